"""Finds the things of one drawing in another, by what they say and by what stands around them.

Names are compared first, then neighbours decide: a box whose name was changed is known by the boxes
before and behind it.  The work grows with the square of what names alone do not tell apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LIKE: Final = 0.6
"""The least likeness of two names that are taken for one that was changed."""
ENOUGH: Final = 1.0
"""The least that name, place and neighbours together have to say for a pair."""
MOST_COMPARED: Final = 250_000
"""Pairs that are compared at most; names alone decide where there are more."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a drawing."""

    kind: str
    """Only things of one kind can be the same."""
    name: str
    place: str = ""
    """What it stands in, e.g. the name of its lane."""
    is_named: bool = False
    """Whether a person gave its key: two things with such keys that differ are never the same by
    likeness alone."""


@dataclass(slots=True)
class Pairs:
    """Things of a newer drawing with the same ones of an older."""

    old_of: dict[str, str] = field(default_factory=dict)
    """By key in the newer drawing: the key in the older."""
    guessed: set[str] = field(default_factory=set)
    """Keys of the newer drawing that were known by likeness and neighbours only."""

    def add(self, new: str, old: str, *, guessed: bool = False) -> None:
        """Note one pair."""
        self.old_of[new] = old
        if guessed:
            self.guessed.add(new)


def match(
    old: Mapping[str, Thing],
    new: Mapping[str, Thing],
    ways: tuple[Iterable[tuple[str, str]], Iterable[tuple[str, str]]],
    *,
    guesses: bool = True,
    known: Mapping[str, str] | None = None,
    enough: float = ENOUGH,
) -> Pairs:
    """Which things of two drawings are the same.

    Args:
        old: the things of the older drawing by key.
        new: those of the newer one.
        ways: what leads to what in the older and in the newer drawing.
        guesses: also pair what has another name, by likeness and neighbours; where keys have been
            kept, a thing with another key is another thing.
        known: pairs that are certain, the older key by the newer one; where none are given, those
            of one kind with the same key.
        enough: the least that name, place and neighbours together have to say for a guess.
    """
    pairs = Pairs(dict(known or {}))
    for key, thing in new.items() if known is None else ():
        if key in old and old[key].kind == thing.kind:
            pairs.add(key, key)
    matching = _Matching(old, new, pairs, tuple(map(_around, ways)))
    for told in (_whole, _named):
        matching.by_name(told)
    if guesses:
        matching.by_neighbours(enough)
    return pairs


def _whole(thing: Thing) -> tuple[str, ...]:
    """All that a thing says."""
    return (thing.kind, folded(thing.name), folded(thing.place)) if thing.name else ()


def _named(thing: Thing) -> tuple[str, ...]:
    """What it says wherever it stands."""
    return (thing.kind, folded(thing.name)) if thing.name else ()


@dataclass(slots=True)
class _Matching:
    """The search for pairs."""

    old: Mapping[str, Thing]
    new: Mapping[str, Thing]
    pairs: Pairs
    around: tuple[dict[str, set[tuple[int, str]]], ...]

    def _open(self) -> tuple[list[str], list[str]]:
        """The keys that have no partner yet."""
        used = set(self.pairs.old_of.values())
        return (
            [key for key in self.old if key not in used],
            [key for key in self.new if key not in self.pairs.old_of],
        )

    def by_name(self, told: Callable[[Thing], tuple[str, ...]]) -> None:
        """Pair what alone says something in both drawings."""
        left, right = self._open()
        mine, theirs = (
            _alone({key: told(things[key]) for key in keys})
            for keys, things in ((left, self.old), (right, self.new))
        )
        for words, key in theirs.items():
            if words in mine:
                self.pairs.add(key, mine[words])

    def by_neighbours(self, enough: float) -> None:
        """Pair the likest of the others, and look again, because each pair tells of others."""
        left, right = self._open()
        if len(left) * len(right) > MOST_COMPARED:
            return
        likeness = {
            (one, other): self._likeness(self.old[one], self.new[other])
            for one in left
            for other in right
            if self.old[one].kind == self.new[other].kind
            and not (self.old[one].is_named and self.new[other].is_named)
        }
        while likeness:
            scored = {pair: like + self._agreeing(*pair) for pair, like in likeness.items()}
            best = max(scored, key=lambda pair: (scored[pair], pair))
            if scored[best] < enough:
                return
            self.pairs.add(best[1], best[0], guessed=True)
            likeness = {
                pair: like
                for pair, like in likeness.items()
                if pair[0] != best[0] and pair[1] != best[1]
            }

    @staticmethod
    def _likeness(one: Thing, other: Thing) -> float:
        """How much two things say the same, from 0 to 1; a little more in the same place."""
        near = 0.2 if one.place and folded(one.place) == folded(other.place) else 0.0
        if not one.name and not other.name:
            return 0.3 + near
        like = SequenceMatcher(None, folded(one.name), folded(other.name), autojunk=False).ratio()
        return (like if like >= _LIKE else 0.0) + near

    def _agreeing(self, one: str, other: str) -> float:
        """How many of the neighbours of two things are pairs, from 0 to 1."""
        mine, theirs = self.around[0].get(one, set()), self.around[1].get(other, set())
        if not mine or not theirs:
            return 0.0
        known = {(way, self.pairs.old_of[key]) for way, key in theirs if key in self.pairs.old_of}
        return len(known & mine) / max(len(mine), len(theirs))


def _alone(said: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """The key of each thing that is the only one to say what it says."""
    found: dict[tuple[str, ...], list[str]] = {}
    for key, words in said.items():
        if words:
            found.setdefault(words, []).append(key)
    return {words: keys[0] for words, keys in found.items() if len(keys) == 1}


def _around(ways: Iterable[tuple[str, str]]) -> dict[str, set[tuple[int, str]]]:
    """What leads to each thing (0) and what it leads to (1)."""
    found: dict[str, set[tuple[int, str]]] = {}
    for source, target in ways:
        found.setdefault(target, set()).add((0, source))
        found.setdefault(source, set()).add((1, target))
    return found
