"""Where the flow goes on from each row of a draft, in numbers of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.columns import END, KINDS
from bpmn_gen.sheets.steps import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Cells = Mapping[str, str]
    """A row, by column."""

_NAMED: Final = (("ya", "Ya"), ("tidak", "Tidak"))
"""Columns of the branches with one of their own, with their labels."""
_BLOCKS: Final = frozenset(KINDS[one] for one in BLOCKS)


def ways_of_rows(rows: Sequence[Cells], numbers: Mapping[str, str]) -> list[str]:
    """A sentence for each row; empty where nothing follows.

    A definition leaves out that a step is followed by the next one.  Here that is said, because
    people compare the rows with the arrows of a drawing.

    Args:
        rows: of one draft; columns that name rows do so by their keys.
        numbers: of rows, by key.
    """
    return ["; ".join(_ways(rows, place, numbers)) for place in range(len(rows))]


def _ways(rows: Sequence[Cells], place: int, numbers: Mapping[str, str]) -> list[str]:
    """All ways from a row."""
    cells = rows[place]
    told = [(label, cells.get(column, "")) for column, label in _NAMED]
    for line in cells.get("lain", "").splitlines():
        label, _, target = line.rpartition(": ")
        told.append((label, target))
    told.append(("", cells.get("lanjut", "")))
    ways = [
        f"{label}: {numbers.get(key, key)}" if label else numbers.get(key, key)
        for label, key in told
        if key
    ]
    kind = cells.get("jenis_langkah", "")
    if ways or kind == KINDS["selesai"]:
        return ways
    return _inside(rows, place) if kind in _BLOCKS else [_next(rows, place)]


def _inside(rows: Sequence[Cells], place: int) -> list[str]:
    """The first row of each branch of a block."""
    own = rows[place].get("huruf", "")
    depth = len(_letters(own)) + 1
    first: dict[str, str] = {}
    for at in range(place + 1, len(rows)):
        branch = rows[at].get("huruf", "")
        if _holds(branch, own):
            break
        if len(_letters(branch)) == depth:
            first.setdefault(branch, str(at + 1))
    return list(first.values()) or [_next(rows, place)]


def _next(rows: Sequence[Cells], place: int) -> str:
    """The next row of the same branch; behind the last one what follows the block."""
    own = rows[place].get("huruf", "")
    later = range(place + 1, len(rows))
    return next((str(at + 1) for at in later if _holds(rows[at].get("huruf", ""), own)), END)


def _holds(outer: str, branch: str) -> bool:
    """Whether a branch is another one, or stands in it."""
    letters = _letters(outer)
    return _letters(branch)[: len(letters)] == letters


def _letters(branch: str) -> list[str]:
    """The letters of a branch, one for each block around it."""
    return branch.split(".") if branch else []
