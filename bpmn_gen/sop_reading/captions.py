"""Which way out of a decision each ``Ya`` and ``Tidak`` names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.nearness import from_box, from_path
from bpmn_gen.sop_reading.read_sop import NO, YES
from bpmn_gen.sop_reading.vocabulary import answer_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.sop_files.sheet import Box, Point
    from bpmn_gen.sop_reading.arrows import Arrow

_REACH: Final = 45.0
"""What a caption may cost at most; about how far it may stand from its way, in points."""
_NEAR_START: Final = 130.0
"""Captions stand near the beginning of their way, in points along it."""
_LONGEST: Final = 40
"""Letters of a name that is neither yes nor no; longer texts are remarks."""
_CLEAR: Final = 3.0
"""Another reading that costs hardly more may be the right one."""
_CLEARER: Final = 5.0
"""The same where ways have words of their own, because the words do not tell which way is meant."""
_CLEAREST: Final = 15.0
"""The same where yes would lead back and no would lead on, which is rare."""
_UNUSED: Final = 30.0
"""What it costs to leave a caption out, which somebody wrote for a reason."""
_MOST: Final = 6
"""Captions and ways of one decision that are compared in all combinations."""


@dataclass(frozen=True, slots=True)
class Named:
    """What names a way."""

    label: str
    words: str
    is_certain: bool


@dataclass(slots=True)
class Names:
    """The names of ways, by their place among the arrows."""

    ways: dict[int, Named]
    left_out: dict[int, str]
    """By symbol of a decision: what stands near it and names none of its ways."""


@dataclass(frozen=True, slots=True)
class _Caption:
    """Words that stand by themselves."""

    label: str
    words: str
    box: Box


def name_ways(
    arrows: Sequence[Arrow], decisions: frozenset[int], captions: Sequence[tuple[str, Box]]
) -> Names:
    """Name the ways out of decisions.

    Args:
        arrows: all arrows between steps.
        decisions: the symbols that are decisions.
        captions: words on the sheet that stand by themselves, with their places.
    """
    names = Names({}, {})
    named = names.ways
    for place, arrow in enumerate(arrows):
        written = next(((one, text) for text in arrow.words if (one := answer_of(text))), None)
        if written and arrow.start in decisions:
            named[place] = Named(*written, is_certain=True)
    answers = [_Caption(label, text, box) for text, box in captions if (label := answer_of(text))]
    others = [_Caption(label, text, box) for text, box in captions if (label := _own_words(text))]
    for kind in (answers, others):
        for start, near in _by_decision(kind, arrows, decisions).items():
            ways = [place for place, one in enumerate(arrows) if one.start == start]
            used = _name(ways, near, arrows, named)
            if kind is answers and (left := [one for one in near if one not in used]):
                names.left_out[start] = left[0].words
        if kind is answers:
            _settle(arrows, named)
    return names


def _own_words(text: str) -> str | None:
    """A name that is neither yes nor no: short words, no number and no sentence."""
    words = " ".join(text.split())
    if answer_of(words) or not any(sign.isalpha() for sign in words):
        return None
    return words if len(words) <= _LONGEST else None


def _by_decision(
    captions: Sequence[_Caption], arrows: Sequence[Arrow], decisions: frozenset[int]
) -> dict[int, list[_Caption]]:
    """By decision: the captions that are nearer to one of its ways than to those of others."""
    found: dict[int, list[_Caption]] = {}
    for caption in captions:
        costs = [
            (_cost(caption.box, arrow), arrow.start) for arrow in arrows if arrow.start in decisions
        ]
        cost, start = min(costs, default=(_REACH * 2, 0))
        if cost <= _REACH:
            found.setdefault(start, []).append(caption)
    return found


def _name(
    ways: Sequence[int],
    captions: Sequence[_Caption],
    arrows: Sequence[Arrow],
    named: dict[int, Named],
) -> list[_Caption]:
    """Name the ways of one decision by the cheapest reading; gives the captions that it uses."""
    taken = {named[place].label for place in ways if place in named}
    free = [place for place in ways if place not in named][:_MOST]
    near = sorted(captions, key=lambda one: min(_cost(one.box, arrows[way]) for way in ways))
    costs = {
        (number, way): cost
        for number, one in enumerate(near[:_MOST])
        for way in free
        if (cost := _cost(one.box, arrows[way])) <= _REACH
    }
    readings = sorted(
        ((cost, dict(chosen)) for cost, chosen in _readings(near[:_MOST], free, costs, taken)),
        key=lambda one: (one[0], sorted(one[1].items())),
    )
    best_cost, best = readings[0]
    clear = _CLEAR if all(one.label in {YES, NO} for one in captions) else _CLEARER
    labels = {way: near[number].label for number, way in best.items()}
    known = labels | {way: named[way].label for way in ways if way in named}
    if _is_odd({label: arrows[way] for way, label in _both(known, ways).items()}):
        clear = _CLEAREST
    for number, way in best.items():
        rivals = (
            cost
            for cost, other in readings[1:]
            if {near[n].label for n, w in other.items() if w == way} != {labels[way]}
            or len(other) < len(best)
        )
        is_certain = min(rivals, default=_REACH * 2) - best_cost >= clear
        named[way] = Named(near[number].label, near[number].words, is_certain)
    return [near[number] for number in best] + [
        one for one in near if one.label in taken or one.label in labels.values()
    ]


def _both(labels: Mapping[int, str], ways: Sequence[int]) -> dict[int, str]:
    """The labels of two ways, of which the author may have named one only."""
    found = dict(labels)
    if len(labels) == 1 and len(ways) == len((YES, NO)):
        other = NO if YES in labels.values() else YES
        found |= {way: other for way in ways if way not in labels}
    return found


def _is_odd(ways: Mapping[str, Arrow]) -> bool:
    """Whether yes leads back to a row above and no leads on."""
    if not {YES, NO} <= ways.keys():
        return False
    back, on = (arrow.path[-1][1] - arrow.path[0][1] for arrow in (ways[YES], ways[NO]))
    return back < 0 < on


def _readings(
    captions: Sequence[_Caption],
    ways: Sequence[int],
    costs: Mapping[tuple[int, int], float],
    taken: set[str],
    number: int = 0,
) -> Iterator[tuple[float, tuple[tuple[int, int], ...]]]:
    """Every way to give each caption one of the ways or none, with what it costs."""
    if number == len(captions):
        yield 0.0, ()
        return
    label = captions[number].label
    for cost, rest in _readings(captions, ways, costs, taken, number + 1):
        yield cost + _UNUSED, rest
        used_ways = {way for _, way in rest}
        used_labels = {captions[other].label for other, _ in rest} | taken
        for way in ways:
            own = costs.get((number, way))
            if own is not None and way not in used_ways and label not in used_labels:
                yield cost + own, ((number, way), *rest)


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


def _cost(box: Box, arrow: Arrow) -> float:
    """How far a caption is from a way: its border from the line, a little for middle and start."""
    path = _beginning(arrow.path)
    middle, start = from_path(box.centre, path), box.distance(path[0])
    return from_box(box, path) + middle * 0.3 + start * 0.15
