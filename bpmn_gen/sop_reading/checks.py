"""What is wrong in the original, or was not read: steps that nothing leaves or reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import StepKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_reading.drawn_flow import Flow
    from bpmn_gen.sop_reading.read_sop import Doubts, ReadStep

ONE_WAY: Final = "keputusan_satu_jalan"
NO_WAY_OUT: Final = "tanpa_jalan_keluar"
NO_WAY_IN: Final = "tanpa_jalan_masuk"


def check_flow(steps: Sequence[ReadStep], flow: Flow, doubts: Doubts) -> None:
    """Note what cannot be right in a flow."""
    if not steps:
        return
    leaving: dict[int, list[str]] = {}
    reached = set()
    for one in flow.flows:
        leaving.setdefault(one.start, []).append(one.label)
        reached.add(one.end)
    ends = {place for place, step in enumerate(steps) if step.kind is StepKind.END}
    for place, step in enumerate(steps):
        ways = leaving.get(place, [])
        is_cut = place in flow.cut
        if step.kind is StepKind.DECISION:
            if len(ways) < 2 and not is_cut:
                doubts.add("keputusan ini hanya mempunyai satu jalan keluar", place, None, ONE_WAY)
            if len(ways) > 2 or len(set(ways)) < len(ways):
                doubts.add("cabang keputusan ini perlu diperiksa", place)
        elif len(ways) > 1:
            for one in flow.flows:
                if one.start == place:
                    doubts.add("langkah ini bukan keputusan, tetapi panahnya bercabang", place, one.end)
        is_last = place == len(steps) - 1 and (not ends or place in ends)
        if not ways and not is_cut and place not in ends and not is_last:
            doubts.add("tidak ada panah keluar dari langkah ini", place, None, NO_WAY_OUT)
        if place not in reached and step.kind is not StepKind.START and place:
            doubts.add("tidak ada panah yang menuju langkah ini", place, None, NO_WAY_IN)
        if place in ends and ways:
            doubts.add("langkah penutup masih mempunyai panah keluar", place)
