"""What is wrong in the original, or was not read: steps that nothing leaves or reaches."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import LIKELY, Asks, Flaw, StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_reading.drawn_flow import Flow
    from bpmn_gen.sop_reading.read_sop import Doubts, ReadFlow, ReadStep


_CHANGED: Final = (
    ("tanggal", re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")),
    ("jam", re.compile(r"\d{1,3}:\d{2}(?::\d{2})?")),
)
"""What Excel makes of ``3-2`` and of ``1.30``."""


def check_flow(steps: Sequence[ReadStep], flow: Flow, doubts: Doubts) -> None:
    """Note what cannot be right in a flow."""
    reached = {one.end for one in flow.flows}
    ends = {place for place, step in enumerate(steps) if step.kind is StepKind.END}
    for place, step in enumerate(steps):
        ways = [one for one in flow.flows if one.start == place]
        is_last = place in ends or (not ends and place == len(steps) - 1)
        if step.kind is StepKind.DECISION:
            _check_decision(place, ways, is_cut=place in flow.cut, doubts=doubts)
            flow.flows = [
                replace(one, certainty=min(one.certainty, LIKELY)) if one in _alike(ways) else one
                for one in flow.flows
            ]
        elif len(ways) > 1:
            for one in ways:
                doubts.add("langkah ini bukan keputusan, tetapi panahnya bercabang", place, one.end)
        elif not ways and place not in flow.cut and not is_last:
            doubts.add("tidak ada panah keluar dari langkah ini", place, None, Flaw.NO_WAY_OUT)
        if place and place not in reached and step.kind is not StepKind.START:
            doubts.add("tidak ada panah yang menuju langkah ini", place, None, Flaw.NO_WAY_IN)
        if place in ends and ways:
            doubts.add("langkah penutup masih mempunyai panah keluar", place)


def check_times(steps: Sequence[ReadStep], doubts: Doubts) -> None:
    """Doubt times that a spreadsheet has made a date or an hour of."""
    for place, step in enumerate(steps):
        kind = next((name for name, form in _CHANGED if form.fullmatch(step.time)), "")
        if kind:
            told = f"Excel mengubah isinya menjadi {kind}"
            doubts.add(
                f"waktu '{step.time}' bukan lama waktu; mungkin {told}", place, asks=Asks.TIME
            )


def _check_decision(place: int, ways: Sequence[ReadFlow], *, is_cut: bool, doubts: Doubts) -> None:
    """Note what cannot be right in a decision: it has two ways, each with its own name."""
    if len(ways) <= 1 and not is_cut:
        doubts.add("keputusan ini hanya mempunyai satu jalan keluar", place, None, Flaw.ONE_WAY)
    for one in _alike(ways):
        doubts.add("beberapa cabang keputusan ini bernama sama", place, one.end)


def _alike(ways: Sequence[ReadFlow]) -> list[ReadFlow]:
    """The ways out of a decision whose name another one has as well."""
    labels = [one.label for one in ways]
    return [one for one in ways if labels.count(one.label) > 1]
