"""Nothing of a file is written anew but its diagrams."""

from __future__ import annotations

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.relayout.text import said

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = (
    '<di:BPMNDiagram xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" id="lama" name="Layanan">'
    '<di:BPMNPlane id="bidang" bpmnElement="p">{shapes}</di:BPMNPlane></di:BPMNDiagram>'
)
FLOW = (
    '<startEvent id="s"/><task id="t" name="Periksa"/><sequenceFlow id="f" sourceRef="s"'
    ' targetRef="t"/>'
)


def file(body: str, head: str = "", shapes: str = "", behind: str = "") -> str:
    diagram = DIAGRAM.format(shapes=shapes)
    return (
        f'<definitions xmlns="{MODEL}" id="d" targetNamespace="urn:x"{head}>\n{body}\n'
        f"{diagram}{behind}\n</definitions>\n"
    )


def laid_out(data: bytes) -> tuple[bytes, list[str]]:
    findings = Findings()
    return relayout(data, findings, "uji.bpmn"), [one.code for one in findings]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f'<process id="p">{FLOW}</process>', ""),
        (f"<process  id='p'\n  name='\"Surat\" &amp; &lt;arsip>' >{FLOW}</process >", ""),
        (f'<!-- a > b --><process id="p">{FLOW}<!--<BPMNDiagram/>--></process>', ""),
        (f'<process id="p"><documentation><![CDATA[a<b]]></documentation>{FLOW}</process>', ""),
        (f'<m:process xmlns:m="{MODEL}" id="p">{FLOW}</m:process>', ""),
        (f'<process id="p">{FLOW}</process>', ' xmlns:di="urn:lain" xmlns:dc="jalan/relatif"'),
        (f'<process id="p">{FLOW}</process><message id="m" name="a>b"/>', ""),
        (
            (
                f'<process id="p">{FLOW}<extensionElements><x xmlns=""><y xmlns="urn:y"/></x>'
                "</extensionElements></process>"
            ),
            "",
        ),
    ],
)
def test_every_character_outside_the_diagrams_stays(body: str, head: str) -> None:
    text = file(body, head)
    made, codes = laid_out(text.encode())
    before, after = text.split(DIAGRAM.format(shapes=""))
    assert made.decode().startswith(before.rstrip())
    assert made.decode().endswith(after)
    assert said(made) == said(text.encode())
    assert codes == []
    assert len(etree.fromstring(made).findall(".//{*}BPMNShape")) == 2


@pytest.mark.parametrize("last", ['<message id="m"/>', '<message id="m" />', "<message></message>"])
@pytest.mark.parametrize("between", ["", "\n", "<!-- akhir -->"])
def test_a_file_without_diagram_gets_its_own_at_the_end(last: str, between: str) -> None:
    text = (
        f'<definitions xmlns="{MODEL}" targetNamespace="urn:x"><process id="p">{FLOW}</process>'
        f"{last}{between}</definitions>"
    )
    made, _ = laid_out(text.encode())
    assert [etree.QName(one).localname for one in etree.fromstring(made).iterchildren("{*}*")] == [
        *("process", "message", "BPMNDiagram"),
    ]
    assert said(made) == said(text.encode())


def test_diagrams_stand_before_relationships_wherever_they_stood() -> None:
    relation = '<relationship type="jejak"><source>p</source><target>q</target></relationship>'
    head = f'<definitions xmlns="{MODEL}" targetNamespace="urn:x">'
    plain = f'{head}\n<process id="p">{FLOW}</process>'
    for text in (
        f"{plain}{relation}</definitions>",
        f"{plain}{DIAGRAM.format(shapes='')}{relation}</definitions>",
        f"{plain}{relation}{DIAGRAM.format(shapes='')}</definitions>",
    ):
        made, _ = laid_out(text.encode())
        found = [etree.QName(one).localname for one in etree.fromstring(made)]
        assert found == ["process", "BPMNDiagram", "relationship"]


@pytest.mark.parametrize("encoding", ["UTF-16", "UTF-16LE", "ISO-8859-1", "windows-1252"])
def test_other_encodings_become_the_one_that_browsers_read(encoding: str) -> None:
    text = '<?xml version="1.0" encoding="{}"?>\n' + file(
        f'<process id="p" name="Prüfen">{FLOW}</process>'
    )
    mark = "\ufeff" if encoding == "UTF-16LE" else ""
    declared = "UTF-16" if mark else encoding
    made, codes = laid_out((mark + text.format(declared)).encode(encoding))
    assert codes == ["other-encoding"]
    assert made.decode().startswith('<?xml version="1.0" encoding="UTF-8"?>')
    assert said(made) == said(text.format("UTF-8").encode())


def test_a_byte_order_mark_stays() -> None:
    data = b"\xef\xbb\xbf" + file(f'<process id="p">{FLOW}</process>').encode()
    made, codes = laid_out(data)
    assert made.startswith(b"\xef\xbb\xbf<definitions")
    assert said(made) == said(data)
    assert codes == []


@pytest.mark.parametrize("ident", ["1a", "prüfen", "a b", "{0-1}", "-a"])
def test_ids_that_viewers_drop_are_told_with_the_way_out(ident: str) -> None:
    findings = Findings()
    text = file(f'<process id="p"><task id="{ident}"/></process>')
    made = relayout(text.encode(), findings, "uji.bpmn")
    (told,) = findings
    assert (told.code, told.span and told.span.line) == ("strange-ids", 2)
    assert f"1 id, misalnya '{ident}'," in told.message
    assert "impor" in told.hints[0]
    assert said(made) == said(text.encode())


def test_ids_are_written_only_where_a_shape_needs_one() -> None:
    """Also into tags whose other values look like an id."""
    body = (
        "<process id=\"p\"><task name=\"id='x'\"/><task\n id='t' /><task id='t' name='>'/>"
        "<dataObject/></process>"
    )
    made, codes = laid_out(file(body).encode())
    assert sorted(codes) == ["duplicate-id", "new-ids"]
    assert (
        '<process id="p"><task id="task_2" name="id=\'x\'"/><task\n id=\'t\' />'
        "<task id=\"task_4\" name='>'/><dataObject/></process>"
    ) in made.decode()


@pytest.mark.parametrize("space", ["End Event", "http://x/Collapsed Process", "{0}", "a|b"])
def test_namespaces_that_are_no_uri_stay_as_well(space: str) -> None:
    """Browsers read them; the standard forbids them."""
    shape = f'<di:BPMNShape xmlns:x="{space}" id="x" bpmnElement="t" x:warna="merah"/>'
    text = file(f'<process id="p">{FLOW}</process>', f' xmlns:y="{space}"', shapes=shape)
    made, codes = laid_out(text.encode())
    assert f' xmlns:y="{space}">'.encode() in made
    assert b"BPMNPlane" in made
    assert codes == []


def test_colours_and_names_of_diagrams_are_carried_over() -> None:
    colour = 'xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0"'
    shape = f'<di:BPMNShape {colour} id="x" bpmnElement="t" bioc:fill="#ffe0b2"/>'
    made, _ = laid_out(file(f'<process id="p">{FLOW}</process>', shapes=shape).encode())
    root = etree.fromstring(made)
    (diagram,) = root.findall("{*}BPMNDiagram")
    fills = {
        one.get("bpmnElement"): one.get("{http://bpmn.io/schema/bpmn/biocolor/1.0}fill")
        for one in diagram.iter("{*}BPMNShape")
    }
    assert diagram.get("name") == "Layanan"
    assert fills == {"s": None, "t": "#ffe0b2"}
