"""An identity block that is too long for a page gets smaller type in every format."""

import io
import re
from dataclasses import replace

import openpyxl
from docx import Document
from docx.oxml.ns import qn

from bpmn_gen.render.excel.sop import IDENTITY_SHEET, write_xlsx
from bpmn_gen.render.pdf.sop import IDENTITY, write_sop_pdf
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.document import SopDocument
from bpmn_gen.sop.identity_size import USUAL, identity_size, surely_fits
from bpmn_gen.store.dates import UNDATED

LAW = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah"


def with_laws(document: SopDocument, count: int) -> SopDocument:
    """An SOP that rests on so many laws."""
    return replace(document, identity=replace(document.identity, legal_basis=(LAW,) * count))


def sheets(pdf: bytes) -> int:
    """The number of pages of a PDF file."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_a_long_block_gets_as_much_smaller_as_it_must(documents: tuple[SopDocument, ...]) -> None:
    document = documents[0]
    sizes = [
        identity_size(with_laws(document, count).identity, document.style)
        for count in (3, 14, 19, 200)
    ]
    assert sizes[0] == USUAL
    assert 7.0 <= sizes[2] <= sizes[1] < USUAL
    assert sizes[3] == USUAL


def test_word_and_excel_print_that_size(
    documents: tuple[SopDocument, ...], templates: Templates
) -> None:
    document = with_laws(documents[0], 17)
    size = identity_size(document.identity, document.style)
    word = Document(io.BytesIO(write_docx(document, templates)))
    found = [p for p in word.element.body.iter(qn("w:p")) if LAW in "".join(p.itertext())]
    assert len(found) == 17
    assert {run.rPr.sz_val.pt for p in found for run in p.r_lst if run.text} == {size}
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(document, "x", UNDATED)))
    assert book[IDENTITY_SHEET]["A7"].font.size == size


def test_a_pdf_keeps_the_block_on_one_page(
    documents: tuple[SopDocument, ...], templates: Templates
) -> None:
    document = replace(with_laws(documents[0], 14), pages=documents[0].pages[:1])
    assert sheets(write_sop_pdf(document, templates)) == 2


def test_a_block_that_surely_fits_prints_alike_without_being_measured(
    documents: tuple[SopDocument, ...], templates: Templates
) -> None:
    document = documents[0]
    assert surely_fits(document.identity, document.style)
    unedited = replace(templates, unedited=(IDENTITY,))
    assert write_sop_pdf(document, unedited) == write_sop_pdf(document, templates)


def test_a_block_that_may_not_fit_is_measured(documents: tuple[SopDocument, ...]) -> None:
    document = with_laws(documents[0], 12)
    assert not surely_fits(document.identity, document.style)
