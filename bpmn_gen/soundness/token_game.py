"""Plays the token game on what is left of a process, in all ways it can go.

A state is the set of places that hold a token.  Steps that can do nothing but pass a token on are
skipped, so only choices, parallel and inclusive gateways and ends are places: fewer places make
far fewer states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.model.elements import EndEvent, InclusiveGateway, StartEvent
from bpmn_gen.soundness.inclusive import Waiting, choices
from bpmn_gen.soundness.wiring import UnsoundError, called, unsound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.model.elements import FlowNode
    from bpmn_gen.soundness.reduction import Remainder, Transition

LIMIT = 1_000_000
"""Tokens moved before a process counts as not provable: about a second of work."""

State = frozenset[int]


class _Board:
    """The places of a process and the moves between them."""

    def __init__(self, rest: Remainder) -> None:
        """Index flows and nodes."""
        self.rest = rest
        self.flows = rest.process.sequence_flows
        self.nodes = {node.id: node for node in rest.process.flow_nodes}
        self.leaving: dict[str, list[int]] = {key: [] for key in self.nodes}
        for index, flow in enumerate(self.flows):
            self.leaving[flow.source_ref].append(index)
        self.waits: dict[int, Transition] = {
            flow: transition for transition in rest.transitions for flow in transition.inputs
        }
        self._settled: dict[int, int] = {}
        self._waiting = Waiting(self._before())
        self.moved = 0

    def _before(self) -> dict[int, list[int]]:
        """By flow those from which a token can come straight to it."""
        before: dict[int, list[int]] = {}
        for flow in range(len(self.flows)):
            transition = self.waits.get(flow)
            for way in transition.outputs if transition else self.ways(flow):
                before.setdefault(way, []).append(flow)
        return before

    def start(self) -> State:
        """The state in which a process begins."""
        start = next(node for node in self.nodes.values() if isinstance(node, StartEvent))
        return frozenset({self.settle(self.leaving[start.id][0])})

    def settle(self, flow: int) -> int:
        """The place to which a token on a flow comes without a choice or a wait.

        A ring of such flows settles at the first of them that is met again.
        """
        passed = []
        place = flow
        while place not in self._settled:
            passed.append(place)
            self._settled[place] = place
            ways = self.ways(place)
            if place not in self.waits and len(ways) == 1:
                place = ways[0]
        for item in passed:
            self._settled[item] = self._settled[place]
        return self._settled[place]

    def ways(self, flow: int) -> list[int]:
        """The flows on which a token can go on from a flow; none from an end."""
        if flow in self.rest.shortcuts:
            return [self.rest.shortcuts[flow]]
        return self.leaving[self.flows[flow].target_ref]

    def target(self, flow: int) -> FlowNode:
        """The node that a flow leads to."""
        return self.nodes[self.flows[flow].target_ref]

    def moves(self, state: State) -> Iterator[State]:
        """Every state that can come next.

        Raises:
            UnsoundError: when a token comes to a place that holds one, or to an end too early.
        """
        fired: set[int] = set()
        for place in sorted(state):
            transition = self.waits.get(place)
            if transition is None:
                for way in self.ways(place):
                    yield self._put(state - {place}, [way])
            elif id(transition) not in fired and self._is_ready(transition, state):
                fired.add(id(transition))
                yield from self._fire(transition, state.difference(transition.inputs))

    def _is_ready(self, transition: Transition, state: State) -> bool:
        """Whether a gateway need wait for nothing any more."""
        if isinstance(transition.gateway, InclusiveGateway):
            return self._waiting.is_over(transition.inputs, state)
        return state.issuperset(transition.inputs)

    def _fire(self, transition: Transition, rest: State) -> Iterator[State]:
        """The states behind a gateway: one, or one for each selection of its ways.

        Raises:
            UnsoundError: as ``moves`` does.
        """
        if not isinstance(transition.gateway, InclusiveGateway):
            yield self._put(rest, transition.outputs)
            return
        for chosen in choices(transition.outputs):
            yield self._put(rest, list(chosen))
            if self.moved > LIMIT:
                return

    def _put(self, state: State, flows: list[int]) -> State:
        """The state with tokens added."""
        places = set(state)
        self.moved += len(places) + len(flows)
        for flow in flows:
            place = self.settle(flow)
            node = self.target(place)
            if place in places:
                message = f"{called(node)} dapat dijalankan dua kali sekaligus: cabang yang "
                message += "berjalan bersamaan bertemu tanpa gerbang penyatu"
                raise UnsoundError(unsound("run-twice", message, node))
            places.add(place)
        ends = [place for place in places if isinstance(self.target(place), EndEvent)]
        if ends and len(places) > 1:
            node = self.target(min(ends))
            message = f"akhir {called(node)} tercapai selagi cabang lain masih berjalan"
            raise UnsoundError(unsound("end-while-running", message, node))
        return frozenset(places)

    def is_final(self, state: State) -> bool:
        """Whether the process has come to an end."""
        return all(isinstance(self.target(place), EndEvent) for place in state)


def play(rest: Remainder) -> Iterator[Diagnostic]:
    """The first thing that goes wrong in any way of running what is left of a process."""
    board = _Board(rest)
    try:
        before = _explore(board)
    except UnsoundError as broken:
        yield broken.finding
        return
    if before is None:
        gateway = rest.transitions[0].gateway
        message = f"gerbang {called(gateway)} tidak membentuk blok yang dapat dibuktikan"
        yield unsound("unproven", message, gateway)
        return
    yield from _endless(board, before)


def _explore(board: _Board) -> dict[State, list[State]] | None:
    """All states, each with those that lead to it; None when there are too many.

    Raises:
        UnsoundError: when a state is wrong or leads nowhere.
    """
    start = board.start()
    before: dict[State, list[State]] = {start: []}
    queue = [start]
    while queue:
        state = queue.pop()
        following = [] if board.is_final(state) else list(board.moves(state))
        if not following and not board.is_final(state):
            raise UnsoundError(_waiting(board, state))
        for item in following:
            if item not in before:
                before[item] = []
                queue.append(item)
            before[item].append(state)
        if board.moved > LIMIT:
            return None
    return before


def _waiting(board: _Board, state: State) -> Diagnostic:
    """The finding for a state in which all tokens wait."""
    gateway = board.target(min(state))
    message = f"gerbang {called(gateway)} menunggu cabang yang tidak pernah datang"
    return unsound("waits-forever", message, gateway)


def _endless(board: _Board, before: dict[State, list[State]]) -> Iterator[Diagnostic]:
    """The finding for states from which no end can be reached."""
    ending = {state for state in before if board.is_final(state)}
    stack = list(ending)
    while stack:
        for state in before[stack.pop()]:
            if state not in ending:
                ending.add(state)
                stack.append(state)
    stuck = next((state for state in before if state not in ending), None)
    if stuck is not None:
        node = board.target(min(stuck))
        yield unsound("never-ends", f"dari {called(node)} proses dapat berputar tanpa akhir", node)
