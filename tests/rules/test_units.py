"""What a unit fills in is held against the processes that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

UNIT = FILES["unit.yaml"]
PROCESS = FILES["proses/uji.yaml"]
KECAMATAN = "tipe_unit/02-kecamatan.yaml"


def told(folder: Path, code: str, more: str, text: str = PROCESS) -> list[Diagnostic]:
    """The findings of one code where the unit fills in more."""
    found = findings_of(folder, {"unit.yaml": f"{UNIT}  {more}\n", "proses/uji.yaml": text})
    return [one for one in found if one.code == code]


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("pemimpin_unit", "maksud Anda 'pimpinan_unit'?"),
        ("pegawai", "kunci perannya 'jf_pelaksana'"),
        ("pegawai_kecamatan", "kunci perannya 'jf_pelaksana'"),
        ("lurah", "pakai kunci peran dari jabatan.yaml, misalnya pejabat_level_1"),
    ],
)
def test_a_title_in_the_place_of_a_role_leads_to_the_role(
    key: str, hint: str, tmp_path: Path
) -> None:
    files = {
        "unit.yaml": UNIT.replace("pimpinan_unit: Camat", f"{key}: Camat"),
        KECAMATAN: FILES[KECAMATAN].replace("Pegawai", "Pegawai Kecamatan"),
    }
    [found] = [one for one in findings_of(tmp_path, files) if one.code == "unknown-unit-role"]
    assert found.message == f"peran '{key}' pada unit 'Kecamatan Kroya' tidak ada"
    assert found.hints == (hint,)


@pytest.mark.parametrize(
    "filled", ["waktu: {CODE: {susun: 1 jam}}", "sop: {CODE: {nomor: '1'}}", "volume: {CODE: 12}"]
)
def test_a_process_that_is_not_there_is_told_of_under_every_key(
    filled: str, tmp_path: Path
) -> None:
    [found] = told(tmp_path, "unknown-unit-process", filled.replace("CODE", "CLP.01.1"))
    assert found.message == "proses 'CLP.01.1' pada unit 'Kecamatan Kroya' tidak ada"
    assert found.hints == ("maksud Anda 'CLP.01.01'?",)


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("sumber:", "sumber:", 0),
        ("sumber:", "berlaku: 1\nsumber:", 1),
        ("pimpinan_unit", "pejabat_level_3", 1),
        ("pimpinan_unit", "tiada", 0),
        ("penilai_kinerja}", "tiada}", 0),
        ("{mulai:", "{mula:", 0),
    ],
)
def test_a_process_that_the_unit_does_not_have_is_told_of_unless_it_has_other_faults(
    old: str, new: str, count: int, tmp_path: Path
) -> None:
    text = PROCESS.replace(old, new, 1)
    if count == 1:
        text = text.replace("arsip: {peran: penilai_kinerja}", "arsip: {jabatan: Juru Arsip}")
    found = told(tmp_path, "unit-process-not-applicable", "sop: {CLP.01.01: {nomor: '1'}}", text)
    assert [one.message for one in found] == [
        "proses 'CLP.01.01' tidak berlaku bagi unit 'Kecamatan Kroya'"
    ] * count


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("susun", None),
        ("Menetapkan", None),
        ("susn", "maksud Anda 'susun'?"),
        ("lain", "yang ada: akhir, susun"),
    ],
)
def test_a_step_is_known_by_its_id_written_or_made(
    key: str, hint: str | None, tmp_path: Path
) -> None:
    text = (
        HEADER + "langkah:\n  - {mulai: Ada, oleh: kepala}\n"
        "  - {id: susun, kegiatan: Menyusun, oleh: staf, tembusan: arsip}\n"
        "  - {kegiatan: Menetapkan, oleh: kepala}\n"
        "  - {id: akhir, selesai: Usai, oleh: kepala}\n"
    )
    found = told(tmp_path, "unknown-unit-step", f"waktu: {{CLP.01.01: {{{key}: 1 jam}}}}", text)
    assert [one.hints for one in found] == ([] if hint is None else [(hint,)])
    message = f"langkah '{key}' tidak ada pada proses 'CLP.01.01'"
    assert [one.message for one in found] == [message] * len(found)


@pytest.mark.parametrize(
    ("waits", "messages"),
    [
        ("unit: Kecamatan Kroya, sampai_saat_itu: 1", []),
        ("unit: Dinas Jauh Sekali, sampai_saat_itu: 1", []),
        (
            "unit: Kecamatan Kroyo, sampai_saat_itu: 1",
            ["unit 'Kecamatan Kroyo' yang menunggu syarat tidak ada"],
        ),
        ("unit: Kecamatan Kroya, sampai_saat_itu: 9", ["tipe unit 9 tidak ada"]),
    ],
)
def test_a_condition_names_a_unit_and_a_type_that_exist(
    waits: str, messages: list[str], tmp_path: Path
) -> None:
    tipe = FILES[KECAMATAN] + f"bersyarat: {{bila: uji selesai, {waits}}}\n"
    found = [
        one for one in findings_of(tmp_path, {KECAMATAN: tipe}) if one.code == "unknown-condition"
    ]
    assert [one.message for one in found] == messages


def test_a_unit_may_name_a_step_by_the_id_that_its_author_wrote(tmp_path: Path) -> None:
    """Also where the step gets another one, because the process itself has that already."""
    text = PROCESS.replace("id: susun", "id: CLP_01_01")
    waktu = "waktu: {CLP.01.01: {CLP_01_01: 1 jam, CLP_01_0: 1 jam}}"
    [found] = told(tmp_path, "unknown-unit-step", waktu, text)
    assert found.message == "langkah 'CLP_01_0' tidak ada pada proses 'CLP.01.01'"


def test_a_variant_with_a_code_of_its_own_may_not_apply_to_a_unit_either(tmp_path: Path) -> None:
    text = f"{PROCESS}varian:\n  - {{nama: Dinas, kode: CLP.01.05, berlaku: 1, hapus: susun}}\n"
    waktu = "waktu: {CLP.01.05: {susun: 1 jam}}"
    [found] = told(tmp_path, "unit-process-not-applicable", waktu, text)
    assert found.message == "proses 'CLP.01.05' tidak berlaku bagi unit 'Kecamatan Kroya'"
    assert found.hints == ("hapus isian itu, atau periksa 'berlaku' prosesnya",)


def test_a_process_that_nobody_knows_hides_no_step_that_is_missing(tmp_path: Path) -> None:
    waktu = "waktu: {CLP.09.09: {susun: 1 jam}, CLP.01.01: {susn: 1 jam}}"
    [found] = told(tmp_path, "unknown-unit-step", waktu)
    assert found.message == "langkah 'susn' tidak ada pada proses 'CLP.01.01'"
    assert found.hints == ("maksud Anda 'susun'?",)


def test_a_type_that_a_unit_names_is_one_that_there_is(tmp_path: Path) -> None:
    units = FILES["unit.yaml"] + "- {nama: Kecamatan Maos, tipe: 9}\n"
    found = findings_of(tmp_path, {"unit.yaml": units})
    [one] = [one for one in found if one.code == "unknown-unit-type"]
    assert one.message == "tipe unit 9 tidak ada"
    assert one.span is not None
    assert (one.span.line, one.span.column) == (4, 32)
