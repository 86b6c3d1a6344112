"""What goes wrong between pools that are sound each by itself is named."""

from dataclasses import replace
from itertools import pairwise

import pytest

from bpmn_gen.model.elements import (
    Collaboration,
    Definitions,
    EndEvent,
    Event,
    EventBasedGateway,
    ExclusiveGateway,
    FlowNode,
    InclusiveGateway,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    ParallelGateway,
    Process,
    SequenceFlow,
    StartEvent,
    UserTask,
)
from bpmn_gen.soundness import collaboration
from bpmn_gen.soundness.collaboration import check_collaboration

KINDS: dict[str, type[FlowNode]] = {
    "s": StartEvent,
    "e": EndEvent,
    "g": EventBasedGateway,
    "c": IntermediateCatchEvent,
    "t": IntermediateThrowEvent,
    "w": UserTask,
    "p": ParallelGateway,
    "o": InclusiveGateway,
    "x": ExclusiveGateway,
}


def pool(name: str, *chains: str) -> Process:
    """A pool from chains of nodes: the first letter is the kind, a message follows ``:``."""
    nodes: dict[str, FlowNode] = {}
    flows: dict[str, SequenceFlow] = {}
    for chain in chains:
        ids = [word.split(":")[0] + name for word in chain.split()]
        for id_, word in zip(ids, chain.split(), strict=True):
            node = KINDS[word[0]](id=id_, name=id_)
            if ":" in word and isinstance(node, Event):
                node = replace(node, message_ref=word.split(":")[1])
            nodes.setdefault(id_, node)
        for source, target in pairwise(ids):
            flow = f"{source}_{target}"
            flows[flow] = SequenceFlow(id=flow, source_ref=source, target_ref=target)
    return Process(
        id=name, code=name, flow_nodes=tuple(nodes.values()), sequence_flows=tuple(flows.values())
    )


def found(*pools: Process) -> list[tuple[str, str]]:
    whole = Definitions(id="d", collaboration=Collaboration(id="k"), processes=pools)
    return [(item.code, item.message) for item in check_collaboration(whole)]


def test_pools_that_send_what_the_other_waits_for_run() -> None:
    assert found(pool("A", "s t:m c:n e"), pool("B", "s:m w e:n")) == []


def test_a_step_behind_a_message_that_nobody_sends_is_never_reached() -> None:
    """The other answer always comes, so that nobody waits forever."""
    asking = pool("A", "s t:m e:yes")
    waiting = pool("B", "s:m g c1:yes e1", "g c2:no w e2")
    [(code, message)] = found(asking, waiting)
    assert code == "never-reached"
    assert "tidak pernah tercapai" in message
    assert "c2B" in message


@pytest.mark.parametrize(
    ("pools", "words"),
    [
        (
            (pool("A", "s t:m c:n e"), pool("B", "s:m e")),
            ("waits-forever", "'cA' dapat menunggu pesan yang tidak pernah datang"),
        ),
        (
            (pool("A", "s t:m e"), pool("B", "s:x e")),
            ("message-lost", "pesan 'm' tidak pernah diterima"),
        ),
        (
            (pool("A", "s t1:m t2:k e"), pool("B", "s:x e")),
            ("message-lost", "pesan 'k' tidak pernah diterima"),
        ),
        (
            (pool("A", "s p1 c1:x p2 e", "p1 c2:y p2"), pool("B", "s:m e")),
            ("waits-forever", "'c1A' dapat menunggu pesan yang tidak pernah datang"),
        ),
        (
            (pool("A", "s x1 w1 w2 x1"), pool("B", "s:m e")),
            ("waits-forever", "'x1A' dapat menunggu pesan yang tidak pernah datang"),
        ),
        (
            (pool("A", "s t1:m t2:m e"), pool("B", "s:m e")),
            (
                "run-twice",
                "'t2A' dapat berjalan dua kali sekaligus di antara beberapa instansi",
            ),
        ),
        (
            (pool("A", "s p1 w1 p2 e", "p1 w2 p2"), pool("B", "s:m e")),
            ("never-reached", "'sB' tidak pernah tercapai"),
        ),
        (
            (pool("A", "s p1 p2 e", "p1 t:m p2"), pool("B", "s:m p1 c:n p2 e", "p1 p2")),
            ("waits-forever", "'cB' dapat menunggu pesan yang tidak pernah datang"),
        ),
    ],
)
def test_what_cannot_come_to_its_end_is_named(
    pools: tuple[Process, ...], words: tuple[str, str]
) -> None:
    assert found(*pools) == [words]


def test_parallel_work_of_several_pools_runs() -> None:
    asking = pool("A", "s p1 t1:m c1:n p2 e", "p1 t2:k c2:l p2")
    assert found(asking, pool("B", "s:m w e:n"), pool("C", "s:k w e:l")) == []


def test_some_of_several_branches_ask_and_are_waited_for() -> None:
    asking = pool("A", "s o1 t1:m c1:n o2 e", "o1 t2:k c2:l o2", "o1 w o2")
    assert found(asking, pool("B", "s:m w e:n"), pool("C", "s:k w e:l")) == []
    silent = found(asking, pool("B", "s:m w e:n"), pool("C", "s:k w e"))
    assert [code for code, _ in silent] == ["waits-forever"]


def test_a_pool_may_be_called_again_after_its_end() -> None:
    asking = pool("A", "s x1 t:m c:n x2 e", "x2 x1")
    assert found(asking, pool("B", "s:m w e:n")) == []


def test_more_states_than_can_be_visited_are_not_called_a_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pools = pool("A", "s w1 w2 w3 e"), pool("B", "s:m e")
    monkeypatch.setattr(collaboration, "LIMIT", 4)
    assert found(*pools) == [
        ("unproven", "pertukaran pesan 'd' terlalu banyak ragamnya untuk dibuktikan")
    ]
    monkeypatch.setattr(collaboration, "LIMIT", 5)
    assert [code for code, _ in found(*pools)] == ["never-reached"]
