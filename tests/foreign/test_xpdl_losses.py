"""What XPDL holds and BPMN does not is named, counted in the file itself."""

from __future__ import annotations

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.interchange.telling import report_of
from tests.foreign.xpdl_files import activity, box, brought, package, transition

TASK = "<Implementation><Task/></Implementation>"


def test_activities_that_no_step_opens_are_named() -> None:
    sets = "<ActivitySets><ActivitySet Id='m' Name='Lepas'><Activities>"
    sets += f"{activity('i', 'Tersembunyi', TASK)}</Activities></ActivitySet></ActivitySets>"
    made = brought(package(activity("a", "Ada", TASK, box(200, 60)), more=sets))
    assert [(one.kind, one.name) for one in made.comparison.lost] == [
        ("subProcess", "Lepas"),
        ("task", "Tersembunyi"),
    ]
    assert all(one.line > 1 for one in made.comparison.lost)


def test_an_id_that_stands_twice_counts_twice() -> None:
    twice = activity("a", "Satu", TASK, box(200, 60)) + activity("a", "Dua", TASK, box(300, 60))
    made = import_bpmn(package(twice), Findings(), "uji.xpdl")
    assert made is not None
    assert made.comparison.kept["task"] == 2
    assert not made.comparison.lost


def test_flows_that_lead_nowhere_are_told_and_named() -> None:
    findings = Findings()
    data = package(activity("a", "Ada", TASK, box(200, 60)), transition("f", "a hilang"))
    made = import_bpmn(data, findings, "uji.xpdl")
    assert made is not None
    assert [one.code for one in findings] == ["dangling-reference"]
    assert [one.kind for one in made.comparison.lost] == ["sequenceFlow"]


def test_parts_for_programs_are_counted_by_kind() -> None:
    parts = '<Deadline/><SimulationInformation/><ExtendedAttributes><ExtendedAttribute Name="Rt"'
    parts += ' Value="{}"/></ExtendedAttributes>'
    made = brought(package(activity("a", "Ada", TASK + parts, box(200, 60))))
    assert made.comparison.details["xpdl:Deadline"] == 1
    assert made.comparison.extensions["bizagi"] == 1
    told = report_of(made.comparison)
    assert "rincian XPDL Deadline" in told
    assert "tambahan Bizagi" in told


def test_entities_are_refused() -> None:
    findings = Findings()
    data = package(activity("a", "&e;", TASK)).replace(
        b"?>\n", b'?>\n<!DOCTYPE p [<!ENTITY e "x">]>\n', 1
    )
    assert import_bpmn(data, findings, "uji.xpdl") is None
    assert [one.code for one in findings] == ["bad-xml"]
    assert all(one.hints for one in findings)


def test_a_file_without_any_step_or_pool_is_refused() -> None:
    findings = Findings()
    data = b'<Package xmlns="http://www.wfmc.org/2009/XPDL2.2"><WorkflowProcesses/></Package>'
    assert import_bpmn(data, findings, "uji.xpdl") is None
    (finding,) = findings
    assert "tidak memuat kegiatan" in finding.message
    assert finding.hints
