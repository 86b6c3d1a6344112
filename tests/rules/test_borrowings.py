"""An actor borrows a role where its name has no word of it, and is told how to stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

STEPS = FILES["proses/uji.yaml"].removeprefix(HEADER)
ROLES = FILES["jabatan.yaml"] + "juru_catat: {sebutan: Pelaksana, arti: pencatat}\n"
TYPES = {
    name: FILES[name].replace("peran:\n", "peran:\n  juru_catat: Pelaksana\n")
    for name in FILES
    if name.startswith("tipe_unit/")
}


def hints(folder: Path, actor: str) -> list[str]:
    """How an actor is to be written instead; nothing where it borrows no role."""
    text = HEADER.replace("{peran: jf_pelaksana}", actor) + STEPS
    files = {"proses/uji.yaml": text, "jabatan.yaml": ROLES, **TYPES}
    found = [item for item in findings_of(folder, files) if item.code == "borrowed-role"]
    return [item.hints[0].removeprefix("tulis staf: ") for item in found]


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("jf_pelaksana", "Pelaksana loket"),
        ("jf_pelaksana", "PEGAWAI LOKET"),
        ("pimpinan_unit", "Petugas Kroya"),
        ("juru_catat", "Petugas catat"),
    ],
)
def test_a_word_of_the_role_or_of_any_title_for_it_is_enough(
    role: str, name: str, tmp_path: Path
) -> None:
    """Titles of unit types and of named units count, and the words of the key, in any capitals."""
    assert hints(tmp_path, f"{{peran: {role}, sebutan: {name}}}") == []


@pytest.mark.parametrize(
    ("more", "form"),
    [
        ("sebutan: Petugas Loket", "Petugas Loket"),
        ("sebutan: Pemohon", "{masyarakat: Pemohon}"),
        ("sebutan: Pemohon, unit: Dinas Lain", "{jabatan: Pemohon, unit: Dinas Lain}"),
        ("sebutan: Ahli, instansi: Badan Lain", "{jabatan: Ahli, instansi: Badan Lain}"),
        (
            "sebutan: Ahli, kualifikasi: [Teliti, Cermat]",
            "{jabatan: Ahli, kualifikasi: [Teliti, Cermat]}",
        ),
    ],
)
def test_the_form_says_all_that_the_actor_was(more: str, form: str, tmp_path: Path) -> None:
    assert hints(tmp_path, f"{{peran: jf_pelaksana, {more}}}") == [form]


def test_who_borrows_the_role_for_anybody_is_outside_government(tmp_path: Path) -> None:
    roles = ROLES + "pihak_terkait: {sebutan: Pihak terkait, arti: siapa saja}\n"
    types = {
        name: text.replace("peran:\n", "peran:\n  pihak_terkait: Pihak terkait\n")
        for name, text in TYPES.items()
    }
    actor = "{peran: pihak_terkait, sebutan: Koperasi}"
    files = {
        "proses/uji.yaml": HEADER.replace("{peran: jf_pelaksana}", actor) + STEPS,
        "jabatan.yaml": roles,
        **types,
    }
    [found] = [item for item in findings_of(tmp_path, files) if item.code == "borrowed-role"]
    assert found.hints[0] == "tulis staf: {masyarakat: Koperasi}"


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Pimpinan_unit", "pimpinan_unit"),
        ("' PIMPINAN_UNIT '", "pimpinan_unit"),
        ("JURU_BAYAR", "Juru_Bayar"),
    ],
)
def test_a_role_in_other_letters_is_taken_for_a_title_and_told(
    title: str, role: str, tmp_path: Path
) -> None:
    text = HEADER.replace("{peran: pimpinan_unit}", title) + STEPS
    roles = ROLES + "Juru_Bayar: {sebutan: Juru bayar, arti: bendahara}\n"
    found = findings_of(tmp_path, {"proses/uji.yaml": text, "jabatan.yaml": roles})
    [finding] = [item for item in found if item.code == "title-like-role"]
    assert finding.hints == (f"tulis peran: {role}, atau nama jabatan yang sebenarnya",)
