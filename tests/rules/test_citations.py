"""A citation that leads nowhere is told with its kind of fault, each place of it once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

OTHER = "peraturan pada '{}' tidak ada di folder peraturan"
LACKED = "ketentuan '{}' tidak ada"


@pytest.mark.parametrize(
    ("ref", "code", "message"),
    [
        ("Perbup Cilacap 7/2020 Pasal 9", "unknown-provision", LACKED),
        ("Pasal 9", "unknown-provision", LACKED),
        ("Perbup Cilacap 6/2025 Pasal 9", "unknown-regulation", OTHER),
    ],
)
def test_a_place_that_a_regulation_lacks_is_not_taken_for_a_regulation_that_is_lacking(
    ref: str, code: str, message: str, tmp_path: Path
) -> None:
    second = FILES["peraturan/uji.yaml"].replace("5/2024", "7/2020").replace("5 Tahun 2024", "7")
    files = {
        "proses/uji.yaml": FILES["proses/uji.yaml"].replace(
            "oleh: staf, sumber: Pasal 1", f"oleh: staf, sumber: {ref}"
        ),
        "peraturan/lain.yaml": second.replace("pasal-", "lain-"),
    }
    found = findings_of(tmp_path, files)
    assert [(one.code, one.message) for one in found if one.code.startswith("unknown-")] == [
        (code, message.format(ref))
    ]


def test_a_step_that_a_process_shares_with_its_variants_is_told_of_once(tmp_path: Path) -> None:
    work = "kegiatan: Mencatat, oleh: staf"
    text = HEADER + (
        f"varian: [{{nama: Camat, berlaku: 2, hapus: [b]}}]\nlangkah:\n"
        f"  - {{mulai: Ada, oleh: kepala}}\n"
        f"  - {{{work}, sumber: Pasal 3, menyatakan: Pasal 2 ayat (1)}}\n"
        f"  - {{id: b, {work}, sumber: Pasal 1}}\n"
        f"  - {{selesai: Usai, oleh: kepala}}\n"
    )
    title = "  - {id: p3, ref: Pasal 3, ringkasan: x, jenis: judul}\n"
    files = {"proses/uji.yaml": text, "peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + title}
    found = [one.message for one in findings_of(tmp_path, files)]
    assert found.count("langkah 'Mencatat' menyatakan ketentuan tanpa 'keterangan'") == 1
    assert found.count("langkah 'Mencatat' merujuk 'Pasal 3' yang hanya judul") == 1


def test_a_regulation_that_is_lacking_hides_no_other_fault(tmp_path: Path) -> None:
    refs = "[Perbup Cilacap 6/2025 Pasal 1, Pasal 1, Pasal 8, Pasal 9]"
    text = FILES["proses/uji.yaml"].replace(
        "oleh: staf, sumber: Pasal 1", f"oleh: staf, sumber: {refs}"
    )
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert [(one.severity, one.message) for one in found if one.code.startswith("unknown-")] == [
        ("warning", OTHER.format("Perbup Cilacap 6/2025 Pasal 1")),
        ("error", LACKED.format("Pasal 8")),
        ("error", LACKED.format("Pasal 9")),
    ]
