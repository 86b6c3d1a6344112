"""Pages of text in decrees and volumes: lists that lead on, words that fit, numbers in one face."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdf
import pytest

from bpmn_gen.decree.document import Document, DrawnPart, Grid, Para, Ref, Table, TextPart
from bpmn_gen.decree.markup import sections
from bpmn_gen.decree.subject import KINDS, Subject
from bpmn_gen.decree.volume import volume
from bpmn_gen.definition.schema.proses import Sop
from bpmn_gen.definition.text import Text
from bpmn_gen.drawing.typography import DOCUMENT_FACES
from bpmn_gen.jobs.decree_pages import PageDrawer
from bpmn_gen.picture.figures import TextLine
from bpmn_gen.sop.document import POINT
from tests.content.shipped import definitions
from tests.decree.sample import jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.jobs.decree import Books

KROYA = "Kecamatan Kroya"
TABLE_SIZE, INSET = 9.5, 4.0
"""pt; the type of tables and what their cells leave blank at each side."""


def _books(job: Books) -> list[Document]:
    subjects = tuple(Subject(content, PageDrawer()) for content in job.contents)
    return [one.compose(subjects) for one in job.wanted]


def _documents() -> list[Document]:
    """The volume and the decree of a unit."""
    return [document for job in jobs(definitions(), KROYA) for document in _books(job)]


def _tables(document: Document) -> Iterator[Table]:
    for part in document.parts:
        if isinstance(part, TextPart):
            yield from (block for block in part.blocks if isinstance(block, Table))


def test_a_list_of_maps_names_those_asked_for_below_it_and_their_pages() -> None:
    """Down to the next heading, in the order in which they stand."""
    (job,) = (job for job in jobs(definitions(), KROYA) if "dokumen-peta" in job.paths[0])
    text = "[bab] Peta\n== Satu\n@daftar-peta\n@peta-relasi\n@peta-proses\n== Dua\n@indeks\n"
    subject = Subject(job.contents[0], PageDrawer())
    document = volume(subject, sections(text), _books(job)[0].paper)
    (listed,) = _tables(document)
    kinds = list(dict.fromkeys(row[1] for row in listed.rows))
    assert kinds == [KINDS["peta-proses"], KINDS["peta-relasi"]]
    drawn = {part.mark for part in document.parts if isinstance(part, DrawnPart)}
    marks = [cell.mark for row in listed.rows for cell in row if isinstance(cell, Ref)]
    assert len(marks) == len(listed.rows)
    assert set(marks) <= drawn


def test_no_page_of_a_volume_is_a_heading_and_a_sentence() -> None:
    """Between maps stand pages that list what follows; only the last chapter is short."""
    (document,) = (one for one in _documents() if one.title.startswith("Dokumen"))
    between = [part for part in document.parts[2:-1] if isinstance(part, TextPart)]
    for part in between:
        told = sum(len(block.text) for block in part.blocks if isinstance(block, Para))
        listed = sum(len(block.rows) for block in part.blocks if isinstance(block, Table))
        assert told > 500 or listed > 3


def test_maps_count_their_parts_where_the_file_numbers_its_pages() -> None:
    """Two numbers on a page would send readers of the list of contents to the wrong one."""
    said = [
        figure.text
        for document in _documents()
        for part in document.parts
        if isinstance(part, DrawnPart)
        for layer in part.page.layers
        for mark in layer.marks
        for figure in mark.figures
        if isinstance(figure, TextLine)
    ]
    assert not [text for text in said if re.match(r"Halaman \d|.*huruf/halaman", text)]
    assert not [text for text in said if text == "Bagian 1 dari 1"]
    assert any(re.fullmatch(r"Bagian \d+ dari \d+", text) for text in said)


def test_words_of_tables_fit_their_columns() -> None:
    """A code runs neither out of its cell nor into the next."""
    for document in _documents():
        paper, face = document.paper, DOCUMENT_FACES[document.paper.face]
        room = paper.width - paper.left - paper.right
        for table in _tables(document):
            for row in (table.titles, *table.rows):
                for cell, share in zip(row, table.shares, strict=True):
                    wide = room * share / sum(table.shares) - 2 * INSET * POINT
                    text = cell if isinstance(cell, str) else "999"
                    bold = row is table.titles
                    assert face.longest_word(text, TABLE_SIZE * POINT, bold=bold) <= wide, text


@pytest.fixture(scope="module")
def faces_of_numbers() -> dict[str, str]:
    """The face of the number of each page of a decree."""
    (job,) = (job for job in jobs(definitions(), KROYA) if "keputusan" in job.paths[0])
    files = dict(zip(job.paths, job.render(), strict=True))
    reader = pypdf.PdfReader(io.BytesIO(files["keputusan/keputusan-bupati.pdf"]))
    found: dict[str, str] = {}

    def see(text: str, _cm: object, _tm: object, font: dict[str, str] | None, _size: float) -> None:
        if text.strip().startswith("- ") and text.strip().endswith(" -") and font:
            found.setdefault(text.strip(), font["/BaseFont"].partition("+")[2])

    for page in reader.pages:
        page.extract_text(visitor_text=see)
    return found


def test_all_pages_are_numbered_in_the_same_face(faces_of_numbers: dict[str, str]) -> None:
    """Those of texts, of maps and of SOPs."""
    assert len(faces_of_numbers) > 80
    assert len(set(faces_of_numbers.values())) == 1


def test_the_volume_tells_task_and_functions_where_the_unit_gives_them() -> None:
    said = "\n".join(_lines(_volume(tugas="membantu Bupati.", fungsi=("koordinasi;", "pelayanan"))))
    assert "B. Tugas dan fungsi" in said
    assert "Kecamatan Kroya mempunyai tugas membantu Bupati." in said
    assert "Untuk melaksanakan tugas itu Kecamatan Kroya menyelenggarakan fungsi:" in said
    assert "koordinasi;\npelayanan." in said
    bare = "\n".join(_lines(_volume()))
    assert "B. Penilaian kinerja" in bare
    assert "fungsi:" not in bare


def test_the_year_of_the_volume_is_that_of_its_latest_sop() -> None:
    assert "TAHUN ........" in _lines(_volume())
    dates = {"CLP.02.01": "2025-03-01", "CLP.02.02": "2026-01-02"}
    sops = {Text(code): Sop.model_validate({"tanggal_efektif": Text(day)})
            for code, day in dates.items()}  # fmt: skip
    assert "TAHUN 2026" in _lines(_volume(sop=sops))


def _volume(**given: object) -> Document:
    """The volume of a unit that fills some keys in."""
    defs = definitions()
    units = [
        unit.model_copy(update=given) if unit.nama == KROYA else unit for unit in defs.unit
    ]  # fmt: skip
    changed = replace(defs, unit=tuple(units))
    (job,) = (job for job in jobs(changed, KROYA) if "dokumen-peta" in job.paths[0])
    return _books(job)[0]


def _lines(document: Document) -> list[str]:
    """The texts of the pages, headings and items among them."""
    blocks = [
        block for part in document.parts if isinstance(part, TextPart) for block in part.blocks
    ]
    return [
        block.text if isinstance(block, Para) else str(row[-1])
        for block in blocks
        if isinstance(block, Para | Grid)
        for row in (block.rows if isinstance(block, Grid) else ((),))
    ]


def test_a_map_that_is_asked_for_twice_stands_twice_and_is_found_once() -> None:
    (job,) = (job for job in jobs(definitions(), KROYA) if "dokumen-peta" in job.paths[0])
    once = "[bab] Peta\n== Satu\n@daftar-peta\n@peta-relasi\n"
    subject = Subject(job.contents[0], PageDrawer())
    single, double = (
        volume(subject, sections(text), _books(job)[0].paper).parts
        for text in (once, f"{once}== Dua\n@peta-relasi\n")
    )
    maps = [part for part in single if isinstance(part, DrawnPart)]
    drawn = [part for part in double if isinstance(part, DrawnPart)]
    assert maps
    assert len(drawn) == 2 * len(maps)
    assert [part.mark for part in drawn if part.mark] == [part.mark for part in maps if part.mark]
