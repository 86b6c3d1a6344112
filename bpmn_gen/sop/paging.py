"""Builds the pages of the flow table: rows, symbols, and the connectors between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.breaks import STRIP_HEIGHT, PageRows
from bpmn_gen.sop.document import (
    NAME_PITCH,
    POINT,
    BranchLabel,
    Connector,
    FlowPage,
    FlowRow,
    Site,
)
from bpmn_gen.sop.heights import NAME_SIZE
from bpmn_gen.sop.occupancy import box_of
from bpmn_gen.sop.placing import (
    Ids,
    Strips,
    letter,
    slot_places,
    step_symbols,
)
from bpmn_gen.sop.router import Router
from bpmn_gen.sop.sites import WantedConnector
from bpmn_gen.sop.tracks import page_tracks
from bpmn_gen.sop.words import page_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.sop.document import BrokenLines, Columns, Symbol
    from bpmn_gen.sop.heights import Cells
    from bpmn_gen.sop.placing import Pentagon
    from bpmn_gen.sop.router import Led
    from bpmn_gen.sop.rows import Arrow, Draft, Flowchart


MOST_CORNERS = 3
"""Outcomes of a diamond that have a corner each, because the flow comes in at the fourth."""


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row, or the part of a long row that stands on one page."""

    draft: Draft
    cells: Cells
    height: float
    is_first: bool
    """Whether it is the first part of its row, in which the symbol stands."""


@dataclass(slots=True)
class PageBuilder:
    """Everything that the pages of a document share."""

    chart: Flowchart
    pieces: Sequence[RowPart]
    columns: Columns
    face: str
    names: Mapping[tuple[str, str, str], BrokenLines]
    """The names of branches in lines, by source, target and label of their arrow."""
    stretches: Sequence[PageRows]
    pentagon: Pentagon
    """The kind of its page connectors."""
    takes_any: bool = False
    """Whether arrows without a free way are drawn all the same."""
    far_names: bool = False
    """Whether names of branches may stand far from their diamonds."""
    ids: Ids = field(default_factory=Ids)
    failed: list[Arrow] = field(default_factory=list)
    """Arrows that found no way."""
    _page_of: dict[str, int] = field(default_factory=dict)
    _letters: dict[str, str] = field(default_factory=dict)

    def build(self) -> tuple[FlowPage, ...]:
        """All pages."""
        for number, stretch in enumerate(self.stretches):
            for piece in self.pieces[stretch.start : stretch.stop]:
                if piece.is_first:
                    self._page_of[piece.draft.id] = number
        cut = {a.target for a in self.chart.arrows if self.is_cut(a)}
        targets = [piece.draft.id for piece in self.pieces if piece.is_first]
        self._letters = {
            target: letter(index) for index, target in enumerate(t for t in targets if t in cut)
        }
        return tuple(
            _Page(self, number, stretch).build() for number, stretch in enumerate(self.stretches)
        )

    def page_of(self, row: str) -> int:
        """Index of the page on which the symbol of a row stands."""
        return self._page_of[row]

    def is_cut(self, arrow: Arrow) -> bool:
        """Whether an arrow leads from one page to another."""
        return self._page_of[arrow.source] != self._page_of[arrow.target]

    def letter_of(self, arrow: Arrow) -> str:
        """The letter of a cut arrow; all arrows to the same row share one."""
        return self._letters[arrow.target]


class _Page:
    """One page while it is built."""

    def __init__(self, shared: PageBuilder, number: int, stretch: PageRows) -> None:
        """Begin with the strips at the head of the page."""
        self.shared = shared
        self.number = number
        self.stretch = stretch
        self.rows: list[FlowRow] = [FlowRow(STRIP_HEIGHT) for _ in range(stretch.arriving)]
        self.symbols: list[Symbol] = []
        self.wanted: list[WantedConnector] = []
        self.arrow_of: dict[int, Arrow | None] = {}
        self.main: dict[str, Symbol] = {}
        self.bands: list[tuple[float, float, float]] = []
        self.named: set[tuple[int, str]] = set()

    def build(self) -> FlowPage:
        """The finished page."""
        self._place_steps()
        self._place_page_connectors()
        self._want_arrows()
        led = self._lead()
        connectors = tuple(
            self._connector(one, led[one.id]) for one in self.wanted if one.id in led
        )
        rows, symbols = tuple(self.rows), tuple(self.symbols)
        words = page_words(rows, symbols, connectors)
        return FlowPage(self.number + 1, rows, symbols, connectors, words)

    def _place_steps(self) -> None:
        """Add the rows of the page with their symbols."""
        shared = self.shared
        top = STRIP_HEIGHT * self.stretch.arriving
        for piece in shared.pieces[self.stretch.start : self.stretch.stop]:
            symbols: list[Symbol] = []
            if piece.is_first:
                band = (len(self.rows), top, piece.height)
                symbols += step_symbols(
                    piece.draft,
                    band,
                    shared.chart.actors,
                    shared.columns,
                    shared.face,
                    shared.ids,
                )
                self.main[piece.draft.id] = symbols[0]
                self._link(symbols)
            self.symbols += symbols
            self.bands.append((top, piece.height, symbols[0].bounds.height if symbols else 0.0))
            self.rows.append(_row(piece, symbols[0].id if symbols else 0))
            top += piece.height
        self.rows += [FlowRow(STRIP_HEIGHT) for _ in range(self.stretch.leaving)]

    def _link(self, symbols: Sequence[Symbol]) -> None:
        """Ask for lines that join the boxes of partners, from column to column."""
        in_order = sorted(symbols, key=lambda symbol: symbol.actor)
        for one, other in pairwise(in_order):
            key = self.shared.ids.take()
            self.wanted.append(WantedConnector(key, one.id, other.id, is_link=True))
            self.arrow_of[key] = None

    def _place_page_connectors(self) -> None:
        """Add a pentagon for each row of another page to which arrows lead, and for each row here.

        Arrows to the same row meet at one pentagon, so that no letter stands on a page twice.
        """
        shared, columns = self.shared, self.shared.columns
        first, last = self._strip_tops()
        head = Strips(columns, shared.face, shared.pentagon, first, at_foot=False)
        foot = Strips(columns, shared.face, shared.pentagon, last, at_foot=True)
        marks: dict[str, Symbol] = {}
        for arrow in filter(shared.is_cut, shared.chart.arrows):
            arrives, target = arrow.target in self.main, marks.get(arrow.target)
            if not arrives and arrow.source not in self.main:
                continue
            end = self.main[arrow.target if arrives else arrow.source]
            if target is None:
                pages, words = self._other_end(arrow, arrives=arrives)
                strips = head if arrives else foot
                target = strips.place(end.bounds.center.x, pages, words, shared.ids.take())
                marks[arrow.target] = target
                self.symbols.append(target)
            elif arrives:
                continue
            if arrives:
                self._want(target, end, arrow, (Site.BOTTOM, None))
            else:
                self._want(end, target, arrow, (None, Site.TOP))

    def _other_end(self, arrow: Arrow, *, arrives: bool) -> tuple[tuple[int, ...], tuple[str, str]]:
        """The pages from which arrows come or to which one leads, its letter, and all in words."""
        shared, ends = self.shared, [arrow.target]
        if arrives:
            cut = filter(shared.is_cut, shared.chart.arrows)
            ends = list(dict.fromkeys(one.source for one in cut if one.target == arrow.target))
        pages = tuple(sorted({shared.page_of(end) + 1 for end in ends}))
        rows = " dan ".join(row_words(shared.chart.row(end)) for end in ends)
        name = shared.letter_of(arrow)
        return pages, (name, f"sambungan {name} {'dari' if arrives else 'ke'} {rows}")

    def _strip_tops(self) -> tuple[list[tuple[int, float]], list[tuple[int, float]]]:
        """Index and top of the strips at head and foot, those nearest to the rows first."""
        count = self.stretch.arriving
        head = [(index, index * STRIP_HEIGHT) for index in reversed(range(count))]
        start = len(self.rows) - self.stretch.leaving
        below = added(row.height for row in self.rows[:start])
        foot = [
            (start + index, below + index * STRIP_HEIGHT) for index in range(self.stretch.leaving)
        ]
        return head, foot

    def _want_arrows(self) -> None:
        """Ask for the arrows between symbols of this page."""
        for arrow in self.shared.chart.arrows:
            if arrow.source in self.main and arrow.target in self.main:
                self._want(self.main[arrow.source], self.main[arrow.target], arrow)

    def _want(
        self,
        source: Symbol,
        target: Symbol,
        arrow: Arrow,
        sites: tuple[Site | None, Site | None] = (None, None),
    ) -> None:
        """Ask for a connector; the name of a branch stands where the arrow leaves its diamond."""
        key = self.shared.ids.take()
        lines = self.shared.names.get((arrow.source, arrow.target, arrow.label), ())
        has_name = lines and source.kind != "segilima"
        group = f"{arrow.group} {arrow.label}" if arrow.group else ""
        if group and (source.id, group) in self.named:
            has_name = ()
        self.named.add((source.id, group))
        size = name_size(lines, self.shared.face) if has_name else None
        self.wanted.append(
            WantedConnector(
                key,
                source.id,
                target.id,
                size,
                group=group,
                is_outcome=source.kind == "ketupat",
                is_one_of_many=source.kind == "ketupat" and self._outcomes(arrow) > MOST_CORNERS,
                only_sites=sites,
            )
        )
        self.arrow_of[key] = arrow

    def _outcomes(self, arrow: Arrow) -> int:
        """The number of names of branches at the diamond that an arrow leaves."""
        arrows = self.shared.chart.arrows
        return len({(one.group, one.label) for one in arrows if one.source == arrow.source})

    def _lead(self) -> Mapping[int, Led]:
        """Find ways for all connectors of the page."""
        columns = self.shared.columns
        height = added(row.height for row in self.rows)
        first, last = self._strip_tops()
        strips = [(top, STRIP_HEIGHT, STRIP_HEIGHT - 5.0) for _, top in (*first, *last)]
        notes = [symbol for symbol in self.symbols if symbol.note]
        kind = self.shared.pentagon
        more = slot_places(columns, kind) if strips else ()
        above = [round(top + kind.above, 3) for _, top in last]
        router = Router(
            (
                *((symbol.id, box_of(symbol.bounds)) for symbol in self.symbols),
                *((-one.id, box_of(one.note.bounds)) for one in notes if one.note),
            ),
            page_tracks(columns, [*self.bands, *strips], more, above),
            (columns.actors_left + 0.3, 0.3, columns.actors_right - 0.3, height - 0.3),
            self._borders(),
            self._uprights(),
            self.shared.takes_any,
            self.shared.far_names,
        )
        led, failed = router.lead(tuple(self.wanted))
        self.shared.failed += [arrow for one in failed if (arrow := self.arrow_of[one.id])]
        return led

    def _borders(self) -> tuple[float, ...]:
        """The y of the borders between rows."""
        return tuple(accumulate(row.height for row in self.rows[:-1]))

    def _uprights(self) -> tuple[float, ...]:
        """The x of the borders between columns of actors."""
        columns = self.shared.columns
        return tuple(
            columns.actors_left + at * columns.actor for at in range(1, len(columns.names))
        )

    def _connector(self, one: WantedConnector, led: Led) -> Connector:
        """A connector that found its way, as it is drawn."""
        arrow = self.arrow_of[one.id]
        label = None
        if led.name is not None and arrow is not None:
            left, top, right, bottom = led.name
            lines = self.shared.names[(arrow.source, arrow.target, arrow.label)]
            label = BranchLabel(Bounds(left, top, right - left, bottom - top), lines, NAME_SIZE)
        points = tuple(Point(x, y) for x, y in led.route.points)
        return Connector(
            one.id,
            one.source,
            one.target,
            led.route.source,
            led.route.target,
            points,
            label,
            arrow=not one.is_link,
        )


def name_size(lines: BrokenLines, face: str) -> tuple[float, float]:
    """Width and height in mm of the name of a branch."""
    size = NAME_SIZE * POINT
    width = max(DOCUMENT_FACES[face].width(line, size) for line in lines)
    return (width + 0.4, len(lines) * size * NAME_PITCH)


def row_words(row: Draft) -> str:
    """How a row is called where its page is another one."""
    return f"langkah {row.number}" if row.number else f"'{row.text}'"


def _row(piece: RowPart, symbol: int) -> FlowRow:
    """A row as it is printed."""
    cells = piece.cells
    return FlowRow(
        piece.height,
        cells.number,
        cells.activity,
        cells.inputs,
        cells.duration,
        cells.outputs,
        cells.remarks,
        piece.draft.id,
        symbol,
    )
