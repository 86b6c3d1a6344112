"""Finds the widths of the columns of the flow table and the size of its type.

Many actors make first the other columns narrower, then the type smaller, and then turn the names in
the header.  ``papers`` sees to it that the paper is wide enough.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.balance import ORDINARY_WORD
from bpmn_gen.sop.document import COLUMN_NAMES, PADDING, PITCH, POINT, Columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bpmn_gen.sop.document import PageStyle

MIN_SIZE = 7.0
"""pt; smaller type is hard to read on paper."""
SIZE_STEP = 0.5
"""pt between sizes that are tried."""
MIN_ACTOR = 10.5
"""mm; a narrower column has no room for a symbol with tracks beside it."""
GOOD_ACTOR = 19.0
"""mm; width of an actor's column where nothing has to shrink."""
MAX_ACTOR = 26.0
"""mm; a wider column only draws symbols apart."""
TURNED = (38.0, 50.0, 64.0)
"""mm; greatest lengths of a line of a turned name, tried in turn."""
HEADER_ROW = 1.6
"""Height of the upper row of the header, in lines of its type."""

_GOOD = (9.0, 60.0, 36.0, 19.0, 34.0, 36.0)
"""Usual widths in mm of the other columns, in the order of COLUMN_NAMES."""
_LEAST = (7.5, 38.0, 23.0, 14.0, 22.0, 24.0)
_TIGHT = (7.5, 32.0, 20.0, 14.0, 18.0, 20.0)
"""The least widths where the paper would be too narrow otherwise."""
_SHARE = (0.0, 0.45, 0.17, 0.0, 0.15, 0.23)
"""Parts of spare width that the other columns get."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """One choice of widths, in mm."""

    actor: float
    others: tuple[float, ...]


def least_width(count: int) -> float:
    """The width in mm of the narrowest table with ``count`` columns of actors."""
    return MIN_ACTOR * count + added(_TIGHT)


def fit_columns(
    names: Sequence[str],
    words: Collection[str],
    style: PageStyle,
    widest: float = MAX_ACTOR,
) -> Columns:
    """The columns of a table with these actors.

    Args:
        names: of the actors.
        words: every word of the other columns, to see whether they fit.
        style: paper and type; the paper has room for ``least_width``.
        widest: mm; greatest width of the column of an actor.
    """
    count = max(len(names), 1)
    for size in _sizes(style.size):
        wanted = max(_needed(names, style.face, size), widest - MAX_ACTOR)
        wide = _widths(count, style.room[0], wanted, widest)
        if _fits(names, words, style.face, size, wide):
            return _columns(names, style.face, size, wide)
    trial = _widths(count, style.room[0], GOOD_ACTOR)
    for length in TURNED:
        for size in _sizes(style.size):
            if _fits_turned(names, style.face, size, trial.actor, length):
                return _columns(names, style.face, size, trial, turned=length)
    return _columns(names, style.face, MIN_SIZE, trial, turned=TURNED[-1])


def _sizes(largest: float) -> Iterator[float]:
    """Sizes of type from the largest to the smallest."""
    size = max(largest, MIN_SIZE)
    while size >= MIN_SIZE:
        yield size
        size -= SIZE_STEP


def _needed(names: Sequence[str], face: str, size: float) -> float:
    """Width in mm of an actor's column in which every word of the names stays whole."""
    measure, point = DOCUMENT_FACES[face], size * POINT
    widest = max((measure.longest_word(name, point, bold=True) for name in names), default=0.0)
    return max(GOOD_ACTOR, widest + 2 * PADDING + _STEP)


def _widths(count: int, room: float, wanted: float, widest: float = MAX_ACTOR) -> _Trial:
    """Widths that fill the room: actors get ``wanted`` mm if the other columns can spare it."""
    spare = room - added(_GOOD)
    actor = min(spare / count, widest)
    if actor < wanted:
        narrow = room - MIN_ACTOR * count < added(_LEAST)
        least, good, wanted = (_TIGHT, _LEAST, MIN_ACTOR) if narrow else (_LEAST, _GOOD, wanted)
        part = (room - wanted * count - added(least)) / (added(good) - added(least))
        part = min(max(part, 0.0), 1.0)
        others = tuple(low + (high - low) * part for low, high in zip(least, good, strict=True))
        return _Trial((room - added(others)) / count, others)
    left = spare - actor * count
    others = tuple(high + left * share for high, share in zip(_GOOD, _SHARE, strict=True))
    return _Trial(actor, others)


def _fits(
    names: Sequence[str], words: Collection[str], face: str, size: float, trial: _Trial
) -> bool:
    """Whether every ordinary word stays whole at a size of type."""
    measure, point = DOCUMENT_FACES[face], size * POINT
    heads = max((measure.longest_word(name, point, bold=True) for name in names), default=0.0)
    if heads > trial.actor - 2 * PADDING + 1e-6:
        return False
    narrow = min(trial.others[1], trial.others[2], trial.others[4], trial.others[5]) - 2 * PADDING
    titles = max(measure.width(name, point, bold=True) for name in COLUMN_NAMES[2:])
    ordinary = max(
        (measure.width(word, point) for word in words if len(word) <= ORDINARY_WORD), default=0.0
    )
    return max(titles, ordinary) <= narrow


def _fits_turned(names: Sequence[str], face: str, size: float, actor: float, length: float) -> bool:
    """Whether all names fit in lines of a length when they are turned to be read upward."""
    room = int((actor - PADDING) / (size * POINT * PITCH))
    lines = (_name_lines(name, face, size, length) for name in names)
    return all(len(one) <= room for one in lines)


def _name_lines(name: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """The lines of a name in the header."""
    return DOCUMENT_FACES[face].wrap(name, width, size * POINT, bold=True)


def _columns(
    names: Sequence[str], face: str, size: float, trial: _Trial, *, turned: float = 0.0
) -> Columns:
    """The columns with their header; ``turned`` is the greatest length of a turned name."""
    measure, line = DOCUMENT_FACES[face], size * POINT * PITCH
    width = turned or trial.actor - 2 * PADDING
    lines = tuple(_name_lines(name, face, size, width) for name in names)
    if turned:
        longest = (measure.width(line, size * POINT, bold=True) for one in lines for line in one)
        lower = max(longest, default=0.0) + 2 * PADDING
    else:
        lower = max((len(one) for one in lines), default=1) * line + 2 * PADDING
    number, activity, inputs, duration, outputs, remarks = map(_even, trial.others)
    return Columns(
        number=number,
        activity=activity,
        actor=_even(trial.actor),
        inputs=inputs,
        duration=duration,
        outputs=outputs,
        remarks=remarks,
        names=lines,
        turned=turned > 0,
        size=size,
        header=(HEADER_ROW * line, max(lower, HEADER_ROW * line)),
    )


def _even(width: float) -> float:
    """A width in whole steps, so that tracks meet the middle of symbols and arrows are straight."""
    return math.floor(width / _STEP + 1e-6) * _STEP


_STEP = 0.02
"""mm."""
