"""A title with another name is one changed box on maps of both states, under both names."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.review_unit_maps import unit_pictures
from bpmn_gen.picture.change_signs import CHANGED
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.render.svg.marked_map import write_changed
from tests.content.shipped import processes
from tests.review.overlaid import drawn_pairs
from tests.review.test_titles import NEW as AFTER
from tests.review.test_titles import OLD as BEFORE
from tests.review.test_titles import marks_of, told, words
from tests.review.test_unit_maps import AS_ONE, NETWORK, drawn, sides
from tests.review.test_units import kecamatan, said

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.picture.changed_map import ChangedMap
    from bpmn_gen.picture.figures import Mark

CODE = "CLP.02.01"
NOW = "Kepala Subbagian Penyusunan Program"


@cache
def found() -> dict[str, ChangedMap | ChangedBoard]:
    """The maps of a unit in which one process calls somebody by another name."""
    then = processes(7)
    old = then[CODE]
    first, *others = old.actors
    return drawn(
        *sides(then, {**then, CODE: replace(old, actors=(replace(first, name=NOW), *others))})
    )


def former() -> str:
    """The old name."""
    return processes(7)[CODE].actors[0].name


def marks(title: str) -> list[Mark]:
    """All marks of a map of the unit."""
    board = found()[title]
    assert isinstance(board, ChangedBoard)
    return [mark for panel in board.board.panels for mark in panel.marks]


def test_the_map_of_relations_has_one_changed_box_under_both_names() -> None:
    title = f"Peta relasi CLP.02: {AS_ONE}"
    told = [mark.title for mark in marks(title) if NOW in mark.title]
    assert told == [f"Internal: {NOW} (semula: {former()})"]
    picture = write_changed(found()[title])
    assert picture.count(b'class="changed-disc"') == 1
    assert b"gone-" not in picture.partition(b"</style>")[2]
    assert b'class="new-' not in picture


def test_the_network_has_one_changed_box_under_both_names() -> None:
    title = f"{NETWORK.format('CLP.02')}: {AS_ONE}"
    told = [mark for mark in marks(title) if mark.kind == "pihak" and NOW in mark.title]
    assert [mark.title for mark in told] == [f"Pihak: {NOW} (semula: {former()})"]
    arrows = [mark for mark in marks(title) if mark.kind in ("arah", "terlibat")]
    roles = {figure.role for mark in (*told, *arrows) for figure in mark.figures}
    assert not [role for role in roles if role.startswith(("gone", "new"))]


def test_a_lane_under_another_name_says_both(tmp_path: Path) -> None:
    old, new = kecamatan().processes[CODE], said(CODE)
    key, person = next(iter(new["pelaku"].items()))
    new["pelaku"] = {**new["pelaku"], key: {**person, "sebutan": NOW}}
    made = drawn_pairs(tmp_path, {CODE: old}, {CODE: replace(old, said=new)})[CODE].map
    lanes = {one.id: one.name for process in made.definitions.processes for one in process.lanes}
    [changed] = [key for key, name in lanes.items() if NOW in name]
    assert lanes[changed] == f"{NOW} (semula: {person['sebutan']})"
    assert made.changes.signs[changed].look == CHANGED


@pytest.mark.parametrize("kind", ["Peta subproses", "Peta relasi"])
def test_a_title_of_the_whole_unit_stands_under_both_names_too(kind: str) -> None:
    one = told("pimpinan_unit")
    shown = {picture.title: picture for picture in unit_pictures(one.old, one.new, one.result)}
    joined = [p for title, p in shown.items() if title.startswith(kind) and title.endswith(AS_ONE)]
    assert joined
    for picture in joined:
        assert isinstance(picture, ChangedBoard)
        said = words(marks_of(picture.board))
        assert f"{AFTER} (semula: {BEFORE})" in said.replace("  ", " ")
        assert said.count(BEFORE) == said.count("(semula: ")


def test_who_came_and_who_went_have_the_numbers_and_bold_lines_in_the_network() -> None:
    then = processes(7)
    old = then[CODE]
    first, *others = old.actors
    came = replace(first, key="kasi", name=NOW)
    steps = tuple(
        replace(one, actor="kasi") if one.actor == first.key else one for one in old.steps
    )
    changed = replace(old, actors=(came, *others), steps=steps)
    title = f"{NETWORK.format('CLP.02')}: {AS_ONE}"
    board = drawn(*sides(then, {**then, CODE: changed}))[title]
    assert isinstance(board, ChangedBoard)
    listed = [mark for panel in board.board.panels for mark in panel.marks]
    discs = [mark for mark in listed if any("disc" in one.role for one in mark.figures)]
    looks = {one.role for mark in discs for one in mark.figures if one.role.endswith("-disc")}
    assert looks >= {"new-disc", "gone-disc"}
    for mark in discs:
        assert [one for one in mark.figures if getattr(one, "text", "").strip()]  # a number
    lines = [mark for mark in listed if mark.kind in ("arah", "terlibat") and NOW in mark.title]
    assert lines
    assert {mark.figures[0].role for mark in lines} == {"new-flow"}
