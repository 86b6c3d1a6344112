"""Maps and SOPs of a build belong together: none without the other, codes that go on."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.commands.planning import plan
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.maps.exchange import made, needed, takers
from bpmn_gen.maps.survey import map_code, sop_code
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from tests.maps.shipped import TYPES, survey
from tests.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.jobs.job import Job


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Job, ...]:
    output: Path = tmp_path_factory.mktemp("output")
    project = Project(ROOT / "process_defs", output)
    return plan(project, Request(formats=("svg",)), Findings()).jobs


def test_every_map_of_a_process_names_its_sop(planned: tuple[Job, ...]) -> None:
    maps = [job for job in planned if isinstance(job, ProcessMap)]
    assert len(maps) > 200
    references = {process.code for process in survey().references}
    assert references == {"CLP.01.01"}
    for job in maps:
        sop = "" if job.kode in references else f"; SOP {job.kode}.CFM.01.SOP.01"
        assert job.sheet.codes == f"{job.kode}.CFM.01{sop}"


def test_every_map_has_its_sop_but_those_of_references(planned: tuple[Job, ...]) -> None:
    paths = {path for job in planned for path in job.paths}
    maps = {path.rpartition("/")[0] for path in paths if path.endswith("/peta-lintas-fungsi.svg")}
    sops = {path.rpartition("/")[0] for path in paths if path.endswith("/sop.svg")}
    found = [survey(number) for number in TYPES]
    assert sops == {f"{one.target.slug}/{item.code}" for one in found for item in one.resolved}
    assert maps - sops == {
        f"{one.target.slug}/{item.code}" for one in found for item in one.references
    }
    assert sops < maps


@pytest.mark.parametrize("number", TYPES)
def test_codes_go_on_from_level_to_level(number: int) -> None:
    for group in survey(number).groups:
        for process in group.processes:
            made = (map_code(survey(), process.code), sop_code(survey(), process.code))
            codes = (group.code, process.code, *made)
            for shorter, longer in itertools.pairwise(codes):
                assert longer.startswith(f"{shorter}.")


@pytest.mark.parametrize("number", TYPES)
def test_every_process_of_a_unit_stands_in_one_group(number: int) -> None:
    mapped = [process.code for group in survey(number).groups for process in group.processes]
    assert sorted(mapped) == sorted(process.code for process in survey(number).resolved)


@pytest.mark.parametrize("number", TYPES)
def test_every_document_has_a_giver_and_a_taker_or_is_declared(number: int) -> None:
    of, peta = survey(number), survey(number).defs.peta
    assert peta is not None
    coming = {folded(of.filled(item.dokumen)) for item in peta.masukan}
    leaving = {folded(of.filled(item.dokumen)) for item in peta.keluaran}
    for process in of.resolved:
        lacking = [item for item in needed(process) if not of.register.makers_of(item)]
        assert {folded(item) for item in lacking} <= coming, process.code
        used = {folded(item) for step in process.walk() for item in step.inputs}
        left = [
            item
            for item in made(process)
            if not takers(process, item)
            and folded(item) not in used
            and not set(of.register.users_of(item)) - {process.code}
        ]
        assert {folded(item) for item in left} <= leaving, process.code
