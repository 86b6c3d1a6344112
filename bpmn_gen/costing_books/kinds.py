"""The kinds of time that stand in a workbook, each in columns of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.workbook.figures import Cell, Look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from bpmn_gen.costing.amounts import Amount
    from bpmn_gen.costing.lead_time import LeadTime

HOURS_OF_DAY = "jam_per_hari"
DAYS_OF_WEEK = "hari_per_minggu"
DAYS_OF_MONTH = "hari_per_bulan"
"""Names of the cells with the measure."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of time that is never added to another."""

    field: str
    """Of an amount."""
    heading: str
    in_days: str
    """What makes working days of it, behind its cell in a formula; by the measure."""

    def of(self, amount: Amount) -> Fraction:
        """How much of it an amount has."""
        found: Fraction = getattr(amount, self.field)
        return found


KINDS = (
    Kind("minutes", "menit kerja", f"/(60*{HOURS_OF_DAY})"),
    Kind("working_days", "hari kerja", ""),
    Kind("days", "hari kalender", f"*{DAYS_OF_WEEK}/7"),
    Kind("months", "bulan", f"*{DAYS_OF_MONTH}*{DAYS_OF_WEEK}/7"),
)


def kinds_of(leads: Iterable[LeadTime]) -> tuple[Kind, ...]:
    """The kinds that occur in some processes."""
    said = [time.most for lead in leads for time in lead.times.values()]
    return tuple(kind for kind in KINDS if any(kind.of(amount) for amount in said))


def in_days(kinds: Iterable[Kind], cells: Iterable[str]) -> str:
    """The formula that brings cells, one for each kind, to working days by the measure."""
    return "+".join(cell + kind.in_days for kind, cell in zip(kinds, cells, strict=True)) or "0"


def headings(*columns: str | tuple[str, Sequence[str]]) -> Iterator[tuple[Cell, ...]]:
    """Two rows of headings; those of some columns have one heading above them."""
    upper: list[Cell] = []
    lower: list[Cell] = []
    for column in columns:
        if isinstance(column, str):
            upper.append(Cell(column, Look.HEAD, down=2))
            lower.append(Cell(column, Look.HEAD))
        else:
            title, parts = column
            upper.append(Cell(title, Look.HEAD, across=len(parts)))
            lower += [Cell(part, Look.HEAD) for part in parts]
    yield tuple(upper)
    yield tuple(lower)
