"""Lowers a resolved process to BPMN: author words become elements, nothing else is decided here.

Splits and joins are gateways of their own.  A step to which several flows lead gets a merge gateway
before it, and a step that needs a decision table a task that reads it.

Ids follow from step ids alone, so that they stay when other steps change: ``<id>_gabung`` for the
gateway that merges before a step, ``<id>_sinkron`` for the one that joins its branches,
``<id>_tabel`` for the task that reads its table, ``<id>_opsional`` for the choice whether a step is
skipped, ``<id>_lewat`` for the merge where that ends a branch, ``<id>_sewaktu`` for the event
sub-process of a step beside the flow, ``<source>_ke_<target>`` for a flow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.blocks import Blocks
from bpmn_gen.compiler.documentation import actor_documentation, process_documentation
from bpmn_gen.compiler.flow import process_id
from bpmn_gen.model.elements import (
    Collaboration,
    Definitions,
    Group,
    Lane,
    Participant,
    Process,
)
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess


def lower(resolved: ResolvedProcess) -> Definitions:
    """The BPMN file of a process: one pool, a lane for each actor, a group for each phase."""
    ids = IdSpace()
    root = ids.take(process_id(resolved.code))
    for step in resolved.walk():
        ids.take(step.id)
    blocks = Blocks(resolved, ids)
    blocks.lower()
    process = Process(
        id=root,
        name=resolved.name,
        documentation=process_documentation(resolved),
        origin=resolved.origin,
        code=resolved.code,
        lanes=_lanes(resolved, blocks, ids),
        flow_nodes=tuple(blocks.nodes),
        sequence_flows=tuple(blocks.flows),
        groups=_groups(resolved, blocks, ids),
    )
    participant = Participant(
        id=ids.take(f"{root}_peserta"),
        name=resolved.participant,
        origin=resolved.origin,
        process_ref=root,
    )
    collaboration = Collaboration(
        id=ids.take(f"{root}_kolaborasi"), origin=resolved.origin, participants=(participant,)
    )
    return Definitions(
        id=ids.take(f"{root}_definisi"),
        name=f"{resolved.code} {resolved.name}",
        origin=resolved.origin,
        collaboration=collaboration,
        processes=(process,),
    )


def _lanes(resolved: ResolvedProcess, blocks: Blocks, ids: IdSpace) -> tuple[Lane, ...]:
    """The lanes in the order of the actors, each with its nodes."""
    return tuple(
        Lane(
            id=ids.take(f"lajur_{slug(actor.key)}"),
            name=actor.name,
            documentation=actor_documentation(actor),
            origin=actor.origin,
            role=actor.role,
            named_by=actor.table,
            flow_node_refs=tuple(blocks.by_actor.get(actor.key, ())),
        )
        for actor in resolved.actors
    )


def _groups(resolved: ResolvedProcess, blocks: Blocks, ids: IdSpace) -> tuple[Group, ...]:
    """The phases that hold at least one node."""
    return tuple(
        Group(
            id=ids.take(f"tahap_{slug(phase.name)}"),
            name=phase.name,
            documentation=f"Dasar: {'; '.join(phase.cited)}" if phase.cited else "",
            origin=phase.origin,
            flow_node_refs=tuple(blocks.by_phase[number]),
        )
        for number, phase in enumerate(resolved.phases)
        if number in blocks.by_phase
    )
