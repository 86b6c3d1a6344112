"""Which way out of a decision each ``Ya`` and ``Tidak`` names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.nets import from_path
from bpmn_gen.sop_reading.read_sop import NO, YES
from bpmn_gen.sop_reading.vocabulary import answer_of

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        written = [(answer, text) for text in arrow.words if (answer := answer_of(text))]
        if written and arrow.start in decisions:
            named[place] = Named(written[0][0], written[0][1], is_certain=True)
    choices = []
    for number, (text, box) in enumerate(captions):
        answer = answer_of(text)
        if answer is None:
            continue
        for place, arrow in enumerate(arrows):
            if arrow.start in decisions and place not in named:
                cost = _cost(box, _beginning(arrow.path))
                if cost <= _REACH:
                    choices.append((cost, number, place, answer, text))
    choices.sort()
    used: dict[int, float] = {}
    for cost, number, place, answer, text in choices:
        if number in used or place in named:
            continue
        taken = {
            named[other].label
            for other in named
            if arrows[other].start == arrows[place].start and other != place
        }
        if answer in taken:
            continue
        rivals = [
            other_cost
            for other_cost, other_number, other, _, _ in choices
            if other_number == number
            and other != place
            and other not in named
            and arrows[other].start == arrows[place].start
        ]
        is_certain = not rivals or min(rivals) - cost >= _CLEAR
        named[place] = Named(answer, text, is_certain)
        used[number] = cost
    _settle(arrows, named)
    return named


def _settle(arrows: Sequence[Arrow], named: dict[int, Named]) -> None:
    """Where both ways of a decision have a name of their own, each of the two confirms the other."""
    by_start: dict[int, list[int]] = {}
    for place, arrow in enumerate(arrows):
        by_start.setdefault(arrow.start, []).append(place)
    for places in by_start.values():
        if len(places) != 2:
            continue
        first, second = places
        if first in named and second not in named:
            named[second] = _opposite(named[first])
        elif second in named and first not in named:
            named[first] = _opposite(named[second])


def _opposite(one: Named) -> Named:
    """The name of the other way, which the author did not write."""
    return Named(NO if one.label == YES else YES, "", one.is_certain)


def _beginning(path: tuple[Point, ...]) -> tuple[Point, ...]:
    """The first part of a path."""
    points, length = [path[0]], 0.0
    for start, end in zip(path, path[1:], strict=False):
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
    from_start = ((x - path[0][0]) ** 2 + (y - path[0][1]) ** 2) ** 0.5
    return apart + from_start * 0.08
