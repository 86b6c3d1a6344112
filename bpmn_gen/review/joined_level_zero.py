"""Peta proses (level 0) with the signs of what changed, each state alone and both as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.maps.level_zero import level_zero
from bpmn_gen.maps.survey import GROUP_NAMES, Ways
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.change_signs import CHANGED, GONE, NEW, with_number
from bpmn_gen.picture.changed_board import ChangedBoard, changed_board
from bpmn_gen.picture.changed_map import AFTER, AS_ONE, BEFORE, IN_ONE
from bpmn_gen.review.change import UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.maps.level_zero import LevelZero
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.picture.tiles import Tile
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.sides import Side

_SHOWN: Final = ("nama", "kelompok", "pengampu")
"""What the map says of a process of level 0."""
_LOOKS: Final = {UnitKind.GROUP_ADDED.value: NEW, UnitKind.GROUP_REMOVED.value: GONE}
_KINDS: Final = (*_LOOKS, UnitKind.GROUP_CHANGED.value, UnitKind.TITLE_RENAMED.value)
NAME: Final = "Peta proses level 0 (pelengkap)"
"""It is no object of Pasal 22 ayat (4), so that its name says that it stands beside them."""


def level_zero_pictures(
    old: Side, new: Side, changes: Mapping[int, Change]
) -> Iterator[ChangedBoard]:
    """The map as it was, as it is, and both as one; none where nothing on it changed.

    Args:
        old: the older state of the unit.
        new: the newer state.
        changes: all changes by their numbers.
    """
    signs = _signs(changes, old, new)
    if not signs:
        return
    before, after = (level_zero(side.survey, Ways(frozenset())) for side in (old, new))
    gone = {key for key, sign in signs.items() if sign.look == GONE}
    whole = replace(after, bands=(*_bands(before, after),))
    for mark, made, drawn in ((BEFORE, before, ()), (AFTER, after, ()), (AS_ONE, whole, gone)):
        word = IN_ONE if made is whole else mark.lower()
        board = changed_board(made.board(), signs, frozenset(drawn))
        yield ChangedBoard(f"{NAME}: {word}", board).marked(mark)


def _signs(changes: Mapping[int, Change], old: Side, new: Side) -> dict[str, Sign]:
    """The signs by the ids of the boxes."""
    found: dict[str, Sign] = {}
    for number, one in changes.items():
        for code, field in one.groups:
            is_shown = not field or field in _SHOWN
            if is_shown and one.kind in _KINDS and code in {*old.groups, *new.groups}:
                key = f"proses_{slug(code)}"
                found[key] = with_number(found.get(key), _LOOKS.get(one.kind, CHANGED), number)
    return found


def _bands(before: LevelZero, after: LevelZero) -> Iterator[tuple[str, tuple[Tile, ...]]]:
    """The bands of the newer state with the boxes that are gone, in their old places."""
    then, now = dict(before.bands), dict(after.bands)
    stays = {tile.code for tiles in now.values() for tile in tiles}
    names = [*dict.fromkeys([*now, *then])]
    order = [*GROUP_NAMES.values()]
    for name in sorted(names, key=lambda one: order.index(one) if one in order else len(order)):
        tiles = [*now.get(name, ())]
        at = 0
        for tile in then.get(name, ()):
            codes = [one.code for one in tiles]
            if tile.code in codes:
                at = codes.index(tile.code) + 1
            elif tile.code not in stays:
                tiles.insert(at, tile)
                at += 1
        if tiles:
            yield name, tuple(tiles)
