"""The flow table of one SOP: rows, columns and pages on which every arrow finds a way.

A connector without a way makes the rows at its ends higher, step by step.  Where that does not
help, letters stand for the names of branches, and then a page begins between the rows, where pages
stay full, so that page connectors lead on.  At the very last rows stand alone on their pages, and
what is left is drawn where there is no free way, because an arrow that is missing would tell what
is wrong.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.balance import Balance
from bpmn_gen.sop.breaks import STRIP_HEIGHT, Breaker
from bpmn_gen.sop.columns import MAX_ACTOR, fit_columns, least_width
from bpmn_gen.sop.document import NAME_PITCH, POINT
from bpmn_gen.sop.heights import (
    MAX_NAME_LINES,
    NAME_SIZE,
    fill_cells,
    least_row_height,
    lines_in,
    text_height,
    texts_of,
)
from bpmn_gen.sop.paging import PageBuilder, RowPart
from bpmn_gen.sop.placing import BARE, NAMING, letter, slot_places
from bpmn_gen.sop.remarks import remarks
from bpmn_gen.sop.tracks import TRACK_GAP, symbol_width

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.sop.breaks import PageRows
    from bpmn_gen.sop.document import BrokenLines, Columns, FlowPage, PageStyle
    from bpmn_gen.sop.rows import Arrow, Draft, Flowchart

NAME_WIDTH = (14.0, 20.0)
"""mm; greatest width of the name of a branch, in a narrow column of actors and in a wide one."""
TIGHT = 70.0
"""mm; a table with less width to spare has narrow columns."""
GROWTH = (0.0, 2 * TRACK_GAP, 6 * TRACK_GAP)
"""mm by which a row is higher above and below its symbol, after each time that it grew."""
WIDER = 60.0
"""mm; greatest width of the column of an actor where connectors need room beside symbols."""
MOST_TRIES = 8
"""Layouts that are tried before the last one, in which every arrow is drawn."""
SHORT_NAME = 5
"""Characters of a name of a branch for which no letter stands: that would not be much shorter."""
SMALLER = (0.0, 0.5, 1.0)
"""pt by which type may be smaller than the settings say, where that saves a page."""
MAX_ROW = 140.0
"""mm; greatest height of a row, because Excel has no higher ones."""
FOOT = 5.0
"""mm at the foot of a page, for its number."""


@dataclass(slots=True)
class _Help:
    """What connectors need beside the room that rows have by themselves."""

    grown: Counter[str] = field(default_factory=Counter)
    """Times that each row grew, by its id."""
    begins: set[int] = field(default_factory=set)
    """Indices of pieces that begin a page."""
    tried: dict[Arrow, list[int]] = field(default_factory=dict)
    """The indices of pieces that began a page for the sake of an arrow, in order."""
    isolates: bool = False
    """Whether rows stand alone on a page where another division did not help."""
    lettered: set[str] = field(default_factory=set)
    """Ids of rows for whose branches letters stand, which Keterangan explains."""


@dataclass(slots=True)
class _Names:
    """The names of branches as they are drawn, and explanations of those that are too long."""

    lines: dict[tuple[str, str, str], BrokenLines]
    remarks: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """What a flow table shows, whatever its paper; equal content makes equal tables."""

    chart: Flowchart
    said: Mapping[str, tuple[str, ...]]
    """The remarks of each row, by its id."""
    names: tuple[str, ...]
    """The printed names of the actors."""

    @classmethod
    def of(cls, process: ResolvedProcess, chart: Flowchart) -> Content:
        """What the rows of a process show."""
        return cls(chart, remarks(process, chart), process.names_of(chart.actors))


class Table:
    """The flow table of one process while it is composed."""

    def __init__(self, content: Content, style: PageStyle, *, endless: bool) -> None:
        """Fill the cells and fit the columns."""
        chart = content.chart
        self.chart, self.style, self.endless = chart, style, endless
        self.pentagon = NAMING
        narrow = style.room[0] < least_width(len(chart.actors)) + TIGHT
        self.name_width = NAME_WIDTH[0 if narrow else 1]
        self.said = content.said
        self._name_branches(frozenset())
        self.actor_names = content.names
        self.words = {word for row in chart.rows for word in _words(row, self.remarks[row.id])}
        texts = [texts_of(row, self.remarks[row.id]) for row in chart.rows]
        self.balance = Balance(texts, style.face)
        self.smaller = 0.0 if endless else self._smaller_by()
        self.columns: Columns = self._fitted(self.smaller)

    def pages(self, *, may_cut: bool = True) -> tuple[FlowPage, ...] | None:
        """The pages, with more room or more pages where connectors need it.

        None where some find no way even so.

        Args:
            may_cut: False where None is better than a page that ends early, because there is a
                wider paper.
        """
        given = _Help()
        for _ in range(MOST_TRIES if may_cut else len(GROWTH)):
            pages, failed = self._try(given)
            if not failed:
                return pages
            self._give(given, failed)
        return None

    def pages_with_letters(self) -> tuple[FlowPage, ...] | None:
        """The pages with page connectors that bear letters alone, which take less room."""
        self.pentagon = BARE
        self.columns = self._fitted(self.smaller)
        self._name_branches(frozenset())
        return self.pages()

    def isolated(self) -> tuple[FlowPage, ...]:
        """The pages where rows stand alone if nothing else helps, with every arrow drawn."""
        given = _Help(isolates=True)
        self.columns = self._fitted(self.smaller)
        self._name_branches(frozenset())
        for _ in range(MOST_TRIES):
            pages, failed = self._try(given)
            if not failed:
                return pages
            self._give(given, failed)
        return self._try(given, takes_any=True)[0]

    def _name_branches(self, lettered: Collection[str]) -> None:
        """Break the names of branches into lines, and explain the letters that stand for some."""
        self.names = _branch_names(self.chart, self.style.face, self.name_width, lettered)
        self.remarks = {
            key: (*texts, *self.names.remarks.get(key, ())) for key, texts in self.said.items()
        }

    def _name_height(self, row: Draft) -> float:
        """Height in mm of the highest name of a branch of a row."""
        counts = (
            len(lines) for (source, *_), lines in self.names.lines.items() if source == row.id
        )
        return max(counts, default=0) * NAME_SIZE * POINT * NAME_PITCH

    def _fitted(self, smaller: float, widest: float = MAX_ACTOR) -> Columns:
        """The columns in type that is ``smaller`` pt below the usual size."""
        style = replace(self.style, size=self.style.size - smaller)
        return self.balance.balanced(fit_columns(self.actor_names, self.words, style, widest))

    def _smaller_by(self) -> float:
        """The pt by which type gets smaller: as few as give the table the fewest pages."""
        counts: list[tuple[int, float]] = []
        for smaller in SMALLER:
            columns = self._fitted(smaller)
            pieces = list(self._pieces(columns, _Help()))
            counts.append((len(self._stretches(pieces, columns, _Help())), smaller))
            if counts[-1][0] == 1:
                break
        return min(counts)[1]

    def _try(
        self, given: _Help, *, takes_any: bool = False
    ) -> tuple[tuple[FlowPage, ...], list[Arrow]]:
        """The pages, and the arrows without a way."""
        pieces = list(self._pieces(self.columns, given))
        stretches = self._stretches(pieces, self.columns, given)
        builder = PageBuilder(
            self.chart,
            pieces,
            self.columns,
            self.style.face,
            self.names.lines,
            stretches,
            self.pentagon,
            takes_any,
            takes_any or max(given.grown.values(), default=0) >= len(GROWTH) - 1,
        )
        pages = builder.build()
        return pages, list(dict.fromkeys(builder.failed))

    def _give(self, given: _Help, failed: Sequence[Arrow]) -> None:
        """Let columns and the rows of arrows without a way grow, then begin a page between them.

        Rows grow first, because a page that just holds them may not hold them any more.
        """
        self.columns = self._fitted(self.smaller, WIDER)
        ends = {one for arrow in failed for one in (arrow.source, arrow.target)}
        growing = {one for one in ends if given.grown[one] < len(GROWTH) - 1}
        given.grown.update(growing or ends)
        named = {arrow.source for arrow in self.chart.arrows if len(arrow.label) > SHORT_NAME}
        lettered = (ends & named) - growing - given.lettered
        if lettered:
            given.lettered |= lettered
            self._name_branches(given.lettered)
            return
        pieces = list(self._pieces(self.columns, given))
        index = _places(pieces)
        fresh: set[int] = set()
        for arrow in failed:
            one, other = sorted((index[arrow.source], index[arrow.target]))
            if growing & {arrow.source, arrow.target}:
                continue
            parting = fresh & set(range(one + 1, other + 1))
            if parting and not given.isolates:
                given.tried.setdefault(arrow, []).extend(parting)
                continue
            fresh |= self._break(given, arrow, (one, other), pieces)

    def _break(
        self, given: _Help, arrow: Arrow, ends: tuple[int, int], pieces: Sequence[RowPart]
    ) -> set[int]:
        """Begin a page between the rows of an arrow or before the first of them, each time anew.

        Where that may not help, both rows stand alone on their pages.
        """
        one, other = ends
        tried = given.tried.setdefault(arrow, [])
        if given.isolates and tried:
            given.begins |= {one, one + 1, other, other + 1} & set(range(1, len(pieces)))
            return set()
        given.begins -= set(tried)
        places = set(range(max(one, 1), other + 1)) - given.begins - set(tried)
        if places:
            best = min(places, key=lambda at: self._break_cost(at, given, pieces))
            tried.append(best)
            given.begins.add(best)
            return {best}
        return set()

    def _break_cost(
        self, at: int, given: _Help, pieces: Sequence[RowPart]
    ) -> tuple[float, int, int]:
        """The cost of all pages if one begins with a row, the arrows that are cut there, the row.

        A page that ends early wherever it may leaves other pages almost empty.
        """
        begins = frozenset(given.begins | {at})
        index = _places(pieces)
        ends = ((index[arrow.source], index[arrow.target]) for arrow in self.chart.arrows)
        cuts = sum(min(pair) < at <= max(pair) for pair in ends)
        return self._breaker(pieces, self.columns, begins).least_cost(), cuts, at

    def _stretches(
        self, pieces: Sequence[RowPart], columns: Columns, given: _Help
    ) -> tuple[PageRows, ...]:
        """Which rows stand on which page."""
        return self._breaker(pieces, columns, frozenset(given.begins)).stretches()

    def _breaker(
        self, pieces: Sequence[RowPart], columns: Columns, begins: frozenset[int]
    ) -> Breaker:
        """What divides the rows into pages."""
        index = _places(pieces)
        arrows = [(index[arrow.source], index[arrow.target]) for arrow in self.chart.arrows]
        heights = [piece.height for piece in pieces]
        limit = added(heights) if self.endless else self._page_room(columns)
        return Breaker(heights, arrows, limit, len(slot_places(columns, self.pentagon)), begins)

    def _page_room(self, columns: Columns) -> float:
        """The height in mm that a page has for rows."""
        return self.style.room[1] - added(columns.header) - FOOT

    def _pieces(self, columns: Columns, given: _Help) -> Iterator[RowPart]:
        """The rows, those that are too long for a page in several pieces."""
        size, width = columns.size, symbol_width(columns.actor)
        limit = min(self._page_room(columns) - 2 * STRIP_HEIGHT, MAX_ROW)
        most = lines_in(limit, size)
        for row in self.chart.rows:
            cells = fill_cells(row, self.remarks[row.id], columns, self.style.face)
            grown = given.grown[row.id]
            more = GROWTH[min(grown, 2)] + TRACK_GAP * max(grown - 2, 0)
            least = least_row_height(row, width, self._name_height(row)) + 2 * more
            if self.endless or cells.count <= most:
                yield RowPart(row, cells, max(text_height(cells.count, size), least), is_first=True)
                continue
            for start in range(0, cells.count, most):
                part = cells.part(start, start + most)
                height = max(text_height(part.count, size), least if start == 0 else 0.0)
                yield RowPart(row, part, height, is_first=start == 0)


def _places(pieces: Sequence[RowPart]) -> dict[str, int]:
    """The index of the first piece of each row."""
    return {piece.draft.id: at for at, piece in enumerate(pieces) if piece.is_first}


def _words(row: Draft, texts: tuple[str, ...]) -> Iterator[str]:
    """All words in the cells of a row."""
    step = row.step
    for text in (row.text, *step.inputs, *step.outputs, *texts):
        yield from text.split()


def _branch_names(chart: Flowchart, face: str, width: float, lettered: Collection[str]) -> _Names:
    """Names of branches in lines; one that is too long gets a letter, explained in Keterangan.

    So do the longer ones of ``lettered`` rows.
    """
    lines: dict[tuple[str, str, str], BrokenLines] = {}
    explained: dict[str, list[str]] = {}
    for arrow in chart.arrows:
        if not arrow.label:
            continue
        broken = DOCUMENT_FACES[face].wrap(arrow.label, width, NAME_SIZE * POINT)
        is_long = len(arrow.label) > SHORT_NAME and arrow.source in lettered
        if is_long or len(broken) > MAX_NAME_LINES:
            said = explained.setdefault(arrow.source, [])
            mark = f"({letter(len(said)).lower()})"
            said.append(f"{mark} {arrow.label}")
            broken = (mark,)
        lines[(arrow.source, arrow.target, arrow.label)] = broken
    return _Names(lines, explained)
