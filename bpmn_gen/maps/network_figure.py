"""Draws a network: a layout says where everything stands, the look is that of all our maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.maps.columns import height_in_columns
from bpmn_gen.maps.graph import NetworkGraph, NetworkLink, NetworkNode
from bpmn_gen.maps.network_sections import MIDDLE, network_sections
from bpmn_gen.maps.placing import place
from bpmn_gen.model.ids import IdSpace, slug
from bpmn_gen.picture.board import Board, Panel
from bpmn_gen.picture.curved_arrows import curve
from bpmn_gen.picture.figures import Box, Line, Mark
from bpmn_gen.picture.network_key import network_key
from bpmn_gen.picture.set_text import (
    CODE,
    PLAIN,
    SMALL,
    TextPiece,
    TextStyle,
    set_lines,
    stacked,
    stacked_height,
)
from bpmn_gen.picture.table import TableCell, TableColumn, TableRow, heading_line, table_panels
from bpmn_gen.picture.tiles import Tile, tile_height, tile_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.maps.graph import PlacedNetwork
    from bpmn_gen.maps.network_parts import NetworkArrow, NetworkKnot, Passing
    from bpmn_gen.maps.network_sections import NetworkSection
    from bpmn_gen.picture.sheet import Sheet

PROCESS_WIDTH = 186.0
"""px; width of a process on a map of all groups."""
COLUMN_WIDTH = 264.0
"""px; width of every box on the map of one group."""
RANK_GAPS = (46.0, 20.0)
"""px between two ranks, and between two boxes of one rank, on a map of all groups."""
COLUMN_GAPS = (194.0, 10.0)
"""px between two columns, and between two boxes of one column, on the map of one group.  Arrows
that fan out need the width."""
TALL = 680.0
"""px; the greatest height of the map of one group, which a page shows at nearly full size.  A
taller map is parted."""
PORT = 9.0
"""px; the least length of a box's side for each arrow at it, so that arrows stay apart."""
_PAD = 6.0
_NUMBER = TextStyle(10.5, bold=True, role="text-navy")
_CLUSTER = TextStyle(10.5, bold=True, role="text-navy")
TABLE = (
    TableColumn("No.", 4, "middle"),
    TableColumn("Dokumen", 30),
    TableColumn("Proses", 13),
    TableColumn("Dari", 26),
    TableColumn("Kepada", 27),
)


@dataclass(frozen=True, slots=True)
class Network:
    """The data of a network map."""

    sheet: Sheet
    knots: tuple[NetworkKnot, ...]
    arrows: tuple[NetworkArrow, ...]
    passings: tuple[Passing, ...]

    @property
    def is_columned(self) -> bool:
        """Whether it is about one group, with its processes in the middle of three columns."""
        return any(knot.column for knot in self.knots)

    def failure(self) -> str:
        """Why Graphviz could not place it; empty when it could."""
        return "" if self.is_columned else place(_graph((self.knots, self.arrows)))[1]

    def board(self) -> Board:
        """The network, followed by the table of its documents."""
        whole: NetworkSection = (self.knots, self.arrows)
        parts = network_sections(*whole, _tall, TALL) if self.is_columned else [whole]
        ids = IdSpace()
        panels = [panel for part in parts for panel in self._pictures(part, parts, ids)]
        told = "; ".join(self._told(one) for one in self.arrows)
        key = network_key(self._kinds())
        return Board(self.sheet, (*panels, *self._table()), told, key=key)

    def _pictures(
        self, part: NetworkSection, parts: Sequence[NetworkSection], ids: IdSpace
    ) -> Iterator[Panel]:
        """The picture of a part, below a line that names the part when there are several."""
        placed, _ = place(_graph(part))
        picture = Panel(tuple(self._marks(part, placed, ids)), placed.height, placed.width)
        if len(parts) > 1:
            codes = ", ".join(knot.code for knot in part[0] if knot.column == MIDDLE)
            line = f"Bagian {parts.index(part) + 1} dari {len(parts)}: {codes}"
            yield heading_line(line, placed.height)
        yield picture

    def _kinds(self) -> tuple[str, ...]:
        """The kinds of knots and arrows that occur, which the legend explains."""
        kinds = {knot.kind for knot in self.knots}
        kinds |= {
            "panggilan" if one.is_call else "dokumen" if one.directed else "terlibat"
            for one in self.arrows
        }
        return tuple(sorted(kinds))

    def _table(self) -> list[Panel]:
        """The table of documents by their numbers."""
        if not self.passings:
            return []
        rows = [
            TableRow(
                (
                    TableCell.of(str(item.number), bold=True),
                    TableCell.of(item.document),
                    TableCell.of(item.code),
                    TableCell.listing(item.givers),
                    TableCell.listing(item.takers),
                ),
                f"dokumen_{item.number}_{slug(item.code)}",
                f"Dokumen {item.number}: {item.document}",
            )
            for item in self.passings
        ]
        listed = table_panels(TABLE, rows)
        return [heading_line("Dokumen yang dipertukarkan", listed[0].keep), *listed]

    def _told(self, one: NetworkArrow, knots: Sequence[NetworkKnot] = ()) -> str:
        """An arrow in words; ``knots`` are those of its part, else those of the whole network."""
        names = {knot.id: f"{knot.code} {knot.name}".strip() for knot in knots or self.knots}
        ends = f"{names[one.source]} ke {names[one.target]}"
        if one.is_call:
            return f"{names[one.source]} memanggil {names[one.target]}"
        if not one.directed:
            return f"{names[one.source]} terlibat dalam {names[one.target]}"
        titles = {item.number: item.document for item in self.passings}
        return f"{ends}: {', '.join(titles[number] for number in one.documents)}"

    def _marks(self, part: NetworkSection, placed: PlacedNetwork, ids: IdSpace) -> list[Mark]:
        """All marks of a part: clusters at the back, then arrows, boxes, and numbers in front."""
        knots, arrows = part
        marks = [_cluster(name, box) for name, box in placed.clusters.items()]
        labels = []
        for one, course, middle in zip(arrows, placed.courses, placed.labels, strict=True):
            key = ids.take(slug(f"{one.source} ke {one.target}"))
            told = self._told(one, knots)
            if one.directed:
                marks.append(curve(course.knots, course.tip, key, told, dashed=one.is_call))
            else:
                line = Line(course.knots, "association", curved=True)
                marks.append(Mark((line,), key, "terlibat", told))
            if middle:
                labels.append(_numbers(one.documents, middle))
        for knot in knots:
            marks += _knot(knot, placed.nodes[knot.id], ids)
        return marks + labels


def _graph(part: NetworkSection) -> NetworkGraph:
    """The sizes of a part, which are all that a layout has to know."""
    knots, arrows = part
    clusters = dict.fromkeys(knot.cluster for knot in knots if knot.cluster)
    columned = any(knot.column for knot in knots)
    return NetworkGraph(
        tuple(_sized(knot, _busiest(knot, arrows)) for knot in knots),
        tuple(
            NetworkLink(one.source, one.target, _label_size(one.documents), one.directed)
            for one in arrows
        ),
        tuple((name, PROCESS_WIDTH, _head_height(name)) for name in clusters),
        *(COLUMN_GAPS if columned else RANK_GAPS),
    )


def _tall(part: NetworkSection) -> float:
    """Height in px of a part."""
    return height_in_columns(_graph(part))


def _busiest(knot: NetworkKnot, arrows: Sequence[NetworkArrow]) -> int:
    """The number of arrows at the busier side of a knot."""
    leave = sum(one.source == knot.id for one in arrows)
    return max(leave, sum(one.target == knot.id for one in arrows))


def _sized(knot: NetworkKnot, arrows: int) -> NetworkNode:
    """The size of a knot that has ``arrows`` arrows at its busier side."""
    if not knot.column:
        high = tile_height(Tile(knot.code, knot.name), PROCESS_WIDTH)
        return NetworkNode(knot.id, PROCESS_WIDTH, high, knot.cluster)
    if knot.kind == "proses":
        high = tile_height(Tile(knot.code, knot.name), COLUMN_WIDTH)
    else:
        high = stacked_height(_words_of(knot), COLUMN_WIDTH - 2 * _PAD) + 2 * _PAD
    return NetworkNode(knot.id, COLUMN_WIDTH, max(high, arrows * PORT), column=knot.column)


def _words_of(knot: NetworkKnot) -> tuple[TextPiece, ...]:
    """The words in the box of a party, or of a process that the map is not about."""
    if knot.is_party:
        return (TextPiece(knot.name, PLAIN),)
    return (TextPiece(knot.code, CODE), TextPiece(knot.name, SMALL))


def _head_height(name: str) -> float:
    """Height in px of the name of a cluster."""
    return len(_CLUSTER.lines(name, PROCESS_WIDTH)) * _CLUSTER.step + 4.0


def _words(documents: tuple[int, ...]) -> str:
    """The numbers on an arrow as text."""
    return ", ".join(str(number) for number in documents)


def _label_size(documents: tuple[int, ...]) -> tuple[float, float]:
    """Width and height in px of the numbers on an arrow."""
    if not documents:
        return (0.0, 0.0)
    lines = _NUMBER.lines(_words(documents), 90.0)
    wide = max(text_width(line, _NUMBER.size, bold=True) for line in lines)
    return (wide + 8.0, len(lines) * _NUMBER.step + 4.0)


def _numbers(documents: tuple[int, ...], middle: Point) -> Mark:
    """The numbers of the documents, on a ground that hides the arrow behind them."""
    width, height = _label_size(documents)
    lines = _NUMBER.lines(_words(documents), 90.0)
    ground = Bounds(middle.x - width / 2, middle.y - height / 2, width, height)
    top = Point(middle.x, middle.y - len(lines) * _NUMBER.step / 2)
    return Mark((Box(ground, "tag", 4.0), *set_lines(lines, top, _NUMBER, "middle")))


def _knot(knot: NetworkKnot, box: Bounds, ids: IdSpace) -> list[Mark]:
    """A process as a tile, or a party as a rounded box."""
    if not knot.is_party:
        tile = Tile(knot.code, knot.name, href=knot.href)
        if knot.kind == "proses":
            return tile_marks(tile, box)
        return [_other_process(knot, box, ids)]
    role = "party-outside" if knot.kind == "pihak-luar" else "party"
    words = stacked(_words_of(knot), box.grown(-_PAD))
    told = f"{'Pihak eksternal' if knot.kind == 'pihak-luar' else 'Pihak'}: {knot.name}"
    return [Mark((Box(box, role, 12.0), *words), ids.take(slug(knot.id)), "pihak", told)]


def _other_process(knot: NetworkKnot, box: Bounds, ids: IdSpace) -> Mark:
    """A process that the map is not about: pale, with its code above its name."""
    words = stacked(_words_of(knot), box.grown(-_PAD))
    told = f"Proses lain {knot.code}: {knot.name}"
    key = ids.take(f"proses_{slug(knot.code)}")
    return Mark((Box(box, "phase-header", 4.0), *words), key, "proses", told, href=knot.href)


def _cluster(name: str, box: Bounds) -> Mark:
    """The ground of a group, with its name at the top."""
    lines = _CLUSTER.lines(name, PROCESS_WIDTH)
    text = set_lines(lines, Point(box.center.x, box.y + 6.0), _CLUSTER, "middle")
    return Mark((Box(box, "band", 4.0), *text))
