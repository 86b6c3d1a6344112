"""Targets are chosen by number and name; a slip is met with the nearest name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.target import select_targets, target_of
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Findings
from tests.compiler.project import definitions, resolved, steps
from tests.rules.sample import FILES, load_project

if TYPE_CHECKING:
    from pathlib import Path

BASE = steps(
    "{id: m, mulai: Ada, oleh: kepala}",
    "{id: susun, kegiatan: Menyusun, oleh: staf, waktu: 2 hari}",
    "{kegiatan: Membahas, oleh: staf}",
    "{selesai: Selesai, oleh: kepala}",
)


def chosen(numbers: list[int], names: list[str]) -> tuple[list[str], list[str]]:
    """The slugs of the targets that are chosen, and the findings with their hints."""
    defs, _findings = definitions(BASE)
    findings = Findings()
    targets = select_targets(defs, numbers, names, findings)
    told = [f"{item.code}: {item.message}: {' '.join(item.hints)}" for item in findings]
    return [target.slug for target in targets], told


def test_all_types_are_chosen_when_none_is_named() -> None:
    assert chosen([], []) == (["tipe-01", "tipe-02"], [])


def test_types_and_units_can_be_mixed_and_are_chosen_once() -> None:
    slugs = chosen([2, 2], ["kecamatan  kroya", "Kecamatan Kroya"])[0]
    assert slugs == ["tipe-02", "unit-kecamatan-kroya"]


def test_the_word_for_all_stands_for_every_named_unit() -> None:
    assert chosen([], ["Semua"]) == (["unit-kecamatan-kroya"], [])
    assert chosen([1], ["semua", "Kecamatan Kroya"])[0] == ["tipe-01", "unit-kecamatan-kroya"]


def test_a_unit_may_have_the_name_that_stands_for_all() -> None:
    text = "- {nama: Kecamatan Kroya, tipe: 2}\n- {nama: Semua, tipe: 2}\n"
    defs, _findings = definitions({"proses/uji.yaml": BASE, "unit.yaml": text})
    targets = select_targets(defs, [], ["semua"], Findings())
    assert [target.slug for target in targets] == ["unit-semua"]


def test_all_units_of_a_project_without_units_is_a_mistake() -> None:
    defs, _findings = definitions({"proses/uji.yaml": BASE, "unit.yaml": "[]\n"})
    findings = Findings()
    assert select_targets(defs, [], ["semua"], findings) == ()
    assert [(item.code, item.message, item.hints) for item in findings] == [
        (
            "no-units",
            "belum ada unit bernama di unit.yaml",
            ("tulis unitnya di unit.yaml, atau pilih tipe unit dengan --tipe",),
        )
    ]


def test_unknown_targets_are_reported_with_what_there_is() -> None:
    slugs, told = chosen([9], ["Kecamatan Kroja"])
    assert slugs == []
    assert told == [
        (
            "unknown-unit: unit 'Kecamatan Kroja' tidak ada di unit.yaml: "
            "maksud Anda 'Kecamatan Kroya'?"
        ),
        "unknown-unit-type: tipe unit 9 tidak ada: tipe unit yang ada: 1, 2",
    ]


def test_a_part_of_a_name_in_any_letters_is_met_with_the_names_that_hold_it() -> None:
    assert chosen([], ["KROYA"])[1] == [
        "unknown-unit: unit 'KROYA' tidak ada di unit.yaml: maksud Anda 'Kecamatan Kroya'?"
    ]


def test_the_words_of_a_name_may_stand_in_another_order() -> None:
    text = "- {nama: Kelurahan Gunung Simping, tipe: 2}\n"
    defs, _findings = definitions({"proses/uji.yaml": BASE, "unit.yaml": text})
    findings = Findings()
    select_targets(defs, [], ["simping GUNUNG kelurahan"], findings)
    assert [one.hints for one in findings] == [("maksud Anda 'Kelurahan Gunung Simping'?",)]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kecamatan Kroya", "kecamatan-kroya"),
        ("RSUD/../etc", "rsud-etc"),
        ("Dinas Éco & Co.", "dinas-eco-co"),
        ("???", "tanpa-nama"),
    ],
)
def test_folder_names_are_safe(name: str, slug: str) -> None:
    assert file_slug(name) == slug


def test_a_unit_fills_in_durations_and_the_block_of_the_sop() -> None:
    units = """\
- nama: Kecamatan Kroya
  tipe: 2
  waktu: {CLP.01.01: {susun: 1 hari, Membahas: 3 jam}}
  sop: {CLP.01.01: {nomor: 12, disahkan_oleh: {nama: Nama}}}
"""
    text = BASE + "sop: {nama: 'SOP {unit}', nomor: 1, disahkan_oleh: {jabatan: '{kepala}'}}\n"
    files = {"proses/uji.yaml": text, "unit.yaml": units}
    found = resolved(files, unit="Kecamatan Kroya")[0]
    assert [step.duration for step in found.steps] == ["", "1 hari", "3 jam", ""]
    assert (found.sop.nomor, found.sop.nama) == ("12", "SOP Kecamatan Kroya")
    assert found.sop.disahkan_oleh is not None
    assert (found.sop.disahkan_oleh.nama, found.sop.disahkan_oleh.jabatan) == ("Nama", "Camat")
    assert [step.duration for step in resolved(files, 2)[0].steps] == ["", "2 hari", "", ""]


def test_a_process_applies_where_it_says_and_where_its_roles_exist() -> None:
    assert resolved(BASE + "berlaku: [1]\n", 2) == []
    assert len(resolved(BASE + "berlaku: [01]\n", 1)) == 1
    assert len(resolved(BASE + "berlaku: semua\n", 2)) == 1
    assert resolved(BASE.replace("jf_pelaksana", "pejabat_level_3"), 2) == []


LISTING = "lihat nama unit dengan 'bpmn-gen list'"


def test_a_name_that_nothing_resembles_leads_to_the_list_of_units() -> None:
    assert chosen([], ["Zzz"])[1] == [f"unknown-unit: unit 'Zzz' tidak ada di unit.yaml: {LISTING}"]


@pytest.mark.parametrize(("units", "listing"), [(3, False), (4, True)])
def test_a_part_of_many_names_is_met_with_some_of_them_and_the_list(
    units: int, *, listing: bool
) -> None:
    text = "".join(f"- {{nama: Kecamatan {letter}, tipe: 2}}\n" for letter in "ABCD"[:units])
    defs, _findings = definitions({"proses/uji.yaml": BASE, "unit.yaml": text})
    findings = Findings()
    assert select_targets(defs, [], ["kecamatan"], findings) == ()
    [found] = findings
    meant = tuple(f"maksud Anda 'Kecamatan {letter}'?" for letter in "ABC")
    assert found.hints == (*meant, *[LISTING] * listing)


def test_a_unit_is_found_among_others_also_by_a_copy_of_it() -> None:
    text = "".join(f"- {{nama: Kecamatan {letter}, tipe: 2}}\n" for letter in "ABC")
    defs, _findings = definitions({"proses/uji.yaml": BASE, "unit.yaml": text})
    for unit in (defs.unit[1], defs.unit[1].model_copy()):
        found = target_of(defs, unit)
        assert (found.name, found.number) == ("Kecamatan B", 2)


def test_unit_types_are_listed_by_number_whatever_their_files_are_called() -> None:
    eighth = FILES["tipe_unit/01-dinas.yaml"].replace("nomor: 1", "nomor: 8")
    defs, _findings = definitions({"proses/uji.yaml": BASE, "tipe_unit/00-badan.yaml": eighth})
    findings = Findings()
    select_targets(defs, [9], [], findings)
    assert [one.hints for one in findings] == [("tipe unit yang ada: 1, 2, 8",)]
    assert [target.number for target in select_targets(defs, [], [], findings)] == [1, 2, 8]


def test_where_there_are_no_unit_types_that_is_said(tmp_path: Path) -> None:
    none = {name: "nama: [\n" for name in FILES if name.startswith("tipe_unit/")}
    defs, _findings = load_project(tmp_path, none)
    findings = Findings()
    assert select_targets(defs, [1], [], findings) == ()
    assert [(one.message, one.hints) for one in findings] == [
        ("tipe unit 1 tidak ada", ("belum ada tipe unit di folder tipe_unit",))
    ]
