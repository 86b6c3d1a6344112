"""Files that are broken or hostile: a plain finding, never a traceback, nothing half written."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.cli.main import cli
from bpmn_gen.diagnostics import Findings
from bpmn_gen.foreign.semantics import MAX_SCOPE_DEPTH
from bpmn_gen.interchange import MAX_READ, import_bpmn
from bpmn_gen.relayout import MAX_LAID_OUT
from tests.interchange.writing import HEAD, file_of
from tests.relayout.files import random_file

if TYPE_CHECKING:
    from pathlib import Path


def codes(data: bytes) -> list[str]:
    """What is found when nothing can be made of a file."""
    findings = Findings()
    assert import_bpmn(data, findings, "uji.bpmn") is None
    return [finding.code for finding in findings]


def bomb(levels: int) -> str:
    """Entities that grow tenfold with each level."""
    inner = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "aaaaaaaaaa">'
        for n in range(levels)
    )
    return f"<!DOCTYPE d [{inner}]>"


@pytest.mark.parametrize("extras", [False, True])
def test_entities_in_text_never_grow(*, extras: bool) -> None:
    """References stay out of the model and out of the written file."""
    body = (
        '<process id="p"><task id="t"><documentation>x&e2;</documentation><extensionElements>'
        "<camunda:x>&e2;</camunda:x></extensionElements></task></process></definitions>"
    )
    made = import_bpmn(f"{bomb(3)}{HEAD}{body}".encode(), Findings(), extras=extras)
    assert made is not None
    assert b"aaaa" not in made.data
    assert etree.fromstring(made.data).find(".//{*}task") is not None


def test_a_bomb_of_entities_is_refused() -> None:
    """The parser counts what it would come to."""
    body = '<process id="p"><task id="t"><documentation>&e8;</documentation></task></process>'
    assert codes(f"{bomb(9)}{HEAD}{body}</definitions>".encode()) == ["bad-xml"]


def test_a_bomb_of_entities_in_an_attribute_is_refused() -> None:
    """Attributes would be expanded; the parser stops long before."""
    body = '<process id="p"><task id="t" name="&e8;"/></process></definitions>'
    assert codes(f"{bomb(9)}{HEAD}{body}".encode()) == ["bad-xml"]


def test_no_other_file_is_read(tmp_path: Path) -> None:
    """External entities stay references."""
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia negara")
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = '<process id="p"><task id="t"><documentation>&x;</documentation></task></process>'
    made = import_bpmn(f"{doctype}{HEAD}{body}</definitions>".encode(), Findings(), extras=True)
    assert made is not None
    assert b"rahasia negara" not in made.data


def test_nesting_without_end_is_refused() -> None:
    """No file of people is hundreds of levels deep."""
    deep = "".join(f'<subProcess id="s{n}">' for n in range(5000)) + "</subProcess>" * 5000
    assert codes(file_of(f'<process id="p">{deep}</process>')) == ["bad-xml"]


@pytest.mark.parametrize(("depth", "refused"), [(MAX_SCOPE_DEPTH - 1, []), (240, ["too-deep"])])
def test_sub_processes_nest_as_deep_as_people_draw(depth: int, refused: list[str]) -> None:
    """The limit is far above any map, and is told."""
    deep = "".join(f'<subProcess id="s{n}">' for n in range(depth)) + "</subProcess>" * depth
    findings = Findings()
    made = import_bpmn(file_of(f'<process id="p">{deep}</process>'), findings)
    assert [finding.code for finding in findings] == refused
    assert (made is None) == bool(refused)


def test_lanes_in_lanes_up_to_the_parser_s_limit_come_through() -> None:
    """Two elements a level."""
    depth = 110
    deep = "".join(f'<childLaneSet id="c{n}"><lane id="l{n}">' for n in range(depth))
    close = "</lane></childLaneSet>" * depth
    lanes = f'<laneSet id="x"><lane id="l">{deep}{close}</lane></laneSet>'
    made = import_bpmn(file_of(f'<process id="p">{lanes}<task id="t"/></process>'), Findings())
    assert made is not None
    assert made.comparison.kept["lane"] == depth + 1


def test_a_file_of_far_too_many_elements_is_refused() -> None:
    """Time and memory stay bounded."""
    many = "".join(f'<task id="t{n}"/>' for n in range(MAX_READ + 1))
    assert codes(file_of(f'<process id="p">{many}</process>')) == ["too-many-elements"]


def test_a_file_without_drawing_that_is_too_large_to_lay_out_is_refused() -> None:
    """It is read only with the drawing that it has."""
    many = "".join(f'<task id="t{n}"/>' for n in range(MAX_LAID_OUT + 1))
    assert codes(file_of(f'<process id="p">{many}</process>')) == ["too-many-elements"]


def test_numbers_that_are_no_places_do_not_reach_the_drawing() -> None:
    """NaN, infinity and what is beyond any sheet."""
    for value in ("NaN", "inf", "-1e308", "1e400", "x", ""):
        shape = f'<dc:Bounds x="{value}" y="0" width="100" height="80"/>'
        diagram = (
            '<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement="p"><bpmndi:BPMNShape '
            f'bpmnElement="t">{shape}</bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>'
        )
        made = import_bpmn(
            file_of(f'<process id="p"><task id="t"/></process>{diagram}'), Findings()
        )
        assert made is not None
        assert not made.is_drawing_kept


SPOILED = (
    '<collaboration id="p"><participant id="x" processRef="p"/>'
    '<participant id="x" processRef="x"/><messageFlow id="m" sourceRef="m" targetRef="m"/>'
    '</collaboration><process id="p"><laneSet id="p"><lane id="t"><flowNodeRef>t</flowNodeRef>'
    '<flowNodeRef>hilang</flowNodeRef></lane></laneSet><task id="t" default="t"/><task id="t"/>'
    '<boundaryEvent id="b" attachedToRef="b"/><boundaryEvent id="c" attachedToRef="b">'
    '<compensateEventDefinition activityRef="hilang"/></boundaryEvent>'
    '<callActivity id="k" calledElement="p"/><group id="g" categoryValueRef="g"/>'
    '<sequenceFlow id="f" sourceRef="f" targetRef="f"/>'
    '<sequenceFlow id="h" sourceRef="hilang" targetRef="t"/>'
    '<association id="a" sourceRef="a" targetRef="a"/>'
    '<dataObjectReference id="o" dataObjectRef="o"/></process>'
)


def test_references_in_circles_twice_and_to_nowhere_are_findings() -> None:
    """The rest comes through, and the file is a legal one."""
    findings = Findings()
    made = import_bpmn(file_of(SPOILED), findings, "uji.bpmn")
    assert made is not None
    assert {"duplicate-id", "dangling-reference"} <= {finding.code for finding in findings}
    ids = [item.get("id") for item in etree.fromstring(made.data).iter("{*}*") if item.get("id")]
    assert len(ids) == len(set(ids))
    again = import_bpmn(made.data, Findings())
    assert again is not None
    assert again.data == made.data


@given(st.integers(0, 10**6), st.integers(0, 10**6))
@example(33404, 3806)  # an event on a border that leads to itself
@example(3030, 467)  # a task with the id of a lane, and an event on its border
@settings(max_examples=40)
def test_spoiled_references_never_end_in_a_traceback(number: int, seed: int) -> None:
    """Whatever points wherever, with and without additions."""
    rng = Random(seed)
    root = etree.fromstring(random_file(Random(number), number % 4, 1 + number % 5).encode())
    idents = [item.get("id") for item in root.iter() if item.get("id")]
    names = (
        "id",
        "sourceRef",
        "targetRef",
        "attachedToRef",
        "processRef",
        "calledElement",
        "default",
    )
    for item in root.iter(etree.Element):
        for name in names:
            if item.get(name) and rng.random() < 0.15:
                item.set(name, rng.choice([*idents, "hilang", "{x}", "a:b"]) or "")
        if item.text and item.text.strip() in idents and rng.random() < 0.15:
            item.text = rng.choice([*idents, "hilang"])
    made = import_bpmn(etree.tostring(root), Findings(), extras=bool(seed % 2))
    assert made is not None
    again = import_bpmn(made.data, Findings(), extras=True)
    assert again is not None
    assert again.data == made.data


@pytest.mark.parametrize(
    "data", [b"", b"bukan xml", b"<a/>", file_of('<process id="p">'), b"\xff\xfe"]
)
def test_nothing_is_written_of_what_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """An older result stays; the exit code says so."""
    source, target = tmp_path / "masuk.bpmn", tmp_path / "keluar.bpmn"
    source.write_bytes(data)
    target.write_text("lama")
    done = CliRunner().invoke(cli, ["impor", str(source), "-o", str(target)])
    assert done.exit_code == 1
    assert target.read_text() == "lama"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keluar.bpmn", "masuk.bpmn"]
    assert "Traceback" not in done.output


def test_names_as_long_as_books_come_through() -> None:
    """Room is made for as much as anybody would read; the whole name stays in the file."""
    name = "kata " * 50_000
    lanes = (
        f'<laneSet id="l"><lane id="a" name="{name}"><flowNodeRef>t</flowNodeRef></lane></laneSet>'
    )
    made = import_bpmn(
        file_of(f'<process id="p">{lanes}<task id="t" name="{name}"/></process>'), Findings()
    )
    assert made is not None
    assert made.data.count(b"kata") == 100_000


def test_many_groups_over_many_steps_are_read() -> None:
    """Each asks what stands in its frame."""
    count = 1000
    ids = [f"{kind}{n}" for kind in "tg" for n in range(count)]
    body = "".join(f'<task id="t{n}"/><group id="g{n}"/>' for n in range(count))
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{ident}"><dc:Bounds x="0" y="0" width="9" height="9"/>'
        "</bpmndi:BPMNShape>"
        for ident in ids
    )
    plane = f'<bpmndi:BPMNPlane bpmnElement="p">{shapes}</bpmndi:BPMNPlane>'
    diagram = f"<bpmndi:BPMNDiagram>{plane}</bpmndi:BPMNDiagram>"
    made = import_bpmn(file_of(f'<process id="p">{body}</process>{diagram}'), Findings())
    assert made is not None
    assert len(made.definitions.processes[0].groups[0].flow_node_refs) == count
