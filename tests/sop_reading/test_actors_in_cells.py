"""Who does a row is read from its cell, or what stands there is quoted."""

from pathlib import Path

import pytest

from tests.sop_reading.plain_forms import HEAD, TOP, Row, document, row, workbook
from tests.sop_reading.samples import read

ONE = ("No", "Kegiatan", "Pelaksana", "Kelengkapan", "Waktu", "Hasil", "Keterangan")


def named(*names: str) -> list[Row]:
    """A form with one column for all actors."""
    rows = [
        (str(n), f"Mengerjakan {n}", name, "Surat", "5 menit", "Hasil", "")
        for n, name in enumerate(names, 1)
    ]
    return [*TOP, ONE, *rows]


def test_titles_in_one_column_are_the_actors(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"A": named("Staf Umum", "Sekcam", "Staf Umum")})
    [sop] = read(path)
    assert [step.actors for step in sop.steps] == [("Staf Umum",), ("Sekcam",), ("Staf Umum",)]
    assert sop.actors == ("Staf Umum", "Sekcam")
    assert not sop.doubts


def test_two_titles_in_a_cell_work_together_and_are_doubted(tmp_path: Path) -> None:
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": named("Staf Umum / Arsiparis", "Camat")}))
    assert sop.steps[0].actors == ("Staf Umum", "Arsiparis")
    [doubt] = sop.doubts
    assert doubt.step == 0
    assert doubt.reason == (
        "pelaksana 'Staf Umum / Arsiparis' dibaca sebagai beberapa pelaku yang mengerjakan bersama"
    )


@pytest.mark.parametrize(("mark", "told"), [("▭", "'▭'"), ("◇", "'◇'"), ("paraf", "'paraf'")])
def test_what_stands_in_a_cell_of_an_actor_is_quoted(tmp_path: Path, mark: str, told: str) -> None:
    lines = [*TOP, *HEAD, row("1"), row("2", mark=mark)]
    [doubt] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))[0].doubts
    assert (doubt.step, doubt.reason) == (
        1,
        f"isi kolom pelaksana baris ini, {told}, tidak dikenali dan tidak dibaca",
    )


def test_what_stands_beside_a_tick_is_quoted(tmp_path: Path) -> None:
    other = ("2", "Memaraf", "√", "paraf", "Surat", "5 menit", "Hasil", "")
    [sop] = read(workbook(tmp_path / "a.xlsx", {"A": [*TOP, *HEAD, row("1"), other]}))
    assert sop.steps[1].actors == ("Petugas",)
    assert [doubt.step for doubt in sop.doubts] == [1]


def test_an_empty_row_of_actors_may_be_coloured(tmp_path: Path) -> None:
    lines = [*TOP, *HEAD, row("1"), row("2", mark="")]
    [doubt] = read(workbook(tmp_path / "a.xlsx", {"A": lines}))[0].doubts
    assert doubt.reason.endswith("; warna sel tidak dibaca")


def test_names_of_actors_may_stand_under_a_head_that_is_not_merged(tmp_path: Path) -> None:
    rows = [("1", "Meminjam", "√", "", "Surat", "5 menit", "Izin")]
    wide = [
        ("No", "Aktivitas", "Pelaksana", "", "Kelengkapan", "Waktu", "Output"),
        ("", "", "Peminjam", "Sekcam", "", "", ""),
        *rows,
    ]
    [sop] = read(document(tmp_path / "a.docx", "SOP PEMINJAMAN AULA", wide))
    assert sop.actors == ("Peminjam", "Sekcam")
    assert [step.actors for step in sop.steps] == [("Peminjam",)]
