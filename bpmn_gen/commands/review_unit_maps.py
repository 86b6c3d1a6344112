"""The maps of a unit that show a change, as they were, as they are, and both as one.

A map is shown where a change of its kind touches it.  The boxes of processes that changed have a
frame and the numbers of the changes in the table.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout import lay_out
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.network import group_network
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways, parties_of
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.change_signs import CHANGED, GONE, MOVED, NEW, Sign, with_number
from bpmn_gen.picture.changed_board import ChangedBoard, changed_board
from bpmn_gen.picture.changed_map import AFTER, BEFORE, IN_ONE, ChangedMap, MapChanges
from bpmn_gen.review.change import Scope, UnitKind, renamed_in
from bpmn_gen.review.joined_level_zero import level_zero_pictures
from bpmn_gen.review.joined_maps import (
    joined_group_network,
    joined_level_one,
    joined_relations,
    joined_subprocesses,
)
from bpmn_gen.review.joined_network import joined_network
from bpmn_gen.review.sides import joined
from bpmn_gen.review.titles import Renaming

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.review.change import Change, RenamedTitle
    from bpmn_gen.review.sides import Joined, Side
    from bpmn_gen.review.units import Review

Picture = ChangedMap | ChangedBoard
_PREFIXES: Final = {
    Scope.SUBPROCESSES: "proses",
    Scope.RELATIONS: "relasi",
    Scope.LEVEL_ONE: "panggil",
}
"""How the ids of the boxes of processes begin on each kind of map."""
_LOOKS: Final = {
    UnitKind.PROCESS_ADDED.value: NEW,
    UnitKind.PROCESS_REMOVED.value: GONE,
    UnitKind.PROCESS_REGROUPED.value: MOVED,
}
"""How the box of a process is marked, where it is not merely changed."""


def unit_pictures(old: Side, new: Side, result: Review) -> Iterator[Picture]:
    """The maps that show a change, each as it was, as it is, and both as one."""
    yield from level_zero_pictures(old, new, dict(enumerate(result.changes, 1)))
    codes = list(dict.fromkeys([*new.groups, *old.groups]))
    renamed = {code: one.old.code for code, one in result.compared.items()}
    for scope in _PREFIXES:
        for code in codes:
            seen = _touching(scope, code, (old, new), result)
            titles = renamed_in(result.changes) if scope is Scope.RELATIONS else []
            titled = [_titled(code, old, titles, is_new=False), _titled(code, new, titles)]
            if not seen and not any(titled):
                continue
            name = f"{scope.value.capitalize()} {code}"
            for side, mark, also in ((old, BEFORE, titled[0]), (new, AFTER, titled[1])):
                if code in side.groups:
                    signs = _signs(seen, renamed if side is old else {}, also)
                    yield _drawn(scope, side, side.groups[code], signs, (name, mark))
            if code in old.groups and code in new.groups:
                both = joined(old, new, result, code)
                signs = _signs(seen, {}, titled[1])
                yield _as_one(scope, both, signs, f"{name}: {IN_ONE}", Renaming(result.titles))
            if scope is Scope.RELATIONS and seen:
                yield from _networks(code, (old, new), result, seen)


def _networks(
    code: str, sides: tuple[Side, Side], result: Review, seen: Mapping[int, Change]
) -> Iterator[ChangedBoard]:
    """The network of relations of a process of level 0, which stands beside its peta relasi."""
    name = f"Jaringan relasi {code} (pelengkap peta relasi)"
    renamed = {now: one.old.code for now, one in result.compared.items()}
    drawn = []
    for side, mark in zip(sides, (BEFORE, AFTER), strict=True):
        if code in side.groups:
            drawn.append(group_network(side.survey, side.groups[code], Ways(frozenset())))
            signs = _signs(seen, renamed if mark == BEFORE else {})
            marked = {f"proses_{slug(one)}": sign for one, sign in signs.items()}
            board = changed_board(drawn[-1].board(), marked)
            yield ChangedBoard(f"{name}: {mark.lower()}", board).marked(mark)
    if len(drawn) == len(sides):
        onward = {one.old.code: now for now, one in result.compared.items()}
        titles = Renaming(result.titles)
        made = joined_network(drawn[0], drawn[1], lambda one: onward.get(one, one), titles.text)
        both = joined(*sides, result, code)
        yield joined_group_network(f"{name}: {IN_ONE}", made, both, _signs(seen, {}))


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


def _titled(
    code: str, side: Side, titles: list[RenamedTitle], *, is_new: bool = True
) -> dict[str, str]:
    """The numbers of renamed titles by the code of each process of a group in which one stands."""
    found: dict[str, str] = {}
    for process in side.groups[code].processes if code in side.groups else ():
        names = [party.name for party in parties_of(process)]
        numbers = [
            str(one.number)
            for one in titles
            if any(one.stands_in(name, is_new=is_new) for name in names)
        ]
        if numbers:
            found[process.code] = ", ".join(numbers)
    return found


def _signs(
    changes: Mapping[int, Change],
    renamed: Mapping[str, str],
    titled: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Sign]:
    """The signs of processes by code.

    Args:
        changes: those that the map shows, by their numbers.
        renamed: the codes of this side by the newer ones.
        titled: numbers of titles with another name, by the code of the process.
    """
    found = {code: Sign(CHANGED, numbers) for code, numbers in titled.items()}
    for number, one in changes.items():
        if not one.code:
            continue
        key = renamed.get(one.code, one.code)
        found[key] = with_number(found.get(key), _LOOKS.get(one.kind, CHANGED), number)
    return found


def _drawn(
    scope: Scope,
    side: Side,
    group: ProcessGroup,
    signs: Mapping[str, Sign],
    called: tuple[str, str],
) -> Picture:
    """One map of one state with its signs, ``called`` by its name and the mark of the state."""
    name, mark = called
    title = f"{name}: {mark.lower()}"
    survey, nowhere = side.survey, Ways(frozenset())
    marked = {f"{_PREFIXES[scope]}_{slug(code)}": sign for code, sign in signs.items()}
    if scope is Scope.LEVEL_ONE:
        model = level_one(survey, group)
        sheet = survey.sheet("Peta Level 1", group.code, group.name, group.source)
        sheet = replace(sheet, mark=mark)
        return ChangedMap(title, model, lay_out(model), sheet, MapChanges(marked))
    make = subprocesses if scope is Scope.SUBPROCESSES else relations
    board = make(survey, group, nowhere).board()
    return ChangedBoard(title, changed_board(board, marked)).marked(mark)


def _as_one(
    scope: Scope, both: Joined, signs: Mapping[str, Sign], title: str, renaming: Renaming
) -> Picture:
    """One map of both states."""
    if scope is Scope.LEVEL_ONE:
        return joined_level_one(title, both, signs)
    if scope is Scope.RELATIONS:
        return joined_relations(title, both, signs, renaming.text)
    return joined_subprocesses(title, both, signs)
