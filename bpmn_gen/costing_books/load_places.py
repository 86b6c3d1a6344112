"""Where each figure of the workbook of work stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.figures import At, Cell, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.costing.load import Load, Work

TITLES: Final = "Jabatan"
PROCESSES: Final = "Proses"
STEPS: Final = "Langkah"
INPUTS: Final = "Masukan"
HOW: Final = "Cara menghitung"
HOURS_OF_DAY: Final = "jam_per_hari"
HOURS_OF_YEAR: Final = "jam_efektif"
"""Names of the cells with what all formulas share."""
FIRST_VOLUME: Final = 7
FIRST_STEP: Final = 3
FIRST_TITLE: Final = 3
VISITS, MINUTES, DAYS, VOLUME, HOURS = 5, 7, 8, 4, 9
"""Columns of the sheet of steps."""


@dataclass(slots=True)
class Places:
    """Where everything stands; rows from 0."""

    load: Load
    volumes: dict[str, int] = field(default_factory=dict)
    """By code the row of its volume."""
    people: dict[str, int] = field(default_factory=dict)
    """By title the row of its number of people."""

    def __post_init__(self) -> None:
        """Give each process and each title its row."""
        self.volumes = {
            process.code: FIRST_VOLUME + at for at, process in enumerate(self.load.processes)
        }
        first = FIRST_VOLUME + len(self.load.processes) + 2
        self.people = {title: first + at for at, title in enumerate(self.load.people)}

    def volume(self, code: str) -> At:
        """The cell with the volume of a process."""
        return At(INPUTS, 2, self.volumes[code])

    def works(self) -> Iterator[tuple[int, Work]]:
        """The rows of the sheet of steps."""
        return enumerate(self.load.works, FIRST_STEP)

    def hours(self, works: Iterator[tuple[int, Work]]) -> list[At]:
        """The cells with the hours of some rows."""
        return [At(STEPS, HOURS, row) for row, _ in works]


def is_gap(work: Work) -> bool:
    """Whether a step is not counted because nothing can be counted."""
    return bool(work.title) and work.time is None


def head(*words: str) -> tuple[Cell, ...]:
    """The head of a table."""
    return tuple(Cell(word, Look.HEAD) for word in words)


def sum_hours(works: Sequence[Work], load: Load) -> Fraction:
    """Hours in a year of some work."""
    return sum(
        (work.hours(load.volumes[work.process.code], load.pace) for work in works), Fraction()
    )
