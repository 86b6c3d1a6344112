"""The coordinates that the passes for x and for y find."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import NodeForm

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import GraphNode
    from bpmn_gen.layout.placing.tags import Tag
    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand


def bar_half(bar: GraphNode) -> float:
    """How many px a bar reaches beyond the middle of its first and its last column."""
    return max(bar.width, c.TASK_WIDTH) / 2


@dataclass(slots=True)
class Coordinates:
    """The places of lines, strands, bands and pools, in px."""

    x_of_line: list[float]
    """By upright line: its x.  Only columns have one; in gaps each strand has its own."""
    y_of_line: list[float]
    """By level line: its y.  Only rows have one; elsewhere each strand has its own."""
    strand_at: dict[int, float] = field(default_factory=dict)
    """By identity of a strand: its x when upright, its y when level."""
    tag_at: dict[int, float] = field(default_factory=dict)
    """By identity of a label in a gutter: its y."""
    band_y: list[tuple[float, float]] = field(default_factory=list)
    """By band: y of its upper and its lower border."""
    left: float = 0.0
    """The x at which bands begin, right of all headers."""
    right: float = 0.0
    """The x at which pools end."""
    left_of: dict[int, float] = field(default_factory=dict)
    """By pool that begins further right than others: its x."""
    right_of: dict[int, float] = field(default_factory=dict)
    """By pool that ends before others: the x of its end."""

    def box(self, board: RoutingBoard, node: int) -> Bounds:
        """The place of a node."""
        what, cell = board.graph.nodes[node], board.grid.cell_of[node]
        x, y = self.x_of_line[cell.upright], self.y_of_line[cell.level]
        if what.form is NodeForm.BAR:
            first, last = (self.x_of_line[upright] for upright in board.grid.reach[node])
            top, bottom = self.band_y[what.band]
            half = bar_half(what)
            return Bounds(first - half, top, last - first + 2 * half, bottom - top)
        if what.form in {NodeForm.FRAME, NodeForm.RIM}:
            pools = [band.pool for band in board.graph.bands]
            spans = [
                span
                for span, pool in zip(self.band_y, pools, strict=True)
                if pool == pools[what.band]
            ]
            left, right = self.pool_ends(pools[what.band])
            return Bounds(left, spans[0][0], right - left, spans[-1][1] - spans[0][0])
        hook = board.hooks.get(node)
        if hook is not None and what.host is not None:
            x, y = x + hook.dx, y + hook.dy(board.graph.nodes[what.host])
        return Bounds(x - what.width / 2, y - what.height / 2, what.width, what.height)

    def pool_ends(self, pool: int) -> tuple[float, float]:
        """The x of the left and of the right border of a pool."""
        return self.left_of.get(pool, 0.0), self.right_of.get(pool, self.right)

    def tag_x(self, board: RoutingBoard, tag: Tag) -> float:
        """The x of the point on which a label hangs."""
        if tag.upright is not None:
            return self.strand_at[id(tag.upright)]
        return self.x_of_line[board.grid.cell_of[tag.node].upright]

    def tag_y(self, board: RoutingBoard, tag: Tag) -> float:
        """The y of the point on which a label hangs."""
        if tag.gutter >= 0:
            return self.tag_at[id(tag)]
        if tag.level is not None:
            return self.strand_at[id(tag.level)]
        return self.y_of_line[board.grid.cell_of[tag.node].level]

    def x_ends(
        self, board: RoutingBoard, strands: list[Strand], number: int
    ) -> tuple[float, float]:
        """The x of both ends of a level strand; an end at a node has the x of the node's middle.

        The strand is the one with ``number`` among the strands of its link.
        """
        beside = (*strands[max(0, number - 1) : number], *strands[number + 1 :][:1])
        ends = [self.strand_at[id(other)] for other in beside]
        link = board.graph.links[strands[number].link]
        if number == 0:
            ends.append(self.x_of_line[board.grid.cell_of[link.source].upright])
        if number == len(strands) - 1:
            ends.append(self.x_of_line[board.grid.cell_of[link.target].upright])
        return min(ends), max(ends)
