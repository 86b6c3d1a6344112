"""In which column each node stands.  All lanes and pools share the columns.

The longest path to a node decides its column.  Nodes with room to spare are then pulled towards
those that follow.  In the stacked style a step in another lane may stand right below or above the
one before it, if nothing is in between, because that saves a column and a bend.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.layout.plan.cycles import Arc, topological
from bpmn_gen.layout.plan.unconnected import find_loose, spread_loose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core


@dataclass(slots=True)
class _Columns:
    """The columns found so far."""

    graph: Graph
    core: Core
    stacked: bool
    column: list[int] = field(default_factory=list)
    before: list[list[int]] = field(default_factory=list)
    """By node: the nodes from which flows lead to it."""
    after: list[list[int]] = field(default_factory=list)
    """By node: the nodes to which its flows lead."""
    senders: list[list[int]] = field(default_factory=list)
    """By node: the nodes from which it gets messages."""
    receivers: list[list[int]] = field(default_factory=list)
    """By node: the nodes to which it sends messages."""
    straight: frozenset[Arc] = frozenset()
    """Arcs that leave a node itself, not an event on its border."""
    taken: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By column: the first and last band of each stretch in which something stands or runs."""

    def __post_init__(self) -> None:
        """Sort arcs and messages by their ends."""
        size = len(self.graph.nodes)
        self.column = [0] * size
        self.before, self.after = _by_ends(size, self.core.arcs)
        self.straight = frozenset(self.core.straight)
        self.senders, self.receivers = _by_ends(size, self.core.messages)

    def place(self, node: int, least: int) -> None:
        """Put a node into the first column that its predecessors allow, from ``least`` on."""
        column = self.column
        sources = self.before[node]
        least = max([least, *(column[sender] for sender in self.senders[node])])
        normal = max([column[source] + 1 for source in sources], default=least)
        normal = max(normal, least)
        band = self.graph.nodes[node].band
        best = normal
        if self.stacked and sources and normal - 1 >= least:
            stack = [source for source in sources if column[source] == normal - 1]
            if self._can_stack(node, stack, normal - 1):
                best = normal - 1
                for source in stack:
                    self._take(best, self.graph.nodes[source].band, band)
        column[node] = best
        self._take(best, band, band)

    def _take(self, column: int, one: int, other: int) -> None:
        """Note that something stands or runs in a column from one band to another."""
        self.taken.setdefault(column, []).append((min(one, other), max(one, other)))

    def _can_stack(self, node: int, sources: list[int], column: int) -> bool:
        """Whether a node may stand in the column of its only source, which is in another band."""
        band = self.graph.nodes[node].band
        if len(sources) != 1 or self.graph.nodes[sources[0]].band == band:
            return False
        start = self.graph.nodes[sources[0]].band
        if (sources[0], node) not in self.straight or self._needs_side(node, start):
            return False
        low, high = (start + 1, band) if start < band else (band, start - 1)
        return all(last < low or first > high for first, last in self.taken.get(column, ()))

    def _needs_side(self, node: int, start: int) -> bool:
        """Whether a fork needs the side towards ``start`` for a branch of its own."""
        band = self.graph.nodes[node].band
        branches = self.after[node]
        return len(branches) > 1 and any(
            (self.graph.nodes[branch].band - band) * (start - band) > 0 for branch in branches
        )


def moved_right(
    graph: Graph, core: Core, column: Sequence[int], node: int, *, by: int = 1, phased: bool
) -> list[int]:
    """The columns with one node moved ``by`` to the right, and its followers as far as needed.

    A follower that shared the column of its predecessor may share it again.
    """
    moved = list(column)
    moved[node] += by
    before, _ = _by_ends(len(column), (*core.arcs, *core.messages))
    order = topological(len(column), (*core.arcs, *core.messages))
    for target in order:
        for source in before[target]:
            gap = min(1, column[target] - column[source])
            moved[target] = max(moved[target], moved[source] + gap)
    return _phases_apart(graph, moved, find_loose(graph, core)) if phased else moved


def _phases_apart(graph: Graph, column: list[int], loose: Sequence[int]) -> list[int]:
    """The columns with each phase moved right of those before it, and loose nodes behind all."""
    least = 0
    parts: list[Sequence[int]] = [
        [node for node, what in enumerate(graph.nodes) if what.phase == phase]
        for phase in range(len(graph.phases))
    ]
    for members in (*parts, loose):
        by = max(0, least - min((column[node] for node in members), default=least))
        for node in members:
            column[node] += by
        least = max([least, *(column[node] + 1 for node in members)])
    return column


def _by_ends(size: int, arcs: Sequence[Arc]) -> tuple[list[list[int]], list[list[int]]]:
    """By node: where arcs come from, and where they lead."""
    before: list[list[int]] = [[] for _ in range(size)]
    after: list[list[int]] = [[] for _ in range(size)]
    for source, target in arcs:
        before[target].append(source)
        after[source].append(target)
    return before, after


def assign_columns(graph: Graph, core: Core, *, phased: bool, stacked: bool) -> list[int]:
    """The column of each node, from 0, without gaps.

    Columns of artifacts and boundary events are found later; until then they are 0.

    Args:
        graph: what is laid out.
        core: the nodes and flows that decide.
        phased: whether each phase gets columns of its own.
        stacked: whether nodes may stand right below or above the one before them.
    """
    state = _Columns(graph, core, stacked)
    every = topological(len(graph.nodes), (*core.arcs, *core.messages))
    order = [node for node in every if core.is_core[node]]
    least = 0
    for phase in _phase_order(graph, phased=phased):
        members = [node for node in order if phase is None or graph.nodes[node].phase == phase]
        for node in members:
            state.place(node, least)
        least = max([state.column[node] + 1 for node in members], default=least)
    _pull(state, order, phased=phased)
    found = _without_gaps(state.column, core.is_core)
    spread_loose(graph, find_loose(graph, core), found, phased=phased)
    return found


def _phase_order(graph: Graph, *, phased: bool) -> list[int | None]:
    """The phases whose nodes are placed in turn; None stands for all nodes at once."""
    return list(range(len(graph.phases))) if phased else [None]


def _pull(state: _Columns, order: list[int], *, phased: bool) -> None:
    """Move a node right, towards its followers, if it has more followers than predecessors."""
    for node in reversed(order):
        following = state.after[node]
        if following and len(state.before[node]) < len(following) and not phased:
            latest = min(state.column[target] for target in following) - 1
            latest = min([latest, *(state.column[target] for target in state.receivers[node])])
            state.column[node] = max(state.column[node], latest)


def _without_gaps(column: list[int], is_core: Sequence[bool]) -> list[int]:
    """The columns numbered again, without those in which no core node stands."""
    used = {value for value, wanted in zip(column, is_core, strict=True) if wanted}
    rank = {value: index for index, value in enumerate(sorted(used))}
    return [rank.get(value, 0) for value in column]


def phases_fit(graph: Graph, core: Core) -> bool:
    """Whether phases can be columns: each node in the flow has one, and no flow leads back."""
    phase = [node.phase for node in graph.nodes]
    loose = set(find_loose(graph, core))
    if not graph.phases or len(loose) == len(phase):
        return False
    if any(value is None and node not in loose for node, value in enumerate(phase)):
        return False
    return all((phase[source] or 0) <= (phase[target] or 0) for source, target in core.arcs)
