"""Brings together what two sides have changed since they parted.

What one side alone has changed is taken from it, thing by thing: each key of a step, where it
leads, in which list it stands.  Where both have changed one thing, each in its own way, nobody but
a person can say what is meant; such a thing is a clash.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from bpmn_gen.difference.edits import same_homes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Entry, Home, Outline

Thing = TypeVar("Thing")
Said = TypeVar("Said", bound="Value")

_PEOPLE = ("pelaku", "pihak")
"""Keys of the head that name people, who are brought together one by one."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Something that both sides have changed, each in its own way."""

    key: str
    """The step or actor; empty for the process as a whole."""
    field: str
    """Empty for the flow."""
    ours: Value = ""
    theirs: Value = ""


@dataclass(frozen=True, slots=True)
class _Sides(Generic[Thing]):
    """One thing in its three states."""

    origin: Thing
    ours: Thing
    theirs: Thing

    def of(self, ask: Callable[[Thing], _Answer]) -> _Sides[_Answer]:
        """What is asked of the thing, in its three states."""
        return _Sides(ask(self.origin), ask(self.ours), ask(self.theirs))

    @property
    def is_clash(self) -> bool:
        """Whether both sides have changed it, each in its own way."""
        return self.theirs != self.origin and self.ours not in (self.origin, self.theirs)

    @property
    def chosen(self) -> Thing:
        """The state of the side that has changed it; theirs where both have."""
        return self.ours if self.theirs == self.origin else self.theirs


_Answer = TypeVar("_Answer")


def three_way(origin: Outline, ours: Outline, theirs: Outline) -> tuple[Outline, list[Clash]]:
    """An outline with the changes of both sides, and what they contradict each other in.

    Args:
        origin: where both began.
        ours: the definition as it is now.
        theirs: the file as it came back.
    """
    return _Meeting(_Sides(origin, ours, theirs)).run()


@dataclass(slots=True)
class _Meeting:
    """Two sides that come together."""

    sides: _Sides[Outline]
    clashes: list[Clash] = field(default_factory=list)

    def run(self) -> tuple[Outline, list[Clash]]:
        """All that both have changed."""
        lists = self._in_same_lists()
        if lists is None:
            return self.sides.theirs, [Clash("", "")]
        self.sides = lists
        entries = dict(self._entries())
        self._check_ways(entries)
        homes = self._homes(entries)
        phases = self.sides.of(lambda one: one.phases)
        if phases.is_clash:
            self.clashes.append(Clash("", "tahap"))
        made = replace(
            self.sides.theirs,
            entries={key: entries[key] for key in _in_order(homes)},
            homes=homes,
            phases=phases.chosen,
            head=self._head(),
        )
        return made, self.clashes

    def _in_same_lists(self) -> _Sides[Outline] | None:
        """The sides with lists of steps that have the same names in all three.

        Branches of blocks are known by their numbers alone, so only one side may have lists that
        are new or gone.  None where both have.
        """
        origin = self.sides.origin
        changed = [
            one
            for one in (self.sides.ours, self.sides.theirs)
            if not _keeps_lists(same_homes(origin, one), origin, one)
        ]
        if not changed:
            return self.sides
        if len(changed) > 1 and changed[0].homes.keys() != changed[1].homes.keys():
            return None
        frame = {old: new for new, old in same_homes(origin, changed[0]).items()}
        return self.sides.of(lambda one: one if one in changed else _with_lists(one, frame))

    def _entries(self) -> Iterator[tuple[str, Entry]]:
        """Each step with the changes of both sides."""
        ours, theirs = self.sides.ours.entries, self.sides.theirs.entries
        for key in _union(theirs, ours):
            states = self.sides.of(lambda one, key=key: one.entries.get(key))  # type: ignore[misc]
            if states.origin is None:
                if states.ours and states.theirs and states.is_clash:
                    self.clashes.append(Clash(key, ""))
                yield key, states.theirs or states.ours
            elif states.ours is None or states.theirs is None:
                left = states.ours or states.theirs
                if _says_otherwise(states.origin, left):
                    self.clashes.append(Clash(key, ""))
            else:
                yield key, self._together(states)

    def _together(self, states: _Sides[Entry]) -> Entry:
        """One step with the changes of both sides."""
        entry = states.theirs
        places = states.of(lambda one: (one.home, one.phase))
        ways = states.of(lambda one: one.next)
        blocks = states.of(lambda one: one.block)
        if places.is_clash or ways.is_clash or blocks.is_clash:
            self.clashes.append(Clash(entry.key, ""))
        home, phase = places.chosen
        return replace(
            entry,
            value=self._values(entry.key, states.of(lambda one: one.value)),
            home=home,
            phase=phase,
            next=ways.chosen,
            branches=self._values(entry.key, states.of(lambda one: one.branches), is_flow=True),
            block=blocks.chosen,
        )

    def _values(
        self, key: str, states: _Sides[Mapping[str, Said]], *, is_flow: bool = False
    ) -> dict[str, Said]:
        """What is said with the changes of both sides; what one has taken out is missing."""
        made: dict[str, Said] = {}
        for name in _union(states.theirs, _union(states.ours, states.origin)):
            said = states.of(lambda one, name=name: one.get(name))  # type: ignore[misc]
            if said.is_clash and is_flow:
                self.clashes.append(Clash(key, ""))
            elif said.is_clash:
                self.clashes.append(Clash(key, name, said.ours or "", said.theirs or ""))
            if said.chosen is not None:
                made[name] = said.chosen
        return made

    def _check_ways(self, entries: Mapping[str, Entry]) -> None:
        """Note the steps that lead to one which the other side has taken out."""
        for entry in entries.values():
            ways = [way for way in (entry.next, *entry.branches.values()) if way]
            known = self.sides.theirs.entries.keys() | self.sides.ours.entries.keys()
            if any(way in known and way not in entries for way in ways):
                self.clashes.append(Clash(entry.key, ""))

    def _homes(self, entries: Mapping[str, Entry]) -> dict[Home, tuple[str, ...]]:
        """The lists of steps, each in the order of the side that has changed it."""
        made: dict[Home, tuple[str, ...]] = {}
        for home in _union(self.sides.theirs.homes, self.sides.ours.homes):
            if not home.block or home.block in entries:
                own = {key for key, entry in entries.items() if entry.home == home}
                made[home] = self._list(home, own)
        if len(_in_order(made)) != len(entries):
            self.clashes.append(Clash("", ""))
        return made

    def _list(self, home: Home, own: Collection[str]) -> tuple[str, ...]:
        """One list of steps: what only one side has in it stands behind what it stood behind."""
        lists = self.sides.of(lambda one: one.homes.get(home, ()))
        common = {*lists.origin} & {*lists.ours} & {*lists.theirs}
        order = lists.of(lambda one: [key for key in one if key in common])
        first, other = lists.theirs, lists.ours
        if order.theirs == order.origin:
            first, other = other, first
        made = [key for key in first if key in own]
        before = -1
        for key in other:
            if key in made:
                before = made.index(key)
            elif key in own:
                before += 1
                made.insert(before, key)
        return tuple(made)

    def _head(self) -> dict[str, Value]:
        """What is said of the process as a whole, and who takes part."""
        heads = self.sides.of(lambda one: _without_people(one.head))
        actors = self.sides.of(lambda one: one.actors)
        parties = {**_parties(self.sides.ours), **_parties(self.sides.theirs)}
        people = {key: self._actor(key, actors) for key in self._order_of(actors)}
        known = {key: value for key, value in people.items() if value is not None}
        return {**self._values("", heads), "pelaku": known, "pihak": parties}

    def _actor(self, key: str, actors: _Sides[Mapping[str, Value]]) -> Value | None:
        """An actor with the changes of both sides; None for one who left."""
        states = actors.of(lambda one: one.get(key))
        if None not in (states.ours, states.theirs) and states.is_clash:
            self.clashes.append(Clash(key, "nama", states.ours or "", states.theirs or ""))
        if states.origin is not None and None in (states.ours, states.theirs):
            return None
        return states.chosen

    def _order_of(self, actors: _Sides[Mapping[str, Value]]) -> list[str]:
        """The actors in the order of the side that has changed it."""
        common = [key for key in actors.origin if key in actors.ours and key in actors.theirs]
        order = actors.of(lambda one: [key for key in one if key in common])
        first = actors.ours if order.theirs == order.origin else actors.theirs
        other = actors.theirs if first is actors.ours else actors.ours
        return list(_union(first, other))


def _union(first: Mapping[Thing, object], second: Mapping[Thing, object]) -> dict[Thing, None]:
    """The keys of both in their order."""
    return dict.fromkeys([*first, *second])


def _in_order(homes: Mapping[Home, tuple[str, ...]]) -> list[str]:
    """The steps as they are written: those of a block behind it."""
    inner: dict[str, list[str]] = {}
    for home, keys in homes.items():
        inner.setdefault(home.block, []).extend(keys)
    made: list[str] = []
    stack = inner.get("", [])[::-1]
    while stack:
        made.append(stack.pop())
        stack += inner.get(made[-1], [])[::-1]
    return made


def _keeps_lists(homes: Mapping[Home, Home], origin: Outline, side: Outline) -> bool:
    """Whether a side has the lists of steps that both began with, under the same numbers."""
    return side.homes.keys() == origin.homes.keys() and all(
        new == old for new, old in homes.items()
    )


def _with_lists(outline: Outline, names: Mapping[Home, Home]) -> Outline:
    """The outline with other names of its lists."""
    entries = {
        key: replace(entry, home=names.get(entry.home, entry.home))
        for key, entry in outline.entries.items()
    }
    homes = {names.get(home, home): keys for home, keys in outline.homes.items()}
    return replace(outline, entries=entries, homes=homes)


def _says_otherwise(origin: Entry, left: Entry | None) -> bool:
    """Whether one side has changed what a step says or decides that the other has taken out."""
    return left is not None and ((origin.value, origin.branches) != (left.value, left.branches))


def _without_people(head: Mapping[str, Value]) -> Mapping[str, Value]:
    """What is said of the process as a whole."""
    return {key: value for key, value in head.items() if key not in _PEOPLE}


def _parties(outline: Outline) -> Mapping[str, Value]:
    """Those who take part without a lane."""
    parties = outline.head.get("pihak", {})
    return parties if isinstance(parties, Mapping) else {}
