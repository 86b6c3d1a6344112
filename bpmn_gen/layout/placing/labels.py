"""Where labels stand.  They are placed before anything has a coordinate, so that they get room.

A label hangs on a node, on the corner of a link, or on an upright strand in a gutter: its place is
relative to that.  Several places are usual for it, and the first free one is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import LinkRole, NodeForm
from bpmn_gen.layout.graph.sizes import label_size
from bpmn_gen.layout.placing.stems import goes_on, last_turn, sharers
from bpmn_gen.layout.placing.tags import LabelAnchor, Tag, is_crossed
from bpmn_gen.layout.plan.boundary_events import names_right

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.layout.graph.elements import GraphNode
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand
    from bpmn_gen.layout.routing.tracks import TrackOrder

Size = tuple[float, float, tuple[str, ...]]
"""Width and height of a label in px, and its lines."""

_NAMED_BELOW = {NodeForm.CIRCLE, NodeForm.DIAMOND}
"""Forms under which some tools print the name, even where the file gives it another place."""
_OUTSIDE = {NodeForm.CIRCLE, NodeForm.DIAMOND, NodeForm.SHEET}
"""Forms whose text stands outside."""


class Tags:
    """All labels of a drawing."""

    def __init__(self, board: RoutingBoard, tracks: TrackOrder) -> None:
        """Choose a place for every label."""
        self._board = board
        self._tracks = tracks
        self._used: list[dict[str, list[float]]] = [{} for _ in board.graph.nodes]
        self._led: list[set[str]] = [set() for _ in board.graph.nodes]
        """By node: the sides at which sequence flows end."""
        self._find_used()
        self.of_node: dict[int, Tag] = {}
        self.of_link: dict[int, Tag] = {}
        self._spared: list[Tag] = []
        self._hung: dict[LabelAnchor, list[Tag]] = {}
        for node, what in enumerate(board.graph.nodes):
            if what.form in _OUTSIDE and what.text.strip():
                self.of_node[node] = self._settled(self._node_tags(node))
                if "b" not in self._led[node] and what.host is None and what.form in _NAMED_BELOW:
                    self._spared.append(_spared(self.of_node[node], what))
        for link, what_link in enumerate(board.graph.links):
            if what_link.text.strip() and link in tracks.of_link:
                self.of_link[link] = self._settled(self._link_tags(link))

    def all(self) -> list[Tag]:
        """All labels, and the places that are kept free for names as other tools print them."""
        return [*self.of_node.values(), *self.of_link.values(), *self._spared]

    def _settled(self, tags: Sequence[Tag]) -> Tag:
        """The first of some places that nothing known is in the way of; else the first at all."""
        found = next((tag for tag in tags if self._is_free(tag)), tags[0])
        self._hung.setdefault(found.point, []).append(found)
        return found

    def _is_free(self, tag: Tag) -> bool:
        """Whether no other label, and no line whose place is known, is in the way."""
        beside = self._hung.get(tag.point, ())
        return not any(map(tag.covers, beside)) and not is_crossed(tag, self._board, self._tracks)

    def _find_used(self) -> None:
        """Note at which sides of each node links end, and how many px from the middle."""
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
                if ends.role is LinkRole.FLOW:
                    self._led[node].add(side)

    def _node_tags(self, node: int) -> list[Tag]:
        """The place of a node's name: below it if no line meets it there, else above it.

        Where lines meet both sides, the name stands below, left of the lines.
        """
        what = self._board.graph.nodes[node]
        if what.host is not None:
            return self._guest_tags(node, what.host)
        width, height, lines = label_size(what.text)
        used = self._used[node]
        top = what.height / 2 + c.LABEL_GAP
        left = -width / 2
        if "b" in used and "t" not in used:
            top = -top - height
        elif "b" in used:
            left = min(used["b"]) - width - c.LABEL_GAP
        return [Tag(left, top, width, height, lines, node=node, is_below=top > 0)]

    def _guest_tags(self, node: int, host: int) -> list[Tag]:
        """Places of a boundary event's name: on either side of its line, outside the host.

        Without a line the name also fits in the middle of the event.  That place comes first unless
        the event is near the left end of a small host, where the name would reach out to the left.
        """
        width, height, lines = label_size(self._board.graph.nodes[node].text)
        hook = self._board.hooks[node]
        what = self._board.graph.nodes[host]
        right, left = hook.dx + c.LABEL_GAP, hook.dx - c.LABEL_GAP - width
        is_right = names_right(hook.dx, what.width)
        lefts = [right, left] if is_right else [left, right]
        if not self._used[node]:
            lefts.insert(0 if is_right else 1, hook.dx - width / 2)
        reach = what.height / 2 + c.EVENT_SIZE / 2 + c.LABEL_GAP / 2
        top = -reach - height if hook.is_top else reach
        below = not hook.is_top
        return [Tag(left, top, width, height, lines, node=host, is_below=below) for left in lefts]

    def _link_tags(self, link: int) -> list[Tag]:
        """Places of a link's label: on the strands along which no other link of its source runs.

        Without such a strand, the label stands where the others have turned off.  Only where they
        do not either, it stands at the beginning of the link, although other links begin there too.
        """
        strands = self._tracks.of_link[link]
        what = self._board.graph.links[link]
        size = label_size(what.text)
        if what.role is LinkRole.MESSAGE:
            gutter = self._gutter(strands)
            if gutter is not None:
                return [self._tag_in_gutter(gutter[0], gutter[1], size)]
        own = self._unshared(strands)
        at_node = self._tags_at_node(link, strands[0], size)
        at_corners = [
            tag
            for number in own
            if number
            for tag in self._corner_tags(strands[number], strands[number - 1], size)
        ]
        if own and not own[0]:
            return at_node + at_corners
        turned = None if own else last_turn(strands[0], self._board, self._tracks)
        behind = list(self._behind(strands[0], turned, size)) if turned else []
        return at_corners + behind + at_node

    def _behind(self, strand: Strand, turned: Strand, size: Size) -> Iterator[Tag]:
        """Places beside a strand, behind the corner at which another link turns off.

        They are away from that link first, whose label may stand there.
        """
        width, height, lines = size
        if strand.is_level:
            left = c.LABEL_CLEARANCE if strand.goes_onward else -c.LABEL_CLEARANCE - width
            spots = [(left, -height - 2), (left, 2)]
            upright, level = turned, strand
        else:
            top = c.LABEL_CLEARANCE if strand.goes_onward else -c.LABEL_CLEARANCE - height
            spots = [(-c.LABEL_GAP - width, top), (c.LABEL_GAP, top)]
            upright, level = strand, turned
        if not turned.goes_onward:
            spots.reverse()
        for left, top in spots:
            is_below = top >= 0
            yield Tag(
                left, top, width, height, lines, upright=upright, level=level, is_below=is_below
            )

    def _corner_tags(self, strand: Strand, before: Strand, size: Size) -> list[Tag]:
        """Places on either side of a strand, close to the corner at which it begins.

        Where another link goes straight on at the corner, they are away from that first, because
        a label beside it looks like its own.  Other strands may run beside the one before it.
        Places beyond these are tried too.
        """
        company = self._company(before)
        width, height, lines = size
        reach = max([0.0, *company]) if strand.goes_onward else -min([0.0, *company])
        aheads = dict.fromkeys((c.LABEL_CLEARANCE, reach + c.LABEL_CLEARANCE))
        if strand.is_level:
            lefts = [ahead if strand.goes_onward else -ahead - width for ahead in aheads]
            tops = [-height - 2, 2]
            if goes_on(before, self._board, self._tracks):
                tops.sort(reverse=not before.goes_onward)
            elif _ends_upward(strand):
                tops.reverse()
            spots = [(left, top) for left in lefts for top in tops]
            upright, level = before, strand
        else:
            tops = [ahead if strand.goes_onward else -ahead - height for ahead in aheads]
            lefts = [c.LABEL_GAP, -c.LABEL_GAP - width]
            if goes_on(before, self._board, self._tracks):
                lefts.sort(reverse=not before.goes_onward)
            elif strand.offset < 0:
                lefts.reverse()
            spots = [(left, top) for top in tops for left in lefts]
            upright, level = strand, before
        return [
            Tag(
                left,
                top,
                width,
                height,
                lines,
                upright=upright,
                level=level,
                is_below=top >= 0,
            )
            for left, top in spots
        ]

    def _company(self, strand: Strand) -> list[float]:
        """The px from a strand to each strand of its row or column."""
        if not self._board.company.keeps_middle(strand):
            return []
        lines = self._tracks.levels if strand.is_level else self._tracks.uprights
        bundles = lines[strand.line]
        return [bundle[0].offset - strand.offset for bundle in bundles]

    def _gutter(self, strands: list[Strand]) -> tuple[Strand, int] | None:
        """An upright strand of a message flow that crosses or reaches a gutter, and the gutter."""
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

    def _tag_in_gutter(self, strand: Strand, gutter: int, size: Size) -> Tag:
        """The place beside an upright strand in a gutter, on the side without other strands."""
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
        return Tag(left, 0.0, width, height, lines, upright=strand, gutter=gutter)

    def _tags_at_node(self, link: int, strand: Strand, size: Size) -> list[Tag]:
        """Places beside the first strand of a link, close to the node that it leaves."""
        width, height, lines = size
        source = self._board.graph.links[link].source
        what = self._board.graph.nodes[source]
        spots = self._level_spots if strand.is_level else self._upright_spots
        anchor = source if what.host is None else what.host
        return [
            Tag(left, top, width, height, lines, node=anchor, is_below=top >= 0)
            for left, top in spots(source, strand, width, height)
        ]

    def _at(self, node: int) -> list[Tag]:
        """The labels that hang on a node."""
        return self._hung.get((node, None, None, -1), [])

    def _level_spots(
        self, source: int, strand: Strand, width: float, height: float
    ) -> list[tuple[float, float]]:
        """Left and top of places in px: above a line, below it, then beyond other labels."""
        left = self._board.graph.nodes[source].width / 2 + c.LABEL_CLEARANCE
        left = left if strand.goes_onward else -left - width
        above, under = strand.offset - height - 2, strand.offset + 2
        reach = [tag.left + tag.width for tag in self._at(source)]
        clear = max(reach, default=0.0) + c.LABEL_CLEARANCE
        return [(left, above), (left, under), (max(left, clear), above)]

    def _upright_spots(
        self, source: int, strand: Strand, width: float, height: float
    ) -> list[tuple[float, float]]:
        """Left and top in px of places on either side of a line.

        They lie below the name of a boundary event, which stands at the beginning of the line.
        """
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
            lowest = [tag.top + tag.height for tag in self._at(anchor)]
            spots.append((spots[0][0], max([top, *(low + c.LABEL_GAP for low in lowest)])))
        return spots

    def _unshared(self, strands: list[Strand]) -> list[int]:
        """Numbers of the strands of a link along which no other link of its source runs."""
        return [
            number
            for number, strand in enumerate(strands)
            if not any(sharers(strand, self._board, self._tracks))
        ]


def _ends_upward(strand: Strand) -> bool:
    """Whether the link turns upward where the strand ends."""
    return (strand.high_turn if strand.goes_onward else strand.low_turn) < 0


def _spared(tag: Tag, what: GraphNode) -> Tag:
    """The place that is kept free under a node, because other tools print its name there."""
    left, right = -what.width / 2, what.width / 2
    if tag.is_below:
        left, right = min(left, tag.left), max(right, tag.left + tag.width)
    top = what.height / 2 + c.LABEL_GAP
    return Tag(left, top, right - left, c.NAME_ROOM, (), node=tag.node, is_below=True)
