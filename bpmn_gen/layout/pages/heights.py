"""How low each stretch of a drawing can get; the answers are kept, because many are asked twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.layout.pages.squeeze import least_page_height

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Edge
    from bpmn_gen.drawing.pages import Page


class Heights:
    """The least heights of stretches of a page that shows a whole drawing."""

    def __init__(self, whole: Page, origin: float) -> None:
        """Prepare for questions.

        Args:
            whole: the page that shows the whole drawing.
            origin: the x on the drawing of the page's left border, in px.
        """
        self._page = whole
        self._origin = origin
        self._shapes = sorted(whole.drawing.shapes, key=lambda shape: shape.bounds.center.x)
        self._centers = [shape.bounds.center.x for shape in self._shapes]
        self._edges: defaultdict[str, list[int]] = defaultdict(list)
        for index, edge in enumerate(whole.drawing.edges):
            self._edges[edge.source_id].append(index)
            self._edges[edge.target_id].append(index)
        self._known: dict[tuple[float, float], float] = {}

    @property
    def whole(self) -> float:
        """The height of the whole drawing as it is, in px."""
        return self._page.drawing.bounds.height

    def least(self, left: float, right: float) -> float:
        """The least height in px of the stretch between two x of the drawing."""
        key = (left, right)
        if key not in self._known:
            self._known[key] = least_page_height(
                self._part(left - self._origin, right - self._origin)
            )
        return self._known[key]

    def _part(self, left: float, right: float) -> Page:
        """The page with what stands between two x; flows that only pass through are left out."""
        low, high = bisect_left(self._centers, left), bisect_left(self._centers, right)
        shapes = self._shapes[low:high]
        numbers = sorted({number for s in shapes for number in self._edges[s.element_id]})
        edges = (self._page.drawing.edges[number] for number in numbers)
        drawing = replace(
            self._page.drawing,
            shapes=tuple(shapes),
            edges=tuple(_between(edge, left, right) for edge in edges),
        )
        return replace(self._page, drawing=drawing)


def _between(edge: Edge, left: float, right: float) -> Edge:
    """A flow whose corners outside two x are pulled to them."""
    pulled = tuple(Point(min(max(point.x, left), right), point.y) for point in edge.waypoints)
    return replace(edge, waypoints=pulled)
