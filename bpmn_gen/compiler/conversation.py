"""Finds out what a pool may hear after it has sent something to another.

The work of a process passes from pool to pool.  A pool that has sent something waits for whatever
can come back to it: the work itself, a letter that a step addresses to it (``kepada``), or a
message that the process ended elsewhere.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import JOINED
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.model.elements import EndEvent, ParallelGateway, StartEvent
from bpmn_gen.model.graph import outgoing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Process, SequenceFlow


@dataclass(frozen=True, slots=True)
class Answers:
    """What a pool may hear next."""

    returns: tuple[str, ...]
    """Ids of flows that lead back into the pool."""
    letters: tuple[str, ...]
    """Ids of steps elsewhere that address the pool and go on without it."""
    ends: tuple[str, ...]
    """Ids of ends elsewhere."""


class Conversation:
    """The ways between the pools of one process."""

    def __init__(
        self, process: Process, resolved: ResolvedProcess, anew: Collection[str] = ()
    ) -> None:
        """Find the pool of every node.

        Args:
            process: the process in one pool.
            resolved: what its steps say.
            anew: pools that begin anew each time they are asked.
        """
        pools = {actor.key: actor.pool for actor in resolved.actors}
        lanes = zip(process.lanes, resolved.actors, strict=True)
        self.pool_of = {ref: actor.pool for lane, actor in lanes for ref in lane.flow_node_refs}
        self.nodes = {node.id: node for node in process.flow_nodes}
        self.leaving = outgoing(process)
        self.start = next(n.id for n in process.flow_nodes if isinstance(n, StartEvent))
        self.crossings = [
            flow
            for flow in process.sequence_flows
            if self.pool_of[flow.source_ref] != self.pool_of[flow.target_ref]
        ]
        self._joins = self._found_joins()
        self.pools = tuple(dict.fromkeys(pools.values()))
        self.home = self.pool_of[self.start]
        self._unstarted = {pool: self._without(pool) for pool in self.pools}
        self._addressed = self._letters(resolved, pools)
        self.lasting = {pool for pool in self.pools if pool not in anew and self._is_lasting(pool)}
        self._told = {pool: self._ends_told(pool) for pool in self.lasting}

    def _letters(
        self, resolved: ResolvedProcess, pools: dict[str, str]
    ) -> dict[str, dict[str, str]]:
        """By step the pools that it addresses although the work does not go there."""
        found: dict[str, dict[str, str]] = {}
        for step in resolved.steps:
            if step.kind not in (StepKind.WORK, StepKind.CALL) or step.beside:
                continue
            following = self.pool_of[self.leaving[step.id][0].target_ref]
            for key in step.to:
                pool = pools.get(key, self.pool_of[step.id])
                if pool not in (self.pool_of[step.id], following):
                    found.setdefault(step.id, {}).setdefault(pool, key)
        return found

    def _found_joins(self) -> dict[str, tuple[int, str]]:
        """By join of branches that run side by side: how many there are, and where they part."""
        found = {}
        for node in self.nodes.values():
            split = node.id.rpartition(JOINED)[0]
            if isinstance(node, ParallelGateway) and split in self.nodes:
                found[node.id] = (len(self.leaving[split]), split)
        return found

    def letters_of(self, node: str) -> dict[str, str]:
        """Lasting pools that a step addresses, each with the key of the actor."""
        addressed = self._addressed.get(node, {})
        return {pool: key for pool, key in addressed.items() if self._hears(pool, node)}

    def _hears(self, pool: str, node: str) -> bool:
        """Whether a pool is sure to wait when a step elsewhere addresses it."""
        lasting = pool in self.lasting
        return lasting and node not in self._unstarted[pool] and node in self._after_sending(pool)

    def _after_sending(self, pool: str) -> set[str]:
        """The nodes elsewhere that come after something that a pool has sent."""
        seen: set[str] = set()
        stack = [f.target_ref for f in self.crossings if self.pool_of[f.source_ref] == pool]
        while stack:
            node = stack.pop()
            if node not in seen and self.pool_of[node] != pool:
                seen.add(node)
                stack += [flow.target_ref for flow in self.leaving[node]]
        return seen

    def starts_with(self, flow: SequenceFlow) -> bool:
        """Whether a flow into a pool can be the first that the pool hears."""
        pool = self.pool_of[flow.target_ref]
        if pool == self.home:
            return False
        return pool not in self.lasting or flow.source_ref in self._unstarted[pool]

    def answers(self, pool: str, position: str) -> Answers | None:
        """What a pool waits for while the work is elsewhere; None when it is done then."""
        if pool not in self.lasting:
            return None
        found = self._heard(pool, position)
        told = self._told[pool]
        if found.returns or found.letters or told.intersection(found.ends):
            return found
        return None

    def told_of(self, end: str) -> list[str]:
        """The pools that wait for a message that the process ended elsewhere."""
        return [pool for pool in self.pools if end in self._told.get(pool, ())]

    def _without(self, pool: str) -> set[str]:
        """The nodes that can be reached before a pool takes part."""
        seen: set[str] = set()
        joined: Counter[str] = Counter()
        stack = [] if pool == self.home else [self.start]
        while stack:
            node = stack.pop()
            if node not in seen and self.pool_of[node] != pool:
                seen.add(node)
                stack += self._onward(node, seen, joined)
        return seen

    def _onward(self, node: str, seen: set[str], joined: Counter[str]) -> Iterator[str]:
        """The nodes to which the flow goes on from a node.

        Behind branches that run side by side it goes on only when all have come to an end.  Where
        one of them leads into a pool that is left out, the others alone do not get there.

        Args:
            node: where the flow is.
            seen: the nodes where it has been.
            joined: how many branches have come to each join; counts those of the node.
        """
        for flow in self.leaving[node]:
            joined[flow.target_ref] += 1
            ways, split = self._joins.get(flow.target_ref, (0, ""))
            if split not in seen or joined[flow.target_ref] == ways:
                yield flow.target_ref

    def _positions(self, pool: str) -> Iterator[str]:
        """Where the work can be when a pool begins to wait."""
        yield from (f.target_ref for f in self.crossings if self.pool_of[f.source_ref] == pool)
        for node, addressed in self._addressed.items():
            if pool in addressed:
                yield self.leaving[node][0].target_ref

    def _is_lasting(self, pool: str) -> bool:
        """Whether a pool takes part from its first step to the end, waiting in between.

        Where the process may end before the pool has taken part, whoever ends it cannot know
        whether the pool is waiting for a message.  Such a pool begins anew each time it is asked.
        """
        early = self._unstarted[pool]
        return not any(
            early.intersection(self._heard(pool, position).ends)
            for position in self._positions(pool)
        )

    def _ends_told(self, pool: str) -> set[str]:
        """The ends elsewhere for which a pool can be waiting."""
        heard = [self._heard(pool, position) for position in self._positions(pool)]
        told: set[str] = set()
        for _ in heard:
            for found in heard:
                if found.returns or found.letters or told.intersection(found.ends):
                    told.update(found.ends)
        return told

    def _heard(self, pool: str, position: str) -> Answers:
        """What can come to a pool on the ways that lead on from a node elsewhere."""
        returns, letters, ends = set(), set(), set()
        seen: set[str] = set()
        joined: Counter[str] = Counter()
        stack = [position]
        while stack:
            node = stack.pop()
            if node in seen or self.pool_of[node] == pool:
                continue
            seen.add(node)
            if isinstance(self.nodes[node], EndEvent):
                ends.add(node)
            if pool in self._addressed.get(node, {}) and node not in self._unstarted[pool]:
                letters.add(node)
                continue
            for flow in self.leaving[node]:
                if self.pool_of[flow.target_ref] == pool:
                    returns.add(flow.id)
            stack += self._onward(node, seen, joined)
        nodes = list(self.nodes)
        flows = [flow.id for flow in self.crossings]
        return Answers(_sorted(returns, flows), _sorted(letters, nodes), _sorted(ends, nodes))


def _sorted(found: set[str], order: Sequence[str]) -> tuple[str, ...]:
    """Ids in the order of their declaration."""
    return tuple(sorted(found, key=order.index))
