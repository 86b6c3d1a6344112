"""The page of a unit says what the workbook of a unit says, and writes as little as it can."""

from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.commands.office import add_office
from bpmn_gen.commands.sheet_writing import write_unit_sheet
from bpmn_gen.commands.vacancies import vacancies
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.project import Project
from bpmn_gen.web.process.state import SentUnit
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.unit.unit_desk import UnitDesk
from bpmn_gen.web.unit.unit_grid import path_of
from bpmn_gen.web.views.unit_page import page_of_unit
from bpmn_gen.writing.undoing import last_change
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import SLUG, UNIT, own_process

FILE = f"unit/{SLUG}/unit.yaml"
REMARK = "# disepakati bersama Camat\n"


class UnitPage:
    """A unit as its page holds it, to be changed as a person would."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.data, self.state = data, data["isi"]

    def put(self, table: str, key: str, **cells: str) -> None:
        self.state["tabel"][table].setdefault(key, {}).update(cells)

    def rows(self, table: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = next(
            one["baris"] for one in self.data["tabel"] if one["kunci"] == table
        )
        return found

    def sent(self, peta: str = "") -> dict[str, Any]:
        named = {"berkas": self.data["berkas"], "sidik": self.data["sidik"]}
        return named | {"peta": peta, "isi": self.state}


@pytest.fixture
def desk(office: Path, workshop: Workshop) -> UnitDesk:
    file = office / "unit.yaml"
    file.write_text(file.read_text("utf-8") + REMARK, "utf-8")
    return UnitDesk(workshop)


@pytest.fixture
def page(desk: UnitDesk) -> UnitPage:
    return UnitPage(page_of_unit(desk, SLUG))


@pytest.fixture
def file(desk: UnitDesk) -> Path:
    return desk.workshop.project.defs / FILE


def test_the_page_asks_what_the_workbook_of_the_unit_asks(
    page: UnitPage, project: Project, tmp_path: Path
) -> None:
    asked = write_unit_sheet(project, UNIT, tmp_path / "isian.xlsx", overwrite=False)
    cells = [
        path_of(table["kunci"], row["kunci"], column["kunci"])
        for table in page.data["tabel"]
        for row in table["baris"]
        for column in table["kolom"]
        if not column["tetap"] and column["kunci"] != "satuan"
    ]
    own = {"Alamat", "Kop surat"} & {one["judul"] for one in page.data["isian"]}
    assert len(cells) + len(own) == asked.every
    assert len(set(cells)) == len(cells)


def test_blank_cells_are_those_that_check_lists(page: UnitPage, project: Project) -> None:
    [listed] = vacancies(project, [UNIT])
    told = {path_of(*cell) for cell in page.data["kosong"]}
    assert told == {one.key for one in listed.blanks}
    assert len(told) > 20


def test_saving_changes_only_the_lines_that_say_otherwise(
    browser: Browser, page: UnitPage, file: Path
) -> None:
    before = file.read_text("utf-8")
    step = page.rows("waktu")[0]["kunci"]
    code, _, name = step.partition("/")
    page.put("waktu", step, waktu="15", satuan="menit")
    page.put("jabatan", "pejabat_level_1", isi="Camat Kroya yang baru")
    page.state["isian"]["Alamat"] = "Jalan Pemuda 1, Kroya"
    answer = browser.post("/unit/simpan", page.sent())
    assert answer.status == 200
    after = file.read_text("utf-8")
    gone = [one for one in before.splitlines() if one not in after.splitlines()]
    assert gone == ["jabatan: {pejabat_level_1: Camat Kroya}"]
    assert REMARK in after
    assert "jabatan: {pejabat_level_1: Camat Kroya yang baru}" in after
    assert f"{name}: 15 menit" in after
    assert code in after
    assert "alamat: Jalan Pemuda 1, Kroya" in after
    found = answer.json()
    assert found["isi"] == page.state
    page.data["sidik"] = found["sidik"]
    assert browser.post("/unit/simpan", page.sent()).status == 200
    assert file.read_text("utf-8") == after


def test_a_role_that_only_the_unit_has_is_shown_and_its_finding_stands_there(
    desk: UnitDesk, file: Path
) -> None:
    text = file.read_text("utf-8").replace("Camat Kroya}", "Camat Kroya, pejabat_levl_2: Sekcam}")
    file.write_text(text, "utf-8")
    page = UnitPage(page_of_unit(desk, SLUG))
    assert page.rows("jabatan")[-1]["kunci"] == "pejabat_levl_2"
    assert page.state["tabel"]["jabatan"]["pejabat_levl_2"] == {"isi": "Sekcam"}
    found = desk.findings(SentUnit.model_validate(page.sent()))["temuan"]
    [told] = [one for one in found if one["tabel"] == "jabatan"]
    assert (told["kunci"], told["kolom"]) == ("pejabat_levl_2", "isi")
    assert "pejabat_levl_2" in told["pesan"]


def test_one_undo_brings_the_file_back(
    browser: Browser, page: UnitPage, file: Path, project: Project
) -> None:
    before = file.read_bytes()
    page.state["isian"]["Alamat"] = "Kroya"
    browser.post("/unit/simpan", page.sent())
    assert file.read_bytes() != before
    last_change(project.defs.parent).undo()
    assert file.read_bytes() == before


def test_a_file_changed_outside_is_shown_and_never_overwritten(
    browser: Browser, page: UnitPage, file: Path, desk: UnitDesk
) -> None:
    theirs = file.read_text("utf-8").replace("Camat Kroya}", "Camat Kroya Timur}")
    page.state["isian"]["Alamat"] = "Kroya"
    file.write_text(theirs, "utf-8")
    assert browser.get(f"/keadaan/{FILE}").json()["sidik"] != page.data["sidik"]
    answer = browser.post("/unit/simpan", page.sent())
    assert answer.status == 409
    found = answer.json()["bentrok"]
    assert found["luar"] == ["Jabatan pejabat level 1: 'Camat Kroya' menjadi 'Camat Kroya Timur'"]
    assert found["saya"] == ["Alamat: kosong menjadi 'Kroya'"]
    assert file.read_text("utf-8") == theirs
    again = page_of_unit(UnitDesk(Workshop(desk.workshop.project)), SLUG)
    assert again["draf"] == "bentrok"
    assert again["isi"]["isian"]["Alamat"] == "Kroya"


def test_changes_of_different_places_are_brought_together(
    browser: Browser, page: UnitPage, file: Path
) -> None:
    step, other = (one["kunci"] for one in page.rows("waktu")[:2])
    page.put("waktu", step, waktu="15", satuan="menit")
    page.state["isian"]["Alamat"] = "Kroya"
    code, _, name = other.partition("/")
    text = file.read_text("utf-8").replace("Camat Kroya}", "Camat Kroya Timur}")
    file.write_text(f"{text}waktu: {{{code}: {{{name}: 2 jam}}}}\n", "utf-8")
    found = browser.post("/unit/satukan", page.sent()).json()
    assert (found["bentrok"], found["sama"]) == ([], False)
    assert any("Camat Kroya Timur" in one for one in found["luar"])
    page.data["sidik"], page.state = found["sidik"], found["isi"]
    assert browser.post("/unit/simpan", page.sent()).status == 200
    after = file.read_text("utf-8")
    for words in ("15 menit", "2 jam", "Camat Kroya Timur", "alamat: Kroya", REMARK):
        assert words in after
    again = browser.post("/unit/satukan", page.sent() | {"sidik": page.data["sidik"]}).json()
    assert again["sama"] is True


def test_where_both_changed_the_same_both_are_shown(
    browser: Browser, page: UnitPage, file: Path
) -> None:
    page.put("jabatan", "pejabat_level_1", isi="Camat dari halaman")
    page.state["isian"]["Alamat"] = "Dari halaman"
    text = file.read_text("utf-8").replace("Camat Kroya}", "Camat dari luar}")
    file.write_text(f"{text}alamat: Dari luar\n", "utf-8")
    found = browser.post("/unit/satukan", page.sent()).json()
    shown = [(one["jenis"], one["kolom"], one["luar"], one["saya"]) for one in found["bentrok"]]
    assert shown == [
        ("isian", "Alamat", "Dari luar", "Dari halaman"),
        ("tabel", "isi", "Camat dari luar", "Camat dari halaman"),
    ]
    file.write_text("nama: [\n", "utf-8")
    assert browser.post("/unit/satukan", page.sent()).status == 409


def test_a_draft_outlives_the_editor(browser: Browser, page: UnitPage, desk: UnitDesk) -> None:
    step = page.rows("waktu")[0]["kunci"]
    page.put("waktu", step, waktu="20", satuan="menit")
    assert browser.post("/unit/draf", page.sent()).status == 200
    again = page_of_unit(UnitDesk(Workshop(desk.workshop.project)), SLUG)
    assert again["draf"] == "dipulihkan"
    assert again["isi"]["tabel"]["waktu"][step] == {"waktu": "20", "satuan": "menit"}
    assert "draf belum disimpan" in browser.get("/").text
    assert browser.post("/unit/draf/buang", page.sent()).status == 200
    assert page_of_unit(desk, SLUG)["draf"] == ""


def test_what_was_written_for_a_step_that_is_gone_is_shown_and_told(
    browser: Browser, page: UnitPage, desk: UnitDesk
) -> None:
    page.put("waktu", "KK.01.01/hilang", waktu="3", satuan="jam")
    browser.post("/unit/draf", page.sent())
    again = UnitPage(page_of_unit(desk, SLUG))
    assert again.rows("waktu")[-1]["kunci"] == "KK.01.01/hilang"
    [told] = desk.picture(SentUnit.model_validate(again.sent()))["temuan"]
    assert (told["tabel"], told["kunci"], told["tingkat"]) == (
        "waktu", "KK.01.01/hilang", "galat",
    )  # fmt: skip
    assert browser.post("/unit/simpan", again.sent()).status == 409


def test_findings_stand_at_their_cells_in_the_words_of_check(
    browser: Browser, page: UnitPage, file: Path, project: Project
) -> None:
    before = file.read_bytes()
    step = page.rows("waktu")[1]["kunci"]
    code = page.rows("pengesahan")[0]["kunci"]
    page.put("waktu", step, waktu="lima", satuan="menit")
    page.put("pengesahan", code, tanggal_pembuatan="kemarin")
    page.put("volume", code, volume="sering")
    page.state["isian"]["Masyarakat pada peta"] = "kolom"
    found = browser.post("/unit/temuan", page.sent()).json()["temuan"]
    at = {(one["tabel"], one["kunci"], one["kolom"]): one for one in found}
    assert ("waktu", step, "waktu") in at
    assert ("pengesahan", code, "tanggal_pembuatan") in at
    assert ("volume", code, "volume") in at
    assert ("isian", "Masyarakat pada peta", "isi") in at
    assert browser.post("/unit/simpan", page.sent()).status == 409
    assert file.read_bytes() == before
    page.put("waktu", step, waktu="", satuan="")
    desk_text = UnitDesk(Workshop(project)).read(SentUnit.model_validate(page.sent())).text
    file.write_bytes(desk_text)
    checked = run("--folder-definisi", project.defs, "check", "--format", "short").stdout
    for key in (("pengesahan", code, "tanggal_pembuatan"), ("volume", code, "volume")):
        assert at[key]["pesan"] in checked


def test_a_unit_that_cannot_be_read_is_told(browser: Browser, file: Path) -> None:
    file.write_text("nama: [\n", "utf-8")
    listed = browser.get("/").text
    assert f'href="/unit/{SLUG}"' in listed
    answer = browser.get(f"/unit/{SLUG}")
    assert (answer.status, answer.headers["location"]) == (303, f"/teks/{FILE}")


@pytest.mark.parametrize("slug", ["", "..", "kecamatan-lain", "..%2f..%2fdaerah.yaml", "%00"])
def test_no_other_unit_is_shown(browser: Browser, office: Path, slug: str) -> None:
    assert office.is_dir()
    assert browser.get(f"/unit/{slug}").status == 404


@pytest.mark.parametrize("name", ["unit.yaml", f"unit/{SLUG}/peta.yaml", f"{FILE}/../x", ""])
@pytest.mark.parametrize("way", ["gambar", "temuan", "simpan", "draf", "draf/sisihkan"])
def test_no_other_file_is_written(browser: Browser, page: UnitPage, name: str, way: str) -> None:
    answer = browser.post(f"/unit/{way}", page.sent() | {"berkas": name, "sidik": "0" * 64})
    assert answer.status == 409
    assert answer.json()["pesan"]


def test_what_is_no_page_of_a_unit_is_refused(browser: Browser, page: UnitPage) -> None:
    page.state["tabel"]["waktu"]["KK.01.01/x"] = {"../x": "1"}
    assert browser.post("/unit/gambar", page.sent()).status == 400
    assert browser.post("/unit/gambar", [], origin="http://jahat.contoh").status == 403


def test_a_unit_gets_a_folder_from_the_list_with_all_that_it_says(
    browser: Browser, project: Project
) -> None:
    listed = project.defs / "unit.yaml"
    text = listed.read_text("utf-8")
    name = "Kecamatan Adipala"
    assert f"nama: {name}\n" in text
    answer = browser.post("/unit/baru", {"nama": "kecamatan  adipala"})
    assert answer.json() == {"alamat": "/unit/kecamatan-adipala"}
    assert f"nama: {name}\n" not in listed.read_text("utf-8")
    assert browser.get("/unit/kecamatan-adipala").status == 200
    assert f'href="/unit/kecamatan-adipala">{name}</a>' in browser.get("/").text
    again = browser.post("/unit/baru", {"nama": name})
    assert again.status == 409
    assert "sudah ada" in again.json()["pesan"]
    last_change(project.defs.parent).undo()
    assert listed.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"nama": " "}, "nama", "masih kosong"),
        ({"nama": "Dinas Percobaan"}, "tipe", "pilih tipenya"),
        ({"nama": "Dinas Percobaan", "tipe": 99}, "nama", "Tipe unit 99 tidak ada"),
        ({"nama": UNIT, "tipe": 2}, "nama", "bukan tipe 2"),
    ],
)
def test_what_is_no_unit_is_told_beside_its_field(
    browser: Browser, project: Project, sent: dict[str, object], field: str, words: str
) -> None:
    answer = browser.post("/unit/baru", sent)
    assert answer.status == 409
    assert answer.json()["isian"] == field
    assert words in answer.json()["pesan"]
    assert "--" not in answer.json()["pesan"]
    assert not (project.defs / "unit").exists()


def test_a_unit_that_no_list_knows_gets_its_type(project: Project) -> None:
    add_office(project, "Dinas Percobaan", 2).write("uji")
    found = load(project.defs, Findings()).offices["dinas-percobaan"]
    assert (str(found.unit.nama), int(found.unit.tipe)) == ("Dinas Percobaan", 2)


def test_the_way_up_from_a_process_leads_to_its_unit(browser: Browser, office: Path) -> None:
    file = own_process(office)
    text = browser.get(f"/proses/unit/{SLUG}/proses/{file.name}").text
    assert f'<a href="/unit/{SLUG}">{UNIT}</a>' in text


def test_texts_of_a_unit_are_never_markup(browser: Browser, file: Path) -> None:
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    text = file.read_text("utf-8")
    file.write_text(
        f"{text}alamat: {hostile!r}\n".replace("Camat Kroya}", f'"{hostile}"}}'), "utf-8"
    )
    answer = browser.get(f"/unit/{SLUG}")
    assert answer.status == 200
    assert answer.text.count("alert(1)") > 1
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text


def test_what_a_units_own_processes_ask_comes_first(page: UnitPage) -> None:
    for table in ("waktu", "pengesahan", "teks", "volume"):
        codes = [row["tetap"]["kode"] for row in page.rows(table)]
        own = [code.startswith("KK.") for code in codes]
        assert own[0]
        assert own == sorted(own, reverse=True)
        assert len(codes) > sum(own)
