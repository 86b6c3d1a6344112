"""Titles in headers: the lines into which they are broken, so that they never ask for height."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import TASK_FONT, longest_word, text_width
from bpmn_gen.layout.graph.constants import TITLE_PAD
from bpmn_gen.layout.graph.sizes import HEADER_LINES, header_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LINES = 5
"""Lines of a title on paper, at most, because wider headers would look like lanes."""
_STEP = 2.0
"""px by which a header is made longer, step by step, until its title fits."""


@lru_cache(maxsize=4096)
def title_length(title: str, lines: int) -> float:
    """The least length of a header in which a title takes so many lines at most."""
    if not title.strip():
        return 0.0
    length = max(
        longest_word(title, TASK_FONT) + 2 * TITLE_PAD,
        text_width(title, TASK_FONT) / lines + 2 * TITLE_PAD,
    )
    while len(header_lines(title, length)) > lines:
        length += _STEP
    return length


def header_depths(titles: Iterable[tuple[int, str, float]], levels: int) -> tuple[int, ...]:
    """By level, for how many lines headers need room so that titles ask for no height.

    Args:
        titles: level, title, and the height in px that the content needs anyway.
        levels: the number of levels.
    """
    depths = [HEADER_LINES] * levels
    for level, title, height in titles:
        while depths[level] < MOST_LINES and title_length(title, depths[level]) > height:
            depths[level] += 1
    return tuple(depths)
