"""A syntax mistake as the parser saw it, and as the author is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

QUOTE_ALL = "apit seluruh teks dengan tanda kutip, misalnya"
"""Begins the hint for text that YAML takes for something else."""

MAX_SHOWN = 90
"""Characters of the longest line that a hint writes out as it was meant."""

_PAIR = re.compile(r"\s*(?:- +)*([A-Za-z_][\w.]*):\s+(\S.*?)\s*")
_ITEM = re.compile(r"\s*(?:- +)+(\S.*?)\s*")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding before it gets its file name; line and column count from 0."""

    code: str
    message: str
    hint: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class TroublePlace:
    """What the parser said: reason, place, and where the thing it was reading began."""

    reason: str
    line: int
    column: int
    from_line: int
    from_column: int
    lines: list[str]

    def text(self, line: int) -> str:
        """A line of the file; empty beyond its end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""


def in_quotes(value: str) -> str:
    """A text in straight quotes; curly ones around it, and a lone opening one, are taken off."""
    inner = value.strip().strip("“”„‘’")
    if "'" in inner and '"' not in inner and "\\" not in inner:
        return f'"{inner}"'
    return "'" + inner.replace("'", "''") + "'"


def as_meant(line: str, column: int, example: str) -> str:
    """The hint to put quotes around a text, with the author's own words where they are short.

    Args:
        line: the line of the text.
        column: from 0; where the trouble is.
        example: what is shown where the text is not all that stands behind a key or a hyphen.
    """
    pair, item = _PAIR.fullmatch(line), _ITEM.fullmatch(line)
    if pair and column >= pair.start(2) and pair[2][0] not in "[{\"'":
        shown = f"{pair[1]}: {in_quotes(pair[2])}"
    elif item and column >= item.start(1) and item[1][0] not in "[{\"'":
        shown = f"- {in_quotes(item[1])}"
    else:
        shown = ""
    return f"{QUOTE_ALL} {shown if 0 < len(shown) <= MAX_SHOWN else example}"
