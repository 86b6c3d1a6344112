"""The walker itself: it notices what is wrong with a process, and nothing else."""

from pathlib import Path

import pytest

from tests.conformance.bpmn import MODEL
from tests.conformance.walking import Walker


def complaints(folder: Path, nodes: str, flows: str) -> list[str]:
    """Walk a process given as ``kind:id`` words and ``source>target`` words."""
    inner = "".join(
        f'<callActivity id="{name}" calledElement="{name}_x"/>'
        if kind == "callActivity"
        else f'<{kind} id="{name}"/>'
        for kind, name in (word.split(":") for word in nodes.split())
    )
    inner += "".join(
        f'<sequenceFlow id="{source}_to_{target}" sourceRef="{source}" targetRef="{target}"/>'
        for source, target in (word.split(">") for word in flows.split())
    )
    path = folder / "process.bpmn"
    path.write_text(
        f'<definitions xmlns="{MODEL}"><process id="p" isExecutable="false">{inner}</process>'
        "</definitions>",
        "utf-8",
    )
    return Walker([path]).complaints("p")


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
    assert complaints(tmp_path, nodes, flows) == []


def test_a_join_that_waits_for_ever_is_stuck(tmp_path: Path) -> None:
    found = complaints(
        tmp_path,
        "startEvent:s exclusiveGateway:x userTask:a userTask:b parallelGateway:j endEvent:e",
        "s>x x>a x>b a>j b>j j>e",
    )
    assert any("stuck" in text for text in found)


def test_a_token_too_many_is_noticed(tmp_path: Path) -> None:
    found = complaints(
        tmp_path,
        "startEvent:s parallelGateway:x userTask:a userTask:b endEvent:e endEvent:f",
        "s>x x>a x>b a>e b>f",
    )
    assert any("ended 2 times" in text for text in found)


def test_a_node_that_nothing_leads_to_is_noticed(tmp_path: Path) -> None:
    found = complaints(tmp_path, "startEvent:s userTask:a userTask:b endEvent:e", "s>a a>e b>e")
    assert found == ["p: b was never reached"]


def test_a_call_of_nothing_is_noticed(tmp_path: Path) -> None:
    found = complaints(tmp_path, "startEvent:s callActivity:a endEvent:e", "s>a a>e")
    assert any("a_x" in text for text in found)
