"""What was changed in the definition since the file was built stays, or is in conflict."""

from __future__ import annotations

from typing import Any

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.difference.edits import EditKind, edits_between
from bpmn_gen.difference.outline import Outline, outline_of
from bpmn_gen.difference.three_way import Clash, three_way
from bpmn_gen.returning.lens import outline_of_model
from tests.returning.edits import edited
from tests.returning.rounds import model_of, own_definitions, processes

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


def flowing(*keys: str) -> Outline:
    """The steps with some of these keys, new ones among them, one behind the other."""
    known = {step["id"]: step for step in STEPS}
    new = {"kegiatan": "Mencatat", "oleh": "x"}
    return outline_of(said() | {"langkah": [known.get(key, {"id": key, **new}) for key in keys]})


def test_new_flows_come_together_where_they_are_apart() -> None:
    made, clashes = three_way(
        flowing("a", "b", "c"), flowing("n", "a", "b", "c"), flowing("a", "c")
    )
    assert clashes == []
    assert [*made.entries] == ["n", "a", "c"]
    assert [entry.next for entry in made.entries.values()] == ["a", "c", ""]


def test_two_new_steps_at_one_place_are_a_conflict() -> None:
    sides = (flowing("a", "m", "b", "c"), flowing("a", "n", "b", "c"))
    assert three_way(flowing("a", "b", "c"), *sides)[1] == [Clash("a", "")]


def test_a_step_that_one_side_changed_and_the_other_took_out_is_a_conflict() -> None:
    one = outline_of(said(b={"kegiatan": "Meneliti"}))
    assert three_way(flowing("a", "b", "c"), one, flowing("a", "c"))[1] == [Clash("b", "")]


def facts(old: Outline, new: Outline) -> set[tuple[str, str, str, str]]:
    """All differences but the order of lanes, which needs no step."""
    return {
        (str(edit.kind), edit.key, edit.field, str(edit.after))
        for edit in edits_between(old, new)
        if edit.kind is not EditKind.ACTORS_ORDERED
    }


@pytest.mark.parametrize("seed", range(14))
def test_two_random_edits_come_together_as_both_or_are_told(seed: int) -> None:
    catalogue = Catalogue.of(own_definitions())
    model = model_of(processes()[seed][1], frozenset(), for_engine=False)
    origin, ours, theirs = (
        outline_of_model(one, catalogue)
        for one in (model, *(edited(model, seed + more, 1).definitions for more in (0, 1000)))
    )
    (made, clashes), (back, others) = (
        three_way(origin, ours, theirs),
        three_way(origin, theirs, ours),
    )
    assert bool(clashes) == bool(others)
    if not clashes:
        assert facts(origin, made) == facts(origin, ours) | facts(origin, theirs)
        assert facts(made, back) == set()
