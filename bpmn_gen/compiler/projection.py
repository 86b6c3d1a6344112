"""Splits a process in which several organisations work into pools that send each other messages.

Sequence flows cannot leave a pool.  Where one would, its pool sends a message and waits for what
may come back (see ``conversation``), and the other pool starts or goes on when the message comes.
Each pool keeps its own steps with their ids.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from bpmn_gen.compiler.conversation import Conversation
from bpmn_gen.compiler.message_names import MessageNames
from bpmn_gen.compiler.pool_builder import PoolBuilder
from bpmn_gen.model.elements import (
    EndEvent,
    EventBasedGateway,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    Message,
    MessageFlow,
    StartEvent,
)
from bpmn_gen.model.graph import elements_of
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bpmn_gen.compiler.conversation import Answers
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.model.elements import Definitions, Event, Group, SequenceFlow


HOME = "asal"
"""Stands in ids for the own organisation, whose pool has no name of its own in actors."""


def project(
    definitions: Definitions, resolved: ResolvedProcess, anew: Collection[str] = ()
) -> Definitions:
    """The same process as a collaboration; unchanged when only one organisation works in it.

    Args:
        definitions: the process in one pool.
        resolved: what its steps say.
        anew: pools that begin anew each time they are asked, rather than wait to be asked again.
    """
    if len({actor.pool for actor in resolved.actors}) < 2:  # noqa: PLR2004 -- one needs no messages
        return definitions
    talk = Conversation(definitions.processes[0], resolved, anew)
    return _Projection(definitions, resolved, talk).definitions()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where new nodes of a pool go."""

    lane: str
    anchor: str
    """Id of the step beside which they stand."""


class _Projection:
    """Builds the pools of one process."""

    def __init__(
        self, definitions: Definitions, resolved: ResolvedProcess, talk: Conversation
    ) -> None:
        """Start with empty pools."""
        self._given, self._process = definitions, definitions.processes[0]
        self._talk = talk
        self._names = MessageNames(self._process)
        self._own_pool = resolved.own_pool
        self._main = "" if "" in self._talk.pools else self._talk.home
        self._ids = IdSpace()
        for used in _ids_of(definitions):
            self._ids.take(used)
        lanes = zip(self._process.lanes, resolved.actors, strict=True)
        self._lane_of_actor = {actor.key: lane.id for lane, actor in lanes}
        self._lane_of = {
            ref: lane.id for lane in self._process.lanes for ref in lane.flow_node_refs
        }
        self._pools = {
            pool: PoolBuilder(self._process, pool, self._talk.pool_of, self._ids)
            for pool in sorted(self._talk.pools, key=lambda pool: pool != self._main)
        }
        self._messages: dict[tuple[str, str], Message] = {}
        self._senders: dict[str, str] = {}
        self._receivers: list[tuple[str, str]] = []
        self._waits: dict[tuple[str, Answers], str] = {}
        self._exits: dict[str, str] = {}

    def definitions(self) -> Definitions:
        """The collaboration."""
        self._send_letters()
        self._send_word_of_ends()
        for flow in self._process.sequence_flows:
            pool = self._talk.pool_of[flow.source_ref]
            source = self._exits.get(flow.source_ref, flow.source_ref)
            if pool == self._talk.pool_of[flow.target_ref]:
                self._pools[pool].keep(flow, source, flow.target_ref)
            else:
                self._cross(flow, source)
        given = self._given.collaboration
        processes, participants = [], []
        for name, builder in self._pools.items():
            root, key = self._process.id, given.participants[0].id
            if name != self._main:
                root = self._ids.take(f"{root}_{slug(name)}")
                key = self._ids.take(f"{key}_{slug(name)}")
            processes.append(builder.process(root))
            title = name or self._own_pool
            shown = given.participants[0]
            participants.append(replace(shown, id=key, name=title, process_ref=root))
        made = replace(
            given,
            participants=tuple(participants),
            message_flows=tuple(self._message_flows()),
            groups=tuple(self._phases()),
        )
        return replace(
            self._given,
            collaboration=made,
            processes=tuple(processes),
            messages=tuple(self._messages.values()),
        )

    def _phases(self) -> Iterator[Group]:
        """The phases, which the pools go through together."""
        for group in self._process.groups:
            members = (pool.among(group.flow_node_refs) for pool in self._pools.values())
            yield replace(group, flow_node_refs=tuple(ref for refs in members for ref in refs))

    def _message(self, source: str, target: str, name: str) -> Message:
        """The message of a flow, a letter or an end, made when it is first needed."""
        key = (source, target)
        if key not in self._messages:
            wanted = f"pesan_{source}_ke_{slug(target or HOME)}"
            self._messages[key] = Message(id=self._ids.take(wanted), name=name)
        return self._messages[key]

    def _add(self, kind: type[Event], wanted: str, message: Message, pool: str, spot: _Spot) -> str:
        """Put an event for a message into a pool."""
        node = kind(id=self._ids.take(wanted), name=message.name, message_ref=message.id)
        self._pools[pool].place(node, spot.lane, spot.anchor)
        if kind in (StartEvent, IntermediateCatchEvent):
            self._receivers.append((message.id, node.id))
        else:
            self._senders[message.id] = node.id
        return node.id

    def _spot(self, node: str) -> _Spot:
        """The place of a step."""
        return _Spot(self._lane_of[node], node)

    def _send_letters(self) -> None:
        """Behind a step that addresses another pool, send it the letter."""
        for node in self._process.flow_nodes:
            pool = self._talk.pool_of[node.id]
            for addressed in self._talk.letters_of(node.id):
                message = self._message(node.id, addressed, self._names.of_step(node.id, addressed))
                wanted = f"{node.id}_kirim"
                throw = self._add(
                    IntermediateThrowEvent, wanted, message, pool, self._spot(node.id)
                )
                self._pools[pool].connect(self._exits.get(node.id, node.id), throw)
                self._exits[node.id] = throw

    def _send_word_of_ends(self) -> None:
        """Where a process ends, tell the pools that wait for it."""
        for node in self._process.flow_nodes:
            told = self._talk.told_of(node.id)
            if not told or not isinstance(node, EndEvent):
                continue
            pool = self._pools[self._talk.pool_of[node.id]]
            messages = [
                self._message(node.id, other, self._names.of_step(node.id, other)) for other in told
            ]
            for message in messages[:-1]:
                throw = self._add(
                    IntermediateThrowEvent, f"{node.id}_kirim", message, pool.name,
                    self._spot(node.id),
                )  # fmt: skip
                pool.insert_before(node.id, throw)
            pool.swap(replace(node, message_ref=messages[-1].id))
            self._senders[messages[-1].id] = node.id

    def _cross(self, flow: SequenceFlow, source: str) -> None:
        """Send the work to another pool, and wait or be done."""
        pool, other = self._talk.pool_of[flow.source_ref], self._talk.pool_of[flow.target_ref]
        message = self._message(flow.source_ref, flow.target_ref, self._names.of_flow(flow))
        spot = self._spot(flow.source_ref)
        answers = self._talk.answers(pool, flow.target_ref)
        if answers is None:
            sent = self._add(EndEvent, f"{flow.source_ref}_terkirim", message, pool, spot)
            self._pools[pool].keep(flow, source, sent)
        else:
            sent = self._add(
                IntermediateThrowEvent, f"{flow.source_ref}_kirim", message, pool, spot
            )
            self._pools[pool].keep(flow, source, sent)
            self._pools[pool].connect(sent, self._wait(pool, answers, spot))
        if self._talk.starts_with(flow):
            target = self._spot(flow.target_ref)
            begin = self._add(StartEvent, f"{flow.target_ref}_mulai", message, other, target)
            self._pools[other].connect(begin, flow.target_ref)

    def _wait(self, pool: str, answers: Answers, spot: _Spot) -> str:
        """The node at which a pool waits for one of several answers."""
        key = (pool, answers)
        if key in self._waits:
            return self._waits[key]
        builder = self._pools[pool]
        count = len(answers.returns) + len(answers.letters) + len(answers.ends)
        if count > 1:
            gateway = EventBasedGateway(id=self._ids.take(f"{spot.anchor}_tunggu"))
            builder.place(gateway, spot.lane, spot.anchor)
            self._waits[key] = gateway.id
        for catch, follow in self._catches(pool, answers, spot):
            if count > 1:
                builder.connect(self._waits[key], catch)
            else:
                self._waits[key] = catch
            builder.connect(catch, follow())
        return self._waits[key]

    def _catches(
        self, pool: str, answers: Answers, spot: _Spot
    ) -> Iterator[tuple[str, Callable[[], str]]]:
        """The events that wait for the answers, each with a function for the node behind it."""
        crossings = {flow.id: flow for flow in self._talk.crossings}
        for flow in map(crossings.__getitem__, answers.returns):
            message = self._message(flow.source_ref, flow.target_ref, self._names.of_flow(flow))
            wanted, target = f"{flow.target_ref}_terima", self._spot(flow.target_ref)
            catch = self._add(IntermediateCatchEvent, wanted, message, pool, target)
            yield catch, partial(str, flow.target_ref)
        for node in answers.letters:
            message = self._message(node, pool, self._names.of_step(node, pool))
            lane = self._lane_of_actor.get(self._talk.letters_of(node)[pool], spot.lane)
            place = _Spot(lane, spot.anchor)
            catch = self._add(IntermediateCatchEvent, f"{node}_terima", message, pool, place)
            yield catch, partial(self._after_letter, pool, node, message.name, place)
        for node in answers.ends:
            message = self._message(node, pool, self._names.of_step(node, pool))
            catch = self._add(IntermediateCatchEvent, f"{node}_kabar", message, pool, spot)
            yield catch, partial(self._finish, pool, f"{node}_akhir", message.name, spot)

    def _after_letter(self, pool: str, node: str, name: str, spot: _Spot) -> str:
        """Where a pool goes on after a letter: it waits again, or it is done."""
        position = self._talk.leaving[node][0].target_ref
        answers = self._talk.answers(pool, position)
        if answers is None:
            return self._finish(pool, f"{node}_diterima", f"{name} diterima", spot)
        return self._wait(pool, answers, spot)

    def _finish(self, pool: str, wanted: str, name: str, spot: _Spot) -> str:
        """An end of a pool whose part is over."""
        end = EndEvent(id=self._ids.take(wanted), name=name)
        self._pools[pool].place(end, spot.lane, spot.anchor)
        return end.id

    def _message_flows(self) -> Iterator[MessageFlow]:
        """The ways of all messages, in the order in which they are received."""
        for message, receiver in self._receivers:
            yield MessageFlow(
                id=self._ids.take(f"{message}_ke_{receiver}"),
                source_ref=self._senders[message],
                target_ref=receiver,
                message_ref=message,
            )


def _ids_of(definitions: Definitions) -> Iterator[str]:
    """All ids of a file."""
    return (element.id for element in elements_of(definitions))
