"""Numbers of SOPs are used once by each owner, and numbers of employees are such as people have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

OURS, OTHER = "CLP.01.01", "CLP.01.02"
UNIT = FILES["unit.yaml"] + "  sop:\n"
BIRTH = "tidak diawali tanggal lahir"
ROUNDED = "sudah dibulatkan Excel; angka aslinya hilang"


def nip_told(folder: Path, number: str) -> list[str]:
    """What is told of the number of an employee, as the unit and as the process has it."""
    block = f"{{disahkan_oleh: {{nama: Pejabat, nip: '{number}'}}}}"
    process = FILES["proses/uji.yaml"].replace("sumber:", f"sop: {block}\nsumber:", 1)
    files = {"unit.yaml": f"{UNIT}    {OURS}: {block}\n", "proses/uji.yaml": process}
    return [one.message for one in findings_of(folder, files) if one.code == "impossible-nip"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("19700101 199503 1 001", ""),
        ("200012312020031001", ""),
        ("-", ""),
        ("1970010119950310011", "berisi 19 angka, bukan 18"),
        ("19700101199503100", "berisi 17 angka, bukan 18"),
        ("18700101 199503 1 001", BIRTH),
        ("19701301 199503 1 001", BIRTH),
        ("19700001 199503 1 001", BIRTH),
        ("19700132 199503 1 001", BIRTH),
        ("19700100 199503 1 001", BIRTH),
        ("1.97E17", ROUNDED),
        ("1,97001e+17", ROUNDED),
        ("2E + 17", ROUNDED),
    ],
)
def test_a_number_of_an_employee_is_read_as_people_write_it(
    number: str, told: str, tmp_path: Path
) -> None:
    expected = [f"nomor induk pegawai '{number}' {told}"] * 2 if told else []
    assert nip_told(tmp_path, number) == expected


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("19700101199503100", "periksa angkanya"),
        (
            "18700101 199503 1 001",
            "periksa angkanya; delapan yang pertama ialah tahun, bulan, dan tanggal lahir",
        ),
        (
            "1.97E17",
            "salin lagi dari sumbernya; di Excel, jadikan selnya Teks sebelum mengetik",
        ),
    ],
)
def test_what_to_do_about_a_number_depends_on_its_fault(
    number: str, hint: str, tmp_path: Path
) -> None:
    block = f"{{disahkan_oleh: {{nama: Pejabat, nip: '{number}'}}}}"
    process = FILES["proses/uji.yaml"].replace("sumber:", f"sop: {block}\nsumber:", 1)
    found = findings_of(tmp_path, {"proses/uji.yaml": process})
    assert [one.hints for one in found if one.code == "impossible-nip"] == [(hint,)]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("001/SOP/2026", "001/SOP/2026", 1),
        ("001/SOP/2026", "001/sop/2026", 1),
        ("001/SOP/2026", "002/SOP/2026", 0),
        ("belum ada", "belum ada", 0),
    ],
)
def test_a_unit_gives_no_number_twice(first: str, second: str, told: int, tmp_path: Path) -> None:
    files = {
        f"proses/{OTHER}.yaml": FILES["proses/uji.yaml"].replace(OURS, OTHER),
        "unit.yaml": f"{UNIT}    {OURS}: {{nomor: {first}}}\n    {OTHER}: {{nomor: {second}}}\n",
    }
    found = [one for one in findings_of(tmp_path, files) if one.code == "repeated-sop-number"]
    message = f"nomor SOP '{second}' sudah dipakai proses '{OURS}'"
    assert [one.message for one in found] == [message] * told
    assert [remark for one in found for _, remark in one.related] == [
        "pertama kali dipakai di sini"
    ] * told


def test_a_unit_may_keep_the_number_that_the_process_has(tmp_path: Path) -> None:
    block = "{nomor: 001/SOP/2026}"
    process = FILES["proses/uji.yaml"].replace("sumber:", f"sop: {block}\nsumber:", 1)
    files = {"unit.yaml": f"{UNIT}    {OURS}: {block}\n", "proses/uji.yaml": process}
    assert "repeated-sop-number" not in {one.code for one in findings_of(tmp_path, files)}
