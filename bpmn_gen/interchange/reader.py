"""From a foreign BPMN file to our own model: pools, processes, lanes and what refers to them.

The reader leaves out what the model does not know.  It adds no finding, because the report that
compares both files tells of the loss.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange.papers import read_papers
from bpmn_gen.interchange.scopes import ScopeReader
from bpmn_gen.interchange.shared import read_shared
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
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from bpmn_gen.foreign.drawables import Drawable
    from bpmn_gen.foreign.semantics import Semantics
    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.model.element import Trigger

ROOT_KINDS = ("message", "signal", "error", "escalation")
"""Kinds of elements that stand outside all processes and to which events refer."""


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
        semantics: what is in it, by id.
        ids: how ids of the file are written in the model.
        members: by id of a group, the ids of what its frame holds in the diagram.
        path: the file as the user knows it.
        keeps_conditions: True writes conditions of flows as they are; False makes documentation of
            them.
    """
    roots = {kind: _children(root, kind) for kind in ROOT_KINDS}
    known = {
        f"{kind}EventDefinition": {ids.of(one.get("id")) for one in some}
        for kind, some in roots.items()
    }
    known["compensateEventDefinition"] = {ids.of(ident) for ident in semantics.items}
    shared = read_shared(root)
    papers = read_papers(semantics, shared)
    scopes = ScopeReader(semantics, ids, members, papers, shared, path, keeps_conditions, known)
    return _Reader(root, semantics, ids, scopes).definitions(roots)


def _children(root: etree._Element, kind: str) -> list[etree._Element]:
    """The elements of a kind that stand outside all processes and have an id."""
    return [child for child in root if local(child) == kind and child.get("id")]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one file."""

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
            # The standard allows the outermost element no documentation.
            **own | {"id": own["id"] or self.ids.new("definisi"), "documentation": ""},
            collaboration=self._collaboration(
                {process.id for process in processes}, {message.id for message in messages}
            ),
            processes=processes,
            messages=messages,
            triggers=tuple(self._triggers(roots)),
        )

    def _triggers(self, roots: Mapping[str, list[etree._Element]]) -> Iterator[Trigger]:
        """All signals, then all errors, then all escalations."""
        common = self.scopes.common
        for one in roots["signal"]:
            yield Signal(**common(one))
        for one in roots["error"]:
            yield Error(**common(one), error_code=one.get("errorCode") or "")
        for one in roots["escalation"]:
            yield Escalation(**common(one), escalation_code=one.get("escalationCode") or "")

    def _process(self, item: Drawable) -> Process:
        """A process with all that is in it."""
        content = self.scopes.read(item.id)
        element = self.semantics.elements[item.id]
        common = self.scopes.common(element)
        return Process(
            **common,
            code=common["name"],
            lanes=self._lanes(element, "laneSet"),
            flow_nodes=content.flow_nodes,
            sequence_flows=content.sequence_flows,
            groups=content.groups,
            artifacts=content.artifacts,
        )

    def _lanes(self, holder: etree._Element, kind: str) -> tuple[Lane, ...]:
        """The lanes in the lane sets of a process or lane; ``kind`` is that of such a set.

        A node that several lanes list belongs to the first of them, and there to the innermost.
        """
        found: list[Lane] = []
        for lane in _lanes_in(holder, kind):
            inner = self._lanes(lane, "childLaneSet")
            listed = (self.ids.of(child.text) for child in lane if local(child) == "flowNodeRef")
            mine = tuple(ref for ref in dict.fromkeys(listed) if self.scopes.take(ref))
            found.append(Lane(**self.scopes.common(lane), flow_node_refs=mine, lanes=inner))
        return tuple(found)

    def _collaboration(self, processes: set[str], messages: set[str]) -> Collaboration:
        """All pools of the file on one plane.

        Args:
            processes: ids of the processes that the model has.
            messages: ids of the messages that it has.
        """
        planes = self.semantics.of_kind("collaboration")
        inside = [item for plane in planes for item in self.semantics.inside(plane.id)]
        free = set(processes)
        people = tuple(
            self._participant(item, free) for item in inside if item.kind == "participant"
        )
        known = {*self.scopes.nodes, *(person.id for person in people)}
        flows = tuple(
            flow
            for item in inside
            if people and item.kind == "messageFlow"
            for flow in self._message_flow(item, known, messages)
        )
        remarks = [self.scopes.remarks(plane.id, known) for plane in planes]
        own = self.scopes.common(self.semantics.elements[planes[0].id]) if planes else {}
        return Collaboration(
            **own or {"id": self.ids.new("kolaborasi")},
            participants=people,
            message_flows=flows,
            groups=tuple(group for some in remarks for group in some.groups),
            artifacts=tuple(artifact for some in remarks for artifact in some.artifacts),
        )

    def _participant(self, item: Drawable, free: set[str]) -> Participant:
        """A pool; it has no process where the file lacks that process, or another pool has it.

        ``free`` holds the ids of processes that no pool has yet; that of the pool is taken out.
        """
        process = self.ids.of(item.process)
        common = self.scopes.common(self.semantics.elements[item.id])
        is_free = process in free
        free.discard(process)
        return Participant(**common, process_ref=process if is_free else "")

    def _message_flow(
        self, item: Drawable, known: set[str], messages: set[str]
    ) -> Iterator[MessageFlow]:
        """The flow; nothing where the model lacks one of its ends."""
        source, target = self.ids.of(item.source), self.ids.of(item.target)
        element = self.semantics.elements[item.id]
        message = self.ids.of(reference(element.get("messageRef")))
        if {source, target} <= known:
            yield MessageFlow(
                **self.scopes.common(element),
                source_ref=source,
                target_ref=target,
                message_ref=message if message in messages else "",
            )


def _lanes_in(holder: etree._Element, kind: str) -> Iterator[etree._Element]:
    """The lanes directly in the lane sets of a process or lane."""
    for lane_set in holder:
        if local(lane_set) == kind:
            yield from (lane for lane in lane_set if local(lane) == "lane")
