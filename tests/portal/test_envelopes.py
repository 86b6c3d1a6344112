"""The envelopes of messages on a map open what is told of the step that sends or awaits them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.model.elements import Event
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.model.letters import letters
from bpmn_gen.soundness.proof import compiled
from tests.content.shipped import processes

PAGE = "tipe-07/CLP.02.03/index.html"


@pytest.mark.parametrize("number", [1, 7])
def test_each_message_event_belongs_to_a_step_of_its_process(number: int) -> None:
    found: dict[tuple[str, str], str] = {}
    for process in processes(number).values():
        model = compiled(process, Findings())
        whose, steps = letters(model), {step.id for step in process.walk()}
        nodes = [node for scope in model.processes for node in nodes_in(scope)]
        events = [node.id for node in nodes if isinstance(node, Event) and node.message_ref]
        assert {*events} == {*whose}, process.code
        assert {*whose.values()} <= steps, process.code
        found |= {(process.code, event): step for event, step in whose.items()}
    assert found["CLP.02.03", "teruskan_kirim"] == "teruskan"  # behind the step that sends
    assert found["CLP.02.03", "setuju_dituju_mulai"] == "setuju_dituju"  # before that which waits
    assert found["CLP.02.03", "tidak_tersedia_kabar"] == "tersedia"  # at the other end


def test_the_page_tells_where_envelopes_stand(portal: Path) -> None:
    page = (portal / PAGE).read_text("utf-8")
    listed = re.search(r'data-amplop="([^"]+)"', page)
    assert listed
    told = [one.split(" ") for one in listed[1].split(";")]
    assert ["teruskan_kirim", "teruskan"] in [one[:2] for one in told]
    assert all(f'id="langkah-{step}"' in page for _, step, *_ in told)
    other = (portal / "tipe-07/CLP.02.02/index.html").read_text("utf-8")
    assert "data-amplop" not in other  # where nothing is sent


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["laptop", "phone"])
def test_a_click_on_an_envelope_opens_its_step(
    portal: Path, browse: Callable[..., Any], size: tuple[int, int]
) -> None:
    told = browse("envelopes.mjs", portal.resolve(), *map(str, size), pages=[PAGE])
    assert (told["trouble"], told["axe"], told["overflow"]) == ([], [], [])
    assert len(told["envelopes"]) > 5
    for title, opened, text, chosen in told["envelopes"]:
        assert (title, chosen) == (opened, 1)
        assert text
    assert len({opened for _, opened, *_ in told["envelopes"]}) > 3
    assert told["size"] >= 24  # large enough for a finger on any screen
    assert told["printed"] == 0
