"""A title with another name is told, and marked, wherever it is printed and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.review_unit_maps import unit_pictures
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.portal.changes_page import UnitChanges, process_changes
from bpmn_gen.review.change import Scope
from bpmn_gen.review.details import detailed
from bpmn_gen.review.reasons import Reasons
from bpmn_gen.review.sides import Side
from bpmn_gen.review.units import review
from bpmn_gen.sop.compose import brief_of, compose_sop
from bpmn_gen.sop.document import shown
from bpmn_gen.soundness.proof import compiled
from tests.content.shipped import definitions, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.figures import Mark
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review

OLD, NEW = "Juru Sungging", "Juru Rawat"
"""Titles that nothing else in the definitions holds."""
ROLES = (
    "pimpinan_unit",
    "penilai_kinerja",
    "jf_ahli_muda",
    "ketua_tim",
    "jf_pelaksana",
    "pembina_kepegawaian",
    "tim_kerja",
)
UNIT = "Kecamatan Kroya"
NOWHERE = Ways(frozenset())


@dataclass(frozen=True)
class Told:
    """A unit in which one role has another title now."""

    old: Side
    new: Side
    result: Review

    @property
    def change(self) -> Change:
        """The only change."""
        [change] = self.result.changes
        return change


def side(role: str, title: str) -> Side:
    """The unit when the role has a title."""
    defs = definitions()
    unit = next(one for one in defs.unit if one.nama == UNIT)
    named = unit.model_copy(update={"jabatan": {**unit.jabatan, Text(role): Text(title)}})
    target = Target(defs.tipe_unit[7], named)
    found = resolve(defs, target, Findings())
    return Side(defs, target, {process.code: process for process in found})


@cache
def told(role: str) -> Told:
    """The review of both states."""
    old, new = side(role, OLD), side(role, NEW)
    records = [
        record_resolved(one.defs, one.target, [*one.processes.values()]) for one in (old, new)
    ]
    return Told(old, new, detailed(review(*records), settings("keduanya")))


def words(marks: list[Mark]) -> str:
    """All words of some marks, lines joined by blanks."""
    lines = [getattr(figure, "text", "") for mark in marks for figure in mark.figures]
    return " ".join(filter(None, lines))


def marks_of(board: Board) -> list[Mark]:
    """All marks of a board but those of its sheet."""
    return [mark for panel in board.panels for mark in panel.marks]


def named(model: Definitions) -> str:
    """All names on a map of lanes."""
    pools = [one.name for one in model.collaboration.participants]
    lanes = [lane.name for process in model.processes for lane in process.lanes]
    nodes = [node.name for process in model.processes for node in nodes_in(process)]
    ways = [way.name for process in model.processes for way in process.sequence_flows]
    return " | ".join([*pools, *lanes, *nodes, *ways])


def groups_with(scope: Scope, one: Side) -> set[str]:
    """The processes of level 0 whose map of a kind prints the title."""
    return {group.code for group in one.survey.groups if OLD in printed(scope, one, group)}


def printed(scope: Scope, one: Side, group: ProcessGroup) -> str:
    """All that a map of one process of level 0 prints."""
    if scope is Scope.LEVEL_ONE:
        return named(level_one(one.survey, group))
    make = subprocesses if scope is Scope.SUBPROCESSES else relations
    return words(marks_of(make(one.survey, group, NOWHERE).board()))


def processes_with(scope: Scope, one: Side) -> Iterator[str]:
    """The processes whose map of lanes, or whose SOP, prints the title."""
    for code, process in one.processes.items():
        if scope is Scope.CROSS_FUNCTIONAL:
            said = named(compiled(process, Findings()))
        elif process.is_reference:
            continue
        else:
            made = compose_sop(process, brief_of(process, one.defs), Findings(), endless=True)
            rows = [row for page in made.pages for row in page.rows]
            cells = [cell for row in rows for cell in (row.activity, row.remarks)]
            cells += [cell for row in rows for cell in (row.inputs, row.outputs)]
            lines = (" ".join(shown(line).strip() for line in cell) for cell in cells)
            said = " | ".join([*made.actors, *made.identity.qualifications, *lines])
        if OLD in said:
            yield code


@pytest.mark.parametrize("role", ROLES)
def test_the_objects_of_a_title_are_those_that_print_it(role: str) -> None:
    one = told(role)
    change = one.change
    assert change.sentence == f"jabatan '{OLD}' menjadi '{NEW}'"
    for scope in (Scope.CROSS_FUNCTIONAL, Scope.SOP):
        codes = [touch.code for touch in change.touches if scope in touch.scopes]
        assert codes == [*processes_with(scope, one.old)], scope
    for scope in (Scope.SUBPROCESSES, Scope.RELATIONS, Scope.LEVEL_ONE):
        wanted = sorted(groups_with(scope, one.old))  # in the order of their codes
        name = f"{scope.value.capitalize()} "
        found = [effect.removeprefix(name) for effect in change.effects if effect.startswith(name)]
        assert found == ([", ".join(wanted)] if wanted else []), scope
        assert (scope in change.scopes) == bool(wanted), scope


@pytest.mark.parametrize("role", ROLES)
def test_the_maps_of_a_unit_mark_whatever_bears_the_title(role: str) -> None:
    one = told(role)
    found = {picture.title: picture for picture in unit_pictures(one.old, one.new, one.result)}
    for scope in (Scope.SUBPROCESSES, Scope.RELATIONS):
        name = scope.value.capitalize()
        titles = {title.split(":")[0] for title in found if title.startswith(name)}
        assert titles == {f"{name} {code}" for code in groups_with(scope, one.old)}
    for title, picture in found.items():
        if not isinstance(picture, ChangedBoard) or not title.startswith("Peta relasi"):
            continue
        name = OLD if title.endswith("semula") else NEW
        marks = marks_of(picture.board)
        parties = [mark for mark in marks if mark.kind == "pihak" and name in mark.title]
        signs = [mark for mark in marks if any("changed-frame" in f.role for f in mark.figures)]
        rows = [mark for mark in marks if mark.kind == "row" and name in words(marks)]
        assert len(parties) <= len(signs) <= len(parties) + len(rows), title
        assert not any(mark.kind == "pihak" and mark.title.endswith(OLD) for mark in marks) or (
            name == OLD
        )


def test_every_page_of_a_process_leads_to_the_row_of_the_title_that_touches_it() -> None:
    one = told("ketua_tim")
    found = UnitChanges("Keputusan", one.result.changes, Reasons())
    touched = {touch.code for touch in one.change.touches}
    assert len(touched) > 3
    for code in one.new.processes:
        links = process_changes(found, code, "unit", f"unit/{code}/index.html")
        assert [link.note for link in links] == (["1"] if code in touched else []), code


def test_a_title_that_is_printed_nowhere_touches_nothing() -> None:
    change = told("pejabat_level_2").change
    assert (change.scopes, change.touches, change.effects) == ((), (), ())


def test_without_the_table_of_customers_a_title_is_not_seen_on_peta_subproses() -> None:
    one = told("tim_kerja")
    daerah = settings("keduanya")
    bare = daerah.model_copy(
        update={"peta": daerah.peta.model_copy(update={"sipoc": Text("tidak")})}
    )
    [change] = detailed(replace(one.result), bare).changes
    assert Scope.SUBPROCESSES in told("pimpinan_unit").change.scopes
    assert Scope.SUBPROCESSES not in change.scopes
