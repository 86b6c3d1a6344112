"""The file in which staff give the reason for each change.

The program adds what is missing at its end and changes nothing that stands there, so no word of a
person is ever lost: not a reason, not a remark, not the reason for a change that is undone by now.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.fmt_scalar import write_inline
from bpmn_gen.definition.node import MappingNode, ScalarNode
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.definition.node import Node
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.review.change import Change

FILE: Final = "reviu.yaml"
LARGEST: Final = 4 * 1024 * 1024
"""Bytes of the largest file that is read."""
_FIELDS: Final = ("alasan", "dasar", "perubahan")
_HEAD: Final = (
    "# Alasan setiap perubahan, untuk matriks perubahan dan berita acara.\n"
    "# Ganti titik-titik dengan alasannya. Baris 'dasar' boleh ditambahkan di bawahnya.\n"
    "# Program hanya menambah di akhir berkas; yang sudah tertulis tidak diubah.\n"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What staff say of one change."""

    reason: str = ""
    """Empty where nobody gave one yet."""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The file as it is."""

    text: str = ""
    given: Mapping[str, Reason] = field(default_factory=dict)
    """By the key of the change."""

    def of(self, change: Change) -> Reason:
        """What staff say of a change; nothing where it is not in the file."""
        return self.given.get(change.key, Reason())

    def extended(self, changes: Iterable[Change]) -> str:
        """The text of the file with a place for each change that it does not know."""
        new = [one for one in changes if one.key not in self.given]
        if not new:
            return self.text
        before = self.text or _HEAD
        before += "" if before.endswith("\n") else "\n"
        return before + "".join(f"\n{part}" for part in map(_entry, new))


def _entry(change: Change) -> str:
    """The place for the reason of one change."""
    named = f"{change.code} {change.name}: " if change.code else ""
    key, told = (write_inline(text, flow=False) for text in (change.key, named + change.sentence))
    return f"{key}:\n  perubahan: {told}\n  alasan: ...\n"


def read_reasons(text: str, label: str, findings: Findings) -> Reasons | None:
    """The reasons in the text of a file; None, with findings, where it has mistakes.

    Args:
        text: of the file; empty where there is none.
        label: the file as the user knows it.
        findings: told what is wrong, each with its place.
    """
    if not text.strip() or all(line.startswith("#") for line in text.split("\n") if line.strip()):
        return Reasons(text)
    node = read_text(text, label, findings)
    if not isinstance(node, MappingNode):
        if not findings.has_errors:
            span = Span(label) if node is None else node.span
            findings.error("reasons-shape", "alasan ditulis di bawah kunci perubahannya", span)
        return None
    given = {str(key.value): _reason(value, findings) for key, value in node.pairs}
    return None if findings.has_errors else Reasons(text, given)


def _reason(node: Node, findings: Findings) -> Reason:
    """What is said of one change."""
    if isinstance(node, ScalarNode):
        return Reason(_text(node))
    if not isinstance(node, MappingNode):
        findings.error("reasons-shape", "alasan ditulis sebagai teks", node.span)
        return Reason()
    said = dict(_fields(node, findings))
    return Reason(said.get("alasan", ""), said.get("dasar", ""))


def _fields(node: MappingNode, findings: Findings) -> Iterator[tuple[str, str]]:
    """The texts under one key."""
    for key, value in node.pairs:
        if key.value not in _FIELDS:
            hint = f"kunci yang dipakai: {', '.join(_FIELDS)}"
            findings.warning("unknown-key", f"kunci '{key.value}' tidak dikenal", key.span, hint)
        elif isinstance(value, ScalarNode):
            yield str(key.value), _text(value)
        else:
            message = f"'{key.value}' ditulis sebagai teks"
            findings.error("reasons-shape", message, value.span)


def _text(node: ScalarNode) -> str:
    """A text; empty where it is still to be written."""
    return "" if node.is_to_fill else " ".join(node.value.split())
