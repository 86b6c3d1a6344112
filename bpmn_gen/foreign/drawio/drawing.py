"""Where a page of draw.io draws everything, as a diagram of BPMN.

Lines know only what they join and what they pass, because draw.io finds the rest when it draws.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.bpmn_tree import POOL_TITLE
from bpmn_gen.foreign.joining import joined

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.drawio.cells import Cell
    from bpmn_gen.foreign.drawio.reading import PageReader

_ROOM: Final = 20.0
"""px between two boxes that a line with a bend halfway needs."""


def draw_page(reader: PageReader, plane: str, down: float) -> None:
    """Draw a page.

    Args:
        reader: what the page became.
        plane: id of what the plane shows.
        down: px by which the page is moved down, below those before it.
    """
    tree, page = reader.tree, reader.page
    where = tree.plane(plane)
    for pool, participant in reader.made.pools:
        box = pool.box()
        if box is None:
            continue
        tree.shape(where, participant, box.moved(0, down), horizontal=pool.is_across)
        for ident, lane in reader.made.lanes.items():
            cell = page.lanes[ident]
            if cell in pool.tops or pool.own in [page.lanes.get(one) for one in page.around(ident)]:
                place = _lane_box(cell, box, across=pool.is_across)
                tree.shape(where, lane, place.moved(0, down), horizontal=pool.is_across)
    inner = {page.cells[ident].parent for ident in page.forms}
    for ident, form in page.forms.items():
        place = page.cells[ident].place
        if place.width <= 0 or place.height <= 0:
            continue
        expanded = None
        if form.kind in k.SUB_PROCESSES:
            expanded = ident in inner and not form.is_closed
        tree.shape(where, reader.made.nodes[ident], place.moved(0, down), expanded=expanded)
    for edge in page.edges:
        points = _way(reader, edge)
        tree.edge(where, reader.made.edges[edge.id], [Point(p.x, p.y + down) for p in points])


def _lane_box(cell: Cell, pool: Bounds, *, across: bool) -> Bounds:
    """A lane that begins where the title of its pool ends in BPMN, if it stood next to it."""
    box = cell.place
    if across and 0 < abs(box.x - pool.x - POOL_TITLE) <= POOL_TITLE:
        return Bounds(pool.x + POOL_TITLE, box.y, box.right - pool.x - POOL_TITLE, box.height)
    if not across and 0 < abs(box.y - pool.y - POOL_TITLE) <= POOL_TITLE:
        return Bounds(box.x, pool.y + POOL_TITLE, box.width, box.bottom - pool.y - POOL_TITLE)
    return box


def _way(reader: PageReader, edge: Cell) -> list[Point]:
    """The points of a line from border to border; empty where an end is not known."""
    ends = [_end_of(reader, one) for one in (edge.source, edge.target)]
    source, target = ends
    if source is None or target is None:
        return []
    kinds = (_kind_of(reader, edge.source), _kind_of(reader, edge.target))
    start = _fixed(source, edge, "exit", kinds[0])
    end = _fixed(target, edge, "entry", kinds[1])
    if edge.points:
        inner = _squared(start, edge.points, end) if _is_square(edge) else edge.points
        points = joined(source, target, inner, kinds)
        return [start or points[0], *points[1:-1], end or points[-1]]
    if not _is_square(edge):
        points = joined(source, target, [], kinds)
        return [start or points[0], end or points[-1]]
    if start is not None and end is not None:
        return _between(start, end, is_across=_leaves_across(source, start))
    return _elbow(source, target)


def _end_of(reader: PageReader, ident: str) -> Bounds | None:
    """The box at which a line ends: that of a node, or that of a whole pool."""
    if ident in reader.page.forms:
        return reader.page.cells[ident].place
    made: etree._Element | None = reader.made.nodes.get(ident)
    pools = reader.made.pools
    return next((pool.box() for pool, one in pools if made is not None and one is made), None)


def _kind_of(reader: PageReader, ident: str) -> str:
    form = reader.page.forms.get(ident)
    return form.kind if form is not None else ""


def _is_square(edge: Cell) -> bool:
    """Whether a line runs only across and down."""
    return edge.style.get("edgeStyle", "") in {
        "orthogonalEdgeStyle",
        "elbowEdgeStyle",
        "entityRelationEdgeStyle",
        "isometricEdgeStyle",
    }


def _fixed(box: Bounds, edge: Cell, key: str, kind: str) -> Point | None:
    """The place on a border at which a line is fixed; None where draw.io may choose."""
    try:
        x, y = float(edge.style[f"{key}X"]), float(edge.style[f"{key}Y"])
    except (KeyError, ValueError):
        return None
    if not (0 <= x <= 1 and 0 <= y <= 1):
        return None
    point = Point(box.x + x * box.width, box.y + y * box.height)
    on_side = x in {0.0, 1.0} or y in {0.0, 1.0}
    is_corner = x in {0.0, 1.0} and y in {0.0, 1.0}
    is_round = kind in k.EVENTS | k.GATEWAYS
    if not on_side or (is_round and (is_corner or 0.5 not in {x, y})):  # noqa: PLR2004 -- halfway
        return None
    return point


def _leaves_across(box: Bounds, start: Point) -> bool:
    """Whether a line leaves a box to the left or to the right."""
    return min(abs(start.x - box.x), abs(start.x - box.right)) < min(
        abs(start.y - box.y), abs(start.y - box.bottom)
    )


def _between(start: Point, end: Point, *, is_across: bool) -> list[Point]:
    """A line of right angles between two fixed points."""
    if start.x == end.x or start.y == end.y:
        return [start, end]
    if is_across:
        middle = (start.x + end.x) / 2
        return [start, Point(middle, start.y), Point(middle, end.y), end]
    middle = (start.y + end.y) / 2
    return [start, Point(start.x, middle), Point(end.x, middle), end]


def _squared(start: Point | None, points: list[Point], end: Point | None) -> list[Point]:
    """The points that a line of right angles passes, with the corners that it needs."""
    found: list[Point] = []
    for point in ([start] if start else []) + points + ([end] if end else []):
        if found and found[-1].x != point.x and found[-1].y != point.y:
            found.append(Point(point.x, found[-1].y))
        found.append(point)
    return found[1 if start else 0 : -1 if end else None] or points


def _elbow(source: Bounds, target: Bounds) -> list[Point]:
    """A line of right angles between two boxes, as short as can be."""
    low, high = max(source.y, target.y), min(source.bottom, target.bottom)
    if low < high:
        y = target.center[1] if source.y < target.center[1] < source.bottom else (low + high) / 2
        one, two = (source.right, target.x) if source.x < target.x else (source.x, target.right)
        return [Point(one, y), Point(two, y)]
    left, right = max(source.x, target.x), min(source.right, target.right)
    is_below = source.y < target.y
    if left < right:
        x = target.center[0] if source.x < target.center[0] < source.right else (left + right) / 2
        one, two = (source.bottom, target.y) if is_below else (source.y, target.bottom)
        return [Point(x, one), Point(x, two)]
    is_right = source.x < target.x
    start = Point(source.right if is_right else source.x, source.center[1])
    gap = target.x - source.right if is_right else source.x - target.right
    if gap >= 2 * _ROOM:
        end = Point(target.x if is_right else target.right, target.center[1])
        return _between(start, end, is_across=True)
    end = Point(target.center[0], target.y if is_below else target.bottom)
    return [start, Point(end.x, start.y), end]
