"""The BPMN 2.0 elements that a definition compiles to, named as the standard names them.

The types are frozen, so that a stage makes new ones instead of changing those it was given.
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
    """What else happens.  In our own files only events that begin work beside the flow, and those
    that end all, have one."""
    is_interrupting: bool = True
    """Whether it stops the activity on whose border, or the process in which, it happens."""

    @property
    def drawn_as(self) -> str:
        """The kind as shapes name it, with what happens before it where the symbol shows that.

        Intermediate events keep their kind, because those of a definition always have a message.
        """
        if self.kind.startswith("intermediate"):
            return self.kind
        sign = "message" if self.message_ref else ""
        for definition in self.definitions[:1]:
            sign = definition.kind.removesuffix("EventDefinition")
        return f"{sign}{self.kind[0].upper()}{self.kind[1:]}" if sign else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class StartEvent(Event):
    """Where a process begins."""

    triggers: tuple[str, ...] = ()
    """The occasions of which any one begins it, where its name tells several."""


class IntermediateCatchEvent(Event):
    """Where the flow waits for a message."""

    __slots__ = ()


class IntermediateThrowEvent(Event):
    """Where the flow sends a message and goes on."""

    __slots__ = ()


class EndEvent(Event):
    """Where one path of a process ends."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is known about an activity beside its name, for forms and engines."""

    text: str
    """What is done, in full, as the SOP prints it."""
    inputs: tuple[str, ...] = ()
    """Names of what it needs."""
    outputs: tuple[str, ...] = ()
    """Names of what it makes."""
    documents: tuple[str, ...] = ()
    """Names of the letters and forms that it makes."""
    duration: str = ""
    """As the author wrote it, e.g. ``1 hari kerja``; empty when nobody said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(FlowNode):
    """Work; drawn as a rounded box."""

    work: Work | None = None
    loop: Loop | None = None
    """How it is repeated, if it is; only activities of foreign files are."""
    is_for_compensation: bool = False
    """Whether it undoes what another activity did."""


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
    """Reading a decision table, which an engine does by itself."""

    table: DecisionTable | None = None
    """The table; None in a foreign file, which may not say."""


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
    """Id of the called process."""
    called_code: str
    """Code of the called process as people write it, e.g. ``CLP.02.02``."""


class Gateway(FlowNode):
    """A point where paths part or meet."""

    __slots__ = ()


class ExclusiveGateway(Gateway):
    """A decision, with several labelled ways out, or the place where its branches meet."""

    __slots__ = ()


class ParallelGateway(Gateway):
    """The start or the end of parallel branches."""

    __slots__ = ()


class InclusiveGateway(Gateway):
    """The start or the end of branches of which one or more are taken."""

    __slots__ = ()


class EventBasedGateway(Gateway):
    """Where the flow waits for several messages and the first that comes decides."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceFlow(Element):
    """An arrow between two flow nodes of one process."""

    source_ref: str
    target_ref: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubProcess(Activity):
    """Work with steps of its own."""

    triggered_by_event: bool = False
    """Whether it stands beside the flow and begins when its start event happens."""
    flow_nodes: tuple[FlowNode, ...] = ()
    sequence_flows: tuple[SequenceFlow, ...] = ()
    groups: tuple[Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Element):
    """An actor's row of the map, with every node that is that actor's."""

    role: str = ""
    """Key of the role in the catalogue; for engines, the group whose members may do the work."""
    named_by: str = ""
    """The decision table that tells who it is in each case; empty where it is always the same."""
    flow_node_refs: tuple[str, ...] = ()
    """Ids of the nodes in it; those in a lane inside it are not among them."""
    lanes: tuple[Lane, ...] = ()
    """Lanes inside it; only lanes of foreign files have any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Element):
    """A phase (tahap) of a process, or in a foreign file any frame around some elements."""

    flow_node_refs: tuple[str, ...] = ()
    """Ids of the nodes in it.  BPMN does not write them: a group is no more than a frame."""


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
    """Remarks on the drawing and their lines; only foreign files have any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Element):
    """A pool: the organisation in which a process runs."""

    process_ref: str
    """Id of its process; empty where a foreign file does not hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message(Element):
    """Something that one organisation sends to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFlow(Element):
    """An arrow along which a message goes from one pool to another."""

    source_ref: str
    target_ref: str
    message_ref: str
    """Empty where a foreign file does not name the message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration(Element):
    """The plane on which the pools stand; it has none where a foreign file has no pool."""

    participants: tuple[Participant, ...] = ()
    message_flows: tuple[MessageFlow, ...] = ()
    groups: tuple[Group, ...] = ()
    artifacts: tuple[Artifact, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the plane, so that no file needs to hold it."""
        return not (self.participants or self.groups or self.artifacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions(Element):
    """One BPMN file."""

    collaboration: Collaboration
    processes: tuple[Process, ...]
    messages: tuple[Message, ...] = ()
    """All that the pools send each other."""
    triggers: tuple[Trigger, ...] = ()
    """Signals, errors and escalations to which events refer; only foreign files have any."""
