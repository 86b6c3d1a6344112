"""The root of all elements of a BPMN file, and small parts that elements refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything in a BPMN file that has an id."""

    id: str
    """ASCII, unique in the file, stable between builds."""
    name: str = ""
    """Text without line breaks."""
    documentation: str = ""
    """Plain text for people: mutu baku, parties, source citation; lines end in ``\\n``."""
    origin: Span | None = field(default=None, compare=False, repr=False)
    """The place in the YAML or foreign file that it came from, for findings."""

    @property
    def kind(self) -> str:
        """The element's name in BPMN XML, e.g. ``userTask``."""
        title = type(self).__name__
        return title[0].lower() + title[1:]


class Trigger(Element):
    """Something that events refer to by id: a signal, an error, an escalation."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDefinition:
    """What happens in an event, where that is not a message of the model."""

    kind: str
    """Its name in BPMN XML, e.g. ``timerEventDefinition``."""
    ref: str = ""
    """Id of the signal, error or escalation; for a compensation, of the activity that is undone."""
    name: str = ""
    """The name of a link; link events with one name belong together."""
    condition_kind: str = ""
    """Name in BPMN XML of the part that says when: ``timeDate``, ``timeDuration``, ``timeCycle`` or
    ``condition``; empty when nothing says so."""
    condition: str = ""
    """When it happens, as the file has it."""


class Loop(StrEnum):
    """How an activity is repeated."""

    STANDARD = "standardLoopCharacteristics"
    PARALLEL = "parallel"
    SEQUENTIAL = "sequential"


class Artifact(Element):
    """Something that is drawn to explain and takes no part in the flow."""

    __slots__ = ()
