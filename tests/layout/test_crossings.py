"""The shipped map that crossed itself most is drawn without a crossing."""

from __future__ import annotations

import pytest

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from tests.content.shipped import definitions
from tests.layout.judge import load_judge

JUDGE = load_judge()
BRANCHED = "CLP.01.02"
"""Three parallel branches in different lanes, each led by the same lane above them."""


@pytest.mark.skipif(JUDGE is None, reason="the independent judge is not here")
@pytest.mark.parametrize("unit_type", [1, 7])
def test_branches_that_would_cross_stand_one_after_the_other(unit_type: int) -> None:
    assert JUDGE is not None
    findings = Findings()
    defs = definitions()
    (target,) = select_targets(defs, (unit_type,), (), findings)
    process = next(one for one in resolve(defs, target, findings) if one.code == BRANCHED)
    model = lower(process)
    assert JUDGE.measure(write_bpmn(model, lay_out(model)))["crossings"] == 0
