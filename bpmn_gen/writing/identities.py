"""Finds out which unit a ``unit.yaml`` is about, and what is wrong where it does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Unit
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span

if TYPE_CHECKING:
    from bpmn_gen.definition.node import Node

IDENTITY = "unit.yaml"
_SAMPLE = "tulis nama dan tipenya, misalnya 'nama: Kecamatan Kroya' dan 'tipe: 7'"


def unit_of(data: bytes, label: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The name of the unit that a file is about, and the mistakes that keep it from saying so.

    Neither where the file is a list of units.
    """
    findings = Findings()
    root = read_bytes(data, label, findings)
    name = _name_in(root)
    if not findings.has_errors and isinstance(root, SequenceNode):
        return "", ()
    if root is not None and not name and not findings.has_errors:
        decode(root, Unit, findings)
        if not findings.has_errors:
            findings.error("missing-key", "nama unit belum ditulis", Span(label), _SAMPLE)
    errors = tuple(item for item in findings if item.is_error)
    return "" if errors else name, errors


def missing(place: str, misnamed: str | None) -> Diagnostic:
    """That the folder of an office has no such file.

    Args:
        place: the folder.
        misnamed: the name of a file in it that was probably meant.
    """
    if misnamed is not None:
        message, span = f"'{misnamed}' tidak dibaca", Span(f"{place}/{misnamed}")
        hint = f"ubah namanya menjadi '{IDENTITY}'"
    else:
        message, span = f"berkas '{IDENTITY}' tidak ada", Span(f"{place}/{IDENTITY}")
        hint = f"buat berkas itu; {_SAMPLE}"
    return Diagnostic(Severity.ERROR, "missing-file", message, span, (hint,))


def _name_in(root: Node | None) -> str:
    """The name that a file gives; empty where it gives none."""
    for key, value in root.pairs if isinstance(root, MappingNode) else ():
        if key.value == "nama" and isinstance(value, ScalarNode):
            return " ".join(str(value.value).split())
    return ""
