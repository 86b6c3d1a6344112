"""In which row of its band each node stands.

Chains are put into rows one by one, the heaviest first, each where it is near to what it is
joined to and where the lines to it find a free way.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph.elements import BORDER_FORMS, NodeForm
from bpmn_gen.layout.plan.boundary_events import find_hooks
from bpmn_gen.layout.plan.chains import Chain, find_chains
from bpmn_gen.layout.plan.unconnected import find_loose

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core

_NEW_ROW = 1.5
"""What a further row costs, measured in rows of line length."""
_BLOCKED = 3.0
"""What a line costs that finds no way with one bend."""
_CROWDED = 1.0
"""What a chain costs in a row where another chain's lines come in."""
_ASIDE = 1.2
"""What an artifact costs by each column that it stands away from its owner."""
_LOPSIDED = 0.1
"""What a row costs on the side of the main row that has more rows already."""
_SEVERAL = 3
"""From so many on, nodes that could change places are put in order."""


@dataclass(slots=True)
class _Row:
    """One row of a band: who stands in it, by column."""

    cells: list[int] = field(default_factory=list)
    """Taken columns, ascending."""
    wide: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of columns, lines to the chains' ends included."""
    is_main: bool = False
    is_loose: bool = False
    """Whether only nodes stand here that no flow leads to or from."""

    def is_free(self, low: int, high: int) -> bool:
        """Whether no node stands in the columns from low to high."""
        return not any(low <= column <= high for column in self.cells)


@dataclass(slots=True)
class Rows:
    """The rows of all bands."""

    bands: list[list[_Row]]
    of_node: dict[int, _Row] = field(default_factory=dict)

    def numbers(self) -> dict[int, float]:
        """Every row's place from the top over all bands, by the row's identity."""
        places: dict[int, float] = {}
        for band in self.bands:
            for row in band:
                places[id(row)] = float(len(places))
        return places


@dataclass(slots=True)
class _Placer:
    """Greedy placement of one chain after the other."""

    graph: Graph
    column: list[int]
    rows: Rows
    near: list[list[int]]
    """By node: the nodes it is joined to."""
    back: frozenset[tuple[int, int]]
    """Ends of flows that close a loop: they run outside the rows."""
    below: dict[tuple[int, int], int]
    """Pairs of host and target of a boundary event: 1 where it sits on the lower side, else -1."""
    upward: bool

    def place(self, chain: Chain) -> None:
        """Put a chain into the best row, or into a new one."""
        _, place, is_new = self.best(chain)
        self._settle(chain, place, is_new=is_new)

    def place_loose(self, chain: Chain) -> None:
        """Put a node that no flow leads to or from under all that flows lead to."""
        band = self.rows.bands[chain.band]
        column = self.column[chain.nodes[0]]
        free = (
            place for place, row in enumerate(band) if row.is_loose and row.is_free(column, column)
        )
        place = next(free, len(band))
        self._settle(chain, place, is_new=place == len(band))
        band[place].is_loose = True

    def best(self, chain: Chain) -> tuple[float, int, bool]:
        """Cost and place of the best row for a chain, and whether it is a new one."""
        low, high = self.column[chain.nodes[0]], self.column[chain.nodes[-1]]
        band = self.rows.bands[chain.band]
        places = self.rows.numbers()
        offset = sum(len(other) for other in self.rows.bands[: chain.band])
        best: tuple[float, int, bool] | None = None
        options = [(place, False) for place, row in enumerate(band) if row.is_free(low, high)]
        options += [(place, True) for place in range(len(band) + 1)]
        for place, is_new in options:
            number = offset + place - (0.5 if is_new else 0.0)
            cost = self._cost(chain, number, places)
            cost += self._row_cost(band, place, (low, high), is_new=is_new)
            if best is None or cost < best[0] - 1e-9:
                best = (cost, place, is_new)
        assert best is not None  # noqa: S101  # a new row is always possible
        return best

    def _row_cost(
        self, band: list[_Row], place: int, span: tuple[int, int], *, is_new: bool
    ) -> float:
        if not is_new:
            row = band[place]
            return sum(_CROWDED for low, high in row.wide if low <= span[1] and span[0] <= high)
        if not band:
            return 0.0
        main = next((number for number, row in enumerate(band) if row.is_main), 0)
        above, below = main, len(band) - main - 1
        side = above - below if place <= main else below - above
        first = 0.05 if (place <= main) != self.upward else 0.0
        return _NEW_ROW + _LOPSIDED * max(side, -2) + first

    def _cost(self, chain: Chain, number: float, places: dict[int, float]) -> float:
        """Line length and blocked ways from a chain in the given row to all that is placed."""
        total = 0.0
        for node in chain.nodes:
            for other in self.near[node]:
                row = self.rows.of_node.get(other)
                if row is None:
                    continue
                far = places[id(row)]
                total += abs(far - number)
                side = self.below.get((other, node), 0)
                if side and (number - far) * side <= 0:
                    total += _BLOCKED
                side = self.below.get((node, other), 0)
                if side and (far - number) * side <= 0:
                    total += _BLOCKED
                if self._blocked(node, other, number, far, places):
                    total += _BLOCKED
        return total

    def _blocked(
        self, node: int, other: int, here: float, there: float, places: dict[int, float]
    ) -> bool:
        """Whether neither way with at most one bend between two nodes is free."""
        one, two = self.column[node], self.column[other]
        low, high = min(here, there), max(here, there)
        between = [row for band in self.rows.bands for row in band if low < places[id(row)] < high]
        upright_here = all(not _has(row, one) for row in between)
        upright_there = all(not _has(row, two) for row in between)
        if one == two:
            return not upright_here
        left, right = min(one, two) + 1, max(one, two) - 1
        level_there = self.rows.of_node[other].is_free(left, right)
        corner_there = not _has(self.rows.of_node[other], one) or here == there
        level_here = all(
            row.is_free(left, right) and not _has(row, two)
            for band in self.rows.bands
            for row in band
            if places[id(row)] == here
        )
        return not (
            (upright_here and level_there and corner_there) or (upright_there and level_here)
        )

    def _settle(self, chain: Chain, place: int, *, is_new: bool) -> None:
        band = self.rows.bands[chain.band]
        if is_new:
            band.insert(place, _Row(is_main=not band))
        row = band[place]
        low, high = self.column[chain.nodes[0]], self.column[chain.nodes[-1]]
        for node in chain.nodes:
            insort(row.cells, self.column[node])
            self.rows.of_node[node] = row
        near = (*self.near[chain.nodes[0]], *self.near[chain.nodes[-1]])
        ends = [self.column[other] for other in near if (chain.nodes[-1], other) not in self.back]
        row.wide.append((min([low, *ends]), max([high, *ends])))


def _has(row: _Row, column: int) -> bool:
    return column in row.cells


Arrangement = list[list[list[int]]]
"""By band, by row from the top: the nodes that stand there."""


def assign_rows(graph: Graph, core: Core, column: list[int], *, upward: bool) -> Arrangement:
    """Put every node into a row of its band; boundary events are left out.

    Gives artifacts and boundary events their ``column`` on the way.
    """
    near = _neighbours(graph, core)
    below = _below(graph)
    back = frozenset(graph.links[link].ends for link in core.backward)
    rows = Rows([[] for _ in graph.bands])
    placer = _Placer(graph, column, rows, near, back, below, upward)
    loose = frozenset(find_loose(graph, core))
    for chain in find_chains(graph, core, column):
        put = placer.place_loose if chain.nodes[0] in loose else placer.place
        put(chain)
    for node, what in enumerate(graph.nodes):
        if what.form in {NodeForm.SHEET, NodeForm.NOTE} and what.host is None:
            _place_artifact(placer, node)
    for node, what in enumerate(graph.nodes):
        if what.host is not None:
            column[node] = column[what.host]
    index = {id(row): place for band in placer.rows.bands for place, row in enumerate(band)}
    place = {node: index[id(row)] for node, row in placer.rows.of_node.items()}
    _put_in_order(graph, column, near, place)
    arrangement: Arrangement = [[[] for _ in band] for band in placer.rows.bands]
    for node, row in sorted(place.items()):
        arrangement[graph.nodes[node].band][row].append(node)
    return arrangement


def _put_in_order(
    graph: Graph, column: list[int], near: list[list[int]], place: dict[int, int]
) -> None:
    """Nodes side by side between the same neighbours stand in the order in which they are written.

    Two are left as they are: there the first one goes straight on.
    """
    hosts = {node.host for node in graph.nodes}
    alike: dict[tuple[object, ...], list[int]] = {}
    for node in sorted(place):
        what = graph.nodes[node]
        if near[node] and what.host is None and node not in hosts:
            key = (what.band, what.form, column[node], tuple(sorted(near[node])))
            alike.setdefault(key, []).append(node)
    for nodes in alike.values():
        if len(nodes) >= _SEVERAL:
            places = sorted(place[node] for node in nodes)
            place.update(zip(nodes, places, strict=True))


def _below(graph: Graph) -> dict[tuple[int, int], int]:
    """On which side of its host should stand what an event or a pass on its border leads to."""
    hooks = find_hooks(graph)
    return {
        (graph.nodes[here].host or 0, there): -1 if hooks[here].is_top else 1
        for link in graph.links
        for here, there in (link.ends, link.ends[::-1])
        if here in hooks
    }


def _neighbours(graph: Graph, core: Core) -> list[list[int]]:
    """By node, what it is joined to; core nodes do not look at artifacts."""
    near = [[] if node.beside is None else [node.beside] for node in graph.nodes]
    for link in graph.links:
        one, two = (
            node if graph.nodes[node].host is None else graph.nodes[node].host or 0
            for node in link.ends
        )
        for here, there in ((one, two), (two, one)):
            if graph.nodes[there].form in BORDER_FORMS or here == there:
                continue
            if core.is_core[there] or not core.is_core[here]:
                near[here].append(there)
    return near


def _place_artifact(placer: _Placer, node: int) -> None:
    """Beside what the artifact belongs to: in the same column, or the next."""
    column = placer.column
    owners = [column[other] for other in placer.near[node] if other in placer.rows.of_node]
    last = max(column, default=0)
    nearby = {place + by for place in owners for by in (-1, 0, 1)} or {0}
    chain = Chain(placer.graph.nodes[node].band, (node,), 0)
    best: tuple[float, int] | None = None
    for place in sorted(nearby):
        if 0 <= place <= last:
            column[node] = place
            far = sum(abs(place - owner) for owner in owners) * _ASIDE
            cost = placer.best(chain)[0] + far
            if best is None or cost < best[0]:
                best = (cost, place)
    column[node] = best[1] if best else 0
    placer.place(chain)
