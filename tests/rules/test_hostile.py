"""Large, deep and malicious definitions are checked and compiled with bounded effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.diagnostics import Findings, Severity
from bpmn_gen.rules import check_definitions, check_process
from tests.rules import hostile
from tests.rules.sample import findings_of, load_project

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {
    "1,000 steps in a row": (hostile.long_line(1000), 1000),
    "a decision with 200 branches": (hostile.wide_decision(200), 200),
    "parallels in parallels": (hostile.nested_parallels(15), 45),
    "300 parallels in a row": (hostile.many_parallels(300), 1200),
    "a parallel with 300 branches": (hostile.wide_parallel(300), 1200),
    "1,000 equal texts": (hostile.same_texts(1000), 1000),
    "60 variants": (hostile.many_variants(60, 300), 240),
}


@pytest.mark.parametrize(("text", "nodes"), SIZES.values(), ids=SIZES.keys())
def test_large_processes_compile_to_sound_models(text: str, nodes: int, tmp_path: Path) -> None:
    defs, findings = load_project(tmp_path, {"proses/besar.yaml": text, "peta.yaml": "peta: []\n"})
    findings.extend(check_definitions(defs))
    assert not findings.has_errors
    for number in (1, 2):
        found = resolve(defs, Target(defs.tipe_unit[number]), Findings())
        process = lower(found[-1]).processes[0]
        assert process.code == "CLP.09.01"
        assert len(process.flow_nodes) > nodes
        assert check_process(process) == []


def test_a_thousand_slips_are_each_found(tmp_path: Path) -> None:
    found = findings_of(tmp_path, {"proses/besar.yaml": hostile.nothing_known(1000)})
    codes = [finding.code for finding in found]
    for code in ("unknown-actor", "unknown-step", "unknown-party", "unknown-provision"):
        assert codes.count(code) >= 998


def test_a_flood_of_placeholders_is_one_finding_for_each_text(tmp_path: Path) -> None:
    found = findings_of(tmp_path, {"proses/besar.yaml": hostile.many_placeholders(50)})
    codes = [finding.code for finding in found]
    assert codes.count("unknown-placeholder") == codes.count("text-far-too-long") == 50
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    assert all(len(finding.message) < 200 for finding in errors)


def test_a_long_chain_of_calls_is_fine(tmp_path: Path) -> None:
    found = findings_of(tmp_path, hostile.chain_of_calls(150, circle=False))
    assert "circular-call" not in {finding.code for finding in found}


def test_a_long_circle_of_calls_is_found_once(tmp_path: Path) -> None:
    found = findings_of(tmp_path, hostile.chain_of_calls(150, circle=True))
    circles = [finding for finding in found if finding.code == "circular-call"]
    assert len(circles) == 1
    assert len(circles[0].message) < 600
