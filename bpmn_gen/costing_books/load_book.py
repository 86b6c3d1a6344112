"""The workbook of the work of a unit: by title, by process, step by step, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.costing_books.load_details import how_page, input_page, step_page
from bpmn_gen.costing_books.load_places import HOURS_OF_DAY, HOURS_OF_YEAR, INPUTS, Places
from bpmn_gen.costing_books.load_summary import process_page, title_page
from bpmn_gen.workbook.figures import At, FigureBook

if TYPE_CHECKING:
    from fractions import Fraction

    from bpmn_gen.costing.load import Load


def load_book(unit: str, load: Load, hours_of_year: Fraction) -> FigureBook:
    """The workbook of a unit.

    Args:
        unit: its name.
        load: its work.
        hours_of_year: hours that a person really works in a year.
    """
    places = Places(load)
    pages = (
        title_page(unit, places, hours_of_year),
        process_page(places),
        step_page(places),
        input_page(places, hours_of_year),
        how_page(),
    )
    names = {HOURS_OF_YEAR: At(INPUTS, 2, 3).word, HOURS_OF_DAY: At(INPUTS, 2, 4).word}
    return FigureBook(f"Beban kerja {unit}", pages, names)
