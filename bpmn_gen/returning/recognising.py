"""Gives a file the ids back that its tool has dropped.

Bizagi gives all elements ids of its own.  What program and author meant by them is known by names
and by what stands around, and everything behind this module works with ids alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bpmn_gen.decompiler.times import asked_of, waited
from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.model.elements import Activity, Event, Gateway, IntermediateCatchEvent
from bpmn_gen.model.foreign import BoundaryEvent
from bpmn_gen.model.graph import lanes_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.model.elements import Definitions, FlowNode, Lane, Process


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file with the ids of what it was made of."""

    definitions: Definitions
    guessed: tuple[str, ...]
    """Names of the boxes that were known by their place and a likeness of their names only."""
    share: float
    """The share of the boxes of the original that were found again, from 0 to 1."""


def recognised(edited: Definitions, made: Definitions, *, guesses: bool) -> Recognised:
    """The edited file with the ids of the file that it was made of; what is new keeps its own.

    Args:
        edited: the file.
        made: what it was made of.
        guesses: whether a box with another id and another name may be one of the original, which
            is so only where the tool has given new ids to all of them.
    """
    old, new = dict(_things(made)), dict(_things(edited))
    pairs = match(old, new, (_ways(made), _ways(edited)), guesses=guesses)
    ids = {**pairs.old_of, **_lanes(edited, made), **_pools(edited, made, pairs.old_of)}
    taken = set(ids.values())
    # An id of the file that means something else in the original must not be taken for it.
    strangers = {key: f"baru_{key}" for key in new if key not in pairs.old_of and key in taken}
    boxes = [key for key in old if old[key].kind in ("activity", "end", "start")]
    known = set(pairs.old_of.values())
    share = sum(key in known for key in boxes) / len(boxes) if boxes else 0.0
    guessed = tuple(new[key].name or key for key in new if key in pairs.guessed)
    definitions = _with_labels(_renamed(edited, {**ids, **strangers}), made)
    return Recognised(definitions, guessed, share)


def _things(definitions: Definitions) -> Iterator[tuple[str, Thing]]:
    """The nodes of a file."""
    for process in definitions.processes:
        lane_of = {ref: lane for lane in lanes_of(process.lanes) for ref in lane.flow_node_refs}
        for node in process.flow_nodes:
            place = lane_of[node.id].name if node.id in lane_of else process.name
            yield node.id, Thing(_kind(node), _words(node), place)


def _words(node: FlowNode) -> str:
    """The name of a node, of a clock or an event at a border as the step that it becomes."""
    if isinstance(node, BoundaryEvent):
        return asked_of(node)
    return node.name or waited(node)


def _kind(node: FlowNode) -> str:
    """What a node is, as coarse as tools change it: any task may become any other."""
    if isinstance(node, Gateway):
        return node.kind
    if isinstance(node, BoundaryEvent):
        return "exclusiveGateway"  # which it becomes
    if isinstance(node, IntermediateCatchEvent) and node.definitions and not node.message_ref:
        return "activity"
    if isinstance(node, Event):
        return {"startEvent": "start", "endEvent": "end"}.get(node.kind, "between")
    return "activity" if isinstance(node, Activity) else node.kind


def _ways(definitions: Definitions) -> list[tuple[str, str]]:
    """What leads to what, messages included."""
    flows = [flow for process in definitions.processes for flow in process.sequence_flows]
    messages = definitions.collaboration.message_flows
    return [
        *((one.source_ref, one.target_ref) for one in flows),
        *((one.source_ref, one.target_ref) for one in messages),
    ]


def _lanes(edited: Definitions, made: Definitions) -> dict[str, str]:
    """The old id of each lane by the new one."""
    old, new = (
        {lane.id: Thing("lane", lane.name) for lane in _all_lanes(one)} for one in (made, edited)
    )
    return match(old, new, ((), ())).old_of


def _all_lanes(definitions: Definitions) -> Iterator[Lane]:
    """The lanes of all pools."""
    for process in definitions.processes:
        yield from lanes_of(process.lanes)


def _pools(edited: Definitions, made: Definitions, nodes: Mapping[str, str]) -> dict[str, str]:
    """The old id of each process and its pool by the new one: where most of its nodes were."""
    home = {node.id: one.id for one in made.processes for node in one.flow_nodes}
    found: dict[str, str] = {}
    for process in edited.processes:
        known = [home[nodes[node.id]] for node in process.flow_nodes if node.id in nodes]
        if known:
            found[process.id] = max(sorted(set(known)), key=known.count)
    own = {one.process_ref: one.id for one in made.collaboration.participants}
    for pool in edited.collaboration.participants:
        if found.get(pool.process_ref, "") in own:
            found[pool.id] = own[found[pool.process_ref]]
    return found


def _renamed(definitions: Definitions, ids: Mapping[str, str]) -> Definitions:
    """The file with other ids, of all that flow, lanes and pools refer to."""

    def of(key: str) -> str:
        return ids.get(key, key)

    def pointed(one: Any, *names: str) -> Any:  # noqa: ANN401 -- an element of any kind
        return replace(one, **{name: of(getattr(one, name)) for name in names})

    def held(one: Any) -> Any:  # noqa: ANN401 -- a lane or a group
        return replace(one, id=of(one.id), flow_node_refs=tuple(map(of, one.flow_node_refs)))

    def process(one: Process) -> Process:
        return replace(
            one,
            id=of(one.id),
            lanes=tuple(map(held, one.lanes)),
            flow_nodes=tuple(replace(node, id=of(node.id)) for node in one.flow_nodes),
            sequence_flows=tuple(
                pointed(flow, "source_ref", "target_ref") for flow in one.sequence_flows
            ),
            groups=tuple(map(held, one.groups)),
            artifacts=tuple(
                pointed(item, "source_ref", "target_ref") if hasattr(item, "source_ref") else item
                for item in one.artifacts
            ),
        )

    shown = definitions.collaboration
    return replace(
        definitions,
        processes=tuple(map(process, definitions.processes)),
        collaboration=replace(
            shown,
            participants=tuple(pointed(one, "id", "process_ref") for one in shown.participants),
            message_flows=tuple(
                pointed(one, "source_ref", "target_ref") for one in shown.message_flows
            ),
            groups=tuple(map(held, shown.groups)),
        ),
    )


def _with_labels(definitions: Definitions, made: Definitions) -> Definitions:
    """The file with what the program wrote beside its elements, where a tool has dropped it."""
    nodes = {node.id: node for one in made.processes for node in one.flow_nodes}
    lanes = {lane.id: lane for lane in _all_lanes(made)}
    own = {one.id: one for one in made.processes}

    def told(one: Any, known: Any) -> Any:  # noqa: ANN401 -- an element of any kind
        if known is None or one.documentation:
            return one
        return replace(one, documentation=known.documentation)

    processes = tuple(
        replace(
            told(one, own.get(one.id)),
            flow_nodes=tuple(told(node, nodes.get(node.id)) for node in one.flow_nodes),
            lanes=tuple(told(lane, lanes.get(lane.id)) for lane in one.lanes),
        )
        for one in definitions.processes
    )
    return replace(definitions, processes=processes)
