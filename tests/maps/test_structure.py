"""The structure figures say what the regulation says of each of the ten unit types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.maps.duties import team_duties
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.structure_figure import GROUP, assignment_figure, rank_figure
from bpmn_gen.render.svg.board import write_board_svg
from tests.maps.shipped import TYPES, survey

if TYPE_CHECKING:
    from bpmn_gen.maps.tiers import Structure

APPRAISERS = {
    1: ["II"],
    2: ["II"],
    3: ["II"],
    4: ["I", "II"],
    5: ["I", "II"],
    6: ["II"],
    7: ["II"],
    8: ["I"],
    9: ["I"],
    10: ["I"],
}
"""Levels of the Pejabat Penilai Kinerja by unit type (Lampiran II.D.1 to II.D.10)."""
STAFF_BELOW = {**APPRAISERS, 5: ["II"]}
"""Below whom the Kelompok Jabatan Fungsional dan pelaksana stands."""
SUPERIORS = {8: "Kepala Dinas atau Camat", 9: "Kepala Dinas", 10: "Kepala Dinas"}
"""Who sets the performance of the first tier, where the provisions name somebody."""


def of(number: int) -> Structure:
    return structure(survey(number))


@pytest.mark.parametrize("number", TYPES)
def test_the_appraisers_are_those_of_the_regulation(number: int) -> None:
    assert [tier.level for tier in of(number).tiers if tier.is_appraiser] == APPRAISERS[number]


@pytest.mark.parametrize("number", TYPES)
def test_the_staff_stands_below_its_appraiser(number: int) -> None:
    found = of(number)
    general = {rule.appraiser for rule in found.rules if rule.is_general}
    assert [tier.level for tier in found.tiers if tier.short in general] == STAFF_BELOW[number]


@pytest.mark.parametrize("number", TYPES)
def test_every_tier_below_the_first_has_its_performance_set_by_a_provision(number: int) -> None:
    assert all(
        tier.set_by.startswith(f"Lampiran BAB II huruf D angka {number} ")
        for tier in of(number).tiers[1:]
    )


@pytest.mark.parametrize("number", TYPES)
def test_somebody_above_the_unit_is_drawn_only_where_a_provision_says_so(number: int) -> None:
    assert of(number).superior == SUPERIORS.get(number, "")


def test_coordinating_tiers_carry_the_words_of_their_provision() -> None:
    told = {n: [t.coordinates for t in of(n).tiers if t.coordinates] for n in TYPES}
    assert [n for n in TYPES if told[n]] == [1, 2, 3, 4, 8]
    assert told[2] == ["pelaksana koordinasi pelaksanaan tugas"]
    assert told[8][0].endswith("tugas substansi Tata Usaha selayaknya Ketua Tim Kerja")


def test_a_named_unit_carries_its_own_titles() -> None:
    kroya = survey(unit="Kecamatan Kroya")
    tiers = structure(kroya).tiers
    assert [(tier.title, tier.rank) for tier in tiers] == [
        ("Camat Kroya", "Pejabat Administrator"),
        ("Pejabat Pengawas", ""),
    ]
    rule = next(rule for rule in structure(kroya).rules if not rule.is_general)
    assert rule.appraiser == "Camat Kroya"
    figure = rank_figure(kroya)
    assert figure is not None
    assert "Camat Kroya" in write_board_svg(figure.board()).decode()


@pytest.mark.parametrize("number", TYPES)
def test_both_figures_show_the_group_of_the_staff(number: int) -> None:
    for figure in (rank_figure(survey(number)), assignment_figure(survey(number))):
        assert figure is not None
        told = [mark.title for panel in figure.board().panels for mark in panel.marks]
        assert told.count(GROUP) == len(STAFF_BELOW[number])


def test_the_matrix_holds_every_duty_of_the_four_roles_once() -> None:
    found = team_duties(survey())
    assert found is not None
    counts = {role.term: len(role.duties) for role in found.roles}
    assert counts == {
        "Pejabat Penilai Kinerja": 5,
        "Pimpinan Unit Organisasi": 5,
        "Ketua Tim": 6,
        "Anggota Tim": 3,
    }
    reports = {
        (at, to) for at, role in enumerate(found.roles) for d in role.duties for to in d.reports_to
    }
    assert reports == {(2, 0), (2, 1), (3, 2)}
