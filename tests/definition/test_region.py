"""What a definition folder says of its regency, and what the program takes it to mean."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.dates import UNDATED
from tests.definition.saying import decoding, write
from tests.definition.test_load import DAERAH, PERATURAN, PROJECT, PROSES, TIPE

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet

CITY = DAERAH.replace("Kabupaten Cilacap", "Kota Contoh").replace("Bupati", "Wali Kota")
PERWAL = PERATURAN.replace("Perbup Cilacap 5/2024", "Perwal Contoh 7/2025").replace("p1", "w1")


def loaded(folder: Path, files: dict[str, str], fallback: Path | None = None) -> DefinitionSet:
    """The definitions of a folder in which nothing is wrong."""
    findings = Findings()
    defs = load(write(folder, files), findings, fallback)
    assert list(findings) == []
    return defs


def test_nothing_of_the_shipped_regency_stands_beside_what_another_one_wrote(
    tmp_path: Path,
) -> None:
    shipped = write(tmp_path / "shipped", PROJECT)
    own = {
        "daerah.yaml": CITY,
        "peraturan/perwal.yaml": PERWAL,
        "tipe_unit/1.yaml": TIPE.format(nomor=1, nama="Kantor"),
    }
    defs = loaded(tmp_path / "own", own, shipped)
    assert [str(book.sebutan) for book in defs.peraturan] == ["Perwal Contoh 7/2025"]
    assert list(defs.tipe_unit) == [1]
    assert sorted(source.relative for source in defs.sources if source.shipped) == [
        "formulir/surat.yaml",
        "jabatan.yaml",
        "peta.yaml",
    ]


def test_what_another_regency_did_not_write_is_borrowed_still(tmp_path: Path) -> None:
    shipped = write(tmp_path / "shipped", PROJECT)
    defs = loaded(tmp_path / "own", {"daerah.yaml": CITY}, shipped)
    assert list(defs.tipe_unit) == [1, 7]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("tanggal: 19 Maret 2024\n", dt.date(2024, 3, 19)),
        ("", dt.date(2024, 1, 1)),
    ],
    ids=["its own", "the first of the year in its number"],
)
def test_files_bear_the_date_of_the_regulation(tmp_path: Path, written: str, day: dt.date) -> None:
    assert loaded(tmp_path, {**PROJECT, "peraturan/perbup.yaml": written + PERATURAN}).dated == day


@pytest.mark.parametrize("sebutan", ["Perbup Sistem Kerja", "Perbup 5/0000"])
def test_without_a_year_files_bear_no_real_date(tmp_path: Path, sebutan: str) -> None:
    nameless = PERATURAN.replace("Perbup Cilacap 5/2024", sebutan)
    assert loaded(tmp_path / "a", {**PROJECT, "peraturan/perbup.yaml": nameless}).dated == UNDATED
    assert loaded(tmp_path / "b", {"daerah.yaml": DAERAH}).dated == UNDATED


def test_a_date_that_is_none_is_refused() -> None:
    (found,) = decoding(f"tanggal: 31 Februari 2024\n{PERATURAN}", "peraturan")
    assert "31 Februari 2024" in found.message


def test_codes_begin_as_most_of_them_do_unless_the_regency_says_how(tmp_path: Path) -> None:
    own = {
        "daerah.yaml": DAERAH,
        "proses/a.yaml": PROSES.replace("CLP.02.02", "KKR.01"),
        "proses/b.yaml": PROSES.replace("CLP.02.02", "ABC.01"),
        "proses/c.yaml": PROSES.replace("CLP.02.02", "KKR.02"),
    }
    assert loaded(tmp_path / "a", own).code_prefix == "KKR"
    said = {**own, "daerah.yaml": DAERAH + "kode: {awalan: XYZ}\n"}
    assert loaded(tmp_path / "b", said).code_prefix == "XYZ"
    assert loaded(tmp_path / "c", {"daerah.yaml": DAERAH}).code_prefix == ""


@pytest.mark.parametrize(
    ("head", "office"),
    [
        ("Bupati Cilacap", "Bupati"),
        ("Wali Kota Cirebon", "Wali Kota"),
        ("Walikota Tegal", "Walikota"),
        ("GUBERNUR JAWA TENGAH", "Gubernur"),
        ("Kepala Otorita", "Kepala"),
    ],
)
def test_the_office_of_the_head_is_told_apart_from_the_region(
    tmp_path: Path, head: str, office: str
) -> None:
    said = DAERAH.replace("Bupati Cilacap", head)
    assert loaded(tmp_path, {"daerah.yaml": said}).daerah.jabatan_kepala == office
