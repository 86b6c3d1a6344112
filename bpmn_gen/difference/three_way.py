"""Brings together what two sides have changed since they parted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.edits import EditKind, edits_between

if TYPE_CHECKING:
    from bpmn_gen.difference.outline import Outline, Value

_WORDS: Final = frozenset(
    {EditKind.STEP_CHANGED, EditKind.ACTOR_CHANGED, EditKind.HEAD_CHANGED, EditKind.PHASES_CHANGED}
)
"""Kinds of differences that leave the flow as it is."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that both sides have changed, each in its own way."""

    key: str
    """The step or actor; empty for the process as a whole."""
    field: str
    """Empty for the flow."""
    ours: Value = ""
    theirs: Value = ""


def three_way(origin: Outline, ours: Outline, theirs: Outline) -> tuple[Outline, list[Clash]]:
    """An outline with the changes of both sides, and what they contradict each other in.

    Only one side may have changed the flow: what two new flows mean together nobody can tell.

    Args:
        origin: where both began.
        ours: the definition as it is now.
        theirs: the file as it came back.
    """
    if not _changes_flow(origin, ours):
        frame = theirs
    elif not _changes_flow(origin, theirs):
        frame = ours
    else:
        return theirs, [Clash("", "")]
    clashes: list[Clash] = []
    entries = {}
    for key, entry in frame.entries.items():
        sides = [one.entries.get(key) for one in (origin, ours, theirs)]
        if None in sides:
            entries[key] = entry
            continue
        values = [one.value for one in sides if one is not None]
        entries[key] = replace(entry, value=_together(key, *values, clashes=clashes))
    heads = (_plain(origin), _plain(ours), _plain(theirs))
    head = _together("", *heads, clashes=clashes)
    actors = {
        key: value
        if key not in origin.actors or key not in ours.actors or key not in theirs.actors
        else _chosen(
            Clash(key, "nama", ours.actors[key], theirs.actors[key]), origin.actors[key], clashes
        )
        for key, value in frame.actors.items()
    }
    parties = {**_parties(ours), **_parties(theirs)}
    made = {**head, "pelaku": actors, "pihak": parties}
    return replace(frame, entries=entries, head=made), clashes


def _changes_flow(origin: Outline, side: Outline) -> bool:
    """Whether a side has changed more than words."""
    return any(edit.kind not in _WORDS for edit in edits_between(origin, side))


def _together(
    key: str,
    origin: Mapping[str, Value],
    ours: Mapping[str, Value],
    theirs: Mapping[str, Value],
    *,
    clashes: list[Clash],
) -> dict[str, Value]:
    """What is said with the changes of both sides."""
    made: dict[str, Value] = {}
    for field in dict.fromkeys([*theirs, *ours, *origin]):
        mine, other = ours.get(field, ""), theirs.get(field, "")
        value = _chosen(Clash(key, field, mine, other), origin.get(field, ""), clashes)
        if value:
            made[field] = value
    return made


def _chosen(both: Clash, origin: Value, clashes: list[Clash]) -> Value:
    """The value of the side that changed it; theirs, and a clash, where both did."""
    if both.theirs == origin:
        return both.ours
    if both.ours not in (origin, both.theirs):
        clashes.append(both)
    return both.theirs


def _plain(outline: Outline) -> dict[str, Value]:
    """What is said of the process as a whole."""
    return {key: value for key, value in outline.head.items() if key not in ("pelaku", "pihak")}


def _parties(outline: Outline) -> Mapping[str, Value]:
    """Those who take part without a lane."""
    parties = outline.head.get("pihak", {})
    return parties if isinstance(parties, Mapping) else {}
