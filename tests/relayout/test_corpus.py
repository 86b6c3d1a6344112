"""The reference models of the interchange working group, laid out again, pass the judge."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.layout.judge import load_judge, missed

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "miwg"
MODELS = sorted(CORPUS.glob("*.bpmn"))
JUDGE = load_judge()
DI = "{http://www.omg.org/spec/BPMN/20100524/DI}BPMNDiagram"
DIAGONAL = "nonorthogonal_segments"

pytestmark = pytest.mark.skipif(not MODELS or JUDGE is None, reason="the corpus is not here")


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_no_gate_is_missed(path: Path) -> None:
    """Every reference model gets a diagram without defects."""
    assert JUDGE is not None
    assert missed(JUDGE, relayout(path.read_bytes(), Findings())) == {}


@pytest.mark.parametrize("path", MODELS, ids=lambda path: path.stem)
def test_everything_but_the_diagrams_comes_through(path: Path) -> None:
    """Elements, attributes, order and extensions stay as they were."""
    before = etree.fromstring(path.read_bytes())
    after = etree.fromstring(relayout(path.read_bytes(), Findings()))
    for root in (before, after):
        for diagram in root.findall(DI):
            root.remove(diagram)
    old, new = ([*root.iter()] for root in (before, after))
    assert [item.tag for item in old] == [item.tag for item in new]
    assert [dict(item.attrib) for item in old] == [dict(item.attrib) for item in new]
    assert [(item.text or "").strip() for item in old] == [(i.text or "").strip() for i in new]


def test_equal_files_give_equal_bytes() -> None:
    """Nothing but the file decides."""
    data = MODELS[-1].read_bytes()
    assert relayout(data, Findings()) == relayout(data, Findings())
