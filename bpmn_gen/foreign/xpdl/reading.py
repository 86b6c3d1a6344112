"""XPDL as BPMN: everything that stands in processes, and the lines between it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign.bpmn_tree import BpmnTree
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.activities import form_of_activity, loop_of
from bpmn_gen.foreign.xpdl.events import EventReader, event_in, host_of
from bpmn_gen.foreign.xpdl.lines import LineReader
from bpmn_gen.foreign.xpdl.names import (
    box_of,
    child,
    children,
    documentation_of,
    lane_named_by,
    said,
)
from bpmn_gen.foreign.xpdl.parts import Node
from bpmn_gen.foreign.xpdl.pools import PoolReader
from bpmn_gen.foreign.xpdl.remarks import RemarkReader

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.xpdl.parts import PoolForm


@dataclass(slots=True)
class XpdlReader:
    """Reads one file."""

    root: etree._Element
    tree: BpmnTree = field(default_factory=BpmnTree)
    nodes: dict[str, Node] = field(default_factory=dict)
    """By their ids in the file: activities, data and remarks."""
    pools: PoolReader = field(init=False)
    lines: LineReader = field(init=False)
    _sets: dict[str, etree._Element] = field(default_factory=dict)
    _people: dict[str, str] = field(default_factory=dict)
    _scopes: deque[tuple[etree._Element, etree._Element]] = field(default_factory=deque)
    """What holds activities in the file, with the element of BPMN that it became."""
    _events: EventReader = field(init=False)
    _by_lane: dict[tuple[str, str], etree._Element] = field(default_factory=dict)
    """By our id of a process that several pools share, and by the lane: the part of that pool."""

    def __post_init__(self) -> None:
        """Prepare the readers of the parts."""
        self.pools = PoolReader(self.tree)
        self.lines = LineReader(self.tree, self.nodes, self.pools)
        self._events = EventReader(self.tree)

    def read(self) -> None:
        """Read everything but where it is drawn.

        Scopes wait in a queue, because a hostile file may nest deeper than Python recurses.
        """
        for one in children(self.root, "WorkflowProcesses", "WorkflowProcess"):
            for inner in children(one, "ActivitySets", "ActivitySet"):
                self._sets.setdefault(inner.get("Id") or "", inner)
        self._read_people()
        self.pools.read(self.root)
        remarks = RemarkReader(self.tree, self.nodes, self.pools)
        remarks.stores(self.root)
        for process in children(self.root, "WorkflowProcesses", "WorkflowProcess"):
            form = self.pools.processes.get(process.get("Id") or "")
            if form is not None and form.process is not None:
                self._scopes.append((process, form.process))
                self._share(form, form.process.get("id") or "")
        while self._scopes:
            holder, made = self._scopes.popleft()
            self._activities(holder, made)
            remarks.inside(holder, made)
            self.lines.inside(holder, made)
        remarks.loose(self.root, self.lines.ends_of(self.root))
        self.lines.between(self.root)
        self.lines.make()

    def _share(self, form: PoolForm, ident: str) -> None:
        """Note which lanes of pools with one process stand for which part of it."""
        for sibling in form.siblings:
            if sibling.process is not None:
                self._by_lane |= {(ident, lane): sibling.process for lane in sibling.lanes}

    def _read_people(self) -> None:
        """Make a resource of each participant; activities name them as their performers."""
        holders = [self.root, *children(self.root, "WorkflowProcesses", "WorkflowProcess")]
        for holder in holders:
            for one in children(holder, "Participants", "Participant"):
                ident = one.get("Id") or ""
                name = plain_text(one.get("Name") or "") or said(one, "Description") or ident
                if ident and ident not in self._people:
                    made = self.tree.add(
                        self.tree.root,
                        "resource",
                        line_of(one),
                        origin=("Participant", ident),
                        name=name,
                    )
                    self._people[ident] = made.get("id") or ""

    def _activities(self, holder: etree._Element, made: etree._Element) -> None:
        """All activities of one scope; those on whose border others stand come first."""
        listed = list(children(holder, "Activities", "Activity"))
        work = {
            one.get("Id") or ""
            for one in listed
            if event_in(one) is None and child(one, "Route") is None
        }
        for one in listed:
            ident = one.get("Id") or ""
            event = event_in(one)
            scope = self._scope_of(one, made)
            node = (
                self._work(one, ident, scope)
                if event is None
                else self._event(one, ident, event, scope, work)
            )
            self.nodes.setdefault(ident, node)
        for one in listed:
            event = event_in(one)
            node = self.nodes[one.get("Id") or ""]
            if event is not None and node.kind == "boundaryEvent":
                host = self.nodes.get(host_of(event))
                node.made.set("attachedToRef", (host.made.get("id") or "") if host else "")

    def _scope_of(self, activity: etree._Element, made: etree._Element) -> etree._Element:
        """Where an activity stands; of several pools with one process the lane says which."""
        return self._by_lane.get((made.get("id") or "", lane_named_by(activity)), made)

    def _event(
        self,
        activity: etree._Element,
        ident: str,
        event: etree._Element,
        scope: etree._Element,
        work: set[str],
    ) -> Node:
        """An event."""
        kind, attributes = self._events.shape(event, work)
        made = self._add(activity, ident, kind, scope, attributes)
        self._events.define(made, event)
        return Node(made, kind, scope, box_of(activity), lane_named_by(activity))

    def _work(self, activity: etree._Element, ident: str, scope: etree._Element) -> Node:
        """Work, a call, a sub-process or a gateway."""
        form = form_of_activity(activity, self._sets)
        made = self._add(activity, ident, form.kind, scope, form.attributes)
        node = Node(made, form.kind, scope, box_of(activity), lane_named_by(activity))
        if form.called:
            called = self.pools.processes.get(form.called)
            known = called.process if called is not None else None
            made.set("calledElement", (known.get("id") if known is not None else "") or form.called)
        loop = loop_of(activity)
        if loop is not None:
            part = self.tree.part(made, loop[0])
            for name, value in loop[1].items():
                part.set(name, value)
        self._performers(activity, made)
        if form.content:
            inside = self._sets.pop(form.content, None)
            if inside is not None:
                self.tree.stands_for(("ActivitySet", form.content))
                self._scopes.append((inside, made))
                node.is_open = False
        return node

    def _add(
        self,
        activity: etree._Element,
        ident: str,
        kind: str,
        scope: etree._Element,
        attributes: dict[str, str],
    ) -> etree._Element:
        return self.tree.add(
            scope,
            kind,
            line_of(activity),
            origin=("Activity", ident),
            name=plain_text(activity.get("Name") or ""),
            documentation=documentation_of(activity),
            **attributes,
        )

    def _performers(self, activity: etree._Element, made: etree._Element) -> None:
        """Who does a step: a participant of the file, or a name."""
        listed = [
            *children(activity, "Performers", "Performer"),
            *children(activity, "Performer"),
        ]
        for one in listed:
            name = plain_text("".join(map(str, one.itertext())))
            if not name:
                continue
            performer = self.tree.add(made, "performer", line_of(one), name=name)
            if name in self._people:
                del performer.attrib["name"]
                self.tree.part(performer, "resourceRef", self._people[name])
