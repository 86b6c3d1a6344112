"""The flow of a form that is drawn: symbols, arrows and their names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import listed
from bpmn_gen.sop_files.sheet import ShapeKind
from bpmn_gen.sop_reading.arrows import arrows_of, through
from bpmn_gen.sop_reading.captions import name_ways
from bpmn_gen.sop_reading.read_sop import GUESSED, LIKELY, NO, SURE, YES, Asks, Flaw, ReadFlow
from bpmn_gen.sop_reading.symbols import Duty, kind_of, of_step
from bpmn_gen.sop_reading.vocabulary import answer_of, is_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_files.sheet import Box, Line, Sheet
    from bpmn_gen.sop_reading.arrows import Arrow, Arrows
    from bpmn_gen.sop_reading.captions import Named
    from bpmn_gen.sop_reading.form_table import Form
    from bpmn_gen.sop_reading.read_sop import Doubts, StepKind
    from bpmn_gen.sop_reading.symbols import Sorted, Symbol

_AROUND: Final = 60.0
"""How far beside the form its lines may run, in points."""
_TWO_LEVELS: Final = 0.8
"""Symbols whose middles are further apart than this share of a symbol stand over each other."""
_TOO_WIDE: Final = 1.2
"""How much wider than a column most symbols may be."""
MAX_LINES: Final = 1_500
"""More in one form are no drawing that people made; comparing them would take minutes."""


@dataclass(slots=True)
class Flow:
    """What was read of the flow, by the place of each step."""

    flows: list[ReadFlow] = field(default_factory=list)
    actors: dict[int, tuple[str, ...]] = field(default_factory=dict)
    kinds: dict[int, StepKind] = field(default_factory=dict)
    titles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """What the symbols of each step are called for readers who cannot see them."""
    cut: set[int] = field(default_factory=set)
    """Steps from which an arrow leads to nothing."""


def flow_of_drawing(sheet: Sheet, form: Form, shapes: Sorted, doubts: Doubts) -> Flow:
    """Read symbols and arrows.

    Args:
        sheet: the sheet, for its lines.
        form: the rows.
        shapes: the shapes of the form.
        doubts: where doubts go.
    """
    symbols = shapes.symbols
    lines = [line for line in sheet.lines if _is_near(line, form)]
    if len(lines) > MAX_LINES or len(symbols) > MAX_LINES:
        doubts.add(f"lebih dari {MAX_LINES} garis; hanya {MAX_LINES} yang dibaca")
        lines, symbols = lines[:MAX_LINES], symbols[:MAX_LINES]
    found = arrows_of(lines, symbols)
    arrows, alone = through(found, symbols)
    flow = Flow()
    decisions = frozenset(
        place for place, one in enumerate(symbols) if one.shape.kind is ShapeKind.DIAMOND
    )
    names = name_ways(arrows, decisions, [*shapes.captions, *_written_in_cells(form)])
    _add_flows(arrows, names.ways, symbols, decisions, flow, doubts)
    for place, words in names.left_out.items():
        doubts.add(f"tulisan '{words}' tidak menamai cabang mana pun", symbols[place].step)
    _add_actors(form, symbols, found, flow, doubts)
    _tell_shared(arrows, symbols, decisions, doubts)
    _tell_between(form, symbols, doubts)
    _tell_loose(form, shapes, found, alone, flow, doubts)
    if _is_off(form, symbols):
        _doubt_all(form, flow, doubts)
    _add_kinds(form, symbols, flow)  # an arrow to nowhere leaves a step as well
    return flow


def _is_near(line: Line, form: Form) -> bool:
    """Whether a line begins or ends in the part of the form where symbols are."""
    for head in form.heads:
        top, bottom = head.table.ys[head.first], head.table.ys[-1]
        for x, y in (line.points[0], line.points[-1]):
            if head.left - _AROUND <= x <= head.right + _AROUND and (
                top - _AROUND <= y <= bottom + _AROUND
            ):
                return True
    return False


def _written_in_cells(form: Form) -> list[tuple[str, Box]]:
    """Names of ways that were typed into the cells behind the drawing."""
    found = []
    for head in form.heads:
        first, last = head.actors[0].first, head.actors[-1].last
        for cell in head.table.cells:
            if cell.row > head.last and first <= cell.column <= last and not is_mark(cell.text):
                box = head.table.box(cell)
                found += [(line, box) for line in cell.text.split("\n") if answer_of(line)]
    return found


def _add_flows(
    arrows: Sequence[Arrow],
    named: dict[int, Named],
    symbols: Sequence[Symbol],
    decisions: frozenset[int],
    flow: Flow,
    doubts: Doubts,
) -> None:
    """Turn arrows between symbols into flows between steps."""
    seen: set[tuple[int, int, str]] = set()
    for place, arrow in enumerate(arrows):
        start, end = symbols[arrow.start].step, symbols[arrow.end].step
        if start is None or end is None or start == end:
            continue
        label, words, certainty = "", "", arrow.certainty
        reason = arrow.doubt
        if arrow.start in decisions:
            name = named.get(place)
            if name is not None:
                label, words = name.label, " ".join(name.words.split())
                if not name.is_certain:
                    reason = reason or f"tidak pasti cabang mana yang diberi nama '{label}'"
                    certainty = min(certainty, LIKELY)
            else:
                label, certainty = _by_custom(place, arrows, symbols), GUESSED
                reason = reason or "cabang keputusan ini tidak diberi nama"
        if (start, end, label) in seen:
            continue
        seen.add((start, end, label))
        flow.flows.append(ReadFlow(start, end, label, words, certainty))
        if reason:
            doubts.add(reason, start, end)
    flow.flows.sort(key=lambda one: (one.start, one.end, one.label))


def _is_off(form: Form, symbols: Sequence[Symbol]) -> bool:
    """Whether symbols were drawn over rows of another size than these.

    Then a row has none, and another has the symbols of two, one over the other, or most symbols
    are larger than the cells in which they stand.
    """
    mine = [of_step(symbols, step) for step in range(len(form.bands))]
    if all(mine) or not any(mine):
        return False
    boxes = [one.box for row in mine for one in row]
    usual = median(box.height for box in boxes)
    rows = median(band.bottom - band.top for band in form.bands)
    columns = median(
        head.table.xs[one.last + 1] - head.table.xs[one.first]
        for head in form.heads
        for one in head.actors
    )
    if usual > rows or median(box.width for box in boxes) > columns * _TOO_WIDE:
        return True
    middles = [[one.box.centre[1] for one in row] for row in mine if row]
    return any(max(row) - min(row) > usual * _TWO_LEVELS for row in middles)


def _doubt_all(form: Form, flow: Flow, doubts: Doubts) -> None:
    """Doubt every row and flow, because nobody can tell which row a symbol was drawn for."""
    for step in range(len(form.bands)):
        doubts.add("simbol tidak berdiri pas di barisnya, sehingga alurnya tidak pasti", step)
    flow.flows = [replace(one, certainty=min(one.certainty, LIKELY)) for one in flow.flows]


def _by_custom(place: int, arrows: Sequence[Arrow], symbols: Sequence[Symbol]) -> str:
    """What a way without a name usually means: on is yes, back is no."""
    arrow = arrows[place]
    ways = [other for other in arrows if other.start == arrow.start]
    if len(ways) != len((YES, NO)):
        return ""
    steps = [symbols[other.end].step or 0 for other in ways]
    mine, other = symbols[arrow.end].step or 0, sum(steps) - (symbols[arrow.end].step or 0)
    start = symbols[arrow.start].step or 0
    if mine == start + 1 or (other <= start < mine):
        return YES
    return NO


def _add_actors(
    form: Form, symbols: Sequence[Symbol], found: Arrows, flow: Flow, doubts: Doubts
) -> None:
    """The actors of each step: first the one whose symbol the arrows use."""
    reached = {arrow.end for arrow in found.arrows}
    left = {arrow.start for arrow in found.arrows} | {start for start, _ in found.to_nowhere}
    for step, band in enumerate(form.bands):
        mine = [
            (place not in reached, place not in left, symbol.box.left, symbol.actor)
            for place, symbol in enumerate(symbols)
            if symbol.duty is Duty.STEP and symbol.step == step
        ]
        names = [actor for *_, actor in sorted(mine)] or list(band.marks)
        flow.actors[step] = tuple(dict.fromkeys(names))
        own = (one.shape.title for one in symbols if one.duty is Duty.STEP and one.step == step)
        flow.titles[step] = tuple(title for title in own if title)
        if not names:
            reason = "baris ini tidak bersimbol, sehingga pelaksananya tidak terbaca"
            doubts.add(reason, step, asks=Asks.ACTOR)


def _tell_shared(
    arrows: Sequence[Arrow], symbols: Sequence[Symbol], decisions: frozenset[int], doubts: Doubts
) -> None:
    """Doubts about rows in which branches of a decision lead to a symbol each."""
    reached: dict[tuple[int, int], dict[int, str]] = {}
    for arrow in arrows:
        step = symbols[arrow.end].step
        if arrow.start in decisions and step is not None and step != symbols[arrow.start].step:
            own = reached.setdefault((arrow.start, step), {})
            own[arrow.end] = symbols[arrow.end].actor
    for (_, step), ends in sorted(reached.items()):
        if len(ends) > 1:
            names = listed([f"'{name}'" for name in dict.fromkeys(ends.values())])
            reason = f"cabang keputusan menuju kotak {names} masing-masing, tetapi terbaca sebagai"
            reason += " satu langkah bersama; pisahkan bila bukan"
            doubts.add(reason, step, asks=Asks.ACTOR)


def _tell_between(form: Form, symbols: Sequence[Symbol], doubts: Doubts) -> None:
    """Doubts about symbols on the border of two columns."""
    for symbol in symbols:
        if symbol.step is None:
            continue
        table = form.bands[symbol.step].table
        for head in form.heads:
            pair = head.between(symbol.box.centre) if head.table is table else None
            if pair is not None:
                names = f"'{pair[0]}' dan '{pair[1]}'"
                reason = f"simbolnya berdiri di batas kolom {names}"
                doubts.add(reason, symbol.step, asks=Asks.ACTOR)


def _add_kinds(form: Form, symbols: Sequence[Symbol], flow: Flow) -> None:
    """What the symbols say of each step."""
    starts = {one.start for one in flow.flows} | flow.cut
    last = len(form.bands) - 1
    for step in range(len(form.bands)):
        is_end = step == last or step not in starts
        flow.kinds[step] = kind_of(of_step(symbols, step), is_first=step == 0, is_end=is_end)


def _tell_loose(
    form: Form, shapes: Sorted, found: Arrows, alone: Sequence[str], flow: Flow, doubts: Doubts
) -> None:
    """Doubts about lines and shapes that were not used."""
    symbols = shapes.symbols
    for place, _ in found.to_nowhere:
        step = symbols[place].step
        if step is not None:
            flow.cut.add(step)
            doubts.add(
                "panah dari langkah ini berakhir di tempat kosong", step, None, Flaw.TO_NOWHERE
            )
        else:
            doubts.add("panah dari tanda sambung berakhir di tempat kosong")
    for place in found.from_nowhere:
        step = symbols[place].step
        reason = "panah yang menuju langkah ini tidak berpangkal"
        doubts.add(reason, step, None, Flaw.FROM_NOWHERE)
    for point in found.lost:
        step = min(
            range(len(form.bands)), key=lambda one: form.bands[one].away(point[1]), default=None
        )
        doubts.add("garis di dekat langkah ini tidak menyentuh simbol apa pun", step)
    for letter in alone:
        name = f"'{letter}'" if letter else "tanpa huruf"
        doubts.add(f"tanda sambung {name} tidak berpasangan")
    for shape in shapes.strays:
        doubts.add(f"simbol di luar baris{f' ({shape.text})' if shape.text else ''} tidak dibaca")
    for one in flow.flows:
        if one.certainty < SURE and not doubts.about(one.start):
            doubts.add("arah panahnya tidak pasti", one.start, one.end)
