"""How much room in px texts need: those of activities, annotations, labels and headers.

A text has room when its lines fit as we break them and as bpmn-js breaks them (see
``drawing.viewer_lines``).
"""

from __future__ import annotations

import math
from itertools import chain, count
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import (
    LABEL_FONT,
    LABEL_LINE,
    TASK_FONT,
    TASK_LINE,
    longest_word,
    text_lines,
    text_width,
)
from bpmn_gen.drawing.viewer_lines import label_room, line_height, shown_lines, whole_lines
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    _Lines: TypeAlias = Callable[[str, float], int]
    """Counts the lines of a text in a box of some width."""

HEADER_LINES = 2
"""Lines of text for which a header of 30 px has room."""
_BROKEN = 9
"""Lines that each word counts of a text in which a viewer would break one, when widths compete.
A box is never as high as that: some texts are broken in every width."""
_WIDER_NOTES = 12
"""How many widths beyond the widest usual one are tried for a note whose words would be broken."""
_THEIR_LINE = line_height(TASK_FONT)
"""px from line to line in a viewer."""
_HEADER_STEP = 2.0
"""px by which a header gets longer, step by step, until its title fits."""


def activity_size(
    texts: Iterable[str], marked: Iterable[str] = (), signed: Iterable[str] = ()
) -> tuple[float, float]:
    """Width and height of activities, so that all texts fit: the size that makes the smallest map.

    Args:
        texts: the names of the activities.
        marked: the names of those with a marker at their lower border.
        signed: the names of those with a sign in their upper left corner.
    """
    names = tuple(sorted({*group} - {""}) for group in (texts, marked, signed))
    least = max((longest_word(name, TASK_FONT) for name in chain(*names)), default=0.0)
    width = max(c.TASK_WIDTH, _step_up(least + 2 * c.TEXT_PAD))
    best = (width, _height(names, width))
    while width < c.TASK_MAX_WIDTH and best[1] > c.TASK_HEIGHT:
        width += c.TASK_WIDTH_STEP
        height = _height(names, width)
        if _room(width, height) < _room(*best):
            best = (width, height)
    return best[0], _height(names, best[0], _shown_lines)


def _room(width: float, height: float) -> float:
    """The area in px2 that an activity of some size takes, with the gaps around it."""
    return (width + c.NODE_GAP_X) * (height + c.NODE_GAP_Y + c.LANE_PAD)


def _step_up(width: float) -> float:
    """The width rounded up to a whole step."""
    return math.ceil(width / c.TASK_WIDTH_STEP) * c.TASK_WIDTH_STEP


def _height(names: tuple[list[str], ...], width: float, theirs: _Lines | None = None) -> float:
    """The height at which every name, plain, marked or signed, fits into a box of a width.

    ``theirs`` counts the lines of a viewer; without it, broken words count much.
    """
    theirs = theirs or _whole_lines
    plain, marked, signed = names
    heights = [_lines(name, width, theirs) * TASK_LINE + 2 * c.TEXT_PAD_Y for name in plain]
    heights += [math.ceil(theirs(name, width) * _THEIR_LINE + 2 * c.MARKER) for name in marked]
    heights += [_signed_height(name, width, theirs(name, width)) for name in signed]
    return max([c.TASK_HEIGHT, *heights])


def _signed_height(name: str, width: float, theirs: int) -> float:
    """The height at which a name begins below a sign, in our drawing and in a viewer.

    ``theirs`` is the number of lines in a viewer.
    """
    ours = max(len(text_lines(name, width - 2 * c.TEXT_PAD, TASK_FONT)), theirs)
    below = theirs * _THEIR_LINE + 2 * c.VIEWER_SIGN if theirs > c.USUAL_LINES else 0.0
    return math.ceil(max(ours * TASK_LINE + 2 * c.SIGN, below))


def _lines(text: str, width: float, theirs: _Lines) -> int:
    """The lines of a text in an activity or an annotation, however it is broken."""
    ours = len(text_lines(text, width - 2 * c.TEXT_PAD, TASK_FONT))
    return max(ours, theirs(text, width))


def _whole_lines(text: str, width: float) -> int:
    """The lines of such a text in a viewer, many more where a word is broken."""
    lines = whole_lines(text, width - 2 * c.TEXT_PAD, TASK_FONT)
    return _BROKEN * len(text.split()) if lines is None else lines


def _shown_lines(text: str, width: float) -> int:
    """The lines of such a text in a viewer, with broken words where there is no other way."""
    room = width - 2 * c.TEXT_PAD
    lines = whole_lines(text, room, TASK_FONT)
    return shown_lines(text, room, TASK_FONT) if lines is None else lines


def note_size(text: str) -> tuple[float, float]:
    """Width and height of a box for an annotation, about twice as wide as high."""
    width = max(c.NOTE_WIDTH, math.ceil(longest_word(text, TASK_FONT)) + 2 * c.TEXT_PAD)
    while True:
        height = _note_height(text, width, _whole_lines)
        if height <= max(width / 2, c.TASK_HEIGHT / 2):
            return width, height
        if width >= c.TASK_MAX_WIDTH:
            break
        width += c.NOTE_WIDTH_STEP
    wider = (width + more * c.NOTE_WIDTH_STEP for more in range(_WIDER_NOTES))
    whole = (one for one in wider if whole_lines(text, one - 2 * c.TEXT_PAD, TASK_FONT) is not None)
    width = next(whole, width)
    return width, _note_height(text, width, _shown_lines)


def _note_height(text: str, width: float, theirs: _Lines) -> float:
    """The height of a box for an annotation of a width."""
    return _lines(text, width, theirs) * TASK_LINE + 2 * c.NOTE_PAD


def bar_size(text: str, *, is_upright: bool = False) -> tuple[float, float]:
    """Width and height of a bar: at least those at which its name has room.

    A viewer writes the name upward, as that of a pool with content, where the pool has a process
    (``is_upright``).
    """
    width = max(c.TASK_WIDTH, _step_up(longest_word(text, TASK_FONT) + 2 * c.TEXT_PAD))
    most = (c.BAR_HEIGHT - 2 * c.TEXT_PAD_Y) // TASK_LINE
    while _lines(text, width, _shown_lines) > most:
        width += c.TASK_WIDTH_STEP
    return width, max(c.BAR_HEIGHT, header_length(text) if is_upright else 0.0)


def label_size(text: str) -> tuple[float, float, tuple[str, ...]]:
    """Width, height and lines of a label outside its shape."""
    width, lines = label_room(text, c.LABEL_WIDTH)
    return width, lines * LABEL_LINE, text_lines(text, c.LABEL_WIDTH, LABEL_FONT)


def header_length(text: str) -> float:
    """The least length of a header in which the text takes at most HEADER_LINES lines."""
    if not text.strip():
        return 0.0
    low = longest_word(text, TASK_FONT)
    total = text_width(text, TASK_FONT)
    words = text.split()
    fits = [low, total]
    for cut in range(1, len(words)):
        first = text_width(" ".join(words[:cut]), TASK_FONT)
        rest = text_width(" ".join(words[cut:]), TASK_FONT)
        fits.append(max(first, rest, low))
    length = math.ceil(min(fits[1:])) + 2 * c.TITLE_PAD
    return next(one for one in count(length, _HEADER_STEP) if _title_fits(text, one, total))


def _title_fits(text: str, length: float, total: float) -> bool:
    """Whether a viewer shows a title of ``total`` px in two lines in a header of some length."""
    lines = whole_lines(text, length, TASK_FONT)
    return length > 2 * total or (lines is not None and lines <= HEADER_LINES)


def header_lines(text: str, length: float) -> tuple[str, ...]:
    """The lines of a text in a header of some length."""
    return text_lines(text, length - 2 * c.TITLE_PAD, TASK_FONT)
