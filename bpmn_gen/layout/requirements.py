"""Places a decision with what it requires: inputs below it, the law that it rests on beside it.

Sizes are those of dmn-js; a box grows where its text needs it.  All lines are straight, because the
decision is at least as wide as all inputs together, so that each stands below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.elements import Drawing, Edge, Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, longest_word, wrap
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from bpmn_gen.model.decision import DecisionTable


def lay_out_table(table: DecisionTable) -> Drawing:
    """The drawing of a decision table, with shapes for the decision, its inputs and its source."""
    sizes = [_size(item.variable, c.INPUT_SIZE, side=c.INPUT_ROUND) for item in table.inputs]
    span = added(width for width, _ in sizes) + c.INPUT_GAP * (len(sizes) - 1)
    width, height = _size(table.name, c.DECISION_SIZE)
    width = max(width, span)
    decision = Bounds(c.MARGIN, c.MARGIN, width, height)
    left, top = decision.center.x - span / 2, decision.bottom + c.DECISION_GAP
    shapes = [_shape(table.id, "decision", decision, table.name)]
    edges: list[Edge] = []
    for item, (wide, high) in zip(table.inputs, sizes, strict=True):
        box, name = Bounds(left, top, wide, high), table.id_of(item)
        shapes.append(_shape(name, "inputData", box, item.variable))
        ends = Point(box.center.x, box.y), Point(box.center.x, decision.bottom)
        key = f"{table.id}_perlu_{item.variable}"
        edges.append(Edge(key, "informationRequirement", name, table.id, ends))
        left += wide + c.INPUT_GAP
    if table.source:
        wide, high = _size(table.source, c.SOURCE_SIZE, below=c.SOURCE_WAVE)
        box = Bounds(decision.right + c.SOURCE_GAP, decision.center.y - high / 2, wide, high)
        shapes.append(_shape(table.source_id, "knowledgeSource", box, table.source))
        ends = Point(box.x, box.center.y), Point(decision.right, decision.center.y)
        key = f"{table.id}_menurut_dasar_hukum"
        edges.append(Edge(key, "authorityRequirement", table.source_id, table.id, ends))
    drawn = Drawing(decision, shapes=tuple(shapes), edges=tuple(edges))
    return _framed(drawn)


def _size(
    text: str, least: tuple[float, float], *, side: float = c.TEXT_PAD, below: float = 0.0
) -> tuple[float, float]:
    """Width and height in px of a box for a text.

    ``side`` is kept free left and right of the text, ``below`` under it.
    """
    width = min(max(least[0], longest_word(text, TASK_FONT) + 2 * side), c.TASK_MAX_WIDTH)
    lines = len(wrap(text, width - 2 * side, TASK_FONT))
    return width, max(least[1], lines * TASK_LINE + 4 * c.TEXT_PAD_Y + below)


def _shape(name: str, kind: str, bounds: Bounds, text: str) -> Shape:
    """A box with its text."""
    lines = wrap(text, bounds.width - 2 * c.TEXT_PAD, TASK_FONT)
    return Shape(name, kind, bounds, lines)


def _framed(drawn: Drawing) -> Drawing:
    """The drawing moved to the margin, with room for a title above it, and its bounds."""
    whole = drawn.extent()
    dx, dy = c.MARGIN - whole.x, c.TITLE_ROOM + c.MARGIN - whole.y
    return Drawing(
        whole.moved(dx, dy).grown(c.MARGIN),
        shapes=tuple(
            Shape(one.element_id, one.kind, one.bounds.moved(dx, dy), one.lines)
            for one in drawn.shapes
        ),
        edges=tuple(
            Edge(
                one.element_id, one.kind, one.source_id, one.target_id,
                tuple(Point(x + dx, y + dy) for x, y in one.waypoints),
            )
            for one in drawn.edges
        ),
    )  # fmt: skip
