"""Makes phases of a section as wide as the longest word of their titles.

A cut may leave of a phase hardly more than a node, which is narrower than a word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.moves import moved_label
from bpmn_gen.drawing.typography import TASK_FONT, longest_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.elements import Container, Edge, Shape
    from bpmn_gen.drawing.pages import Reference
    from bpmn_gen.layout.pages.draft import Draft

INSET = 12.0
"""px of the length of its header that the title of a phase leaves blank."""


def least_width(phase: Container) -> float:
    """The least width in px of a phase."""
    return longest_word(" ".join(phase.lines), TASK_FONT) + INSET


def with_room(draft: Draft) -> Draft:
    """The section with what stands behind phases that are too narrow moved to the right."""
    missing = [
        (phase.bounds.right, least_width(phase) - phase.bounds.width)
        for phase in draft.drawing.phases
        if least_width(phase) > phase.bounds.width
    ]
    return _Stretch(missing, draft.drawing.shapes).draft(draft) if missing else draft


class _Stretch:
    """Moves everything behind some x to the right."""

    def __init__(self, steps: list[tuple[float, float]], shapes: Iterable[Shape]) -> None:
        """Each step has its x and the px by which what stands behind it moves."""
        self._steps = steps
        self._boxes = {shape.element_id: shape.bounds for shape in shapes}

    def by(self, x: float) -> float:
        """How many px something at an x moves."""
        return sum(dx for at, dx in self._steps if x >= at)

    def wide(self, box: Bounds) -> Bounds:
        """A box whose left and right border move each by their own."""
        left, right = box.x + self.by(box.x), box.right + self.by(box.right)
        return replace(box, x=left, width=right - left)

    def holder(self, item: Container) -> Container:
        """A pool, a lane or a phase."""
        return replace(item, bounds=self.wide(item.bounds))

    def shape(self, shape: Shape) -> Shape:
        """A shape with its name."""
        dx = self.by(shape.bounds.center.x)
        label = moved_label(shape.label, dx, 0.0)
        return replace(shape, bounds=shape.bounds.moved(dx, 0.0), label=label)

    def edge(self, edge: Edge) -> Edge:
        """A flow, corner by corner; its ends move with their shapes."""
        moves = [self.by(at.x) for at in edge.waypoints]
        for end, element in ((0, edge.source_id), (-1, edge.target_id)):
            box, at = self._boxes.get(element), edge.waypoints[end]
            if box and box.grown(1.0).contains(Bounds(at.x, at.y, 0.0, 0.0)):
                moves[end] = self.by(box.center.x)
        points = tuple(Point(at.x + dx, at.y) for at, dx in zip(edge.waypoints, moves, strict=True))
        dx = self.by(edge.label.bounds.center.x) if edge.label else 0.0
        return replace(edge, waypoints=points, label=moved_label(edge.label, dx, 0.0))

    def reference(self, item: Reference) -> Reference:
        """A reference with its name."""
        dx = self.by(item.bounds.center.x)
        label = moved_label(item.label, dx, 0.0)
        return replace(item, bounds=item.bounds.moved(dx, 0.0), label=label)

    def draft(self, draft: Draft) -> Draft:
        """A section."""
        drawing = draft.drawing
        return replace(
            draft,
            drawing=replace(
                drawing,
                bounds=self.wide(drawing.bounds),
                pools=tuple(map(self.holder, drawing.pools)),
                lanes=tuple(map(self.holder, drawing.lanes)),
                phases=tuple(map(self.holder, drawing.phases)),
                shapes=tuple(map(self.shape, drawing.shapes)),
                edges=tuple(map(self.edge, drawing.edges)),
            ),
            references=tuple(map(self.reference, draft.references)),
        )
