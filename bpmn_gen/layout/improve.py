"""Moves chains to other rows, and nodes to later columns, as long as that makes the plan cheaper.

Only nodes at the ends of bad lines are moved, so that a good plan costs no time.  The number of
trials is bounded, so that a bad plan costs little.
"""

from __future__ import annotations

import itertools
import math
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.layout.plan.chains import find_chains
from bpmn_gen.layout.plan.columns import moved_right
from bpmn_gen.layout.planning import LayoutPlan, replaced, routed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core
    from bpmn_gen.layout.plan.grid import GridPath
    from bpmn_gen.layout.plan.rows import Arrangement
    from bpmn_gen.layout.routing.board import RoutingBoard

_BAD: Final = 45.0
"""Price above which a line is bad: it has a crossing (80), or a detour of more than three bends (of
10 each) with its length."""
_TWO_ROWS: Final = 3
"""The greatest difference of level lines between two ends without a whole row between them.  Rows
and channels take turns, so the next row is two lines away and the one behind it four."""
_HALF: Final = 40.0
"""Half the price of a crossing.  A price that falls by more has lost a crossing, not length."""
_WORK: Final = 2000
"""Work of one round: trials times links, because each trial routes all links.  So the time of a
round hardly depends on the size of the map."""
_MOST: Final = 20
"""The most trials in one round, however few links there are."""
_PATIENCE: Final = 400
"""Work without gain after which a round ends: trials times links, as above."""
_FEW: Final = 5
"""Trials without gain that every round may have, however many links there are."""


class _Move(NamedTuple):
    """Something that may make a plan cheaper."""

    what: object
    """What is moved, and whither; the same for moves in several plans."""
    result: object
    """The places of all nodes after it; equal results are tried once."""
    make: Callable[[], LayoutPlan]


def improve(graph: Graph, core: Core, plans: Sequence[LayoutPlan], *, phased: bool) -> LayoutPlan:
    """The best plan near some plans of one graph.

    Columns decide most of the price, so they are mended for each plan, and only the cheapest goes
    on: its chains get other rows, first for bad lines, then for lines that skip a row.
    """
    known: dict[object, float] = {}
    started = [_Improver(graph, core, phased, known) for _ in plans]
    mended = [one.columns(plan) for one, plan in zip(started, plans, strict=True)]
    best = min(range(len(plans)), key=lambda at: mended[at].cost)
    return started[best].rows(mended[best])


class _Improver:
    """Tries moves for one graph, none of them twice."""

    def __init__(
        self,
        graph: Graph,
        core: Core,
        phased: bool,  # noqa: FBT001
        known: dict[object, float],
    ) -> None:
        self._graph = graph
        self._core = core
        self._phased = phased
        self._tried: set[object] = set()
        self._known = known
        """What plans cost that were tried, by what decides them; others may have tried the same."""

    def columns(self, plan: LayoutPlan) -> LayoutPlan:
        """Move nodes at the ends of bad lines to later columns."""
        return self._run(plan, self._all_column_moves)

    def rows(self, plan: LayoutPlan) -> LayoutPlan:
        """Move chains at the ends of bad lines, then of lines that skip a row, to other rows."""
        for is_wanted in (_is_bad, _skips_row):
            plan = self._run(plan, partial(self._all_row_moves, is_wanted=is_wanted))
        return plan

    def _run(self, plan: LayoutPlan, moves: Callable[[LayoutPlan], Iterator[_Move]]) -> LayoutPlan:
        """Try moves, those for the worst lines first, until none helps.

        A move that helps starts the search again from the new plan, with those that failed before
        at the end: they seldom help later.
        """
        links = max(1, len(self._graph.links))
        left, patience = min(_MOST, _WORK // links), max(_FEW, _PATIENCE // links)
        failed: set[object] = set()
        better: LayoutPlan | None = plan
        while better is not None:
            plan, better = better, None
            untried = (m for m in _put_last(moves(plan), failed) if m.result not in self._tried)
            for move in itertools.islice(untried, min(left, patience)):
                self._tried.add(move.result)
                left -= 1
                better = self._better(plan, move)
                if better is not None:
                    break
                failed.add(move.what)
        return plan

    def _better(self, plan: LayoutPlan, move: _Move) -> LayoutPlan | None:
        """What a move makes of a plan, if that costs less."""
        key = (plan.style.upward, move.result)
        if self._known.get(key, -math.inf) >= plan.cost - 1e-6:
            return None
        trial = move.make()
        self._known[key] = trial.cost
        return trial if trial.cost < plan.cost - 1e-6 else None

    def _chain_of(self, plan: LayoutPlan) -> dict[int, tuple[int, ...]]:
        """By node the chain in which it stands."""
        return {
            node: chain.nodes
            for chain in find_chains(self._graph, self._core, plan.column)
            for node in chain.nodes
        }

    def _all_column_moves(self, plan: LayoutPlan) -> Iterator[_Move]:
        """Moves to later columns."""
        chain_of = self._chain_of(plan)
        for link in _ranked(plan, _is_bad):
            if link not in self._core.backward:
                yield from self._column_moves(plan, self._graph.links[link].ends[1], 1)
                yield from self._moves_apart(plan, link, chain_of)

    def _all_row_moves(
        self, plan: LayoutPlan, is_wanted: Callable[[RoutingBoard, GridPath, float], bool]
    ) -> Iterator[_Move]:
        """Moves of chains to other rows."""
        chain_of = self._chain_of(plan)
        for link in _ranked(plan, is_wanted):
            for node in self._graph.links[link].ends:
                chain = chain_of.get(self._graph.host_or_self(node))
                if chain:
                    yield from self._row_moves(plan, chain)

    def _row_moves(self, plan: LayoutPlan, chain: tuple[int, ...]) -> Iterator[_Move]:
        """Put a chain into each other row of its band."""
        for place, arrangement in enumerate(
            _elsewhere(plan, self._graph.nodes[chain[0]].band, chain)
        ):
            rows = tuple(tuple(map(tuple, band)) for band in arrangement)
            make = partial(routed, self._graph, self._core, plan.column, arrangement, plan.style)
            yield _Move((chain, place), (tuple(plan.column), rows), make)

    def _moves_apart(
        self, plan: LayoutPlan, link: int, chain_of: dict[int, tuple[int, ...]]
    ) -> Iterator[_Move]:
        """Move one of two crossing lines to the right of the other, so that they cannot meet.

        It goes behind the ends of the other line, or behind the chains in which these ends stand.
        """
        column = plan.column
        for other in crossed(plan.board, link):
            for here, there in ((link, other), (other, link)):
                node = min(self._graph.links[here].ends, key=column.__getitem__)
                ends = self._graph.links[there].ends
                far = [member for end in ends for member in chain_of.get(end, ())]
                lasts = (max(map(column.__getitem__, some)) for some in (ends, [*ends, *far]))
                for last in dict.fromkeys(lasts):
                    if column[node] <= last:
                        yield from self._column_moves(plan, node, last + 1 - column[node])

    def _column_moves(self, plan: LayoutPlan, node: int, by: int) -> Iterator[_Move]:
        """Put a node ``by`` columns to the right, with all that follows it."""
        if not self._core.is_core[node]:
            return
        column = moved_right(self._graph, self._core, plan.column, node, by=by, phased=self._phased)
        make = partial(replaced, self._graph, self._core, column, plan.style)
        yield _Move((node, by), tuple(column), make)


def _put_last(moves: Iterable[_Move], these: Collection[object]) -> Iterator[_Move]:
    """The moves, with these at the end."""
    later: list[_Move] = []
    for move in moves:
        if move.what in these:
            later.append(move)
        else:
            yield move
    yield from later


def _ranked(
    plan: LayoutPlan, is_wanted: Callable[[RoutingBoard, GridPath, float], bool]
) -> list[int]:
    """Numbers of the wanted links, the dearest first."""
    board = plan.board
    found: list[tuple[float, int]] = []
    for link, path in list(board.paths.items()):
        price = board.standing_price(link)
        if is_wanted(board, path, price):
            found.append((-price, link))
    return [link for _, link in sorted(found)]


def crossed(board: RoutingBoard, link: int) -> list[int]:
    """Numbers of the links that a line crosses.

    The board counts crossings and does not name them.  So each other line is taken off in turn; if
    the price falls, the two crossed.
    """
    path = board.paths[link]
    before = board.standing_price(link)
    found: list[int] = []
    with board.without(link):
        for other in list(board.paths):
            with board.without(other):
                if board.price(link, path) < before - _HALF:
                    found.append(other)
    board.sort()
    return found


def _is_bad(_board: RoutingBoard, _path: GridPath, price: float) -> bool:
    """Whether a line has a crossing or a detour."""
    return price > _BAD


def _skips_row(board: RoutingBoard, path: GridPath, _price: float) -> bool:
    """Whether a whole row lies between the ends of a line, all inside one band."""
    low, high = sorted((path[0].level, path[-1].level))
    return high - low > _TWO_ROWS and any(
        first <= low and high <= last for first, last in board.grid.band_span
    )


def _elsewhere(plan: LayoutPlan, band: int, chain: tuple[int, ...]) -> Iterator[Arrangement]:
    """Arrangements with the chain in every other row of its band, then in a new row anywhere."""
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
