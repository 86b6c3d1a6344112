"""The proof of soundness agrees with playing every game, and names what is wrong."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, example, given, settings

from bpmn_gen.diagnostics import Severity, Span
from bpmn_gen.model.element import EventDefinition
from bpmn_gen.model.elements import (
    Lane,
    Process,
    SequenceFlow,
    StartEvent,
    SubProcess,
)
from bpmn_gen.rules import check_process
from bpmn_gen.soundness import token_game
from bpmn_gen.soundness.reduction import fold_blocks
from bpmn_gen.soundness.wiring import UnsoundError
from tests.rules.nets import is_sound, net, structured

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic

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
    "an inclusive gateway behind which another joins more": net(
        "s o1 a b c o2 o3 e", "s o1 a o2 o3 e", "o1 b o2", "o1 c o3"
    ),
    "inclusive gateways that form no block": net(
        "s o1 o2 a b c o3 o4 e", "s o1 o2 a o3 o4 e", "o2 b o3", "o1 c o4"
    ),
}

UNSOUND = [
    (
        net("s x1 a b p2 e", "s x1 a p2 e", "x1 b p2"),
        ["waits-forever p2: gerbang 'p2' menunggu cabang yang tidak pernah datang"],
    ),
    (
        net("s o1 a b p2 e", "s o1 a p2 e", "o1 b p2"),
        ["waits-forever p2: gerbang 'p2' menunggu cabang yang tidak pernah datang"],
    ),
    (
        net("s p1 a b x2 e", "s p1 a x2 e", "p1 b x2"),
        [
            (
                "run-twice e: 'e' dapat dijalankan dua kali sekaligus: cabang yang berjalan "
                "bersamaan bertemu tanpa gerbang penyatu"
            )
        ],
    ),
    (
        net("s p1 a b c p2 e1 x1 e2", "s p1 a p2 c e1", "p1 b x1 p2", "x1 e2"),
        ["end-while-running e2: akhir 'e2' tercapai selagi cabang lain masih berjalan"],
    ),
    (
        net("s x1 p1 p2 a b p3 e1 e2 e3", "s x1 p1 e1", "p1 e2", "x1 p2 a p3 e3", "p2 b p3"),
        ["end-while-running e1: akhir 'e1' tercapai selagi cabang lain masih berjalan"],
    ),
    (
        net("s x1 p2 x3 p1 e", "s x1 p2 x3 p1 x1", "x3 e", "p1 p2"),
        ["waits-forever p2: gerbang 'p2' menunggu cabang yang tidak pernah datang"],
    ),
    (
        net("s p1 x1 x2 p2 p3 x3 e", "s p1 x1 p2 x3 e", "p1 x2 p2", "x1 p3 x3", "x2 p3"),
        ["waits-forever p2: gerbang 'p2' menunggu cabang yang tidak pernah datang"],
    ),
    (
        net("s p1 e1 e2", "s p1 e1", "p1 e2"),
        ["end-while-running e1: akhir 'e1' tercapai selagi cabang lain masih berjalan"],
    ),
    (
        net("s a e1 b e2", "s a e1", "b e2"),
        [
            "unreached-node b: 'b' tidak pernah dicapai",
            "unreached-node e2: 'e2' tidak pernah dicapai",
        ],
    ),
    (
        net("s x1 a e x2 b", "s x1 a e", "x1 x2 b x2"),
        [
            "stuck-node x2: dari 'x2' tidak ada jalan ke akhir",
            "stuck-node b: dari 'b' tidak ada jalan ke akhir",
        ],
    ),
    (
        net("s1 s2 x1 e", "s1 x1 e", "s2 x1"),
        ["start-count P: proses 'P' punya 2 awal, seharusnya satu"],
    ),
    (net("a e", "a e"), ["start-count P: proses 'P' punya 0 awal, seharusnya satu"]),
    (net("s a", "s a"), ["no-end P: proses 'P' tidak punya akhir"]),
    (net("s x1 a e", "s x1 a e", "x1 s"), ["flow-into-start s: alur kembali ke awal 's'"]),
    (net("s a e b e2", "s a e b e2"), ["flow-from-end e: alur berlanjut dari akhir 'e'"]),
    (
        net("s a b e c e2", "s a b e", "a c e2"),
        ["split-without-gateway a: beberapa alur keluar dari 'a' tanpa gerbang"],
    ),
    (net("s a e", "s a e", "a nowhere"), ["loose-flow f2: alur 'f2' tidak punya dua ujung"]),
    (net("s a e", "s a e", "nowhere e"), ["loose-flow f2: alur 'f2' tidak punya dua ujung"]),
    (
        net("s a a e", "s a e"),
        [
            "repeated-element a: id 'a' dipakai dua kali",
            "repeated-element a: id 'a' dipakai dua kali",
        ],
    ),
    (
        net("s G C1:m C2:m e", "s G C1 e", "G C2 e"),
        ["no-choice-of-messages G: 'G' tidak menunggu beberapa pesan yang berbeda"],
    ),
    (
        net("s G C1:m e", "s G C1 e"),
        ["no-choice-of-messages G: 'G' tidak menunggu beberapa pesan yang berbeda"],
    ),
    (
        net("s G C1:m C2 e", "s G C1 e", "G C2 e"),
        ["no-choice-of-messages G: 'G' tidak menunggu beberapa pesan yang berbeda"],
    ),
    (
        net("s G C1:m a e", "s G C1 e", "G a e"),
        ["no-choice-of-messages G: 'G' tidak menunggu beberapa pesan yang berbeda"],
    ),
    (
        net("s x1 G C1:m C2:n e", "s x1 G C1 e", "G C2 e", "x1 C2"),
        ["no-choice-of-messages G: 'G' tidak menunggu beberapa pesan yang berbeda"],
    ),
]
"""Processes that are not sound, each with the code, the place and the words of what is found."""


def told(found: list[Diagnostic]) -> list[str]:
    """Findings as they are written above."""
    assert all(one.severity is Severity.ERROR and one.span for one in found)
    return [f"{one.code} {one.span.path}: {one.message}" for one in found if one.span]


@pytest.mark.parametrize("process", SOUND.values(), ids=SOUND.keys())
def test_sound_processes_are_proved(process: Process) -> None:
    assert is_sound(process) is True
    assert check_process(process) == []


@pytest.mark.parametrize(("process", "expected"), UNSOUND)
def test_unsound_processes_are_named(process: Process, expected: list[str]) -> None:
    assert told(check_process(process)) == expected


def test_several_starts_are_one_when_each_waits_for_a_message_of_its_own() -> None:
    ways = ("s1 x1 a e", "s2 x1")
    assert check_process(net("s1:m s2:n x1 a e", *ways)) == []
    assert check_process(net("s1:m s2:n a b e", "s1 a e", "s2 b e")) == []
    assert [one.code for one in check_process(net("s1:m s2:m x1 a e", *ways))] == ["start-count"]
    assert [one.code for one in check_process(net("s1:m s2 x1 a e", *ways))] == ["start-count"]


def test_work_after_several_starts_is_proved_as_after_one() -> None:
    """Only one of the starts begins, so nothing may wait for both."""
    found = check_process(net("s1:m s2:n p1 a e", "s1 p1 a e", "s2 p1"))
    assert told(found) == [
        "waits-forever p1: gerbang 'p1' menunggu cabang yang tidak pernah datang"
    ]


def test_work_after_each_of_several_starts_is_proved() -> None:
    twice = net("s1:m s2:n a p1 b c x2 e", "s1 a x2 e", "s2 p1 b x2", "p1 c x2")
    assert [one.code for one in check_process(twice)] == ["run-twice"]


def test_a_ring_that_nothing_leads_out_of_is_named_where_it_is_played() -> None:
    """Such a ring is found before a game begins; the game itself must not take it for an end."""
    rest = fold_blocks(net("s x1 e x2 a b", "s x1 e", "x1 x2 a x2", "x2 b x2"))
    assert told(list(token_game.play(rest))) == [
        "never-ends x2: dari 'x2' proses dapat berputar tanpa akhir"
    ]


def test_where_several_tokens_go_round_for_ever_the_first_place_is_named() -> None:
    rest = fold_blocks(
        net(
            "s p1 p2 a b x1 x2 c p3 p4 e",
            "s p1 x1 p3 p4 e",
            "p1 p2 a p3",
            "p2 b p4",
            "x1 x2 c x2",
        )
    )
    assert told(list(token_game.play(rest))) == [
        "never-ends p2: dari 'p2' proses dapat berputar tanpa akhir"
    ]


def test_a_block_that_was_folded_is_passed_in_one_step() -> None:
    process = net("s p1 p2 a b p3 x1 e", "s p1 p2 a p3 x1 e", "p2 b p3", "p1 x1")
    rest = fold_blocks(process)
    assert [one.gateway.id for one in rest.transitions] == ["p1"]
    assert {
        process.sequence_flows[into].target_ref: process.sequence_flows[out].source_ref
        for into, out in rest.shortcuts.items()
    } == {"p2": "p3"}
    assert [one.code for one in check_process(process)] == ["run-twice"]


def test_a_gateway_that_waits_for_different_messages_is_a_choice() -> None:
    assert check_process(net("s G C1:m C2:n e", "s G C1 e", "G C2 e")) == []


def test_a_jump_into_a_parallel_block_is_found() -> None:
    process = net("s x1 p1 a x2 b p2 e", "s x1 p1 a x2 p2 e", "p1 b p2", "x1 x2")
    assert [finding.code for finding in check_process(process)] == ["waits-forever"]


def test_a_node_in_two_lanes_is_found() -> None:
    base = net("s a e", "s a e")
    lanes = (Lane(id="l1", flow_node_refs=("s", "a")), Lane(id="l2", flow_node_refs=("a", "e")))
    process = replace(base, lanes=lanes)
    assert told(check_process(process)) == ["lane-count a: 'a' ada di 2 lajur, seharusnya satu"]


def test_a_node_in_no_lane_is_found_where_there_are_lanes() -> None:
    process = replace(net("s a e", "s a e"), lanes=(Lane(id="l", flow_node_refs=("s", "e")),))
    assert told(check_process(process)) == ["lane-count a: 'a' ada di 0 lajur, seharusnya satu"]


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
        origin=Span("sub"),
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


def test_a_fault_of_all_that_stands_beside_the_flow_is_told_where_that_stands() -> None:
    endless = beside(ANY_TIME, net("s1 b1", "s1 b1"), interrupting=False)
    assert told(check_process(endless)) == ["no-end sub: proses 'P' tidak punya akhir"]


def test_what_stands_beside_the_flow_begins_by_an_event_and_stops_nothing() -> None:
    inner = net("s1 b1 e1", "s1 b1 e1")
    for process in (
        beside(ANY_TIME, inner, interrupting=True),
        beside(None, inner, interrupting=False),
    ):
        [finding] = check_process(process)
        assert (finding.code, finding.message) == (
            "interrupting-event",
            "'sub' tidak dimulai oleh kejadian yang membiarkan alur berjalan",
        )


def test_no_flow_leads_to_what_stands_beside_it() -> None:
    process = beside(ANY_TIME, net("s1 b1 e1", "s1 b1 e1"), interrupting=False)
    arrow = SequenceFlow(id="f9", source_ref="sub", target_ref="e")
    process = replace(process, sequence_flows=(*process.sequence_flows, arrow))
    assert [(finding.code, finding.message) for finding in check_process(process)] == [
        ("flow-into-event-work", "alur melewati batas 'sub' yang berdiri di luar alur")
    ]


@pytest.mark.slow
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


def test_what_cannot_be_played_to_its_end_is_told_as_unproven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(token_game, "LIMIT", 1)
    assert told(check_process(SOUND["parallel gateways that form no block"])) == [
        "unproven p1: gerbang 'p1' tidak membentuk blok yang dapat dibuktikan"
    ]


def test_what_has_too_many_states_is_not_called_sound() -> None:
    lines = [f"p1 x{number}a t{number} x{number}b p2" for number in range(40)]
    loops = [f"x{number}b x{number}a" for number in range(40)]
    words = " ".join(f"x{number}a x{number}b t{number}" for number in range(40))
    process = net(f"s p1 p2 p3 q e {words}", "s p1", "p2 p3 e", "p1 p3", "p3 q p2", *lines, *loops)
    assert check_process(process) != []


def test_a_choice_among_very_many_ways_is_told_as_unproven_before_all_are_played(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Thirty ways can be chosen in a thousand million manners."""
    monkeypatch.setattr(token_game, "LIMIT", 1000)
    ways = [f"o1 t{number} p2" for number in range(30)]
    names = " ".join(f"t{number}" for number in range(30))
    process = net(f"s o1 p2 e {names}", "s o1", "p2 e", *ways)
    assert [one.code for one in check_process(process)] == ["unproven"]


def test_one_start_beside_the_flow_that_stops_it_is_enough() -> None:
    inner = net("s1:m s2:n x1 e1", "s1 x1 e1", "s2 x1")
    process = beside(ANY_TIME, inner, interrupting=False)
    *others, sub = process.flow_nodes
    assert isinstance(sub, SubProcess)
    nodes = [
        replace(node, is_interrupting=True)
        if isinstance(node, StartEvent) and node.id == "s2"
        else node
        for node in sub.flow_nodes
    ]
    process = replace(process, flow_nodes=(*others, replace(sub, flow_nodes=tuple(nodes))))
    assert [one.code for one in check_process(process)] == ["interrupting-event"]


def test_what_ends_a_proof_says_what_was_found() -> None:
    [finding] = check_process(net("s a", "s a"))
    assert str(UnsoundError(finding)) == "proses 'P' tidak punya akhir"
