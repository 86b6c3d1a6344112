"""Where labels stand: chosen before anything has a coordinate, so that room can be made.

A label hangs on a node or on the corner of a line: its box is given relative to that point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.graph import Form
from bpmn_gen.layout.sizes import label_size
from bpmn_gen.layout.tracks import overlap

if TYPE_CHECKING:
    from bpmn_gen.layout.board import Board, Strand
    from bpmn_gen.layout.tracks import Tracks

_OUTSIDE = {Form.CIRCLE, Form.DIAMOND, Form.SHEET}


@dataclass(frozen=True, slots=True)
class Tag:
    """A label with its box relative to the point that it hangs on."""

    text: str
    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    node: int = -1
    """The node whose middle is the point; -1 where it is a corner of a line."""
    upright: Strand | None = None
    """With ``level``: the two strands whose corner is the point."""
    level: Strand | None = None
    room: float = 0.0
    """Height kept free, where that is more than the label's."""

    @property
    def is_below(self) -> bool:
        """Whether the label is below the middle of its row."""
        return self.top >= 0


class Tags:
    """All labels of a drawing."""

    def __init__(self, board: Board, tracks: Tracks) -> None:
        """Choose a place for every label."""
        self._board = board
        self._tracks = tracks
        self.used: dict[int, set[str]] = {node: set() for node in range(len(board.graph.nodes))}
        self._find_used()
        self.of_node: dict[int, Tag] = {}
        self.of_link: dict[int, Tag] = {}
        for node, what in enumerate(board.graph.nodes):
            if what.form in _OUTSIDE and what.text.strip():
                self.of_node[node] = self._node_tag(node)
        for link, what_link in enumerate(board.graph.links):
            if what_link.text.strip() and link in tracks.of_link:
                self.of_link[link] = self._link_tag(link)

    def _find_used(self) -> None:
        """Note at which sides of each node lines end."""
        for link, path in self._board.paths.items():
            ends = self._board.graph.links[link]
            pairs = ((ends.source, path[0], path[1]), (ends.target, path[-1], path[-2]))
            for node, port, after in pairs:
                if port.level == after.level:
                    self.used[node].add("r" if after.upright > port.upright else "l")
                else:
                    self.used[node].add("b" if after.level > port.level else "t")

    def _node_tag(self, node: int) -> Tag:
        what = self._board.graph.nodes[node]
        width, height, lines = label_size(what.text)
        used = self.used[node]
        top = what.height / 2 + c.LABEL_GAP
        left = -width / 2
        room = height
        if "b" not in used:
            room = max(height, c.NAME_ROOM)
        elif "t" not in used:
            top = -top - height
        else:
            left = -width - c.LABEL_GAP
        return Tag(what.text, left, top, width, height, lines, node=node, room=room)

    def _link_tag(self, link: int) -> Tag:
        strands = self._tracks.of_link[link]
        number = self._first_unshared(link, strands)
        width, height, lines = label_size(self._board.graph.links[link].text)
        if number == 0:
            return self._tag_at_node(link, strands[0], (width, height, lines))
        strand, before = strands[number], strands[number - 1]
        onward = strand.goes_onward
        if strand.is_level:
            left = c.LABEL_CLEARANCE if onward else -c.LABEL_CLEARANCE - width
            upright, level = before, strand
            top = 2 if _ends_upward(strand) else -height - 2
        else:
            left, upright, level = _beside(strand, width), strand, before
            top = c.LABEL_CLEARANCE if onward else -c.LABEL_CLEARANCE - height
        return Tag(
            self._board.graph.links[link].text,
            left,
            top,
            width,
            height,
            lines,
            upright=upright,
            level=level,
            room=height,
        )

    def _tag_at_node(
        self, link: int, strand: Strand, size: tuple[float, float, tuple[str, ...]]
    ) -> Tag:
        """Beside the first strand of a line, close to the node that it leaves."""
        width, height, lines = size
        source = self._board.graph.links[link].source
        what = self._board.graph.nodes[source]
        if strand.is_level:
            onward = strand.goes_onward
            left = what.width / 2 + c.LABEL_CLEARANCE
            left = left if onward else -left - width
            top = strand.offset - height - 2
            named = self.of_node.get(source)
            if named is not None and not named.is_below and named.top + named.height > top:
                top = strand.offset + 2
        else:
            onward = strand.goes_onward
            left = strand.offset + _beside(strand, width)
            top = what.height / 2 + c.LABEL_GAP
            top = top if onward else -top - height
        text = self._board.graph.links[link].text
        return Tag(text, left, top, width, height, lines, node=source, room=height)

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
