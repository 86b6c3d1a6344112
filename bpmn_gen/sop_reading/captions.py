"""Which way out of a decision each ``Ya`` and ``Tidak`` names."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.nets import from_path
from bpmn_gen.sop_reading.read_sop import NO, YES
from bpmn_gen.sop_reading.vocabulary import answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Box, Point
    from bpmn_gen.sop_reading.arrows import Arrow

_REACH: Final = 45.0
"""How far a caption may stand from its way, in points."""
_NEAR_START: Final = 130.0
"""Captions stand near the beginning of their way, in points along it."""
_LONGEST: Final = 40
"""Letters of a name that is neither yes nor no; longer texts are remarks."""
_CLEAR: Final = 4.0
"""A caption that is nearly as near to another way of the same decision may belong to that."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names a way."""

    label: str
    words: str
    is_certain: bool


def name_ways(
    arrows: Sequence[Arrow], decisions: frozenset[int], captions: Sequence[tuple[str, Box]]
) -> dict[int, Named]:
    """The names of ways, by their place among the arrows.

    Args:
        arrows: all arrows between steps.
        decisions: the symbols that are decisions.
        captions: words on the sheet that stand by themselves, with their places.
    """
    named: dict[int, Named] = {}
    for place, arrow in enumerate(arrows):
        written = next(((one, text) for text in arrow.words if (one := answer_of(text))), None)
        if written and arrow.start in decisions:
            named[place] = Named(*written, is_certain=True)
    used: set[int] = set()
    answers = [answer_of(text) for text, _ in captions]
    for labels in (answers, [_own_words(text) for text, _ in captions]):
        choices = sorted(_choices(arrows, decisions, captions, labels, named))
        for choice in choices:
            _take(choice, choices, arrows, named, used)
        if labels is answers:
            _settle(arrows, named)
    return named


def _take(
    choice: _Choice,
    choices: Sequence[_Choice],
    arrows: Sequence[Arrow],
    named: dict[int, Named],
    used: set[int],
) -> None:
    """Give a way its name, unless the caption, the way or the name is taken."""
    start = arrows[choice.way].start
    taken = {named[one].label for one in named if arrows[one].start == start}
    if choice.caption in used or choice.way in named or choice.label in taken:
        return
    rivals = [
        other.cost
        for other in choices
        if other.caption == choice.caption
        and other.way != choice.way
        and other.way not in named
        and arrows[other.way].start == start
    ]
    is_certain = min(rivals, default=_REACH * 2) - choice.cost >= _CLEAR
    named[choice.way] = Named(choice.label, choice.words, is_certain)
    used.add(choice.caption)


def _own_words(text: str) -> str | None:
    """A name that is neither yes nor no: short words, no number and no sentence."""
    words = " ".join(text.split())
    if answer_of(words) or not any(sign.isalpha() for sign in words):
        return None
    return words if len(words) <= _LONGEST else None


@dataclass(frozen=True, slots=True, order=True)
class _Choice:
    """A caption and a way that it may name, the cheapest first."""

    cost: float
    caption: int
    way: int
    label: str
    words: str


def _choices(
    arrows: Sequence[Arrow],
    decisions: frozenset[int],
    captions: Sequence[tuple[str, Box]],
    labels: Sequence[str | None],
    named: dict[int, Named],
) -> Iterator[_Choice]:
    """Every caption with every way of a decision in its reach that has no name yet."""
    for number, ((text, box), answer) in enumerate(zip(captions, labels, strict=True)):
        for way, arrow in enumerate(arrows):
            if answer and arrow.start in decisions and way not in named:
                cost = _cost(box, _beginning(arrow.path))
                if cost <= _REACH:
                    yield _Choice(cost, number, way, answer, text)


def _settle(arrows: Sequence[Arrow], named: dict[int, Named]) -> None:
    """Of two ways, name the one without a name by the opposite of the other's."""
    by_start: dict[int, list[int]] = {}
    for place, arrow in enumerate(arrows):
        by_start.setdefault(arrow.start, []).append(place)
    for places in by_start.values():
        unnamed = [place for place in places if place not in named]
        others = [place for place in places if place in named]
        if len(unnamed) == len(others) == 1:
            named[unnamed[0]] = _opposite(named[others[0]])


def _opposite(one: Named) -> Named:
    """The name of the other way, which the author did not write."""
    return Named(NO if one.label == YES else YES, "", one.is_certain)


def _beginning(path: tuple[Point, ...]) -> tuple[Point, ...]:
    """The first part of a path."""
    points, length = [path[0]], 0.0
    for start, end in pairwise(path):
        step = abs(end[0] - start[0]) + abs(end[1] - start[1])
        if length + step >= _NEAR_START and step:
            share = (_NEAR_START - length) / step
            x = start[0] + (end[0] - start[0]) * share
            y = start[1] + (end[1] - start[1]) * share
            points.append((x, y))
            break
        points.append(end)
        length += step
    return tuple(points)


def _cost(box: Box, path: tuple[Point, ...]) -> float:
    """How far a caption is from a way: its middle from the line, and a little for its start."""
    x, y = box.centre
    apart = from_path((x, y), path)
    from_start = math.dist((x, y), path[0])
    return apart + from_start * 0.08
