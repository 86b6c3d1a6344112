"""Folds parallel and inclusive blocks of a process away, innermost first.

Parallel gateways are *transitions*: each takes a token from every flow that arrives and puts one
on every flow that leaves.  Inclusive gateways are transitions as well: they put a token on one flow
or more, and take those that can still come.  Everything between them is choice: the flows that
activities, events and exclusive gateways join form *areas* (a union-find).

An area that is entered in one place and left in one place behaves like a single flow.  Two
transitions of one kind form a *block* when all ways out of the first are such areas and these are
all ways into the second.  A block becomes one transition.  A transition with a single way in and a
single way out is no more than a step, so the areas before and behind it become one.

A pair of inclusive gateways folds like a pair of parallel ones: whichever branches are begun, each
brings one token to the join, nothing else can come there, and so the join fires once, when all that
were begun have come.

Each round looks again only at transitions beside an area that changed, so the work is near linear
in the number of flows for any nesting that a person can follow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    EndEvent,
    FlowNode,
    InclusiveGateway,
    ParallelGateway,
    StartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.model.elements import Process


FORKING = (ParallelGateway, InclusiveGateway)
"""Gateways that make several tokens of one, and one of several."""


@dataclass(slots=True)
class Transition:
    """A parallel or inclusive gateway, or several of a kind folded into one."""

    gateway: FlowNode
    """The gateway itself; of a folded block the one that splits."""
    inputs: list[int]
    """Indexes of arriving flows."""
    outputs: list[int]
    """Indexes of leaving flows."""


@dataclass(slots=True)
class Remainder:
    """What is left of a process when all blocks are folded."""

    process: Process
    transitions: list[Transition]
    """Gateways that form no block; when there are none, the process is sound."""
    shortcuts: dict[int, int]
    """By the flow into a folded block the flow out of it."""


class _Union:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        """Every number alone."""
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The number that stands for the set of a number.

        Halving the path on the way keeps later searches short.
        """
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, first: int, second: int) -> tuple[int, int]:
        """Unite two sets; gives what stands for both now, and what stood for the second before."""
        first, second = self.find(first), self.find(second)
        self._parent[second] = first
        return first, second


class _Folding:
    """The state of folding one process.

    For each area it keeps how many ways lead in and out, and the sum of the numbers of the
    transitions at these ways.  When there is one way, the sum is the number of its transition.
    Sums do, because areas are united by adding them, without lists that would have to be merged.
    """

    def __init__(self, process: Process) -> None:
        """Find transitions and areas."""
        self.process = process
        self.arriving: dict[str, list[int]] = {node.id: [] for node in process.flow_nodes}
        self.leaving: dict[str, list[int]] = {node.id: [] for node in process.flow_nodes}
        for index, flow in enumerate(process.sequence_flows):
            self.leaving[flow.source_ref].append(index)
            self.arriving[flow.target_ref].append(index)
        size = len(process.sequence_flows)
        self.areas = _Union(size)
        self.entries, self.exits = [0] * size, [0] * size
        self.entry_of, self.exit_of = [0] * size, [0] * size
        self.transitions: list[Transition | None] = []
        self.shortcuts: dict[int, int] = {}
        self._set_up()

    def _set_up(self) -> None:
        """Join flows at all nodes of choice, then count ways in and out."""
        for node in self.process.flow_nodes:
            inputs, outputs = self.arriving[node.id], self.leaving[node.id]
            if isinstance(node, FORKING) and (len(inputs), len(outputs)) != (1, 1):
                self.transitions.append(Transition(node, inputs, outputs))
            else:
                self._join_all([*inputs, *outputs])
        for number, transition in enumerate(self.transitions):
            if transition is not None:
                self._count(transition.outputs, self.entries, self.entry_of, number)
                self._count(transition.inputs, self.exits, self.exit_of, number)
        for node in self.process.flow_nodes:
            if isinstance(node, StartEvent):
                self._count(self.leaving[node.id], self.entries, self.entry_of, -1)
            if isinstance(node, EndEvent):
                self._count(self.arriving[node.id][:1], self.exits, self.exit_of, -1)

    def _join_all(self, flows: list[int]) -> None:
        """Make one area of flows that meet at a node of choice."""
        for flow in flows[1:]:
            self.areas.join(flows[0], flow)

    def _count(self, flows: Iterable[int], counts: list[int], sums: list[int], number: int) -> None:
        """Note a way in or out for the area of each flow."""
        for flow in flows:
            area = self.areas.find(flow)
            counts[area] += 1
            sums[area] += number

    def partner(self, number: int) -> int | None:
        """The transition that closes the block that this one opens; None when there is none."""
        transition = self.transitions[number]
        if transition is None or not transition.outputs:
            return None
        closing: int | None = None
        for flow in transition.outputs:
            area = self.areas.find(flow)
            if self.entries[area] != 1 or self.exits[area] != 1:
                return None
            target = self.exit_of[area]
            if target in (-1, number) or closing not in (None, target):
                return None
            closing = target
        other = self.transitions[closing] if closing is not None else None
        matches = (
            other is not None
            and len(other.inputs) == len(transition.outputs)
            and isinstance(other.gateway, InclusiveGateway)
            == isinstance(transition.gateway, InclusiveGateway)
        )
        return closing if matches else None

    def fold(self, opening: int, closing: int) -> list[int]:
        """Make one transition of a block; the transitions to look at again."""
        first, second = self.transitions[opening], self.transitions[closing]
        if first is None or second is None:
            return []
        self.transitions[closing] = None
        for flow in second.outputs:
            self.entry_of[self.areas.find(flow)] += opening - closing
        first.outputs = second.outputs
        if len(first.inputs) == 1 and len(first.outputs) == 1:
            self.transitions[opening] = None
            return self._join_ways(opening, first.inputs[0], first.outputs[0])
        return [opening]  # what leads to it sees no difference

    def _join_ways(self, number: int, arriving: int, leaving: int) -> list[int]:
        """Join the areas before and behind a transition that is no more than a step."""
        self.shortcuts[arriving] = leaving
        before, behind = self.areas.find(arriving), self.areas.find(leaving)
        self.exits[before] -= 1
        self.exit_of[before] -= number
        self.entries[behind] -= 1
        self.entry_of[behind] -= number
        if before != behind:
            area, other = self.areas.join(before, behind)
            for sums in (self.entries, self.exits, self.entry_of, self.exit_of):
                sums[area] += sums[other]
            before = area
        return [self.entry_of[before]] if self.entries[before] == 1 else []


def fold_blocks(process: Process) -> Remainder:
    """Fold every block of a process whose wiring is right."""
    folding = _Folding(process)
    waiting = list(range(len(folding.transitions)))
    while waiting:
        again: dict[int, None] = {}
        for number in waiting:
            closing = folding.partner(number) if number >= 0 else None
            if closing is not None:
                again.update(dict.fromkeys(folding.fold(number, closing)))
        waiting = list(again)
    left = [transition for transition in folding.transitions if transition is not None]
    return Remainder(process, left, folding.shortcuts)
