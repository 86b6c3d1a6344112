"""SOPs of this program are read as they were made."""

from functools import cache
from pathlib import Path

import pytest

from bpmn_gen.commands.returned_sops import OwnSops
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop_files import open_file, opened, sheets_of
from bpmn_gen.sop_reading.read_sop import ReadSop
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import Project
from bpmn_gen.writing.changes import Changes
from tests.content.shipped import definitions
from tests.running import ROOT

CODES = (
    "CLP.01.02", "CLP.02.01", "CLP.02.02", "CLP.02.03", "CLP.02.05", "CLP.03.01", "CLP.03.04",
    "CLP.04.03", "CLP.05.01", "CLP.06.01", "CLP.08.01", "CLP.09.01",
)  # fmt: skip
KECAMATAN = 7


@cache
def shipped_project() -> tuple[Project, DefinitionSet]:
    """The project of the shipped definitions."""
    project = Project.at(ROOT / "process_defs")
    return project, definitions()


def made(code: str, kind: str) -> tuple[ReadSop, list[str], set[tuple[int, int, str]]]:
    """An SOP as it is read, with the texts of its rows and the flows that it was made of."""
    project, defs = shipped_project()
    target = next(one for one in all_types(defs) if one.number == KECAMATAN)
    process = next(one for one in resolve(defs, target, Findings()) if one.code == code)
    templates = sop_templates(project, defs, Findings())
    model = compiled(process, Findings())
    job = next(SopPlanner(defs, (kind,), templates, "").job(process, "", model))
    (sop,) = read_sops(sheets_of(opened(next(job.render())))[0])
    chart = flowchart(process, merge_events=brief_of(process, defs).merge_events)
    places = {row.id: number for number, row in enumerate(chart.rows)}
    flows = {(places[one.source], places[one.target], one.label) for one in chart.arrows}
    return sop, [row.text for row in chart.rows], flows


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@pytest.mark.parametrize("code", CODES)
def test_an_sop_reads_back_as_it_was_made(code: str, kind: str) -> None:
    sop, rows, flows = made(code, kind)
    assert [step.text for step in sop.steps] == [" ".join(text.split()) for text in rows]
    found = {(one.start, one.end, one.words or one.label) for one in sop.flows}
    told = {(doubt.step, doubt.end) for doubt in sop.doubts}
    silent = {one for one in found ^ flows if not {(one[0], one[1]), (one[0], None)} & told}
    assert not silent
    assert len(found & flows) >= 0.9 * len(flows)


def test_a_file_of_others_is_none_of_ours(tmp_path: Path) -> None:
    from tests.sop_reading.ticked import ticked_sop

    path = ticked_sop(tmp_path / "sop.xlsx")
    project, defs = shipped_project()
    assert OwnSops(project, defs, Changes(None)).returned(path, open_file(path), Findings()) is None
