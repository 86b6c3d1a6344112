"""Reports on edited BPMN files that were taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.report import as_data

if TYPE_CHECKING:
    from bpmn_gen.commands.returned_maps import MapsTaken


def lines(taken: MapsTaken) -> list[str]:
    """The report for people."""
    return [line for report in taken.reports for line in report.lines()]


def data_of(taken: MapsTaken) -> dict[str, object]:
    """The report for programs."""
    return {
        "berkas": [report.data() for report in taken.reports],
        "diubah": taken.changes.names(),
        "findings": [as_data(item) for item in taken.findings],
    }
