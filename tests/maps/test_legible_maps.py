"""Every map of every unit type can be read: nothing covers anything, no type is too small."""

from __future__ import annotations

import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.jobs.unit_map import UnitMap
from bpmn_gen.maps.columns import in_columns, settled
from bpmn_gen.maps.graph import NetworkGraph, NetworkLink, NetworkNode
from bpmn_gen.maps.network_figure import TALL, Network
from bpmn_gen.picture.board import ON_SCREEN, Panel
from bpmn_gen.picture.figures import Box, Line, Mark, TextLine
from bpmn_gen.render.pdf.board import board_layers
from tests.maps.legibility import faults
from tests.maps.shipped import TYPES, jobs, survey, survey_of
from tests.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.picture.board import Board

LONG = (
    "Sekretariat Daerah",
    "Dinas Kesehatan, Pengendalian Penduduk dan Keluarga Berencana",
    "Rumah Sakit Umum Daerah Cilacap",
)
SMALLEST = 6.5
"""pt; the smallest type on paper."""


def boards(number: int, unit: str = "") -> dict[str, Board]:
    """Every drawn map of a unit type or unit by its name."""
    return {
        job.name: job.picture.board()
        for job in jobs(survey(number, unit))
        if isinstance(job, UnitMap)
    }


@pytest.mark.parametrize(
    ("number", "unit"), [*((number, "") for number in TYPES), *((0, name) for name in LONG)]
)
def test_nothing_covers_or_crosses_anything(number: int, unit: str) -> None:
    found = boards(number, unit)
    assert len(found) > 30
    for name, board in found.items():
        for panel in (*board.panels, *filter(None, (board.head, board.key))):
            assert list(faults(panel)) == [], name


def test_long_titles_of_a_unit_are_never_clipped(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "process_defs", tmp_path / "defs")
    title = (
        "Kepala Bidang Pengendalian Penduduk, Penyuluhan, Penggerakan, dan Pemberdayaan Keluarga"
    )
    roles = ("pejabat_level_1", "pejabat_level_2", "penilai_kinerja", "pimpinan_unit")
    own = "".join(f"    {role}: {title} {number}\n" for number, role in enumerate(roles))
    name = f"Dinas {'Pengendalian Penduduk ' * 6}".strip()
    with (tmp_path / "defs" / "unit.yaml").open("a", encoding="utf-8") as file:
        file.write(f"- nama: {name}\n  tipe: 2\n  jabatan:\n{own}")
    found = jobs(survey_of(load(tmp_path / "defs", Findings()), 0, name))
    drawn = {job.name: job.picture.board() for job in found if isinstance(job, UnitMap)}
    assert any(title[:20] in board.description for board in drawn.values())
    for where, board in drawn.items():
        for panel in (*board.panels, *filter(None, (board.head, board.key))):
            assert list(faults(panel)) == [], where


@pytest.mark.parametrize("number", TYPES)
def test_no_type_is_too_small_on_paper(number: int) -> None:
    for name, board in boards(number).items():
        for layer in (layer for page in board_layers(board, "F4") for layer in page):
            sizes = [
                figure.size * layer.unit
                for mark in layer.marks
                if mark.kind != ON_SCREEN
                for figure in mark.figures
                if isinstance(figure, TextLine)
            ]
            assert min(sizes, default=SMALLEST) >= SMALLEST, name


def test_the_judge_sees_what_is_wrong() -> None:
    text = TextLine(Point(50.0, 20.0), "Uji coba", "text", 12.0)
    line = Line((Point(0.0, 16.0), Point(100.0, 16.0)), "flow")
    narrow = Box(Bounds(40.0, 0.0, 20.0, 40.0), "lane")
    for figures in ((text, text), (line, text), (narrow, text), (text, narrow), (narrow, line)):
        assert list(faults(Panel((Mark(figures),), 40.0, 100.0))), figures
    assert list(faults(Panel((Mark((text,)),), 10.0, 100.0)))
    assert not list(faults(Panel((Mark((text,)),), 40.0, 100.0)))


@pytest.mark.parametrize("number", TYPES)
def test_processes_of_a_network_stand_in_the_order_of_their_codes(number: int) -> None:
    for job in jobs(survey(number)):
        picture = job.picture if isinstance(job, UnitMap) else None
        if isinstance(picture, Network) and picture.is_columned:
            codes = {knot.code for knot in picture.knots if knot.kind == "proses"}
            told = [code for panel in picture.board().panels for code in _tags(panel)]
            assert told == sorted(codes), job.label


def _tags(panel: Panel) -> list[str]:
    """The codes on the tiles of a panel, from top to bottom."""
    tags = [
        figure
        for mark in panel.marks
        if mark.kind == "proses"
        for figure in mark.figures
        if isinstance(figure, TextLine) and figure.role == "text-inverse"
    ]
    return [tag.text for tag in sorted(tags, key=lambda tag: tag.at.y)]


def test_a_network_that_is_too_tall_is_parted_and_loses_nothing() -> None:
    (network,) = (
        job.picture
        for job in jobs(survey(4))
        if isinstance(job, UnitMap) and job.name.endswith("jaringan-relasi-CLP.02")
    )
    assert isinstance(network, Network)
    panels = network.board().panels
    drawn = [mark for panel in panels for mark in panel.marks if mark.kind in {"arah", "terlibat"}]
    heads = [figure for panel in panels for mark in panel.marks for figure in mark.figures]
    assert len(drawn) == len(network.arrows)
    assert any(isinstance(one, TextLine) and one.text.startswith("Bagian 1 dari") for one in heads)
    assert all(panel.height <= TALL for panel in panels)


sizes = st.floats(20.0, 90.0)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(sizes, st.floats(-500.0, 500.0)), min_size=1, max_size=12))
def test_boxes_that_are_set_below_each_other_keep_their_order_and_distance(
    asked: list[tuple[float, float]],
) -> None:
    nodes = [NetworkNode(f"n{at}", 100.0, height) for at, (height, _) in enumerate(asked)]
    wanted = {node.id: y for node, (_, y) in zip(nodes, asked, strict=True)}
    found = settled(nodes, wanted, 10.0)
    for one, other in pairwise(nodes):
        between = found[other.id] - other.height / 2 - found[one.id] - one.height / 2
        assert between >= 10.0 - 1e-6
    mean = sum(found[node.id] - wanted[node.id] for node in nodes)
    assert abs(mean) < 1e-3


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_network_in_columns_is_placed_without_overlaps(data: st.DataObject) -> None:
    columns = {
        name: [f"{name}{at}" for at in range(data.draw(st.integers(least, 7)))]
        for name, least in (("left", 0), ("middle", 1), ("right", 0))
    }
    nodes = tuple(
        NetworkNode(name, 100.0, data.draw(sizes), column=column)
        for column, names in columns.items()
        for name in names
    )
    ends = [
        (one, other)
        for one in columns["middle"]
        for other in (*columns["left"], *columns["right"], *columns["middle"])
        if one != other
    ]
    chosen = data.draw(st.lists(st.sampled_from(ends), max_size=20)) if ends else []
    links = tuple(
        NetworkLink(other, one, (20.0, 12.0))
        if other.startswith("left")
        else NetworkLink(one, other)
        for one, other in chosen
    )
    placed = in_columns(NetworkGraph(nodes, links, apart=120.0, gap=8.0))
    boxes = list(placed.nodes.values())
    assert not any(
        one.overlaps(other, 0.2) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )
    assert min(box.y for box in boxes) >= 0.0
    for link, course in zip(links, placed.courses, strict=True):
        for name, end in ((link.source, course.knots[0]), (link.target, course.tip)):
            box = placed.nodes[name]
            assert end.x in {box.x, box.right}
            assert box.y <= end.y <= box.bottom
