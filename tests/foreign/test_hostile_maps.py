"""Broken and hostile maps of other notations end in a finding or in a file, never otherwise."""

from __future__ import annotations

import base64
import zlib
from random import Random

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.foreign.document import MAX_FILE_BYTES
from bpmn_gen.foreign.semantics import MAX_LANE_DEPTH
from bpmn_gen.interchange import import_bpmn
from tests.foreign.drawio_files import (
    LANE,
    PLAIN,
    TASK,
    edge,
    file_of,
    model,
    packed,
    pages,
    vertex,
)
from tests.foreign.xpdl_files import activity, box, package, transition, way

WORK = "<Implementation><Task><TaskUser/></Task></Implementation>"
XPDL = package(
    activity("s", "Mulai", '<Event><StartEvent Trigger="Timer"/></Event>', box(119, 75, 30, 30))
    + activity("a", "Periksa", WORK, box(200, 60))
    + activity("b", "Sub", '<BlockActivity ActivitySetId="m"/>', box(320, 60, 300, 200))
    + activity(
        "w",
        "Lewat",
        '<Event><IntermediateEvent Trigger="Timer" Target="a" IsAttached="true"/></Event>',
        box(210, 110, 30, 30),
    ),
    transition("f", "s a", way((149, 90), (200, 90))),
    more=f"<ActivitySets><ActivitySet Id='m'><Activities>{activity('i', 'Isi', WORK, box(330, 80))}"
    "</Activities></ActivitySet></ActivitySets>",
    lanes=f'<Lane Id="l" Name="Loket">{box(50, 0, 850, 350)}</Lane>',
)
DRAWIO = file_of(
    vertex("p", "Kecamatan", LANE, (0, 0, 600, 240)),
    vertex("l", "Loket", LANE, (30, 0, 570, 240), "p"),
    vertex("a", "<b>Periksa</b>", PLAIN, (60, 30, 120, 60), "l"),
    vertex("g", "Lengkap?", "rhombus;", (240, 30, 60, 60), "l"),
    vertex("t", "Rapat", TASK.format("user"), (360, 30, 200, 120), "l"),
    vertex("i", "Isi", PLAIN, (20, 30, 120, 60), "t"),
    edge("f", "a g", "Ya"),
    edge("h", "g t", style="exitX=1;exitY=0.5;edgeStyle=orthogonalEdgeStyle;"),
)


def mutated(data: bytes, random: Random) -> bytes:
    """The same file with some bytes, values or elements changed."""
    if random.random() < 0.3:
        spoiled = bytearray(data)
        for _ in range(random.randint(1, 6)):
            spoiled[random.randrange(len(spoiled))] = random.randrange(256)
        return bytes(spoiled)
    root = etree.fromstring(data)
    for _ in range(random.randint(1, 8)):
        elements = list(root.iter(etree.Element))
        one, other = random.choice(elements), random.choice(elements)
        wild = random.choice(
            ["", "a", "1e400", "nan", "-5", "99999999", "a:b", "\u00e9" * 300, "0"]
        )
        change = random.randrange(5)
        if change == 0 and one.attrib:
            one.set(random.choice(list(one.attrib)), wild)
        elif change == 1 and one.attrib:
            del one.attrib[random.choice(list(one.attrib))]
        elif change == 2 and (parent := one.getparent()) is not None:
            parent.remove(one)
        elif change == 3 and other not in {one, *one.iterancestors(), *one.iter()}:
            other.append(etree.fromstring(etree.tostring(one)))
        elif one.attrib and other.attrib:
            one.set(
                random.choice(list(one.attrib)), str(random.choice(list(other.attrib.values())))
            )
    return etree.tostring(root)


@pytest.mark.parametrize("name", ["uji.xpdl", "uji.drawio"])
@pytest.mark.parametrize("seed", range(20))
def test_mutated_maps_end_in_findings_or_in_a_file(name: str, seed: int) -> None:
    random = Random(seed)
    for _ in range(5):
        data = mutated(XPDL if name.endswith("xpdl") else DRAWIO, random)
        findings = Findings()
        made = import_bpmn(data, findings, name)
        if made is None:
            assert findings.has_errors
        else:
            etree.fromstring(made.data)


def refusal(data: bytes) -> tuple[str, str]:
    """The code and the sentence of the only finding about a file that is not read."""
    findings = Findings()
    assert import_bpmn(data, findings, "uji.drawio") is None
    (one,) = findings
    assert one.hints
    return one.code, one.message


def test_a_page_that_would_fill_the_memory_is_refused() -> None:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezer.compress(bytes(MAX_FILE_BYTES + 10)) + squeezer.flush()
    assert len(data) < 100_000
    code, message = refusal(pages(base64.b64encode(data).decode()))
    assert code == "bad-xml"
    assert "terlalu besar" in message


def test_pages_together_have_one_bound() -> None:
    half = packed(f"<!--{'a' * (MAX_FILE_BYTES // 2)}-->{model(vertex('a', 'A', PLAIN))}")
    assert refusal(pages(half, half, half))[0] == "bad-xml"


@pytest.mark.parametrize("content", ["!!!", "AAAA", packed("<x/>"), packed("bukan xml"), "&#233;"])
def test_pages_that_hold_no_map_are_named(content: str) -> None:
    code, message = refusal(pages(content))
    assert code == "bad-xml"
    assert "'Hal 0'" in message


def test_entities_within_a_page_are_refused() -> None:
    inner = model(vertex("a", "A", PLAIN)).replace('value="A"', 'value="&e;"')
    assert refusal(pages(packed(f'<!DOCTYPE m [<!ENTITY e "x">]>{inner}')))[0] == "bad-xml"


def test_an_empty_file_and_too_many_pages_are_told() -> None:
    assert refusal(b"<mxfile/>")[0] == "not-bpmn"
    assert refusal(pages(*["<mxGraphModel/>"] * 101))[0] == "too-many-elements"


def test_cells_that_stand_in_each_other_end_the_chain() -> None:
    data = file_of(vertex("a", "A", PLAIN, parent="b"), vertex("b", "B", PLAIN, parent="a"))
    made = import_bpmn(data, Findings(), "uji.drawio")
    assert made is not None
    assert made.data


DEEP = 400
"""Lanes in lanes; more than Python recurses through readers that call themselves for each."""


def nested(depth: int) -> bytes:
    """XPDL names what a lane stands in, so a flat file can be deep."""
    lanes = [f'<Lane Id="l{at}" Name="L" ParentLane="l{at + 1}"/>' for at in range(depth)]
    return package(activity("a", "Periksa", WORK, box(200, 60)), "", lanes="".join(lanes))


def test_lanes_in_lanes_come_through_up_to_the_limit_and_are_refused_beyond() -> None:
    made = import_bpmn(nested(MAX_LANE_DEPTH), Findings())
    assert made is not None
    assert made.comparison.kept["lane"] == MAX_LANE_DEPTH
    for depth in (MAX_LANE_DEPTH + 1, DEEP):
        code, message = refusal(nested(depth))
        assert code == "too-deep"
        assert f"lebih dari {MAX_LANE_DEPTH}" in message


def test_swimlanes_in_swimlanes_without_end_come_through() -> None:
    """A chain is followed so far; what is deeper stands in a pool of its own."""
    cells = [
        vertex(f"l{at}", "L", LANE, (0, 0, 900, 900), f"l{at - 1}" if at else "1")
        for at in range(DEEP)
    ]
    step = vertex("a", "Periksa", PLAIN, (9, 9, 100, 60), f"l{DEEP - 1}")
    made = import_bpmn(file_of(*cells, step), Findings(), "uji.drawio")
    assert made is not None
    assert b"Periksa" in made.data


def test_lanes_that_stand_in_each_other_stand_side_by_side() -> None:
    lanes = '<Lane Id="l" Name="A" ParentLane="m"/><Lane Id="m" Name="B" ParentLane="l"/>'
    made = import_bpmn(
        package(activity("a", "Periksa", WORK, box(200, 60)), "", lanes=lanes), Findings()
    )
    assert made is not None
    assert [lane.name for lane in made.definitions.processes[0].lanes] == ["A", "B"]
