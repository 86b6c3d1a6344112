"""Draws a network: Graphviz says where everything stands, the look is that of all our maps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds, Point
from bpmn_gen.maps.graph import Graph, Link, Node
from bpmn_gen.maps.placing import place
from bpmn_gen.model.ids import IdSpace, slug
from bpmn_gen.render.figures import Box, Line, Mark
from bpmn_gen.render.map_arrows import curve
from bpmn_gen.render.map_board import Board, Panel
from bpmn_gen.render.map_network_key import network_key
from bpmn_gen.render.map_table import Cell, Column, Row, heading_line, table
from bpmn_gen.render.map_text import (
    CODE,
    PLAIN,
    SMALL,
    Piece,
    Style,
    set_lines,
    stacked,
    stacked_height,
)
from bpmn_gen.render.map_tiles import Tile, tile_height, tile_marks
from bpmn_gen.typography import text_width

if TYPE_CHECKING:
    from bpmn_gen.maps.graph import Placed
    from bpmn_gen.maps.network_parts import Arrow, Knot, Passing
    from bpmn_gen.render.sheet import Sheet

PROCESS_WIDTH = 186.0
"""px; of a process on a map of all groups."""
COLUMN_WIDTH = 220.0
"""px; of everything on the map of one group."""
RANK_GAPS = (46.0, 20.0)
"""px between ranks and within them, on a map of all groups."""
COLUMN_GAPS = (130.0, 9.0)
"""The same on the map of one group, in columns: arrows that fan out need room."""
_PAD = 6.0
_NUMBER = Style(10.5, bold=True, role="text-navy")
_CLUSTER = Style(10.5, bold=True, role="text-navy")
TABLE = (
    Column("No.", 4, "middle"),
    Column("Dokumen", 30),
    Column("Proses", 13),
    Column("Dari", 26),
    Column("Kepada", 27),
)


@dataclass(frozen=True, slots=True)
class Network:
    """What the map shows."""

    sheet: Sheet
    knots: tuple[Knot, ...]
    arrows: tuple[Arrow, ...]
    passings: tuple[Passing, ...]

    def graph(self) -> Graph:
        """The sizes that a layout has to know."""
        clusters = dict.fromkeys(knot.cluster for knot in self.knots if knot.cluster)
        columned = any(knot.column for knot in self.knots)
        return Graph(
            tuple(_sized(knot) for knot in self.knots),
            tuple(
                Link(one.source, one.target, _label_size(one.documents), one.directed)
                for one in self.arrows
            ),
            tuple((name, PROCESS_WIDTH, _head_height(name)) for name in clusters),
            (self._alone(),),
            *(COLUMN_GAPS if columned else RANK_GAPS),
        )

    def _alone(self) -> tuple[str, ...]:
        """The first knot of each cluster that no arrow leads to or from."""
        joined = {end for one in self.arrows for end in (one.source, one.target)}
        busy = {knot.cluster for knot in self.knots if knot.id in joined}
        first = {knot.cluster: knot.id for knot in reversed(self.knots) if knot.cluster}
        return tuple(reversed([name for group, name in first.items() if group not in busy]))

    def failure(self) -> str:
        """Why Graphviz did not place it; empty when it did."""
        return place(self.graph())[1]

    def board(self) -> Board:
        """The drawing."""
        placed, _ = place(self.graph())
        picture = Panel(tuple(self._marks(placed)), placed.height, placed.width)
        panels = [picture, *self._table()]
        told = "; ".join(self._told(one) for one in self.arrows)
        return Board(self.sheet, tuple(panels), told, key=network_key(self._kinds()))

    def _kinds(self) -> tuple[str, ...]:
        """What the legend has to explain."""
        kinds = {knot.kind for knot in self.knots}
        kinds |= {
            "panggilan" if one.is_call else "dokumen" if one.directed else "terlibat"
            for one in self.arrows
        }
        return tuple(sorted(kinds))

    def _table(self) -> list[Panel]:
        """The documents by their numbers."""
        if not self.passings:
            return []
        rows = [
            Row(
                (
                    Cell.of(str(item.number), bold=True),
                    Cell.of(item.document),
                    Cell.of(item.code),
                    Cell.listing(item.givers),
                    Cell.listing(item.takers),
                ),
                f"dokumen_{item.number}_{slug(item.code)}",
                f"Dokumen {item.number}: {item.document}",
            )
            for item in self.passings
        ]
        listed = table(TABLE, rows)
        return [heading_line("Dokumen yang dipertukarkan", listed[0].keep), *listed]

    def _names(self) -> dict[str, str]:
        """What every knot is called."""
        return {knot.id: f"{knot.code} {knot.name}".strip() for knot in self.knots}

    def _told(self, one: Arrow) -> str:
        """An arrow in words."""
        names = self._names()
        ends = f"{names[one.source]} ke {names[one.target]}"
        if one.is_call:
            return f"{names[one.source]} memanggil {names[one.target]}"
        if not one.directed:
            return f"{names[one.source]} terlibat dalam {names[one.target]}"
        titles = {item.number: item.document for item in self.passings}
        return f"{ends}: {', '.join(titles[number] for number in one.documents)}"

    def _marks(self, placed: Placed) -> list[Mark]:
        """Clusters behind, then arrows, then boxes, numbers on top."""
        ids = IdSpace()
        marks = [_cluster(name, box) for name, box in self._clusters(placed)]
        labels = []
        for one, course, middle in zip(self.arrows, placed.courses, placed.labels, strict=True):
            key = ids.take(slug(f"{one.source} ke {one.target}"))
            if one.directed:
                told = self._told(one)
                marks.append(curve(course.knots, course.tip, key, told, dashed=one.is_call))
            else:
                line = Line(course.knots, "association", curved=True)
                marks.append(Mark((line,), key, "terlibat", self._told(one)))
            if middle:
                labels.append(_numbers(one.documents, middle))
        for knot in self.knots:
            marks += _knot(knot, placed.nodes[knot.id], ids)
        return marks + labels

    def _clusters(self, placed: Placed) -> list[tuple[str, Bounds]]:
        """The boxes around groups with their names."""
        names = list(dict.fromkeys(knot.cluster for knot in self.knots if knot.cluster))
        return [(name, placed.clusters[name]) for name in names if name in placed.clusters]


def _sized(knot: Knot) -> Node:
    """A knot as the layout sees it."""
    if not knot.column:
        high = tile_height(Tile(knot.code, knot.name), PROCESS_WIDTH)
        return Node(knot.id, PROCESS_WIDTH, high, knot.cluster)
    if knot.kind == "proses":
        high = tile_height(Tile(knot.code, knot.name), COLUMN_WIDTH)
    else:
        high = stacked_height(_words_of(knot), COLUMN_WIDTH - 2 * _PAD) + 2 * _PAD
    return Node(knot.id, COLUMN_WIDTH, high, column=knot.column)


def _words_of(knot: Knot) -> tuple[Piece, ...]:
    """What stands in the box of a party, or of a process of another group."""
    if knot.is_party:
        return (Piece(knot.name, PLAIN),)
    return (Piece(knot.code, CODE), Piece(knot.name, SMALL))


def _head_height(name: str) -> float:
    """Room for the name of a cluster."""
    return len(_CLUSTER.lines(name, PROCESS_WIDTH)) * _CLUSTER.step + 4.0


def _words(documents: tuple[int, ...]) -> str:
    """The numbers on an arrow."""
    return ", ".join(str(number) for number in documents)


def _label_size(documents: tuple[int, ...]) -> tuple[float, float]:
    """Room for the numbers on an arrow."""
    if not documents:
        return (0.0, 0.0)
    lines = _NUMBER.lines(_words(documents), 90.0)
    wide = max(text_width(line, _NUMBER.size, bold=True) for line in lines)
    return (wide + 8.0, len(lines) * _NUMBER.step + 4.0)


def _numbers(documents: tuple[int, ...], middle: Point) -> Mark:
    """The numbers of the documents beside their arrow."""
    width, height = _label_size(documents)
    lines = _NUMBER.lines(_words(documents), 90.0)
    ground = Bounds(middle.x - width / 2, middle.y - height / 2, width, height)
    top = Point(middle.x, middle.y - len(lines) * _NUMBER.step / 2)
    return Mark((Box(ground, "tag", 4.0), *set_lines(lines, top, _NUMBER, "middle")))


def _knot(knot: Knot, box: Bounds, ids: IdSpace) -> list[Mark]:
    """A process as a tile, a party as a rounded box."""
    if not knot.is_party:
        tile = Tile(knot.code, knot.name, href=knot.href)
        if knot.kind == "proses":
            return tile_marks(tile, box)
        return [_other_process(knot, box, ids)]
    role = "party-outside" if knot.kind == "pihak-luar" else "party"
    words = stacked(_words_of(knot), box.grown(-_PAD))
    told = f"{'Pihak eksternal' if knot.kind == 'pihak-luar' else 'Pihak'}: {knot.name}"
    return [Mark((Box(box, role, 12.0), *words), ids.take(slug(knot.id)), "pihak", told)]


def _other_process(knot: Knot, box: Bounds, ids: IdSpace) -> Mark:
    """A process of another group: pale, with its code above its name."""
    words = stacked(_words_of(knot), box.grown(-_PAD))
    told = f"Proses lain {knot.code}: {knot.name}"
    key = ids.take(f"proses_{slug(knot.code)}")
    return Mark((Box(box, "phase-header", 4.0), *words), key, "proses", told, href=knot.href)


def _cluster(name: str, box: Bounds) -> Mark:
    """The ground of a group with its name at the top."""
    lines = _CLUSTER.lines(name, PROCESS_WIDTH)
    text = set_lines(lines, Point(box.center.x, box.y + 6.0), _CLUSTER, "middle")
    return Mark((Box(box, "band", 4.0), *text))
