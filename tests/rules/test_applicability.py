"""A process that applies nowhere is told of once, by the rule that knows the cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

ROLES = """\
pimpinan_unit: {sebutan: Pimpinan Unit Organisasi, arti: pemimpin, sumber: Pasal 1}
penilai_kinerja: {sebutan: Pejabat Penilai Kinerja, arti: atasan langsung}
jf_pelaksana: {sebutan: Pejabat Fungsional dan pelaksana, arti: pegawai}
pejabat_level_3: {sebutan: Pejabat Level III, arti: pejabat}
pejabat_level_4: {sebutan: Pejabat Level IV, arti: pejabat}
"""
ABOUT = {"applies-nowhere", "type-lacks-role", "unknown-role", "unknown-unit-type", "unknown-unit"}
UNBOUND = "pelaku: {kepala: {peran: pejabat_level_4}}"
UNITS = FILES["unit.yaml"] + "- {nama: Dinas Perhubungan, tipe: 1}\n"
HERE = "varian: [{nama: Camat, berlaku: 2, pelaku: {kepala: pimpinan_unit}}]"
"""A variant with which the process applies to one unit type after all."""


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
        (f"{UNBOUND}\nnama: Lagi", []),
        (f"{UNBOUND}\n{HERE}", []),
    ],
)
def test_the_rule_that_knows_the_cause_speaks(
    head: str, expected: list[str], tmp_path: Path
) -> None:
    found = findings_of(tmp_path, {"jabatan.yaml": ROLES, "proses/uji.yaml": process(head)})
    assert sorted(one.code for one in found if one.code in ABOUT) == expected


def process(head: str) -> str:
    """A process with some keys of its own."""
    return f"""\
kode: CLP.01.01
nama: Penyusunan
sumber: Pasal 1
{head}
langkah:
  - {{kegiatan: Menyusun, oleh: kepala}}
  - {{kegiatan: Mengirim, oleh: kepala}}
"""


def nowhere(folder: Path, head: str, types: int = 2) -> Diagnostic:
    """The finding about a process that applies nowhere; further unit types are like the second."""
    kecamatan = FILES["tipe_unit/02-kecamatan.yaml"]
    files = {
        f"tipe_unit/{number:02}-lain.yaml": kecamatan.replace("nomor: 2", f"nomor: {number}")
        for number in range(3, types + 1)
    }
    files |= {"jabatan.yaml": ROLES, "proses/uji.yaml": process(head), "unit.yaml": UNITS}
    [found] = [one for one in findings_of(folder, files) if one.code == "applies-nowhere"]
    return found


@pytest.mark.parametrize(
    ("types", "where"),
    [(2, "tipe unit 1 dan 2"), (3, "tipe unit 1, 2 dan 3"), (4, "tipe unit mana pun")],
)
def test_a_role_that_no_unit_type_has_is_named_with_few_of_them(
    types: int, where: str, tmp_path: Path
) -> None:
    found = nowhere(tmp_path, UNBOUND, types)
    assert found.message == (
        "proses 'CLP.01.01' tidak berlaku, karena peran 'pejabat_level_4' tidak ada pada " + where
    )
    own = "bila jabatan di kantor sendiri, tulis jabatannya: kepala: {jabatan: ...}"
    assert found.hints[-1] == own


def test_a_role_that_the_units_asked_for_lack_is_named_though_others_have_it(
    tmp_path: Path,
) -> None:
    found = nowhere(
        tmp_path, "berlaku: Kecamatan Kroya\npelaku: {kepala: {peran: pejabat_level_3}}"
    )
    assert found.message.endswith("karena peran 'pejabat_level_3' tidak ada pada tipe unit 2")
    assert found.span is not None
    assert found.span.line == 5


def test_roles_of_which_each_unit_type_lacks_another_are_left_to_the_author(tmp_path: Path) -> None:
    head = "pelaku: {kepala: pejabat_level_3, juru: pejabat_level_9}"
    kecamatan = FILES["tipe_unit/02-kecamatan.yaml"]
    files = {
        "jabatan.yaml": ROLES + "pejabat_level_9: {sebutan: Pejabat Level IX, arti: pejabat}\n",
        "tipe_unit/02-kecamatan.yaml": kecamatan.replace(
            "peran:\n", "peran:\n  pejabat_level_9: Juru\n"
        ),
        "proses/uji.yaml": process(head),
    }
    [found] = [one for one in findings_of(tmp_path, files) if one.code == "applies-nowhere"]
    assert found.message == "proses 'CLP.01.01' tidak berlaku pada tipe unit mana pun"
    assert found.hints == ("periksa 'berlaku' dan peran para pelakunya",)
    assert found.span is not None
    assert (found.span.line, found.span.column) == (1, 7)


def test_no_process_is_said_to_apply_nowhere_where_no_unit_type_can_be_read(tmp_path: Path) -> None:
    files = {name: "nama: [\n" for name in FILES if name.startswith("tipe_unit/")}
    found = findings_of(tmp_path, {**files, "proses/uji.yaml": process(UNBOUND)})
    assert "applies-nowhere" not in {one.code for one in found}


def test_a_unit_type_that_only_a_variant_names_is_missed_there(tmp_path: Path) -> None:
    head = "pelaku: {kepala: pimpinan_unit}\nvarian: [{nama: Camat, berlaku: 9, hapus: []}]"
    found = findings_of(tmp_path, {"proses/uji.yaml": process(head)})
    [missed] = [one for one in found if one.code == "unknown-unit-type"]
    assert missed.message == "tipe unit 9 tidak ada"
    assert missed.span is not None
    assert (missed.span.line, missed.span.column) == (5, 33)
