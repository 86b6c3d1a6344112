"""The proof of soundness agrees with playing every game, and names what is wrong."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings

from bpmn_gen.model.element import EventDefinition
from bpmn_gen.model.elements import (
    Lane,
    Process,
    SequenceFlow,
    StartEvent,
    SubProcess,
)
from bpmn_gen.rules import check_process
from bpmn_gen.soundness.reduction import fold_blocks
from tests.rules.nets import is_sound, net, structured

SOUND = {
    "a line": net("s a e", "s a e"),
    "a choice": net("s x1 a b x2 e", "s x1 a x2 e", "x1 b x2"),
    "a choice with two ends": net("s x1 a e1 b e2", "s x1 a e1", "x1 b e2"),
    "a loop": net("s x1 a x2 e", "s x1 a x2 e", "x2 x1"),
    "a parallel block": net("s p1 a b p2 e", "s p1 a p2 e", "p1 b p2"),
    "a loop around a parallel block": net(
        "s x1 p1 a b p2 x2 e", "s x1 p1 a p2 x2 e", "p1 b p2", "x2 x1"
    ),
    "unstructured choices in a branch": net(
        "s p1 x1 x2 x3 a b c p2 e", "s p1 x1 a x2 b x3 p2 e", "x1 x2", "x3 x1", "p1 c p2"
    ),
    "parallel gateways that form no block": net(
        "s p1 p2 p3 p4 a b c p5 e", "s p1 p2 a p3 p5 e", "p1 b p3", "p2 p4 p5", "p4 c p5"
    ),
    "an inclusive block": net("s o1 a b c o2 e", "s o1 a o2 e", "o1 b o2", "o1 c o2"),
    "a loop around an inclusive block in a parallel one": net(
        "s x1 p1 o1 a b o2 c p2 x2 e", "s x1 p1 o1 a o2 p2 x2 e", "o1 b o2", "p1 c p2", "x2 x1"
    ),
    "a parallel split whose branches an inclusive gateway joins": net(
        "s p1 a b o2 e", "s p1 a o2 e", "p1 b o2"
    ),
    "inclusive gateways that form no block": net(
        "s o1 o2 a b c o3 o4 e", "s o1 o2 a o3 o4 e", "o2 b o3", "o1 c o4"
    ),
}

UNSOUND = {
    "waits-forever": net("s x1 a b p2 e", "s x1 a p2 e", "x1 b p2"),
    "waits-forever at what was not begun": net("s o1 a b p2 e", "s o1 a p2 e", "o1 b p2"),
    "run-twice": net("s p1 a b x2 e", "s p1 a x2 e", "p1 b x2"),
    "end-while-running": net("s p1 a b c p2 e1 x1 e2", "s p1 a p2 c e1", "p1 b x1 p2", "x1 e2"),
    "unreached-node": net("s a e1 b e2", "s a e1", "b e2"),
    "stuck-node": net("s x1 a e x2 b", "s x1 a e", "x1 x2 b x2"),
    "start-count": net("s1 s2 x1 e", "s1 x1 e", "s2 x1"),
    "no-end": net("s a", "s a"),
    "flow-into-start": net("s x1 a e", "s x1 a e", "x1 s"),
    "flow-from-end": net("s a e b e2", "s a e b e2"),
    "split-without-gateway": net("s a b e c e2", "s a b e", "a c e2"),
    "loose-flow": net("s a e", "s a e", "a nowhere"),
}


@pytest.mark.parametrize("process", SOUND.values(), ids=SOUND.keys())
def test_sound_processes_are_proved(process: Process) -> None:
    assert is_sound(process) is True
    assert check_process(process) == []


@pytest.mark.parametrize(("code", "process"), UNSOUND.items(), ids=UNSOUND.keys())
def test_unsound_processes_are_named(code: str, process: Process) -> None:
    assert code.split(maxsplit=1)[0] in {finding.code for finding in check_process(process)}


def test_a_jump_into_a_parallel_block_is_found() -> None:
    process = net("s x1 p1 a x2 b p2 e", "s x1 p1 a x2 p2 e", "p1 b p2", "x1 x2")
    assert [finding.code for finding in check_process(process)] == ["waits-forever"]


def test_a_node_in_two_lanes_is_found() -> None:
    base = net("s a e", "s a e")
    lanes = (Lane(id="l1", flow_node_refs=("s", "a")), Lane(id="l2", flow_node_refs=("a", "e")))
    process = Process(
        id="p",
        code="P",
        flow_nodes=base.flow_nodes,
        sequence_flows=base.sequence_flows,
        lanes=lanes,
    )
    assert [finding.code for finding in check_process(process)] == ["lane-count"]


def beside(trigger: EventDefinition | None, inner: Process, *, interrupting: bool) -> Process:
    """A process with something beside its flow."""
    nodes = [
        replace(node, definitions=(trigger,) if trigger else (), is_interrupting=interrupting)
        if isinstance(node, StartEvent)
        else node
        for node in inner.flow_nodes
    ]
    sub = SubProcess(
        id="sub",
        triggered_by_event=True,
        flow_nodes=tuple(nodes),
        sequence_flows=inner.sequence_flows,
    )
    base = net("s a e", "s a e")
    return replace(base, flow_nodes=(*base.flow_nodes, sub))


ANY_TIME = EventDefinition(kind="conditionalEventDefinition", condition="sewaktu-waktu")


def test_what_stands_beside_the_flow_is_proved_for_itself() -> None:
    inner = net("s1 b1 e1", "s1 b1 e1")
    assert check_process(beside(ANY_TIME, inner, interrupting=False)) == []
    stuck = net("s1 x1 b1 c1 p1 e1", "s1 x1 b1 p1 e1", "x1 c1 p1")
    found = check_process(beside(ANY_TIME, stuck, interrupting=False))
    assert [finding.code for finding in found] == ["waits-forever"]


def test_what_stands_beside_the_flow_begins_by_an_event_and_stops_nothing() -> None:
    inner = net("s1 b1 e1", "s1 b1 e1")
    for process in (
        beside(ANY_TIME, inner, interrupting=True),
        beside(None, inner, interrupting=False),
    ):
        assert [finding.code for finding in check_process(process)] == ["interrupting-event"]


def test_no_flow_leads_to_what_stands_beside_it() -> None:
    process = beside(ANY_TIME, net("s1 b1 e1", "s1 b1 e1"), interrupting=False)
    arrow = SequenceFlow(id="f9", source_ref="sub", target_ref="e")
    process = replace(process, sequence_flows=(*process.sequence_flows, arrow))
    assert [finding.code for finding in check_process(process)] == ["flow-into-event-work"]


@settings(max_examples=400)
@given(structured())
@example(net("s p1 x1 e1 e2 p2", "s p1 x1 e1", "p1 p2", "x1 p2 e2"))
def test_the_proof_agrees_with_playing_every_game(process: Process) -> None:
    expected = is_sound(process)
    assume(expected is not None)
    assert (check_process(process) == []) is expected


@settings(max_examples=100)
@given(structured(changes=0))
def test_nested_blocks_are_proved_without_playing(process: Process) -> None:
    assert fold_blocks(process).transitions == []
    assert check_process(process) == []


def test_deep_nesting_needs_no_deep_stack() -> None:
    depth = 5 * sys.getrecursionlimit()
    names = [f"p{number}" for number in range(depth)]
    closing = [f"p{number}c" for number in range(depth)]
    middle = [*names, "a", *reversed(closing)]
    beside = [f"{name} {name}c" for name in names]
    process = net(f"s {' '.join(middle)} e", f"s {' '.join(middle)} e", *beside)
    assert check_process(process) == []


def test_what_has_too_many_states_is_not_called_sound() -> None:
    lines = [f"p1 x{number}a t{number} x{number}b p2" for number in range(40)]
    loops = [f"x{number}b x{number}a" for number in range(40)]
    words = " ".join(f"x{number}a x{number}b t{number}" for number in range(40))
    process = net(f"s p1 p2 p3 q e {words}", "s p1", "p2 p3 e", "p1 p3", "p3 q p2", *lines, *loops)
    assert check_process(process) != []
