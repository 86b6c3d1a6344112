"""Which pools a page has, and in which of them each node stands.

In BPMN no flow crosses from one pool to another.  People draw actors as swimlanes side by side and
let the flow cross them, so swimlanes that a flow joins become lanes of one pool.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.bpmn_tree import POOL_TITLE
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.foreign.drawio.cells import Cell
    from bpmn_gen.foreign.drawio.sorted_page import Sorted

_EVEN: Final = 3.0
"""px by which swimlanes side by side may be out of line."""


@dataclass(slots=True, eq=False)
class PagePool:
    """A pool of a page."""

    tops: list[Cell]
    """Its outermost swimlanes.  One is the pool itself; several are its lanes."""
    nodes: list[str] = field(default_factory=list)
    """Ids of what stands in it, outside of sub-processes as well as in them."""

    @property
    def own(self) -> Cell | None:
        """The swimlane that is the pool; None where several are its lanes."""
        return self.tops[0] if len(self.tops) == 1 else None

    @property
    def is_across(self) -> bool:
        """Whether its lanes go from left to right: its title stands at the left."""
        cell = self.tops[0]
        return cell.style.get("horizontal") == "0" or cell.shape == "table"

    def box(self) -> Bounds | None:
        """Where it is drawn; None where its lanes do not fit together."""
        if self.own is not None:
            return self.own.place
        boxes = [one.place for one in self.tops]
        hull = hull_of(boxes)
        if self.is_across:
            ordered = sorted((one.y, one.bottom, one.x, one.right) for one in boxes)
            edges = (hull.x, hull.right)
        else:
            ordered = sorted((one.x, one.right, one.y, one.bottom) for one in boxes)
            edges = (hull.y, hull.bottom)
        is_even = all(
            abs(start - edges[0]) <= _EVEN and abs(end - edges[1]) <= _EVEN
            for _, _, start, end in ordered
        ) and all(abs(later[0] - earlier[1]) <= _EVEN for earlier, later in pairwise(ordered))
        if not is_even:
            return None
        if self.is_across:
            return Bounds(hull.x - POOL_TITLE, hull.y, hull.width + POOL_TITLE, hull.height)
        return Bounds(hull.x, hull.y - POOL_TITLE, hull.width, hull.height + POOL_TITLE)


def hull_of(boxes: Iterable[Bounds]) -> Bounds:
    """The smallest box around several."""
    return reduce(Bounds.union, boxes)


def pools_of(page: Sorted) -> tuple[list[PagePool], list[str]]:
    """The pools of a page with what stands in them, and the nodes outside of all of them."""
    top_of = {ident: _top(page, ident) for ident in page.lanes}
    lane_of = {ident: page.lane_of(ident) for ident in page.forms}
    where = {ident: top_of.get(lane, "") for ident, lane in lane_of.items()}
    flows = [one for one in page.edges if is_flow(page, one)]
    tops = set(top_of.values())  # chains end somewhere, so not each is the top of itself
    groups = _Groups([one for one in page.lanes if one in tops])
    _take_in(flows, where)
    for edge in flows:
        one, two = where.get(edge.source, ""), where.get(edge.target, "")
        if one and two:
            groups.join(one, two)
    pools = {key: PagePool([page.lanes[one] for one in some]) for key, some in groups.all()}
    outside: list[str] = []
    for ident in page.forms:
        top = where[ident]
        if top:
            pools[groups.of(top)].nodes.append(ident)
        elif pools and page.forms[ident].kind in k.FLOW_NODES | k.SHEETS:
            _nearest(list(pools.values()), page.cells[ident].place).nodes.append(ident)
        else:
            outside.append(ident)
    return list(pools.values()), outside


def is_flow(page: Sorted, edge: Cell) -> bool:
    """Whether a line is a flow between two steps of one process."""
    ends = [page.forms.get(edge.source), page.forms.get(edge.target)]
    kinds = [form.kind for form in ends if form is not None]
    return (
        len(kinds) == len(ends)
        and all(kind in k.FLOW_NODES for kind in kinds)
        and not edge.has("dashed")
    )


def _top(page: Sorted, ident: str) -> str:
    """The outermost swimlane around a swimlane."""
    around = [one for one in page.around(ident) if one in page.lanes]
    return around[-1] if around else ident


def _take_in(flows: list[Cell], where: dict[str, str]) -> None:
    """Let nodes outside of all pools stand in the pool to which a flow joins them."""
    neighbours: dict[str, list[str]] = {}
    for edge in flows:
        neighbours.setdefault(edge.source, []).append(edge.target)
        neighbours.setdefault(edge.target, []).append(edge.source)
    waiting = deque(ident for ident, top in where.items() if top)
    while waiting:
        ident = waiting.popleft()
        for other in neighbours.get(ident, ()):
            if not where.get(other):
                where[other] = where[ident]
                waiting.append(other)


def _nearest(pools: list[PagePool], place: Bounds) -> PagePool:
    """The pool nearest to a node that nothing joins to any."""
    middle = place.center
    return min(pools, key=lambda one: min(distance(top.place, middle) for top in one.tops))


class _Groups:
    """Swimlanes that flows join."""

    def __init__(self, tops: Iterable[str]) -> None:
        self._leader = {one: one for one in tops}
        self._order = {one: at for at, one in enumerate(self._leader)}

    def of(self, one: str) -> str:
        """The first swimlane of those that one is joined to."""
        while self._leader[one] != one:
            self._leader[one] = self._leader[self._leader[one]]
            one = self._leader[one]
        return one

    def join(self, one: str, two: str) -> None:
        """Join two swimlanes."""
        first, second = sorted((self.of(one), self.of(two)), key=self._order.__getitem__)
        self._leader[second] = first

    def all(self) -> Iterable[tuple[str, list[str]]]:
        """Each group by its first swimlane."""
        found: dict[str, list[str]] = {}
        for one in self._leader:
            found.setdefault(self.of(one), []).append(one)
        return found.items()
