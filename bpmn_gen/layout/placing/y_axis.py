"""The y of everything: band by band, each row and each track as high as its content allows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import BORDER_FORMS
from bpmn_gen.layout.placing.skyline import GAPS_Y, Footprint, Occupant
from bpmn_gen.layout.placing.sweep import Sweep
from bpmn_gen.layout.plan.groups import frame_depths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.placing.coordinates import Coordinates
    from bpmn_gen.layout.placing.labels import Tags
    from bpmn_gen.layout.placing.tags import Tag
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand
    from bpmn_gen.layout.routing.tracks import TrackOrder

_ASIDE = 4.0
"""px beyond the corners of a level strand in which nothing stands beside it."""

_Extent = tuple[float, float, float, float, Occupant]
"""Something from an x to an x, with the px that it reaches above and below its line."""


def place_y(
    board: RoutingBoard, tracks: TrackOrder, tags: Tags, at: Coordinates, least: Sequence[float]
) -> None:
    """Give every level line its y, and every band its borders; the first pool begins at 0.

    Args:
        board: the links on their grid.
        tracks: the order of their strands.
        tags: the labels.
        at: has every x, and gets every y.
        least: by band, its least height in px.
    """
    axis = _YAxis(board, tracks, tags, at)
    y, last = 0.0, -1
    at.band_y = [(0.0, 0.0)] * len(board.graph.bands)
    for number, strip in enumerate(board.grid.strips):
        first = board.grid.band_span[strip[0]][0]
        if number:
            y = axis.place_gutter(first - 1, y)
        elif first:
            axis.place_above(first - 1)
        for band in strip:
            first, end = board.grid.band_span[band]
            if first > last:
                top, y, last = y, axis.place_band((first, end), y, least[band]), end
            at.band_y[band] = top, y
    if board.grid.levels > last + 1:
        axis.place_gutter(board.grid.levels - 1, y)


class _YAxis:
    """One sweep downward for each band and gutter.

    Slots are cut at every x at which anything begins or ends, so that each thing fills whole slots.
    """

    def __init__(
        self, board: RoutingBoard, tracks: TrackOrder, tags: Tags, at: Coordinates
    ) -> None:
        self._board = board
        self._tracks = tracks
        self._at = at
        self._nodes: dict[int, list[_Extent]] = {}
        self._hung: dict[int, list[_Extent]] = {}
        self._free: dict[int, list[Tag]] = {}
        self._level = {
            id(strand): (low - _ASIDE, high + _ASIDE, -strand.offset, strand.offset, Occupant.TRACK)
            for strands in tracks.of_link.values()
            for n, strand in enumerate(strands)
            if strand.is_level
            for low, high in (at.x_ends(board, strands, n),)
        }
        self._collect(tags)
        self._xs: list[float] = []
        self._sweep = Sweep(1, GAPS_Y, 0.0, c.ROW_STEP)

    def place_band(self, span: tuple[int, int], top: float, least: float) -> float:
        """Place the level lines of one band and return the y at which the band ends.

        A band that is lower than ``least`` gets the missing height, half above and half below.
        """
        lines = range(span[0], span[1] + 1)
        height = self._bar_height(span[0])
        if height:
            middle = self._at.y_of_line[span[0]] = top + height / 2
            for strand in self._strands(span[0]):  # beside bars that do not fill their band
                self._at.strand_at[id(strand)] = middle + strand.offset
            return top + height
        self._start(lines, top)
        for line in lines:
            if self._board.grid.is_row[line]:
                self._place_row(line)
            else:
                self._place_tracks(line)
        bottom = self._sweep.least(Occupant.BORDER)
        slack = least - (bottom - top)
        if slack > 0:
            self._shift(lines, slack / 2)
            return top + least
        return bottom

    def place_gutter(self, line: int, top: float) -> float:
        """Place the message flows below a pool and return the y at which the next may begin."""
        self._start([line], top + c.GUTTER_PAD - c.TRACK_GAP)
        self._place_tracks(line)
        for tag in self._free.get(line, ()):
            self._place_tag(tag)
        bottom = self._sweep.least(Occupant.BORDER)
        return max(top + c.POOL_GAP, bottom + c.GUTTER_PAD - c.TRACK_GAP)

    def place_above(self, line: int) -> None:
        """Place the message flows above the first pool, at negative y."""
        end = self.place_gutter(line, 0.0)
        if self._tracks.levels[line] or self._free.get(line):
            self._shift([line], -end)
            for tag in self._free.get(line, ()):
                self._at.tag_at[id(tag)] -= end

    def _bar_height(self, line: int) -> float:
        """The height in px of the bars on a level line; 0 without any."""
        grid, nodes = self._board.grid, self._board.graph.nodes
        bars = [nodes[bar] for bar in grid.reach if grid.cell_of[bar].level == line]
        return max((max(bar.height, c.BAR_HEIGHT) for bar in bars), default=0.0)

    def _start(self, lines: Sequence[int], top: float) -> None:
        """Begin a sweep over some level lines below a border at ``top``."""
        extents: list[_Extent] = []
        for line in lines:
            extents += self._nodes.get(line, ())
            extents += [self._tag_extent(tag) for tag in self._free.get(line, ())]
            for strand in self._strands(line):
                extents += self._extents(strand)
        self._xs = sorted({x for extent in extents for x in extent[:2]})
        self._sweep = Sweep(max(1, len(self._xs)), GAPS_Y, top, c.ROW_STEP)

    def _strands(self, line: int) -> list[Strand]:
        """The strands of a level line in their order."""
        return [strand for bundle in self._tracks.levels[line] for strand in bundle]

    def _place_row(self, line: int) -> None:
        """Place a row with its nodes, the strands on it and their labels."""
        items = [self._footprint(extent) for extent in self._nodes.get(line, ())]
        strands = self._strands(line)
        for strand in strands:
            by = strand.offset
            items.append(self._footprint(self._level[id(strand)]))
            items += [
                self._footprint(extent).beside(by) for extent in self._hung.get(id(strand), ())
            ]
        place = self._at.y_of_line[line] = self._sweep.place_nodes(items)
        for strand in strands:
            self._at.strand_at[id(strand)] = place + strand.offset

    def _place_tracks(self, line: int) -> None:
        """Place the strands in a channel or gutter, with their labels."""
        self._sweep.place_tracks(
            (
                (strand, [self._footprint(extent) for extent in self._extents(strand)])
                for strand in self._strands(line)
            ),
            self._at.strand_at,
        )

    def _extents(self, strand: Strand) -> list[_Extent]:
        """The room of a strand, and of the labels that hang on it."""
        return [self._level[id(strand)], *self._hung.get(id(strand), ())]

    def _place_tag(self, tag: Tag) -> None:
        """Place a label in a gutter."""
        self._at.tag_at[id(tag)] = self._sweep.place([self._footprint(self._tag_extent(tag))])

    def _shift(self, lines: Sequence[int], by: float) -> None:
        """Move level lines with all their strands down."""
        for line in lines:
            self._at.y_of_line[line] += by
            for strand in self._strands(line):
                self._at.strand_at[id(strand)] += by

    def _footprint(self, extent: _Extent) -> Footprint:
        """The room of something in the slots of the present sweep."""
        low = bisect_left(self._xs, extent[0])
        return Footprint(low, max(low, bisect_right(self._xs, extent[1]) - 2), *extent[2:])

    def _collect(self, tags: Tags) -> None:
        """Note the room of nodes and their labels by row, that of labels on links by strand."""
        board = self._board
        for node, what in enumerate(board.graph.nodes):
            level, upright = board.grid.cell_of[node]
            if what.form not in BORDER_FORMS:
                x, y, half = self._at.x_of_line[upright], 0.0, what.width / 2
                hook = board.hooks.get(node)
                if hook is not None and what.host is not None:
                    x, y = x + hook.dx, hook.dy(board.graph.nodes[what.host])
                reach = what.height / 2
                extent = (x - half, x + half, reach - y, reach + y, Occupant.NODE)
                self._nodes.setdefault(level, []).append(extent)
        groups = board.graph.groups
        for group, depth in zip(groups, frame_depths(groups), strict=True):
            self._collect_frame(group, tags, depth)
        for tag in tags.all():
            if tag.gutter >= 0:
                self._free.setdefault(tag.gutter, []).append(tag)
            elif tag.level is not None:
                self._hung.setdefault(id(tag.level), []).append(self._tag_extent(tag))
            else:
                level = board.grid.cell_of[tag.node].level
                self._nodes.setdefault(level, []).append(self._tag_extent(tag))

    def _collect_frame(self, group: Sequence[int], tags: Tags, depth: int) -> None:
        """Note the room above and below the members of a group for as many frames as ``depth``."""
        board, nodes = self._board, self._board.graph.nodes
        guests = [node for node in board.hooks if nodes[node].host in group]
        cells = [board.grid.cell_of[node] for node in group]
        xs = [self._at.x_of_line[cell.upright] for cell in cells]
        pad, head = depth * c.GROUP_PAD, depth * c.GROUP_HEADER
        wide = max(nodes[node].width for node in group) / 2 + pad
        ends = min(xs) - wide, max(xs) + wide
        for end, is_top in ((min, True), (max, False)):
            line = end(cell.level for cell in cells)
            reach = pad + (head if is_top else 0.0)
            reach += max(
                self._reach(node, tags.of_node.get(node), is_top=is_top)
                for node in (*group, *guests)
                if board.grid.cell_of[node].level == line
            )
            above, below = (reach, 0.0) if is_top else (0.0, reach)
            self._nodes.setdefault(line, []).append((*ends, above, below, Occupant.LABEL))

    def _reach(self, node: int, tag: Tag | None, *, is_top: bool) -> float:
        """How many px a node and its name reach above its row, or below it."""
        what, hook = self._board.graph.nodes[node], self._board.hooks.get(node)
        y = (
            0.0
            if hook is None or what.host is None
            else hook.dy(self._board.graph.nodes[what.host])
        )
        top, bottom = y - what.height / 2, y + what.height / 2
        if tag is not None:
            top, bottom = min(top, tag.top), max(bottom, tag.top + tag.height)
        return -top if is_top else bottom

    def _tag_extent(self, tag: Tag) -> _Extent:
        """The room of a label around the line on which it hangs."""
        x = self._at.tag_x(self._board, tag) + tag.left
        return (x, x + tag.width, -tag.top, tag.top + tag.height, Occupant.LABEL)
