"""What all elements of a BPMN file share, and what events, activities and drawings refer to."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Anything with an id."""

    id: str
    """ASCII, unique in the file, stable between builds."""
    name: str = ""
    """One line of text, without line breaks."""
    documentation: str = ""
    """Plain text for people: mutu baku, parties, source citation; lines end in ``\\n``."""
    origin: Span | None = field(default=None, compare=False, repr=False)

    @property
    def kind(self) -> str:
        """The element's name in BPMN XML, e.g. ``userTask``."""
        title = type(self).__name__
        return title[0].lower() + title[1:]


class Trigger(Element):
    """What several events can refer to, wherever they stand."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDefinition:
    """What happens in an event beside a message of the model."""

    kind: str
    """Its name in BPMN XML, e.g. ``timerEventDefinition``."""
    ref: str = ""
    """Id of the signal, error or escalation (or of the activity to be taken back)."""
    name: str = ""
    """Of a link: events with the same name are one."""
    condition_kind: str = ""
    """Name in BPMN XML of what says when: ``timeDate``, ``timeDuration``, ``timeCycle``,
    ``condition``; empty when nothing does."""
    condition: str = ""


class Loop(StrEnum):
    """How an activity is done more than once."""

    STANDARD = "standardLoopCharacteristics"
    PARALLEL = "parallel"
    SEQUENTIAL = "sequential"


class Artifact(Element):
    """What is drawn to explain."""

    __slots__ = ()
