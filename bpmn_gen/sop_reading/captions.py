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
    choices = sorted(_choices(arrows, decisions, captions, named))
    used: set[int] = set()
    for choice in choices:
        way = arrows[choice.way]
        taken = {named[one].label for one in named if arrows[one].start == way.start}
        if choice.caption in used or choice.way in named or choice.label in taken:
            continue
        rivals = [
            other.cost
            for other in choices
            if other.caption == choice.caption
            and other.way not in named
            and other.way != choice.way
            and arrows[other.way].start == way.start
        ]
        is_certain = min(rivals, default=_REACH * 2) - choice.cost >= _CLEAR
        named[choice.way] = Named(choice.label, choice.words, is_certain)
        used.add(choice.caption)
    _settle(arrows, named)
    return named


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
    named: dict[int, Named],
) -> Iterator[_Choice]:
    """Every caption with every way of a decision in its reach that has no name yet."""
    for number, (text, box) in enumerate(captions):
        answer = answer_of(text)
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
