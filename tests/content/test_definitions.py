"""The shipped definitions as a whole are complete, cited and free of slips."""

import re
from collections.abc import Iterator

import pytest

from bpmn_gen.compiler.resolved import Step, StepKind
from bpmn_gen.diagnostics import Severity
from bpmn_gen.rules import check_definitions
from tests.content.shipped import TYPES, definitions, loading_findings, processes

WORK = {StepKind.WORK, StepKind.CALL}


def walk(number: int) -> Iterator[tuple[str, Step]]:
    """Every step of every process of a unit type, with where it stands."""
    assert len(processes(number)) > 15
    for code, process in processes(number).items():
        yield from ((f"{code} {step.id}", step) for step in process.walk())


def test_definitions_load_and_check_without_errors_or_warnings() -> None:
    """What is left open by the regulation is a note, never an error or a warning."""
    findings = [*loading_findings(), *check_definitions(definitions())]
    assert [str(item) for item in findings if item.severity != Severity.INFO] == []


def test_every_unit_type_has_processes_of_all_nine_groups() -> None:
    """Only the general two-level workflow is missing where there is one level."""
    for number in TYPES:
        codes = set(processes(number))
        assert {code[:6] for code in codes} == {f"CLP.0{group}" for group in range(1, 10)}
        assert ("CLP.01.01" in codes) == (number not in (9, 10))
        assert ("CLP.01.03" in codes) == (number == 4)
        assert ("CLP.06.04" in codes) == (number in (5, 6))


def test_steps_are_done_by_those_of_whom_their_provisions_speak() -> None:
    """No citation names other people than the step, and no piece of work is without one."""
    findings = check_definitions(definitions())
    assert len(findings) > 0
    wrong = [item for item in findings if item.code in {"other-actors", "uncited-steps"}]
    assert [str(item) for item in wrong] == []


@pytest.mark.parametrize("number", TYPES)
def test_steps_cite_only_their_own_unit_type(number: int) -> None:
    """A reader of one unit type never meets the provisions of another."""
    own = f"Lampiran II.D.{number}"
    for where, step in walk(number):
        assert step.sources, where
        typed = [source for source in step.sources if source.startswith("Lampiran II.D.")]
        assert all(re.match(rf"{re.escape(own)}(\.|$)", source) for source in typed), where


@pytest.mark.parametrize("number", TYPES)
def test_work_is_named_briefly_and_without_alternatives(number: int) -> None:
    """Boxes start with a verb, hold no slash, no placeholder and no forbidden abbreviation."""
    for where, step in walk(number):
        shown = " ".join([step.text, step.short, *step.inputs, *step.outputs, step.remark])
        assert "{" not in shown, where
        assert "PPK" not in shown, where
        if step.kind in WORK:
            assert not re.search(r"\w ?/ ?\w", step.text.replace("dan/atau", "")), step.text
        if step.kind is StepKind.WORK:
            assert re.match(r"(Me|Be)[a-z]+,? ", step.text), step.text
            assert len(step.short) <= 66, step.short


@pytest.mark.parametrize("number", TYPES)
def test_nothing_is_invented_where_the_text_is_silent(number: int) -> None:
    """No step has a duration, and an end that is not regulated carries the reviewer's note."""
    for where, step in walk(number):
        assert step.duration == "", where
        if "tidak diatur" in step.text:
            assert step.kind is StepKind.END
            assert step.note, where


def test_called_letters_and_mapped_processes_exist() -> None:
    """The map of processes lists every code once, and every letter named is defined."""
    defs = definitions()
    assert defs.peta is not None
    mapped = [str(code) for group in defs.peta.peta for code in group.proses]
    built = {code for number in TYPES for code in processes(number)}
    assert sorted(mapped) == sorted(built)
    named = {
        code
        for number in TYPES
        for process in processes(number).values()
        for step in process.walk()
        for code in step.document_codes
    }
    assert named == set(defs.formulir)
