"""In which cell each figure of the workbook of times stands, before any of them is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing_books.kinds import kinds_of
from bpmn_gen.workbook.figures import At, area

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.lead_time import LeadTime
    from bpmn_gen.costing_books.kinds import Kind

SUMMARY, STEPS, ACTORS = "Ringkasan", "Rincian", "Pelaku"
RETURNS, ENDS, MEASURE = "Pengembalian", "Akhir", "Ukuran"
"""Names of the sheets."""
YES, NO = "ya", "–"
HEAD_ROWS = 5
"""Rows above the first of each table: title, two notes, two rows of headings."""
LEAST, MEAN, MOST = 0, 1, 2
"""The columns of each kind among the steps."""
_SHOWN = (StepKind.WORK, StepKind.DECISION, StepKind.CALL)


def shown_steps(lead: LeadTime) -> Iterator[Step]:
    """The steps that get a row; a question shares the row of the work that leads to it."""
    steps = [*lead.process.walk()]
    asked = {step.next for step in steps if step.asks}
    for step in steps:
        is_row = step.kind in _SHOWN and not step.skips and step.id not in asked
        if is_row or step.id in lead.times:
            yield step


@dataclass(frozen=True, slots=True)
class StepColumns:
    """The columns of the sheet of steps behind those with the times of each kind."""

    kinds: int

    NUMBER = 0
    NAME = 1
    ACTOR = 2
    TIME = 3
    FIRST = 4

    def of(self, kind: int, sense: int) -> int:
        """The column of a kind of time in one sense."""
        return self.FIRST + 3 * kind + sense

    def _behind(self, number: int) -> int:
        return self.FIRST + 3 * self.kinds + number

    @property
    def visits(self) -> int:
        """How often a step comes about."""
        return self._behind(0)

    @property
    def on_shortest(self) -> int:
        """Whether it lies on the shortest way."""
        return self._behind(1)

    @property
    def on_longest(self) -> int:
        """Whether it lies on the longest way."""
        return self._behind(2)

    @property
    def counted(self) -> int:
        """Whether it counts in the usual time."""
        return self._behind(3)

    @property
    def elsewhere(self) -> int:
        """Whether the case lies outside of the own office."""
        return self._behind(4)

    @property
    def handed(self) -> int:
        """1 where the case is handed over behind it."""
        return self._behind(5)

    @property
    def leaves(self) -> int:
        """1 where it goes to another office."""
        return self._behind(6)

    @property
    def gap(self) -> int:
        """1 where it should say how long it takes and does not."""
        return self._behind(7)

    @property
    def branches(self) -> int:
        """Its branches with their shares."""
        return self._behind(8)


@dataclass(frozen=True, slots=True)
class Places:
    """Where figures stand."""

    kinds: tuple[Kind, ...]
    columns: StepColumns
    summary: dict[str, int]
    """Rows of processes, by code."""
    steps: dict[tuple[str, str], int]
    """Rows of steps, by code and id; a question stands in the row of its work."""
    blocks: dict[str, tuple[int, int]]
    """First and last row of the steps of each process."""
    rounds: dict[str, tuple[int, ...]]
    """Rows of the ways back of each process."""

    @classmethod
    def of(cls, leads: Sequence[LeadTime]) -> Places:
        """The places of all that stands in the workbook of some processes."""
        kinds = kinds_of(leads)
        steps: dict[tuple[str, str], int] = {}
        blocks: dict[str, tuple[int, int]] = {}
        rounds: dict[str, tuple[int, ...]] = {}
        row, back = HEAD_ROWS, HEAD_ROWS
        for lead in leads:
            code, first = lead.process.code, row + 1
            shown = [*shown_steps(lead)]
            steps.update({(code, step.id): first + at for at, step in enumerate(shown)})
            for step in shown:
                if step.asks and step.next:
                    steps[code, step.next] = steps[code, step.id]
            row = first + len(shown)
            blocks[code] = (first, row - 1)
            rounds[code] = tuple(range(back, back + len(lead.rounds)))
            back += len(lead.rounds)
        summary = {lead.process.code: HEAD_ROWS + at for at, lead in enumerate(leads)}
        return cls(kinds, StepColumns(len(kinds)), summary, steps, blocks, rounds)

    def block(self, code: str, column: int) -> str:
        """The address of a column of the steps of a process."""
        return area(STEPS, column, *self.blocks[code])

    def cells(self, code: str, steps: Iterable[str], column: int) -> list[At]:
        """The cells of some steps in a column."""
        rows = {self.steps[code, key] for key in steps if (code, key) in self.steps}
        return [At(STEPS, column, row) for row in sorted(rows)]

    def summary_column(self, sense: int, kind: int) -> int:
        """The column of the summary for a kind of time: shortest, usual or longest."""
        return 2 + sense * len(self.kinds) + kind

    def round_column(self, kind: int) -> int:
        """The column of the time of a way back."""
        return ROUND_TIMES + kind

    def rounds_on(self, lead: LeadTime, way: Iterable[str]) -> list[int]:
        """Rows of the ways back that a way makes once more."""
        made = lead.rounds_on(way)
        rows = self.rounds[lead.process.code]
        return [row for row, one in zip(rows, lead.rounds, strict=True) if one in made]


ROUND_TIMES = 7
"""The first column with times on the sheet of ways back."""
