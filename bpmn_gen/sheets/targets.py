"""Finds the row that a cell means: by its number, its id, or the word for the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.columns import END, NO, YES
from bpmn_gen.workbook.tidy import folded, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAD = re.compile(
    r"^(?:(?:kembali|lanjut|menuju|ke|no|nomor|baris|langkah|kegiatan)(?:\b|(?=\d))[\s.:-]*)+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"0*(\d+)(?:[.,]0+)?")
ENDS: Final = frozenset({END, "akhir", "berakhir", "stop", "end"})
_BRANCH = re.compile(r"(.+?)\s*(?::|->|→|=)\s*([^:;=]+)")


def number_of(text: str) -> str:
    """The number of a row without what people write around it: ``no. 05.`` is ``5``."""
    word = one_line(text)
    bare = _LEAD.sub("", word).strip(" .)(") or word
    found = _NUMBER.fullmatch(bare)
    return found[1] if found else bare.casefold()


class Targets:
    """The rows that other rows may lead to."""

    def __init__(self) -> None:
        """Begin without any."""
        self._by_number: dict[str, int] = {}
        self._by_id: dict[str, int] = {}

    def add(self, number: str, name: str, row: int) -> bool:
        """Add a row; returns whether nothing has its number already."""
        if name:
            self._by_id.setdefault(name, row)
        key = number_of(number)
        return not key or self._by_number.setdefault(key, row) == row

    def find(self, text: str) -> int | str | None:
        """The row that is meant, ``selesai`` for the end, None where there is none."""
        key = number_of(text)
        if key in self._by_number:
            return self._by_number[key]
        if (word := one_line(text)) in self._by_id:
            return self._by_id[word]
        return END if folded(text) in ENDS else None

    @property
    def numbers(self) -> Iterable[str]:
        """All numbers of rows."""
        return self._by_number.keys()


def branches_of(text: str) -> tuple[list[tuple[str, str]], list[str]]:
    """The branches of a cell, each with its label and where it leads; and lines that say none."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) == 1 and ";" in text:
        parts = [part.strip() for part in text.split(";") if part.strip()]
        lines = parts if all(_BRANCH.fullmatch(part) for part in parts) else lines
    found, wrong = [], []
    for line in lines:
        label, _, target = line.rpartition(":")
        match = _BRANCH.fullmatch(line)
        if label.strip() and target.strip():
            found.append((one_line(label), one_line(target)))
        elif match:
            found.append((one_line(match[1]), one_line(match[2])))
        else:
            wrong.append(line)
    return found, wrong


def is_own_column(label: str) -> str:
    """The branch with a column of its own that a label means; empty for any other."""
    return next((one for one in (YES, NO) if folded(one) == folded(label)), "")
