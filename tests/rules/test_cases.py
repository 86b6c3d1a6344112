"""Every rule finds its wrong example at the exact place and says nothing about the right one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Severity
from bpmn_gen.rules import checking
from tests.rules.case_files import CASES, Case
from tests.rules.sample import findings_of

if TYPE_CHECKING:
    from pathlib import Path

RULES = (*checking.STEP_RULES, *checking.FLOW_RULES, *checking.SET_RULES)


@pytest.fixture(params=CASES, ids=[path.stem for path in CASES])
def case(request: pytest.FixtureRequest) -> Case:
    """Each case in turn."""
    return Case.read(request.param)


def test_all_that_is_told_about_the_wrong_example_stands_in_the_case(
    case: Case, tmp_path: Path
) -> None:
    assert case.finds
    assert case.told(tmp_path) == case.finds, "look at it: python -m tests.rules.case_files"


def test_the_wrong_example_is_found_where_it_is_marked(case: Case, tmp_path: Path) -> None:
    _files, marked = case.unmarked()
    told = [line.split() for line in case.told(tmp_path).splitlines() if line and line[0] != " "]
    at = {tuple(place.rsplit(":", 2)) for _severity, code, place, *_ in told if code == case.code}
    assert at == {(name, str(line), str(column)) for name, line, column in marked}


def test_the_right_example_is_left_alone(case: Case, tmp_path: Path) -> None:
    found = findings_of(tmp_path, case.right)
    assert case.code not in {finding.code for finding in found}
    assert {finding.code for finding in found if finding.severity is Severity.ERROR} == set()


def test_messages_and_hints_are_indonesian_phrases(case: Case, tmp_path: Path) -> None:
    for finding in case.found(tmp_path):
        for phrase in (finding.message, *finding.hints):
            assert phrase[0] in "'0123456789" or phrase[0].islower()
            assert not phrase.endswith(".")
            assert "\n" not in phrase
        assert finding.hints, "no word on what to do about it"


def test_every_rule_has_a_case_and_examples() -> None:
    assert len(RULES) > 50
    names = {path.stem for path in CASES}
    for rule in RULES:
        assert rule.__name__.replace("_", "-") in names, rule.__name__
        assert "Wrong::" in (rule.__doc__ or ""), rule.__name__
        assert "Right::" in (rule.__doc__ or ""), rule.__name__
