"""The maps of a unit that show a change, as they were, as they are, and both as one.

A map is shown where a change of its kind touches it.  What changed on it has a frame and the
numbers of the changes in the table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout import lay_out
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.changed_board import ChangedBoard, changed_board
from bpmn_gen.picture.changed_map import AFTER, BEFORE, IN_ONE, ChangedMap, MapChanges
from bpmn_gen.review.change import Scope
from bpmn_gen.review.joined_level_zero import level_zero_pictures
from bpmn_gen.review.joined_maps import (
    joined_level_one,
    joined_relations,
    joined_subprocesses,
)
from bpmn_gen.review.network_pictures import group_networks, whole_networks
from bpmn_gen.review.sides import joined
from bpmn_gen.review.titles import Renaming, renaming_of
from bpmn_gen.review.unit_marks import Marked, UnitMarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.review.sides import Joined, Side
    from bpmn_gen.review.units import Review

Picture = ChangedMap | ChangedBoard
_PREFIXES: Final = {
    Scope.SUBPROCESSES: "proses",
    Scope.RELATIONS: "relasi",
    Scope.LEVEL_ONE: "panggil",
}
"""How the ids of the boxes of processes begin on each kind of map."""

_BY_PICTURE: Final = frozenset({Scope.SUBPROCESSES, Scope.RELATIONS, Scope.CROSS_FUNCTIONAL})
"""Maps of those who map by pictures (jenis gambar), who have networks."""


def unit_pictures(old: Side, new: Side, result: Review) -> Iterator[Picture]:
    """The maps that show a change, each as it was, as it is, and both as one."""
    yield from level_zero_pictures(old, new, dict(enumerate(result.changes, 1)))
    both = _Both(old, new, result)
    for scope in _PREFIXES:
        for code in dict.fromkeys([*new.groups, *old.groups]):
            yield from both.pictures(scope, code)
        if scope is Scope.RELATIONS:
            yield from both.whole()


@dataclass(frozen=True)
class _Both:
    """Both states of a unit."""

    old: Side
    new: Side
    result: Review

    def pictures(self, scope: Scope, code: str) -> Iterator[Picture]:
        """The maps of one kind and one process of level 0; none where no change is seen there."""
        signs = self._signs(scope, code)
        if not any(one.is_seen for one in signs):
            return
        name = f"{scope.value.capitalize()} {code}"
        for (side, mark), marked in zip(self._sides, signs, strict=True):
            if code in side.groups:
                yield _drawn(scope, side, side.groups[code], marked, (name, mark))
        if code in self.old.groups and code in self.new.groups:
            both = joined(self.old, self.new, self.result, code)
            yield self._as_one(scope, both, signs, f"{name}: {IN_ONE}")
        if scope is Scope.RELATIONS:
            marks = self._marks(self.old), self._marks(self.new)
            yield from group_networks((self.old, self.new), self.result, code, marks)

    def whole(self) -> Iterator[Picture]:
        """The network of all processes; a regency that maps by levels alone has none."""
        if any({*one.scopes} & _BY_PICTURE for one in self.result.changes):
            told = (self._marks(one).on_network(one.survey.groups) for one in (self.old, self.new))
            before, after = told
            yield from whole_networks((self.old, self.new), self.result, (before, after))

    @property
    def _sides(self) -> tuple[tuple[Side, str], tuple[Side, str]]:
        """Both states with their marks."""
        return (self.old, BEFORE), (self.new, AFTER)

    def _marks(self, side: Side) -> UnitMarks:
        """The signs of one state."""
        has_rows = side.defs.daerah.peta.sipoc == "ya"
        return UnitMarks(self.result, side is self.new, has_rows)

    def _signs(self, scope: Scope, code: str) -> tuple[Marked, Marked]:
        """The signs of both states on one map."""
        before, after = (
            self._marks(side).on(scope, side.groups.get(code)) for side in (self.old, self.new)
        )
        return before, after

    def _renaming(self, code: str) -> Renaming:
        """The names that titles of a process have now."""
        titles = Renaming(self.result.titles)
        one = self.result.compared.get(code)
        return renaming_of(one.old, one.new, titles) if one else titles

    def _renamed(self, code: str, name: str) -> str:
        """The name that a title of a process has now."""
        return self._renaming(code).text(name)

    def _former(self, code: str, name: str) -> str:
        """The name that a title of a process had."""
        back = {now: then for then, now in self._renaming(code).names.items()}
        return Renaming(back).text(name)

    def _as_one(
        self, scope: Scope, both: Joined, signs: tuple[Marked, Marked], title: str
    ) -> Picture:
        """One map of both states."""
        if scope is Scope.LEVEL_ONE:
            return joined_level_one(title, both, signs[1].boxes, signs[1].parts)
        if scope is Scope.RELATIONS:
            parties = self._marks(self.old).parties, self._marks(self.new).parties
            return joined_relations(title, both, signs[1].boxes, self._renamed, parties)
        return joined_subprocesses(title, both, signs[1].boxes, signs[1].parts, self._former)


def _drawn(
    scope: Scope,
    side: Side,
    group: ProcessGroup,
    signs: Marked,
    called: tuple[str, str],
) -> Picture:
    """One map of one state with its signs, ``called`` by its name and the mark of the state."""
    name, mark = called
    title = f"{name}: {mark.lower()}"
    survey, nowhere = side.survey, Ways(frozenset())
    boxes = {f"{_PREFIXES[scope]}_{slug(code)}": sign for code, sign in signs.boxes.items()}
    marked: Mapping[str, Sign] = boxes | signs.parts
    if scope is Scope.LEVEL_ONE:
        model = level_one(survey, group)
        sheet = survey.sheet("Peta Level 1", group.code, group.name, group.source)
        sheet = replace(sheet, mark=mark)
        return ChangedMap(title, model, lay_out(model), sheet, MapChanges(marked))
    make = subprocesses if scope is Scope.SUBPROCESSES else relations
    board = make(survey, group, nowhere).board()
    return ChangedBoard(title, changed_board(board, marked)).marked(mark)
