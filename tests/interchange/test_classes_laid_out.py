"""Inputs of every class of faults, laid out: nothing changes but the diagrams."""

from __future__ import annotations

import pytest
from lxml import etree

from bpmn_gen.diagnostics import Findings
from bpmn_gen.relayout import relayout
from tests.interchange.mutating import SCHEMA, is_valid
from tests.interchange.test_classes import INPUTS
from tests.relayout.text import said

ELSEWHERE = {"strange-ids", "wrong-encoding"}
"""Codes of what opens nowhere else as it is, for which layouts name the way out."""
REFUSED = {"bad-xml", "empty-file", "not-a-flow", "not-bpmn", "wrong-encoding"}


@pytest.mark.parametrize("name", INPUTS)
def test_only_diagrams_change(name: str) -> None:
    findings = Findings()
    data = INPUTS[name]
    made = relayout(data, findings, "uji.bpmn")
    codes = {one.code for one in findings}
    assert all(one.hints for one in findings if one.code in ELSEWHERE)
    if not made:
        assert {one.code for one in findings if one.is_error} <= REFUSED
        assert findings.has_errors
        return
    if "new-ids" not in codes:
        assert said(made) == said(data)
    schema = etree.XMLSchema(file=str(SCHEMA))
    if is_valid(data, schema):
        assert is_valid(made, schema), schema.error_log
