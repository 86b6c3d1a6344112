"""Ties say which map belongs to which SOP, and who from outside takes part."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.edition.status import NEVER_SET
from bpmn_gen.evidence.ties import LOOSE, Crossing, crossings, ties
from bpmn_gen.maps.survey import UnitSurvey
from tests.content.shipped import definitions


@pytest.fixture(scope="module")
def survey() -> UnitSurvey:
    """A kecamatan with all that the regulation gives it."""
    defs = definitions()
    target = Target(defs.tipe_unit[7])
    return UnitSurvey(defs.seen_by(None), target, tuple(resolve(defs, target, Findings())))


def test_each_process_names_its_map_its_sop_and_what_it_carries_out(survey: UnitSurvey) -> None:
    found = [*ties(survey, NEVER_SET)]
    assert sorted(one.code for one in found) == sorted(one.code for one in survey.every)
    [one] = [one for one in found if one.code == "CLP.02.02"]
    assert (one.group, one.map_code, one.sop_code) == (
        "CLP.02 Penugasan", "CLP.02.02.CFM.01", "CLP.02.02.CFM.01.SOP.01",
    )  # fmt: skip
    assert (one.number, one.revision, one.state) == ("", "", "konsep")
    assert one.places.startswith("Lampiran BAB II huruf B angka 2 huruf a angka 2)")
    assert one.basis == f"{one.places} {one.regulation}"
    [reference] = [one for one in found if one.code == "CLP.01.01"]
    assert (reference.group, reference.sop_code) == (LOOSE, "")


def test_only_those_who_are_not_of_the_unit_cross_its_border(survey: UnitSurvey) -> None:
    record = record_resolved(survey.defs, survey.target, survey.every)
    found = [one for one in crossings(survey, record) if one.code == "CLP.02.02"]
    name = "Penunjukan lintas unit organisasi"
    assert found == [
        Crossing("CLP.02.02", name, "Unit dituju", title, steps)
        for title, steps in (
            ("Pejabat Penilai Kinerja unit dituju", "2, 3, 5, 8"),
            ("Pimpinan Unit Organisasi unit dituju", "4"),
            ("Pejabat Fungsional dan pelaksana unit dituju", "7"),
        )
    ]
