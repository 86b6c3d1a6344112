"""The walker itself: it notices what is wrong with a process, and nothing else."""

from pathlib import Path

import pytest

from tests.conformance.bpmn import MODEL
from tests.conformance.walking import Walker


def complaints(folder: Path, *pools: tuple[str, str], messages: str = "") -> list[str]:
    """Walk pools given as ``kind:id`` words and ``source>target`` words, with messages as such."""
    arrows = [word.split(">") for word in messages.split()]
    sent = {end: f"{source}_m" for source, target in arrows for end in (source, target)}
    inner = [_inner(nodes, flows, sent) for nodes, flows in pools]
    numbered = list(enumerate(inner))
    text = "".join(f'<message id="{name}" name="{name}"/>' for name in sorted(set(sent.values())))
    text += '<collaboration id="k">'
    text += "".join(f'<participant id="k{n}" processRef="p{n}"/>' for n, _ in numbered)
    text += "".join(
        f'<messageFlow id="{source}_f" sourceRef="{source}" targetRef="{target}"/>'
        for source, target in arrows
    )
    text += "</collaboration>"
    text += "".join(
        f'<process id="p{n}" isExecutable="false">{item}</process>' for n, item in numbered
    )
    path = folder / "process.bpmn"
    path.write_text(f'<definitions xmlns="{MODEL}">{text}</definitions>', "utf-8")
    walker = Walker([path])
    return walker.complaints(walker.files[0])


def _inner(nodes: str, flows: str, sent: dict[str, str]) -> str:
    inner = ""
    for kind, name in (word.split(":") for word in nodes.split()):
        called = f' calledElement="{name}_x"' if kind == "callActivity" else ""
        event = f'<messageEventDefinition messageRef="{sent[name]}"/>' if name in sent else ""
        inner += f'<{kind} id="{name}"{called}>{event}</{kind}>'
    return inner + "".join(
        f'<sequenceFlow id="{source}_to_{target}" sourceRef="{source}" targetRef="{target}"/>'
        for source, target in (word.split(">") for word in flows.split())
    )


LOOP = (
    "startEvent:s exclusiveGateway:merge task:a exclusiveGateway:ok endEvent:e",
    "s>merge merge>a a>ok ok>merge ok>e",
)
TWO_ENDS = (
    "startEvent:s exclusiveGateway:x userTask:a userTask:b endEvent:e endEvent:f",
    "s>x x>a x>b a>e b>f",
)
PARALLEL = (
    (
        "startEvent:s parallelGateway:x exclusiveGateway:y sendTask:a receiveTask:b "
        "exclusiveGateway:z serviceTask:d parallelGateway:j endEvent:e"
    ),
    "s>x x>y y>a y>b a>z b>z z>j x>d d>j j>e",
)


@pytest.mark.parametrize(("nodes", "flows"), [LOOP, TWO_ENDS, PARALLEL])
def test_sound_processes_pass(nodes: str, flows: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, (nodes, flows)) == []


def test_a_join_that_waits_for_ever_is_stuck(tmp_path: Path) -> None:
    found = complaints(
        tmp_path,
        (
            "startEvent:s exclusiveGateway:x userTask:a userTask:b parallelGateway:j endEvent:e",
            "s>x x>a x>b a>j b>j j>e",
        ),
    )
    assert any("stuck" in text for text in found)


def test_a_token_too_many_is_noticed(tmp_path: Path) -> None:
    found = complaints(
        tmp_path,
        (
            "startEvent:s parallelGateway:x userTask:a userTask:b endEvent:e endEvent:f",
            "s>x x>a x>b a>e b>f",
        ),
    )
    assert any("ended 2 times" in text for text in found)


def test_a_node_that_nothing_leads_to_is_noticed(tmp_path: Path) -> None:
    found = complaints(tmp_path, ("startEvent:s userTask:a userTask:b endEvent:e", "s>a a>e b>e"))
    assert found == ["k: b was never reached"]


def test_a_call_of_nothing_is_noticed(tmp_path: Path) -> None:
    found = complaints(tmp_path, ("startEvent:s callActivity:a endEvent:e", "s>a a>e"))
    assert any("a_x" in text for text in found)


ASKING = (
    (
        "startEvent:s intermediateThrowEvent:ask eventBasedGateway:w intermediateCatchEvent:yes "
        "intermediateCatchEvent:no endEvent:e endEvent:f"
    ),
    "s>ask ask>w w>yes w>no yes>e no>f",
)
ANSWERING = (
    "startEvent:t exclusiveGateway:x endEvent:agree endEvent:refuse",
    "t>x x>agree x>refuse",
)


def test_pools_that_answer_each_other_pass(tmp_path: Path) -> None:
    messages = "ask>t agree>yes refuse>no"
    assert complaints(tmp_path, ASKING, ANSWERING, messages=messages) == []


def test_an_answer_that_never_comes_is_noticed(tmp_path: Path) -> None:
    nodes, flows = ANSWERING
    silent = (f"{nodes} endEvent:unreached", flows)
    found = complaints(tmp_path, ASKING, silent, messages="ask>t agree>yes unreached>no")
    assert any("stuck" in text for text in found)


def test_a_message_that_nobody_waits_for_is_noticed(tmp_path: Path) -> None:
    telling = (
        "startEvent:s intermediateThrowEvent:a intermediateThrowEvent:b endEvent:e",
        "s>a a>b b>e",
    )
    told = ("startEvent:t intermediateCatchEvent:g endEvent:f", "t>f")
    found = complaints(tmp_path, telling, told, messages="a>t b>g")
    assert any("nobody waits" in text for text in found)
