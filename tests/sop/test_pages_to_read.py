"""Covers, lists and drawings read as they should in what is printed."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pypdf

from bpmn_gen.render.word.sop import write_docx
from bpmn_gen.sop.document import DASH, INDENT, paragraphs
from tests.sop.conftest import shipped_documents
from tests.sop.test_writers import NS as NAMES
from tests.sop.test_writers import books, p_text, part, planner, with_sops

if TYPE_CHECKING:
    from bpmn_gen.render.templates.files import Templates

NS = {**NAMES, "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}


def test_the_cover_of_a_volume_has_no_page_number(templates: Templates) -> None:
    files = books(templates, 2)
    pages = [
        page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files["buku-sop.pdf"])).pages
    ]
    assert "Halaman" not in pages[0]
    assert f"Halaman 2 dari {len(pages)}" in pages[1]
    root = part(files["buku-sop.docx"], "word/document.xml")
    first, *others = root.iterfind(".//w:sectPr", NS)
    assert first.find("w:titlePg", NS) is not None
    assert first.find("w:footerReference[@w:type='first']", NS) is None
    assert all(section.find("w:titlePg", NS) is None for section in others)


def test_every_drawing_of_a_volume_tells_what_it_shows(templates: Templates) -> None:
    made = next(one for one in with_sops() if one.code == "CLP.08.02")
    job = next(planner(templates, ("docx",)).books(made.target, [made]))
    content = dict(zip((path.rpartition("/")[2] for path in job.paths), job.render(), strict=True))
    root = part(content["buku-sop.docx"], "word/document.xml")
    (told,) = [one.get("descr") for one in root.iter(f"{{{NS['wp']}}}docPr")]
    assert told is not None
    assert told.startswith("langkah 1 (Menetapkan ketentuan pencabutan")
    assert told.endswith(") berdiri sendiri.")


def test_the_lines_of_an_item_begin_below_its_first_word(templates: Templates) -> None:
    document = next(one for one in shipped_documents() if one.code == "CLP.02.02")
    cells = [
        cell for page in document.pages for row in page.rows for cell in (row.inputs, row.outputs)
    ]
    items = [lines for lines in cells if lines and lines[0].startswith(DASH)]
    broken = [line for lines in items for line in lines if not line.startswith(DASH)]
    assert broken
    assert all(line.startswith(INDENT) for line in broken)
    assert all(INDENT not in text for lines in items for text in paragraphs(lines))
    word = part(write_docx(document, templates), "word/document.xml")
    hanging = {p_text(one)[:2] for one in word.iter(f"{{{NS['w']}}}p")
               if one.find("w:pPr/w:ind[@w:hanging]", NS) is not None}  # fmt: skip
    assert hanging == ({DASH} if items else set())
