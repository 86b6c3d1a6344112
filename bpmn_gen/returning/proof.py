"""What a changed definition still says otherwise than the edited file.

Some things that a file says no definition can say: to which lane a gateway belongs that opens a
block, or how somebody is called who has no lane any more.  They are left out of the comparison.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.difference.edits import EditKind, edits_between
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.values import Values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Entry, Home, Outline


def left_over(new: Outline, again: Outline, base: Outline, ids: Mapping[str, str]) -> list[Edit]:
    """The differences between the edited file and the definition that was changed after it.

    Args:
        new: the edited file.
        again: the changed definition, compiled and told like the file.
        base: what the file was made of.
        ids: by key of ``new``: the id of the step in the definition.
    """
    names = {key: slug(ident) for key, ident in ids.items()}
    names |= _by_words(new, again, names)
    kept = {
        names.get(key, key)
        for key, entry in base.entries.items()
        if key in new.entries and _parties(entry) == _parties(new.entries[key])
    }
    same = {key for key, value in base.actors.items() if new.actors.get(key) == value}
    told = (_plain(outline, kept, same) for outline in (renamed(new, names), again))
    return [one for one in edits_between(*told) if not _only_new_lanes(one, base)]


def _only_new_lanes(edit: Edit, base: Outline) -> bool:
    """Whether lanes are in another order by new ones alone.

    A new lane stands in the pool of its unit, wherever somebody drew it.
    """
    if edit.kind is not EditKind.ACTORS_ORDERED:
        return False
    old = [[key for key in side if key in base.actors] for side in (edit.before, edit.after)]
    return old[0] == old[1]


def _by_words(new: Outline, again: Outline, names: Mapping[str, str]) -> dict[str, str]:
    """The key that each step without an id has in the changed definition, by what it says."""
    known = {names.get(key, key) for key in new.entries}
    left = {_words(entry): key for key, entry in again.entries.items() if key not in known}
    return {
        key: left[_words(entry)]
        for key, entry in new.entries.items()
        if names.get(key, key) not in again.entries and _words(entry) in left
    }


def _words(entry: Entry) -> tuple[object, ...]:
    """What a step says and who does it."""
    return (entry.block, entry.text, entry.value.get("oleh"))


def renamed(outline: Outline, names: Mapping[str, str]) -> Outline:
    """The outline with other keys of steps."""

    def of(key: str) -> str:
        return names.get(key, key)

    def home(one: Home) -> Home:
        return replace(one, block=of(one.block))

    entries = {
        of(key): replace(
            entry,
            key=of(key),
            home=home(entry.home),
            next=of(entry.next),
            branches={label: of(way) for label, way in entry.branches.items()},
        )
        for key, entry in outline.entries.items()
    }
    homes = {home(one): tuple(map(of, keys)) for one, keys in outline.homes.items()}
    return replace(outline, entries=entries, homes=homes)


def _parties(entry: Entry) -> list[object]:
    """Who gets and shares the work of a step."""
    return [entry.value.get(key) for key in PARTIES]


def _plain(outline: Outline, kept: set[str], same: set[str]) -> Outline:
    """The outline without what no definition can say.

    Parties of the ``kept`` steps and the names of the ``same`` actors are left out, because the
    printed name of somebody may depend on who else has a lane.
    """
    entries = {
        key: replace(
            entry,
            value={
                field: value
                for field, value in entry.value.items()
                if not (field == "oleh" and entry.block) and not (field in PARTIES and key in kept)
            },
        )
        for key, entry in outline.entries.items()
    }
    actors = {
        key: key if key in same else Values.party(value) for key, value in outline.actors.items()
    }
    return replace(outline, entries=entries, head={**outline.head, "pelaku": actors})
