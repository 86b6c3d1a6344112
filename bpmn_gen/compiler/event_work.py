"""Event sub-processes: what may happen at any time while a process runs.

The start event waits for a condition in words, because somebody in the process decides to begin: no
message comes from outside, and no error or signal is thrown inside.  It does not interrupt.  No
flow leads into the sub-process or out of it, and nothing waits for it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.model.element import EventDefinition
from bpmn_gen.model.elements import EndEvent, SequenceFlow, StartEvent, SubProcess

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.model.elements import FlowNode
    from bpmn_gen.model.ids import IdSpace

AT_ANY_TIME = "Sewaktu-waktu"
DONE = "Selesai"
WHILE_RUNNING = "Sewaktu-waktu selama proses berjalan"
"""The condition in words."""
SUFFIX = "_sewaktu"
"""How the id of the sub-process of a step ends; the ids of its events add a word to that."""
TRIGGER = "conditionalEventDefinition"


def around(nodes: Sequence[FlowNode], key: str, ids: IdSpace) -> SubProcess:
    """The event sub-process in which some nodes are done one after the other.

    Args:
        nodes: one or more.
        key: id of the step that they belong to.
        ids: gives ids that are free.
    """
    name = ids.take(f"{key}{SUFFIX}")
    trigger = EventDefinition(kind=TRIGGER, condition_kind="condition", condition=WHILE_RUNNING)
    start = StartEvent(
        id=ids.take(f"{name}_mulai"),
        name=AT_ANY_TIME,
        definitions=(trigger,),
        is_interrupting=False,
    )
    end = EndEvent(id=ids.take(f"{name}_selesai"), name=DONE)
    inside = (start, *nodes, end)
    return SubProcess(
        id=name,
        origin=nodes[-1].origin,
        triggered_by_event=True,
        flow_nodes=inside,
        sequence_flows=tuple(
            SequenceFlow(id=ids.take(f"{one.id}_ke_{two.id}"), source_ref=one.id, target_ref=two.id)
            for one, two in pairwise(inside)
        ),
    )
