"""Files are brought in, looked through and settled; definitions change when that is asked for."""

import html
import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest

from bpmn_gen.store.project import Project
from bpmn_gen.web.application import application
from bpmn_gen.web.imported.imports import MOST_FILES, base_name
from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.server.guard import MOST_UPLOADED, Guard
from tests.running import run
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.plain_forms import HEAD, TOP, document, row, rows, workbook
from tests.web.asking import HOST, PORT, Answer, Browser
from tests.web.test_beginning import files

UNIT = "Kecamatan Kroya"
SEED = 22
"""A made file with a step that nothing leaves and one that nothing reaches."""
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>"


def send(browser: Browser, name: str, data: bytes) -> Answer:
    headers = {"origin": f"http://{HOST}", "x_nama": quote(name)}
    return browser.ask("POST", "/impor/unggah", headers=headers, chunks=[data])


def sent(browser: Browser, path: Path, name: str = "") -> str:
    """Bring a file in; gives its key."""
    answer = send(browser, name or path.name, path.read_bytes())
    assert answer.status == 200, answer.text
    return str(answer.json()["id"])


def page(browser: Browser, key: str, sop: str = "1") -> dict[str, Any]:
    """What the page of an SOP holds."""
    answer = browser.get(f"/impor/{key}/{sop}")
    assert answer.status == 200, answer.text
    found = re.search(
        r'<script type="application/json" id="data">(.*?)</script>', answer.text, re.DOTALL
    )
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def made(**fields: str) -> dict[str, str]:
    return {"sop": "1", "nama": "Surat masuk kecamatan", "unit": UNIT} | fields


def nothing_waits(project: Project) -> bool:
    folder = project.defs.parent / ".bpmn-gen-sunting" / "impor"
    return not folder.exists() or not list(folder.iterdir())


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    return workbook(tmp_path / "lama.xlsx", {"SOP": [*TOP, *HEAD, *rows(1, 4)]})


@pytest.fixture
def doubted(tmp_path: Path) -> Path:
    return made_file(SEED, tmp_path)[0]


def test_an_sop_is_shown_with_its_places_and_nothing_is_written(
    browser: Browser, project: Project, plain: Path
) -> None:
    before = files(project)
    key = sent(browser, plain)
    data = page(browser, key)
    assert [one["kegiatan"] for one in data["langkah"]] == [
        f"Mengerjakan bagian {number}" for number in range(1, 5)
    ]
    assert data["langkah"][0]["tempat"] == "sel B6"
    told = {one["judul"]: (one["nilai"], one["tempat"]) for one in data["identitas"]}
    assert told["Nama SOP"] == (["Surat Masuk"], "sel B1")
    assert [one[0] for one in data["asli"]["kotak"]] == ["#0", "#1", "#2", "#3"]
    assert data["usulan"] == "Surat Masuk"
    assert "lama.xlsx" in browser.get("/impor").text
    assert files(project) == before


def test_it_becomes_what_the_command_makes_of_it(
    browser: Browser, project: Project, plain: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("lain") / "process_defs"
    for name, content in files(project).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(content)
    ran = run("--folder-definisi", other, "impor", plain, "--unit", UNIT)
    assert ran.returncode == 0, ran.stderr
    key = sent(browser, plain)
    answer = browser.post("/impor/jadikan", made(id=key, nama="Surat Masuk"))
    assert answer.status == 200, answer.text
    assert files(project) == files(Project(other, other.parent / "output"))
    address = unquote(answer.json()["alamat"])
    assert browser.get(address).status == 200
    again = browser.post("/impor/jadikan", made(id=key, nama="Lain"))
    assert again.status == 409
    assert "sudah dijadikan" in again.json()["pesan"]
    assert "sudah dijadikan proses" in browser.get(f"/impor/{key}").text
    ran = run("--folder-definisi", project.defs, "batal")
    assert ran.returncode == 0
    assert "sudah dijadikan proses" not in browser.get(f"/impor/{key}").text
    assert browser.post("/impor/jadikan", made(id=key, nama="Surat Masuk")).status == 200


def settle(browser: Browser, key: str, data: dict[str, Any]) -> Answer:
    """Answer all that is asked, with the first answer that it allows."""
    answer = None
    questions = [*data["umum"], *(one for row_ in data["soal"].values() for one in row_)]
    for one in questions:
        choice = one["pilihan"][0]
        value = choice["daftar"][-1][0] if choice["daftar"] else "30 menit" * choice["tulis"]
        said = {"id": key, "sop": "1", "kunci": one["kunci"], "pilih": choice["kunci"]}
        answer = browser.post("/impor/jawab", said | {"nilai": value})
        assert answer.status == 200, answer.text
    assert answer is not None
    return answer


def test_answers_are_kept_over_a_new_start_and_come_into_the_definition(
    browser: Browser, project: Project, doubted: Path
) -> None:
    key = sent(browser, doubted)
    before = page(browser, key)
    assert before["sisa"]
    assert {one["kunci"] for one in before["soal"]["#3"]} <= set(before["sisa"])
    assert f"{len(before['sisa'])} hal perlu diputuskan" in browser.get("/impor").text
    assert settle(browser, key, before).json()["sisa"] == []
    assert "siap dijadikan proses" in browser.get("/impor").text
    later = Browser(Guard(application(Workshop(project)), PORT)).enter()
    after = page(later, key)
    assert after["sisa"] == []
    assert after["soal"]["#3"][0]["pilih"] == "ke"
    assert after["baris"]["#3"]["lanjut"] != before["baris"]["#3"]["lanjut"]
    answer = later.post("/impor/jadikan", made(id=key))
    assert answer.status == 200, answer.text
    text = (project.defs / unquote(answer.json()["alamat"]).removeprefix("/proses/")).read_text(
        "utf-8"
    )
    assert "# Diperiksa: " in text
    assert "# Periksa: no." not in text


def test_an_answer_can_be_taken_back(browser: Browser, doubted: Path) -> None:
    key = sent(browser, doubted)
    before = page(browser, key)
    settle(browser, key, before)
    for one in page(browser, key)["soal"]["#3"]:
        said = {"id": key, "sop": "1", "kunci": one["kunci"], "pilih": ""}
        assert browser.post("/impor/jawab", said).status == 200
    assert {one["kunci"] for one in before["soal"]["#3"]} & set(page(browser, key)["sisa"])


@pytest.mark.parametrize(
    "said",
    [{"kunci": "0" * 12}, {"pilih": "hapus"}, {"nilai": "99"}, {"nilai": ""}, {"sop": "2"},
     {"sop": "0"}, {"id": "0" * 24}],
)  # fmt: skip
def test_an_answer_to_nothing_is_refused(
    browser: Browser, doubted: Path, said: dict[str, str]
) -> None:
    key = sent(browser, doubted)
    question = page(browser, key)["soal"]["#3"][0]
    right = {"id": key, "sop": "1", "kunci": question["kunci"], "pilih": "ke", "nilai": "4"}
    answer = browser.post("/impor/jawab", right | said)
    assert answer.status == 409
    assert answer.json()["pesan"]
    assert not page(browser, key)["soal"]["#3"][0]["pilih"]


@pytest.mark.parametrize(
    "said",
    [{"id": "../../x"}, {"id": "A" * 24}, {"sop": "../1"}, {"kunci": "x"}, {"pilih": 1},
     {"lain": 1}, {"nilai": "a" * 2001}],
)  # fmt: skip
def test_what_is_no_answer_is_refused(browser: Browser, said: dict[str, object]) -> None:
    right = {"id": "0" * 24, "sop": "1", "kunci": "0" * 12, "pilih": "ke"}
    assert browser.post("/impor/jawab", right | said).status == 400


def zip_bomb() -> bytes:
    """A small workbook whose only sheet is larger than any form once it is unpacked."""
    made_ = BytesIO()
    with zipfile.ZipFile(made_, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * (60 << 20))
    return made_.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "kosong"),
        ("a.docx", b"%PDF-1.7 ...", "bukan berkas Excel atau Word"),
        ("foto.docx", b"\xff\xd8\xff\xe0\x00\x10JFIF", "berkas ini gambar"),
        ("a.xlsx", b"PK\x03\x04rusak", "bukan berkas Excel atau Word"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "Word lama"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        ("a.pdf", b"%PDF-1.7", "bukan berkas Excel atau Word"),
        ("a.exe", b"MZ", "bukan SOP"),
        ("proses.yaml", b"kode: X.1", "bukan SOP"),
        ("", b"x", "bukan SOP"),
        ("a.xlsx", zip_bomb(), "besar"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_kept(
    browser: Browser, project: Project, name: str, data: bytes, words: str
) -> None:
    answer = send(browser, name, data)
    assert answer.status == 409
    assert words in answer.json()["pesan"]
    assert ".bpmn-gen-sunting" not in answer.text
    assert nothing_waits(project)


def test_a_document_without_a_table_of_steps_is_told(
    browser: Browser, project: Project, tmp_path: Path
) -> None:
    answer = send(browser, "nota.docx", document(tmp_path / "n.docx", "Nota dinas").read_bytes())
    assert answer.status == 409
    assert "'nota.docx' tidak memuat tabel SOP" in answer.json()["pesan"]
    assert nothing_waits(project)


def test_too_much_is_refused_before_it_is_read(browser: Browser, project: Project) -> None:
    headers = {"origin": f"http://{HOST}", "x_nama": "a.xlsx"}
    size = {"content_length": str(MOST_UPLOADED + 1)}
    assert browser.ask("POST", "/impor/unggah", headers=headers | size).status == 413
    piece = b"x" * (1 << 20)
    chunks = [piece] * ((MOST_UPLOADED >> 20) + 1)
    assert browser.ask("POST", "/impor/unggah", headers=headers, chunks=chunks).status == 413
    assert browser.ask("POST", "/simpan", headers=headers, chunks=[piece] * 3).status == 413
    assert nothing_waits(project)


def test_files_come_from_our_own_page_alone(browser: Browser, plain: Path) -> None:
    data = [plain.read_bytes()]
    for headers in ({"origin": "http://jahat.example"}, {}, {"origin": "null"}):
        named = headers | {"x_nama": "a.xlsx"}
        assert browser.ask("POST", "/impor/unggah", headers=named, chunks=data).status == 403
    stranger = Browser(browser.guard)
    assert send(stranger, "a.xlsx", data[0]).status == 403


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.xlsx", "passwd.xlsx"),
        ("D:\\arsip\\SOP lama.xlsx", "SOP lama.xlsx"),
        ("CON.xlsx", "CON.xlsx"),
        (f"{HOSTILE}.xlsx", "script><img src=x onerror=alert(2)>.xlsx"),
        ("a\x00b\n.xlsx", "ab.xlsx"),
        ("x" * 500 + ".xlsx", "x" * 155 + ".xlsx"),
        ("📄 peta.xlsx", "📄 peta.xlsx"),
        (".xlsx.xlsx", ".xlsx.xlsx"),
    ],
)
def test_names_of_files_are_never_paths(
    browser: Browser, project: Project, plain: Path, name: str, shown: str
) -> None:
    root = project.defs.parent
    before = {path for path in root.rglob("*") if path.is_file()}
    key = sent(browser, plain, name)
    assert base_name(name) == shown
    made_ = {path for path in root.rglob("*") if path.is_file()} - before
    assert all(path.is_relative_to(root / ".bpmn-gen-sunting") for path in made_)
    assert not any("passwd" in str(path.parent) for path in made_)
    for address in ("/impor", f"/impor/{key}"):
        text = browser.get(address).text
        assert shown in html.unescape(text)
        assert "<img src=x" not in text
        assert "<script>alert" not in text


@pytest.mark.parametrize("key", ["../x", "..%2f..", "0" * 24, "x", "%00"])
def test_no_other_file_is_shown_or_dropped(browser: Browser, project: Project, key: str) -> None:
    before = files(project)
    assert browser.get(f"/impor/{key}").status == 404
    assert browser.get(f"/impor/{key}/1").status == 404
    assert browser.post("/impor/buang", {"id": key}).status in {200, 400}
    assert files(project) == before


def test_hostile_texts_of_a_file_are_never_markup(browser: Browser, tmp_path: Path) -> None:
    lines = [("Nama SOP", HOSTILE), *HEAD, row("1", HOSTILE), row("2")]
    path = workbook(tmp_path / "jahat.xlsx", {"SOP": lines})
    key = sent(browser, path)
    text = browser.get(f"/impor/{key}").text
    assert "alert(1)" in text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    answer = browser.post("/impor/jadikan", made(id=key, nama=HOSTILE))
    assert answer.status == 200, answer.text
    assert "<script>alert" not in browser.get("/").text


def test_as_many_wait_as_there_is_room_for(browser: Browser, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"SOP": [*TOP, *HEAD, *rows(1, 2)]})
    for number in range(MOST_FILES):
        sent(browser, path, f"{number}.xlsx")
    answer = send(browser, "lagi.xlsx", path.read_bytes())
    assert answer.status == 409
    assert "ambil atau buang dahulu" in answer.json()["pesan"]
    first = sent(browser, path, "0.xlsx")
    assert browser.post("/impor/buang", {"id": first}).status == 200
    assert browser.get(f"/impor/{first}").status == 404
    assert send(browser, "lagi.xlsx", path.read_bytes()).status == 200


def test_two_tabs_take_it_once(browser: Browser, project: Project, plain: Path) -> None:
    key = sent(browser, plain)
    assert sent(browser, plain) == key
    first, second = page(browser, key), page(browser, key)
    assert first == second
    assert browser.post("/impor/jadikan", made(id=key)).status == 200
    after = files(project)
    assert browser.post("/impor/jadikan", made(id=key, nama="Lain lagi")).status == 409
    assert files(project) == after


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [({"nama": " "}, "nama", "masih kosong"), ({"unit": ""}, "unit", "Sebutkan unitnya"),
     ({"unit": "Dinas Entah"}, "unit", "tidak ada"), ({"nama": "a" * 300}, "nama", "panjang")],
)  # fmt: skip
def test_what_is_refused_stands_beside_its_field(
    browser: Browser, project: Project, plain: Path, fields: dict[str, str], field: str, words: str
) -> None:
    before = files(project)
    answer = browser.post("/impor/jadikan", made(id=sent(browser, plain), **fields))
    assert answer.status == 409
    assert answer.json()["isian"] == field
    assert words in answer.json()["pesan"]
    assert files(project) == before


def test_a_name_that_the_unit_has_is_told(
    browser: Browser, project: Project, plain: Path, doubted: Path
) -> None:
    assert browser.post("/impor/jadikan", made(id=sent(browser, plain))).status == 200
    before = files(project)
    answer = browser.post("/impor/jadikan", made(id=sent(browser, doubted)))
    assert answer.json()["isian"] == "nama"
    assert "sudah mempunyai" in answer.json()["pesan"]
    assert files(project) == before


def test_it_is_there_after_the_editor_was_killed(
    browser: Browser, project: Project, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = sent(browser, plain)
    before = files(project)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bpmn_gen.writing.changes.write_all", dies)
    with pytest.raises(KeyboardInterrupt):
        browser.post("/impor/jadikan", made(id=key))
    monkeypatch.undo()
    assert files(project) == before
    later = Browser(Guard(application(Workshop(project)), PORT)).enter()
    assert page(later, key)["jadi"] == ""
    assert later.post("/impor/jadikan", made(id=key)).status == 200


def test_what_was_cut_off_while_it_was_sent_does_not_count(
    browser: Browser, project: Project, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("bpmn_gen.web.imported.imports.Imports.keep", dies)
        patched.setattr("bpmn_gen.web.imported.imports.Imports.drop", lambda *_: None)
        with pytest.raises(KeyboardInterrupt):
            send(browser, plain.name, plain.read_bytes())
    assert "Belum ada berkas" in browser.get("/impor").text
    assert not nothing_waits(project)
    key = sent(browser, plain, "lain.xlsx")
    assert page(browser, key)["langkah"]
    folder = project.defs.parent / ".bpmn-gen-sunting" / "impor"
    assert [one.name for one in folder.iterdir()] == [key]
