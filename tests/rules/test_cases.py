"""Every rule finds its wrong example at the exact place and says nothing about the right one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.rules import checking
from tests.rules.sample import HEADER, findings_of

CASES = sorted(Path(__file__).with_name("cases").glob("*.yaml"))
MARK = "»"
"""Stands before the place at which a finding is expected."""

RULES = (*checking.STEP_RULES, *checking.FLOW_RULES, *checking.SET_RULES)


@dataclass
class Case:
    """One case file."""

    code: str
    wrong: dict[str, str]
    right: dict[str, str]
    also: set[str]
    """Codes of errors that come along with the one that the case is about."""

    @classmethod
    def read(cls, path: Path) -> Case:
        """A case file; its ``file`` is the one that differs between wrong and right."""
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        name, beside = data.get("file", "proses/uji.yaml"), data.get("beside", {})
        wrong, right = {name: data["wrong"]}, {name: data["right"]}
        code = data.get("code", path.stem)
        return cls(code, {**beside, **wrong}, {**beside, **right}, set(data.get("also", ())))


def places(files: dict[str, str]) -> tuple[dict[str, str], set[tuple[str, int, int]]]:
    """The files without marks, and where the marks stood."""
    clean, found = {}, set()
    for name, text in files.items():
        header = HEADER.count("\n") if text.startswith("langkah:") else 0
        for number, line in enumerate(text.splitlines(), 1 + header):
            for count, part in enumerate(line.split(MARK)[:-1]):
                before = "".join(line.split(MARK)[: count + 1])
                found.add((name, number, len(before) + 1))
                del part
        clean[name] = text.replace(MARK, "")
    return clean, found


def errors(findings: list[Diagnostic]) -> set[str]:
    """The codes of all errors."""
    return {finding.code for finding in findings if finding.severity is Severity.ERROR}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_wrong_example_is_found_at_its_place(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    files, expected = places(case.wrong)
    found = findings_of(tmp_path, files)
    at = {
        (_name(finding, tmp_path), finding.span.line, finding.span.column)
        for finding in found
        if finding.code == case.code and finding.span is not None
    }
    assert at == expected
    assert errors(found) <= {case.code, *case.also}


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_right_example_is_left_alone(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    found = findings_of(tmp_path, case.right)
    assert case.code not in {finding.code for finding in found}
    assert errors(found) == set()


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_messages_are_indonesian_phrases(path: Path, tmp_path: Path) -> None:
    files, _expected = places(Case.read(path).wrong)
    for finding in findings_of(tmp_path, files):
        assert finding.message[0] in "'0123456789" or finding.message[0].islower()
        assert not finding.message.endswith(".")
        assert "\n" not in finding.message


def test_every_rule_has_a_case_and_examples() -> None:
    assert len(RULES) > 50
    names = {path.stem for path in CASES}
    for rule in RULES:
        assert rule.__name__.replace("_", "-") in names, rule.__name__
        assert "Wrong::" in (rule.__doc__ or ""), rule.__name__
        assert "Right::" in (rule.__doc__ or ""), rule.__name__


def _name(finding: Diagnostic, folder: Path) -> str:
    """The file of a finding inside the project."""
    assert finding.span is not None
    return Path(finding.span.path).resolve().relative_to(folder.resolve()).as_posix()
