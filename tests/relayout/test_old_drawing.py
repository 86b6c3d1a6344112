"""What the old drawing showed and a file does not say: the order of lanes; frames of no members."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.relayout.test_lines import box, laid_out

SPACES = (
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"'
)
LANES = ("Staf", "Kepala", "Sekretaris")


def drawn_lanes(places: dict[str, tuple[int, int, int, int]]) -> bytes:
    """A file that lists three lanes and shows some of them at these places."""
    lanes = "".join(
        f'<lane id="{name}"><flowNodeRef>t{name}</flowNodeRef></lane>' for name in LANES
    )
    tasks = "".join(f'<task id="t{name}"/>' for name in LANES)
    shapes = "".join(
        f'<bpmndi:BPMNShape bpmnElement="{name}">'
        f'<dc:Bounds x="{x}" y="{y}" width="{w}" height="{h}"/></bpmndi:BPMNShape>'
        for name, (x, y, w, h) in places.items()
    )
    return laid_out(
        f'<process id="p"><laneSet id="l">{lanes}</laneSet>{tasks}</process>'
        f'<bpmndi:BPMNDiagram {SPACES}><bpmndi:BPMNPlane bpmnElement="p">{shapes}'
        "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>"
    )


def from_the_top(data: bytes) -> list[str]:
    """The lanes of a drawing."""
    return sorted(LANES, key=lambda name: box(data, name).y)


@pytest.mark.parametrize(
    "wanted", [LANES, ("Kepala", "Sekretaris", "Staf"), ("Sekretaris", "Staf", "Kepala")]
)
def test_lanes_keep_the_order_in_which_they_were_drawn(wanted: tuple[str, ...]) -> None:
    level = {name: (0, 100 * place, 600, 100) for place, name in enumerate(wanted)}
    upright = {name: (100 * place, 0, 100, 600) for place, name in enumerate(wanted)}
    assert from_the_top(drawn_lanes(level)) == list(wanted)
    assert from_the_top(drawn_lanes(upright)) == list(wanted)


def test_lanes_that_were_not_all_drawn_keep_the_order_of_the_file() -> None:
    assert from_the_top(drawn_lanes({"Kepala": (0, 0, 600, 100)})) == list(LANES)
    assert from_the_top(drawn_lanes({})) == list(LANES)


def test_frames_of_groups_without_members_stand_apart() -> None:
    groups = "".join(f'<group id="g{one}"/>' for one in range(4))
    data = laid_out(f'<process id="p"><task id="t"/>{groups}</process>')
    frames = [box(data, f"g{one}") for one in range(4)]
    assert all(one.right < two.x for one, two in combinations(frames, 2))
    assert all(frame.bottom <= box(data, "t").y for frame in frames)


def test_a_sub_process_with_a_plane_of_its_own_stays_shut() -> None:
    """Its shape need not say so; its content is drawn on a plane of its own again."""

    def plane(of: str, *shown: str) -> str:
        shapes = "".join(
            f'<bpmndi:BPMNShape bpmnElement="{name}">'
            '<dc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape>'
            for name in shown
        )
        inner = f'<bpmndi:BPMNPlane bpmnElement="{of}">{shapes}</bpmndi:BPMNPlane>'
        return f"<bpmndi:BPMNDiagram {SPACES}>{inner}</bpmndi:BPMNDiagram>"

    body = '<process id="p"><subProcess id="u"><task id="a"/><task id="b"/></subProcess></process>'
    apart = laid_out(body + plane("p", "u") + plane("u", "a", "b"))
    assert apart.count(b"<bpmndi:BPMNPlane ") == 2
    assert (box(apart, "u").width, box(apart, "u").height) == (100, 80)
    together = laid_out(body + plane("p", "u", "a", "b"))
    assert together.count(b"<bpmndi:BPMNPlane ") == 1
    assert box(together, "u").width > box(together, "a").width
