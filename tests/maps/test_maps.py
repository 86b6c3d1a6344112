"""All maps of a unit: whole, linked, accessible, and in agreement with the processes."""

from __future__ import annotations

import posixpath
from dataclasses import replace

import pytest
from lxml import etree

from bpmn_gen.jobs.unit_map import LevelMap, UnitMap
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.layout import lay_out
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import GROUP_NAMES, ProcessGroup, UnitSurvey
from bpmn_gen.render.svg.board import write_board_svg
from bpmn_gen.render.svg.elements import SVG
from bpmn_gen.rules import check_process
from tests.maps.shipped import NOWHERE, TYPES, jobs, process_paths, survey

CALL = "callActivity"
SEVERAL = 3
"""Of two branches the first one goes straight on."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def svgs(number: int) -> dict[str, etree._Element]:
    """Every picture of a unit type by its path."""
    made = [job for job in jobs(survey(number), "svg") if job.files]
    return {job.paths[0]: etree.fromstring(next(iter(job.render())), _PARSER) for job in made}


@pytest.fixture(scope="module")
def pictures() -> dict[str, etree._Element]:
    return svgs(7)


def test_the_output_tree_holds_what_the_design_names() -> None:
    paths = {path for job in jobs(survey()) for path in job.paths}
    for name in ("kedudukan", "penugasan", "peta/peta-proses", "peta/peta-subproses-CLP.02"):
        assert {f"tipe-07/{name}.svg", f"tipe-07/{name}.pdf"} <= paths
    assert {"tipe-07/peta/peta-relasi-CLP.02.svg", "tipe-07/peta/peta-level-1-CLP.02.bpmn"} <= paths


def test_every_link_leads_to_a_file_of_the_same_build(pictures: dict[str, etree._Element]) -> None:
    known = {*pictures, *process_paths(survey()), "index.html", "tipe-07/index.html"}
    links = [
        posixpath.normpath(posixpath.join(posixpath.dirname(path), link.get("href", "")))
        for path, root in pictures.items()
        for link in root.iter(f"{{{SVG}}}a")
    ]
    assert len(links) > 100
    assert set(links) <= known
    assert set(process_paths(survey())) <= set(links)
    assert links.count("tipe-07/index.html") == links.count("index.html") == len(pictures)


def test_ids_are_unique_and_everything_with_an_id_is_told(
    pictures: dict[str, etree._Element],
) -> None:
    for path, root in pictures.items():
        ids = [item.get("id") for item in root.iter() if item.get("id")]
        assert len(ids) == len(set(ids)), path
        for item in root.iter(f"{{{SVG}}}g"):
            if item.get("id"):
                assert item.findtext(f"{{{SVG}}}title"), (path, item.get("id"))
        assert root.get("lang") == "id"
        assert root.find(f".//{{{SVG}}}script") is None


@pytest.mark.parametrize("number", TYPES)
def test_every_party_of_a_process_stands_in_the_peta_relasi(number: int) -> None:
    found = survey(number)
    shown = {
        item.code: {party.name for party in item.parties}
        for group in found.groups
        for item in relations(found, group, NOWHERE).relations
    }
    assert set(shown) == {process.code for process in found.resolved}
    for process in found.resolved:
        assert {actor.name for actor in (*process.actors, *process.parties)} == shown[process.code]


@pytest.mark.parametrize("relation", ["berurutan", "pilihan", "sejajar", "lepas"])
@pytest.mark.parametrize("count", [1, 2, 4])
def test_level_one_is_sound_whatever_the_relation(relation: str, count: int) -> None:
    resolved = survey().resolved[:count]
    group = ProcessGroup("CLP.99", "Uji", "inti", "Pengampu", relation, resolved, "")
    process = level_one(survey(), group).processes[0]
    assert check_process(process) == []
    calls = [node for node in process.flow_nodes if node.kind == CALL]
    assert len(calls) == count
    assert all(node.name or node.kind.endswith("Gateway") for node in process.flow_nodes)


def test_calls_of_level_one_stand_in_the_order_of_their_codes() -> None:
    for job in jobs(survey(), "bpmn"):
        if isinstance(job, LevelMap):
            calls = [n.id for n in job.definitions.processes[0].flow_nodes if n.kind == CALL]
            drawn = {shape.element_id: shape.bounds for shape in lay_out(job.definitions).shapes}
            heights = [drawn[call].y for call in calls]
            assert len(calls) < SEVERAL or heights == sorted(heights), job.kode


def test_what_the_regulation_leaves_open_is_said_on_the_map() -> None:
    loose = [group for group in survey().groups if group.relation == "lepas"]
    several = [group for group in loose if len(group.processes) > 1]
    assert [group.code for group in several] == ["CLP.06", "CLP.08"]
    for group in several:
        written = write_board_svg(subprocesses(survey(), group, NOWHERE).board()).decode()
        assert f"Catatan: {group.note.split('.')[0]}"[:60] in written
        assert f"Catatan: {group.note}" in level_one(survey(), group).processes[0].documentation


def test_all_pdf_files_are_made() -> None:
    for job in jobs(survey(), "pdf"):
        if isinstance(job, UnitMap) and job.kode in ("", "CLP.02"):
            assert next(iter(job.render())).startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("method", "drawn", "levels"), [("gambar", True, False), ("level", False, True)]
)
def test_the_method_decides_which_maps_are_made(method: str, drawn: bool, levels: bool) -> None:
    whole = survey()
    daerah = whole.defs.daerah.model_copy(update={"metode": method})
    chosen = UnitSurvey(replace(whole.defs, daerah=daerah), whole.target, whole.resolved)
    names = {path for job in jobs(chosen, "svg") for path in job.paths}
    assert any("peta-relasi" in name for name in names) is drawn
    assert any("peta-subproses" in name for name in names) is drawn
    assert any("peta-level-1" in name for name in names) is levels
    assert any("peta-proses" in name for name in names)


def test_a_format_that_is_not_asked_for_leaves_its_place_reserved() -> None:
    planner = MapPlanner(survey(), ("bpmn",), "F4", "program")
    found = list(planner.jobs(()))
    assert {kind for job in found for kind, _ in job.files} == {"bpmn"}
    assert "tipe-07/kedudukan." in {place for job in found for place in job.places}


def test_keys_depend_on_content_alone() -> None:
    one = {job.paths: job.key for job in jobs(survey(7))}
    other = {job.paths: job.key for job in jobs(survey(7))}
    assert one == other
    assert len(set(one.values())) == len(one)


def test_every_group_has_a_name_and_every_level_a_map() -> None:
    assert {group.kind for group in survey().groups} <= set(GROUP_NAMES)
    levels = [job for job in jobs(survey()) if isinstance(job, LevelMap)]
    assert [job.kode for job in levels] == [group.code for group in survey().groups]
