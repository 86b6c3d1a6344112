"""Any number of boundary events stands on a host, and none lies on another or on its name."""

from __future__ import annotations

from itertools import combinations

import pytest
from lxml import etree

from bpmn_gen.drawing.geometry import Bounds
from tests.relayout.test_lines import box, laid_out

NAMES = {
    "no names": "",
    "short names": "Batas",
    "long names": "Tenggat pemeriksaan terlampaui",
}
TASK = '<task id="t" name="Memeriksa berkas"/>'
SUB_PROCESS = '<subProcess id="t" name="Memeriksa"><task id="k" name="Meneliti"/></subProcess>'


def with_guests(number: int, name: str, host: str, *, led: bool) -> str:
    """A process with so many boundary events on one host, each with a flow of its own or none."""
    flow = '<sequenceFlow id="f" sourceRef="s" targetRef="t"/>'
    parts = [f'<process id="p"><startEvent id="s"/>{flow}{host}']
    for one in range(number):
        title = f"{name} {one}" if name else ""
        parts.append(
            f'<boundaryEvent id="b{one}" name="{title}" attachedToRef="t">'
            "<timerEventDefinition/></boundaryEvent>"
        )
        if led:
            parts.append(
                f'<endEvent id="e{one}"/><sequenceFlow id="g{one}" sourceRef="b{one}" '
                f'targetRef="e{one}"/>'
            )
    return "".join(parts) + "</process>"


def label(data: bytes, ident: str) -> Bounds | None:
    """The bounds of the name of an element."""
    shape = f".//{{*}}BPMNShape[@bpmnElement='{ident}']"
    found = etree.fromstring(data).find(f"{shape}/{{*}}BPMNLabel/{{*}}Bounds")
    if found is None:
        return None
    return Bounds(*(float(found.get(key, "nan")) for key in ("x", "y", "width", "height")))


def meet(one: Bounds, two: Bounds) -> bool:
    """Whether two boxes share more than a border."""
    return (
        one.x < two.right and two.x < one.right and one.y < two.bottom and two.y < one.bottom
    )  # fmt: skip


@pytest.mark.parametrize("led", [True, False], ids=["with flows", "without flows"])
@pytest.mark.parametrize("host", [TASK, SUB_PROCESS], ids=["task", "sub-process"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("number", [2, 3, 5, 8, 13])
def test_no_boundary_event_lies_on_another(number: int, name: str, host: str, *, led: bool) -> None:
    data = laid_out(with_guests(number, name, host, led=led))
    guests = [f"b{one}" for one in range(number)]
    boxes = {guest: box(data, guest) for guest in guests}
    names = {guest: label(data, guest) for guest in guests}
    around = box(data, "t")
    for guest, where in boxes.items():
        assert where.center.y in (around.y, around.bottom)
        assert around.x <= where.x
        assert where.right <= around.right
        assert (names[guest] is None) == (not name)
    for one, two in combinations(guests, 2):
        assert not meet(boxes[one], boxes[two])
    for one, title in names.items():
        for two in guests:
            assert title is None or not meet(title, boxes[two]), (one, two)
            other = names[two]
            assert title is None or other is None or one == two or not meet(title, other)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_host_of_few_keeps_its_usual_size(number: int) -> None:
    data = laid_out(with_guests(number, "Batas", TASK, led=True))
    assert (box(data, "t").width, box(data, "t").height) == (100, 80)
