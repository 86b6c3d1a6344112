"""SOPs out of sheets: forms with their first page, steps, flow and doubts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.sheet import ShapeKind
from bpmn_gen.sop_reading.checks import check_flow, check_times
from bpmn_gen.sop_reading.continuations import heads_of, joined, unread_rows
from bpmn_gen.sop_reading.drawn_flow import flow_of_drawing
from bpmn_gen.sop_reading.form_table import Form, bands_below, items, last_row, one_line
from bpmn_gen.sop_reading.identity import has_identity, identity_of
from bpmn_gen.sop_reading.numbering import doubt_gaps
from bpmn_gen.sop_reading.page_texts import words_of
from bpmn_gen.sop_reading.read_sop import Asks, Doubt, Doubts, Identity, ReadSop, ReadStep, StepKind
from bpmn_gen.sop_reading.row_flow import flow_of_rows
from bpmn_gen.sop_reading.symbols import Duty, sort_shapes
from bpmn_gen.sop_reading.unknown_labels import unknown_labels
from bpmn_gen.sop_reading.vocabulary import ACTIVITY, NEEDS, REMARK, RESULTS, TIME
from bpmn_gen.workbook.cells import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Cell, Sheet
    from bpmn_gen.sop_reading.drawn_flow import Flow
    from bpmn_gen.sop_reading.form_table import Band, Head
    from bpmn_gen.sop_reading.page_texts import Words
    from bpmn_gen.sop_reading.symbols import Sorted


_APART: Final = 100_000
"""More tables than a sheet has, so that those of two sheets are never the same."""


def read_sops(sheets: Sequence[Sheet]) -> list[ReadSop]:
    """All SOPs of a file, in their order."""
    found: list[ReadSop] = []
    waiting: list[Words] = []
    for number, sheet in enumerate(as_read(sheets)):
        for form, near in _forms_of(sheet):
            # Texts of another sheet stand neither beside nor below.
            texts = [replace(one, table=one.table + number * _APART) for one in near]
            if form is None:
                waiting += texts
                waiting = _given_back(found, waiting)
                continue
            own = identity_of(texts)
            if not has_identity(own) and waiting:
                texts = [*waiting, *texts]
                own = identity_of(texts)
            waiting = []
            found.append(_read(sheet, form, own, texts))
        if found:
            found[-1] = _with_unread_rows(found[-1], sheet)
    return found


def as_read(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Sheets as they are read: set so that symbols fit, and put together where they go on."""
    return joined([_fitting(one) for one in sheets])


def _with_unread_rows(sop: ReadSop, sheet: Sheet) -> ReadSop:
    """An SOP with doubts about tables behind it that seem to go on with its rows."""
    last = next((step.number for step in reversed(sop.steps) if step.number), "")
    told = (Doubt(None, None, reason) for reason in unread_rows(sheet, last))
    return replace(sop, doubts=(*sop.doubts, *told))


def _fitting(sheet: Sheet) -> Sheet:
    """Of two ways to set a sheet, the one in which symbols stand in the middle of their rows."""
    if sheet.as_given is None or not sheet.shapes:
        return sheet
    return min(sheet, sheet.as_given, key=_misfit)


def _misfit(sheet: Sheet) -> tuple[float, int]:
    """How far symbols are from the middle of their rows in all, and how much is doubtful."""
    away, doubts = 0.0, 0
    for form, _ in _forms_of(sheet):
        if form is None:
            continue
        for symbol in sort_shapes(sheet, form).symbols:
            if symbol.step is not None:
                band = form.bands[symbol.step]
                away += abs(symbol.box.centre[1] - (band.top + band.bottom) / 2)
        doubts += len(_read(sheet, form, Identity()).doubts)
    return round(away, -1), doubts


def _given_back(found: list[ReadSop], waiting: list[Words]) -> list[Words]:
    """Give an SOP that has no first page the one that follows it; gives what is left."""
    place = next((n for n, one in enumerate(found) if not has_identity(one.identity)), None)
    if place is None:
        return waiting
    identity = identity_of(waiting)
    if not has_identity(identity):
        return waiting
    found[place] = replace(found[place], identity=identity)
    return []


def _forms_of(sheet: Sheet) -> Iterator[tuple[Form | None, list[Words]]]:
    """The forms of a sheet with the texts around each; texts alone where there is no form."""
    heads = heads_of(sheet)
    taken = _taken(sheet, [head for _, head in heads])
    free = [
        (number, cell)
        for number, table in enumerate(sheet.tables)
        for cell in table.cells
        if (number, cell.row, cell.column) not in taken
    ]
    if not heads:
        yield None, _texts(sheet, free)
        return
    forms: list[Form] = []
    around: list[list[Words]] = []
    """The texts before each form, and those after the last."""
    at = 0
    for place, (number, head) in enumerate(heads):
        before = [one for one in free[at:] if _is_before(one, number, head)]
        at += len(before)
        texts = _texts(sheet, before)
        is_new = not forms or has_identity(identity_of(texts)) or not _goes_on(forms[-1], head)
        if is_new and not head.is_repeated:
            forms.append(Form([]))
            around.append([])
        around[-1] += texts
        forms[-1].heads.append(head)
        forms[-1].bands += bands_below(head, _until(heads, place))
    around.append(_texts(sheet, free[at:]))
    yield from zip(forms, _own_texts(around), strict=True)


def _own_texts(around: list[list[Words]]) -> list[list[Words]]:
    """The texts of each form: those above it, or those below it where authors write them there."""
    above, rest = around[:-1], around[-1]
    if not has_identity(identity_of(above[0])) and has_identity(identity_of(rest)):
        return [
            [*first, *one]
            for first, one in zip([above[0], *([[]] * len(above))], around[1:], strict=False)
        ]
    return [*above[:-1], [*above[-1], *rest]]


def _until(heads: Sequence[tuple[int, Head]], place: int) -> int:
    """The row at which the next head of the same table begins."""
    table = heads[place][1].table
    if place + 1 < len(heads) and heads[place + 1][1].table is table:
        return heads[place + 1][1].first
    return len(table.ys) - 1


def _goes_on(form: Form, head: Head) -> bool:
    """Whether a head repeats that of the page before."""
    names = [one.name for one in form.heads[-1].actors]
    return names == [one.name for one in head.actors]


def _is_before(one: tuple[int, Cell], number: int, head: Head) -> bool:
    """Whether a text stands above a head, or beside its table."""
    table, cell = one
    return table < number or (table == number and cell.row < head.first)


def _taken(sheet: Sheet, heads: Sequence[Head]) -> set[tuple[int, int, int]]:
    """The cells that belong to forms."""
    taken = set()
    for number, table in enumerate(sheet.tables):
        for place, head in enumerate(heads):
            if head.table is not table:
                continue
            following = next((one.first for one in heads[place + 1 :] if one.table is table), None)
            until = following if following is not None else len(table.ys)
            bands = list(bands_below(head, until))
            last = last_row(head, bands, until)
            first, end = head.span
            taken |= {
                (number, cell.row, cell.column)
                for cell in table.cells
                if head.first <= cell.row <= last and first <= cell.column <= end
            }
    return taken


def _texts(sheet: Sheet, free: Sequence[tuple[int, Cell]]) -> list[Words]:
    """Cells as texts with their places."""
    return [
        text for number, cell in free for text in words_of(sheet.tables[number], number, [cell])
    ]


def _read(sheet: Sheet, form: Form, identity: Identity, texts: Sequence[Words] = ()) -> ReadSop:
    """One SOP, with the texts around its table."""
    doubts = Doubts()
    for label in unknown_labels(texts):
        doubts.add(f"tulisan '{label}' pada halaman identitas tidak dikenali")
    shapes = sort_shapes(sheet, form)
    drawn = any(symbol.duty is Duty.STEP for symbol in shapes.symbols)
    rows, form.bands = form.bands, _steps_only(form, shapes)
    _doubt_missing(rows, form, doubts)
    shapes = sort_shapes(sheet, form)
    if drawn and sheet.lines:
        flow = flow_of_drawing(sheet, form, shapes, doubts)
    else:
        flow = flow_of_rows(form, shapes, doubts)
    near = _tell_unknown(form, shapes, doubts)
    steps = tuple(_step(band, flow, place) for place, band in enumerate(form.bands))
    check_flow(steps, flow, doubts)
    check_times(steps, doubts)
    doubts.excuse(near)
    unit = next((head.time_unit for head in form.heads), "")
    actors = form.actors
    if all(head.is_unnamed for head in form.heads):
        actors = tuple(dict.fromkeys(one for step in steps for one in step.actors)) or actors
    return ReadSop(
        sheet.name, identity, actors, steps, tuple(flow.flows), tuple(doubts.found), unit
    )


def _tell_unknown(form: Form, shapes: Sorted, doubts: Doubts) -> set[int]:
    """Doubts about what is drawn and cannot be read; gives the steps near to it."""
    near: set[int] = set()
    for shape in shapes.unknown:
        box = shape.box
        step = min(
            range(len(form.bands)),
            key=lambda one: form.bands[one].away(box.centre[1]),
            default=None,
        )
        if shape.kind is ShapeKind.PICTURE:
            reason = "gambar tempelan di dekat langkah ini tidak dapat dibaca; baca dengan mata"
        else:
            name = f" '{shape.text}'" if shape.text else ""
            reason = f"bentuk{name} di dekat langkah ini tidak dikenali dan tidak dibaca"
        doubts.add(reason, step)
        beside = [
            place
            for place, band in enumerate(form.bands)
            if place == step or (band.top <= box.bottom and box.top <= band.bottom)
        ]
        near |= {one + away for one in beside for away in (-1, 0, 1)}
    return near


def _doubt_missing(rows: Sequence[Band], form: Form, doubts: Doubts) -> None:
    """Doubts about rows that are hidden, and about numbers that do not go on."""
    for head in form.heads:
        own = [band for band in rows if band.table is head.table and band.first > head.last]
        last = max((band.last for band in own), default=head.last)
        first, end = head.span
        hidden = [
            cell
            for cell in head.table.hidden
            if head.last < cell.row <= last + 1 and first <= cell.column <= end
        ]
        ys, xs = head.table.ys, head.table.xs
        for row in sorted({one.row for one in hidden if ys[one.row] == ys[one.last_row + 1]}):
            doubts.add(f"baris {row + 1} di dalam tabel tersembunyi dan tidak dibaca")
        for column in sorted({o.column for o in hidden if xs[o.column] == xs[o.last_column + 1]}):
            name = letters(column + 1)
            doubts.add(f"kolom {name} di dalam tabel tersembunyi dan tidak dibaca")
    doubt_gaps(rows, form.bands, doubts)
    for place, band in enumerate(form.bands):
        if band.is_named and len(band.marks) > 1:
            told = " / ".join(band.marks)
            reason = f"pelaksana '{told}' dibaca sebagai beberapa pelaku yang mengerjakan bersama"
            doubts.add(reason, place, asks=Asks.ACTOR)


def _steps_only(form: Form, shapes: Sorted) -> list[Band]:
    """The rows that are steps: not headings between them, sums and signatures."""
    with_symbol = {symbol.step for symbol in shapes.symbols if symbol.step is not None}
    kept, group = [], ""
    for place, band in enumerate(form.bands):
        is_filled = band.marks or any(band.cells.get(role) for role in (NEEDS, TIME, RESULTS))
        if place in with_symbol or is_filled:
            kept.append(replace(band, group=group))
        if band.number.isdecimal() or not is_filled:
            group = band.number or group
    return kept


def _step(band: Band, flow: Flow, place: int) -> ReadStep:
    """A row with what the flow says of it."""
    return ReadStep(
        number=band.number,
        text=one_line(band.cells.get(ACTIVITY, band.text)),
        actors=flow.actors[place],
        kind=flow.kinds.get(place, StepKind.WORK),
        needs=items(band.cells.get(NEEDS, "")),
        time=one_line(band.cells.get(TIME, "")),
        results=items(band.cells.get(RESULTS, "")),
        remark=one_line(band.cells.get(REMARK, "")),
        place=band.place,
        titles=flow.titles.get(place, ()),
        ticked=band.marks,
    )
