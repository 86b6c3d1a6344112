"""Makes room on a section for what is larger than what stands there, before it is packed.

A cut may leave of a phase hardly more than a node, which is narrower than the longest word of its
title.  References may take more height than the lane in which they stand.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.moves import moved_label
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import TASK_FONT, longest_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.drawing.elements import Container, Edge, Label, Shape
    from bpmn_gen.drawing.pages import Reference
    from bpmn_gen.layout.pages.draft import Draft

INSET = 12.0
"""px of the length of its header that the title of a phase leaves blank."""
_CLEAR = 5.0
"""px between the border of a lane and a reference."""
_BEHIND = 0.01
"""px behind a border at which what stands behind it begins."""


class Step(NamedTuple):
    """A place from which on everything moves on."""

    at: float
    by: float
    """px."""


def least_width(phase: Container) -> float:
    """The least width in px of a phase."""
    return longest_word(" ".join(phase.lines), TASK_FONT) + INSET


def with_room(draft: Draft) -> Draft:
    """The section with room for the titles of its phases, and for references in their lanes."""
    phases = draft.drawing.phases
    across = [Step(one.bounds.right, least_width(one) - one.bounds.width) for one in phases]
    across = [step for step in across if step.by > 0]
    down = list(_steps_down(draft))
    return _Spread(across, down, draft.drawing.shapes).draft(draft) if across or down else draft


def _steps_down(draft: Draft) -> Iterator[Step]:
    """Where a border of a lane crosses a reference: what moves it off."""
    drawing = draft.drawing
    holders = (*drawing.pools, *drawing.lanes)
    borders = {y for item in holders for y in (item.bounds.y, item.bounds.bottom)}
    for border in sorted(borders):
        before, behind = 0.0, 0.0
        for item in draft.references:
            box = item.bounds.union(item.label.bounds) if item.label else item.bounds
            if not box.y < border < box.bottom:
                continue
            if item.bounds.center.y < border:
                before = max(before, box.bottom + _CLEAR - border)
            else:
                behind = max(behind, border + _CLEAR - box.y)
        yield from (
            step for step in (Step(border, before), Step(border + _BEHIND, behind)) if step.by
        )


def _sum(steps: Sequence[Step], place: float) -> float:
    """How many px something at a place moves."""
    return added(step.by for step in steps if place >= step.at)


class _Spread:
    """Moves everything behind some places to the right and down."""

    def __init__(
        self, across: Sequence[Step], down: Sequence[Step], shapes: Sequence[Shape]
    ) -> None:
        """Note the steps, and the shapes with which the ends of flows move."""
        self._across, self._down = across, down
        self._boxes = {shape.element_id: shape.bounds for shape in shapes}

    def by(self, point: Point) -> Point:
        """How many px something at a point moves."""
        return Point(_sum(self._across, point.x), _sum(self._down, point.y))

    def wide(self, box: Bounds) -> Bounds:
        """A box whose borders move each by their own."""
        left, top = self.by(Point(box.x, box.y))
        right, bottom = self.by(Point(box.right, box.bottom))
        return Bounds(
            box.x + left, box.y + top, box.width + right - left, box.height + bottom - top
        )

    def holder(self, item: Container) -> Container:
        """A pool, a lane or a phase."""
        return replace(item, bounds=self.wide(item.bounds))

    def label(self, label: Label | None) -> Label | None:
        """The name of a flow."""
        return moved_label(label, *self.by(label.bounds.center)) if label else None

    def shape(self, shape: Shape) -> Shape:
        """A shape with its name; a frame keeps around what stands in it."""
        if shape.is_expanded:
            return replace(shape, bounds=self.wide(shape.bounds))
        move = self.by(shape.bounds.center)
        label = moved_label(shape.label, *move)
        return replace(shape, bounds=shape.bounds.moved(*move), label=label)

    def edge(self, edge: Edge) -> Edge:
        """A flow, corner by corner; its ends move with their shapes."""
        moves = [self.by(at) for at in edge.waypoints]
        for end, element in ((0, edge.source_id), (-1, edge.target_id)):
            box, at = self._boxes.get(element), edge.waypoints[end]
            if box and box.grown(1.0).contains(Bounds(at.x, at.y, 0.0, 0.0)):
                moves[end] = self.by(box.center)
        points = tuple(
            Point(at.x + by.x, at.y + by.y) for at, by in zip(edge.waypoints, moves, strict=True)
        )
        return replace(edge, waypoints=points, label=self.label(edge.label))

    def reference(self, item: Reference) -> Reference:
        """A reference with its name."""
        move = self.by(item.bounds.center)
        return replace(item, bounds=item.bounds.moved(*move), label=moved_label(item.label, *move))

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
