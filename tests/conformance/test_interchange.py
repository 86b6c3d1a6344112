"""Every file keeps the rules that schemas and linters do not know; every rule finds its mistake."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from bpmn_gen.bpmn_file.writer import write_bpmn
from tests.conformance import interchange
from tests.conformance.bpmn import MODEL, File
from tests.render.example import drawing_of, example

Change = Callable[[File], None]


@pytest.mark.parametrize("rule", interchange.RULES, ids=lambda rule: rule.__name__)
def test_every_file_keeps(rule: interchange.Rule, files: list[File]) -> None:
    found = {str(file.path): list(rule(file)) for file in files}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.fixture
def good(tmp_path: Path) -> File:
    """A file made of a hand-drawn example."""
    definitions = example()
    path = tmp_path / "example.bpmn"
    path.write_bytes(write_bpmn(definitions, drawing_of(definitions)))
    return File(path)


def set_attribute(xpath: str, name: str, value: str) -> Change:
    """A mistake in one attribute."""

    def change(file: File) -> None:
        file.find(xpath)[0].set(name, value)

    return change


def drop(xpath: str) -> Change:
    """A missing element."""

    def change(file: File) -> None:
        item = file.find(xpath)[0]
        parent = item.getparent()
        assert parent is not None
        parent.remove(item)

    return change


def double(xpath: str) -> Change:
    """The first element again, in the place of the second: a node in two lanes and the like."""

    def change(file: File) -> None:
        first, second = file.find(xpath)[:2]
        second.addnext(etree.fromstring(etree.tostring(first)))

    return change


def rename(xpath: str, name: str) -> Change:
    """An element of another kind."""

    def change(file: File) -> None:
        file.find(xpath)[0].tag = f"{{{MODEL}}}{name}"

    return change


def write(xpath: str, text: str) -> Change:
    """Another text."""

    def change(file: File) -> None:
        file.find(xpath)[0].text = text

    return change


MISTAKES: list[tuple[interchange.Rule, Change]] = [
    (interchange.ids, set_attribute("//bpmn:lane", "id", "lane-é")),
    (interchange.ids, set_attribute("//bpmn:lane[1]", "id", "surat")),
    (interchange.head, set_attribute("/bpmn:definitions", "exporter", "")),
    (interchange.only_bpmn, set_attribute("//bpmn:process", "isExecutable", "true")),
    (interchange.only_bpmn, set_attribute("//bpmn:exclusiveGateway", "default", "x")),
    (interchange.only_bpmn, write("//bpmn:documentation", "${hasil}")),
    (interchange.order, double("/bpmn:definitions/bpmn:collaboration | //bpmndi:BPMNDiagram")),
    (interchange.plane, set_attribute("//bpmndi:BPMNPlane", "bpmnElement", "CLP_02_02")),
    (interchange.plane, drop("//bpmn:participant")),
    (interchange.lanes, double("//bpmn:flowNodeRef")),
    (interchange.lanes, drop("//bpmn:flowNodeRef")),
    (interchange.stacking, set_attribute("//bpmndi:BPMNShape", "isHorizontal", "false")),
    (interchange.both_ends, drop("//bpmn:incoming")),
    (interchange.both_ends, drop("//bpmn:outgoing")),
    (interchange.drawn, drop("//bpmndi:BPMNShape[@bpmnElement='mulai']")),
    (interchange.drawn, drop("//bpmndi:BPMNEdge")),
    (interchange.drawn, set_attribute("//di:waypoint", "x", "1")),
    (interchange.sizes, set_attribute("//*[@bpmnElement='surat']/dc:Bounds", "width", "99")),
    (interchange.free_space, set_attribute("//*[@bpmnElement='mulai']/dc:Bounds", "x", "1")),
    (interchange.names, set_attribute("//bpmn:lane", "name", "")),
    (interchange.names, set_attribute("//bpmn:lane", "name", "dua\nbaris")),
    (interchange.names, drop("//bpmndi:BPMNLabel/dc:Bounds")),
    (interchange.gateways, set_attribute("//bpmn:sequenceFlow[@name='Ya']", "name", "Tidak")),
    (interchange.flow_nodes_known, rename("//bpmn:manualTask", "transaction")),
]


@pytest.mark.parametrize("rule", interchange.RULES, ids=lambda rule: rule.__name__)
def test_a_good_file_passes(rule: interchange.Rule, good: File) -> None:
    assert list(rule(good)) == []


@pytest.mark.parametrize(("rule", "change"), MISTAKES)
def test_a_mistake_is_found(rule: interchange.Rule, change: Change, good: File) -> None:
    change(good)
    try:
        found = list(rule(good))
    except KeyError as error:  # the rule looked for what the mistake took away
        found = [str(error)]
    assert found
