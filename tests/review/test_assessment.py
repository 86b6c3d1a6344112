"""The forms of monitoring and evaluation hold all SOPs of a unit and come back as they went."""

from __future__ import annotations

import datetime as dt

from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.review.assessment import BAD, Assessment, Finding, procedures
from bpmn_gen.review.assessment_form import assessment_form, with_form
from bpmn_gen.workbook.reading import read_workbook
from tests.review.test_units import kecamatan

STATEMENTS = ("Mudah dipahami", "Sinergi?")


def test_each_numbered_step_of_each_sop_is_a_procedure() -> None:
    unit = kecamatan()
    listed = [*procedures(unit)]
    sops = {code for code, one in unit.processes.items() if not one.is_reference}
    assert {one.key.partition("/")[0] for one in listed} == sops
    assert len({one.key for one in listed}) == len(listed) > 100
    calls = [one.text for one in listed if one.text.startswith("Melaksanakan SOP ")]
    assert "Melaksanakan SOP Penunjukan lintas unit organisasi (CLP.02.02)" in calls
    first = next(one for one in listed if one.key == "CLP.02.02/kirim")
    assert (first.number, first.actor) == ("1", "Pejabat Pengawas (unit pemilik kinerja)")


def test_forms_that_nobody_touched_change_nothing() -> None:
    found = {"CLP.02.02/kirim": Finding(BAD, "Terlambat", "Ingatkan"), "CLP.99/lama": Finding("x")}
    known = Assessment(found, {"CLP.09.01": {"Sinergi?": "Tidak"}})
    book = assessment_form(kecamatan(), STATEMENTS, known)
    assert [sheet.name for sheet in book.sheets] == [
        "Pemantauan", "Evaluasi", "Evaluasi 2", "Evaluasi 3",
    ]  # fmt: skip
    content = write_form(book, dt.date(2026, 11, 24))
    assert with_form(known, read_workbook(content, "penilaian.xlsx"), Findings()) == known


def test_a_form_says_nothing_about_what_was_found_after_it_was_handed_out() -> None:
    book = assessment_form(kecamatan(), STATEMENTS, Assessment())
    content = write_form(book, dt.date(2026, 11, 24))
    later = Assessment({"CLP.02.02/kirim": Finding(BAD)})
    assert with_form(later, read_workbook(content, "penilaian.xlsx"), Findings()) == later
