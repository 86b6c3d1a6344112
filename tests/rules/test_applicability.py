"""A process that applies nowhere is told of once, by the rule that knows the cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import findings_of

if TYPE_CHECKING:
    from pathlib import Path

ROLES = """\
pimpinan_unit: {sebutan: Pimpinan Unit Organisasi, arti: pemimpin, sumber: Pasal 1}
penilai_kinerja: {sebutan: Pejabat Penilai Kinerja, arti: atasan langsung}
jf_pelaksana: {sebutan: Pejabat Fungsional dan pelaksana, arti: pegawai}
pejabat_level_3: {sebutan: Pejabat Level III, arti: pejabat}
pejabat_level_4: {sebutan: Pejabat Level IV, arti: pejabat}
"""
ABOUT = {"applies-nowhere", "type-lacks-role", "unknown-role", "unknown-unit-type", "unknown-unit"}
UNBOUND = "pelaku: {kepala: {peran: pejabat_level_4}}"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (UNBOUND, ["applies-nowhere"]),
        (f"berlaku: semua\n{UNBOUND}", ["applies-nowhere"]),
        (f"berlaku: 1\n{UNBOUND}", ["type-lacks-role"]),
        (f"berlaku: [1, 2]\n{UNBOUND}", ["type-lacks-role"]),
        ("berlaku: [2]\npelaku: {kepala: {peran: pejabat_level_3}}", ["type-lacks-role"]),
        ("berlaku: [1]\npelaku: {kepala: {peran: pejabat_level_3}}", []),
        ("pelaku: {kepala: {peran: tiada}, staf: {peran: pejabat_level_4}}", ["unknown-role"]),
        (
            "pelaku: {kepala: {peran: pejabat_level_4}}\npihak: {staf: {peran: tiada}}",
            ["unknown-role"],
        ),
        (f"berlaku: 9\n{UNBOUND}", ["unknown-unit-type"]),
        (f"berlaku: Kecamatan Maos\n{UNBOUND}", ["unknown-unit"]),
    ],
)
def test_the_rule_that_knows_the_cause_speaks(
    head: str, expected: list[str], tmp_path: Path
) -> None:
    process = f"""\
kode: CLP.01.01
nama: Penyusunan
sumber: Pasal 1
{head}
langkah:
  - {{kegiatan: Menyusun, oleh: kepala}}
  - {{kegiatan: Mengirim, oleh: kepala}}
"""
    found = findings_of(tmp_path, {"jabatan.yaml": ROLES, "proses/uji.yaml": process})
    assert sorted(one.code for one in found if one.code in ABOUT) == expected
