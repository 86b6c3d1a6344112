"""The form on which SOPs are monitored: no row of it stands alone on its last page."""

import io

import pypdf
import pytest
from docx import Document

from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.word.sop_volume import LAST_ROWS, write_form_docx, write_form_pdf
from bpmn_gen.sop.volume import Volume
from tests.sop.chance import chance_document

STYLE = chance_document(0).style


def form(count: int) -> Volume:
    """The words of a form about some SOPs."""
    listed = [{"no": at, "nama": "Prosedur", "kode": f"SOP-{at:02}."} for at in range(1, count + 1)]
    return Volume("Kecamatan Uji", STYLE, {"unit": "Kecamatan Uji", "sop": listed})


def test_the_last_rows_of_the_printed_form_share_a_page(templates: Templates) -> None:
    pages = set()
    for count in range(8, 24):
        content = write_form_pdf(form(count), templates)
        texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages]
        last = [at for at in range(1, count + 1) if f"SOP-{at:02}." in texts[-1]]
        assert last[-LAST_ROWS:] == [count - 2, count - 1, count]
        assert sum(text.count("SOP-") for text in texts) == count
        pages.add(len(texts))
    assert pages == {1, 2}


@pytest.mark.parametrize("count", [1, 2, 9])
def test_a_short_form_has_all_its_rows(count: int, templates: Templates) -> None:
    content = write_form_pdf(form(count), templates)
    texts = "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert texts.count("SOP-") == count


def test_word_keeps_the_last_rows_of_the_form_together(templates: Templates) -> None:
    table = Document(io.BytesIO(write_form_docx(form(9), templates))).tables[-1]
    kept = [
        all(one.paragraph_format.keep_with_next for cell in row.cells for one in cell.paragraphs)
        for row in table.rows
    ]
    assert kept[-LAST_ROWS:] == [True] * (LAST_ROWS - 1) + [False]
