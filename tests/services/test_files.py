"""Files of services: legible pages whatever stands in them, equal bytes, and none without one."""

import datetime as dt
import io
from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from lxml import etree

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.drawing.typography import natural_width
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.services import ServicePlanner
from bpmn_gen.picture.figures import Box, TextLine
from bpmn_gen.render.pdf.flyer import write_flyer_pdf
from bpmn_gen.render.svg.flyer import write_flyer_svg
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.services.flyer import HEIGHT, WIDTH, Flyer, flyer
from bpmn_gen.services.flyer_texts import LEAST
from tests.running import ROOT
from tests.services.offering import SERVICE, STEPS, kroya, office
from tests.services.test_standard import BARE, standard

DAY = dt.date(2024, 1, 1)
FORMATS = ("docx", "pdf", "svg", "xlsx")
HOSTILE = {
    "banyak": "layanan:\n  persyaratan:\n" + "".join(f"    - Syarat {n}\n" for n in range(500)),
    "panjang": f"layanan:\n  biaya: {'Rp1' * 400}\n  pengaduan: {'Loket aduan ' * 300}\n",
    "tanda": "layanan:\n  produk: 'Surat \"A\" <b> & \N{GRINNING FACE} #let'\n  biaya: =1+1\n",
}


def planner(folder: Path, service: str, formats: tuple[str, ...] = FORMATS) -> list[Job]:
    """The jobs of the small office."""
    defs = office(folder, service)
    read = (ROOT / "templates/sop-identitas.docx").read_bytes()
    templates = Templates({"sop-identitas.docx": read}, "Pemerintah", DAY)
    made = ServicePlanner(
        defs, formats, templates, "program", lambda name: (ROOT / "templates" / name).read_bytes()
    )
    target = kroya(defs)
    return [*made.jobs(target, resolve(defs, target, Findings()))]


def rendered(jobs: list[Job]) -> dict[str, bytes]:
    """All files by their names."""
    return {
        path.rpartition("/")[2]: data
        for job in jobs
        for path, data in zip(job.paths, job.render(), strict=True)
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return rendered(planner(tmp_path_factory.mktemp("kantor"), SERVICE))


def test_an_office_gets_a_standard_a_flyer_a_declaration_and_a_workbook(
    files: dict[str, bytes],
) -> None:
    assert sorted(files) == [
        "brosur-CLP.01.01.pdf", "brosur-CLP.01.01.svg", "layanan.xlsx", "maklumat-pelayanan.docx",
        "standar-pelayanan-CLP.01.01.docx", "standar-pelayanan-CLP.01.01.pdf",
    ]  # fmt: skip


def test_the_same_office_gives_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    assert rendered(planner(tmp_path, SERVICE)) == files


def test_word_shows_components_in_order_with_their_origin(files: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(files["standar-pelayanan-CLP.01.01.docx"]))
    rows = [[cell.text for cell in row.cells] for table in word.tables for row in table.rows]
    assert rows[1][:3] == [
        "1.", "Persyaratan",
        "1. Kartu tanda penduduk warga Kecamatan\n2. Surat pengantar ketua RT",
    ]  # fmt: skip
    numbers = [row[0] for row in rows if row[0].endswith(".") and row[0][0].isdigit()]
    assert numbers == [f"{number}." for number in range(1, 15)]
    assert {row[3] for row in rows if row[0] == "10."} == {"belum diisi"}


def test_the_declaration_names_services_and_leaves_names_blank(files: dict[str, bytes]) -> None:
    word = docx.Document(io.BytesIO(files["maklumat-pelayanan.docx"]))
    lines = [one.text for one in word.paragraphs]
    assert "1. Penerbitan surat keterangan domisili" in lines
    assert "Pimpinan Kecamatan Kroya," in lines
    assert "NIP ........................" in lines
    assert not any("{" in line for line in lines)


def test_the_workbook_prints_lying_with_its_head_on_every_page(files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["layanan.xlsx"]))
    assert book.sheetnames == ["Penyampaian pelayanan", "Pengelolaan pelayanan"]
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.max_row == 2


def test_nothing_is_made_where_nothing_is_offered(tmp_path: Path) -> None:
    assert planner(tmp_path, "") == []


def test_a_build_of_other_formats_keeps_the_files_and_one_without_the_service_does_not(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    jobs = planner(tmp_path, SERVICE, ("bpmn",))
    places = tuple(place for job in jobs for place in job.places)
    folder = "unit-kecamatan-kroya/standar-pelayanan"
    assert all(job.paths == () for job in jobs)
    assert all(f"{folder}/{name}".startswith(places) for name in files)
    assert not f"{folder}/brosur-CLP.01.02.pdf".startswith(places)


def test_a_missing_template_is_a_finding(tmp_path: Path) -> None:
    defs = office(tmp_path)
    made = ServicePlanner(defs, FORMATS, Templates({}, "", DAY), "", Path("tidak/ada").joinpath)  # type: ignore[arg-type]

    def read(name: str) -> bytes:
        raise FileNotFoundError(name)

    target = kroya(defs)
    with pytest.raises(CompileError) as caught:
        list(replace(made, read=read).jobs(target, resolve(defs, target, Findings())))
    assert "maklumat-pelayanan.docx" in caught.value.diagnostics[0].message


@pytest.mark.parametrize("service", [SERVICE, BARE, *HOSTILE.values()])
def test_a_flyer_is_one_page_on_which_all_type_is_legible_and_inside(
    tmp_path: Path, service: str
) -> None:
    assert_legible(flyer(standard(tmp_path, service), DAY))


def test_long_names_keep_inside_their_frame(tmp_path: Path) -> None:
    made = standard(tmp_path, SERVICE)
    named = replace(
        made, name="Pelayanan" * 60, unit="Bagian Organisasi " * 30, government="Y" * 400
    )
    step = replace(made.steps[0], short="Langkah " * 900)
    assert_legible(flyer(replace(named, steps=(step, *made.steps[1:])), DAY))


def assert_legible(page: Flyer) -> None:
    """All type of a page is large enough and stands inside its frame."""
    texts = [one for mark in page.marks for one in mark.figures if isinstance(one, TextLine)]
    assert min(one.size for one in texts) >= LEAST
    whole = Bounds(0.0, 0.0, WIDTH, HEIGHT)
    for one in texts:
        wide = natural_width(one.text, one.size, one.bold)
        left = one.at.x - (wide / 2 if one.anchor == "middle" else 0.0)
        assert whole.x < left
        assert left + wide < whole.right, one.text
        assert one.at.y < whole.bottom
    for part in boxes(page):
        inside = [one for one in texts if part.x <= one.at.x <= part.right]
        assert not [one for one in inside if part.bottom - 3 < one.at.y < part.bottom]
    assert len(pypdf.PdfReader(io.BytesIO(write_flyer_pdf(page))).pages) == 1
    assert etree.fromstring(write_flyer_svg(page)).tag.endswith("svg")


def boxes(page: Flyer) -> list[Bounds]:
    """The frames of its parts."""
    figures = (one for mark in page.marks for one in mark.figures)
    return [one.bounds for one in figures if isinstance(one, Box) and one.radius > 5]


def test_what_a_flyer_leaves_out_is_counted_and_its_place_named(tmp_path: Path) -> None:
    page = flyer(standard(tmp_path, HOSTILE["banyak"]), DAY)
    lines = [one.text for mark in page.marks for one in mark.figures if isinstance(one, TextLine)]
    shown = [line for line in lines if line.startswith("Syarat ")]
    words = " ".join(lines)
    assert len(shown) > 20
    assert f"dan {500 - len(shown)} lainnya, selengkapnya pada standar pelayanan" in words


def test_a_flyer_shows_the_six_public_components_and_no_other(tmp_path: Path) -> None:
    page = flyer(standard(tmp_path, SERVICE), DAY)
    lines = [one.text for mark in page.marks for one in mark.figures if isinstance(one, TextLine)]
    for head in ("PERSYARATAN", "ALUR PELAYANAN", "JANGKA WAKTU", "BIAYA/TARIF",
                 "PRODUK PELAYANAN", "PENGADUAN, SARAN, DAN MASUKAN"):  # fmt: skip
        assert lines.count(head) == 1
    assert not any("Undang-Undang" in line for line in lines)
    assert "Menyerahkan surat keterangan" in lines


def test_hostile_texts_become_texts_in_every_file(tmp_path: Path) -> None:
    files = rendered(planner(tmp_path, HOSTILE["tanda"]))
    cell = openpyxl.load_workbook(io.BytesIO(files["layanan.xlsx"])).worksheets[0]["F2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    word = docx.Document(io.BytesIO(files["standar-pelayanan-CLP.01.01.docx"]))
    texts = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any(text.startswith('Surat "A" <b> & ') for text in texts)


def test_steps_in_the_words_of_the_author_take_the_place_of_those_of_the_sop(
    tmp_path: Path,
) -> None:
    page = flyer(standard(tmp_path, "layanan: {prosedur: [Datang, Ambil nomor]}\n", STEPS), DAY)
    lines = [one.text for mark in page.marks for one in mark.figures if isinstance(one, TextLine)]
    assert "Ambil nomor" in lines
    assert "Memeriksa berkas" not in lines
