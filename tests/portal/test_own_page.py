"""On the page "Saya ..." everybody finds every task of the own title, and nobody's else."""

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.portal.appraisers import appraisers
from bpmn_gen.portal.listing import File
from bpmn_gen.portal.own_page import OWN, TASKS, own_page
from bpmn_gen.portal.provisions import Anchors
from tests.content.shipped import definitions


def test_every_task_of_the_unit_stands_once_under_its_title() -> None:
    findings = Findings()
    (target,) = select_targets(definitions(), (), ("Kecamatan Kroya",), findings)
    survey = UnitSurvey(definitions(), target, resolve(definitions(), target, findings))
    table = appraisers(survey, Anchors(definitions().peraturan), "unit-kecamatan-kroya/index.html")
    sop = File("unit-kecamatan-kroya/CLP.02.02/sop.pdf", "pdf", target.slug, "CLP.02.02")
    page = own_page(survey, {"CLP.02.02": (sop,)}, table)
    assert page.path == f"unit-kecamatan-kroya/{OWN}"
    told = [
        task.href for one in page.holders for process in one.processes for task in process.tasks
    ]
    expected = {
        f"{process.code}/index.html#langkah-{step.id}"
        for process in survey.resolved
        for step in process.walk()
        for actor in process.actors
        if actor.key == step.actor and step.kind in TASKS
        if not (actor.unit or actor.instansi or actor.outside)
    }
    assert len(told) == len(set(told)) > 50
    assert set(told) == expected
    by_title = {one.title: one for one in page.holders}
    camat = by_title["Camat Kroya"]
    assert camat.count > 0
    assert any("Ahli Muda" in who for who in camat.appraises)
    assert ("Pejabat Fungsional Ahli Muda", "Camat Kroya") in page.appraised
    sops = {p.code for one in page.holders for p in one.processes if p.documents}
    assert sops == {"CLP.02.02"}
    assert len({one.anchor for one in page.holders}) == len(page.holders)
