"""The ten unit types and the units that the regulation names."""

from collections import Counter

import pytest

from bpmn_gen.definition.citation import ProvisionIndex
from tests.content.shipped import TYPES, definitions, lanes, processes

COUNTED = {1: 1, 2: 24, 3: 3, 5: 1, 6: 1, 7: 24}
"""Named units per unit type; type 4 is conditional, the others are classes of units."""
PENUGASAN = {1: 14, 2: 11, 3: 12, 4: 16, 5: 15, 6: 15, 7: 7, 8: 11, 9: 8, 10: 8}
"""Provisions on penugasan; type 4 has two lists, type 8 one item out of place."""
LEADERS = {
    1: ("Sekretaris Daerah", "Kepala Bagian"),
    2: ("Pejabat Pimpinan Tinggi Pratama", "Pejabat Administrator"),
    3: ("Pejabat Pimpinan Tinggi Pratama", "Pejabat Administrator"),
    4: (
        "Pejabat Pimpinan Tinggi Pratama",
        "Pejabat Pimpinan Tinggi Pratama atau Pejabat Administrator",
    ),
    5: ("Direktur", "Kepala Bagian atau Kepala Bidang"),
    6: ("Direktur", "Pejabat Pengawas"),
    7: ("Pejabat Administrator", "Pejabat Pengawas"),
    8: ("Kepala UPTD atau Lurah", "Kepala UPTD atau Lurah"),
    9: ("Kepala Satuan Pendidikan atau Kepala Puskesmas",) * 2,
    10: ("Kepala UPTD", "Kepala UPTD"),
}
"""Pejabat Level I, and Pejabat Penilai Kinerja who is Pimpinan Unit Organisasi as well."""


def test_named_units_are_those_of_the_regulation() -> None:
    """Nobody is missing and nobody is added."""
    defs = definitions()
    assert Counter(int(unit.tipe) for unit in defs.unit) == COUNTED
    for number in (2, 3, 5, 6, 7):
        names = [str(unit.nama) for unit in defs.unit if int(unit.tipe) == number]
        assert names == [str(name) for name in defs.tipe_unit[number].unit]


@pytest.mark.parametrize("number", TYPES)
def test_each_type_has_its_provisions_in_the_printed_order(number: int) -> None:
    """All numbered provisions on penugasan are listed, and all of them exist."""
    tipe = definitions().tipe_unit[number]
    index = ProvisionIndex(definitions().peraturan)
    refs = [item.ref for key in tipe.penugasan if (item := index.by_id(str(key)))]
    assert len(refs) == len(tipe.penugasan) == PENUGASAN[number]
    assert all(ref.startswith(f"Lampiran II.D.{number}.") for ref in refs)


@pytest.mark.parametrize("number", TYPES)
def test_leaders_and_appraisers_are_those_of_the_type(number: int) -> None:
    """Who leads and who appraises differs from type to type."""
    peran = definitions().tipe_unit[number].peran
    roles = {str(key): str(title) for key, title in peran.items()}
    assert (roles["pejabat_level_1"], roles["pimpinan_unit"]) == LEADERS[number]
    assert roles["penilai_kinerja"] == roles["pimpinan_unit"]


def test_ranks_above_the_leader_have_their_own_appraiser() -> None:
    """The appraiser table follows the text: rank, appraiser, coordination."""
    types = definitions().tipe_unit
    table = {
        (number, str(rule.jenjang)): (str(rule.penilai), [str(who) for who in rule.koordinasi])
        for number, tipe in types.items()
        for rule in tipe.penilai
    }
    madya, muda = "Pejabat Fungsional Ahli Madya", "Pejabat Fungsional Ahli Muda"
    assert table[1, madya] == ("Asisten Sekretaris Daerah", ["Asisten Sekretaris Daerah"])
    assert table[5, madya] == ("Direktur", ["Direktur", "Wakil Direktur (konsultasi)"])
    assert table[5, "Pejabat Fungsional Ahli Utama"][0] == "Sekretaris Daerah"
    assert table[6, muda][0] == "Kepala Bagian atau Kepala Bidang"
    assert table[6, madya][0] == "Kepala Dinas Kesehatan"
    assert table[7, muda] == ("Pejabat Administrator", ["Pejabat Administrator"])
    assert (7, madya) not in table


def test_kecamatan_kroya_prints_its_own_titles() -> None:
    """A named unit shows its real titles; what it leaves out follows from the type."""
    shown = lanes(processes(7, "Kecamatan Kroya")["CLP.01.02"])
    assert shown[:2] == ["Camat Kroya", "Pejabat Pengawas"]
    assert lanes(processes(7)["CLP.01.02"])[0] == "Pejabat Administrator"


def test_every_kecamatan_is_led_by_its_camat() -> None:
    """The title follows the name of the kecamatan."""
    found = [unit for unit in definitions().unit if int(unit.tipe) == 7]
    assert len(found) == 24
    for unit in found:
        camat = f"Camat {str(unit.nama).removeprefix('Kecamatan ')}"
        assert {str(key): str(title) for key, title in unit.jabatan.items()} == {
            "pejabat_level_1": camat
        }


def test_somebody_above_the_unit_is_bound_only_where_the_text_names_them() -> None:
    """Kepala Dinas or Camat in types 8 to 10; nobody is named above the others."""
    above = {
        number: str(title)
        for number, tipe in definitions().tipe_unit.items()
        for key, title in tipe.peran.items()
        if key == "atasan_unit"
    }
    assert above == {8: "Kepala Dinas atau Camat", 9: "Kepala Dinas", 10: "Kepala Dinas"}
