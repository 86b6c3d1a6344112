"""The maps of a unit that show a change, as they were and as they are: subproses, relasi, level 1.

A map is shown where a change of its kind touches it.  The boxes of processes that changed have a
frame and the numbers of the changes in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout import lay_out
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import UnitSurvey, Ways
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.change_signs import Sign
from bpmn_gen.picture.changed_board import ChangedBoard, changed_board
from bpmn_gen.picture.changed_map import ChangedMap, MapChanges
from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.review.change import Scope, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review

_PREFIXES: Final = {
    Scope.SUBPROCESSES: "proses",
    Scope.RELATIONS: "relasi",
    Scope.LEVEL_ONE: "panggil",
}
"""How the ids of the boxes of processes begin on each kind of map."""
_LOOKS: Final = {
    UnitKind.PROCESS_ADDED.value: "baru",
    UnitKind.PROCESS_REMOVED.value: "dihapus",
    UnitKind.PROCESS_REGROUPED.value: "pindah",
}
"""How the box of a process is marked, where it is not merely changed."""


@dataclass(frozen=True)
class Side:
    """A unit in one of two states."""

    defs: DefinitionSet
    """As the unit sees them."""
    target: Target
    processes: Mapping[str, ResolvedProcess]

    @cached_property
    def survey(self) -> UnitSurvey:
        """What its maps start from."""
        return UnitSurvey(self.defs, self.target, tuple(self.processes.values()))

    @cached_property
    def groups(self) -> dict[str, ProcessGroup]:
        """Its processes of level 0 by code."""
        return {group.code: group for group in self.survey.groups}


def unit_pictures(old: Side, new: Side, result: Review) -> Iterator[tuple[str, bytes]]:
    """The maps that show a change, each as it was and as it is, with their titles."""
    codes = list(dict.fromkeys([*new.groups, *old.groups]))
    onward = {one.old.code: code for code, one in result.compared.items()}
    for scope in _PREFIXES:
        for code in codes:
            seen = _touching(scope, code, (old, new), result)
            if not seen:
                continue
            for side, word in ((old, "semula"), (new, "menjadi")):
                if code in side.groups:
                    renamed = {new_code: old_code for old_code, new_code in onward.items()}
                    signs = _signs(scope, seen, renamed if side is old else {})
                    title = f"{scope.value.capitalize()} {code}: {word}"
                    yield title, _drawn(scope, side, side.groups[code], signs)


def _touching(
    scope: Scope, group: str, sides: tuple[Side, Side], result: Review
) -> dict[int, Change]:
    """The changes, by their numbers, that a map of one kind and one process of level 0 shows."""
    inside = {
        process.code
        for side in sides
        if group in side.groups
        for process in side.groups[group].processes
    }
    inside |= {result.compared[code].old.code for code in inside & result.compared.keys()}
    return {
        number: one
        for number, one in enumerate(result.changes, 1)
        if scope in one.scopes and (one.code in inside or one.key.startswith(f"peta/{group}/"))
    }


def _signs(
    scope: Scope, changes: Mapping[int, Change], renamed: Mapping[str, str]
) -> dict[str, Sign]:
    """The signs at the boxes of processes; ``renamed`` has the codes of this side by the newer."""
    found: dict[str, Sign] = {}
    for number, one in changes.items():
        if not one.code:
            continue
        key = f"{_PREFIXES[scope]}_{slug(renamed.get(one.code, one.code))}"
        told = f"{found[key].number}, {number}" if key in found else str(number)
        found[key] = Sign(_LOOKS.get(one.kind, "berubah"), told)
    return found


def _drawn(scope: Scope, side: Side, group: ProcessGroup, signs: Mapping[str, Sign]) -> bytes:
    """One map with its signs."""
    survey, nowhere = side.survey, Ways(frozenset())
    if scope is Scope.LEVEL_ONE:
        model = level_one(survey, group)
        sheet = survey.sheet("Peta Level 1", group.code, group.name, group.source)
        return write_changed(ChangedMap("", model, lay_out(model), sheet, MapChanges(signs)))
    make = subprocesses if scope is Scope.SUBPROCESSES else relations
    board = make(survey, group, nowhere).board()
    return write_changed(ChangedBoard("", changed_board(board, signs)))
