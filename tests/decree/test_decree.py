"""The decree has the official form, all maps and SOPs of its units, and signs every lampiran."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pypdf
import pytest

from bpmn_gen.decree.composing import roman
from bpmn_gen.decree.document import Document, DrawnPart, Grid, Para, SopPart, TextPart
from bpmn_gen.decree.legal_order import ordered
from bpmn_gen.decree.markup import only, sections
from bpmn_gen.decree.subject import Subject
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.definition.schema.daerah import PengaturanKeputusan
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.decree import Books
from bpmn_gen.jobs.decree_pages import PageDrawer
from tests.content.shipped import definitions
from tests.decree.sample import jobs, texts

KROYA = "Kecamatan Kroya"


def composed(job: Books, at: int = 0) -> Document:
    """One of the documents of a job."""
    subjects = tuple(Subject(content, PageDrawer()) for content in job.contents)
    return job.wanted[at].compose(subjects)


def whole(defs: DefinitionSet, *names: str, **changed: str) -> Books:
    """The job of the decree about some units, with texts changed."""
    path = "keputusan/keputusan-bupati.pdf"
    return next(job for job in jobs(defs, *names, **changed) if path in job.paths)


def with_settings(**changed: str) -> DefinitionSet:
    """The shipped definitions with other settings of decrees."""
    defs = definitions()
    settings = PengaturanKeputusan().model_copy(
        update={key: Text(value) for key, value in changed.items()}
    )
    return replace(defs, daerah=defs.daerah.model_copy(update={"keputusan": settings}))


def lines(document: Document) -> list[str]:
    """All paragraphs and rows of a document."""
    found: list[str] = []
    for part in document.parts:
        for block in part.blocks if isinstance(part, TextPart) else ():
            if isinstance(block, Para):
                found.append(block.text)
            elif isinstance(block, Grid):
                found += [" ".join(cell for cell in row if cell) for row in block.rows]
    return found


def test_it_has_the_official_form_in_the_official_order() -> None:
    said = lines(composed(whole(definitions(), KROYA)))
    order = [
        "KEPUTUSAN BUPATI CILACAP", "NOMOR ........ TAHUN ........", "TENTANG",
        "PETA PROSES BISNIS DAN STANDAR OPERASIONAL PROSEDUR KECAMATAN KROYA",
        "BUPATI CILACAP,", "Menimbang : a. bahwa", "Mengingat : 1. Undang-Undang Nomor 13",
        "MEMUTUSKAN:", "Menetapkan : KEPUTUSAN BUPATI TENTANG", "KESATU :",
        "KELIMA : Keputusan Bupati ini mulai berlaku pada tanggal ditetapkan.",
        "Ditetapkan di Cilacap",
        "pada tanggal ....", "BUPATI CILACAP,", "(....", "Tembusan (usulan", "LAMPIRAN I",
    ]  # fmt: skip
    at = 0
    for wanted in order:
        at = next(n for n in range(at, len(said)) if said[n].startswith(wanted)) + 1
    assert not any("RAHMAT TUHAN" in line or "iundangkan" in line for line in said)


def test_regulations_are_cited_by_rank_and_then_by_year() -> None:
    mixed = [
        "Peraturan Bupati Cilacap Nomor 5 Tahun 2024",
        "Undang-Undang Nomor 11 Tahun 2023",
        "Peraturan Menteri X Nomor 7 Tahun 2022",
        "Undang-Undang Nomor 13 Tahun 1950",
        "Peraturan Pemerintah Nomor 18 Tahun 2016",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
    ]
    assert [one.split(" Nomor")[0].split(" Negara")[0] for one in ordered(mixed)] == [
        "Undang-Undang Dasar", "Undang-Undang", "Undang-Undang", "Peraturan Pemerintah",
        "Peraturan Menteri X", "Peraturan Bupati Cilacap",
    ]  # fmt: skip
    assert ordered(mixed)[1].endswith("1950")


@pytest.mark.parametrize("city", ["Wali Kota", "Walikota"])
def test_regulations_of_cities_rank_with_those_of_regencies(city: str) -> None:
    mixed = (
        "Keputusan X",
        f"Peraturan {city} Y Nomor 2 Tahun 2020",
        "Peraturan Bupati Z Nomor 1 Tahun 2021",
        "Peraturan Gubernur W Nomor 9 Tahun 2024",
    )
    assert ordered(mixed) == (mixed[3], mixed[1], mixed[2], mixed[0])


def test_only_regulations_of_the_settings_are_cited() -> None:
    said = lines(composed(whole(definitions(), KROYA)))
    cited = [line for line in said if " Tahun " in line and "; " not in line]
    basis = tuple(map(str, definitions().daerah.dasar_hukum))
    listed = [line for line in cited if line.split(". ", 1)[-1].rstrip(";") in basis]
    assert len(listed) == len(basis)


def test_each_lampiran_is_headed_and_signed_and_holds_maps_or_sops() -> None:
    job = whole(definitions(), KROYA)
    document = composed(job)
    said = lines(document)
    assert [line for line in said if line.startswith("LAMPIRAN")] == ["LAMPIRAN I", "LAMPIRAN II"]
    assert said.count("BUPATI CILACAP,") == 1 + 1 + 2
    sops = [part.sop.code for part in document.parts if isinstance(part, SopPart)]
    assert sops == [process.code for process in job.contents[0].processes]
    titles = {part.title for part in document.parts if isinstance(part, DrawnPart) and part.title}
    assert len(titles) == len([one for one in job.contents[0].maps if one.kind != "struktur"])


@pytest.mark.parametrize(
    ("settings", "title"),
    [
        ({}, "BUPATI CILACAP,"),
        ({"penandatangan": "pj"}, "Pj. BUPATI CILACAP,"),
        ({"penandatangan": "plt"}, "Plt. BUPATI CILACAP,"),
        ({"penandatangan": "atas nama"}, "SEKRETARIS DAERAH KABUPATEN CILACAP,"),
    ],
)
def test_the_signer_is_a_setting_and_has_a_nip_only_as_a_delegate(
    settings: dict[str, str], title: str
) -> None:
    said = lines(composed(whole(with_settings(**settings), KROYA)))
    assert said.count(title) >= 3
    assert any(line.startswith("NIP") for line in said) == ("atas nama" in settings.values())


def test_one_decree_for_all_units_or_one_for_each_is_a_setting() -> None:
    names = (KROYA, "Dinas Perhubungan")
    paths = [path for job in jobs(definitions(), *names) for path in job.paths]
    assert "keputusan/keputusan-bupati.pdf" in paths
    own = [path for job in jobs(with_settings(bentuk="per unit"), *names) for path in job.paths]
    assert "keputusan/keputusan-bupati.pdf" not in own
    assert "unit-kecamatan-kroya/keputusan/keputusan-bupati.docx" in own
    assert "unit-dinas-perhubungan/keputusan/keputusan-bupati.pdf" in own


def test_with_many_units_each_has_its_lampiran_in_a_file_of_its_own() -> None:
    names = (KROYA, "Kecamatan Maos", "Dinas Perhubungan")
    *volumes, opening, first, _second, third = jobs(definitions(), *names)
    assert [job.paths[0].split("/")[1] for job in volumes] == [
        "dokumen-peta-proses-bisnis.pdf"] * 3  # fmt: skip
    assert opening.paths == ("keputusan/keputusan-bupati.pdf", "keputusan/keputusan-bupati.docx")
    body = lines(composed(opening))
    assert [line for line in body if line.startswith("LAMPIRAN")] == ["LAMPIRAN I"]
    assert first.paths[0] == "keputusan/lampiran-unit-kecamatan-kroya.pdf"
    heads = [line for line in lines(composed(third)) if line.startswith("LAMPIRAN")]
    assert heads == ["LAMPIRAN VI", "LAMPIRAN VII"]


def test_page_numbers_go_on_from_one_lampiran_to_the_next() -> None:
    names = (KROYA, "Kecamatan Maos", "Dinas Perhubungan")
    *before, second, third = jobs(definitions(), *names)
    pages: dict[str, int] = {}
    for job in before[:4]:
        files = list(job.render())
        pages |= dict.fromkeys(job.paths, job.pages())
    assert pages["keputusan/keputusan-bupati.docx"] == len(
        pypdf.PdfReader(io.BytesIO(files[0])).pages
    )
    begun = second.begun(pages)
    assert begun.key != second.key
    printed = dict(zip(begun.paths, begun.render(), strict=True))
    lampiran = pypdf.PdfReader(io.BytesIO(printed[second.paths[0]]))
    first = 1 + pages["keputusan/keputusan-bupati.docx"] + pages[before[0].paths[0]]
    assert f"- {first} -" in lampiran.pages[0].extract_text()
    assert len(lampiran.pages) == pages[before[1].paths[0]]
    with zipfile.ZipFile(io.BytesIO(printed[second.paths[1]])) as word:
        assert f'<w:pgNumType w:start="{first}"/>' in word.read("word/document.xml").decode()
    assert third.begun(pages).key not in {third.key, third.begun({}).key}


def test_a_named_unit_has_its_own_titles() -> None:
    tiers = whole(definitions(), KROYA).contents[0].tiers
    assert tiers[0][1] == "Camat Kroya"


def test_both_files_open_say_the_same_and_have_the_same_bytes_again() -> None:
    job = whole(definitions(), KROYA)
    first, second = dict(zip(job.paths, job.render(), strict=True)), list(job.render())
    assert list(first.values()) == second
    pdf = pypdf.PdfReader(io.BytesIO(first["keputusan/keputusan-bupati.pdf"]))
    printed = "\n".join(page.extract_text() for page in pdf.pages[:3])
    word = docx.Document(io.BytesIO(first["keputusan/keputusan-bupati.docx"]))
    cells = [cell.text for table in word.tables[:4] for row in table.rows for cell in row.cells]
    for wanted in ("MEMUTUSKAN", "KEPUTUSAN BUPATI CILACAP"):
        assert wanted in printed
        assert any(wanted in paragraph.text for paragraph in word.paragraphs)
    assert "KESATU" in printed
    assert "KESATU" in cells
    assert pdf.metadata is not None
    title = "Peta Proses Bisnis dan Standar Operasional Prosedur Kecamatan Kroya"
    assert pdf.metadata.title == f"Keputusan Bupati Cilacap tentang {title}"


def test_maps_in_word_are_vectors_with_a_text_for_those_who_cannot_see_them() -> None:
    job = whole(definitions(), KROYA)
    files = dict(zip(job.paths, job.render(), strict=True))
    with zipfile.ZipFile(io.BytesIO(files["keputusan/keputusan-bupati.docx"])) as word:
        pictures = [name for name in word.namelist() if name.endswith(".emf")]
        drawn = [word.read(name) for name in pictures]
        body = word.read("word/document.xml").decode()
    assert len(pictures) > 30
    assert all(data[:4] == b"\x01\0\0\0" and data[40:44] == b" EMF" for data in drawn)
    assert all(len(data) == int.from_bytes(data[48:52], "little") for data in drawn)
    told = re.findall(r'name="Peta \d+" descr="([^"]*)"', body)
    assert len(told) == len(pictures)
    assert all(told)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("keputusan-bupati.txt.j2", "{{ judul }}", "{{ judulnya }}", "judulnya"),
        ("keputusan-bupati.txt.j2", "{% for dasar", "{% untuk dasar", "untuk"),
        ("dokumen-peta-proses-bisnis.txt.j2", "\n@tabel-proses\n", "\n@tabel-apa\n", "tabel-apa"),
    ],
)
def test_a_broken_text_is_named_with_its_line(name: str, old: str, new: str, said: str) -> None:
    text = texts()[name].replace(old, new, 1) if said != "judulnya" else texts()[name].replace(
        old, new)  # fmt: skip
    with pytest.raises(CompileError) as caught:
        jobs(definitions(), KROYA, **{name: text})
    (finding,) = caught.value.diagnostics
    assert finding.code == "broken-template"
    assert name in finding.message
    assert said in finding.message
    assert finding.span is not None
    assert finding.span.line > 1


def test_a_text_is_read_in_sections_and_paragraphs() -> None:
    found = sections("catatan\n[judul]\nA\nb\n\n[bab] Satu\n== Dua\nteks\n- x\n- y\n@peta\n")
    assert only(found, "judul") == ("A b",)
    assert found[1].title == "Satu"
    assert found[1].paragraphs == ("== Dua", "teks", "- x", "- y", "@peta")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "I"), (4, "IV"), (9, "IX"), (49, "XLIX"), (110, "CX")]
)
def test_lampiran_have_roman_numbers(number: int, text: str) -> None:
    assert roman(number) == text
