"""Work that may happen at any time, as engines run it: a task that is open as long as its process.

No engine offers such work by itself.  A message would have to be sent by a program, and Camunda 8
asks for the key of a case before the case has one.  Conditions are known to Camunda 7 alone.  The
event sub-process therefore begins at once by a timer and puts its task into the list of its group,
where people find it beside all others.  Whoever has done it says whether it may be done again.  The
ends of the process end all open tasks, because nothing else would.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.model.element import EventDefinition
from bpmn_gen.model.elements import (
    BusinessRuleTask,
    EndEvent,
    ExclusiveGateway,
    IntermediateThrowEvent,
    Process,
    ReceiveTask,
    SendTask,
    SequenceFlow,
    StartEvent,
    UserTask,
    Work,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.model.elements import FlowNode, SubProcess
    from bpmn_gen.model.ids import IdSpace

AT_ONCE = EventDefinition(
    kind="timerEventDefinition", condition_kind="timeDuration", condition="PT0S"
)
ALL_ENDS = EventDefinition(kind="terminateEventDefinition")
AGAIN = "Masih dapat dilakukan lagi?"
YES, NO = "Ya", "Tidak"
BEGIN = "Memulai"
_BY_PEOPLE = (UserTask, SendTask, ReceiveTask)
"""Tasks that stand in the list of a group until somebody does them."""


def on_offer(sub: SubProcess, ids: IdSpace) -> SubProcess:
    """The event sub-process with its work on offer, again and again."""
    start, *work, end = sub.flow_nodes
    offer = ExclusiveGateway(id=ids.take(f"{sub.id}_ulang"))
    again = ExclusiveGateway(id=ids.take(f"{sub.id}_lagi"), name=AGAIN)
    begin = replace(start, definitions=(AT_ONCE,)) if isinstance(start, StartEvent) else start
    if not isinstance(work[0], (*_BY_PEOPLE, BusinessRuleTask)):
        work.insert(0, _beginning(work[0], ids))
    known = {(flow.source_ref, flow.target_ref): flow for flow in sub.sequence_flows}
    chain = [begin, offer, *work, again]
    flows = [known.get((a.id, b.id)) or _flow(a, b, ids) for a, b in pairwise(chain)]
    flows += [_flow(again, offer, ids, YES), _flow(again, end, ids, NO)]
    return replace(sub, flow_nodes=(*chain, end), sequence_flows=tuple(flows))


def _beginning(node: FlowNode, ids: IdSpace) -> UserTask:
    """The task by which somebody begins what an engine does itself."""
    name = f"{BEGIN}: {node.name}"
    return UserTask(
        id=ids.take(f"{node.id}_putusan"), name=name, origin=node.origin, work=Work(text=name)
    )


def _flow(source: FlowNode, target: FlowNode, ids: IdSpace, name: str = "") -> SequenceFlow:
    made = ids.take(f"{source.id}_ke_{target.id}")
    return SequenceFlow(id=made, name=name, source_ref=source.id, target_ref=target.id)


def ending_all(process: Process, ids: IdSpace) -> tuple[Process, dict[str, str]]:
    """The process with ends that also end the tasks beside its flow.

    Such an end cannot send a message, so an event right before it does.  Gives by id of the end the
    id of that event, too.
    """
    nodes, flows = list(process.flow_nodes), list(process.sequence_flows)
    senders: dict[str, str] = {}
    for place, node in reversed([*enumerate(nodes)]):
        if not isinstance(node, EndEvent):
            continue
        nodes[place] = replace(node, message_ref="", definitions=(ALL_ENDS,))
        if node.message_ref:
            throw = IntermediateThrowEvent(
                id=ids.take(f"{node.id}_kirim"),
                name=node.name,
                origin=node.origin,
                message_ref=node.message_ref,
            )
            senders[node.id] = throw.id
            nodes.insert(place, throw)
            flows = list(_through(flows, throw, node, ids))
    lanes = tuple(
        replace(lane, flow_node_refs=tuple(_with_senders(lane.flow_node_refs, senders)))
        for lane in process.lanes
    )
    made = replace(process, flow_nodes=tuple(nodes), sequence_flows=tuple(flows), lanes=lanes)
    return made, senders


def _through(
    flows: list[SequenceFlow], new: FlowNode, node: FlowNode, ids: IdSpace
) -> Iterator[SequenceFlow]:
    """The flows with a new node right before another one."""
    for flow in flows:
        yield replace(flow, target_ref=new.id) if flow.target_ref == node.id else flow
    yield _flow(new, node, ids)


def _with_senders(refs: tuple[str, ...], senders: dict[str, str]) -> Iterator[str]:
    """Ids of nodes with each event that sends before its end."""
    for ref in refs:
        if ref in senders:
            yield senders[ref]
        yield ref
