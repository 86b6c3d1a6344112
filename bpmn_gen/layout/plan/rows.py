"""In which row of its band each node stands.

Chains are put into rows one by one, the heaviest first.  Each goes near to the nodes that it is
joined to, where the lines to these find a free way.  The unit of costs is the length of a line from
one row to the next.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.layout.graph.elements import BORDER_FORMS, NodeForm
from bpmn_gen.layout.plan.boundary_events import find_hooks
from bpmn_gen.layout.plan.chains import Chain, find_chains
from bpmn_gen.layout.plan.unconnected import find_loose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core

_NEW_ROW = 1.5
"""Cost of a further row, which makes the map higher."""
_BLOCKED = 3.0
"""Cost of a line that finds no way with at most one bend."""
_CROWDED = 1.0
"""Cost of a row in which lines to another chain run beside this one."""
_ASIDE = 1.2
"""Cost of each column by which an artifact stands away from its owner."""
_LOPSIDED = 0.1
"""Cost of a row above or below the main row, for each row that this side has more than the other,
so that branches spread to both sides."""
_SEVERAL = 3
"""The least number of nodes between the same neighbours that are put in order (see
``_put_in_order``)."""
_OTHER_SIDE = 0.05
"""Cost of a new row on the side of the main row that the style does not prefer.  It is less than
any other cost, so that it decides ties only."""


@dataclass(slots=True)
class _Row:
    """One row of a band, and which of its columns are taken."""

    cells: list[int] = field(default_factory=list)
    """Columns in which a node stands, ascending."""
    wide: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of each chain with the lines to its ends."""
    is_main: bool = False
    """Whether it was the first row of the band, which holds its heaviest chain."""
    is_loose: bool = False
    """Whether it holds only loose nodes, to or from which no flow leads."""

    def is_free(self, low: int, high: int) -> bool:
        """Whether no node stands in the columns from low to high."""
        return not any(low <= column <= high for column in self.cells)


@dataclass(slots=True)
class Rows:
    """The rows of all bands so far."""

    bands: list[list[_Row]]
    """By band: its rows from the top."""
    of_node: dict[int, _Row] = field(default_factory=dict)
    """By node: the row in which it stands."""

    def numbers(self) -> dict[int, float]:
        """By identity of a row: its place from the top, over all bands."""
        places: dict[int, float] = {}
        for band in self.bands:
            for row in band:
                places[id(row)] = float(len(places))
        return places


@dataclass(slots=True)
class _Placer:
    """Places one chain after the other and never moves one again."""

    graph: Graph
    column: list[int]
    rows: Rows
    near: list[list[int]]
    """By node: the nodes to which it is joined."""
    back: frozenset[tuple[int, int]]
    """Source and target of flows that close a loop, which run outside the rows."""
    below: dict[tuple[int, int], int]
    """By host and target of a boundary event: 1 where the event is on the lower side, else -1."""
    upward: bool
    """Whether branches prefer the rows above the main one."""

    def place(self, chain: Chain) -> None:
        """Put a chain into the best row, or into a new one."""
        _, place, is_new = self.best(chain)
        self._settle(chain, place, is_new=is_new)

    def place_loose(self, chain: Chain) -> None:
        """Put a node to or from which no flow leads under all others."""
        band = self.rows.bands[chain.band]
        column = self.column[chain.nodes[0]]
        free = (
            place for place, row in enumerate(band) if row.is_loose and row.is_free(column, column)
        )
        place = next(free, len(band))
        self._settle(chain, place, is_new=place == len(band))
        band[place].is_loose = True

    def best(self, chain: Chain) -> tuple[float, int, bool]:
        """The best row for a chain: its cost, its place in the band, and whether it is new."""
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
        """The cost of a row itself, for a chain that reaches over the columns ``span``."""
        if not is_new:
            row = band[place]
            return added(_CROWDED for low, high in row.wide if low <= span[1] and span[0] <= high)
        if not band:
            return 0.0
        main = next((number for number, row in enumerate(band) if row.is_main), 0)
        above, below = main, len(band) - main - 1
        side = above - below if place <= main else below - above
        other = _OTHER_SIDE if (place <= main) != self.upward else 0.0
        return _NEW_ROW + _LOPSIDED * max(side, -2) + other

    def _cost(self, chain: Chain, number: float, places: dict[int, float]) -> float:
        """The cost of the lines from a chain, in the row ``number``, to all that is placed.

        The cost is the length of the lines, and ``_BLOCKED`` for each line without a free way.
        """
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
        """Whether no way with at most one bend is free between two nodes.

        There are two such ways: the line turns in the row of the one node or in that of the other.
        ``here`` and ``there`` are the places of these rows from the top.
        """
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
        """Put a chain into the row at a place of its band, or into a new row there."""
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
    """Whether a node stands in a column of a row."""
    return column in row.cells


Arrangement = list[list[list[int]]]
"""By band, and in it by row from the top: the nodes that stand there."""


def assign_rows(graph: Graph, core: Core, column: list[int], *, upward: bool) -> Arrangement:
    """Put every node but boundary events into a row of its band.

    Args:
        graph: what is laid out.
        core: the nodes and flows that decided the columns.
        column: by node, its column; artifacts and boundary events get theirs here.
        upward: whether branches prefer the rows above the main one.
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
    """Let three or more single nodes between the same neighbours stand in the order of the file.

    Two are left as they are, so that the first one goes straight on.
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
    """By host and node: the side of the host on which the node should stand, 1 for below.

    It is the side of the event or the pass on the host's border that is joined to the node.
    """
    hooks = find_hooks(graph)
    return {
        (graph.nodes[here].host or 0, there): -1 if hooks[here].is_top else 1
        for link in graph.links
        for here, there in (link.ends, link.ends[::-1])
        if here in hooks
    }


def _neighbours(graph: Graph, core: Core) -> list[list[int]]:
    """By node, the nodes to which it is joined.

    Artifacts are left out for nodes of the core, which should not move for them.  What is joined to
    a bar, which has no place yet, comes near the steps that the bar talks to.
    """
    partners: dict[int, list[int]] = {}
    near = [[] if node.beside is None else [node.beside] for node in graph.nodes]
    for link in graph.links:
        one, two = map(graph.host_or_self, link.ends)
        for here, there in ((one, two), (two, one)):
            if graph.nodes[there].form is NodeForm.BAR:
                partners.setdefault(there, []).append(here)
            if graph.nodes[there].form in BORDER_FORMS or here == there:
                continue
            if core.is_core[there] or not core.is_core[here]:
                near[here].append(there)
    for node, other in _explained_bars(graph):
        near[node] += [one for one in partners.get(other, ()) if core.is_core[one]]
    return near


def _explained_bars(graph: Graph) -> Iterator[tuple[int, int]]:
    """Remarks and sheets with the bars to which they are joined."""
    for link in graph.links:
        for here, there in (link.ends, link.ends[::-1]):
            is_remark = graph.nodes[here].form in {NodeForm.NOTE, NodeForm.SHEET}
            if is_remark and graph.nodes[there].form is NodeForm.BAR:
                yield here, there


def _place_artifact(placer: _Placer, node: int) -> None:
    """Put an artifact beside its owner: into the same column, or the one before or behind it."""
    column = placer.column
    owners = [column[other] for other in placer.near[node] if other in placer.rows.of_node]
    last = max(column, default=0)
    nearby = {place + by for place in owners for by in (-1, 0, 1)} or {0}
    chain = Chain(placer.graph.nodes[node].band, (node,), 0)
    best: tuple[float, int] | None = None
    for place in sorted(nearby):
        if 0 <= place <= last:
            column[node] = place
            far = added(abs(place - owner) for owner in owners) * _ASIDE
            cost = placer.best(chain)[0] + far
            if best is None or cost < best[0]:
                best = (cost, place)
    column[node] = best[1] if best else 0
    placer.place(chain)
