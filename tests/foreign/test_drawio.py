"""Maps of draw.io become the BPMN that their author drew."""

from __future__ import annotations

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from tests.foreign.drawio_files import (
    EVENT,
    GATEWAY,
    LANE,
    PLAIN,
    TASK,
    brought,
    edge,
    file_of,
    model,
    packed,
    pages,
    vertex,
)
from tests.foreign.xpdl_files import inside, kind, named, written


@pytest.mark.parametrize(
    ("style", "expected", "happens"),
    [
        (TASK.format("user"), "userTask", []),
        (TASK.format("manual"), "manualTask", []),
        (TASK.format("abstract"), "task", []),
        (TASK.format("service") + "bpmnShapeType=call;", "callActivity", []),
        (TASK.format("abstract") + "isLoopSub=1;", "subProcess", []),
        (TASK.format("user") + "isLoopStandard=1;", "userTask", ["standardLoopCharacteristics"]),
        (GATEWAY.format("exclusive"), "exclusiveGateway", []),
        (GATEWAY.format("parallel"), "parallelGateway", []),
        (
            "shape=mxgraph.bpmn.gateway2;outline=end;symbol=general;",
            "inclusiveGateway",
            [],
        ),
        (
            "shape=mxgraph.bpmn.shape;background=gateway;outline=none;symbol=parallelGw;",
            "parallelGateway",
            [],
        ),
        (EVENT.format("standard", "general"), "startEvent", []),
        (EVENT.format("standard", "message"), "startEvent", ["messageEventDefinition"]),
        (EVENT.format("catching", "timer"), "intermediateCatchEvent", ["timerEventDefinition"]),
        (EVENT.format("throwing", "signal"), "intermediateThrowEvent", ["signalEventDefinition"]),
        (EVENT.format("end", "terminate"), "endEvent", ["terminateEventDefinition"]),
        (PLAIN, "task", []),
        ("rhombus;whiteSpace=wrap;", "exclusiveGateway", []),
        ("ellipse;whiteSpace=wrap;", "startEvent", []),
        ("shape=process;whiteSpace=wrap;", "task", []),
    ],
)
def test_shapes_mean_what_they_look_like(style: str, expected: str, happens: list[str]) -> None:
    made = brought(file_of(vertex("a", "Ini", style, (40, 40, 60, 60))))
    element = named(made, "Ini")
    assert kind(element) == expected
    assert inside(element) == happens
    assert made.is_drawing_kept
    assert not made.comparison.lost


def test_a_flow_as_staff_draw_it() -> None:
    """Plain shapes, a text beside an arrow, and arrows that only nearly touch."""
    loose = '<mxPoint x="168" y="70" as="sourcePoint"/><mxPoint x="192" y="72" as="targetPoint"/>'
    made = brought(
        file_of(
            vertex("m", "Mulai", "ellipse;", (40, 40, 120, 60)),
            vertex("a", "<b>Periksa</b><br>berkas", PLAIN, (200, 40, 120, 60)),
            vertex("g", "Lengkap?", "rhombus;", (360, 30, 80, 80)),
            vertex("e", "Selesai", "ellipse;", (600, 40, 120, 60)),
            vertex("t", "Ya", "text;html=1;", (500, 50, 30, 20)),
            edge("f1", "- -", inside=loose),
            edge("f2", "a g"),
            edge("f3", "g e"),
            edge("f4", "g a", "Tidak", "edgeStyle=orthogonalEdgeStyle;"),
        )
    )
    assert kind(named(made, "Mulai")) == "startEvent"
    assert kind(named(made, "Periksa berkas")) == "task"
    assert kind(named(made, "Selesai")) == "endEvent"
    assert named(made, "Ya").get("targetRef") == named(made, "Selesai").get("id")
    assert named(made, "Tidak").get("targetRef") == named(made, "Periksa berkas").get("id")
    flows = list(written(made).iter("{*}sequenceFlow"))
    assert len(flows) == 4
    assert made.is_drawing_kept
    assert not made.comparison.lost


def test_swimlanes_that_a_flow_crosses_become_lanes_of_one_pool() -> None:
    """Two that a message joins stay pools."""
    cells = [
        vertex("l1", "Loket", LANE, (0, 0, 600, 120)),
        vertex("l2", "Camat", LANE, (0, 120, 600, 120)),
        vertex("a", "Terima", PLAIN, (60, 30, 120, 60), "l1"),
        vertex("b", "Setujui", PLAIN, (60, 30, 120, 60), "l2"),
    ]
    made = brought(file_of(*cells, edge("f", "a b")))
    assert [one.get("name") for one in written(made).iter("{*}participant")] == ["Hal 0"]
    for lane, node in (("Loket", "Terima"), ("Camat", "Setujui")):
        refs = [one.text for one in named(made, lane).iter("{*}flowNodeRef")]
        assert refs == [named(made, node).get("id")]
    assert made.is_drawing_kept
    made = brought(file_of(*cells, edge("f", "a b", "Berkas", "dashed=1;startArrow=oval;")))
    pools = [one.get("name") for one in written(made).iter("{*}participant")]
    assert pools == ["Loket", "Camat"]
    assert kind(named(made, "Berkas")) == "messageFlow"


def test_what_stands_in_a_pool_is_counted_from_its_corner() -> None:
    made = brought(
        file_of(
            vertex("p", "Kecamatan", LANE, (100, 200, 600, 240)),
            vertex("l1", "Loket", LANE, (30, 0, 570, 120), "p"),
            vertex("l2", "Camat", LANE, (30, 120, 570, 120), "p"),
            vertex("a", "Terima", PLAIN, (60, 30, 120, 60), "l2"),
        )
    )
    shape = next(
        one
        for one in written(made).iter("{*}BPMNShape")
        if one.get("bpmnElement") == named(made, "Terima").get("id")
    )
    bounds = shape.find("{*}Bounds")
    assert bounds is not None
    assert (bounds.get("x"), bounds.get("y")) == ("190", "350")
    assert next(named(made, "Camat").iter("{*}flowNodeRef")).text == named(made, "Terima").get("id")


def test_packed_pages_pictures_and_several_pages_are_read() -> None:
    one = model(vertex("a", "Satu", PLAIN), vertex("b", "Dua", PLAIN, (200, 0, 120, 60)))
    two = model(vertex("a", "Tiga", PLAIN))
    made = brought(pages(packed(one), two))
    assert {"Satu", "Dua", "Tiga"} <= {one.get("name") for one in written(made).iter()}
    assert [one.get("name") for one in written(made).iter("{*}process")] == ["Hal 0", "Hal 1"]
    text = pages(one).decode().replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" content="{text}"/>'.encode()
    assert kind(named(brought(picture, "uji.drawio.svg"), "Satu")) == "task"


def test_a_picture_of_points_can_hold_the_map() -> None:
    """draw.io keeps it among the words about the picture."""
    content = b"mxfile\0" + pages(model(vertex("a", "Satu", PLAIN)))
    chunk = len(content).to_bytes(4, "big") + b"tEXt" + content + bytes(4)
    picture = b"\x89PNG\r\n\x1a\n" + chunk + bytes(4) + b"IEND" + bytes(4)
    assert kind(named(brought(picture, "uji.png"), "Satu")) == "task"


def test_events_on_borders_and_steps_within_steps() -> None:
    made = brought(
        file_of(
            vertex("s", "Rapat", TASK.format("abstract"), (0, 0, 400, 200)),
            vertex("i", "Menulis notula", PLAIN, (40, 60, 120, 60), "s"),
            vertex("t", "Lewat", EVENT.format("boundNonint", "timer"), (200, 180, 40, 40)),
            vertex("k", "Tegur", PLAIN, (400, 300, 120, 60)),
            edge("f", "t k"),
        )
    )
    assert kind(named(made, "Rapat")) == "subProcess"
    inner = named(made, "Menulis notula").getparent()
    assert inner is not None
    assert inner.get("name") == "Rapat"
    assert kind(named(made, "Lewat")) == "boundaryEvent"
    assert named(made, "Lewat").get("attachedToRef") == named(made, "Rapat").get("id")
    assert named(made, "Lewat").get("cancelActivity") == "false"


def test_papers_and_remarks_are_told_with_the_step() -> None:
    made = brought(
        file_of(
            vertex("a", "Periksa", PLAIN, (0, 0, 120, 60)),
            vertex("d", "Surat", "shape=mxgraph.bpmn.data2;", (0, 120, 40, 60)),
            vertex("n", "Perhatikan lampiran yang harus ada", "shape=note;", (200, 0, 120, 60)),
            edge("f", "d a", style="dashed=1;"),
            edge("g", "n a", style="dashed=1;endArrow=none;"),
        )
    )
    assert "Surat" in "".join(map(str, named(made, "Periksa").itertext()))
    assert len(list(written(made).iter("{*}textAnnotation"))) == 1
    assert {one.kind for one in made.comparison.in_words} == {"dataObjectReference", "association"}


def test_what_has_no_place_is_named_from_the_cells() -> None:
    findings = Findings()
    made = import_bpmn(
        file_of(
            vertex("a", "Periksa", PLAIN, (0, 0, 120, 60)),
            vertex("c", "Sampul", "shape=image;image=x.png;", (300, 0, 120, 60)),
            edge("f", "a -"),
        ),
        findings,
        "uji.drawio",
    )
    assert made is not None
    assert [one.code for one in findings] == ["dangling-reference"]
    lost = {(one.kind, one.name) for one in made.comparison.lost}
    assert lost == {("bentuk gambar", "Sampul"), ("sequenceFlow", "")}


def test_hidden_layers_and_what_people_wrote_into_properties() -> None:
    cell = vertex("b", "", PLAIN, (0, 0, 120, 60)).replace('id="b" value=""', "")
    layer = '<mxCell id="9" parent="0" visible="0"/>'
    made = brought(
        file_of(
            layer,
            vertex("h", "Tersembunyi", PLAIN, parent="9"),
            f'<UserObject id="b" label="Periksa" waktu="2 hari">{cell}</UserObject>',
        )
    )
    assert "waktu: 2 hari" in "".join(map(str, named(made, "Periksa").itertext()))
    assert "Tersembunyi" not in made.data.decode()


def test_a_drawing_without_any_step_is_refused() -> None:
    findings = Findings()
    data = file_of(vertex("c", "Sampul", "shape=image;image=x.png;"), edge("f", "- -"))
    assert import_bpmn(data, findings, "uji.drawio") is None
    (finding,) = findings
    assert "tidak memuat kegiatan" in finding.message
