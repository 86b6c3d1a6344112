"""The BPMN 2.0 elements that a definition compiles to, named as the standard names them.

The types are frozen: a stage makes new ones instead of changing those it was given.  ``origin``
points at the YAML that an element came from and takes no part in comparison.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.model.element import Element

if TYPE_CHECKING:
    from bpmn_gen.model.decision import DecisionTable
    from bpmn_gen.model.element import Artifact, EventDefinition, Loop, Trigger


class FlowNode(Element):
    """A step, an event or a gateway."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(FlowNode):
    """Something that happens."""

    message_ref: str = ""
    """Id of the message that comes in or goes out; empty for an event without one."""
    definitions: tuple[EventDefinition, ...] = ()
    """What else happens; only events of foreign files have any."""
    is_interrupting: bool = True
    """Whether it stops the work at which, or in which, it waits."""

    @property
    def drawn_as(self) -> str:
        """The kind, with ``message`` before it where the symbol shows an envelope."""
        plain = not self.message_ref or self.kind.startswith("intermediate")
        return self.kind if plain else f"message{self.kind[0].upper()}{self.kind[1:]}"


class StartEvent(Event):
    """Where a process begins."""

    __slots__ = ()


class IntermediateCatchEvent(Event):
    """Waiting for a message."""

    __slots__ = ()


class IntermediateThrowEvent(Event):
    """Sending a message and going on."""

    __slots__ = ()


class EndEvent(Event):
    """Where a path of a process ends."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is known about a piece of work beside its name: what forms and engines ask for."""

    text: str
    """In full, as the SOP prints it."""
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    """Names of the letters and forms that it produces."""
    duration: str = ""
    """As the author wrote it, e.g. ``1 hari kerja``; empty when nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(FlowNode):
    """Work; drawn as a rounded box."""

    work: Work | None = None
    loop: Loop | None = None
    """How often it is done; only activities of foreign files are done more than once."""
    is_for_compensation: bool = False
    """Whether it takes back what other work has done."""


class Task(Activity):
    """Work of no particular kind."""

    __slots__ = ()


class UserTask(Activity):
    """Work of a person with a system's help (``jenis: pengguna``)."""

    __slots__ = ()


class ManualTask(Activity):
    """Work of a person without a system (``jenis: manual``)."""

    __slots__ = ()


class ServiceTask(Activity):
    """Work of a system (``jenis: layanan``)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessRuleTask(Activity):
    """Reading a decision table: an engine does it by itself."""

    table: DecisionTable | None = None
    """What is read; files of others may not say."""


class SendTask(Activity):
    """Sending a message (``jenis: kirim``)."""

    __slots__ = ()


class ReceiveTask(Activity):
    """Waiting for a message (``jenis: terima``)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CallActivity(Activity):
    """A call of another process."""

    called_element: str
    """The id of the called process."""
    called_code: str
    """The code of the called process as people write it, e.g. ``CLP.02.02``."""


class Gateway(FlowNode):
    """A place where paths part or meet."""

    __slots__ = ()


class ExclusiveGateway(Gateway):
    """A decision (several ways out, labelled) or the meeting of its branches (several in)."""

    __slots__ = ()


class ParallelGateway(Gateway):
    """The start or the end of parallel branches."""

    __slots__ = ()


class EventBasedGateway(Gateway):
    """Waiting for one of several messages: the first that comes decides."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceFlow(Element):
    """An arrow between two flow nodes of one process."""

    source_ref: str
    target_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Element):
    """An actor's row; holds every node that is that actor's."""

    role: str = ""
    """Key of the role in the catalogue: the group whose members may do the work."""
    named_by: str = ""
    """The decision table that tells who it is in each case; empty where it is always the same."""
    flow_node_refs: tuple[str, ...] = ()
    lanes: tuple[Lane, ...] = ()
    """Lanes inside it; only lanes of foreign files have any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """A phase (tahap) of a process: written as a group whose category value is its name."""

    flow_node_refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Process(Element):
    """One process with its lanes, nodes and flows, each in declaration order."""

    code: str
    """The code as people write it, e.g. ``CLP.02.02``."""
    lanes: tuple[Lane, ...] = ()
    flow_nodes: tuple[FlowNode, ...] = ()
    sequence_flows: tuple[SequenceFlow, ...] = ()
    groups: tuple[Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    """Remarks on the drawing; only foreign files have any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Element):
    """A pool: the organisation in which a process runs."""

    process_ref: str
    """Id of its process; empty where a foreign file does not show how it works."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Element):
    """What one organisation sends to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFlow(Element):
    """The way of a message from an event in one pool to an event in another."""

    source_ref: str
    target_ref: str
    message_ref: str
    """Empty where a foreign file does not name the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Element):
    """The plane on which the pools stand; without any in a foreign file that has no pool."""

    participants: tuple[Participant, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    groups: tuple[Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the plane, so that a file does without it."""
        return not (self.participants or self.groups or self.artifacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Element):
    """One BPMN file."""

    collaboration: Collaboration
    processes: tuple[Process, ...]
    messages: tuple[Message, ...] = ()
    """What the pools send each other."""
    triggers: tuple[Trigger, ...] = ()
    """What else events refer to; only foreign files have any."""
