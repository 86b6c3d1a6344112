"""How much room in px texts need: those of activities, annotations, labels and headers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import (
    LABEL_FONT,
    LABEL_LINE,
    TASK_FONT,
    TASK_LINE,
    longest_word,
    text_width,
    wrap,
)
from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Iterable

HEADER_LINES = 2
"""Lines of text for which a header of 30 px has room."""


def activity_size(texts: Iterable[str], icon: float = 0.0) -> tuple[float, float]:
    """Width and height of activities, so that all texts fit: the size that makes the smallest map.

    Args:
        texts: the names of the activities.
        icon: height of a marker below the text.
    """
    names = sorted({text for text in texts if text})
    least = max([longest_word(name, TASK_FONT) for name in names], default=0.0)
    width = max(c.TASK_WIDTH, _step_up(least + 2 * c.TEXT_PAD))
    best = (width, _height(names, width, icon))
    while width < c.TASK_MAX_WIDTH and best[1] > c.TASK_HEIGHT:
        width += c.TASK_WIDTH_STEP
        height = _height(names, width, icon)
        if _room(width, height) < _room(*best):
            best = (width, height)
    return best


def _room(width: float, height: float) -> float:
    """The area in px2 that an activity of some size takes, with the gaps around it."""
    return (width + c.NODE_GAP_X) * (height + c.NODE_GAP_Y + c.LANE_PAD)


def _step_up(width: float) -> float:
    """The width rounded up to a whole step."""
    return math.ceil(width / c.TASK_WIDTH_STEP) * c.TASK_WIDTH_STEP


def _height(names: list[str], width: float, icon: float) -> float:
    """The height at which every name fits into a box of a width."""
    inner = width - 2 * c.TEXT_PAD
    lines = max((len(text_lines(name, inner, TASK_FONT)) for name in names), default=1)
    return max(c.TASK_HEIGHT, lines * TASK_LINE + 2 * c.TEXT_PAD + icon)


def note_size(text: str) -> tuple[float, float]:
    """Width and height of a box for an annotation, about twice as wide as high."""
    width = max(c.NOTE_WIDTH, longest_word(text, TASK_FONT) + 2 * c.TEXT_PAD)
    while True:
        lines = text_lines(text, width - 2 * c.TEXT_PAD, TASK_FONT)
        height = len(lines) * TASK_LINE + 2 * c.NOTE_PAD
        if height <= max(width / 2, c.TASK_HEIGHT / 2) or width >= c.TASK_MAX_WIDTH:
            return width, height
        width += 2 * c.TASK_WIDTH_STEP


def text_lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text, at most ``width`` px wide; its own line breaks stay."""
    if "\n" not in text:
        return wrap(text, width, size)
    return tuple(line for part in text.split("\n") for line in wrap(part, width, size) or ("",))


def label_size(text: str) -> tuple[float, float, tuple[str, ...]]:
    """Width, height and lines of a label outside its shape."""
    lines = text_lines(text, c.LABEL_WIDTH, LABEL_FONT)
    widest = max((text_width(line, LABEL_FONT) for line in lines), default=0.0)
    return min(c.LABEL_WIDTH, math.ceil(widest)), len(lines) * LABEL_LINE, lines


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
    return math.ceil(min(fits[1:])) + 2 * c.TEXT_PAD


def header_lines(text: str, length: float) -> tuple[str, ...]:
    """The lines of a text in a header of some length."""
    return text_lines(text, length - 2 * c.TEXT_PAD, TASK_FONT)
