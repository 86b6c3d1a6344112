"""Draws flows whole whose ends a cut has parted although both lie on one page.

A message that leaves the columns of a section, or crosses a cut between lanes, gets references at
both ends.  Where these came to one page, a line between the ends tells a reader more than a letter
that occurs twice beside it.  A search looks for a free way; without one the references stay.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.elements import Shape
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.late.lines import LateLine, add_late_lines
from bpmn_gen.layout.late.obstacles import Obstacles
from bpmn_gen.layout.pages.sheets import letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.elements import Drawing, Edge
    from bpmn_gen.drawing.pages import Page, Reference

_MOST_BENDS = 6
"""Bends of a way beyond which a reader follows a letter more easily."""
_MOST_CROSSED = 4
"""Lines that a way crosses, at most, for the same reason."""
_NEAR = 6.0
"""px.  Two parallel lines that are nearer than this look like one."""
_FAR = 1e5
"""px farther than any page."""
_TOUCH = 1.0
"""px by which the end of a line may miss its reference."""

Drawn = tuple["Drawing", tuple["Reference", ...]]
"""A page with its references."""


def reunited(drawing: Drawing, references: tuple[Reference, ...], room: Point) -> Drawn:
    """A page on which flows between two things that it shows are whole where there is a way.

    Args:
        drawing: what the page shows.
        references: of the flows that were cut.
        room: width and height in px that the page has.
    """
    pieces: dict[str, list[Edge]] = {}
    for edge in drawing.edges:
        pieces.setdefault(edge.element_id, []).append(edge)
    for parts in pieces.values():
        if len(parts) > 1:
            drawing, references = _whole(parts, drawing, references, room)
    return drawing, references


def _whole(
    parts: Sequence[Edge], drawing: Drawing, references: tuple[Reference, ...], room: Point
) -> Drawn:
    """The page with one flow whole instead of its parts, if that can be read well."""
    ends = _ends(parts, drawing.edges, references)
    if ends is None or not (ends.is_message or _in_one_pool(ends, drawing)):
        return drawing, references
    others = tuple(edge for edge in drawing.edges if edge not in parts)
    kept = tuple(item for item in references if item not in ends.references)
    solid = [Shape("", "task", box) for box in (*_solid(drawing, kept), *_off_page(room))]
    bare = replace(drawing, edges=others, shapes=(*drawing.shapes, *solid))
    first = parts[0]
    line = LateLine(
        first.element_id, first.kind, first.source_id, first.target_id, _text(parts, ends)
    )
    drawn = add_late_lines(bare, (line,), _parents(drawing))
    if len(drawn.edges) == len(others):
        return drawing, references
    if not _reads_well(drawn.edges[-1], bare, {pool.element_id for pool in drawing.pools}):
        return drawing, references
    whole = replace(drawing, edges=drawn.edges)
    return replace(whole, bounds=drawing.bounds.union(whole.extent())), kept


class _Ends(NamedTuple):
    """The two ends of a flow that was cut."""

    source: Point
    target: Point
    references: tuple[Reference, Reference]
    is_message: bool


def _ends(
    parts: Sequence[Edge], edges: Sequence[Edge], references: Sequence[Reference]
) -> _Ends | None:
    """The ends of a flow in two parts; None where other flows share one of its references."""
    leaving = next((one for one in parts if _at(one.waypoints[-1], references)), None)
    coming = next((one for one in parts if _at(one.waypoints[0], references)), None)
    if leaving is None or coming is None or leaving is coming:
        return None
    one, two = _at(leaving.waypoints[-1], references), _at(coming.waypoints[0], references)
    tips = [point for edge in edges for point in edge.waypoints[:: len(edge.waypoints) - 1]]
    if not one or not two or sum(bool(_at(tip, (one, two))) for tip in tips) != len(parts):
        return None
    return _Ends(
        leaving.waypoints[0], coming.waypoints[-1], (one, two), leaving.kind == "messageFlow"
    )


def _at(point: Point, references: Sequence[Reference]) -> Reference | None:
    """The reference at which a line ends."""
    spot = Bounds(*point, 0.0, 0.0)
    return next((one for one in references if one.bounds.contains(spot, _TOUCH)), None)


def _in_one_pool(ends: _Ends, drawing: Drawing) -> bool:
    """Whether both ends lie in one pool, which is drawn once for each section."""
    spots = [Bounds(*point, 0.0, 0.0) for point in (ends.source, ends.target)]
    return any(all(map(pool.bounds.contains, spots)) for pool in drawing.pools)


def _off_page(room: Point) -> tuple[Bounds, ...]:
    """What is off the page, on all four sides."""
    width, height = room
    return (
        Bounds(-_FAR, -_FAR, _FAR - 1, 2 * _FAR),
        Bounds(width + 1, -_FAR, _FAR, 2 * _FAR),
        Bounds(-_FAR, -_FAR, 2 * _FAR, _FAR - 1),
        Bounds(-_FAR, height + 1, 2 * _FAR, _FAR),
    )


def _solid(drawing: Drawing, references: Sequence[Reference]) -> list[Bounds]:
    """What else lines may not run through: references and the headers of pools and lanes."""
    boxes = [reference.bounds for reference in references]
    boxes += [reference.label.bounds for reference in references if reference.label]
    for item in (*drawing.pools, *drawing.lanes):
        if item.header:
            boxes.append(replace(item.bounds, width=item.header))
    return boxes


def _parents(drawing: Drawing) -> dict[str, str]:
    """All pools around each shape, because a message may run through any of them."""
    pools = list(dict.fromkeys(pool.element_id for pool in drawing.pools))
    found = dict(pairwise(pools))
    if pools:
        found |= {shape.element_id: pools[0] for shape in drawing.shapes}
    return found


def _text(parts: Sequence[Edge], ends: _Ends) -> str:
    """The name of a flow, which stands beside one of its parts or at a reference."""
    labels = [edge.label for edge in parts] + [one.label for one in ends.references]
    return next((" ".join(label.lines) for label in labels if label), "")


def _reads_well(edge: Edge, drawing: Drawing, pools: set[str]) -> bool:
    """Whether a line has few bends and crossings, covers no other line and meets no box."""
    if len(edge.waypoints) - 2 > _MOST_BENDS:
        return False
    own = {edge.source_id, edge.target_id}
    obstacles = Obstacles(drawing, drawing.edges, pools | own)
    boxes = [*obstacles.boxes, *obstacles.labels]
    crossed = 0
    for one, two in pairwise(edge.waypoints):
        is_level = one.y == two.y
        place, low, high = (one.y, *sorted((one.x, two.x))) if is_level else (
            one.x, *sorted((one.y, two.y))
        )  # fmt: skip
        along, across = obstacles.levels, obstacles.uprights
        if not is_level:
            along, across = across, along
        run = (
            Bounds(low, place, high - low, 0.0) if is_level else Bounds(place, low, 0.0, high - low)
        )
        if any(_meet(run, box) for box in boxes):
            return False
        if any(abs(at - place) < _NEAR and a < high and b > low for at, a, b in along):
            return False
        crossed += sum(low < at < high and a < place < b for at, a, b in across)
    return crossed <= _MOST_CROSSED


def _meet(run: Bounds, box: Bounds) -> bool:
    """Whether a straight line runs through a box."""
    return run.x < box.right and run.right > box.x and run.y < box.bottom and run.bottom > box.y


def relettered(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of a map with the letters that are left in a row, as readers expect them."""
    used = {item.letter for page in pages for item in page.references}
    order = sorted(used, key=lambda name: (len(name), name))
    new = {old: letter(index) for index, old in enumerate(order)}
    return tuple(
        replace(
            page,
            references=tuple(replace(item, letter=new[item.letter]) for item in page.references),
        )
        for page in pages
    )
