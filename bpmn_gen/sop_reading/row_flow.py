"""The flow of a form without arrows: the order of its rows, and ways that are told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.sop_reading.drawn_flow import Flow
from bpmn_gen.sop_reading.read_sop import LIKELY, NO, YES, Flaw, ReadFlow, StepKind
from bpmn_gen.sop_reading.spoken_ways import PREVIOUS, tells_end, tells_return, ways_in
from bpmn_gen.sop_reading.symbols import kind_of, of_step
from bpmn_gen.sop_reading.vocabulary import ACTIVITY, REMARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_reading.form_table import Form
    from bpmn_gen.sop_reading.read_sop import Doubts
    from bpmn_gen.sop_reading.spoken_ways import SpokenWay
    from bpmn_gen.sop_reading.symbols import Sorted


def flow_of_rows(form: Form, shapes: Sorted, doubts: Doubts) -> Flow:
    """Read ticks and words."""
    flow = Flow()
    last = len(form.bands) - 1
    for step, band in enumerate(form.bands):
        mine = of_step(shapes.symbols, step)
        flow.actors[step] = tuple(dict.fromkeys([*(one.actor for one in mine), *band.marks]))
        if not flow.actors[step]:
            doubts.add("tidak ada tanda di kolom pelaksana baris ini", step)
        told = f"{band.cells.get(ACTIVITY, '')}\n{band.cells.get(REMARK, '')}"
        ways = ways_in(told)
        if not ways and tells_return(told):
            doubts.add("baris ini menyebut alur yang kembali tanpa nomor tujuannya", step)
        if not ways and tells_end(told):
            doubts.add("baris ini menyebut alur yang berakhir di sini bilamana tidak", step)
        targets = [
            (way, step - 1 if way.number == PREVIOUS and step else _step_of(form, way.number))
            for way in ways
        ]
        known = [(way, target) for way, target in targets if target is not None and target != step]
        for way, target in targets:
            if target is None:
                doubts.add(f"baris ini merujuk nomor {way.number}, yang tidak ada", step)
        kind = kind_of(mine, is_first=step == 0, is_end=step == last)
        flow.kinds[step] = StepKind.DECISION if any(way.label for way, _ in known) else kind
        _add(flow, step, known, last, doubts)
    return flow


def _add(
    flow: Flow, step: int, ways: Sequence[tuple[SpokenWay, int]], last: int, doubts: Doubts
) -> None:
    """Add what leaves a row."""
    is_decision = flow.kinds[step] is StepKind.DECISION
    labels = {way.label for way, _ in ways}
    for way, target in ways:
        certainty = 1.0
        if not way.label:
            certainty = LIKELY
            doubts.add("tidak tertulis bilamana alurnya ke langkah itu", step, target)
        flow.flows.append(ReadFlow(step, target, way.label, certainty=certainty))
    if step == last or labels >= {YES, NO}:
        return
    rest = {YES: NO, NO: YES}
    label = next((rest[label] for label in sorted(labels) if label in rest), "")
    flow.flows.append(ReadFlow(step, step + 1, label))
    if is_decision and not label:
        reason = "keputusan ini tidak menyebut ke mana bila tidak"
        doubts.add(reason, step, None, Flaw.ONE_WAY)


def _step_of(form: Form, number: str) -> int | None:
    """The step with a number: as it is written, else as it would be counted."""
    wanted = _folded(number)
    for step, band in enumerate(form.bands):
        if band.number and _folded(band.number) == wanted:
            return step
    if not number.isdigit():
        return None
    # Some rows have no number: a row counts on from the last one that has.
    count = 0
    for step, band in enumerate(form.bands):
        count = int(band.number) if band.number.isdigit() else count + 1
        if count == int(number) and not band.number:
            return step
    return None


def _folded(number: str) -> str:
    """A number without its zeros and capitals."""
    return number.casefold().lstrip("0") or "0"
