"""A syntax mistake as the parser saw it, and as the author is told of it."""

from __future__ import annotations

from dataclasses import dataclass

QUOTE_ALL = "apit seluruh teks dengan tanda kutip, misalnya"
"""Begins the hint for text that YAML takes for something else."""


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
