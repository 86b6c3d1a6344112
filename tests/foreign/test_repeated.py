"""Two diagrams of one process: one drawing stays, and people are told which does not."""

from __future__ import annotations

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.relayout import relayout
from tests.interchange.writing import file_of

PROCESS = (
    '<process id="p"><task id="t" name="Periksa"/><subProcess id="s"><task id="u"/></subProcess>'
    "</process>"
)


def diagram(shown: str, *idents: str, name: str = "") -> str:
    """A diagram, on a line of its own, of what a plane shows."""
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{ident}"><dc:Bounds x="{at * 200}" y="0" width="100"'
        ' height="80"/></bpmndi:BPMNShape>'
        for at, ident in enumerate(idents)
    )
    title = f' name="{name}"' if name else ""
    plane = f'<bpmndi:BPMNPlane bpmnElement="{shown}">{shapes}</bpmndi:BPMNPlane>'
    return f"\n<bpmndi:BPMNDiagram{title}>{plane}</bpmndi:BPMNDiagram>"


def told(*diagrams: str) -> tuple[list[str], list[str]]:
    """What ``impor`` and what ``layout`` say of a file, both with place and hint."""
    data = file_of(PROCESS + "".join(diagrams))
    read, laid = Findings(), Findings()
    assert import_bpmn(data, read, "uji.bpmn") is not None
    assert relayout(data, laid, "uji.bpmn")
    both = [[one for one in some if one.code == "repeated-drawing"] for some in (read, laid)]
    for one in (one for some in both for one in some):
        assert one.hints
        assert one.span is not None
        assert one.span.line == 3
    return [one.message for one in both[0]], [one.message for one in both[1]]


def test_a_second_diagram_of_the_same_steps_is_told() -> None:
    messages, same = told(
        diagram("p", "t", "s", name="Lengkap"), diagram("p", "t", "s", name="Ringkas")
    )
    assert messages == same
    (message,) = messages
    assert message.startswith("diagram ke-2 ('Ringkas') menggambar lagi 2 unsur dari diagram ke-1;")


@pytest.mark.parametrize(
    "second", [diagram("s", "u"), diagram("s", "s", "u"), diagram("p", "hilang")]
)
def test_diagrams_that_add_to_each_other_are_no_repeats(second: str) -> None:
    """A closed sub-process has a diagram of its own; some tools draw its frame there again."""
    assert told(diagram("p", "t", "s", "hilang"), second) == ([], [])
