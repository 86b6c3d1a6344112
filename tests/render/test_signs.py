"""No line of a text lies on the sign of a kind of work, however long the texts are."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.lower import lower
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.model import elements as bpmn
from bpmn_gen.picture.figures import Box, Mark, TextLine
from bpmn_gen.picture.scene import compose
from tests.layout.models import WORDS, random_definitions
from tests.maps.shipped import TYPES, survey
from tests.render.sign_gates import texts_on_tags, texts_on_viewer_signs

if TYPE_CHECKING:
    from bpmn_gen.model.elements import Definitions, FlowNode

TASKS = (
    bpmn.UserTask,
    bpmn.UserTask,
    bpmn.ManualTask,
    bpmn.ServiceTask,
    bpmn.SendTask,
    bpmn.ReceiveTask,
)
F4 = PAPERS["F4"]


def _long_text(rng: Random, letters: int) -> str:
    """A sentence of about so many letters."""
    text = ""
    while len(text) < letters:
        text += f"{rng.choice(WORDS)} "
    return text.strip().capitalize()


def _long_worded(seed: int) -> Definitions:
    """A random process whose activities, of all kinds, have names of up to 160 letters."""
    rng = Random(seed)
    model = random_definitions(rng, size=rng.choice((3, 8, 14)), lanes=rng.randint(1, 4))
    (process,) = model.processes
    least, most = rng.choice(((30, 70), (60, 100), (90, 160)))
    nodes = tuple(_reworded(node, rng, rng.randint(least, most)) for node in process.flow_nodes)
    return replace(model, processes=(replace(process, flow_nodes=nodes),))


def _reworded(node: FlowNode, rng: Random, letters: int) -> FlowNode:
    """An activity of any kind with a text of some length; others stay as they are."""
    if not isinstance(node, bpmn.UserTask):
        return node
    text = _long_text(rng, letters)
    kind = rng.choice((*TASKS, None))
    if kind is None:
        return bpmn.CallActivity(
            id=node.id, name=f"CLP.03.01 {text}", called_element="p", called_code="CLP.03.01"
        )
    return kind(id=node.id, name=text)


@pytest.mark.parametrize("number", TYPES)
def test_no_text_of_a_shipped_map_lies_on_a_sign(number: int) -> None:
    """In our drawing and in that of bpmn-js."""
    for process in survey(number).resolved:
        definitions = lower(process)
        drawing = lay_out(definitions)
        assert texts_on_tags(compose(definitions, drawing, {})) == []
        assert texts_on_viewer_signs(drawing) == []


@pytest.mark.parametrize("seed", range(60))
def test_no_long_text_lies_on_a_sign(seed: int) -> None:
    """Nor on the pages of the map, which other programs take from the same drawing."""
    definitions = _long_worded(seed)
    drawing = lay_out(definitions)
    assert texts_on_viewer_signs(drawing) == []
    assert texts_on_tags(compose(definitions, drawing, {})) == []
    if seed < 10:
        for page in cut_into_pages(drawing, F4, F4.standing()):
            assert texts_on_tags(compose(definitions, page.drawing, {})) == []


def test_the_judge_sees_a_line_on_a_tag() -> None:
    """A line that reaches the lower border of a tag is found, one below it is not."""
    tag = Box(Bounds(8.0, -4.5, 18.0, 14.0), "tag")
    for base, found in ((17.0, ["Menyusun laporan"]), (19.0, [])):
        line = TextLine(Point(56.0, base), "Menyusun laporan", "text", 12.0)
        assert texts_on_tags([Mark((tag, line))]) == found
