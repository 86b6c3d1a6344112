"""The workbook of times of a unit: processes, steps, actors, ways back, ends, and the measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.costing.step_times import said_times
from bpmn_gen.costing_books.time_places import Places
from bpmn_gen.costing_books.time_returns import end_page, return_page
from bpmn_gen.costing_books.time_steps import step_page
from bpmn_gen.costing_books.time_summary import actor_page, measure_page, summary_page
from bpmn_gen.workbook.figures import FigureBook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.costing.amounts import Pace


def is_timed(processes: Iterable[ResolvedProcess]) -> bool:
    """Whether any process says how long some step takes, in words that can be counted."""
    return any(said_times(process) for process in processes)


def time_book(unit: str, processes: Sequence[ResolvedProcess], pace: Pace) -> FigureBook:
    """The workbook of a unit.

    Args:
        unit: its name.
        processes: all its processes; those without any time are named and not counted.
        pace: the measure.
    """
    times = LeadTimes.among(processes, pace)
    found = [times.of(process.code) for process in processes]
    leads = [lead for lead in found if lead.is_known]
    untimed = [
        lead.process.code for lead in found if not lead.is_known and not lead.process.is_reference
    ]
    places = Places.of(leads)
    measure, names = measure_page(pace)
    pages = (
        summary_page(unit, leads, untimed, places),
        step_page(leads, places),
        actor_page(leads, places),
        return_page(leads, places),
        end_page(leads, places),
        measure,
    )
    return FigureBook(f"Waktu proses {unit}", pages, names)
