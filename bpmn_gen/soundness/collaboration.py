"""Proves that the pools of a collaboration run together: no message is lost, nobody waits in vain.

All pools are played at once, with the messages on their way between them, and every state that can
be reached is visited, up to a limit.  The proof holds when each state can still lead to the end of
the whole, where no pool is at work and no message is on its way.  This is a game of its own beside
``token_game``, because there no place holds a message and blocks are folded first, which is wrong
where a pool waits for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.model.elements import (
    EndEvent,
    Event,
    EventBasedGateway,
    InclusiveGateway,
    IntermediateCatchEvent,
    ParallelGateway,
    StartEvent,
)
from bpmn_gen.soundness.inclusive import Waiting, choices
from bpmn_gen.soundness.wiring import UnsoundError, called, unsound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import Definitions, FlowNode, SequenceFlow

LIMIT = 100_000
"""States visited before a collaboration counts as not provable: some seconds of work."""


@dataclass(frozen=True, slots=True)
class JointState:
    """Where all tokens and messages are."""

    tokens: frozenset[str]
    """Ids of the flows that hold a token, of all pools."""
    messages: frozenset[str]
    """Ids of the messages on their way."""


class _Board:
    """The pools and the moves in them."""

    def __init__(self, definitions: Definitions) -> None:
        """Index nodes and flows of all pools."""
        self.nodes: dict[str, FlowNode] = {}
        self.pool: dict[str, str] = {}
        self.flows: dict[str, SequenceFlow] = {}
        for process in definitions.processes:
            self.nodes |= {node.id: node for node in process.flow_nodes}
            self.flows |= {flow.id: flow for flow in process.sequence_flows}
            self.pool |= {flow.id: process.id for flow in process.sequence_flows}
            self.pool |= {node.id: process.id for node in process.flow_nodes}
        self.leaving: dict[str, list[str]] = {node: [] for node in self.nodes}
        self.arriving: dict[str, list[str]] = {node: [] for node in self.nodes}
        for flow in self.flows.values():
            self.leaving[flow.source_ref].append(flow.id)
            self.arriving[flow.target_ref].append(flow.id)
        self.starts = [node for node in self.nodes.values() if isinstance(node, StartEvent)]
        before = {key: self.arriving[flow.source_ref] for key, flow in self.flows.items()}
        self._waiting = Waiting(before)

    def begin(self) -> JointState:
        """The state in which the pool that nobody calls has begun."""
        first = next(node for node in self.starts if not node.message_ref)
        return JointState(frozenset(self.leaving[first.id]), frozenset())

    def moves(self, state: JointState) -> Iterator[JointState]:
        """Every state that can come next.

        Raises:
            UnsoundError: when two tokens meet on one flow, or a message is sent again before the
                first has been received.
        """
        busy = {self.pool[token] for token in state.tokens}
        for start in self.starts:
            if start.message_ref in state.messages and self.pool[start.id] not in busy:
                rest = JointState(state.tokens, state.messages - {start.message_ref})
                yield self._put(rest, self.leaving[start.id], "", start)
        for token in sorted(state.tokens):
            node = self.nodes[self.flows[token].target_ref]
            yield from self._passing(state, token, node)

    def _passing(self, state: JointState, token: str, node: FlowNode) -> Iterator[JointState]:
        """The ways in which a token can pass a node."""
        without = JointState(state.tokens - {token}, state.messages)
        if isinstance(node, ParallelGateway):
            arriving = self.arriving[node.id]
            if token == min(arriving) and state.tokens.issuperset(arriving):
                rest = JointState(state.tokens.difference(arriving), state.messages)
                yield self._put(rest, self.leaving[node.id], "", node)
        elif isinstance(node, InclusiveGateway):
            yield from self._several(state, token, node)
        elif isinstance(node, EventBasedGateway):
            for way in self.leaving[node.id]:
                event = self.nodes[self.flows[way].target_ref]
                yield from self._caught(without, event)
        elif isinstance(node, IntermediateCatchEvent):
            yield from self._caught(without, node)
        elif isinstance(node, EndEvent):
            yield self._put(without, [], node.message_ref, node)
        else:
            sent = node.message_ref if isinstance(node, Event) else ""
            for way in self.leaving[node.id]:
                yield self._put(without, [way], sent, node)

    def _several(self, state: JointState, token: str, node: FlowNode) -> Iterator[JointState]:
        """The states behind an inclusive gateway, one for each selection of its ways."""
        arriving = self.arriving[node.id]
        marked = state.tokens.intersection(arriving)
        if token == min(marked) and self._waiting.is_over(arriving, state.tokens):
            rest = JointState(state.tokens - marked, state.messages)
            for chosen in choices(self.leaving[node.id]):
                yield self._put(rest, list(chosen), "", node)

    def _caught(self, state: JointState, event: FlowNode) -> Iterator[JointState]:
        """The state after an event has caught its message, if that is there."""
        message = event.message_ref if isinstance(event, Event) else ""
        if message in state.messages:
            rest = JointState(state.tokens, state.messages - {message})
            yield self._put(rest, self.leaving[event.id], "", event)

    def _put(
        self, state: JointState, tokens: list[str], message: str, node: FlowNode
    ) -> JointState:
        """The state with tokens and a message added."""
        if state.tokens.intersection(tokens) or message in state.messages:
            words = f"{called(node)} dapat berjalan dua kali sekaligus di antara beberapa instansi"
            raise UnsoundError(unsound("run-twice", words, node))
        messages = state.messages | {message} if message else state.messages
        return JointState(state.tokens.union(tokens), messages)


def check_collaboration(definitions: Definitions) -> list[Diagnostic]:
    """The first thing that goes wrong between the pools; empty is the proof that nothing does."""
    board = _Board(definitions)
    try:
        before = _explore(board)
    except UnsoundError as broken:
        return [broken.finding]
    name = quoted(definitions.name or definitions.id)
    if before is None:
        message = f"pertukaran pesan {name} terlalu banyak ragamnya untuk dibuktikan"
        return [unsound("unproven", message, definitions)]
    ending = {state for state in before if not state.tokens and not state.messages}
    stack = list(ending)
    while stack:
        for state in before[stack.pop()] - ending:
            ending.add(state)
            stack.append(state)
    if stuck := [state for state in before if state not in ending]:
        # A state in which nothing moves any more is nearer to the cause than one that leads to it.
        last = next((state for state in stuck if not any(board.moves(state))), stuck[0])
        return [_stuck(board, last, definitions)]
    return list(_idle(board, before))


def _explore(board: _Board) -> dict[JointState, set[JointState]] | None:
    """All states, each with those that lead to it; None when there are too many.

    Raises:
        UnsoundError: when a state is wrong.
    """
    start = board.begin()
    before: dict[JointState, set[JointState]] = {start: set()}
    queue = [start]
    while queue:
        state = queue.pop()
        for item in board.moves(state):
            if item not in before:
                before[item] = set()
                queue.append(item)
            before[item].add(state)
        if len(before) > LIMIT:
            return None
    return before


def _idle(board: _Board, before: dict[JointState, set[JointState]]) -> Iterator[Diagnostic]:
    """The finding for a step that is never reached, as behind a message that cannot come."""
    used = {token for state in before for token in state.tokens}
    for name, flow in board.flows.items():
        # The game takes a token from a gateway that waits straight behind the event that came, so
        # that the flows between the two never hold one.
        waits = isinstance(board.nodes[flow.source_ref], EventBasedGateway)
        if name not in used and not waits:
            node = board.nodes[flow.source_ref]
            yield unsound("never-reached", f"{called(node)} tidak pernah tercapai", node)
            return


def _stuck(board: _Board, state: JointState, definitions: Definitions) -> Diagnostic:
    """The finding for a state from which the whole cannot come to its end."""
    if not state.tokens:
        message = f"pesan {quoted(min(state.messages))} tidak pernah diterima"
        return unsound("message-lost", message, definitions)
    node = board.nodes[board.flows[min(state.tokens)].target_ref]
    message = f"{called(node)} dapat menunggu pesan yang tidak pernah datang"
    return unsound("waits-forever", message, node)
