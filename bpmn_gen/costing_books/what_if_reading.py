"""Reads the worksheet of a simulation when it comes back with other numbers.

Each table is known by the words of its head, each row by its code and the mark of its step, so rows
may be sorted or left out; what is not there stays as the definitions say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeVar

from bpmn_gen.costing.amounts import range_of
from bpmn_gen.costing_books.what_if import PEOPLE, SHARES, TIMES, VOLUMES, given_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.costing_books.what_if import Table
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.simulation.inputs import Inputs, Key
    from bpmn_gen.workbook.cells import Sheet, Workbook

Subject = TypeVar("Subject")
Value = TypeVar("Value")

_AGAIN: Final = "buat lagi lembarnya dengan --lembar, lalu isikan angkanya di sana"
_PERCENT: Final = 100
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")
_MOST_PEOPLE: Final = 999
_LOW: Final = 20
"""The last row in which the head of a table may stand."""


@dataclass(slots=True)
class WhatIf:
    """Reads one worksheet; mistakes are found with their cells."""

    inputs: Inputs
    book: Workbook
    findings: Findings

    def read(self) -> Inputs:
        """What is played with the numbers of the worksheet."""
        before = self.inputs
        titles = {*before.people, *before.unnumbered}
        times = self._table(TIMES, range_of, {key: key for key in (*before.times, *before.untimed)})
        shares = self._shares()
        return replace(
            before,
            volumes={
                **before.volumes,
                **self._table(VOLUMES, _volume, {(code,): code for code in before.volumes}),
            },
            people={
                **before.people,
                **self._table(PEOPLE, _people, {(title,): title for title in titles}),
            },
            times={**before.times, **times},
            untimed=tuple(key for key in before.untimed if key not in times),
            shares={**before.shares, **shares},
            undecided=tuple(key for key in before.undecided if key not in shares),
        )

    def _shares(self) -> dict[Key, tuple[Fraction, ...]]:
        """The shares of decisions of which every way has one, and that are the whole together."""
        ways: dict[tuple[str, ...], tuple[Key, int]] = {
            (code, step.id, one.label): ((code, step.id), at)
            for code, process in self.inputs.processes.items()
            for step in process.walk()
            for at, one in enumerate(step.outcomes)
        }
        found: dict[Key, dict[int, Fraction]] = {}
        for (key, at), share in self._table(SHARES, _share, ways).items():
            found.setdefault(key, {})[at] = share
        whole: dict[Key, tuple[Fraction, ...]] = {}
        for key, given in found.items():
            count = len(given_shares(self.inputs, key))
            rest = 1 - sum(given.values(), Fraction())
            if len(given) == count - 1 and rest >= 0:
                given |= {at: rest for at in range(count) if at not in given}
                rest = Fraction()
            if len(given) == count and rest == 0:
                whole[key] = tuple(given[at] for at in range(count))
            elif len(given) == count or rest < 0:
                self._beyond(key)
        return whole

    def _beyond(self, key: Key) -> None:
        """Find a decision whose shares are no whole."""
        message = f"peluang keputusan '{key[1]}' proses '{key[0]}' tidak berjumlah 100%"
        hint = "ubah salah satunya sehingga jumlahnya 100%"
        self.findings.error("shares-beyond-whole", message, self.book.span(SHARES.name, 1, 1), hint)

    def _table(
        self,
        table: Table,
        read: Callable[[str], Value | None],
        known: Mapping[tuple[str, ...], Subject],
    ) -> dict[Subject, Value]:
        """The values of one table, by what its rows are about."""
        name, last = table.name, len(table.head)
        sheet = next((one for one in self.book.sheets if one.name == name), None)
        top = _head(sheet, table) if sheet else None
        if sheet is None or top is None:
            message = f"lembar '{name}' atau judul kolomnya tidak ada"
            self.findings.error("missing-table", message, self.book.span(name, 1, 1), _AGAIN)
            return {}
        found: dict[Subject, Value] = {}
        for row in (one for one in sorted(sheet.rows) if one > top):
            key = tuple(sheet.at(row, column + 1).text.strip() for column in table.keys)
            text = sheet.at(row, last).text.strip()
            if not text:
                continue
            place = self.book.span(name, row, last)
            if key not in known:
                message = f"baris {row} lembar '{name}' tidak dikenal dan tidak dihitung"
                self.findings.warning("unknown-row", message, place, _AGAIN)
            elif (value := read(text)) is None:
                message = f"'{text}' tidak dapat dihitung"
                self.findings.error("wrong-value", message, place, table.example)
            else:
                found[known[key]] = value
        return found


def _head(sheet: Sheet, table: Table) -> int | None:
    """The row with the head of a table."""
    columns = range(1, len(table.head) + 1)
    for row in sorted(sheet.rows):
        if row > _LOW:
            break
        if tuple(sheet.at(row, column).text.strip() for column in columns) == table.head:
            return row
    return None


def _number(text: str) -> Fraction | None:
    """A number as Excel or a person writes it."""
    plain = text.replace(",", ".")
    is_short = len(plain) < len("1000000000.0000")
    return Fraction(plain) if is_short and plain.replace(".", "", 1).isdecimal() else None


def _count(text: str) -> Fraction | None:
    """A number of things; ``6.000`` is six thousand to some and six to others, so it is neither."""
    return None if _THOUSANDS.fullmatch(text) else _number(text)


def _volume(text: str) -> Fraction | None:
    """How many times a year."""
    return _count(text)


def _people(text: str) -> int | None:
    """How many people."""
    found = _count(text)
    if found is None or found.denominator != 1 or not 1 <= found <= _MOST_PEOPLE:
        return None
    return int(found)


def _share(text: str) -> Fraction | None:
    """A share of the whole: a per cent sign is a hundredth, as it is in a cell."""
    found = _number(text.rstrip("% "))
    if found is None:
        return None
    found = found / _PERCENT if text.endswith("%") or found > 1 else found
    return found if found <= 1 else None
