"""Which step the message events of a map belong to: who sends it, or who waits for it.

A process of several pools gets events at which messages leave and arrive.  No author wrote them, so
nothing is told of them but what is told of the step behind which, or before which, they stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.model.elements import (
    Activity,
    EndEvent,
    Event,
    Gateway,
    IntermediateThrowEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.model.elements import Definitions, FlowNode, Process

_SENDING = (EndEvent, IntermediateThrowEvent)


def letters(definitions: Definitions) -> dict[str, str]:
    """By id of each message event: the id of the step that it belongs to.

    Where the flow leads to no step, as behind the news that all is over, the step at the other end
    of the message counts.  Events that belong to no step are left out.
    """
    found: dict[str, str] = {}
    events: set[str] = set()
    for process in definitions.processes:
        for node in process.flow_nodes:
            if isinstance(node, Event) and node.message_ref:
                events.add(node.id)
                step = next(_steps_from(node, process), "")
                if step:
                    found[node.id] = step
    for flow in definitions.collaboration.message_flows:
        for own, other in ((flow.target_ref, flow.source_ref), (flow.source_ref, flow.target_ref)):
            if own in events and own not in found:
                step = found.get(other) or (other if other not in events else "")
                if step:
                    found[own] = step
    return found


def _steps_from(event: FlowNode, process: Process) -> Iterator[str]:
    """The steps before an event that sends, or behind one that waits, the nearest first."""
    nodes = {node.id: node for node in process.flow_nodes}
    ways = _ways(process, back=isinstance(event, _SENDING))
    seen, rest = {event.id}, [event.id]
    while rest:
        for key in ways.get(rest.pop(0), ()):
            if key in nodes and key not in seen:
                seen.add(key)
                rest.append(key)
                if _is_step(nodes[key]):
                    yield key


def _ways(process: Process, *, back: bool) -> Mapping[str, list[str]]:
    """Where the flow leads from each node, or where it comes from."""
    found: dict[str, list[str]] = {}
    for flow in process.sequence_flows:
        one, other = flow.source_ref, flow.target_ref
        found.setdefault(other if back else one, []).append(one if back else other)
    return found


def _is_step(node: FlowNode) -> bool:
    """Whether an author wrote a node: work, or a question."""
    return isinstance(node, Activity) or (isinstance(node, Gateway) and bool(node.name))
