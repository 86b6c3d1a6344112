"""The job of the workbook of the work of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.costing.load import load_of
from bpmn_gen.costing_books.load_book import load_book
from bpmn_gen.jobs.job import Job
from bpmn_gen.render.excel.figures import write_figures
from bpmn_gen.store import disk

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.costing.load import Load
    from bpmn_gen.definition.definition_set import DefinitionSet

NAME = "beban-kerja"
KIND = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBook(Job):
    """Writes the workbook of one unit."""

    name: str
    """Of the unit."""
    load: Load
    hours_of_year: Fraction
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
            yield write_figures(load_book(self.name, self.load, self.hours_of_year), self.dated)


def load_books(
    defs: DefinitionSet,
    processes: Sequence[ResolvedProcess],
    formats: Collection[str],
    program: str,
) -> Iterator[LoadBook]:
    """The workbook of a unit that says how often a process with times runs.

    Where no workbooks are asked for the job has no files, which keeps an earlier one.

    Args:
        defs: the definitions.
        processes: all processes of one unit.
        formats: the kinds of artefacts that are asked for.
        program: digest of the program.
    """
    unit = processes[0].target.unit if processes else None
    if unit is None or not unit.volume:
        return
    settings = defs.daerah.waktu_kerja
    load = load_of(LeadTimes.among(processes, pace_of(settings)), unit)
    if load is None:
        return
    target = processes[0].target
    hours = Fraction(settings.jam_efektif_per_tahun.kali)
    parts = (program, repr(load), repr(hours), repr(defs.dated))
    yield LoadBook(
        target=target.slug,
        tipe=target.number,
        unit=str(unit.nama),
        files=((KIND, f"{target.slug}/{NAME}.{KIND}"),) if KIND in formats else (),
        key=disk.digest("\0".join(parts).encode()),
        name=target.name,
        load=load,
        hours_of_year=hours,
        dated=defs.dated,
    )
