"""What an author has to decide about an imported SOP is carried out, not only noted at its head."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from bpmn_gen.store.project import Project
from tests.sop_reading.made.sop_files import made_file
from tests.sop_reading.plain_forms import TOP, row, workbook
from tests.web.asking import Browser
from tests.web.test_importing import SEED, UNIT, made, page, sent

HEAD = (
    ("No", "Kegiatan", "Pelaksana", "", "Mutu Baku", "", "", "Ket"),
    ("", "", "Kasubbag Umum", "Dinas Dukcapil", "Kelengkapan", "Waktu", "Output", ""),
)
LINES = [row("1"), ("2", "Mengesahkan surat", "", "√", "Surat", "5 menit", "Hasil", "")]
DATE = "tanggal pembuatan 'Nov 2020' bukan tanggal yang lengkap"
OFFICE = "'Dinas Dukcapil' tampaknya nama instansi"
LONG = "ditulis panjang sebagai"


@pytest.fixture
def key(browser: Browser, tmp_path: Path) -> str:
    """A file with a date and two actors that somebody has to decide about."""
    top = (*TOP[:-1], ("Tanggal Pembuatan", "Nov 2020"), ())
    found = sent(browser, workbook(tmp_path / "lama.xlsx", {"SOP": [*top, *HEAD, *LINES]}))
    assert browser.post("/impor/unit", {"id": found, "unit": UNIT}).status == 200
    return found


def asked(browser: Browser, key: str, words: str) -> dict[str, Any]:
    """The question that says some words."""
    return next(one for one in page(browser, key)["umum"] if words in one["alasan"])


def answer(browser: Browser, key: str, words: str, choice: str, value: str = "") -> Any:  # noqa: ANN401 -- see Answer.json
    said = {"id": key, "sop": "1", "pilih": choice, "nilai": value}
    return browser.post("/impor/jawab", said | {"kunci": asked(browser, key, words)["kunci"]})


def test_a_date_and_actors_become_what_was_answered(
    browser: Browser, project: Project, key: str
) -> None:
    assert {"tanggal", "benar", "lain"} == {
        one["kunci"] for one in asked(browser, key, DATE)["pilihan"]
    }
    titles = next(
        one["daftar"] for one in asked(browser, key, LONG)["pilihan"] if one["kunci"] == "jabatan"
    )
    assert titles
    refused = answer(browser, key, DATE, "tanggal", "akhir tahun")
    assert (refused.status, "tanggal yang lengkap" in refused.json()["pesan"]) == (409, True)
    assert answer(browser, key, DATE, "tanggal", "24 November 2020").status == 200
    told = answer(browser, key, LONG, "jabatan", titles[0][0]).json()
    assert told["baris"]["#0"]["pelaku"] == titles[0][0]
    told = answer(browser, key, OFFICE, "sebutan", "Petugas Dukcapil").json()
    assert told["baris"]["#1"]["pelaku"] == "Petugas Dukcapil"
    done = browser.post("/impor/jadikan", made(id=key)).json()
    file = project.defs / unquote(done["alamat"].removeprefix("/proses/"))
    head, _, text = file.read_text("utf-8").partition("kode:")
    assert "tanggal_pembuatan: 24 November 2020" in text
    assert "Petugas Dukcapil" in text
    assert "Kasubbag" not in text
    assert "Kepala Subbagian" not in text
    assert f"# Diperiksa: {DATE}. Jawaban: Tanggalnya" in " ".join(head.split())
    assert f"Periksa: {DATE}" not in head
    assert browser.get(unquote(done["alamat"])).status == 200


def test_a_note_may_stay_as_it_is(browser: Browser, project: Project, key: str) -> None:
    assert answer(browser, key, OFFICE, "benar").status == 200
    assert answer(browser, key, OFFICE, "jabatan", "Raja").status == 409
    done = browser.post("/impor/jadikan", made(id=key)).json()
    file = project.defs / unquote(done["alamat"].removeprefix("/proses/"))
    assert "Dinas Dukcapil" in file.read_text("utf-8").partition("kode:")[2]


@pytest.mark.parametrize("words", ["...", "…", " - ", "____", "?", "\n"])
def test_dots_and_blanks_are_no_answer(browser: Browser, tmp_path: Path, words: str) -> None:
    key = sent(browser, made_file(SEED, tmp_path)[0])
    before = page(browser, key)
    asked = before["soal"]["#3"][0]["kunci"]
    said = {"id": key, "sop": "1", "kunci": asked, "pilih": "lain", "nilai": words}
    refused = browser.post("/impor/jawab", said)
    assert refused.status == 409
    assert "Tulis jawabannya" in refused.json()["pesan"]
    assert page(browser, key)["sisa"] == before["sisa"]
    assert browser.post("/impor/jawab", said | {"nilai": "ke Camat..."}).status == 200
