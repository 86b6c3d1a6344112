"""Findings of a project as a page shows them: the words of ``check``, and the way to a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.commands.sheet_subject import words_of
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.process.grid import state_of, take
from bpmn_gen.web.process.picture import owner_of
from bpmn_gen.web.process.state import State
from bpmn_gen.web.process.told import LEVELS, span_of
from bpmn_gen.web.process.workshop import value_of
from bpmn_gen.web.server.answering import text_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.node import Node
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.web.process.grid import Taken
    from bpmn_gen.web.process.workshop import Workshop

MOST = 200
"""Findings that a page shows; who has more mends these first."""


def linked(workshop: Workshop, found: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Findings but remarks, each with the address of its cell where a page shows one."""
    grave = [one for one in found if one.severity is not Severity.INFO]
    defs = workshop.definitions()
    folder = workshop.project.defs
    cells = _Cells(workshop, defs)
    # What stops a build comes first, then what can be mended here.
    grave.sort(
        key=lambda one: (
            one.severity is not Severity.ERROR,
            one.span is None or one.span.path not in cells.files,
            one.sort_key(),
        )
    )
    return [
        {
            "tingkat": LEVELS[one.severity],
            "kode": one.code,
            "pesan": one.message,
            "saran": list(one.hints),
            "tempat": str(one.span or "").removeprefix(f"{label_of(folder)}/"),
            "tautan": cells.link(one.span),
        }
        for one in grave[:MOST]
    ]


class _Cells:
    """The cells of pages; a file is read once, however many findings are about it."""

    def __init__(self, workshop: Workshop, defs: DefinitionSet) -> None:
        """Read nothing yet."""
        self._workshop, self._defs = workshop, defs
        folder, known = workshop.project.defs, workshop.processes(defs)
        self.files = {label_of(folder / name): name for name in workshop.files(defs)}
        """The files that pages show as tables, by the names that findings have."""
        self._texts = workshop.own_files(defs)
        self._whole = frozenset(known)
        self._read: dict[str, tuple[Taken, Node | None] | None] = {}

    def link(self, span: Span | None) -> str:
        """The path of a cell; that of the page alone where no cell says what stands at a place.

        Where no page shows the file as tables, it is that of its text.
        """
        file = self._texts.get(span.path, "") if span else ""
        if span is None or not file:
            return ""
        if file not in self._read:
            self._read[file] = self._cells(file)
        read = self._read[file]
        if read is None:
            return text_address(file, span.line)
        taken, root = read
        cell = span_of(span, root, taken)
        if cell is None:
            return f"/proses/{file}"
        found = taken.cell(cell)
        return f"/proses/{file}#{found['tabel']}.{found['baris']}.{found['kolom']}"

    def _cells(self, file: str) -> tuple[Taken, Node | None] | None:
        """The cells of a file and the file as it is read; None where no page shows it."""
        if file not in self._whole:
            return None
        try:
            content = self._workshop.content_of(file)
            before = value_of(content)
        except RefusalError:
            return None
        owner = owner_of(self._defs, file)
        words = words_of(self._defs, str(owner.unit.nama) if owner else "")
        taken = take(State.model_validate(state_of(before, words)), before, words)
        return taken, read_text(content.decode("utf-8-sig"), "", Findings())
