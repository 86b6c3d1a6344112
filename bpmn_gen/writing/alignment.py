"""Finds where the characters of a text stand in its file, so that words can be replaced in it.

What stands around the words keeps its quotes, its line breaks and its indents then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Words: TypeAlias = "tuple[int, int, str]"
"""A stretch of a text, from its first character to behind its last, and what is to stand there."""

_BLOCKS = ("|", ">")


def reworded(text: str, words: Iterable[Words]) -> str:
    """A text with words put in the place of stretches that do not overlap."""
    for begin, end, new in sorted(words, reverse=True):
        text = text[:begin] + new + text[end:]
    return text


def offsets(raw: str, value: str, style: str) -> list[int] | None:
    """Where each character of a value stands in the text of its scalar.

    Args:
        raw: the scalar as it is written, with quotes or the sign of a block.
        value: what was read from it.
        style: its sign in YAML, empty for a plain one.

    Returns:
        None where the text is written with escapes, or cannot be followed.
    """
    at = raw.find("\n") + 1 if style in _BLOCKS else len(style)
    found = []
    for sign in value:
        at = _next(raw, at, sign)
        if at >= len(raw) or (raw[at] != sign and not sign.isspace()):
            return None
        found.append(at)
        at += 2 if style == "'" and raw[at : at + 2] == "''" else 1
    return found


def _next(raw: str, at: int, sign: str) -> int:
    """Where a character stands; what the reader takes for one space may be a line break."""
    if sign.isspace():
        return at if raw[at : at + 1].isspace() else len(raw)
    while raw[at : at + 1].isspace():
        at += 1
    return at
