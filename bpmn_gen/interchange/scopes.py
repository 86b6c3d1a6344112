"""What stands in a process or sub-process of a foreign file, as elements of our model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bpmn_gen.foreign.semantics import local
from bpmn_gen.interchange.elements import content_of, is_true, name_of, place_of, text_of
from bpmn_gen.interchange.events import read_event_definitions
from bpmn_gen.interchange.papers import work_and_text
from bpmn_gen.model import elements as e
from bpmn_gen.model import foreign as f
from bpmn_gen.model.element import Artifact, Loop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from lxml import etree

    from bpmn_gen.foreign.semantics import Item, Semantics
    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.interchange.papers import Papers

_PLAIN: tuple[type[e.FlowNode], ...] = (
    e.Task,
    e.UserTask,
    e.ManualTask,
    e.ServiceTask,
    e.SendTask,
    e.ReceiveTask,
    e.BusinessRuleTask,
    f.ScriptTask,
    e.ExclusiveGateway,
    e.ParallelGateway,
    e.EventBasedGateway,
    f.InclusiveGateway,
    f.ComplexGateway,
)
_EVENTS = (e.StartEvent, e.EndEvent, e.IntermediateCatchEvent, e.IntermediateThrowEvent)
_SUBS = (f.SubProcess, f.Transaction, f.AdHocSubProcess)


def _by_kind(classes: Iterable[type[e.FlowNode]]) -> dict[str, Any]:
    """Classes by the name of the element in BPMN XML."""
    return {one.__name__[0].lower() + one.__name__[1:]: one for one in classes}


PLAIN = _by_kind(_PLAIN)
EVENTS = _by_kind(_EVENTS)
SUBS = _by_kind(_SUBS)
CONDITION = "Syarat"
"""What stands before the condition of a flow where it became documentation."""
OTHERWISE = "bila syarat cabang lain tidak terpenuhi"
"""The condition of a default flow in words."""


@dataclass(frozen=True, slots=True)
class Content:
    """What stands in one scope."""

    flow_nodes: tuple[e.FlowNode, ...] = ()
    sequence_flows: tuple[e.SequenceFlow, ...] = ()
    groups: tuple[e.Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


@dataclass(slots=True)
class ScopeReader:
    """Reads scopes from the outside in."""

    semantics: Semantics
    ids: FileIds
    members: Mapping[str, list[str]]
    """By group what its frame holds in the diagram."""
    papers: Papers
    path: str
    keeps_conditions: bool
    """Whether conditions go into the written file as they are."""
    triggers: Mapping[str, Collection[str]]
    """Our ids of what events refer to, by the kind of event definition."""
    nodes: dict[str, None] = field(default_factory=dict)
    """Our ids of all nodes read so far, in the order of the file."""
    _in_lanes: set[str] = field(default_factory=set)

    def read(self, scope: str) -> Content:
        """The nodes, flows and remarks that stand directly in a scope."""
        items = self.semantics.inside(scope)
        beside = {item.id for item in items}
        nodes = tuple(node for item in items for node in self._node(item, beside))
        here = {node.id for node in nodes}
        flows = tuple(
            self._flow(item)
            for item in items
            if item.kind == "sequenceFlow"
            and self.ids.of(item.source) in here
            and self.ids.of(item.target) in here
        )
        self.nodes |= dict.fromkeys(node.id for node in nodes)
        rest = self.remarks(scope, {*here, *(flow.id for flow in flows)})
        return Content(nodes, flows, rest.groups, rest.artifacts)

    def take(self, node: str) -> bool:
        """Put a node into a lane; whether it is there and in no lane yet."""
        if node not in self.nodes or node in self._in_lanes:
            return False
        self._in_lanes.add(node)
        return True

    def common(self, element: etree._Element) -> dict[str, Any]:
        """What every element has."""
        return {
            "id": self.ids.of(element.get("id")),
            "name": name_of(element),
            "documentation": text_of(element),
            "origin": place_of(element, self.path),
        }

    def remarks(self, scope: str, known: set[str]) -> Content:
        """The groups and remarks in a scope; lines whose ends are known."""
        items = self.semantics.inside(scope)
        notes = [
            f.TextAnnotation(**self.common(item.element), text=text_of(item.element, "text"))
            for item in items
            if item.kind == "textAnnotation"
        ]
        ends = known | {note.id for note in notes}
        lines = [
            f.Association(
                **self.common(item.element),
                source_ref=self.ids.of(item.source),
                target_ref=self.ids.of(item.target),
                direction=_direction(item.element),
            )
            for item in items
            if item.kind == "association"
            and {*map(self.ids.of, (item.source, item.target))} <= ends
        ]
        groups = [self._group(item) for item in items if item.kind == "group"]
        return Content(groups=tuple(groups), artifacts=(*notes, *lines))

    def _group(self, item: Item) -> e.Group:
        """A frame; its name is the value of its category."""
        held = {self.ids.of(ident) for ident in self.members.get(item.id, ())}
        common = self.common(item.element) | {"name": self.semantics.group_name(item)}
        return e.Group(**common, flow_node_refs=tuple(ref for ref in self.nodes if ref in held))

    def _node(self, item: Item, beside: set[str]) -> Iterator[e.FlowNode]:
        """The node of an element; none for what the model does not know."""
        common = self.common(item.element)
        if item.kind in EVENTS or item.kind == "boundaryEvent":
            yield self._event(item, common, beside)
        elif item.kind in PLAIN and item.kind.endswith("Gateway"):
            yield PLAIN[item.kind](**common)
        elif item.kind in {*PLAIN, *SUBS, "callActivity"}:
            yield self._activity(item, common)

    def _activity(self, item: Item, common: dict[str, Any]) -> e.FlowNode:
        """Work, with the papers that it needs and makes."""
        element = item.element
        common |= {
            "loop": _loop(element),
            "is_for_compensation": is_true(element.get("isForCompensation")),
        }
        papers = self.papers.of(item)
        common |= work_and_text(common["name"], common["documentation"], papers)
        if item.kind == "callActivity":
            called = self.ids.of(element.get("calledElement"))
            return e.CallActivity(**common, called_element=called, called_code=called)
        if item.kind in PLAIN:
            node: e.FlowNode = PLAIN[item.kind](**common)
            return node
        content = self.read(item.id)
        sub: f.SubProcess = SUBS[item.kind](
            **common,
            triggered_by_event=is_true(element.get("triggeredByEvent")),
            flow_nodes=content.flow_nodes,
            sequence_flows=content.sequence_flows,
            groups=content.groups,
            artifacts=content.artifacts,
        )
        return sub

    def _event(self, item: Item, common: dict[str, Any], beside: set[str]) -> e.Event:
        """An event with what happens in it; one on the border of nothing stands by itself."""
        element = item.element
        message, definitions = read_event_definitions(element, self.ids, self.triggers)
        common |= {"message_ref": message, "definitions": definitions}
        if item.kind == "boundaryEvent":
            stops = is_true(element.get("cancelActivity"), default=True)
            host = self.semantics.items.get(item.host)
            if host is None or host.id not in beside or not _is_activity(host):
                return e.IntermediateCatchEvent(**common)
            return f.BoundaryEvent(
                **common, attached_to_ref=self.ids.of(host.id), is_interrupting=stops
            )
        stops = is_true(element.get("isInterrupting"), default=True)
        event: e.Event = EVENTS[item.kind](**common, is_interrupting=stops)
        return event

    def _flow(self, item: Item) -> e.SequenceFlow:
        """An arrow; its condition becomes documentation unless it is kept as it is."""
        common = self.common(item.element)
        if not self.keeps_conditions:
            lines = [common["documentation"], *self._conditions(item)]
            common["documentation"] = "\n".join(line for line in lines if line)
        return e.SequenceFlow(
            **common, source_ref=self.ids.of(item.source), target_ref=self.ids.of(item.target)
        )

    def _conditions(self, item: Item) -> Iterator[str]:
        """When the way is taken, in words."""
        for child in item.element:
            if local(child) == "conditionExpression" and (text := content_of(child)):
                yield f"{CONDITION}: {' '.join(text.split())}"
        source = self.semantics.items[item.source].element
        if self.ids.of(source.get("default")) == self.ids.of(item.id):
            yield f"{CONDITION}: {OTHERWISE}"


def _is_activity(item: Item) -> bool:
    """Whether something can happen on the border of an element."""
    is_node = item.kind in PLAIN and not item.kind.endswith("Gateway")
    return is_node or item.kind in SUBS or item.kind == "callActivity"


def _direction(element: etree._Element) -> str:
    """Where a dotted line has arrow heads."""
    value = element.get("associationDirection") or ""
    return value if value in {"One", "Both"} else ""


def _loop(element: etree._Element) -> Loop | None:
    """How often an activity is done."""
    for child in element:
        if local(child) == "standardLoopCharacteristics":
            return Loop.STANDARD
        if local(child) == "multiInstanceLoopCharacteristics":
            one_by_one = is_true(child.get("isSequential"))
            return Loop.SEQUENTIAL if one_by_one else Loop.PARALLEL
    return None
