"""What the rules see of all definitions."""

from __future__ import annotations

from bpmn_gen.rules.survey import Survey
from tests.compiler.project import definitions, steps


def test_only_so_many_words_are_compared_in_one_run() -> None:
    defs, _findings = definitions(steps("{kegiatan: Menyusun, oleh: staf}"))
    survey = Survey(defs)
    assert survey.nearest("Menyusn", ["Menyusun"]) == "Menyusun"
    assert survey.suggest("Menyusn", ["Menyusun"]) == ("maksud Anda 'Menyusun'?",)
    assert not survey.may_compare(1_000_000)
    assert survey.nearest("Menyusn", ["Menyusun"]) is None
    assert survey.suggest("Menyusn", ["Menyusun"]) == ()
