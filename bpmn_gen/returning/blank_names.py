"""Names that somebody emptied by accident: a box or a branch without one says nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions


def with_old_names(edited: Definitions, made: Definitions) -> tuple[Definitions, tuple[str, ...]]:
    """The file with the old names of boxes and branches that have none now, and these names."""
    names = {
        one.id: one.name
        for process in made.processes
        for one in (*process.flow_nodes, *process.sequence_flows)
        if one.name
    }
    found = [
        names[one.id]
        for process in edited.processes
        for one in (*process.flow_nodes, *process.sequence_flows)
        if not one.name and one.id in names
    ]
    if not found:
        return edited, ()
    processes = tuple(
        replace(
            process,
            flow_nodes=tuple(
                replace(one, name=one.name or names.get(one.id, "")) for one in process.flow_nodes
            ),
            sequence_flows=tuple(
                replace(one, name=one.name or names.get(one.id, ""))
                for one in process.sequence_flows
            ),
        )
        for process in edited.processes
    )
    return replace(edited, processes=processes), tuple(found)
