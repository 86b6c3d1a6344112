"""The portable BPMN file: valid, complete, in the order that strict readers demand."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN, BPMNDI, DC, DI, PREFIXES
from bpmn_gen.bpmn_file.writer import write_bpmn
from tests.render.example import drawing_of, example

HOSTILE = "Surat \"A\" & <b>'x'</b> ]]> &amp; – ½ {x} \\n 漢字 🙂"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, _PARSER)


def _attributes(root: etree._Element, name: str) -> list[str]:
    return [str(item.attrib[name]) for item in root.iter() if name in item.attrib]


def _root() -> etree._Element:
    definitions = example()
    return _parse(write_bpmn(definitions, drawing_of(definitions)))


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OMG schema that SpiffWorkflow ships."""
    package = pytest.importorskip("SpiffWorkflow.bpmn.parser")
    path = files(package) / "schema" / "BPMN20.xsd"
    return etree.XMLSchema(etree.parse(str(path)))


def test_the_file_is_valid_against_the_omg_schema(schema: etree.XMLSchema) -> None:
    """Nothing in the file is unknown to BPMN 2.0 or out of its order."""
    schema.assertValid(_root())


def test_hostile_text_survives_the_round_trip(schema: etree.XMLSchema) -> None:
    """Names and documentation come back as they were, whatever markup they look like."""
    definitions = example(surat=HOSTILE, dasar=HOSTILE)
    root = _parse(write_bpmn(definitions, drawing_of(definitions)))
    schema.assertValid(root)
    task = root.find(f".//{{{BPMN}}}userTask[@id='surat']")
    assert task is not None
    assert task.get("name") == HOSTILE
    assert task.findtext(f"{{{BPMN}}}documentation") == HOSTILE


@given(st.text(st.characters(), max_size=40))
def test_any_text_at_all_gives_a_well_formed_file(text: str) -> None:
    """Control characters, lone surrogates and line ends in a name break nothing."""
    definitions = example(surat=text, dasar=text)
    root = _parse(write_bpmn(definitions, drawing_of(definitions)))
    task = root.find(f".//{{{BPMN}}}userTask[@id='surat']")
    assert task is not None
    assert not re.search(r"[\n\r\t]", task.get("name", ""))


def test_ids_are_unique_in_the_file_diagram_included() -> None:
    """No two elements share an id, whether they mean something or only draw it."""
    ids = _attributes(_root(), "id")
    assert len(ids) > 40
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}", item) for item in ids)


def test_every_element_is_drawn_once() -> None:
    """Each pool, lane, node, flow and group has a shape or an edge of its own."""
    root = _root()
    drawn = _attributes(root, "bpmnElement")
    kinds = "participant lane startEvent endEvent userTask manualTask exclusiveGateway callActivity"
    kinds += " sequenceFlow group"
    meant = [
        str(item.get("id")) for kind in kinds.split() for item in root.iter(f"{{{BPMN}}}{kind}")
    ]
    assert len(meant) == 1 + 2 + 8 + 8 + 2
    assert sorted(drawn) == sorted([*meant, "kolaborasi"])


def test_waypoints_and_bounds_are_those_of_the_drawing() -> None:
    """The diagram says exactly what layout decided, in whole numbers where they are whole."""
    definitions = example()
    drawing = drawing_of(definitions)
    root = _parse(write_bpmn(definitions, drawing))
    for edge in drawing.edges:
        item = root.find(f".//{{{BPMNDI}}}BPMNEdge[@bpmnElement='{edge.element_id}']")
        assert item is not None
        points = [
            (float(point.attrib["x"]), float(point.attrib["y"]))
            for point in item.iter(f"{{{DI}}}waypoint")
        ]
        assert points == [tuple(point) for point in edge.waypoints]
    bounds = root.find(f".//{{{BPMNDI}}}BPMNShape[@bpmnElement='surat']/{{{DC}}}Bounds")
    assert bounds is not None
    assert bounds.values() == ["280", "110", "110", "80"]


def test_a_process_lists_lanes_first_and_groups_last() -> None:
    """Strict readers refuse a process in any other order."""
    process = _root().find(f"{{{BPMN}}}process")
    assert process is not None
    names = [etree.QName(item).localname for item in process]
    assert names[:2] == ["documentation", "laneSet"]
    assert names[-2:] == ["group", "group"]
    assert process.get("isExecutable") == "false"


def test_a_node_lists_documentation_then_incoming_then_outgoing() -> None:
    """The flows at both ends of a node are named in it, after its documentation."""
    task = _root().find(f".//{{{BPMN}}}userTask[@id='surat']")
    assert task is not None
    children = [(etree.QName(item).localname, item.text) for item in task]
    assert children == [
        ("documentation", "Dasar: Pasal 13 ayat (5)"),
        ("incoming", "mulai_ke_surat"),
        ("outgoing", "surat_ke_gabung"),
    ]


def test_the_root_holds_collaboration_process_category_and_diagram_in_order() -> None:
    """The plane shows the collaboration, else readers drop the pool."""
    root = _root()
    names = [etree.QName(item).localname for item in root]
    assert names == ["collaboration", "process", "category", "BPMNDiagram"]
    plane = root.find(f".//{{{BPMNDI}}}BPMNPlane")
    assert plane is not None
    assert plane.get("bpmnElement") == "kolaborasi"
    assert root.nsmap == PREFIXES


def test_a_phase_is_a_group_named_by_a_category_value() -> None:
    """A group has no name of its own in BPMN."""
    root = _root()
    group = root.find(f".//{{{BPMN}}}group")
    assert group is not None
    assert "name" not in group.attrib
    value = root.find(f".//{{{BPMN}}}categoryValue[@id='{group.get('categoryValueRef')}']")
    assert value is not None
    assert value.get("value") == "Perencanaan"


def test_pools_and_lanes_lie_and_decisions_show_their_cross() -> None:
    """Readers would otherwise stand the pool upright and draw empty diamonds."""
    root = _root()
    shapes: dict[str, etree._Element] = {
        str(item.get("bpmnElement")): item for item in root.iter(f"{{{BPMNDI}}}BPMNShape")
    }
    assert all(shapes[key].get("isHorizontal") == "true" for key in ("kecamatan", "pemohon"))
    assert shapes["setuju"].get("isMarkerVisible") == "true"
    assert "isMarkerVisible" not in shapes["surat"].attrib
