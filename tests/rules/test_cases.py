"""Every rule finds its wrong example at the exact place and says nothing about the right one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Severity
from bpmn_gen.rules import checking
from tests.rules.case_files import CASES, Case
from tests.rules.sample import findings_of

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Diagnostic

LISTING = ("unknown-reference", "unknown-unit-process", "unmapped-process")
"""Cases in which all processes are listed."""
RULES = (*checking.STEP_RULES, *checking.FLOW_RULES, *checking.SET_RULES)


@dataclass(frozen=True)
class Examined:
    """A case with what is found in its wrong example."""

    case: Case
    found: list[Diagnostic]
    told: str


@cache
def examined(path: Path) -> Examined:
    """A case, examined once for all tests."""
    case = Case.read(path)
    with TemporaryDirectory() as folder:
        found = case.found(Path(folder))
        return Examined(case, found, case.told(found, Path(folder)))


@pytest.fixture(params=CASES, ids=[path.stem for path in CASES])
def wrong(request: pytest.FixtureRequest) -> Examined:
    """Each wrong example in turn."""
    return examined(request.param)


def test_all_that_is_told_about_the_wrong_example_stands_in_the_case(wrong: Examined) -> None:
    assert wrong.case.finds
    assert wrong.told == wrong.case.finds, "look at it: python -m tests.rules.case_files"


def test_the_wrong_example_is_found_where_it_is_marked(wrong: Examined) -> None:
    _files, marked = wrong.case.unmarked()
    told = [line.split() for line in wrong.told.splitlines() if line and line[0] != " "]
    at = {tuple(place.rsplit(":", 2)) for _, code, place, *_ in told if code == wrong.case.code}
    assert at == {(name, str(line), str(column)) for name, line, column in marked}


def test_messages_and_hints_are_indonesian_phrases(wrong: Examined) -> None:
    for finding in wrong.found:
        assert finding.hints, "no word on what to do about it"
        for phrase in (finding.message, *finding.hints):
            assert phrase[0] in "'0123456789" or phrase[0].islower()
            assert not phrase.endswith(".")
            assert "\n" not in phrase


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_the_right_example_is_left_alone(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    found = findings_of(tmp_path, case.right)
    assert case.code not in {finding.code for finding in found}
    assert {finding.code for finding in found if finding.severity is Severity.ERROR} == set()


@pytest.mark.parametrize(
    "path", [path for path in CASES if path.stem not in LISTING], ids=lambda path: path.stem
)
def test_processes_before_and_behind_it_change_nothing_of_what_is_told(
    path: Path, tmp_path: Path
) -> None:
    case = Case.read(path)
    beside = {f"proses/{name}.yaml": sound_process(name, at) for at, name in enumerate(("a", "z"))}
    # A process that cannot be read in full is passed by, but not what stands behind it.
    spoiled = sound_process("b", 0).replace("00.01", "00.02")
    spoiled = spoiled.replace(", cabang: {Ya: tutup, Tidak: catat}", "")
    beside["proses/b.yaml"] = spoiled
    among = replace(case, wrong={**beside, **case.wrong})
    found = [
        finding
        for finding in among.found(tmp_path)
        if not (finding.span and finding.span.path.endswith(tuple(beside)))
    ]
    assert among.told(found, tmp_path) == case.finds


def sound_process(name: str, at: int) -> str:
    """A process about which no rule says anything; by its code the first or the last one."""
    return f"""\
kode: CLP.0{9 * at}.01
nama: Pekerjaan {name}
sumber: Pasal 1
pelaku: {{kepala: {{peran: pimpinan_unit}}, staf: {{peran: jf_pelaksana}}}}
langkah:
  - {{mulai: Ada kebutuhan, oleh: kepala, sumber: Pasal 1}}
  - {{id: catat, kegiatan: Mencatat kebutuhan, oleh: staf, sumber: Pasal 1}}
  - {{keputusan: 'Tercatat?', oleh: kepala, cabang: {{Ya: tutup, Tidak: catat}}, sumber: Pasal 1}}
  - {{id: tutup, selesai: Kebutuhan tercatat, oleh: kepala, sumber: Pasal 1}}
"""


def test_every_rule_has_a_case_and_examples() -> None:
    assert len(RULES) > 50
    names = {path.stem for path in CASES}
    for rule in RULES:
        assert rule.__name__.replace("_", "-") in names, rule.__name__
        assert "Wrong::" in (rule.__doc__ or ""), rule.__name__
        assert "Right::" in (rule.__doc__ or ""), rule.__name__


def test_codes_of_rules_about_the_flow_are_those_that_they_find() -> None:
    codes = {Case.read(path).code for path in CASES} | {path.stem for path in CASES}
    assert codes >= checking.FLOW_CODES
