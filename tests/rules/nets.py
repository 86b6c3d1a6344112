"""Random compiled processes, sound and unsound, and a judge that plays every game to the end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from bpmn_gen.diagnostics import Span
from bpmn_gen.model.elements import (
    EndEvent,
    Event,
    EventBasedGateway,
    ExclusiveGateway,
    FlowNode,
    Gateway,
    InclusiveGateway,
    IntermediateCatchEvent,
    ParallelGateway,
    Process,
    SequenceFlow,
    StartEvent,
    SubProcess,
    UserTask,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Draw = Callable[..., Any]

KINDS: dict[str, type[FlowNode]] = {
    "s": StartEvent,
    "e": EndEvent,
    "x": ExclusiveGateway,
    "p": ParallelGateway,
    "o": InclusiveGateway,
    "G": EventBasedGateway,
    "C": IntermediateCatchEvent,
}
"""What the first letter of a node tells."""
State = frozenset[int]
"""The places that hold a token, because none may hold two."""


def net(nodes: str, *flows: str) -> Process:
    """A process from shorthand: words are nodes, chains such as ``s a x1 e`` are flows.

    The first letter of a node tells its kind, what stands behind ``:`` its message.  The place of
    everything is its own name.
    """
    made = tuple(_node(*word.partition(":")[::2]) for word in nodes.split())
    pairs = [pair for chain in flows for pair in _pairs(chain.split())]
    arrows = tuple(
        SequenceFlow(
            id=f"f{number}", source_ref=source, target_ref=target, origin=Span(f"f{number}")
        )
        for number, (source, target) in enumerate(pairs)
    )
    return Process(id="p", code="P", flow_nodes=made, sequence_flows=arrows, origin=Span("P"))


def _node(name: str, message: str) -> FlowNode:
    """A node of the kind that its first letter tells: a task by most letters."""
    node = KINDS.get(name[0], UserTask)(id=name, name=name, origin=Span(name))
    return replace(node, message_ref=message) if isinstance(node, Event) else node


def _pairs(chain: list[str]) -> list[tuple[str, str]]:
    """The flows of a chain."""
    return list(pairwise(chain))


@dataclass
class Drawn:
    """A process that is being drawn at random."""

    kinds: list[str] = field(default_factory=list)
    flows: list[tuple[int, int]] = field(default_factory=list)

    def node(self, kind: str) -> int:
        """A new node."""
        self.kinds.append(kind)
        return len(self.kinds) - 1

    def finish(self) -> Process:
        """The process as a model."""
        words = [f"{kind}{number}" for number, kind in enumerate(self.kinds)]
        chains = [f"{words[source]} {words[target]}" for source, target in self.flows]
        return net(" ".join(words), *chains)


@st.composite
def structured(draw: Draw, changes: int = 3) -> Process:
    """Nested blocks, then a few flows led elsewhere and a few gateways turned into others."""
    drawn = Drawn()
    start = drawn.node("s")
    last = _blocks(draw, drawn, start, 3)
    end = drawn.node("e")
    drawn.flows.append((last, end))
    for _ in range(draw(st.integers(0, changes))):
        _spoil(draw, drawn)
    return drawn.finish()


def _blocks(draw: Draw, drawn: Drawn, before: int, depth: int) -> int:
    """A sequence of blocks; the node it ends with."""
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from("txpol" if depth else "t"))
        if kind == "t":
            after = drawn.node("t")
            drawn.flows.append((before, after))
        elif kind == "l":
            after = _loop(draw, drawn, before, depth)
        else:
            after = _split(draw, drawn, before, depth, kind)
        before = after
    return before


def _loop(draw: Draw, drawn: Drawn, before: int, depth: int) -> int:
    """A block that can be run again."""
    merge = drawn.node("x")
    drawn.flows.append((before, merge))
    last = _blocks(draw, drawn, merge, depth - 1)
    split = drawn.node("x")
    drawn.flows += [(last, split), (split, merge)]
    return split


def _split(draw: Draw, drawn: Drawn, before: int, depth: int, kind: str) -> int:
    """Branches that part and meet."""
    split, join = drawn.node(kind), drawn.node(kind)
    drawn.flows.append((before, split))
    for _ in range(draw(st.integers(2, 3))):
        if draw(st.booleans()):
            drawn.flows.append((_blocks(draw, drawn, split, depth - 1), join))
        else:
            drawn.flows.append((split, join))
    return join


def _spoil(draw: Draw, drawn: Drawn) -> None:
    """Lead a flow elsewhere, add one, or turn a gateway into the other kind."""
    number = draw(st.integers(0, len(drawn.flows) - 1))
    node = draw(st.integers(0, len(drawn.kinds) - 1))
    change = draw(st.integers(0, 3))
    if change == 0:
        drawn.flows[number] = (drawn.flows[number][0], node)
    elif change == 1:
        drawn.kinds[node] = {"x": "p", "p": "o", "o": "x"}.get(drawn.kinds[node], drawn.kinds[node])
    elif change == 2 and drawn.kinds[node] in "xpo":
        drawn.flows.append((node, drawn.flows[number][1]))
    elif change == 3:
        source, target = drawn.flows[number]
        gateway, end = drawn.node("xpo"[node % 3]), drawn.node("e")
        drawn.flows[number] = (source, gateway)
        drawn.flows += [(gateway, target), (gateway, end)]


def is_sound(process: Process, limit: int = 20_000) -> bool | None:
    """Whether every game comes to one end with nothing left; None when there are too many states.

    The plainest judge there is: every flow is a place, every state is kept.  What stands beside the
    flow is a game of its own.
    """
    beside = [node for node in process.flow_nodes if isinstance(node, SubProcess)]
    if beside:
        flow = tuple(node for node in process.flow_nodes if node not in beside)
        scopes = [(flow, process.sequence_flows)]
        scopes += [(sub.flow_nodes, sub.sequence_flows) for sub in beside]
        games = [Process(id="p", code="P", flow_nodes=n, sequence_flows=f) for n, f in scopes]
        played = [is_sound(one, limit) for one in games]
        return False if False in played else None if None in played else True
    game = _Game(process)
    if not game.is_wired:
        return False
    before: dict[State, set[State]] = {game.start: set()}
    stack, fired = [game.start], set()
    while stack:
        state = stack.pop()
        for node, after in game.moves(state):
            fired.add(node)
            if after is None:
                return False
            if after not in before:
                before[after] = set()
                stack.append(after)
            before[after].add(state)
        if len(before) > limit:
            return None
    final = frozenset({-1})
    return final in before and fired == game.needed and _all_lead_to(before, final)


def _all_lead_to(before: dict[State, set[State]], final: State) -> bool:
    """Whether the final state can be reached from every state."""
    seen, stack = {final}, [final]
    while stack:
        for state in before[stack.pop()] - seen:
            seen.add(state)
            stack.append(state)
    return len(seen) == len(before)


class _Game:
    """The rules of the game for one process."""

    def __init__(self, process: Process) -> None:
        """Index the process."""
        self.nodes = {node.id: node for node in process.flow_nodes}
        self.arriving: dict[str, list[int]] = {key: [] for key in self.nodes}
        self.leaving: dict[str, list[int]] = {key: [] for key in self.nodes}
        self.targets = [flow.target_ref for flow in process.sequence_flows]
        for number, flow in enumerate(process.sequence_flows):
            self.leaving[flow.source_ref].append(number)
            self.arriving[flow.target_ref].append(number)
        starts = [key for key, node in self.nodes.items() if isinstance(node, StartEvent)]
        self.is_wired = self._wired(starts)
        self.start: State = frozenset(flow for key in starts[:1] for flow in self.leaving[key])
        self._met: dict[tuple[int, str], set[int]] = {}
        self.needed = set(self.nodes) - set(starts)

    def _wired(self, starts: list[str]) -> bool:
        """Whether the ends of the process are what they should be."""
        for key, node in self.nodes.items():
            into, out = len(self.arriving[key]), len(self.leaving[key])
            is_start, is_end = isinstance(node, StartEvent), isinstance(node, EndEvent)
            is_gateway = isinstance(node, Gateway)
            if (is_start and into) or (is_end and out) or (not is_start and not into):
                return False
            if (not is_end and not out) or (not is_gateway and out > 1):
                return False
        return len(starts) == 1

    def moves(self, state: State) -> Iterator[tuple[str, State | None]]:
        """Every move with the state after it; None for a state that must not be."""
        for key in {self.targets[flow] for flow in state if flow != -1}:
            node = self.nodes[key]
            tokens = [flow for flow in self.arriving[key] if flow in state]
            if isinstance(node, ParallelGateway):
                if len(tokens) == len(self.arriving[key]):
                    yield key, _after(state, tokens, self.leaving[key])
                continue
            if isinstance(node, InclusiveGateway):
                if self._waits_for_nothing(key, state):
                    for ways in self._selections(key):
                        yield key, _after(state, tokens, ways)
                continue
            for flow in tokens:
                if isinstance(node, EndEvent):
                    yield key, _after(state, [flow], [-1])
                for way in self.leaving[key]:
                    yield key, _after(state, [flow], [way])

    def _selections(self, key: str) -> list[list[int]]:
        """Every selection of at least one of the flows that leave a node."""
        ways = self.leaving[key]
        masks = product((False, True), repeat=len(ways))
        picked = ([way for way, taken in zip(ways, mask, strict=True) if taken] for mask in masks)
        return [selection for selection in picked if selection]

    def _waits_for_nothing(self, key: str, state: State) -> bool:
        """The rule of the standard, word by word, one token after the other."""
        into = self.arriving[key]
        for token in state:
            if token == -1 or token in into:
                continue
            met = self._met_at(token, key)
            if met and not met & state:
                return False
        return True

    def _met_at(self, token: int, key: str) -> set[int]:
        """The flows to a node that a token can come to without passing the node."""
        if (token, key) not in self._met:
            self._met[token, key] = self._ahead(token, key) & {*self.arriving[key]}
        return self._met[token, key]

    def _ahead(self, token: int, but: str) -> set[int]:
        """The flows that a token can come to without passing a node."""
        seen, stack = {token}, [token]
        while stack:
            target = self.targets[stack.pop()]
            for way in self.leaving[target] if target != but else ():
                if way not in seen:
                    seen.add(way)
                    stack.append(way)
        return seen


def _after(state: State, taken: list[int], put: list[int]) -> State | None:
    """The state after a move; None when a place holds two tokens or an end is not the end."""
    left = state.difference(taken)
    after = left.union(put)
    if not left.isdisjoint(put) or (-1 in after and len(after) > 1):
        return None
    return after
