"""The PDF: real text, equal in every run, deaf to whatever a text tries to make it do."""

from __future__ import annotations

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.drawing.pages import PAPERS
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.picture.sheet import Sheet
from bpmn_gen.render.pdf.process_map import write_pdf
from bpmn_gen.store.dates import UNDATED
from tests.render.example import drawing_of, example
from tests.render.wide import wide

SHEET = Sheet(
    "CLP.02.02",
    "Penunjukan lintas unit organisasi",
    "Kecamatan Kroya",
    "Pemerintah Kabupaten Cilacap",
    "Lampiran II.B.2.a.2",
    UNDATED,
)
HOSTILE = ('#read("/etc/passwd")', "$ x^2 $", "] } )", "\\", "*tebal* _miring_", "<label> @rujuk")


def _pdf(surat: str = "Mengirim surat", paper: str = "F4") -> bytes:
    definitions = example(surat=surat)
    return write_pdf(definitions, cut_into_pages(drawing_of(definitions), PAPERS[paper]), SHEET)


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def _words(text: str) -> str:
    return " ".join(text.split())


def test_all_names_are_real_text() -> None:
    """A reader can search for and copy every name on the map."""
    text = _words(_pages(_pdf())[0])
    for expected in (SHEET.code, SHEET.title, SHEET.unit, SHEET.government, "CLP.03.01"):
        assert expected in text
    assert "Sumber: Lampiran II.B.2.a.2" in text
    assert "Halaman 1 dari 1" in text
    for node in example(surat="Mengirim surat").processes[0].flow_nodes:
        assert all(word in text for word in node.name.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_printed_and_never_run(text: str) -> None:
    """What looks like code of the typesetter appears on paper as it was written."""
    printed = "".join(_pages(_pdf(surat=text))[0].split())
    assert "".join(text.split()) in printed
    assert "root:" not in printed


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(), max_size=20))
def test_any_text_at_all_can_be_printed(text: str) -> None:
    """Characters that the face lacks are replaced, others that paper cannot hold left out."""
    assert _pdf(surat=text).startswith(b"%PDF-1.7")


def test_two_runs_give_equal_bytes() -> None:
    """Nothing in the file depends on the time or on what was made before."""
    assert _pdf() == _pdf()
    _pdf(surat="Lain")
    assert _pdf() == _pdf()


def test_the_file_says_what_it_is() -> None:
    """Title, language and tags are there for archives and for readers aloud."""
    reader = pypdf.PdfReader(io.BytesIO(_pdf()))
    assert reader.metadata is not None
    assert reader.metadata.title == "CLP.02.02 Penunjukan lintas unit organisasi"
    assert str(reader.root_object["/Lang"]) == "id"
    assert "/StructTreeRoot" in reader.root_object
    described = reader.root_object["/Metadata"].get_object()
    assert isinstance(described, pypdf.generic.StreamObject)
    assert b"pdfaid:part" in described.get_data()
    assert b"pdfuaid:part" in described.get_data()


@pytest.mark.parametrize("name", PAPERS)
def test_pages_have_the_size_of_their_paper(name: str) -> None:
    """What is set as F4 comes out of the printer as F4, lying on its long side."""
    page = pypdf.PdfReader(io.BytesIO(_pdf(paper=name))).pages[0]
    paper = PAPERS[name]
    assert float(page.mediabox.width) == pytest.approx(paper.width * 72 / 25.4, abs=0.01)
    assert float(page.mediabox.height) == pytest.approx(paper.height * 72 / 25.4, abs=0.01)


def test_each_page_carries_title_number_and_matching_letters() -> None:
    """A sheet that falls out of the pile can be put back, and every flow be followed."""
    definitions, drawing = wide(24, 3)
    pages = cut_into_pages(drawing, PAPERS["F4"])
    texts = _pages(write_pdf(definitions, pages, SHEET))
    assert len(texts) == len(pages) > 1
    for page, text in zip(pages, texts, strict=True):
        assert SHEET.title in _words(text)
        assert f"Halaman {page.number} dari {page.count}" in text
        for reference in page.references:
            assert f"{reference.letter}/{reference.other_page}" in text
            assert f"{reference.letter}/{page.number}" in texts[reference.other_page - 1]


def test_a_letter_leads_to_the_page_with_its_other_end() -> None:
    """On a screen a reader follows a flow by clicking on its pentagon."""
    definitions, drawing = wide(24, 3)
    pages = cut_into_pages(drawing, PAPERS["F4"])
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(definitions, pages, SHEET)))
    for page, printed in zip(pages, reader.pages, strict=True):
        links = [item.get_object() for item in printed.get("/Annots", [])]
        assert len(links) >= len(page.references) > 0
