"""The lens: a BPMN model as an author would have written it, original and edited file in one way.

Whatever the way back cannot tell is missing in both, so that it is no difference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.rejoining import rejoined
from bpmn_gen.difference.outline import outline_of
from bpmn_gen.errors import RefusalError

if TYPE_CHECKING:
    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions, Process


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells."""

    outline: Outline
    notes: tuple[str, ...]
    """What lists of steps say otherwise than the drawing, one Indonesian sentence each."""


def told_of_model(definitions: Definitions, catalogue: Catalogue) -> Told:
    """What a file of our own tells, in one pool or several.

    Raises:
        RefusalError: when its flow cannot be told as lists of steps.
    """
    whole = rejoined(definitions) or definitions
    phased = replace(whole, processes=tuple(map(_in_phases, whole.processes)))
    drafts, refusals = drafts_of(phased, catalogue, "", strict=True)
    if refusals:
        raise RefusalError(f"alurnya tidak dapat ditulis sebagai langkah: {refusals[0].reason}")
    return Told(_with_workers_only(outline_of(drafts[0].said)), drafts[0].notes)


def _with_workers_only(outline: Outline) -> Outline:
    """The outline without actors in whose lane nothing but a merge is left."""
    at_work = {str(entry.value.get("oleh")) for entry in outline.entries.values()}
    actors = {key: value for key, value in outline.actors.items() if key in at_work}
    return replace(outline, head={**outline.head, "pelaku": actors})


def outline_of_model(definitions: Definitions, catalogue: Catalogue) -> Outline:
    """The outline of the process that a file of our own tells.

    Raises:
        RefusalError: when its flow cannot be told as lists of steps.
    """
    return told_of_model(definitions, catalogue).outline


def _in_phases(process: Process) -> Process:
    """The process with every node in a phase, where it has phases.

    Whoever adds a box draws no frame around it: it belongs where what leads to it belongs.
    """
    phase_of = {ref: at for at, one in enumerate(process.groups) for ref in one.flow_node_refs}
    if not phase_of:
        return process
    leading: dict[str, list[str]] = {}
    for flow in process.sequence_flows:
        leading.setdefault(flow.target_ref, []).append(flow.source_ref)
        leading.setdefault(flow.source_ref, [])
    following = {flow.source_ref: flow.target_ref for flow in reversed(process.sequence_flows)}
    for node in process.flow_nodes:
        seen, near = {node.id}, node.id
        while near not in phase_of:
            ahead = [*leading.get(near, ()), following.get(near, "")]
            near = next((one for one in ahead if one and one not in seen), "")
            if not near:
                break
            seen.add(near)
        if near:
            phase_of.setdefault(node.id, phase_of[near])
    members: list[list[str]] = [[] for _ in process.groups]
    for node in process.flow_nodes:
        if node.id in phase_of:
            members[phase_of[node.id]].append(node.id)
    groups = zip(process.groups, members, strict=True)
    made = (replace(group, flow_node_refs=tuple(refs)) for group, refs in groups)
    return replace(process, groups=tuple(made))
