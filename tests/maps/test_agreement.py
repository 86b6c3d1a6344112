"""Maps and SOPs of a build belong together: none without the other, codes that go on."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.maps.survey import map_code, sop_code
from bpmn_gen.planning import plan
from bpmn_gen.project import Project
from bpmn_gen.request import Request
from tests.maps.shipped import survey
from tests.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    output: Path = tmp_path_factory.mktemp("output")
    project = Project(ROOT / "process_defs", output)
    planned = plan(project, Request(tipe=(7,), formats=("svg", "pdf")), Findings())
    return {path for job in planned.jobs for path in job.paths}


def test_every_map_of_a_process_has_its_sop_and_the_reverse(paths: set[str]) -> None:
    maps = {path.rpartition("/")[0] for path in paths if path.endswith("/peta-lintas-fungsi.svg")}
    sops = {path.rpartition("/")[0] for path in paths if path.endswith("/sop.svg")}
    assert maps == sops
    assert maps == {f"tipe-07/{process.code}" for process in survey().resolved}


def test_codes_go_on_from_level_to_level() -> None:
    for group in survey().groups:
        for process in group.processes:
            made = (map_code(survey(), process.code), sop_code(survey(), process.code))
            codes = (group.code, process.code, *made)
            for shorter, longer in itertools.pairwise(codes):
                assert longer.startswith(f"{shorter}.")


def test_every_process_of_the_unit_stands_in_one_group() -> None:
    mapped = [process.code for group in survey().groups for process in group.processes]
    assert sorted(mapped) == sorted(process.code for process in survey().resolved)
