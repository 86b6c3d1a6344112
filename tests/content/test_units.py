"""The ten unit types and the units that the regulation names."""

from collections import Counter

import pytest

from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.definition.text import Text
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.survey import UnitSurvey
from tests.content.shipped import TYPES, definitions, lanes, processes

COUNTED = {1: 1, 2: 24, 3: 3, 5: 1, 6: 1, 7: 24}
"""Named units per unit type; type 4 is conditional, the others are classes of units."""
PENUGASAN = {1: 15, 2: 12, 3: 13, 4: 17, 5: 16, 6: 16, 7: 8, 8: 12, 9: 9, 10: 9}
"""Provisions on penugasan with their first sentence; type 4 has two lists, type 8 an extra item."""
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


@pytest.mark.parametrize("number", TYPES)
def test_offices_are_called_as_the_provisions_of_their_type_call_them(number: int) -> None:
    """No tier and nobody above loses or gains a word, such as "yang diberikan pendelegasian"."""
    tipe = definitions().tipe_unit[number]
    provisions = [
        item
        for book in definitions().peraturan
        for item in book.ketentuan
        if item.ref.startswith(f"Lampiran II.D.{number}.")
    ]
    said = " | ".join(f"{item.ringkasan} | {' | '.join(item.pelaku)}" for item in provisions)
    said = said.replace("/", " atau ")
    offices = ("pejabat_", "atasan_unit", "penerima_", "pengampu_", "sekretaris_daerah")
    known = [
        str(title)
        for role, title in tipe.peran.items()
        if role.startswith(offices) and role not in {"pejabat_berwenang", "pejabat_lain"}
    ]
    assert len(known) >= (1 if number in (9, 10) else 2)
    for title in known:
        parts = [title] if title in said else title.split(" atau ")
        assert all(part in said for part in parts), title


def test_level_two_of_a_kelurahan_keeps_its_tier_word() -> None:
    """Only UPTD have a Kepala Sub Bagian Tata Usaha by the text; figures know it as the same."""
    tipe = definitions().tipe_unit[8]
    assert tipe.peran[Text("pejabat_level_2")] == "Pejabat Level II"
    drawn = structure(UnitSurvey(definitions(), Target(tipe), ()))
    assert drawn.tiers[1].no_team
    assert drawn.tiers[1].coordinates.endswith("Tata Usaha selayaknya Ketua Tim Kerja")


def test_leaders_assign_the_officials_below_them_where_the_text_says_so() -> None:
    """Types 1 (b.3) and 8 (2.c) name the official below among those who are assigned."""
    assigned = {
        number: [tier.short for tier in structure(UnitSurvey(definitions(), Target(tipe), ())).tiers
                 if tier.assigned_by]
        for number, tipe in definitions().tipe_unit.items()
    }  # fmt: skip
    assert {number: who for number, who in assigned.items() if who} == {
        1: ["Pejabat Pengawas"],
        8: ["Pejabat Level II"],
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
