"""Width goes to the columns of text that make rows high, and nothing is lost by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.sop.balance import Balance
from bpmn_gen.sop.document import PADDING, POINT, Columns
from bpmn_gen.sop.placing import NAMING, slot_places
from bpmn_gen.sop.table import SMALLER

if TYPE_CHECKING:
    from bpmn_gen.sop.balance import RowTexts
    from bpmn_gen.sop.document import SopDocument

COLUMNS = Columns(
    number=9.0, activity=60.0, actor=24.0, inputs=36.0, duration=19.0, outputs=34.0, remarks=36.0,
    names=(("Camat",), ("Lurah",)), turned=False, size=9.0, header=(6.0, 6.0),
)  # fmt: skip
WORDS = ("surat", "permohonan", "pelibatan", "Pejabat Fungsional", "dan/atau", "tugas")
CELLS = st.lists(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join), min_size=1, max_size=5
)
ROWS = st.lists(
    st.tuples(*(CELLS.map(tuple) for _ in range(4))), min_size=1, max_size=12
)  # fmt: skip


def _widths(columns: Columns) -> tuple[float, ...]:
    return columns.activity, columns.inputs, columns.outputs, columns.remarks


def _lines(columns: Columns, rows: list[RowTexts]) -> int:
    """The lines of the highest cell of every row."""
    face, size = DOCUMENT_FACES["Arial"], columns.size * POINT
    return sum(
        max(
            sum(len(face.wrap(text, width - 2 * PADDING, size)) for text in texts)
            for texts, width in zip(row, _widths(columns), strict=True)
        )
        for row in rows
    )


def test_a_long_list_gets_the_width_that_others_leave_blank() -> None:
    listed = ("- Maksud dan tujuan permohonan penugasan Pejabat Fungsional dan pelaksana",) * 4
    rows: list[RowTexts] = [(("Mengirim surat",), listed, ("Surat permohonan",), ("-",))]
    made = Balance(rows, "Arial").balanced(COLUMNS)
    assert made.inputs > COLUMNS.inputs
    assert _lines(made, rows) < _lines(COLUMNS, rows)


def test_a_table_that_would_not_get_lower_keeps_its_usual_widths() -> None:
    rows: list[RowTexts] = [(("Mengirim surat",), ("Surat",), ("Surat",), ("-",))] * 5
    assert Balance(rows, "Arial").balanced(COLUMNS) == COLUMNS


@settings(max_examples=60, deadline=None)
@given(ROWS)
def test_actors_keep_their_width_and_words_stay_whole(rows: list[RowTexts]) -> None:
    """The table is as wide as before, and no word is wider than its column."""
    made = Balance(rows, "Arial").balanced(COLUMNS)
    assert sum(made.widths) == pytest.approx(sum(COLUMNS.widths))
    assert (made.actor, made.number, made.duration) == (24.0, 9.0, 19.0)
    face, size = DOCUMENT_FACES["Arial"], made.size * POINT
    for row in rows:
        for texts, width in zip(row, _widths(made), strict=True):
            for word in (word for text in texts for word in text.split()):
                assert face.width(word, size) <= width - 2 * PADDING + 1e-6


def test_type_gets_a_little_smaller_where_that_saves_a_page(
    documents: tuple[SopDocument, ...],
) -> None:
    """Never by much more than a point, and never for a table that takes one page anyway.

    Half a point more goes where the longest word asks for it.
    """
    smaller = [one for one in documents if one.columns.size < one.style.size]
    assert smaller
    assert all(one.style.size - one.columns.size <= max(SMALLER) + 0.5 for one in smaller)
    usual = [one for one in documents if len(one.pages) == 1]
    assert any(one.columns.size == one.style.size for one in usual)


def test_places_of_page_connectors_are_the_very_middles_of_columns(
    documents: tuple[SopDocument, ...],
) -> None:
    """Else an arrow to the symbol below could not be straight."""
    for document in documents:
        places = slot_places(document.columns, NAMING)
        for actor in range(len(document.columns.names)):
            middle = document.columns.center(actor)
            assert min(abs(place - middle) for place in places) < 1e-9
