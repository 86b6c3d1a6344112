"""A name that nothing has leads to what was probably meant by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

STEPS = """\
langkah:
  - {mulai: Ada, oleh: kepala}
  - {keputusan: 'Perlu?', oleh: kepala, cabang: {Ya: TARGET, Tidak: akhir}}
  - {id: susun, kegiatan: Menyusun rencana, oleh: staf}
  - {id: akhir, selesai: Selesai sudah, oleh: kepala}
"""
HERE = "beri langkah itu 'id', lalu tulis id itu di sini"
ALL = "yang ada: kepala, staf"


def hints(folder: Path, code: str, text: str) -> tuple[str, ...]:
    """The hints of the only finding of one code."""
    [found] = [one for one in findings_of(folder, {"proses/uji.yaml": text}) if one.code == code]
    return found.hints


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("\u0455taf", "huruf '\u0455' (U+0455) bukan huruf Latin; ketik ulang kuncinya"),
        ("stap", "maksud Anda 'staf'?"),
        ("jf_pelaksana", "maksud Anda 'staf'?"),
        ("staf dan kepala", "tulis oleh: staf, lalu bersama: [kepala]"),
        ("kepala/staf", "tulis oleh: kepala, lalu bersama: [staf]"),
        ("kepala, staf, kepala", "tulis oleh: kepala, lalu bersama: [staf, kepala]"),
        ("kepala & juru bayar", ALL),
        ("juru dan bendahara", ALL),
        (
            "Juru Bayar",
            "tambahkan di 'pelaku' baris juru_bayar: Juru Bayar, lalu tulis oleh: juru_bayar",
        ),
        ("Bendahara", ALL),
        ("arsip", "'arsip' ada di 'pihak'; pindahkan ke 'pelaku' agar punya lajur"),
    ],
)
def test_who_does_a_step_can_be_written_in_many_ways(
    written: str, hint: str, tmp_path: Path
) -> None:
    text = FILES["proses/uji.yaml"].replace("oleh: staf", f"oleh: '{written}'")
    assert hints(tmp_path, "unknown-actor", text) == (hint,)


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("susn", "maksud Anda 'susun'?"),
        ("lain", "yang ada: akhir, susun"),
        ("MENYUSUN  rencana", "tulis idnya: 'susun'"),
        ("Ada", HERE),
    ],
)
def test_a_step_may_be_called_by_its_own_words(target: str, hint: str, tmp_path: Path) -> None:
    text = HEADER + STEPS.replace("TARGET", target)
    assert hints(tmp_path, "unknown-step", text) == (hint,)


def test_the_only_step_without_an_id_that_nothing_leads_to_was_meant(tmp_path: Path) -> None:
    lost = "  - {kegiatan: Menunda, oleh: staf, lanjut: akhir}\n"
    steps = STEPS.replace("  - {id: susun", lost + "  - {id: susun").replace("TARGET", "tunda")
    assert hints(tmp_path / "one", "unknown-step", HEADER + steps) == (
        "bila yang dimaksud 'Menunda', beri langkah itu id: tunda",
    )
    two = steps.replace(lost, lost + lost.replace("Menunda", "Menolak"))
    assert hints(tmp_path / "two", "unknown-step", HEADER + two) == ("yang ada: akhir, susun",)


def test_a_step_in_a_branch_is_not_what_was_meant_outside_of_it(tmp_path: Path) -> None:
    branches = "[{kegiatan: Mencatat, oleh: staf}], [{kegiatan: Melapor, oleh: staf}]"
    block = f"  - {{id: dua, sejajar: [{branches}]}}\n"
    steps = STEPS.replace("  - {id: akhir", block + "  - {id: akhir").replace("TARGET", "Mencatat")
    assert hints(tmp_path, "unknown-step", HEADER + steps) == ("yang ada: akhir, dua, susun",)


@pytest.mark.parametrize("actor", ["{}", "{peran: }", "{sebutan: Juru}"])
def test_an_actor_that_cannot_be_read_is_not_accused_of_its_role(
    actor: str, tmp_path: Path
) -> None:
    text = FILES["proses/uji.yaml"].replace("{peran: jf_pelaksana}", actor)
    codes = [one.code for one in findings_of(tmp_path, {"proses/uji.yaml": text})]
    assert {"missing-key", "empty-text"} & set(codes)
    assert "unknown-role" not in codes


def test_an_id_in_quotes_is_one_that_the_author_wrote(tmp_path: Path) -> None:
    text = HEADER + STEPS.replace("id: susun", "id: 'susun'").replace("TARGET", "lain")
    assert hints(tmp_path, "unknown-step", text) == ("yang ada: akhir, susun",)


@pytest.mark.parametrize("written", ["Atasan", "atasan  LANGSUNG", "Pejabat penilai kinerja"])
def test_each_name_of_a_role_leads_to_its_key(written: str, tmp_path: Path) -> None:
    roles = FILES["jabatan.yaml"].replace(
        "arti: atasan langsung", "arti: atasan, sebutan_lain: [Atasan, Atasan langsung]"
    )
    text = FILES["proses/uji.yaml"].replace("peran: jf_pelaksana", f"peran: {written}")
    found = findings_of(tmp_path, {"proses/uji.yaml": text, "jabatan.yaml": roles})
    [told] = [one for one in found if one.code == "unknown-role"]
    assert told.hints == ("tulis kunci perannya: 'penilai_kinerja'",)


def in_branch(target: str, end: str = "Selesai sudah") -> str:
    """A process that jumps from a branch."""
    return HEADER + (
        "langkah:\n"
        "  - sejajar:\n"
        f"      - [{{id: tulis, kegiatan: Menulis, oleh: staf, lanjut: {target}}},\n"
        "         {id: kirim, kegiatan: Mengirim, oleh: staf}]\n"
        "      - [{kegiatan: Mencatat, oleh: kepala}]\n"
        f"  - {{id: akhir, selesai: {end}, oleh: kepala}}\n"
    )


def test_a_slip_in_a_branch_leads_to_the_step_that_was_meant(tmp_path: Path) -> None:
    assert hints(tmp_path, "unknown-step", in_branch("kirm")) == ("maksud Anda 'kirim'?",)


def test_the_word_for_the_end_is_no_step_with_these_words(tmp_path: Path) -> None:
    """Whatever its capitals."""
    found = hints(tmp_path, "unknown-step", in_branch("Selesai", "Selesai"))
    assert found == ("yang ada: akhir, kirim, tulis",)


def test_where_no_step_has_an_id_none_is_offered(tmp_path: Path) -> None:
    steps = "  - {kegiatan: Menulis, oleh: staf, lanjut: Hilang}\n"
    steps += "  - {kegiatan: Mengirim, oleh: staf}\n"
    assert hints(tmp_path, "unknown-step", f"{HEADER}langkah:\n{steps}") == ()


def test_branches_before_it_hide_no_party_that_is_missing(tmp_path: Path) -> None:
    both = "[{kegiatan: Menulis, oleh: staf}], [{kegiatan: Rapat, oleh: kepala}]"
    sent = "  - {id: kirim, kegiatan: Mengirim, oleh: staf, tembusan: bendahara}\n"
    text = f"{HEADER}langkah:\n  - {{sejajar: [{both}]}}\n{sent}"
    assert hints(tmp_path, "unknown-party", text) == (
        "tambahkan 'bendahara' di 'pihak' beserta perannya",
    )


def test_a_reference_to_what_nobody_knows_is_told_what_to_name(tmp_path: Path) -> None:
    text = f"{FILES['proses/uji.yaml']}rujukan_bagi: Pelayanan\n"
    assert hints(tmp_path, "unknown-reference", text) == (
        "sebut proses yang mengaturnya tersendiri bagi unit",
    )


def test_a_form_that_nobody_knows_is_made_or_written_as_an_output(tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"].replace("sumber: Pasal 1, t", "dokumen: Berkas, t")
    assert hints(tmp_path, "unknown-form", text) == (
        "buat formulirnya di folder formulir, atau pakai 'keluaran'",
    )


def test_the_only_step_that_has_an_id_is_offered(tmp_path: Path) -> None:
    steps = "  - {kegiatan: Menulis, oleh: staf, lanjut: Entah ke mana}\n"
    steps += "  - {id: kirim, kegiatan: Mengirim, oleh: staf}\n"
    found = hints(tmp_path, "unknown-step", f"{HEADER}langkah:\n{steps}")
    assert found == ("yang ada: kirim",)


def test_of_several_actors_with_a_role_the_first_is_offered(tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"].replace("oleh: staf", "oleh: jf_pelaksana")
    text = text.replace("pihak:", "  pembantu: {peran: jf_pelaksana}\npihak:", 1)
    assert hints(tmp_path, "unknown-actor", text) == ("maksud Anda 'staf'?",)
