"""Composes the SOP of one process: rows, columns, pages, connectors and identity block."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.balance import Balance
from bpmn_gen.sop.breaks import STRIP_HEIGHT, Breaker
from bpmn_gen.sop.columns import fit_columns
from bpmn_gen.sop.document import POINT, SopDocument
from bpmn_gen.sop.heights import (
    MAX_NAME_LINES,
    NAME_SIZE,
    fill_cells,
    least_row_height,
    lines_in,
    text_height,
    texts_of,
)
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.sop.options import without_choices
from bpmn_gen.sop.paging import PageBuilder, RowPart
from bpmn_gen.sop.placing import letter, slot_places
from bpmn_gen.sop.remarks import remarks
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop.style import asks_with_diamonds, document_style, merges_events
from bpmn_gen.sop.tracks import TRACK_GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop.breaks import PageRows
    from bpmn_gen.sop.document import BrokenLines, Columns, FlowPage, Identity, PageStyle
    from bpmn_gen.sop.rows import Arrow, Draft, Flowchart

NAME_WIDTH = 20.0
"""mm; greatest width of the name of a branch."""
MORE_ROOM = (0.0, 2 * TRACK_GAP, 4 * TRACK_GAP)
"""mm added above and below symbols; tried in turn while a connector finds no way."""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that an SOP needs besides its process, as plain data for a job."""

    sop_code: str
    style: PageStyle
    identity: Identity
    merge_events: bool
    """Whether the first and the last kegiatan are drawn as capsules."""
    has_choices: bool = True
    """Whether steps that may be skipped stand behind a diamond, not only under its words."""


def brief_of(process: ResolvedProcess, defs: DefinitionSet) -> Brief:
    """The brief of a process, from the settings of the regency."""
    return Brief(
        sop_code=sop_code(defs.daerah, process.code),
        style=document_style(defs.daerah),
        identity=identity_block(process, defs),
        merge_events=merges_events(defs.daerah),
        has_choices=asks_with_diamonds(defs.daerah),
    )


def compose_with_settings(
    process: ResolvedProcess, defs: DefinitionSet, findings: Findings, *, endless: bool = False
) -> SopDocument:
    """The page model of a process under the settings of the regency."""
    return compose_sop(process, brief_of(process, defs), findings, endless=endless)


def compose_sop(
    process: ResolvedProcess, brief: Brief, findings: Findings, *, endless: bool = False
) -> SopDocument:
    """The page model of a process.

    Args:
        process: resolved for its target.
        brief: what it needs beside.
        findings: told what could not be shown as it should be.
        endless: one page as long as it must be, without page connectors, for the screen.
    """
    if not brief.has_choices:
        process = without_choices(process)
    chart = flowchart(process, merge_events=brief.merge_events)
    flow = tuple((arrow.source, arrow.target, arrow.label) for arrow in chart.arrows)
    table = _Table(process, chart, brief.style, findings, endless=endless)
    return SopDocument(
        code=process.code,
        sop_code=brief.sop_code,
        style=brief.style,
        identity=brief.identity,
        columns=table.columns,
        actors=table.actor_names,
        pages=table.pages(),
        flow=flow,
    )


@dataclass(slots=True)
class _Names:
    """The names of branches as they are drawn, and explanations of those that are too long."""

    lines: dict[tuple[str, str, str], BrokenLines]
    remarks: dict[str, list[str]]


class _Table:
    """The flow table of one process while it is composed."""

    def __init__(
        self,
        process: ResolvedProcess,
        chart: Flowchart,
        style: PageStyle,
        findings: Findings,
        *,
        endless: bool,
    ) -> None:
        """Fill the cells and fit the columns."""
        self.process, self.chart, self.style, self.findings = process, chart, style, findings
        self.endless = endless
        self.names = _branch_names(chart, style.face)
        self.remarks = {
            key: (*texts, *self.names.remarks.get(key, ()))
            for key, texts in remarks(process, chart).items()
        }
        self.actor_names = process.names_of(chart.actors)
        self.words = {word for row in chart.rows for word in _words(row, self.remarks[row.id])}
        texts = [texts_of(row, self.remarks[row.id]) for row in chart.rows]
        self.balance = Balance(texts, style.face)
        self.columns: Columns = self._fitted(0.0 if endless else self._smaller_by(), findings)

    def _fitted(self, smaller: float, findings: Findings) -> Columns:
        """The columns in type that is ``smaller`` pt below the usual size."""
        style = replace(self.style, size=self.style.size - smaller)
        fitted = fit_columns(self.actor_names, self.words, style, findings, self.process.origin)
        return self.balance.balanced(fitted)

    def _smaller_by(self) -> float:
        """The pt by which type gets smaller: as few as give the table the fewest pages."""
        counts: list[tuple[int, float]] = []
        for smaller in SMALLER:
            columns = self._fitted(smaller, Findings())
            pieces = list(self._pieces(columns, MORE_ROOM[0]))
            counts.append((len(self._stretches(pieces, columns)), smaller))
            if counts[-1][0] == 1:
                break
        return min(counts)[1]

    def pages(self) -> tuple[FlowPage, ...]:
        """The pages, with more room for tracks where connectors need it.

        An arrow that finds no way even then is told in Keterangan instead, so that nothing of the
        flow is lost.
        """
        failed: list[Arrow] = []
        for room in MORE_ROOM:
            pages, failed = self._try(room)
            if not failed:
                return pages
        while failed:
            for arrow in failed:
                self._tell(arrow)
            pages, failed = self._try(MORE_ROOM[-1])
        return pages

    def _tell(self, arrow: Arrow) -> None:
        """Say in Keterangan where an arrow leads, and report that."""
        row, target = self.chart.row(arrow.source), self.chart.row(arrow.target)
        where = f"langkah {target.number}" if target.number else target.text
        said = f"Dilanjutkan ke {where}" + (f" bila {arrow.label}" if arrow.label else "")
        self.remarks[row.id] = (*self.remarks[row.id], said)
        self.chart.arrows.remove(arrow)
        message = f"panah SOP dari '{row.id}' ke '{target.id}' tidak mendapat tempat"
        hints = (
            "alurnya ditulis di Keterangan; bagi proses menjadi beberapa SOP agar dapat digambar",
        )
        self.findings.warning("sop-arrow-in-words", message, row.step.origin, *hints)

    def _try(self, room: float) -> tuple[tuple[FlowPage, ...], list[Arrow]]:
        """The pages with ``room`` mm added around symbols, and the arrows without a way."""
        pieces = list(self._pieces(self.columns, room))
        stretches = self._stretches(pieces, self.columns)
        builder = PageBuilder(
            self.chart, pieces, self.columns, self.style.face, self.names.lines, stretches
        )
        pages = builder.build()
        return pages, builder.failed

    def _stretches(self, pieces: Sequence[RowPart], columns: Columns) -> tuple[PageRows, ...]:
        """Which rows stand on which page."""
        index = {piece.draft.id: at for at, piece in enumerate(pieces) if piece.is_first}
        arrows = [(index[arrow.source], index[arrow.target]) for arrow in self.chart.arrows]
        heights = [piece.height for piece in pieces]
        limit = sum(heights) if self.endless else self._page_room(columns)
        return Breaker(heights, arrows, limit, len(slot_places(columns))).stretches()

    def _page_room(self, columns: Columns) -> float:
        """The height in mm that a page has for rows."""
        return self.style.room[1] - sum(columns.header) - FOOT

    def _pieces(self, columns: Columns, room: float) -> Iterator[RowPart]:
        """The rows, those that are too long for a page in several pieces."""
        size = columns.size
        limit = min(self._page_room(columns) - 2 * STRIP_HEIGHT, MAX_ROW)
        most = lines_in(limit, size)
        for row in self.chart.rows:
            cells = fill_cells(row, self.remarks[row.id], columns, self.style.face)
            named = [
                len(lines) for (source, _, _), lines in self.names.lines.items() if source == row.id
            ]
            least = least_row_height(row, max(named, default=0)) + 2 * room
            if self.endless or cells.count <= most:
                yield RowPart(row, cells, max(text_height(cells.count, size), least), is_first=True)
                continue
            for start in range(0, cells.count, most):
                part = cells.part(start, start + most)
                height = max(text_height(part.count, size), least if start == 0 else 0.0)
                yield RowPart(row, part, height, is_first=start == 0)


SMALLER = (0.0, 0.5, 1.0)
"""pt by which type may be smaller than the settings say, where that saves a page."""
MAX_ROW = 140.0
"""mm; greatest height of a row, because Excel has no higher ones."""
FOOT = 5.0
"""mm at the foot of a page, for its number."""


def _words(row: Draft, texts: tuple[str, ...]) -> Iterator[str]:
    """All words in the cells of a row."""
    step = row.step
    for text in (row.text, *step.inputs, *step.outputs, *texts):
        yield from text.split()


def _branch_names(chart: Flowchart, face: str) -> _Names:
    """Names of branches in lines; one that is too long gets a letter, explained in Keterangan."""
    lines: dict[tuple[str, str, str], BrokenLines] = {}
    explained: dict[str, list[str]] = {}
    for arrow in chart.arrows:
        if not arrow.label:
            continue
        broken = DOCUMENT_FACES[face].wrap(arrow.label, NAME_WIDTH, NAME_SIZE * POINT)
        if len(broken) > MAX_NAME_LINES:
            said = explained.setdefault(arrow.source, [])
            mark = f"({letter(len(said)).lower()})"
            said.append(f"{mark} {arrow.label}")
            broken = (mark,)
        lines[(arrow.source, arrow.target, arrow.label)] = broken
    return _Names(lines, explained)
