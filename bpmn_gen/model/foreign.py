"""The BPMN 2.0 elements that only foreign files hold.

They are read, kept and written back.  No definition compiles to them, so maps and SOPs need not
know how they are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass

from bpmn_gen.model.element import Artifact, Trigger
from bpmn_gen.model.elements import Activity, Event, Gateway, SubProcess


class Signal(Trigger):
    """A trigger that reaches every event that waits for it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Error(Trigger):
    """A trigger that says what went wrong."""

    error_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Trigger):
    """A trigger that calls for somebody higher up."""

    escalation_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryEvent(Event):
    """Something that happens while an activity is going on."""

    attached_to_ref: str
    """Id of the activity on whose border it stands."""


class ScriptTask(Activity):
    """Work that a process engine does itself."""

    __slots__ = ()


class ComplexGateway(Gateway):
    """Where a rule in words decides which ways are taken."""

    __slots__ = ()


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
    """A dotted line from a remark, or from a compensating activity, to what it belongs to."""

    source_ref: str
    target_ref: str
    direction: str = ""
    """``One`` or ``Both`` where the line has arrow heads."""
