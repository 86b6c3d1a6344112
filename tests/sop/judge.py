"""An independent look at the connectors of a page: what touches or crosses what."""

from collections.abc import Iterator
from itertools import combinations, pairwise

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.sop.document import Connector, FlowPage, Site, Symbol

Part = tuple[Point, Point]
TOLERANCE = 0.05
"""mm."""


def parts(connector: Connector) -> list[Part]:
    """The straight parts of a connector."""
    return list(pairwise(connector.points))


def hits(part: Part, box: Bounds) -> bool:
    """Whether a part runs through a box, its border excepted."""
    (x1, y1), (x2, y2) = part
    return (
        min(x1, x2) < box.right - TOLERANCE
        and max(x1, x2) > box.x + TOLERANCE
        and min(y1, y2) < box.bottom - TOLERANCE
        and max(y1, y2) > box.y + TOLERANCE
    )


def runs_along(one: Part, other: Part) -> bool:
    """Whether two parts lie on each other for more than a point."""
    for axis in (0, 1):
        cross = 1 - axis
        if all(abs(part[0][cross] - part[1][cross]) < TOLERANCE for part in (one, other)):
            if abs(one[0][cross] - other[0][cross]) > TOLERANCE:
                continue
            low = max(min(one[0][axis], one[1][axis]), min(other[0][axis], other[1][axis]))
            high = min(max(one[0][axis], one[1][axis]), max(other[0][axis], other[1][axis]))
            if high - low > TOLERANCE:
                return True
    return False


def shares_site(one: Connector, other: Connector) -> bool:
    """Whether two connectors leave or reach the same site, and so may meet before it."""
    starts = (one.source, one.source_site) == (other.source, other.source_site)
    return starts or (one.target, one.target_site) == (other.target, other.target_site)


def site_of(symbol: Symbol, site: Site) -> Point:
    """The middle of a side of a symbol."""
    box = symbol.bounds
    return {
        Site.TOP: Point(box.center.x, box.y),
        Site.LEFT: Point(box.x, box.center.y),
        Site.BOTTOM: Point(box.center.x, box.bottom),
        Site.RIGHT: Point(box.right, box.center.y),
    }[site]


def faults(page: FlowPage) -> Iterator[str]:
    """Everything that is wrong with the connectors of a page."""
    symbols = {symbol.id: symbol for symbol in page.symbols}
    for one in page.connectors:
        yield from _own_faults(one, symbols)
        for symbol in page.symbols:
            if any(hits(part, symbol.bounds) for part in parts(one)):
                yield f"{one.id} through symbol {symbol.id}"
        for other in page.connectors:
            if other.label is None or other.id == one.id:
                continue
            if any(hits(part, other.label.bounds) for part in parts(one)):
                yield f"{one.id} through the name of {other.id}"
    for one, other in combinations(page.connectors, 2):
        if shares_site(one, other):
            continue
        if any(runs_along(a, b) for a in parts(one) for b in parts(other)):
            yield f"{one.id} along {other.id}"


def _own_faults(one: Connector, symbols: dict[int, Symbol]) -> Iterator[str]:
    """What is wrong with a connector by itself."""
    ends = (one.points[0], one.points[-1])
    sites = ((one.source, one.source_site), (one.target, one.target_site))
    for end, (symbol, site) in zip(ends, sites, strict=True):
        place = site_of(symbols[symbol], site)
        if abs(place.x - end.x) > TOLERANCE or abs(place.y - end.y) > TOLERANCE:
            yield f"{one.id} does not reach its site"
    if sites[0] == sites[1]:
        yield f"{one.id} ends where it begins"
    for (x1, y1), (x2, y2) in parts(one):
        if abs(x1 - x2) > TOLERANCE and abs(y1 - y2) > TOLERANCE:
            yield f"{one.id} is diagonal"
