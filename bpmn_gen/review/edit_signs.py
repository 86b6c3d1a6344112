"""How differences are marked on pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.telling import called
from bpmn_gen.picture.change_signs import CHANGED, GONE, MOVED, NEW, Sign, with_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.difference.edits import Edit


def actor_signs(
    numbered: Iterable[tuple[int, Edit]], places: Mapping[str, str], *, is_new: bool
) -> dict[str, Sign]:
    """What became of actors and parties, by the ids of what stands for them on a picture.

    Args:
        numbered: edits with their numbers.
        places: the ids by the names.
        is_new: whether the picture shows the newer state.
    """
    found: dict[str, Sign] = {}
    for number, edit in numbered:
        look = look_of(edit.kind, is_new=is_new) if edit.kind.startswith("actor") else ""
        place = places.get(called(edit.after if is_new else edit.before), "")
        if look and place:
            found[place] = with_number(found.get(place), look, number)
    return found


def look_of(kind: EditKind, *, is_new: bool) -> str:
    """How a change is marked on one of the states; empty where nothing there shows it."""
    if kind in (EditKind.STEP_ADDED, EditKind.ACTOR_ADDED):
        return NEW if is_new else ""
    if kind in (EditKind.STEP_REMOVED, EditKind.ACTOR_REMOVED):
        return "" if is_new else GONE
    if kind is EditKind.STEP_MOVED:
        return MOVED
    is_step = kind in (EditKind.STEP_CHANGED, EditKind.STEP_SPLIT, EditKind.STEPS_MERGED)
    shows = is_step or kind is EditKind.ACTOR_CHANGED or kind.startswith(("branch-", "way-"))
    return CHANGED if shows else ""
