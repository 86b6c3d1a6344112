"""Rows of an SOP whose first cell somebody emptied by accident: they stay the steps they were.

The reader of SOPs skips rows without words, because forms of others have many that are no steps.
A row that keeps its number and what the step needs, takes or makes was a step.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.sop_files.sheet import Cell
from bpmn_gen.sop_reading.form_table import heads_in
from bpmn_gen.sop_reading.vocabulary import ACTIVITY, NEEDS, NUMBER, RESULTS, TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Sheet, Table
    from bpmn_gen.sop_reading.form_table import Head
    from bpmn_gen.sop_reading.read_sop import ReadSop, ReadStep


def with_blank_cells(sheet: Sheet) -> Sheet:
    """The sheet with the emptied first cells of steps, which are read as cells without words."""
    given = sheet.as_given
    return replace(
        sheet,
        tables=tuple(map(_with_cells, sheet.tables)),
        as_given=None if given is None else with_blank_cells(given),
    )


def _with_cells(table: Table) -> Table:
    """The table with the emptied cells."""
    found = [cell for head in heads_in(table) for cell in _emptied(head)]
    taken = {(cell.row, cell.column) for cell in table.cells}
    fresh = {(one.row, one.column): one for one in found if (one.row, one.column) not in taken}
    if not fresh:
        return table
    cells = sorted((*table.cells, *fresh.values()), key=lambda one: (one.row, one.column))
    return replace(table, cells=tuple(cells))


def _emptied(head: Head) -> Iterator[Cell]:
    """The emptied cells below a head."""
    columns = head.columns
    if not {NUMBER, ACTIVITY} <= columns.keys():
        return
    below = [cell for cell in head.table.cells if cell.row > head.last]
    filled = {
        (role, row)
        for role, (first, last) in columns.items()
        for cell in below
        if cell.column <= last and first <= cell.last_column
        for row in range(cell.row, cell.last_row + 1)
    }
    first, last = columns[NUMBER]
    for cell in below:
        is_number = first <= cell.column <= last and cell.text.strip(" .()").isdecimal()
        is_step = any((role, cell.row) in filled for role in (NEEDS, TIME, RESULTS))
        if is_number and is_step and (ACTIVITY, cell.row) not in filled:
            at, end = columns[ACTIVITY]
            yield Cell(cell.row, at, cell.last_row, end, "", cell.place)


def with_old_words(edited: ReadSop, original: ReadSop) -> tuple[ReadSop, tuple[str, ...]]:
    """The SOP with the old words of rows that have none now, and these words.

    A row without words that is none of the original is left out, as the reader of SOPs does.
    """
    free = _unnamed(edited, original)
    steps: dict[int, ReadStep] = {}
    told: list[str] = []
    for at, step in enumerate(edited.steps):
        if step.text:
            steps[at] = step
            continue
        likes = [(_alike(step, old), -place) for place, old in enumerate(free)]
        score, place = max(likes, default=(0, 0))
        if score:
            old = free.pop(-place)
            steps[at] = replace(step, text=old.text)
            told.append(old.text)
    if len(steps) == len(edited.steps) and not told:
        return edited, ()
    places = {at: now for now, at in enumerate(steps)}
    flows = tuple(
        replace(one, start=places[one.start], end=places[one.end])
        for one in edited.flows
        if one.start in places and one.end in places
    )
    doubts = tuple(
        replace(one, step=places.get(one.step) if one.step is not None else None)
        for one in edited.doubts
    )
    return replace(edited, steps=tuple(steps.values()), flows=flows, doubts=doubts), tuple(told)


def _unnamed(edited: ReadSop, original: ReadSop) -> list[ReadStep]:
    """The rows of the original whose words no row has now."""
    words = [step.text for step in edited.steps]
    found = []
    for step in original.steps:
        if step.text in words:
            words.remove(step.text)
        else:
            found.append(step)
    return found


def _alike(step: ReadStep, old: ReadStep) -> int:
    """How much a row without words is like one of the original."""
    told: Sequence[bool] = (
        old.text in step.titles,
        bool(step.needs) and step.needs == old.needs,
        bool(step.results) and step.results == old.results,
        bool(step.time) and step.time == old.time,
        step.number == old.number,
    )
    return sum(told)
