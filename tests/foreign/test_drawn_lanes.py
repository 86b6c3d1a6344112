"""Who stands in a lane is read from the drawing where the file does not say it."""

from __future__ import annotations

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.relayout import relayout
from tests.relayout.files import HEAD
from tests.relayout.test_lines import box


def file(listed: str) -> bytes:
    """Two lanes, of which the first lists some nodes; all are drawn in one of them."""
    places = {
        "k": (0, 0, 700, 400), "l1": (30, 0, 670, 200), "l2": (30, 200, 670, 200),
        "s": (80, 80, 36, 36), "t": (200, 260, 100, 80), "e": (400, 82, 36, 36),
    }  # fmt: skip
    shapes = "".join(
        f'<di:BPMNShape id="g{one}" bpmnElement="{one}"><dc:Bounds x="{x}" y="{y}" width="{w}"'
        f' height="{h}"/></di:BPMNShape>'
        for one, (x, y, w, h) in places.items()
    )
    return (
        f'{HEAD}<collaboration id="c"><participant id="k" name="Kelurahan" processRef="p"/>'
        f'</collaboration><process id="p"><laneSet><lane id="l1" name="Lurah">{listed}</lane>'
        '<lane id="l2" name="Staf"/></laneSet><startEvent id="s" name="Mulai"/>'
        '<task id="t" name="Melayani"/><endEvent id="e" name="Selesai"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
        '<sequenceFlow id="g" sourceRef="t" targetRef="e"/></process>'
        '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI"'
        ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" id="d1"><di:BPMNPlane bpmnElement="c">'
        f"{shapes}</di:BPMNPlane></di:BPMNDiagram></definitions>"
    ).encode()


SOME = "<flowNodeRef>s</flowNodeRef><flowNodeRef>e</flowNodeRef>"


@pytest.mark.parametrize(("listed", "count"), [("", 3), (SOME, 1)])
def test_imports_give_steps_to_whom_they_are_drawn(listed: str, count: int) -> None:
    findings = Findings()
    made = import_bpmn(file(listed), findings, "uji.bpmn")
    assert made is not None
    (process,) = made.definitions.processes
    assert {lane.name: lane.flow_node_refs for lane in process.lanes} == {
        "Lurah": ("s", "e"),
        "Staf": ("t",),
    }
    (told,) = (one for one in findings if one.code == "lanes-from-drawing")
    assert told.message.startswith(f"{count} unsur ")


@pytest.mark.parametrize("listed", ["", SOME])
def test_layouts_leave_steps_where_they_are_drawn(listed: str) -> None:
    """The file itself stays as it is, without lists of nodes."""
    data = file(listed)
    made = relayout(data, Findings(), "uji.bpmn")
    assert box(made, "l1").contains(box(made, "s"))
    assert box(made, "l2").contains(box(made, "t"))
    assert made.count(b"flowNodeRef") == data.count(b"flowNodeRef")
