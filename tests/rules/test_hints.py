"""Hints say what was meant, also where the writer took one thing for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

STEPS = """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - {id: susun, kegiatan: Menyusun rencana, oleh: staf, sumber: Pasal 1}
  - {selesai: Rencana tersusun, oleh: kepala}
"""


def errors(folder: Path, text: str) -> list[Diagnostic]:
    """The errors of the small project with another process."""
    found = findings_of(folder, {"proses/uji.yaml": text})
    return [item for item in found if item.severity == "error"]


@pytest.mark.parametrize(
    ("role", "hint"),
    [
        ("Pimpinan Unit  organisasi", "tulis kunci perannya: 'pimpinan_unit'"),
        ("Camat Kroya", "tulis jabatannya: kepala: {jabatan: Camat Kroya}"),
        ("pimpinan_unt", "maksud Anda 'pimpinan_unit'?"),
        ("lurah", "tulis jabatannya: kepala: {jabatan: Lurah}"),
        ("pejabat_level_9", "yang ada: pejabat_level_3"),
    ],
)
def test_a_title_in_the_place_of_a_role_leads_to_the_role(
    tmp_path: Path, role: str, hint: str
) -> None:
    text = HEADER.replace("peran: pimpinan_unit", f"peran: {role}") + STEPS
    [found] = errors(tmp_path, text)
    assert found.code == "unknown-role"
    assert hint in found.hints[0]


@pytest.mark.parametrize("mistake", ["{Ya:susun, Tidak:akhir}", "{Ya → susun, Tidak → akhir}"])
def test_branches_that_cannot_be_read_accuse_no_other_step(tmp_path: Path, mistake: str) -> None:
    steps = STEPS.replace("{selesai", "{id: akhir, selesai").replace(
        "  - {id: akhir",
        f"  - keputusan: Sudah baik?\n    oleh: kepala\n    cabang: {mistake}\n  - {{id: akhir",
    )
    assert {item.code for item in errors(tmp_path, HEADER + steps)} == {"empty-text"}


def test_a_process_without_readable_actors_accuses_no_step(tmp_path: Path) -> None:
    header = HEADER.split("pelaku:", maxsplit=1)[0] + "pelaku: [kepala, staf]\n"
    assert [item.code for item in errors(tmp_path, header + STEPS)] == ["wrong-kind"]


def test_a_mistyped_code_accuses_no_list_of_processes(tmp_path: Path) -> None:
    found = errors(tmp_path, HEADER.replace("CLP.01.01", "CLP 01 01") + STEPS)
    assert [item.code for item in found] == ["bad-code"]


def test_a_part_of_a_provision_that_is_not_there_leads_to_the_provision(tmp_path: Path) -> None:
    [found] = errors(tmp_path, HEADER + STEPS.replace("Pasal 1}", "Pasal 2 ayat (1) huruf a}"))
    assert found.hints == ("'Pasal 2 ayat (1)' ada; ketentuan itu tidak punya bagian",)


def test_ids_that_differ_in_capitals_alone_are_told_apart_by_nobody(tmp_path: Path) -> None:
    again = "  - {id: Susun, kegiatan: Menyusun lagi, oleh: staf, sumber: Pasal 1}\n"
    steps = STEPS.replace("  - {selesai", again + "  - {selesai")
    [found] = errors(tmp_path, HEADER + steps)
    assert found.code == "duplicate-id"
    assert found.message == "id langkah 'Susun' hanya berbeda huruf besarnya dari 'susun'"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Petugas Loket", "tambahkan di 'pelaku' baris petugas_loket: Petugas Loket"),
        ("Loket", "yang ada: kepala, staf"),
    ],
)
def test_a_title_in_the_place_of_an_actor_becomes_one(
    tmp_path: Path, written: str, hint: str
) -> None:
    text = HEADER + STEPS.replace("oleh: staf", f"oleh: {written}")
    [found] = [item for item in errors(tmp_path, text) if item.code == "unknown-actor"]
    assert any(hint in one for one in found.hints), found.hints


def test_a_title_in_the_place_of_a_role_may_be_meant_as_either(tmp_path: Path) -> None:
    text = HEADER.replace("peran: pimpinan_unit", "peran: Camat Kroya") + STEPS
    [found] = errors(tmp_path, text)
    assert found.hints == (
        "bila jabatan di kantor Anda, tulis jabatannya: kepala: {jabatan: Camat Kroya}",
        "bila peran dari peraturan, pakai kuncinya di jabatan.yaml, misalnya pimpinan_unit",
    )


def test_the_only_process_that_is_on_no_map_was_meant(tmp_path: Path) -> None:
    peta = "peta: [{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [ZZZ.77.88]}]\n"
    found = findings_of(tmp_path, {"peta.yaml": peta})
    [missing] = [item for item in found if item.code == "unknown-mapped-process"]
    assert missing.hints == ("bila itu proses yang sama, tulis kode: ZZZ.77.88",)


def test_what_only_a_variant_gets_wrong_is_told_with_the_variant(tmp_path: Path) -> None:
    """A mistake that the process has as well is told once, without a variant."""
    added = "{id: arsipkan, kegiatan: Mengarsipkan rencana, oleh: juru}"
    variant = f"varian: [{{nama: Camat, berlaku: 2, sisip_setelah: {{susun: {added}}}}}]\n"
    [found] = errors(tmp_path, HEADER + STEPS + variant)
    assert found.code == "unknown-actor"
    assert [remark for _, remark in found.related] == ["pada varian 'Camat'"]
    shared = errors(tmp_path, HEADER + STEPS.replace("oleh: staf", "oleh: juru") + variant)
    assert [(item.code, len(item.related)) for item in shared] == [
        ("unknown-actor", 0),
        ("unknown-actor", 1),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "hint"),
    [
        (
            "proses/uji.yaml",
            "sumber: Pasal 1\npelaku",
            "berlaku: Balai\nsumber: Pasal 1\npelaku",
            "unknown-unit",
            "tulis nama unit seperti di unit.yaml, nomor tipe, atau 'semua'",
        ),
        (
            "tipe_unit/02-kecamatan.yaml",
            "peran:\n",
            "peran:\n  xyz: Lurah\n",
            "unknown-type-role",
            "tambahkan peran 'xyz' di jabatan.yaml",
        ),
        ("unit.yaml", "tipe: 2", "tipe: 9", "unknown-unit-type", "yang ada: tipe unit 1 dan 2"),
    ],
)
def test_a_name_that_resembles_nothing_gets_a_way_out(
    tmp_path: Path, file: str, old: str, new: str, *, code: str, hint: str
) -> None:
    assert old in FILES[file]
    found = findings_of(tmp_path, {file: FILES[file].replace(old, new)})
    assert [item.hints for item in found if item.code == code] == [(hint,)]


@pytest.mark.parametrize(
    ("labels", "second"), [("Ya: susun, 'Ya ': akhir", "Ya "), ("'': susun, ' ': akhir", " ")]
)
def test_two_answers_that_differ_in_spaces_alone_are_not_taken_for_one(
    labels: str, second: str, tmp_path: Path
) -> None:
    steps = STEPS.replace("{selesai", "{id: akhir, selesai").replace(
        "  - {id: akhir",
        f"  - {{keputusan: 'Baik?', oleh: kepala, cabang: {{{labels}}}}}\n  - {{id: akhir",
    )
    found = {item.code: item for item in errors(tmp_path, HEADER + steps)}
    assert found["duplicate-key"].message == f"kunci '{second}' ditulis dua kali"
