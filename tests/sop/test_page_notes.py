"""Page connectors say on which page their flow goes on, in every format and in bound files."""

import io
import re
import zipfile
from dataclasses import replace

import pypdf
import pytest
from lxml import etree

from bpmn_gen.render.excel.sop import write_xlsx
from bpmn_gen.render.pdf.sop import compile_document, sop_data, write_sop_pdf
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.document import FIRST_FLOW_PAGE, PageNote, SopDocument
from bpmn_gen.store.dates import UNDATED
from tests.sop.chance import chance_document
from tests.sop.page_judge import LEAST_TYPE, hidden_notes

NOTE = re.compile(r"hal\. \d+(?:(?:, |–)\d+)?")


@pytest.fixture(scope="module")
def cut() -> SopDocument:
    """An SOP of several pages."""
    document = chance_document(0)
    assert len(document.pages) > 3
    return document


def said(document: SopDocument, first: int = FIRST_FLOW_PAGE) -> list[str]:
    """What all page connectors say, in order of the alphabet."""
    notes = (one.note for page in document.pages for one in page.symbols)
    return sorted(note.text(first) for note in notes if note is not None)


def test_a_connector_names_the_page_on_which_its_letter_stands_again(cut: SopDocument) -> None:
    """And nothing stands where it says so."""
    letters = {
        page.number: {one.lines[0] for one in page.symbols if one.kind == "segilima"}
        for page in cut.pages
    }
    for page in cut.pages:
        for one in page.symbols:
            if one.kind == "segilima":
                assert one.note is not None
                assert one.note.size >= LEAST_TYPE
                assert page.number not in one.note.pages
                assert all(one.lines[0] in letters[other] for other in one.note.pages)
        assert list(hidden_notes(page, cut)) == []


def test_connectors_are_told_in_words_by_the_steps_that_they_join(cut: SopDocument) -> None:
    titles = {one.title for page in cut.pages for one in page.symbols if one.kind == "segilima"}
    pattern = r"sambungan [A-Z]+ (ke|dari) (langkah \d+|'.+')( dan (langkah \d+|'.+'))*"
    assert all(re.fullmatch(pattern, title) for title in titles)


def test_many_pages_become_a_range_and_long_notes_lose_their_word() -> None:
    note = PageNote(chance_document(0).pages[0].symbols[0].bounds, (1, 2, 5), 7.0, 20)
    assert note.text(2) == "hal. 2–6"
    assert replace(note, pages=(1, 5)).text(2) == "hal. 2, 6"
    assert replace(note, most=7).text(2) == "2–6"


def test_word_and_excel_say_the_pages_as_they_count_them(
    cut: SopDocument, templates: Templates
) -> None:
    assert NOTE.fullmatch(said(cut)[0])
    parts = {
        "word/document.xml": write_docx(cut, templates),
        "xl/drawings/drawing1.xml": write_xlsx(cut, "x", UNDATED),
    }
    for name, content in parts.items():
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            root = etree.fromstring(file.read(name))
        texts = [one.text or "" for one in root.iter("{*}t")]
        found = [text for text in texts if text in set(said(cut))]
        assert sorted(set(found)) == sorted(set(said(cut)))
        assert len(found) % len(said(cut)) == 0, "Word says it again for older programs"


def test_pdf_counts_the_pages_of_the_file_in_which_the_sop_is_bound(
    cut: SopDocument, templates: Templates
) -> None:
    alone = pypdf.PdfReader(io.BytesIO(write_sop_pdf(cut, templates)))
    program = b"#page[.]\n#page[.]\n#for one in data.documents { sop(one) }"
    bound = compile_document(
        {"documents": [sop_data(cut)]}, "x", cut.style, templates, ("sop-identitas.typ",), program
    )
    for first, reader in ((2, alone), (4, pypdf.PdfReader(io.BytesIO(bound)))):
        words = "\n".join(page.extract_text() for page in reader.pages)
        assert sorted(NOTE.findall(words)) == [one for one in said(cut, first) if "hal" in one]


@pytest.mark.parametrize(("seed", "pages"), [(187, 4), (199, 5)])
def test_where_names_leave_no_way_for_arrows_letters_stand_alone(seed: int, pages: int) -> None:
    """Rather than twice as many pages with lone rows."""
    document = chance_document(seed)
    assert len(document.pages) == pages
    assert {one.note for page in document.pages for one in page.symbols} == {None}
