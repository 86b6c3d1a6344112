"""Moves chains to other rows as long as that makes the lines better.

Only the chains at the ends of bad lines are moved, and only so often, so that good plans cost
nothing and bad ones a bounded time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.chains import find_chains
from bpmn_gen.layout.plan import Plan, routed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.core import Core
    from bpmn_gen.layout.graph import Graph
    from bpmn_gen.layout.rows import Arrangement

_BAD = 45.0
"""A line that costs more than this has a crossing or a detour."""
_WORK = 600
"""Trials times links that one drawing may cost."""
_MOST = 24
"""Trials for one drawing."""


def improve(graph: Graph, core: Core, plan: Plan) -> Plan:
    """The plan, or a better one near it."""
    chain_of = {
        node: chain.nodes for chain in find_chains(graph, core, plan.column) for node in chain.nodes
    }
    left = min(_MOST, _WORK // max(1, len(graph.links)))
    tried: set[tuple[tuple[tuple[int, ...], ...], ...]] = set()
    while left > 0:
        better = None
        for arrangement in _moves(graph, plan, chain_of):
            key = tuple(tuple(tuple(row) for row in band) for band in arrangement)
            if key in tried:
                continue
            tried.add(key)
            left -= 1
            trial = routed(graph, core, plan.column, arrangement)
            if trial.cost < plan.cost - 1e-6:
                better = trial
                break
            if left <= 0:
                break
        if better is None:
            return plan
        plan = better
    return plan


def _moves(graph: Graph, plan: Plan, chain_of: dict[int, tuple[int, ...]]) -> Iterator[Arrangement]:
    """Arrangements in which one chain of a bad line stands elsewhere, worst line first."""
    for link in _bad_links(plan):
        for node in graph.links[link].ends:
            host = graph.nodes[node].host
            chain = chain_of.get(node if host is None else host)
            if chain:
                yield from _elsewhere(plan, graph.nodes[chain[0]].band, chain)


def _bad_links(plan: Plan) -> list[int]:
    """Lines with a crossing or a detour, worst first."""
    board = plan.board
    bad: list[tuple[float, int]] = []
    for link, path in list(board.paths.items()):
        board.remove(link)
        price = board.price(link, path)
        board.add(link, path)
        if price > _BAD:
            bad.append((-price, link))
    return [link for _, link in sorted(bad)]


def _elsewhere(plan: Plan, band: int, chain: tuple[int, ...]) -> Iterator[Arrangement]:
    """The chain in every other row of its band, and in a new row at every place."""
    members = set(chain)
    low, high = plan.column[chain[0]], plan.column[chain[-1]]
    rows = [[node for node in row if node not in members] for row in plan.arrangement[band]]
    home = next(n for n, row in enumerate(plan.arrangement[band]) if chain[0] in row)
    for place, row in enumerate(rows):
        if place != home and not any(low <= plan.column[node] <= high for node in row):
            yield _with_band(plan.arrangement, band, place, rows, chain)
    for place in range(len(rows) + 1):
        if rows[home] or place not in {home, home + 1}:
            grown = [*rows[:place], [], *rows[place:]]
            yield _with_band(plan.arrangement, band, place, grown, chain)


def _with_band(
    arrangement: Arrangement, band: int, place: int, rows: list[list[int]], chain: tuple[int, ...]
) -> Arrangement:
    """The arrangement with the chain put into one row of a band; empty rows vanish."""
    filled = [[*row, *chain] if number == place else row for number, row in enumerate(rows)]
    changed = list(arrangement)
    changed[band] = [row for row in filled if row]
    return changed
