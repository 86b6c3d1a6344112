"""The BPMN 2.0 elements that only foreign files hold: read, kept and written back.

No definition compiles to them, so maps and SOPs need not know how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.model.element import Artifact, Trigger
from bpmn_gen.model.elements import Activity, Event, Gateway

if TYPE_CHECKING:
    from bpmn_gen.model.elements import FlowNode, Group, SequenceFlow


class Signal(Trigger):
    """What everybody can hear who listens."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Error(Trigger):
    """What goes wrong."""

    error_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Trigger):
    """What somebody higher up has to know."""

    escalation_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryEvent(Event):
    """Something that happens while an activity is going on."""

    attached_to_ref: str


class ScriptTask(Activity):
    """Work that a process engine does itself."""

    __slots__ = ()


class InclusiveGateway(Gateway):
    """Where one or more ways are taken."""

    __slots__ = ()


class ComplexGateway(Gateway):
    """Where a rule in words decides which ways are taken."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubProcess(Activity):
    """Work with steps of its own."""

    triggered_by_event: bool = False
    flow_nodes: tuple[FlowNode, ...] = ()
    sequence_flows: tuple[SequenceFlow, ...] = ()
    groups: tuple[Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


class Transaction(SubProcess):
    """Work that is done as a whole or not at all."""

    __slots__ = ()


class AdHocSubProcess(SubProcess):
    """Work whose steps have no order."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAnnotation(Artifact):
    """A remark on the drawing."""

    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Association(Artifact):
    """A dotted line between a remark, or a step to be taken back, and what it belongs to."""

    source_ref: str
    target_ref: str
    direction: str = ""
    """``One`` or ``Both`` where the line has arrow heads."""
