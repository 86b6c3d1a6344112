"""From a foreign BPMN file to our own model: pools, processes, lanes and what refers to them.

What the model does not know is left out without a word: the report compares both files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange.papers import read_papers
from bpmn_gen.interchange.scopes import ScopeReader
from bpmn_gen.model.elements import (
    Collaboration,
    Definitions,
    Lane,
    Message,
    MessageFlow,
    Participant,
    Process,
)
from bpmn_gen.model.foreign import Error, Escalation, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from bpmn_gen.foreign.semantics import Item, LaneItem, Semantics
    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.model.element import Trigger

ROOT_KINDS = ("message", "signal", "error", "escalation")
"""What stands outside all processes and events refer to."""


def read_model(
    root: etree._Element,
    semantics: Semantics,
    ids: FileIds,
    members: Mapping[str, list[str]],
    path: str,
    *,
    keeps_conditions: bool,
) -> Definitions:
    """The model of a file.

    Args:
        root: its outermost element.
        semantics: what is in it by ids.
        ids: how ids of the file are written in the model.
        members: by group what its frame holds in the diagram.
        path: the file as the user knows it.
        keeps_conditions: whether conditions of flows are written as they are; else they become
            documentation.
    """
    roots = {kind: _children(root, kind) for kind in ROOT_KINDS}
    known = {
        f"{kind}EventDefinition": {ids.of(one.get("id")) for one in some}
        for kind, some in roots.items()
    }
    known["compensateEventDefinition"] = {ids.of(ident) for ident in semantics.items}
    papers = read_papers(root, semantics)
    scopes = ScopeReader(semantics, ids, members, papers, path, keeps_conditions, known)
    return _Reader(root, semantics, ids, scopes).definitions(roots)


def _children(root: etree._Element, kind: str) -> list[etree._Element]:
    """Elements of a kind that stand outside all processes."""
    return [child for child in root if local(child) == kind and child.get("id")]


@dataclass(frozen=True, slots=True)
class _Reader:
    root: etree._Element
    semantics: Semantics
    ids: FileIds
    scopes: ScopeReader

    def definitions(self, roots: Mapping[str, list[etree._Element]]) -> Definitions:
        """The whole file."""
        common = self.scopes.common
        processes = tuple(map(self._process, self.semantics.of_kind("process")))
        messages = tuple(Message(**common(one)) for one in roots["message"])
        own = common(self.root)
        return Definitions(
            **own | {"id": own["id"] or self.ids.new("definisi")},
            collaboration=self._collaboration(
                {process.id for process in processes}, {message.id for message in messages}
            ),
            processes=processes,
            messages=messages,
            triggers=tuple(self._triggers(roots)),
        )

    def _triggers(self, roots: Mapping[str, list[etree._Element]]) -> Iterator[Trigger]:
        """Signals, errors and escalations."""
        common = self.scopes.common
        for one in roots["signal"]:
            yield Signal(**common(one))
        for one in roots["error"]:
            yield Error(**common(one), error_code=one.get("errorCode") or "")
        for one in roots["escalation"]:
            yield Escalation(**common(one), escalation_code=one.get("escalationCode") or "")

    def _process(self, item: Item) -> Process:
        """A process with all that is in it."""
        content = self.scopes.read(item.id)
        common = self.scopes.common(item.element)
        return Process(
            **common,
            code=common["name"],
            lanes=self._lanes(self.semantics.lanes.get(item.id, ())),
            flow_nodes=content.flow_nodes,
            sequence_flows=content.sequence_flows,
            groups=content.groups,
            artifacts=content.artifacts,
        )

    def _lanes(self, lanes: Iterable[LaneItem]) -> tuple[Lane, ...]:
        """Lanes, each with the nodes that are in no lane before it nor in a lane inside it."""
        found: list[Lane] = []
        for lane in lanes:
            inner = self._lanes(lane.lanes)
            refs = dict.fromkeys(self.ids.of(ref) for ref in lane.refs)
            mine = tuple(ref for ref in refs if self.scopes.take(ref))
            common = self.scopes.common(lane.element)
            found.append(Lane(**common, flow_node_refs=mine, lanes=inner))
        return tuple(found)

    def _collaboration(self, processes: set[str], messages: set[str]) -> Collaboration:
        """All pools of the file on one plane."""
        planes = self.semantics.of_kind("collaboration")
        inside = [item for plane in planes for item in self.semantics.inside(plane.id)]
        people = tuple(
            self._participant(item, processes) for item in inside if item.kind == "participant"
        )
        known = {*self.scopes.nodes, *(person.id for person in people)}
        flows = tuple(
            flow
            for item in inside
            if item.kind == "messageFlow"
            for flow in self._message_flow(item, known, messages)
        )
        remarks = [self.scopes.remarks(plane.id, known) for plane in planes]
        own = self.scopes.common(planes[0].element) if planes else {}
        return Collaboration(
            **own or {"id": self.ids.new("kolaborasi")},
            participants=people,
            message_flows=flows,
            groups=tuple(group for some in remarks for group in some.groups),
            artifacts=tuple(artifact for some in remarks for artifact in some.artifacts),
        )

    def _participant(self, item: Item, processes: set[str]) -> Participant:
        """A pool; without a process where the file does not hold it."""
        process = self.ids.of(item.process)
        common = self.scopes.common(item.element)
        return Participant(**common, process_ref=process if process in processes else "")

    def _message_flow(
        self, item: Item, known: set[str], messages: set[str]
    ) -> Iterator[MessageFlow]:
        """The flow, if both its ends are known."""
        source, target = self.ids.of(item.source), self.ids.of(item.target)
        message = self.ids.of(reference(item.element.get("messageRef")))
        if {source, target} <= known:
            yield MessageFlow(
                **self.scopes.common(item.element),
                source_ref=source,
                target_ref=target,
                message_ref=message if message in messages else "",
            )
