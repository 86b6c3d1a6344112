"""The job of the workbook of times of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing_books.time_book import is_timed, time_book
from bpmn_gen.jobs.job import Job
from bpmn_gen.render.excel.figures import write_figures
from bpmn_gen.store import disk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.costing.amounts import Pace
    from bpmn_gen.definition.definition_set import DefinitionSet

NAME = "waktu-proses"
KIND = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeBook(Job):
    """Writes the workbook of one unit."""

    name: str
    """Of the unit."""
    processes: tuple[ResolvedProcess, ...]
    pace: Pace
    dated: dt.date

    @property
    def places(self) -> tuple[str, ...]:
        """The file, also where it is not asked for."""
        return (f"{self.target}/{NAME}.",)

    @property
    def label(self) -> str:
        """What is being made."""
        return f"{self.target}/{NAME}"

    def render(self) -> Iterator[bytes]:
        """The workbook, if it is asked for."""
        for _ in self.files:
            yield write_figures(time_book(self.name, self.processes, self.pace), self.dated)


def time_books(
    defs: DefinitionSet,
    processes: Sequence[ResolvedProcess],
    formats: Collection[str],
    program: str,
) -> Iterator[TimeBook]:
    """The workbook of a unit of which some process says how long a step takes.

    Where no workbooks are asked for the job has no files, which keeps an earlier one.

    Args:
        defs: the definitions.
        processes: all processes of one unit.
        formats: the kinds of artefacts that are asked for.
        program: digest of the program.
    """
    if not is_timed(processes):
        return
    target, pace = processes[0].target, pace_of(defs.daerah.waktu_kerja)
    parts = (program, repr(pace), repr(defs.dated), *map(repr, processes))
    yield TimeBook(
        target=target.slug,
        tipe=target.number,
        unit=str(target.unit.nama) if target.unit else None,
        files=((KIND, f"{target.slug}/{NAME}.{KIND}"),) if KIND in formats else (),
        key=disk.digest("\0".join(parts).encode()),
        name=target.name,
        processes=tuple(processes),
        pace=pace,
        dated=defs.dated,
    )
