"""Tells at once what rules find in forms that have mistakes of their own.

Without this people would mend a form, send it again, and only then hear of the rest.  What rules
say about the flow waits: a row that could not be read would make them doubt rows that are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.trying import findings_after
from bpmn_gen.diagnostics import CompileError, Diagnostic, Severity
from bpmn_gen.errors import RefusalError
from bpmn_gen.rules.checking import FLOW_CODES
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.commands.sheet_parts import Part
    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.store.project import Project

_NUMBER_MOVED: Final = "renumbered-row"
_DEPENDENT: Final = FLOW_CODES - {"missing-actor"} | {"unused-actor", "unused-party"}
"""What may be wrong only because something else is."""


def look_again(project: Project, parts: Sequence[tuple[Findings, Part]]) -> None:
    """Add to the findings of forms with mistakes what rules find in their other cells."""
    changes = Changes(project.defs.parent)
    tried = [(findings, part) for findings, part in parts if _applies(part, changes)]
    if not changes.files:
        return
    every = [one for one in findings_after(project, changes) if _is_plain(one)]
    for findings, part in tried:
        known = {_row(one.span) for one in findings}
        told = (part.told(one, changes) for one in every)
        findings.extend(one for one in told if one and one.span and one.span.cell
                        and _row(one.span) not in known)  # fmt: skip


def _applies(part: Part, changes: Changes) -> bool:
    """Whether what a form says can be entered at all."""
    try:
        part.apply(changes)
    except (RefusalError, CompileError):
        return False
    return True


def _is_plain(item: Diagnostic) -> bool:
    """Whether a finding stands by itself."""
    return item.severity is not Severity.INFO and item.code not in _DEPENDENT


def _row(span: Span | None) -> tuple[str, int]:
    """The row of a cell."""
    return ("", 0) if span is None else (span.cell.rpartition(",")[0], span.line)


def causes_only(findings: Findings, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What rules find in a form; of rows that got other numbers the cause alone.

    Where cells still say the old numbers, the flow goes astray, and each place where it does would
    be told as well.
    """
    items = list(found)
    moved = next((one for one in findings if one.code == _NUMBER_MOVED), None)
    astray = [one for one in items if one.is_error and one.code in FLOW_CODES]
    if moved is None or not astray:
        yield from items
        return
    yield from (one for one in items if one.code not in _DEPENDENT)
    yield Diagnostic(
        Severity.ERROR,
        "renumbered-rows",
        "nomor di kolom No diubah, tetapi sel yang menyebut nomor itu belum; alurnya putus",
        moved.span,
        ("kembalikan nomor di kolom No, atau sesuaikan semua sel yang menyebutnya",),
    )
