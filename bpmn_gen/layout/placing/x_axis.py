"""The x of everything: each column and each track as far left as its content allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import BORDER_FORMS, LinkRole
from bpmn_gen.layout.placing.coordinates import Coordinates, bar_half
from bpmn_gen.layout.placing.skyline import GAPS_X, Footprint, Occupant
from bpmn_gen.layout.placing.sweep import Sweep
from bpmn_gen.layout.plan.groups import frame_depths

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.layout.placing.labels import Tags
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand
    from bpmn_gen.layout.routing.tracks import Bundle, TrackOrder

_FRAME = Occupant.LABEL
"""The frame of a group keeps as much distance from others as a label."""
_Hung = dict[int, list[Footprint]]
"""The room of labels, by identity of the strand on which they hang."""


def place_x(
    board: RoutingBoard, tracks: TrackOrder, tags: Tags, left: float, inset: float
) -> Coordinates:
    """Give every upright line its x.

    Args:
        board: the links on their grid.
        tracks: the order of their strands.
        tags: the labels.
        left: the x at which bands begin.
        inset: the x left of which no node stands.
    """
    return _XAxis(board, tracks, tags, left, inset).run()


class _XAxis:
    """One sweep from left to right.

    Each level line has two slots, its upper and its lower half.  So a label below the middle of its
    row is not in the way of a line that arrives from above.
    """

    def __init__(
        self, board: RoutingBoard, tracks: TrackOrder, tags: Tags, left: float, inset: float
    ) -> None:
        self._board = board
        self._tracks = tracks
        grid = board.grid
        self._at = Coordinates([0.0] * grid.uprights, [0.0] * grid.levels, left=left)
        border = max(left, inset - c.LEFT_PAD)
        self._sweep = Sweep(2 * grid.levels, GAPS_X, border, c.COLUMN_STEP)
        self._items: list[list[Footprint]] = [[] for _ in range(grid.uprights)]
        self._hung: _Hung = {}
        self._collect(tags)
        self._first = _first_columns(board)
        self._guests = _guests(board)
        self._next = {
            id(strand): [
                *strands[max(0, number - 2) : max(0, number - 1)],
                *strands[number + 2 :][:1],
            ]
            for strands in tracks.of_link.values()
            for number, strand in enumerate(strands)
            if not strand.is_level
        }

    def run(self) -> Coordinates:
        """Place one upright line after the other."""
        grid = self._board.grid
        left, right = short_pools(self._board)
        for line in range(grid.uprights):
            self._begin_pools(pool for pool in left if grid.room[pool][0] == line)
            if line == grid.outer:
                self._end_pools()
                self._place_tracks(line)
            elif grid.is_column(line):
                self._place_column(line)
            else:
                self._place_tracks(line)
            for pool in right:
                if grid.room[pool][1] == line:
                    low, high = grid.pool_span[pool]
                    self._at.right_of[pool] = self._sweep.edge(2 * low, 2 * high + 1)
        if grid.outer < 0:
            self._end_pools()
        return self._at

    def _begin_pools(self, pools: Iterable[int]) -> None:
        """Set the left border of some pools behind what passes them, and room for headers."""
        for pool in pools:
            what = self._board.graph.pools[pool]
            low, high = self._board.grid.pool_span[pool]
            headers = c.POOL_HEADER + c.LANE_HEADER * what.depth
            headers = max(headers, c.POOL_INSET - c.LEFT_PAD) if what.id else 0.0
            self._at.left_of[pool] = self._sweep.edge(2 * low, 2 * high + 1, headers)

    def _end_pools(self) -> None:
        """Set the right border of all pools behind everything so far."""
        self._at.right = self._sweep.least(Occupant.BORDER)
        self._sweep.take(self._at.right)

    def _place_column(self, line: int) -> None:
        """Place a column with its nodes, the strands on it and their labels."""
        items = [*self._items[line], *self._column_items(self._tracks.uprights[line])]
        least = self._after(line)
        if line in self._first:
            reach = max((item.before for item in items), default=0.0)
            least = max(least, self._sweep.least(Occupant.NODE) + reach)
        place = self._at.x_of_line[line] = self._sweep.place_nodes(items, least)
        for bundle in self._tracks.uprights[line]:
            for strand in bundle:
                self._at.strand_at[id(strand)] = place + strand.offset

    def _place_tracks(self, line: int) -> None:
        """Place the strands in a gap, with their labels."""
        self._sweep.place_tracks(
            (
                (strand, [_item(strand, 0.0), *self._hung.get(id(strand), ())])
                for bundle in self._tracks.uprights[line]
                for strand in bundle
            ),
            self._at.strand_at,
            self._turning,
        )

    def _after(self, line: int) -> float:
        """The least x of a column, which is right of what leads to it from the left."""
        least = 0.0
        for bundle in self._tracks.uprights[line]:
            for strand in bundle:
                least = max(least, self._turning(strand) - strand.offset)
        for upright, dx in self._guests.get(line, ()):
            least = max(least, self._at.x_of_line[upright] + dx + c.COLUMN_STEP)
        return least

    def _turning(self, strand: Strand) -> float:
        """The least x of a strand, so that a link that turns twice has room for it."""
        places = [
            self._at.strand_at[id(other)] + c.TRACK_GAP
            for other in self._next.get(id(strand), ())
            if other.line < strand.line
        ]
        return max(places, default=0.0)

    def _column_items(self, bundles: Sequence[Bundle]) -> list[Footprint]:
        """The room of strands on a column, and of the labels that hang on them."""
        items: list[Footprint] = []
        for bundle in bundles:
            for strand in bundle:
                by = strand.offset
                items.append(_item(strand, by))
                items += [item.beside(by) for item in self._hung.get(id(strand), ())]
        return items

    def _collect(self, tags: Tags) -> None:
        """Note the room of nodes and their labels by column, that of labels on links by strand."""
        grid = self._board.grid
        for node, what in enumerate(self._board.graph.nodes):
            level, upright = grid.cell_of[node]
            if what.host is None and what.form not in BORDER_FORMS:
                half = what.width / 2
                item = Footprint(2 * level, 2 * level + 1, half, half, Occupant.NODE)
                self._items[upright].append(item)
        for bar, ends in grid.reach.items():
            level, half = grid.cell_of[bar].level, bar_half(self._board.graph.nodes[bar])
            for upright in dict.fromkeys(ends):
                item = Footprint(2 * level, 2 * level + 1, half, half, Occupant.NODE)
                self._items[upright].append(item)
        for node, hook in self._board.hooks.items():
            level, upright = grid.cell_of[node]
            half = self._board.graph.nodes[node].width / 2
            slot = 2 * level + (0 if hook.is_top else 1)
            item = Footprint(slot, slot, half - hook.dx, half + hook.dx, Occupant.NODE)
            self._items[upright].append(item)
        groups = self._board.graph.groups
        for group, depth in zip(groups, frame_depths(groups), strict=True):
            self._collect_frame(group, depth * c.GROUP_PAD)
        for tag in tags.all():
            if tag.gutter >= 0:
                low, high = 2 * tag.gutter, 2 * tag.gutter + 1
            else:
                level = tag.level.line if tag.level else grid.cell_of[tag.node].level
                low = high = 2 * level + (1 if tag.is_below else 0)
            item = Footprint(low, high, -tag.left, tag.left + tag.width, Occupant.LABEL)
            if tag.upright is not None:
                self._hung.setdefault(id(tag.upright), []).append(item)
            else:
                self._items[grid.cell_of[tag.node].upright].append(item)

    def _collect_frame(self, group: Sequence[int], pad: float) -> None:
        """Note the ``pad`` px between the frame of a group and its members at both ends."""
        grid, nodes = self._board.grid, self._board.graph.nodes
        levels = [grid.cell_of[node].level for node in group]
        low, high = 2 * min(levels), 2 * max(levels) + 1
        for end, before in ((min, True), (max, False)):
            line = end(grid.cell_of[node].upright for node in group)
            half = max(nodes[n].width / 2 for n in group if grid.cell_of[n].upright == line)
            reach = half + pad
            item = Footprint(low, high, reach if before else 0.0, 0.0 if before else reach, _FRAME)
            self._items[line].append(item)


def short_pools(board: RoutingBoard) -> tuple[set[int], set[int]]:
    """The pools that lines of others pass on their left, and those that they pass on their right.

    These begin, or end, with their content, so that the lines run beside them.
    """
    grid, graph = board.grid, board.graph
    bars = {graph.bands[graph.nodes[bar].band].pool for bar in grid.reach}
    left: set[int] = set()
    right: set[int] = set()
    for strands in board.uprights[: max(grid.outer, 0)]:
        for strand in strands:
            ends = graph.links[strand.link].ends
            own = {graph.bands[graph.nodes[node].band].pool for node in ends}
            for pool, (first, last) in enumerate(grid.pool_span):
                if pool in bars or pool in own or last < strand.low or strand.high < first:
                    continue
                (left if strand.line < grid.room[pool][0] else right).add(pool)
    return left, right


def _first_columns(board: RoutingBoard) -> set[int]:
    """The columns in which a phase begins, so that everything of the phase before must end there.

    The first column of nodes without a phase counts too, where they stand behind all phases.
    """
    first: dict[int | None, int] = {}
    last = 0
    for node, what in enumerate(board.graph.nodes):
        upright = board.grid.cell_of[node].upright
        first[what.phase] = min(first.get(what.phase, upright), upright)
        if what.phase is not None:
            last = max(last, upright)
    has_phases = any(what.phase is not None for what in board.graph.nodes)
    if not has_phases or first.get(None, 0) <= last:
        first.pop(None, None)
    return set(first.values())


def _guests(board: RoutingBoard) -> dict[int, list[tuple[int, float]]]:
    """By column: the boundary events whose flow leads there.

    Each is given by its own column and its px from the middle of that.  Its flow leaves downward
    and then turns right, so the target column needs some distance from the event.
    """
    found: dict[int, list[tuple[int, float]]] = {}
    for link in board.graph.links:
        hook = board.hooks.get(link.source)
        here, there = (board.grid.cell_of[node].upright for node in link.ends)
        if hook is not None and here < there and link.role is LinkRole.FLOW:
            found.setdefault(there, []).append((here, hook.dx))
    return found


def _item(strand: Strand, offset: float) -> Footprint:
    """The room of an upright strand, which takes the inner half of the lines at its ends."""
    return Footprint(2 * strand.low + 1, 2 * strand.high, -offset, offset, Occupant.TRACK)
