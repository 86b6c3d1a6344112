"""The flow of a form without arrows: the order of its rows, and ways that are told in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import listed
from bpmn_gen.sop_reading.drawn_flow import Flow
from bpmn_gen.sop_reading.numbering import folded, split
from bpmn_gen.sop_reading.read_sop import LIKELY, NO, YES, Asks, Flaw, ReadFlow, StepKind
from bpmn_gen.sop_reading.spoken_ways import (
    PREVIOUS,
    refuses_elsewhere,
    tells_end,
    tells_return,
    ways_in,
)
from bpmn_gen.sop_reading.symbols import kind_of, of_step
from bpmn_gen.sop_reading.telling import shortened
from bpmn_gen.sop_reading.vocabulary import ACTIVITY, REMARK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_reading.form_table import Band, Form
    from bpmn_gen.sop_reading.read_sop import Doubts
    from bpmn_gen.sop_reading.spoken_ways import SpokenWay
    from bpmn_gen.sop_reading.symbols import Sorted

_RETURNS: Final = "baris ini menyebut alur yang kembali tanpa nomor tujuannya"
_ENDS: Final = "baris ini menyebut alur yang berakhir di sini bilamana tidak"
_NOWHERE: Final = "ke mana alur '{}' dari baris ini tidak terbaca"


def flow_of_rows(form: Form, shapes: Sorted, doubts: Doubts) -> Flow:
    """Read ticks and words."""
    flow = Flow()
    last = len(form.bands) - 1
    for step, band in enumerate(form.bands):
        mine = of_step(shapes.symbols, step)
        flow.actors[step] = tuple(dict.fromkeys([*(one.actor for one in mine), *band.marks]))
        if not flow.actors[step]:
            doubts.add(_no_actor(band), step, asks=Asks.ACTOR)
        elif band.unread:
            doubts.add(_unread(band), step, asks=Asks.ACTOR)
        told = f"{band.cells.get(ACTIVITY, '')}\n{band.cells.get(REMARK, '')}"
        ways = ways_in(told)
        if not ways and tells_return(told):
            doubts.add(_RETURNS, step, asks=Asks.WAY_OUT)
        if not ways and tells_end(told):
            doubts.add(_ENDS, step, asks=Asks.WAY_OUT)
        targets = [
            (way, step - 1 if way.number == PREVIOUS and step else _step_of(form, way.number, step))
            for way in ways
        ]
        known = [(way, target) for way, target in targets if target is not None and target != step]
        lost = [way for way, target in targets if target is None or target == step]
        for way in lost:
            is_self = way.number != PREVIOUS and _step_of(form, way.number, step) == step
            told_of = ", yaitu dirinya sendiri" if is_self else ", yang tidak ada"
            reason = f"baris ini merujuk nomor {way.number}{told_of}"
            doubts.add(reason, step, asks=Asks.WAY_OUT)
        kind = kind_of(mine, is_first=step == 0, is_end=step == last)
        flow.kinds[step] = StepKind.DECISION if any(way.label for way in ways) else kind
        untold = {way.label for way in lost}
        if ways and NO not in {way.label for way in ways} and refuses_elsewhere(told):
            doubts.add(_NOWHERE.format(NO), step, asks=Asks.WAY_OUT)
            untold.add(NO)
        _add(flow, step, known, untold, last, doubts)
    return flow


def _no_actor(band: Band) -> str:
    """Why a row has no actor: nothing stands in the columns of actors, or nothing known."""
    if band.unread:
        return _unread(band)
    return "tidak ada tulisan atau tanda di kolom pelaksana baris ini; warna sel tidak dibaca"


def _unread(band: Band) -> str:
    """What stands in the columns of actors and says nothing to this program."""
    told = listed([f"'{shortened(text)}'" for text in dict.fromkeys(band.unread)])
    return f"isi kolom pelaksana baris ini, {told}, tidak dikenali dan tidak dibaca"


def _add(
    flow: Flow,
    step: int,
    ways: Sequence[tuple[SpokenWay, int]],
    untold: set[str],
    last: int,
    doubts: Doubts,
) -> None:
    """Add what leaves a row; ``untold`` are answers that lead nobody knows where."""
    is_decision = flow.kinds[step] is StepKind.DECISION
    labels = {way.label for way, _ in ways} | untold
    for way, target in ways:
        certainty = 1.0
        if not way.label:
            certainty = LIKELY
            doubts.add("tidak tertulis bilamana alurnya ke langkah itu", step, target)
        flow.flows.append(ReadFlow(step, target, way.label, certainty=certainty))
    if untold:
        flow.cut.add(step)
    if step == last or labels >= {YES, NO} or untold == {""}:
        return
    rest = {YES: NO, NO: YES}
    label = next((rest[label] for label in sorted(labels) if label in rest), "")
    if label and any(target == step + 1 for _, target in ways):
        doubts.add(_NOWHERE.format(label), step, asks=Asks.WAY_OUT)
        flow.cut.add(step)
        return
    flow.flows.append(ReadFlow(step, step + 1, label))
    if is_decision and not label:
        reason = "keputusan ini tidak menyebut ke mana bila tidak"
        doubts.add(reason, step, None, Flaw.ONE_WAY)


def _step_of(form: Form, number: str, near: int) -> int | None:
    """The step with a number: as it is written, else as it would be counted.

    Args:
        form: the rows.
        number: as a row names it.
        near: the row that names it; letters are first sought under its own heading.
    """
    wanted = folded(number)
    same = [n for n, band in enumerate(form.bands) if band.number and folded(band.number) == wanted]
    if same:
        group = form.bands[near].group
        return next((one for one in same if form.bands[one].group == group), same[0])
    if (parts := split(number)) is not None:
        return _lettered(form, *parts)
    if not number.isdigit():
        return None
    # Some rows have no number: a row counts on from the last one that has.
    count = 0
    for step, band in enumerate(form.bands):
        count = int(band.number) if band.number.isdigit() else count + 1
        if count == int(number) and not band.number:
            return step
    return None


def _lettered(form: Form, group: str, letter: str) -> int | None:
    """The step with a letter under a numbered heading."""
    for step, band in enumerate(form.bands):
        if band.number and folded(band.number) == letter and folded(band.group) == group:
            return step
    return None
