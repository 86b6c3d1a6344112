"""Job titles that have another name now.

A title stands on many maps and in many texts.  Who renames it makes one change, not one for each
place, so whatever differs by that name alone is no change of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import whole_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.value import Value
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord

SHARED = 2
"""Processes in which a title must have changed alike to be one renamed title."""


class Renaming:
    """Puts the new names of titles in the place of the old ones."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """Note the new name by the old one."""
        self.names = {old: new for old, new in names.items() if old and old != new}
        longest = sorted(self.names, key=lambda name: (-len(name), name))
        self._pattern = whole_words(longest)

    def text(self, text: str) -> str:
        """A text with the new names; all at once, so that titles may swap their names."""
        return self._pattern.sub(lambda found: self.names[found[0]], text)

    def value(self, value: Value) -> Value:
        """Plain data with the new names; keys stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {key: self.value(inner) for key, inner in value.items()}
        return [self.value(inner) for inner in value]

    def used(self, value: Value) -> set[str]:
        """The old names that stand in plain data."""
        if isinstance(value, str):
            return {*self._pattern.findall(value)}
        inner = value.values() if isinstance(value, Mapping) else value
        return {name for one in inner for name in self.used(one)}

    def explains(self, before: Value, after: Value) -> bool:
        """Whether two values differ by names of titles alone."""
        return bool(self.names) and self.value(before) == after


def with_former(name: str, former: str) -> str:
    """A name, with the one that it had before where that is another one."""
    return f"{name} (semula: {former})" if former not in ("", name) else name


def renaming_of(old: ProcessRecord, new: ProcessRecord, titles: Renaming) -> Renaming:
    """The new names in one process: those of titles, and those that it alone has changed."""
    return Renaming({**renamed_actors(old, new), **titles.names})


def renamed_titles(
    old: UnitRecord, new: UnitRecord, pairs: Iterable[tuple[ProcessRecord, ProcessRecord]]
) -> dict[str, str]:
    """The new name by the old one, of the titles of roles and of those that processes name."""
    roles = {
        title: new.titles[role]
        for role, title in old.titles.items()
        if new.titles.get(role, title) != title
    }
    told: Counter[tuple[str, str]] = Counter()
    known = Renaming(roles)
    for before, after in pairs:
        own = renamed_actors(before, after).items()
        told.update((one, other) for one, other in own if known.text(one) != other)
    alike = {pair for pair, count in told.items() if count >= SHARED}
    once = Counter(one for one, _ in alike)
    return roles | {one: other for one, other in sorted(alike) if once[one] == 1}


def renamed_actors(old: ProcessRecord, new: ProcessRecord) -> dict[str, str]:
    """The new name by the old one, of actors and parties of one process with the same keys."""
    before, after = people_of(old.said), people_of(new.said)
    return {
        name: after[key]
        for key, name in before.items()
        if key in after and after[key] != name and name not in after.values()
    }


def people_of(said: Mapping[str, Value]) -> dict[str, str]:
    """The printed names of actors and parties by their keys."""
    found: dict[str, str] = {}
    for where in ("pihak", "pelaku"):
        people = said.get(where, {})
        if isinstance(people, Mapping):
            for key, one in people.items():
                found[key] = str(one.get("sebutan", "")) if isinstance(one, Mapping) else str(one)
    return found
