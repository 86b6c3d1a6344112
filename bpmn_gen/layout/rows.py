"""In which row of its band each node stands.

Chains are put into rows one by one, the heaviest first, each where it is near to what it is
joined to and where the lines to it find a free way.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.layout.chains import Chain, find_chains

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.cycles import Arc
    from bpmn_gen.layout.graph import Graph

_NEW_ROW = 1.5
"""What a further row costs, measured in rows of line length."""
_BLOCKED = 3.0
"""What a line costs that finds no way with one bend."""
_CROWDED = 1.0
"""What a chain costs in a row where another chain's lines come in."""
_LOPSIDED = 0.1
"""What a row costs on the side of the main row that has more rows already."""


@dataclass(slots=True)
class _Row:
    """One row of a band: who stands in it, by column."""

    cells: list[int] = field(default_factory=list)
    """Taken columns, ascending."""
    wide: list[tuple[int, int]] = field(default_factory=list)
    """Stretches of columns, lines to the chains' ends included."""
    is_main: bool = False

    def is_free(self, low: int, high: int) -> bool:
        """Whether no node stands in the columns from low to high."""
        return not any(low <= column <= high for column in self.cells)


@dataclass(slots=True)
class Rows:
    """The rows of all bands."""

    bands: list[list[_Row]]
    of_node: dict[int, _Row] = field(default_factory=dict)

    def heights(self) -> list[int]:
        """How many rows each band has."""
        return [len(band) for band in self.bands]

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
    column: Sequence[int]
    rows: Rows
    near: list[list[int]]
    """By node: the nodes it is joined to."""
    upward: bool

    def place(self, chain: Chain) -> None:
        """Put a chain into the best row, or into a new one."""
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
        self._settle(chain, best[1], is_new=best[2])

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
        ends = [self.column[other] for other in self.near[chain.nodes[0]]]
        ends += [self.column[other] for other in self.near[chain.nodes[-1]]]
        row.wide.append((min([low, *ends]), max([high, *ends])))


def _has(row: _Row, column: int) -> bool:
    return column in row.cells


def assign_rows(
    graph: Graph, arcs: Sequence[Arc], column: Sequence[int], *, upward: bool
) -> tuple[list[int], list[int]]:
    """Row of each node within its band, and the number of rows of each band (at least one)."""
    near: list[list[int]] = [[] for _ in graph.nodes]
    for link in graph.links:
        near[link.source].append(link.target)
        near[link.target].append(link.source)
    placer = _Placer(graph, column, Rows([[] for _ in graph.bands]), near, upward)
    for chain in find_chains(graph, arcs, column):
        placer.place(chain)
    index = {id(row): place for band in placer.rows.bands for place, row in enumerate(band)}
    rows = [index[id(placer.rows.of_node[node])] for node in range(len(graph.nodes))]
    return rows, [max(1, height) for height in placer.rows.heights()]
