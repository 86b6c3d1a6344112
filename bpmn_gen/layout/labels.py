"""Where labels stand: chosen before anything has a coordinate, so that room can be made.

A label hangs on a node, on the corner of a line, or on an upright line in a gutter: its box is
given relative to that point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.graph import Form, Role
from bpmn_gen.layout.hooks import names_right
from bpmn_gen.layout.sizes import label_size
from bpmn_gen.layout.tracks import overlap

if TYPE_CHECKING:
    from bpmn_gen.layout.board import Board
    from bpmn_gen.layout.strands import Strand
    from bpmn_gen.layout.tracks import Tracks

_OUTSIDE = {Form.CIRCLE, Form.DIAMOND, Form.SHEET}


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """A label with its box relative to the point that it hangs on."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    node: int = -1
    """The node whose middle is the point; -1 where it is on a line."""
    upright: Strand | None = None
    """The strand whose x is that of the point."""
    level: Strand | None = None
    """The strand whose y is that of the point."""
    gutter: int = -1
    """The gutter in which the point gets a height of its own."""
    room: float = 0.0
    """Height kept free, where that is more than the label's."""
    is_below: bool = False
    """Whether the label is below the middle of its row."""


class Tags:
    """All labels of a drawing."""

    def __init__(self, board: Board, tracks: Tracks) -> None:
        """Choose a place for every label."""
        self._board = board
        self._tracks = tracks
        self._used: list[dict[str, list[float]]] = [{} for _ in board.graph.nodes]
        self._find_used()
        self.of_node: dict[int, Tag] = {}
        self.of_link: dict[int, Tag] = {}
        for node, what in enumerate(board.graph.nodes):
            if what.form in _OUTSIDE and what.text.strip():
                self.of_node[node] = self._node_tag(node)
        for link, what_link in enumerate(board.graph.links):
            if what_link.text.strip() and link in tracks.of_link:
                self.of_link[link] = self._link_tag(link)

    def all(self) -> list[Tag]:
        """Every label."""
        return [*self.of_node.values(), *self.of_link.values()]

    def _find_used(self) -> None:
        """Note at which sides of each node lines end, and how far from the middles."""
        for link, path in self._board.paths.items():
            ends = self._board.graph.links[link]
            strands = self._tracks.of_link[link]
            pairs = (
                (ends.source, path[0], path[1], strands[0]),
                (ends.target, path[-1], path[-2], strands[-1]),
            )
            for node, port, after, strand in pairs:
                if port.level == after.level:
                    side = "r" if after.upright > port.upright else "l"
                else:
                    side = "b" if after.level > port.level else "t"
                self._used[node].setdefault(side, []).append(strand.offset)

    def _node_tag(self, node: int) -> Tag:
        what = self._board.graph.nodes[node]
        if what.host is not None:
            return self._guest_tag(node, what.host)
        width, height, lines = label_size(what.text)
        used = self._used[node]
        top = what.height / 2 + c.LABEL_GAP
        left = -width / 2
        room = height
        if "b" not in used:
            room = height if what.form is Form.SHEET else max(height, c.NAME_ROOM)
        elif "t" not in used:
            top = -top - height
        else:
            left = min(used["b"]) - width - c.LABEL_GAP
        return Tag(left, top, width, height, lines, node=node, room=room, is_below=top > 0)

    def _guest_tag(self, node: int, host: int) -> Tag:
        """Beside the line that leaves a boundary event, on the outer side of the host."""
        width, height, lines = label_size(self._board.graph.nodes[node].text)
        hook = self._board.hooks[node]
        what = self._board.graph.nodes[host]
        is_right = names_right(hook.dx, what.width)
        left = hook.dx + (c.LABEL_GAP if is_right else -c.LABEL_GAP - width)
        if is_right and not self._used[node]:
            left = hook.dx - width / 2
        reach = what.height / 2 + c.EVENT_SIZE / 2 + c.LABEL_GAP / 2
        top = -reach - height if hook.is_top else reach
        below = not hook.is_top
        return Tag(left, top, width, height, lines, node=host, room=height, is_below=below)

    def _link_tag(self, link: int) -> Tag:
        strands = self._tracks.of_link[link]
        what = self._board.graph.links[link]
        size = label_size(what.text)
        if what.role is Role.MESSAGE:
            gutter = self._gutter(strands)
            if gutter is not None:
                return self._tag_in_gutter(gutter[0], gutter[1], size)
        number = self._first_unshared(link, strands)
        if number == 0:
            return self._tag_at_node(link, strands[0], size)
        width, height, lines = size
        strand, before = strands[number], strands[number - 1]
        if strand.is_level:
            left = c.LABEL_CLEARANCE if strand.goes_onward else -c.LABEL_CLEARANCE - width
            upright, level = before, strand
            top = 2 if _ends_upward(strand) else -height - 2
        else:
            left, upright, level = _beside(strand, width), strand, before
            top = c.LABEL_CLEARANCE if strand.goes_onward else -c.LABEL_CLEARANCE - height
        return Tag(
            left,
            top,
            width,
            height,
            lines,
            upright=upright,
            level=level,
            room=height,
            is_below=top >= 0,
        )

    def _gutter(self, strands: list[Strand]) -> tuple[Strand, int] | None:
        """An upright strand of a message flow that crosses a gutter, and the gutter."""
        spans = self._board.grid.pool_span
        for strand in strands:
            if not strand.is_level and strand.line != self._board.grid.outer:
                for first, _ in spans[1:]:
                    if strand.low < first - 1 < strand.high:
                        return strand, first - 1
        for strand in strands:
            if not strand.is_level and strand.line != self._board.grid.outer:
                for first, last in spans:
                    for line in (first - 1, last + 1):
                        if line in {strand.low, strand.high}:
                            return strand, line
        return None

    def _tag_in_gutter(
        self, strand: Strand, gutter: int, size: tuple[float, float, tuple[str, ...]]
    ) -> Tag:
        width, height, lines = size
        others = [
            other.offset - strand.offset
            for bundle in self._tracks.uprights[strand.line]
            for other in bundle
            if other is not strand and other.low <= gutter <= other.high
        ]
        left = max([0.0, *others]) + c.LABEL_GAP
        if others and max(others) > 0 and min(others) >= 0:
            left = -c.LABEL_GAP - width
        return Tag(left, 0.0, width, height, lines, upright=strand, gutter=gutter, room=height)

    def _tag_at_node(
        self, link: int, strand: Strand, size: tuple[float, float, tuple[str, ...]]
    ) -> Tag:
        """Beside the first strand of a line, close to the node that it leaves."""
        width, height, lines = size
        source = self._board.graph.links[link].source
        what = self._board.graph.nodes[source]
        spots = self._level_spots if strand.is_level else self._upright_spots
        anchor = source if what.host is None else what.host
        beside = [tag for tag in self.all() if tag.node == anchor]
        tags = [
            Tag(left, top, width, height, lines, node=anchor, room=height, is_below=top >= 0)
            for left, top in spots(source, strand, width, height)
        ]
        return next((tag for tag in tags if not any(_cover(tag, o) for o in beside)), tags[0])

    def _level_spots(
        self, source: int, strand: Strand, width: float, height: float
    ) -> list[tuple[float, float]]:
        """Above the line, or below it."""
        left = self._board.graph.nodes[source].width / 2 + c.LABEL_CLEARANCE
        left = left if strand.goes_onward else -left - width
        above, under = strand.offset - height - 2, strand.offset + 2
        reach = [tag.left + tag.width for tag in self.all() if tag.node == source]
        clear = max(reach, default=0.0) + c.LABEL_CLEARANCE
        return [(left, above), (left, under), (max(left, clear), above)]

    def _upright_spots(
        self, source: int, strand: Strand, width: float, height: float
    ) -> list[tuple[float, float]]:
        """On either side of the line, below the name where a boundary event has one."""
        what = self._board.graph.nodes[source]
        top = what.height / 2 + c.LABEL_GAP
        if what.host is not None:
            top += self._board.graph.nodes[what.host].height / 2
            named = self.of_node.get(source)
            top += named.height + c.LABEL_GAP if named is not None else 0.0
        top = top if strand.goes_onward else -top - height
        right = strand.offset + c.LABEL_GAP
        left = strand.offset - c.LABEL_GAP - width
        spots = [(left, top), (right, top)] if strand.offset < 0 else [(right, top), (left, top)]
        anchor = source if what.host is None else what.host
        if strand.goes_onward:
            lowest = [tag.top + tag.height for tag in self.all() if tag.node == anchor]
            spots.append((spots[0][0], max([top, *(low + c.LABEL_GAP for low in lowest)])))
        return spots

    def _first_unshared(self, link: int, strands: list[Strand]) -> int:
        """The first strand that no other line of the same source runs along."""
        source = self._board.graph.links[link].source
        for number, strand in enumerate(strands):
            lines = self._tracks.levels if strand.is_level else self._tracks.uprights
            shared = any(
                other.link != link
                and self._board.graph.links[other.link].source == source
                and overlap(strand, other)
                for bundle in lines[strand.line]
                if strand in bundle
                for other in bundle
            )
            if not shared:
                return number
        return 0


def _ends_upward(strand: Strand) -> bool:
    """Whether the line turns upward where the strand ends."""
    return (strand.high_turn if strand.goes_onward else strand.low_turn) < 0


def _beside(strand: Strand, width: float) -> float:
    """Left border of a label from its upright strand: on the side where it has no company."""
    return -c.LABEL_GAP - width if strand.offset < 0 else c.LABEL_GAP


def _cover(one: Tag, two: Tag) -> bool:
    """Whether two labels that hang on one node touch, or nearly so."""
    right = min(one.left + one.width, two.left + two.width)
    bottom = min(one.top + one.height, two.top + two.height)
    return (
        right > max(one.left, two.left) - c.LABEL_GAP
        and bottom > max(one.top, two.top) - c.LABEL_GAP
    )
