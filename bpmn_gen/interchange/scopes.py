"""What stands in a process or sub-process of a foreign file, as elements of our model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bpmn_gen.foreign.semantics import local
from bpmn_gen.interchange.elements import child_text, given_name, inner_text, is_true, start_of
from bpmn_gen.interchange.events import read_event_definitions
from bpmn_gen.interchange.papers import work_and_text
from bpmn_gen.model import elements as e
from bpmn_gen.model import foreign as f
from bpmn_gen.model.element import Artifact, Loop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from lxml import etree

    from bpmn_gen.foreign.drawables import Drawable
    from bpmn_gen.foreign.semantics import Semantics
    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.interchange.papers import Papers
    from bpmn_gen.interchange.shared import SharedParts

_ALIKE: tuple[type[e.FlowNode], ...] = (
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
    e.InclusiveGateway,
    f.ComplexGateway,
)
"""Tasks and gateways that have only the fields that all nodes have."""


def _by_kind(*classes: type[e.FlowNode]) -> dict[str, Any]:
    """Classes of the model by the name of the element in BPMN XML."""
    return {one.__name__[0].lower() + one.__name__[1:]: one for one in classes}


_PLAIN = _by_kind(*_ALIKE)
_EVENTS = _by_kind(e.StartEvent, e.EndEvent, e.IntermediateCatchEvent, e.IntermediateThrowEvent)
_SUBS = _by_kind(e.SubProcess, f.Transaction, f.AdHocSubProcess)
CONDITION = "Syarat"
"""The label of a flow's condition where it becomes documentation."""
OTHERWISE = "bila syarat cabang lain tidak terpenuhi"
"""The condition of a default flow in words."""


@dataclass(frozen=True, slots=True)
class ScopeContent:
    """What stands directly in one scope."""

    flow_nodes: tuple[e.FlowNode, ...] = ()
    sequence_flows: tuple[e.SequenceFlow, ...] = ()
    groups: tuple[e.Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


@dataclass(slots=True)
class ScopeReader:
    """Reads the scopes of a file, each with the scopes inside it."""

    semantics: Semantics
    ids: FileIds
    members: Mapping[str, list[str]]
    """By id of a group: ids of what its frame holds in the diagram."""
    papers: Papers
    shared: SharedParts
    path: str
    keeps_conditions: bool
    """Whether conditions go into the written file as they are."""
    triggers: Mapping[str, Collection[str]]
    """Our ids of what events refer to, by the kind of event definition."""
    nodes: dict[str, None] = field(default_factory=dict)
    """Our ids of all nodes read so far, as keys, in the order of the file."""
    _in_lanes: set[str] = field(default_factory=set)

    def read(self, scope: str) -> ScopeContent:
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
        return ScopeContent(nodes, flows, rest.groups, rest.artifacts)

    def take(self, node: str) -> bool:
        """Claim a node for a lane; False where there is no such node, or a lane has it already."""
        if node not in self.nodes or node in self._in_lanes:
            return False
        self._in_lanes.add(node)
        return True

    def common(self, element: etree._Element) -> dict[str, Any]:
        """The arguments that every element of the model takes."""
        return {
            "id": self.ids.of(element.get("id")),
            "name": given_name(element),
            "documentation": child_text(element),
            "origin": start_of(element, self.path),
        }

    def remarks(self, scope: str, known: set[str]) -> ScopeContent:
        """The groups and remarks in a scope, and the dotted lines whose ends the model has.

        ``known`` holds our ids of everything, remarks aside, at which a line may end.
        """
        items = self.semantics.inside(scope)
        notes = [self._note(item) for item in items if item.kind == "textAnnotation"]
        ends = known | {note.id for note in notes}
        lines = [
            line
            for item in items
            if item.kind == "association"
            for line in [self._association(item)]
            if {line.source_ref, line.target_ref} <= ends
        ]
        groups = [self._group(item) for item in items if item.kind == "group"]
        return ScopeContent(groups=tuple(groups), artifacts=(*notes, *lines))

    def _note(self, item: Drawable) -> f.TextAnnotation:
        """A remark on the drawing."""
        element = self.semantics.elements[item.id]
        common = self.common(element) | {"name": ""}
        return f.TextAnnotation(**common, text=child_text(element, "text"))

    def _association(self, item: Drawable) -> f.Association:
        """A dotted line."""
        element = self.semantics.elements[item.id]
        return f.Association(
            **self.common(element) | {"name": ""},
            source_ref=self.ids.of(item.source),
            target_ref=self.ids.of(item.target),
            direction=_direction(element),
        )

    def _group(self, item: Drawable) -> e.Group:
        """A frame with our ids of the nodes in it."""
        held = {self.ids.of(ident) for ident in self.members.get(item.id, ())}
        common = self.common(self.semantics.elements[item.id]) | {"name": item.name}
        return e.Group(**common, flow_node_refs=tuple(ref for ref in self.nodes if ref in held))

    def _node(self, item: Drawable, beside: set[str]) -> Iterator[e.FlowNode]:
        """The node of an element; nothing for an element that the model does not know.

        ``beside`` holds the ids of all that stands in the same scope.
        """
        common = self.common(self.semantics.elements[item.id])
        if item.kind in _EVENTS or item.kind == "boundaryEvent":
            yield self._event(item, common, beside)
        elif item.kind in _PLAIN and item.kind.endswith("Gateway"):
            yield _PLAIN[item.kind](**common)
        elif item.kind in {*_PLAIN, *_SUBS, "callActivity"}:
            yield self._activity(item, common)

    def _activity(self, item: Drawable, common: dict[str, Any]) -> e.FlowNode:
        """Work, with the papers that it needs and makes."""
        element = self.semantics.elements[item.id]
        common |= {
            "loop": _loop(element),
            "is_for_compensation": is_true(element.get("isForCompensation")),
        }
        papers = self.papers.of(item.id, element)
        common |= work_and_text(common["name"], common["documentation"], papers)
        if item.kind == "callActivity":
            called = self.ids.of(element.get("calledElement"))
            return e.CallActivity(**common, called_element=called, called_code=called)
        if item.kind in _PLAIN:
            node: e.FlowNode = _PLAIN[item.kind](**common)
            return node
        content = self.read(item.id)
        sub: e.SubProcess = _SUBS[item.kind](
            **common,
            triggered_by_event=is_true(element.get("triggeredByEvent")),
            flow_nodes=content.flow_nodes,
            sequence_flows=content.sequence_flows,
            groups=content.groups,
            artifacts=content.artifacts,
        )
        return sub

    def _event(self, item: Drawable, common: dict[str, Any], beside: set[str]) -> e.Event:
        """An event with what happens in it.

        A boundary event needs an activity in its scope.  Without one it becomes an event that
        stands by itself.
        """
        element = self.semantics.elements[item.id]
        message, definitions = read_event_definitions(element, self.shared, self.ids, self.triggers)
        common |= {"message_ref": message, "definitions": definitions}
        if item.kind == "boundaryEvent":
            stops = is_true(element.get("cancelActivity"), default=True)
            host = self.semantics.items.get(item.host)
            if host is None or host.id not in beside or not _is_activity(host):
                return e.IntermediateCatchEvent(**common)
            return f.BoundaryEvent(
                **common, attached_to_ref=self.ids.of(host.id), is_interrupting=stops
            )
        starts = item.kind == "startEvent"
        stops = not starts or is_true(element.get("isInterrupting"), default=True)
        event: e.Event = _EVENTS[item.kind](**common, is_interrupting=stops)
        return event

    def _flow(self, item: Drawable) -> e.SequenceFlow:
        """An arrow; its condition becomes documentation unless conditions are kept."""
        common = self.common(self.semantics.elements[item.id])
        if not self.keeps_conditions:
            lines = [common["documentation"], *self._conditions(item)]
            common["documentation"] = "\n".join(line for line in lines if line)
        return e.SequenceFlow(
            **common, source_ref=self.ids.of(item.source), target_ref=self.ids.of(item.target)
        )

    def _conditions(self, item: Drawable) -> Iterator[str]:
        """Lines of documentation that say when a flow is taken."""
        for child in self.semantics.elements[item.id]:
            if local(child) == "conditionExpression" and (text := inner_text(child)):
                yield f"{CONDITION}: {' '.join(text.split())}"
        source = self.semantics.elements[item.source]
        if self.ids.of(source.get("default")) == self.ids.of(item.id):
            yield f"{CONDITION}: {OTHERWISE}"


def _is_activity(item: Drawable) -> bool:
    """Whether events can stand on the border of an element."""
    is_task = item.kind in _PLAIN and not item.kind.endswith("Gateway")
    return is_task or item.kind in _SUBS or item.kind == "callActivity"


def _direction(element: etree._Element) -> str:
    """``One`` or ``Both`` where a dotted line has arrow heads, else empty."""
    value = element.get("associationDirection") or ""
    return value if value in {"One", "Both"} else ""


def _loop(element: etree._Element) -> Loop | None:
    """How an activity is repeated; None where it is done once."""
    for child in element:
        if local(child) == "standardLoopCharacteristics":
            return Loop.STANDARD
        if local(child) == "multiInstanceLoopCharacteristics":
            one_by_one = is_true(child.get("isSequential"))
            return Loop.SEQUENTIAL if one_by_one else Loop.PARALLEL
    return None
