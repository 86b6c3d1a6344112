"""The gates of printed pages, checked on what is drawn: each lists what misses one."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import LABEL_FONT, TASK_FONT, TASK_LINE, text_width
from bpmn_gen.layout.pages.paging import LEAST_TEXT, MM_PER_POINT
from tests.layout.gates import (
    diagonal_segments,
    edges_on_edges,
    edges_through_nodes,
    labels_on_something,
    overlapping_nodes,
    things_on_phase_borders,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.drawing.geometry import Point
    from bpmn_gen.drawing.pages import Page

NEAR = 1.0
"""px by which the end of a line may miss what it belongs to."""
ROUNDING = 1e-6


def misses(pages: Sequence[Page]) -> list[str]:
    """What is wrong with the pages of one map."""
    found = [f"page {page.number}: {what}" for page in pages for what in _of_page(page)]
    return [*found, *_links(pages)]


def losses(pages: Sequence[Page]) -> list[str]:
    """What readers would miss: type too small, things off the paper, links without an end."""
    words = ("text of", "larger than", "off the page", "link ")
    return [what for what in misses(pages) if any(word in what for word in words)]


def _of_page(page: Page) -> Iterator[str]:
    drawing = page.drawing
    gates = (
        overlapping_nodes,
        edges_through_nodes,
        diagonal_segments,
        edges_on_edges,
        labels_on_something,
        things_on_phase_borders,
    )
    for gate in gates:
        yield from (f"{gate.__name__} {what}" for what in gate(drawing))
    yield from _loose_ends(page)
    yield from _out_of_place(page)
    yield from _titles(page)
    yield from _pentagons(page)
    width, height = page.paper.room
    if (
        max(drawing.bounds.width * page.scale - width, drawing.bounds.height * page.scale - height)
        > ROUNDING
    ):
        yield "larger than the paper"
    points = page.scale * LABEL_FONT / MM_PER_POINT
    if points < LEAST_TEXT - 1e-3:
        yield f"text of {points:.2f} pt"


def _loose_ends(page: Page) -> Iterator[str]:
    """Ends of lines at nothing."""
    boxes = {shape.element_id: shape.bounds for shape in page.drawing.shapes}
    boxes |= {pool.element_id: pool.bounds for pool in page.drawing.pools}
    links = [reference.bounds for reference in page.references]
    for edge in page.drawing.edges:
        for element, end in (
            (edge.source_id, edge.waypoints[0]),
            (edge.target_id, edge.waypoints[-1]),
        ):
            box = boxes.get(element)
            if not any(_on_border(one, end) for one in ([box] if box else []) + links):
                yield f"loose end of {edge.element_id}"


def _on_border(box: Bounds, point: Point) -> bool:
    inside = box.grown(NEAR).contains(Bounds(*point, 0.0, 0.0))
    return inside and not box.grown(-NEAR).contains(Bounds(*point, 0.0, 0.0))


def _out_of_place(page: Page) -> Iterator[str]:
    """Shapes outside every lane, lanes with gaps between them, and anything off the page."""
    drawing = page.drawing
    rows = drawing.lanes or drawing.pools
    for shape in drawing.shapes:
        if rows and not any(
            row.bounds.contains(shape.bounds, NEAR) for row in (*rows, *drawing.pools)
        ):
            yield f"{shape.element_id} in no lane"
    for upper, lower in pairwise(drawing.lanes):
        if NEAR / 2 < lower.bounds.y - upper.bounds.bottom < 10:
            yield f"gap below {upper.element_id}"
    boxes = [shape.bounds for shape in drawing.shapes]
    boxes += [label.bounds for label in drawing.labels()]
    boxes += [reference.bounds for reference in page.references]
    boxes += [reference.label.bounds for reference in page.references if reference.label]
    if not all(drawing.bounds.contains(box, NEAR) for box in boxes):
        yield "something off the page"


def _titles(page: Page) -> Iterator[str]:
    """Titles that do not fit into their headers."""
    for item in (*page.drawing.lanes, *page.drawing.pools):
        if item.header and len(item.lines) * TASK_LINE > item.header + NEAR:
            yield f"title of {item.element_id} too thick"
        if (
            item.header
            and max(text_width(line, TASK_FONT) for line in item.lines) > item.bounds.height
        ):
            yield f"title of {item.element_id} too long"
    for phase in page.drawing.phases:
        if max(text_width(line, TASK_FONT) for line in phase.lines) > phase.bounds.width:
            yield f"title of {phase.element_id} too long"


def _pentagons(page: Page) -> Iterator[str]:
    """Pentagons on shapes, lines, names or each other; letters that occur twice."""
    drawing = page.drawing
    solid = [(shape.element_id, shape.bounds) for shape in drawing.shapes]
    solid += [("label", label.bounds) for label in drawing.labels()]
    for one, two in combinations(page.references, 2):
        if one.bounds.overlaps(two.bounds, NEAR):
            yield f"pentagons {one.letter} and {two.letter}"
        names = [item.label.bounds for item in (one, two) if item.label]
        if len(names) == 2 and names[0].overlaps(names[1], NEAR):
            yield f"names at {one.letter} and {two.letter}"
    borders = {y for lane in drawing.lanes for y in (lane.bounds.y, lane.bounds.bottom)}
    for reference in page.references:
        boxes = [reference.bounds, *((reference.label.bounds,) if reference.label else ())]
        for box in boxes:
            if any(box.y + NEAR < y < box.bottom - NEAR for y in borders):
                yield f"border through {reference.letter}"
            yield from (
                f"{reference.letter} on {name}"
                for name, other in solid
                if box.overlaps(other, NEAR)
            )
            for edge in drawing.edges:
                if any(_runs_through(one, two, box) for one, two in pairwise(edge.waypoints)):
                    yield f"{edge.element_id} through {reference.letter}"


def _runs_through(one: Point, two: Point, box: Bounds) -> bool:
    inner = box.grown(-2)
    return (
        min(one.x, two.x) < inner.right
        and max(one.x, two.x) > inner.x
        and min(one.y, two.y) < inner.bottom
        and max(one.y, two.y) > inner.y
    )


def _links(pages: Sequence[Page]) -> Iterator[str]:
    """Letters without their other end."""
    ends = [
        (reference.letter, page.number, reference.other_page)
        for page in pages
        for reference in page.references
    ]
    for letter in sorted({letter for letter, _, _ in ends}):
        own = [(here, there) for name, here, there in ends if name == letter]
        if len(own) != 2 or own[0] != own[1][::-1]:
            yield f"link {letter}: {own}"
