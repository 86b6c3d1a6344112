"""Costly work is done once for all units that share it: counted, not timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.planning import plan
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.layout import engine
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.sop import laying
from bpmn_gen.sop.router import Router
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from bpmn_gen.jobs.job import Job
    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core
    from bpmn_gen.layout.planning import LayoutPlan, PlanStyle

UNITS = ("Kecamatan Jeruklegi", "Kecamatan Bantarsari")
"""Two of a type whose names are about as wide, so that no line of a table breaks elsewhere."""


def jobs_of(tmp_path: Path, unit: str, code: str, *formats: str) -> tuple[Job, ...]:
    """The jobs of one process of a unit."""
    request = Request(unit=(unit,), proses=(code,), formats=formats)
    return plan(Project.of_program(tmp_path), request, Findings()).jobs


def render(tmp_path: Path, unit: str) -> None:
    """Make the map, on paper too, the engine file and the SOP of one process of a unit."""
    for job in jobs_of(tmp_path, unit, "CLP.02.02", "bpmn", "camunda7", "svg", "pdf", "docx"):
        assert all(job.render())


def test_a_second_unit_of_a_type_needs_no_new_plan_and_no_new_ways(tmp_path: Path) -> None:
    render(tmp_path, UNITS[0])
    plans = engine._best_plan.cache_info().misses
    ways = Router.lead.cache_info().misses
    render(tmp_path, UNITS[1])
    assert engine._best_plan.cache_info().misses == plans
    assert Router.lead.cache_info().misses == ways


def test_a_second_unit_of_a_type_needs_no_new_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render(tmp_path, UNITS[0])
    cut = cut_into_pages.cache_info().misses
    monkeypatch.setattr(laying, "Table", None)
    render(tmp_path, UNITS[1])
    assert cut_into_pages.cache_info().misses == cut


def test_the_drawing_of_an_engine_file_tries_the_style_of_the_map_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (job,) = jobs_of(tmp_path, UNITS[0], "CLP.02.05", "camunda7")
    assert isinstance(job, ProcessMap)
    tried: list[int] = []
    make_plan = vars(engine)["make_plan"]

    def counted(graph: Graph, core: Core, style: PlanStyle, **how: object) -> LayoutPlan:
        tried.append(len(graph.nodes))
        made: LayoutPlan = make_plan(graph, core, style, **how)
        return made

    monkeypatch.setattr(engine, "make_plan", counted)
    engine._best_plan.cache_clear()
    engine._plain_plan.cache_clear()
    assert all(job.render())
    shown, running = (
        sum(len(process.flow_nodes) for process in definitions.processes)
        for definitions in (job.definitions, job.executable.definitions)
    )
    assert shown < running, "the engine asks where the map decides"
    assert tried == [shown] * len(engine.STYLES) + [running]
