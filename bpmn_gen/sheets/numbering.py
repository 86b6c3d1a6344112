"""What the numbers of SOPs give to doubt: the same one twice, none, and holes in a series."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DIGITS: Final = re.compile(r"(\d+)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_ENOUGH: Final = 3
"""Numbers that show a series; two may differ for any reason."""
_NAMED: Final = 5
"""Holes that are named one by one."""
_WIDEST: Final = 1_000_000
"""The largest number that counts as one of a series; longer ones are codes."""

Holes = dict[int, tuple[str, ...]]
"""By the place of a number in a list: the numbers of its series that are missing before it."""


def same_as(numbers: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """The places at which a number stands that stands elsewhere as well, with the other places."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, number in enumerate(numbers):
        if any(sign.isdigit() for sign in number):
            places[folded(number)].append(at)
    return {
        at: tuple(other for other in found if other != at)
        for found in places.values()
        if len(found) > 1
        for at in found
    }


def holes(numbers: Sequence[str]) -> Holes:
    """The holes in the series that some numbers form.

    Numbers are of one series when they differ in one group of digits alone, which is no year.  A
    series has holes only where more than half of it is there, because a group of digits that
    leaps about counts something else.
    """
    parts = [_DIGITS.split(number) if number.strip() else [] for number in numbers]
    series: dict[tuple[int, tuple[str, ...]], dict[int, int]] = defaultdict(dict)
    for at, one in enumerate(parts):
        for place in range(1, len(one), 2):
            if not _YEAR.fullmatch(one[place]) and int(one[place]) < _WIDEST:
                rest = tuple(part for other, part in enumerate(one) if other != place)
                series[place, rest].setdefault(int(one[place]), at)
    found: Holes = {}
    for (place, _), members in series.items():
        values = sorted(members)
        if len(values) >= _ENOUGH and values[-1] - values[0] < 2 * len(values):
            for before, value in pairwise(values):
                if missing := range(before + 1, value):
                    found[members[value]] = tuple(_spelled(parts[members[value]], place, missing))
    return found


def _spelled(parts: Sequence[str], place: int, values: Iterable[int]) -> Iterable[str]:
    """The missing numbers as they would be written."""
    for count, value in enumerate(values):
        if count == _NAMED:
            yield "..."
            return
        digits = str(value).rjust(len(parts[place]), "0") if parts[place][0] == "0" else str(value)
        yield "".join((*parts[:place], digits, *parts[place + 1 :]))
