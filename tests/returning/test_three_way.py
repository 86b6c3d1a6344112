"""What was changed in the definition since the file was built stays, or is in conflict."""

from __future__ import annotations

from typing import Any

import pytest

from bpmn_gen.difference.outline import outline_of
from bpmn_gen.difference.three_way import Clash, three_way

STEPS = [
    {"id": "a", "kegiatan": "Menulis", "oleh": "x", "waktu": "1 jam"},
    {"id": "b", "kegiatan": "Membaca", "oleh": "x"},
    {"id": "c", "selesai": "Selesai", "oleh": "x"},
]


def said(**changes: dict[str, str]) -> dict[str, Any]:
    """A definition with other values of some steps."""
    steps = [{**step, **changes.get(step["id"], {})} for step in STEPS]
    return {"kode": "X.1", "nama": "Uji", "pelaku": {"x": "Petugas"}, "langkah": steps}


def test_changes_of_different_things_come_together() -> None:
    made, clashes = three_way(
        outline_of(said()),
        outline_of(said(a={"waktu": "2 jam"})),
        outline_of(said(a={"kegiatan": "Menyalin"}, b={"kegiatan": "Meneliti"})),
    )
    assert clashes == []
    assert made.entries["a"].value == {"kegiatan": "Menyalin", "oleh": "x", "waktu": "2 jam"}
    assert made.entries["b"].text == "Meneliti"


def test_the_same_change_on_both_sides_is_no_conflict() -> None:
    side = outline_of(said(a={"waktu": "2 jam"}))
    assert three_way(outline_of(said()), side, side) == (
        three_way(outline_of(said()), side, side)[0], [],
    )  # fmt: skip


def test_two_changes_of_one_thing_are_a_conflict() -> None:
    _, clashes = three_way(
        outline_of(said()),
        outline_of(said(a={"waktu": "2 jam"})),
        outline_of(said(a={"waktu": "3 jam"})),
    )
    assert clashes == [Clash("a", "waktu", "2 jam", "3 jam")]


@pytest.mark.parametrize("ours_flows", [False, True])
def test_one_side_may_change_the_flow(*, ours_flows: bool) -> None:
    flow = said()
    flow["langkah"] = [*STEPS[:1], {"id": "n", "kegiatan": "Mencatat", "oleh": "x"}, *STEPS[1:]]
    words = said(b={"kegiatan": "Meneliti"})
    sides = (flow, words) if ours_flows else (words, flow)
    made, clashes = three_way(outline_of(said()), *map(outline_of, sides))
    assert clashes == []
    assert [*made.entries] == ["a", "n", "b", "c"]
    assert made.entries["b"].text == "Meneliti"


def test_two_new_flows_are_a_conflict() -> None:
    one, two = said(), said()
    one["langkah"] = STEPS[1:]
    two["langkah"] = [STEPS[0], STEPS[2]]
    _, clashes = three_way(*map(outline_of, (said(), one, two)))
    assert clashes == [Clash("", "")]
