"""A sheet with one table to read, filter and print, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet with one table."""

    name: str
    titles: tuple[tuple[str, int], ...]
    """The titles of the columns, with widths in characters."""
    rows: tuple[tuple[str, ...], ...]
    frozen: int = 1
    """Columns that stay when the sheet is scrolled."""
