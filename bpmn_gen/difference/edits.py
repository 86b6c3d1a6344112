"""Compares two outlines of a process and tells each difference once.

Steps are the same where they have the same key; ``matching`` sees to that beforehand.  The order in
which steps are listed is no difference by itself, because lists can tell one flow in many orders:
a step counts as moved only where something else leads to it or follows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.outline import SHARES, Home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Entry, Outline


PARTY: Final = "pihak"
"""The key of a difference of somebody who takes part without a lane."""


class EditKind(StrEnum):
    """What kind of difference one is."""

    STEP_ADDED = "step-added"
    STEP_REMOVED = "step-removed"
    STEP_MOVED = "step-moved"
    STEP_CHANGED = "step-changed"
    STEP_SPLIT = "step-split"
    STEPS_MERGED = "steps-merged"
    BRANCH_ADDED = "branch-added"
    BRANCH_REMOVED = "branch-removed"
    BRANCH_RENAMED = "branch-renamed"
    WAY_TURNED = "way-turned"
    ACTOR_ADDED = "actor-added"
    ACTOR_REMOVED = "actor-removed"
    ACTOR_CHANGED = "actor-changed"
    ACTORS_ORDERED = "actors-ordered"
    PHASES_CHANGED = "phases-changed"
    HEAD_CHANGED = "head-changed"


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference."""

    kind: EditKind
    key: str = ""
    """The step or actor; empty for the process as a whole."""
    field: str = ""
    """The key of the definition that says something else; of a branch its label."""
    before: Value = ""
    after: Value = ""


def edits_between(old: Outline, new: Outline) -> tuple[Edit, ...]:
    """All differences, in the order of the older outline, what is new behind it."""
    return (*_Comparison(old, new).run(),)


def party_edits(old: Outline, new: Outline) -> Iterator[Edit]:
    """What is different about those who take part without a lane (pihak).

    Files of maps do not hold them, so that ``edits_between`` leaves them out.  Who gets a lane, or
    loses it, is no party that came or went.
    """
    before, after = old.parties, new.parties
    for key, value in before.items():
        if key not in after and key not in new.actors:
            yield Edit(EditKind.ACTOR_REMOVED, key, PARTY, before=value)
        elif key in after and after[key] != value:
            yield Edit(EditKind.ACTOR_CHANGED, key, PARTY, before=value, after=after[key])
    for key, value in after.items():
        if key not in before and key not in old.actors:
            yield Edit(EditKind.ACTOR_ADDED, key, PARTY, after=value)


def moved_steps(old: Outline, new: Outline) -> frozenset[str]:
    """Keys of the steps that stand elsewhere in the flow, or in another list or phase."""
    return _Comparison(old, new).moved


class _Comparison:
    """What is asked of both outlines more than once."""

    def __init__(self, old: Outline, new: Outline) -> None:
        """Find the steps that both have, and those of them that moved."""
        self.old, self.new = old, new
        self.common = [key for key in old.entries if key in new.entries]
        self.same_home = same_homes(old, new)
        self._ways_old, self._ways_new = _ways_in(old), _ways_in(new)
        self.moved = self._moved()
        self._steady = {*self.common} - self.moved

    def _moved(self) -> frozenset[str]:
        """Keys of all steps that moved."""
        elsewhere = {key for key in self.common if self._changes_home(key)}
        stays: set[str] = set()
        for home, keys in self.new.homes.items():
            own = self.old.homes.get(self.same_home.get(home, Home("", -1)), ())
            before = [key for key in own if key in self.new.entries]
            matcher = SequenceMatcher(None, before, keys, autojunk=False)
            for block in matcher.get_matching_blocks():
                stays |= {*before[block.a : block.a + block.size]}
        leads_elsewhere = {key for key in self.common if key not in stays and self._is_led(key)}
        return frozenset(elsewhere | leads_elsewhere)

    def _changes_home(self, key: str) -> bool:
        """Whether a step stands in another list, or another phase."""
        old, new = self.old.entries[key], self.new.entries[key]
        if old.phase != new.phase and len(self.old.phases) == len(self.new.phases):
            return True
        return self.same_home.get(new.home) != old.home

    def _is_led(self, key: str) -> bool:
        """Whether other steps lead to a step and follow it than before."""
        leads_elsewhere = self._ways_old.out(key) != self._ways_new.out(key)
        return leads_elsewhere and self._is_reached_anew(key)

    def _move_more(self) -> None:
        """Find steps that changed places with others in the flow, not in the list.

        Taking such a step for moved explains at least two ways that lead elsewhere.
        """
        turned = self._turned_ways()
        for key in self.common:
            if not turned or key in self.moved or not self._is_reached_anew(key):
                continue
            self._steady.discard(key)
            left = self._turned_ways(without=key)
            if len(left) + 1 < len(turned):
                self.moved, turned = self.moved | {key}, left
            else:
                self._steady.add(key)

    def _is_reached_anew(self, key: str) -> bool:
        """Whether other steps lead to a step than before."""
        return self._ways_old.into(key) != self._ways_new.into(key)

    def _turned_ways(self, without: str = "") -> list[tuple[str, str]]:
        """The ways that lead elsewhere, each by its step and its label."""
        return [
            (key, label)
            for key in self.common
            if key not in self.moved and key != without
            for label, before, after in _both_ways(self.old.entries[key], self.new.entries[key])
            if self._is_turned(before, after)
        ]

    def run(self) -> Iterator[Edit]:
        """All differences."""
        self._move_more()
        yield from self._head()
        yield from self._actors()
        for key, entry in self.old.entries.items():
            if key not in self.new.entries:
                yield Edit(EditKind.STEP_REMOVED, key, before=entry.text)
                continue
            yield from self._step(entry, self.new.entries[key])
        for key, entry in self.new.entries.items():
            if key not in self.old.entries:
                yield Edit(EditKind.STEP_ADDED, key, after=entry.text)

    def _head(self) -> Iterator[Edit]:
        """What is said of the process as a whole."""
        old, new = self.old.head, self.new.head
        for field in dict.fromkeys([*old, *new]):
            if field not in ("pelaku", "pihak") and old.get(field, "") != new.get(field, ""):
                before, after = old.get(field, ""), new.get(field, "")
                yield Edit(EditKind.HEAD_CHANGED, "", field, before, after)
        if self.old.phases != self.new.phases:
            before, after = (_names(one) for one in (self.old, self.new))
            yield Edit(EditKind.PHASES_CHANGED, "", "tahap", before, after)

    def _actors(self) -> Iterator[Edit]:
        """Who takes part."""
        old, new = self.old.actors, self.new.actors
        for key, value in old.items():
            if key not in new:
                yield Edit(EditKind.ACTOR_REMOVED, key, before=value)
            elif new[key] != value:
                yield Edit(EditKind.ACTOR_CHANGED, key, before=value, after=new[key])
        for key, value in new.items():
            if key not in old:
                yield Edit(EditKind.ACTOR_ADDED, key, after=value)
        before, after = [k for k in old if k in new], [k for k in new if k in old]
        if before != after:
            yield Edit(EditKind.ACTORS_ORDERED, before=before, after=after)

    def _step(self, old: Entry, new: Entry) -> Iterator[Edit]:
        """What is different about one step."""
        for field in dict.fromkeys([*old.value, *new.value]):
            before, after = old.value.get(field, ""), new.value.get(field, "")
            if field == SHARES and isinstance(before, Mapping):
                renamed = renamed_branches(old.branches, new.branches)
                before = {renamed.get(label, label): share for label, share in before.items()}
            if before != after:
                yield Edit(EditKind.STEP_CHANGED, old.key, field, before, after)
        if old.block != new.block:
            yield Edit(EditKind.STEP_CHANGED, old.key, "", old.block, new.block)
        if old.key in self.moved:
            yield Edit(EditKind.STEP_MOVED, old.key)
        elif self._is_turned(old.next, new.next):
            yield Edit(EditKind.WAY_TURNED, old.key, "", old.next, new.next)
        yield from self._branches(old, new)

    def _branches(self, old: Entry, new: Entry) -> Iterator[Edit]:
        """Branches that came, went, have another name or lead elsewhere."""
        gone = {label: way for label, way in old.branches.items() if label not in new.branches}
        come = {label: way for label, way in new.branches.items() if label not in old.branches}
        renamed = renamed_branches(old.branches, new.branches)
        for label, way in gone.items():
            if label in renamed:
                yield Edit(EditKind.BRANCH_RENAMED, old.key, label, label, renamed[label])
            else:
                yield Edit(EditKind.BRANCH_REMOVED, old.key, label, way)
        for label, way in come.items():
            if label not in renamed.values():
                yield Edit(EditKind.BRANCH_ADDED, old.key, label, "", way)
        for label, way, onward in [*_both_ways(old, new)][1:]:
            if self._is_turned(way, onward):
                yield Edit(EditKind.WAY_TURNED, old.key, label, way, onward)

    def _is_turned(self, before: str, after: str) -> bool:
        """Whether a way leads elsewhere, and no step that came, went or moved explains it.

        Such steps are passed over: what matters is where the way comes to a step that stayed.
        """
        if before == after:
            return False
        was, now = self._arriving(self.old, before), self._arriving(self.new, after)
        return not was & now

    def _arriving(self, outline: Outline, way: str) -> set[str]:
        """Where a way comes to steps that stayed, or to an end."""
        found: set[str] = set()
        seen: set[str] = set()
        stack = [way]
        while stack:
            key = stack.pop()
            if key in seen:
                continue
            seen.add(key)
            entry = outline.entries.get(key)
            if entry is None or key in self._steady:
                found.add(key)
            else:
                stack += [*entry.branches.values()] or [entry.next]
        return found


def same_homes(old: Outline, new: Outline) -> dict[Home, Home]:
    """The older list by the newer one, of the lists of steps that both outlines have.

    Branches have no names, so one is known by the most steps that it still holds.
    """
    shared: dict[tuple[Home, Home], int] = {}
    for key, entry in new.entries.items():
        known = old.entries.get(key)
        if known is not None and known.home.block == entry.home.block:
            pair = (entry.home, known.home)
            shared[pair] = shared.get(pair, 0) + 1
    found = {Home(): Home()}
    ranked = sorted(shared, key=lambda pair: (-shared[pair], pair[1].branch, pair[0].branch))
    for there, here in ranked:
        if there not in found and here not in found.values():
            found[there] = here
    return found


def renamed_branches(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """The new label by the old one, of branches that lead where they led, under another name."""
    come = {label: way for label, way in new.items() if label not in old}
    gone = {label: way for label, way in old.items() if label not in new}
    found: dict[str, str] = {}
    for label, way in gone.items():
        alike = [one for one, other in come.items() if other == way and one not in found.values()]
        if alike:
            found[label] = alike[0]
    left = [label for label in gone if label not in found]
    free = [label for label in come if label not in found.values()]
    places = ([*old].index, [*new].index)
    if len(left) == len(free) == 1 and places[0](left[0]) == places[1](free[0]):
        found[left[0]] = free[0]
    return found


def _both_ways(old: Entry, new: Entry) -> Iterator[tuple[str, str, str]]:
    """The ways of a step that both states have: older label, where it led, where it leads."""
    yield "", old.next, new.next
    renamed = renamed_branches(old.branches, new.branches)
    for label, way in old.branches.items():
        now = renamed.get(label, label)
        if now in new.branches:
            yield label, way, new.branches[now]


class _Ways:
    """Which steps lead to which, of those that both outlines have."""

    def __init__(self, ways: dict[str, set[str]]) -> None:
        """Turn the ways round, too."""
        self._out = ways
        self._into: dict[str, set[str]] = {}
        for source, targets in ways.items():
            for target in targets:
                self._into.setdefault(target, set()).add(source)

    def out(self, key: str) -> set[str]:
        """Where a step leads."""
        return self._out.get(key, set())

    def into(self, key: str) -> set[str]:
        """What leads to a step."""
        return self._into.get(key, set())


def _ways_in(outline: Outline) -> _Ways:
    """The ways of one outline."""
    ways = {
        key: {*entry.branches.values(), *([entry.next] if entry.next else [])}
        for key, entry in outline.entries.items()
    }
    return _Ways(ways)


def _names(outline: Outline) -> list[Value]:
    """The names of the phases."""
    return [phase.get("nama", "") for phase in outline.phases]
