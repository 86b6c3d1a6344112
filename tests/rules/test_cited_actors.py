"""Who takes part in a step is known from its actors, its parties and the people in its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

APPRAISER = "Pejabat Penilai Kinerja"
HEADER = """\
kode: CLP.01.01
nama: Penyusunan rencana
sumber: Pasal 1
pelaku:
  kepala: {peran: pimpinan_unit}
  staf: {peran: jf_pelaksana}
  penilai: {peran: penilai_kinerja}
pihak:
  arsip: {peran: penilai_kinerja}
  tamu: {peran: jf_pelaksana, sebutan: Pejabat Penilai Kinerja}
langkah:
  - {mulai: Ada, oleh: kepala}
"""
STEP = "kegiatan: Menyusun, oleh: staf"
END = "  - {id: akhir, selesai: Usai, oleh: penilai}\n"


def told(folder: Path, step: str, actors: str = APPRAISER, **files: str) -> list[Diagnostic]:
    """What is told of a step that cites a provision about some people."""
    rules = f"  - {{id: p3, ref: Pasal 3, ringkasan: x, jenis: langkah, pelaku: [{actors}]}}\n"
    text = f"{HEADER}  - {{id: a, {step}, sumber: Pasal 3}}\n{END}"
    project = {
        "peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + rules,
        "proses/uji.yaml": text,
        **files,
    }
    return [one for one in findings_of(folder, project) if one.code == "other-actors"]


def test_a_provision_about_others_is_told_of_once_for_all_unit_types(tmp_path: Path) -> None:
    [found] = told(tmp_path, STEP, f"{APPRAISER}, Bupati")
    assert found.message == "langkah 'a' menyebut 'Pasal 3' yang pelakunya lain"
    assert found.hints == (
        f"pelaku menurut ketentuan itu: {APPRAISER}, Bupati",
        "padanan sebutan ditulis pada 'sebutan_lain' di jabatan.yaml",
    )


@pytest.mark.parametrize(
    "step",
    [
        "kegiatan: Menyusun, oleh: penilai",
        *(f"{STEP}, {key}: arsip" for key in ("bersama", "kepada", "tembusan")),
        f"{STEP}, kepada: tamu",
        "kegiatan: Membantu pejabat penilai  kinerja, oleh: staf",
        *(
            f"{STEP}, {key}: Bagi Pejabat Penilai Kinerja"
            for key in ("ringkas", "syarat", "keterangan", "kelengkapan", "keluaran")
        ),
        f"{STEP}, keterangan: 'Bagi {{arsip}} saja'",
        "keputusan: 'Setuju, Pejabat Penilai Kinerja?', oleh: staf, cabang: {Ya: akhir, Tidak: a}",
        "keputusan: 'Setuju?', oleh: staf, cabang: {Ya: akhir, Tidak: a}",
    ],
)
def test_each_way_of_taking_part_counts(step: str, tmp_path: Path) -> None:
    assert told(tmp_path, step) == []


@pytest.mark.parametrize(
    "step",
    [
        f"{STEP}, kepada: kepala",
        f"{STEP}, keterangan: Bagi pejabat penilai",
        f"{STEP}, keterangan: Bagi arsip",
        f"{STEP}, lanjut: akhir",
    ],
)
def test_others_and_parts_of_names_do_not_count(step: str, tmp_path: Path) -> None:
    assert len(told(tmp_path, step)) == 1


@pytest.mark.parametrize(
    ("actors", "count"),
    [
        (f"Bupati, {APPRAISER}", 0),
        (f"Bupati atau {APPRAISER}", 0),
        (f"Bupati/{APPRAISER}", 0),
        (f"Bupati ({APPRAISER})", 0),
        (f"{APPRAISER} dituju", 0),
        (f"{APPRAISER.upper()}", 0),
        (f"Atasan {APPRAISER}", 1),
        ("Bupati", 1),
        ("", 0),
    ],
)
def test_a_provision_may_name_several_people_and_say_more_of_them(
    actors: str, count: int, tmp_path: Path
) -> None:
    assert len(told(tmp_path, f"{STEP}, kepada: arsip", actors)) == count


@pytest.mark.parametrize(
    ("actors", "count"),
    [
        ("Kepala Dinas", 0),
        ("Kadis", 0),
        ("Kepala Balai", 0),
        ("Penilai", 0),
        ("Lurah", 1),
        ("Sekretaris Dinas", 0),
        ("Kepala Tata Usaha", 0),
        ("Kasi", 0),
    ],
)
def test_people_are_known_by_each_of_their_names(actors: str, count: int, tmp_path: Path) -> None:
    """Titles and other names of a tier, a title with several names, other names of a role."""
    dinas = FILES["tipe_unit/01-dinas.yaml"].replace(
        "jabatan: Kepala Dinas,", "jabatan: Kepala Dinas/Kepala Balai, sebutan_lain: [Kadis],"
    )
    dinas = dinas.replace(
        "}]\nperan:",
        "}, {level: III, jabatan: Kepala Seksi, sebutan_lain: [Kasi]}]\nperan:",
    )
    dinas = dinas.replace("Sekretaris Dinas", "Sekretaris Dinas/Kepala Tata Usaha")
    roles = FILES["jabatan.yaml"].replace(
        "arti: atasan langsung", "arti: atasan langsung, sebutan_lain: [Penilai]"
    )
    step = f"{STEP}, bersama: [kepala, arsip, seksi]"
    text = f"{HEADER}  - {{id: a, {step}, sumber: Pasal 3}}\n{END}"
    text = text.replace("pihak:\n", "pihak:\n  seksi: {peran: pejabat_level_3}\n")
    kecamatan = {"tipe_unit/02-kecamatan.yaml": "nama: [\n"}
    files = {"tipe_unit/01-dinas.yaml": dinas, "jabatan.yaml": roles, **kecamatan}
    files["proses/uji.yaml"] = text
    assert len(told(tmp_path, step, actors, **files)) == count


def test_a_step_without_a_citation_hides_none_behind_it(tmp_path: Path) -> None:
    before = "{kegiatan: Menulis, oleh: staf}\n  - {id: a, "
    [found] = told(tmp_path, STEP)
    text = f"{HEADER}  - {{id: a, {STEP}, sumber: Pasal 3}}\n{END}"
    text = text.replace("{id: a, ", before)
    [again] = told(tmp_path / "b", STEP, **{"proses/uji.yaml": text})
    assert again.message == found.message


@pytest.mark.parametrize(("words", "told_of"), [(12, 0), (13, 1)])
def test_a_very_long_name_is_not_looked_for_in_texts(
    words: int, told_of: int, tmp_path: Path
) -> None:
    """Most texts are short, but each word of a long one could begin a name."""
    name = " ".join(["Tuan", *["yang"] * (words - 2), "terhormat"])
    roles = FILES["jabatan.yaml"].replace("sebutan: Pejabat Penilai Kinerja", f"sebutan: {name}")
    step = f"{STEP}, keterangan: Bagi {name} saja"
    assert len(told(tmp_path, step, name, **{"jabatan.yaml": roles})) == told_of
