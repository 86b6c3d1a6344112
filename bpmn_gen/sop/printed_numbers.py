"""The numbers by which people know the steps of a process: those of the rows of its SOP.

Whatever names a step by a number (the portal, reviews, minutes, reports of files that come back,
the form of a unit) asks here, so that readers find it in the column No of the SOP.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.sop.options import without_choices
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop.style import asks_with_diamonds, merges_events

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.schema import Daerah


def printed_numbers(process: ResolvedProcess, daerah: Daerah) -> dict[str, str]:
    """The number of each row of its SOP, by the id of the step."""
    drawn = process if asks_with_diamonds(daerah) else without_choices(process)
    rows = flowchart(drawn, merge_events=merges_events(daerah)).rows
    return {row.step.id: row.number for row in rows if row.number and not row.step.skips}
