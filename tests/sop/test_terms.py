"""The book of SOPs defines what the regulation defines; it marks what it only explains."""

import io
import re
from pathlib import Path

import pypdf
import pytest

from bpmn_gen.render.templates.files import Templates
from bpmn_gen.sop.style import document_style
from bpmn_gen.sop.volume import unit_volume
from tests.running import missing
from tests.sop.conftest import shipped
from tests.sop.test_writers import books, p_text, part

TEXT = Path(__file__).resolve().parents[3] / "shared/regulation/perbup-cilacap-5-2024.txt"
ARTICLE = re.compile(r"Pasal 1 angka \d+")
MARKED = "tidak didefinisikan dalam peraturan"


def terms(number: int) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """What the book of a unit type defines, and what it explains, by term."""
    defs, every = shipped()
    processes = [one for one in every if one.target.number == number]
    words = unit_volume(processes[0].target, processes, defs, document_style(defs.daerah)).values
    first, second = words["definisi"], words["istilah_lain"]
    assert isinstance(first, list)
    assert isinstance(second, list)
    return {one["istilah"]: one for one in first}, {one["istilah"]: one for one in second}


@pytest.mark.parametrize("number", [2, 7, 9])
def test_only_terms_of_the_article_on_definitions_are_defined(number: int) -> None:
    defined, explained = terms(number)
    assert {"Pejabat Penilai Kinerja", "Pimpinan Unit Organisasi", "Tim Kerja"} <= set(defined)
    assert all(ARTICLE.fullmatch(one["dasar"]) for one in defined.values())
    assert {"Ketua Tim", "Anggota Tim", "Pejabat Fungsional dan pelaksana"} <= set(explained)
    assert not set(defined) & set(explained)


@pytest.mark.parametrize("number", [2, 7, 9])
def test_definitions_are_in_the_words_of_the_regulation(number: int) -> None:
    if not TEXT.is_file():
        missing("the text of the regulation")
    printed = " ".join(TEXT.read_text("utf-8").split())
    for one in terms(number)[0].values():
        assert f"{one['istilah']} adalah {one['arti']}." in printed


def test_the_book_marks_the_other_terms(templates: Templates) -> None:
    files = books(templates, 3)
    word = p_text(part(files["buku-sop.docx"], "word/document.xml"))
    pages = pypdf.PdfReader(io.BytesIO(files["buku-sop.pdf"])).pages
    page = " ".join(" ".join(one.extract_text() for one in pages).split())
    for text in (" ".join(word.split()), page):
        defined, marked, explained = text.partition(MARKED)
        assert marked
        assert "(Pasal 1 angka 13)" in defined
        assert "Ketua Tim" in explained


def test_the_summary_says_what_nobody_has_to_begin() -> None:
    defs, every = shipped()
    processes = [one for one in every if one.target.number == 7]
    words = unit_volume(processes[0].target, processes, defs, document_style(defs.daerah)).values
    entries = words["sop"]
    assert isinstance(entries, list)
    told = {one["kode"]: one["ringkasan"] for one in entries}
    free = {code for code, text in told.items() if "tidak wajib dimulai: " in text}
    assert {code[:9] for code in free} == {"CLP.02.03", "CLP.02.04", "CLP.02.05", "CLP.03.04"}
    across = next(text for code, text in told.items() if code.startswith("CLP.02.03"))
    assert across.count("permohonan tidak disetujui") == 1
    assert "sampai dengan SOP dan peta Proses Bisnis" in " ".join(told.values())
