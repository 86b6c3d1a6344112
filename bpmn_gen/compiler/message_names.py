"""Names messages between pools after what steps yield or decide, in the author's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.answered import answered
from bpmn_gen.compiler.shorthand import END
from bpmn_gen.model.elements import Activity, ExclusiveGateway
from bpmn_gen.model.graph import incoming

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Process, SequenceFlow


class MessageNames:
    """Names the messages of one process; no two have the same name."""

    def __init__(self, process: Process) -> None:
        """Start with no name given."""
        self._nodes = {node.id: node for node in process.flow_nodes}
        self._arriving = incoming(process)
        self._given: dict[str, str] = {}

    def of_step(self, node: str, pool: str) -> str:
        """What a step sends to a pool: the first of its results, else what it does."""
        return self._unique(f"step {node} {pool}", self._said(node))

    def of_flow(self, flow: SequenceFlow) -> str:
        """What a flow hands on: what the step before it yields, or how it was decided."""
        return self._unique(f"flow {flow.id}", self._handed(flow))

    def _handed(self, flow: SequenceFlow) -> str:
        """The words for a flow."""
        source = self._nodes[flow.source_ref]
        if isinstance(source, ExclusiveGateway) and flow.name:
            return answered(source.name, flow.name) if source.name else flow.name
        if source.name:
            return self._said(source.id)
        return self._nodes[flow.target_ref].name or self._said(source.id)

    def _said(self, node: str) -> str:
        """The words for a step."""
        found = self._nodes[node]
        if isinstance(found, Activity) and found.work and found.work.outputs:
            return found.work.outputs[0]
        if found.name == END and (before := self._arriving[node]):
            return self._said_before(before[0])
        return found.name or node.replace("_", " ")

    def _said_before(self, flow: SequenceFlow) -> str:
        """The words for an end that says nothing itself: those of what comes before it."""
        source = self._nodes[flow.source_ref]
        if isinstance(source, Activity):
            return self._said(source.id)
        if isinstance(source, ExclusiveGateway) and flow.name and source.name:
            return answered(source.name, flow.name)
        return END

    def _unique(self, key: str, name: str) -> str:
        """The name, with a number where another message has it."""
        if key not in self._given:
            taken = set(self._given.values())
            number, unique = 1, name
            while unique in taken:
                number += 1
                unique = f"{name} ({number})"
            self._given[key] = unique
        return self._given[key]
