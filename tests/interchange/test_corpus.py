"""The reference models of the interchange working group: read, written, compared."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files as resources
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import Imported, import_bpmn
from bpmn_gen.relayout import relayout
from tests.interchange.counting import words
from tests.interchange.golden import GOLDEN, MODELS, summary
from tests.layout.judge import NOT_GATES, load_judge

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(not MODELS, reason="the corpus is not here")

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
KEPT = (
    "process collaboration participant lane flowNodeRef sequenceFlow messageFlow message signal "
    "error escalation group textAnnotation association task userTask manualTask serviceTask "
    "sendTask receiveTask scriptTask businessRuleTask callActivity subProcess transaction "
    "adHocSubProcess startEvent endEvent intermediateCatchEvent intermediateThrowEvent "
    "boundaryEvent exclusiveGateway parallelGateway inclusiveGateway complexGateway "
    "eventBasedGateway messageEventDefinition timerEventDefinition signalEventDefinition "
    "errorEventDefinition escalationEventDefinition compensateEventDefinition "
    "conditionalEventDefinition linkEventDefinition terminateEventDefinition "
    "cancelEventDefinition timeDate timeDuration timeCycle standardLoopCharacteristics "
    "multiInstanceLoopCharacteristics incoming outgoing categoryValue text"
).split()
"""Kinds of which no element may be lost."""
PRECIOUS = (
    "sourceRef",
    "targetRef",
    "attachedToRef",
    "processRef",
    "calledElement",
    "cancelActivity",
)


def imported(path: Path) -> Imported:
    made = import_bpmn(path.read_bytes(), Findings(), path.name)
    assert made is not None
    return made


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_as_many_elements_of_every_known_kind_come_out(path: Path) -> None:
    """Counted on the XML itself, without the program's own comparison."""
    before = etree.fromstring(path.read_bytes())
    after = etree.fromstring(imported(path).data)
    counts = [Counter(item.tag for item in root.iter(etree.Element)) for root in (before, after)]
    merged = {"collaboration", "association"}  # planes of one drawing; lines to papers
    # Nodes that no lane lists are listed in the one in which they are drawn.
    assert counts[1][BPMN + "flowNodeRef"] >= counts[0][BPMN + "flowNodeRef"]
    for kind in set(KEPT) - merged - {"flowNodeRef"}:
        assert counts[1][BPMN + kind] == counts[0][BPMN + kind], kind


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_names_documentation_and_ends_stay(path: Path) -> None:
    """Element by element, by id."""
    before = etree.fromstring(path.read_bytes())
    after = {item.get("id"): item for item in etree.fromstring(imported(path).data).iter("{*}*")}
    compared = 0
    for old in before.iter(*(BPMN + kind for kind in KEPT)):
        new = after.get(old.get("id")) if old.get("id") else None
        if new is None:
            continue
        compared += 1
        assert new.tag == old.tag
        assert " ".join((old.get("name") or "").split()) == (new.get("name") or "")
        for text in old.findall(f"{BPMN}documentation"):
            told = new.findtext(f"{BPMN}documentation") or ""
            assert words("".join(map(str, text.itertext()))) in words(told)
        for name in PRECIOUS:
            value = (old.get(name) or "").rpartition(":")[2]
            if value and (name, value) != ("cancelActivity", "true"):
                assert new.get(name) == value
    assert compared > 8


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_what_is_written_is_valid_and_stays_the_same(path: Path) -> None:
    """Against the OMG's schema; importing our own file changes nothing any more."""
    schema_file = resources("SpiffWorkflow.bpmn.parser") / "schema" / "BPMN20.xsd"
    schema = etree.XMLSchema(etree.parse(str(schema_file)))
    made = imported(path)
    assert schema.validate(etree.fromstring(made.data)), str(schema.error_log)
    again = import_bpmn(made.data, Findings())
    assert again is not None
    assert again.data == made.data
    assert again.comparison.is_whole


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
@pytest.mark.parametrize("anew", [False, True])
def test_the_drawing_is_no_worse(path: Path, *, anew: bool) -> None:
    """The judge finds no defect that the author's own drawing does not have.

    Where the names lose line breaks that the author put into them, labels may lie otherwise.
    """
    judge = load_judge()
    if judge is None:
        pytest.skip("the independent judge is not here")
    data = path.read_bytes()
    made = import_bpmn(data, Findings(), anew=anew)
    assert made is not None
    before, after = judge.measure(data), judge.measure(made.data)
    broken = b"&#10;" in data or b"&#xA;" in data
    for gate in judge.DEFECTS:
        if gate not in NOT_GATES and not (broken and gate.startswith("label_") and not anew):
            assert after[gate] <= (0 if anew else before[gate]), gate


def test_the_report_of_all_models_is_the_one_that_was_looked_through() -> None:
    """Any element that is kept or lost otherwise than before shows here."""
    assert summary() == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_a_model_is_laid_out_as_the_file_that_is_written_of_it(path: Path) -> None:
    """Laying out the model or the written file gives the same places."""
    made = import_bpmn(path.read_bytes(), Findings(), anew=True)
    assert made is not None
    again = relayout(made.data, Findings())
    assert _places(made.data) == _places(again)


def _places(data: bytes) -> list[tuple[str | None, list[list[tuple[object, object]]]]]:
    """What is drawn where, in the order of the file."""
    drawn = etree.fromstring(data).iter("{*}BPMNShape", "{*}BPMNEdge")
    return [
        (
            one.get("bpmnElement"),
            [list(at.attrib.items()) for at in one.iter("{*}Bounds", "{*}waypoint")],
        )
        for one in drawn
    ]
