"""A process is begun on its page as the command begins it, and what is refused names its field."""

import html
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from bpmn_gen.commands.new_process import examples, new_process
from bpmn_gen.commands.office import add_office
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.store.project import Project
from tests.running import run
from tests.web.asking import Browser
from tests.web.conftest import own_process

UNIT = "Kecamatan Kroya"
NAME = "Penerbitan surat keterangan domisili"


def asked(**fields: str) -> dict[str, str]:
    return {"nama": NAME, "unit": UNIT, "contoh": "dasar"} | fields


def files(project: Project) -> dict[str, bytes]:
    root = project.defs
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*.yaml"))
    }


def test_the_page_offers_units_and_examples_with_pictures(browser: Browser) -> None:
    text = browser.get("/baru").text
    assert f"<option>{UNIT}</option>" in text
    offered = re.findall(r'name="contoh" value="([^"]+)"', text)
    assert sorted(offered) == examples()
    assert offered[0] == "dasar"
    told = re.findall(r'<span class="tentang" id="[^"]+">([^<]+)</span>', text)
    assert len(told) == len(offered)
    assert all(one.endswith(".") for one in told)
    answer = browser.get("/baru/contoh/izin")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "Penerbitan izin" in answer.text


@pytest.mark.parametrize("key", ["../dasar", "lain", "dasar.yaml", "%2e%2e"])
def test_no_other_example_is_shown(browser: Browser, key: str) -> None:
    assert browser.get(f"/baru/contoh/{key}").status == 404


def test_it_writes_what_the_command_writes(
    browser: Browser, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("lain") / "process_defs"
    for name, content in files(project).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(content)
    ran = run("--folder-definisi", other, "baru", NAME, "--unit", UNIT, "--contoh", "izin")
    assert ran.returncode == 0, ran.stderr
    answer = browser.post("/baru", asked(contoh="izin"))
    assert answer.status == 200, answer.text
    assert files(project) == files(Project(other, other.parent / "output"))
    address = answer.json()["alamat"]
    assert (project.defs / unquote(address.removeprefix("/proses/"))).is_file()
    page = browser.get(unquote(address))
    assert page.status == 200
    assert NAME in html.unescape(page.text)
    assert NAME in browser.get("/").text


def test_a_process_goes_into_the_group_that_is_chosen(browser: Browser, office: Path) -> None:
    assert '[["KK.01", "Pelayanan"]]' in browser.get("/baru").text
    fields = {"nama": "Arsip", "kelompok_baru": "Ketatausahaan", "jenis": "pendukung"}
    made = browser.post("/baru", asked(**fields)).json()["alamat"]
    assert browser.get(made).text.count("KK.02.01") > 1
    text = (office / "peta.yaml").read_text("utf-8")
    assert "kode: KK.02" in text
    assert "nama: Ketatausahaan" in text
    assert "kelompok: pendukung" in text
    blank = browser.post("/baru", asked(nama="Kosong") | {"buat_kelompok": True})
    assert blank.json() == {"pesan": "Nama kelompok masih kosong", "isian": "kelompok_baru"}
    fields = {"nama": "Surat keluar", "kelompok": "KK.02"}
    made = browser.post("/baru", asked(**fields)).json()["alamat"]
    assert browser.get(made).text.count("KK.02.02") > 1
    made = browser.post("/baru", asked(nama="Loket")).json()["alamat"]
    assert browser.get(made).text.count("KK.01.02") > 1
    answer = browser.post("/baru", asked(nama="Lain", kelompok="KK.09"))
    assert answer.json()["pesan"] == f"Kelompok 'KK.09' tidak ada pada peta {UNIT}"
    assert answer.json()["isian"] == "kelompok"


def test_the_undo_takes_all_of_it_back(browser: Browser, project: Project) -> None:
    before = files(project)
    assert browser.post("/baru", asked()).status == 200
    assert files(project) != before
    ran = run("--folder-definisi", project.defs, "batal")
    assert ran.returncode == 0, ran.stderr
    assert files(project) == before


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"nama": ""}, "nama", "Nama proses masih kosong"),
        ({"nama": " \n\t "}, "nama", "Nama proses masih kosong"),
        ({"nama": "a" * 201}, "nama", "terlalu panjang"),
        ({"nama": "Surat \x1b[31m masuk"}, "nama", "tidak dapat dicetak"),
        ({"nama": "Surat \u202e masuk"}, "nama", "tidak dapat dicetak"),
        ({"unit": ""}, "unit", "Sebutkan unitnya"),
        ({"unit": "Kecamatan Kroyaa"}, "unit", f"maksud Anda '{UNIT}'"),
        ({"unit": "../../etc"}, "unit", "tidak ada"),
        ({"contoh": "../dasar"}, "contoh", "tidak ada"),
    ],
)
def test_what_is_refused_stands_beside_its_field(
    browser: Browser, project: Project, fields: dict[str, str], field: str, words: str
) -> None:
    before = files(project)
    answer = browser.post("/baru", asked(**fields))
    assert answer.status == 409
    assert answer.json()["isian"] == field
    assert words in answer.json()["pesan"]
    assert "--" not in answer.json()["pesan"]
    assert files(project) == before


def test_a_name_that_is_taken_is_told_in_the_words_of_the_command(
    browser: Browser, project: Project
) -> None:
    assert browser.post("/baru", asked()).status == 200
    before = files(project)
    answer = browser.post("/baru", asked(nama=f"  {NAME.upper()} ", contoh="izin"))
    assert answer.json()["isian"] == "nama"
    ran = run("--folder-definisi", project.defs, "baru", NAME.upper(), "--unit", UNIT)
    assert answer.json()["pesan"].casefold() in ran.stderr.casefold()
    assert files(project) == before


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd", "CON", "nul.yaml", "{peran} <script>alert(1)</script>", "a: [b", "'",
     "#", "no", "1.10", "📄", "- x", "&a *b", "A" * 200],
)  # fmt: skip
def test_odd_names_stay_names(browser: Browser, project: Project, name: str) -> None:
    before = set(project.defs.parent.rglob("*.yaml"))
    answer = browser.post("/baru", asked(nama=name))
    assert answer.status == 200, answer.text
    made = set(project.defs.parent.rglob("*.yaml")) - before
    assert all(path.is_relative_to(project.defs / "unit") for path in made)
    text = browser.get(unquote(answer.json()["alamat"])).text
    assert "<script>alert" not in text
    listed = html.unescape(browser.get("/").text)
    assert (
        f">{name.replace('{', '{{').replace('}', '}}')}</a>" in listed or f">{name}</a>" in listed
    )


def test_nothing_is_half_written(
    browser: Browser, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(project)

    def fails(path: Path, content: bytes) -> None:
        if path.name == "peta.yaml":
            raise OSError(28, "No space left on device", str(path))
        write_atomically(path, content)

    monkeypatch.setattr("bpmn_gen.writing.changes.write_atomically", fails)
    answer = browser.post("/baru", asked())
    assert answer.status == 409
    assert answer.json()["pesan"]
    assert files(project) == before


@pytest.mark.parametrize("data", [[], {}, {"nama": 1}, {"nama": "a", "lain": ""}, "x"])
def test_what_is_no_form_is_refused(browser: Browser, data: object) -> None:
    assert browser.post("/baru", data).status == 400


def leave_open(project: Project) -> str:
    """Leave a branch of another process open, as an import does; gives its file."""
    path = new_process(project, "Izin usaha", UNIT, "izin").path
    new_process(project, "Izin usaha", UNIT, "izin").changes.write("uji")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"Tidak: \w+}", "Tidak: }", text, count=1), "utf-8")
    return path.name


def test_a_mistake_in_another_process_does_not_stand_in_the_way(
    browser: Browser, project: Project
) -> None:
    add_office(project, UNIT, None).write("uji")
    name = leave_open(project)
    checked = run("--folder-definisi", project.defs, "check")
    assert checked.returncode == 1
    assert name in checked.stdout + checked.stderr
    answer = browser.post("/baru", asked())
    assert answer.status == 200, answer.text
    ran = run("--folder-definisi", project.defs, "baru", "Surat keluar", "--unit", UNIT)
    assert ran.returncode == 0, ran.stderr
    answer = browser.post("/unit/baru", {"nama": "Kecamatan Adipala"})
    assert answer.status == 200, answer.text


def test_a_file_that_cannot_be_read_is_named_where_it_stands_in_the_way(
    browser: Browser, project: Project, office: Path
) -> None:
    own_process(office).write_text("kode: [", "utf-8")
    assert browser.post("/baru", asked()).status == 200
    (office / "peta.yaml").write_text("peta: [\n", "utf-8")
    before = files(project)
    answer = browser.post("/baru", asked(nama="Surat keluar"))
    assert answer.status == 409
    assert "peta.yaml:" in answer.json()["pesan"]
    assert files(project) == before
