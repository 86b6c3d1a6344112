"""The list of all units of a project, as it is written, and the entries in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.reader import read
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.writing.identities import IDENTITY
from bpmn_gen.writing.values import items, plain

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.value import Value


def entries_of(defs: Path) -> list[Value]:
    """The list of all units of a project; empty where it has none.

    Raises:
        CompileError: when it has mistakes in its form.
    """
    path, findings = defs / IDENTITY, Findings()
    if not path.exists():
        return []
    root = read(path, label_of(path), findings)
    if findings.has_errors or root is None:
        raise CompileError(findings)
    return items(plain(root))


def number_of(entries: list[Value], slug: str) -> int | None:
    """The number of the entry about a unit."""
    for number, entry in enumerate(entries):
        if isinstance(entry, Mapping) and file_slug(str(entry.get("nama", ""))) == slug:
            return number
    return None


def entry_at(entries: list[Value], number: int | None) -> dict[str, Value]:
    """An entry of the list; empty where there is none."""
    entry = {} if number is None else entries[number]
    return dict(entry) if isinstance(entry, Mapping) else {}
