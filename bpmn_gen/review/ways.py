"""The ways of a model from step to step, past the gateways at which ways only meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import ExclusiveGateway
from bpmn_gen.model.graph import outgoing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bpmn_gen.model.elements import Definitions, FlowNode, Process, SequenceFlow

Ends = tuple[str, str]
"""The ids of the nodes at which a way begins and ends."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one node to another."""

    source: str
    target: str
    label: str
    flows: tuple[str, ...]
    """Ids of the flows that it takes."""

    @property
    def ends(self) -> Ends:
        """Where it begins and ends."""
        return self.source, self.target


def is_meeting(node: FlowNode, leaving: Collection[SequenceFlow]) -> bool:
    """Whether a node is a gateway at which ways meet and nobody decides."""
    return isinstance(node, ExclusiveGateway) and not node.name and len(leaving) == 1


def ways_of(definitions: Definitions) -> Iterator[Way]:
    """The ways of all pools, in the order of their first flows."""
    for process in definitions.processes:
        yield from _ways_in(process)


def _ways_in(process: Process) -> Iterator[Way]:
    """The ways of one pool."""
    leaving = outgoing(process)
    meetings = {n.id: leaving[n.id][0] for n in process.flow_nodes if is_meeting(n, leaving[n.id])}
    for flow in process.sequence_flows:
        if flow.source_ref in meetings:
            continue
        taken, target = [flow.id], flow.target_ref
        while target in meetings and meetings[target].id not in taken:
            taken.append(meetings[target].id)
            target = meetings[target].target_ref
        yield Way(flow.source_ref, target, flow.name, tuple(taken))


def unpaired(ways: Iterable[Way], others: Iterable[tuple[Ends, str]]) -> list[Way]:
    """The ways that have no other with the same ends; those with the same label go first.

    Args:
        ways: the ways of one model.
        others: ends and labels of the ways of the other model, in the ids of this one.
    """
    listed = [*others]
    labels = {*listed}
    left = Counter(ends for ends, _ in listed)
    found = []
    for way in sorted(ways, key=lambda one: (one.ends, one.label) not in labels):
        if left[way.ends]:
            left[way.ends] -= 1
        else:
            found.append(way)
    return found


def onward(ends: Iterable[Ends]) -> dict[str, set[str]]:
    """Where ways lead, by where they begin."""
    found: dict[str, set[str]] = {}
    for source, target in ends:
        found.setdefault(source, set()).add(target)
    return found
