"""Files that are odd, illegal or hostile."""

from __future__ import annotations

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"'
    ' targetNamespace="urn:x">'
)


def laid_out(body: str, head: str = HEAD) -> tuple[etree._Element, list[str]]:
    findings = Findings()
    data = relayout(f"{head}{body}</definitions>".encode(), findings, "uji.bpmn")
    return etree.fromstring(data), [finding.code for finding in findings]


def drawn(root: etree._Element) -> set[str]:
    shapes = root.iter("{*}BPMNShape", "{*}BPMNEdge")
    return {shape.get("bpmnElement") or "" for shape in shapes}


def test_a_file_without_diagram_gets_one() -> None:
    """Nodes and flows are drawn, and its diagram declares the usual prefixes."""
    root, codes = laid_out(
        '<process id="p"><startEvent id="a"/><task id="b" name="Kerja"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>'
    )
    assert drawn(root) == {"a", "b", "f"}
    assert codes == []
    assert root[-1].nsmap["bpmndi"] == "http://www.omg.org/spec/BPMN/20100524/DI"


@pytest.mark.parametrize(
    "body",
    [
        '<choreography id="c"><choreographyTask id="t" name="Pesan"/></choreography>',
        '<collaboration id="c"><participant id="p"/><conversation id="k"/></collaboration>',
    ],
)
def test_what_is_no_flow_is_refused(body: str) -> None:
    """Choreographies and conversations have shapes that no layout here knows."""
    findings = Findings()
    assert relayout(f"{HEAD}{body}</definitions>".encode(), findings, "uji.bpmn") == b""
    assert [finding.code for finding in findings] == ["not-a-flow"]


def test_a_dangling_flow_is_reported_and_the_rest_laid_out() -> None:
    """One bad reference does not spoil the file."""
    root, codes = laid_out(
        '<process id="p"><task id="a"/><task id="b"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
        '<sequenceFlow id="g" sourceRef="a" targetRef="hilang"/></process>'
    )
    assert drawn(root) == {"a", "b", "f"}
    assert codes == ["dangling-reference"]


def test_lines_to_lines_that_lead_nowhere_are_left_out_too() -> None:
    """Whatever the order in which they stand."""
    root, codes = laid_out(
        '<process id="p"><task id="a"/><textAnnotation id="n"/>'
        '<association id="x" sourceRef="n" targetRef="f"/>'
        '<association id="y" sourceRef="x" targetRef="n"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="hilang"/></process>'
    )
    assert drawn(root) == {"a", "n"}
    assert codes == ["dangling-reference"] * 3


def test_a_sequence_flow_between_pools_is_drawn_and_reported() -> None:
    """Illegal, but the reader sees what the author meant."""
    root, codes = laid_out(
        '<collaboration id="c"><participant id="x" processRef="p"/>'
        '<participant id="y" processRef="q"/></collaboration>'
        '<process id="p"><task id="a"/></process><process id="q"><task id="b"/>'
        '<sequenceFlow id="f" sourceRef="a" targetRef="b"/></process>'
    )
    assert {"x", "y", "a", "b", "f"} == drawn(root)
    assert codes == ["sequence-flow-crosses-pools"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty-file"),
        (b"\r\n", "empty-file"),
        (b"PK\x03\x04x", "not-bpmn"),
        (b"%PDF-1.7", "not-bpmn"),
        (b"<mxfile/>", "not-bpmn"),
        (b"\n<?xml version='1.0'?><a/>", "bad-xml"),
        (b"bukan xml", "bad-xml"),
        (b"<a/>", "not-bpmn"),
        (b"<definitions/>", "not-bpmn"),
    ],
)
def test_what_is_no_bpmn_is_said_so(data: bytes, code: str) -> None:
    """Never a traceback."""
    findings = Findings()
    assert relayout(data, findings) == b""
    assert [finding.code for finding in findings] == [code]
    assert all(finding.hints for finding in findings)


def test_entities_are_not_expanded() -> None:
    """A bomb of entities stays a reference."""
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = f'{bomb}{HEAD}<process id="p"><task id="t" name="x"/></process></definitions>'
    assert b"bpmndi:BPMNShape" in relayout(data.encode(), Findings())


@pytest.mark.parametrize("blank", ["", " ", "&#10;"])
def test_a_blank_id_counts_as_none(blank: str) -> None:
    """And white space around an id is no part of it."""
    root, _ = laid_out(
        f'<process id="p"><task id="{blank}"/><task id=" b "/><task id="c"/>'
        '<sequenceFlow id="f" sourceRef="b" targetRef="c"/></process>'
    )
    assert {"b", "c", "f"} < drawn(root)
    assert len(drawn(root)) == 4
    assert "" not in drawn(root)


def test_comments_and_foreign_elements_come_through() -> None:
    """What this program does not know it does not touch."""
    root, _ = laid_out(
        '<!-- catatan --><process id="p"><extensionElements><x:y xmlns:x="urn:x" z="1"/>'
        '</extensionElements><task id="t"/></process>'
    )
    assert root.find(".//{urn:x}y") is not None
    assert any(not isinstance(item.tag, str) for item in root)


def test_nested_lanes_boundary_events_and_black_boxes_are_drawn() -> None:
    """All kinds of containers at once."""
    root, codes = laid_out(
        '<collaboration id="c"><participant id="x" name="Kantor" processRef="p"/>'
        '<participant id="y" name="Warga"/>'
        '<messageFlow id="m" sourceRef="y" targetRef="s"/></collaboration>'
        '<process id="p"><laneSet><lane id="l"><childLaneSet><lane id="l1">'
        "<flowNodeRef>s</flowNodeRef></lane><lane id='l2'><flowNodeRef>t</flowNodeRef></lane>"
        '</childLaneSet></lane></laneSet><startEvent id="s"/><task id="t"/>'
        '<boundaryEvent id="b" attachedToRef="t"/><endEvent id="e"/>'
        '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
        '<sequenceFlow id="g" sourceRef="b" targetRef="e"/></process>'
    )
    assert {"x", "y", "l", "l1", "l2", "s", "t", "b", "e", "f", "g", "m"} == drawn(root)
    assert codes == []
