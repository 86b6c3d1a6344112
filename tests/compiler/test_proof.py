"""A model is handed on with what its proof says."""

from __future__ import annotations

from bpmn_gen.diagnostics import Findings
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import arrows, lowered, resolved, steps

SOUND = steps(
    "{id: m, mulai: Ada, oleh: kepala}",
    "{id: a, kegiatan: A, oleh: staf}",
    "{id: e, selesai: Selesai, oleh: kepala}",
)
UNSOUND = steps(
    "{id: m, mulai: Ada, oleh: kepala}",
    "{id: a, kegiatan: A, oleh: staf}",
    "{id: b, kegiatan: B, oleh: staf, lanjut: a}",
    "{id: e, selesai: Selesai, oleh: kepala}",
)


def test_a_sound_process_is_handed_on_without_a_word() -> None:
    findings = Findings()
    model = compiled(resolved(SOUND)[0], findings)
    assert [arrows(process) for process in model.processes] == [arrows(lowered(SOUND))]
    assert list(findings) == []


def test_an_unsound_process_is_handed_on_whole_with_what_is_wrong() -> None:
    findings = Findings()
    model = compiled(resolved(UNSOUND)[0], findings)
    assert [process.code for process in model.processes] == ["CLP.01.01"]
    assert findings.has_errors
