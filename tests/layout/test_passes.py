"""The passes of the layout, one by one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bpmn_gen.drawing.viewer_lines import shown_lines, whole_lines
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.from_model import graph_of
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.sizes import (
    activity_size,
    header_length,
    header_lines,
    label_size,
    note_size,
)
from bpmn_gen.layout.plan.columns import assign_columns, phases_fit
from bpmn_gen.layout.plan.core import find_core
from bpmn_gen.layout.plan.cycles import loop_backs, topological
from bpmn_gen.model.elements import SubProcess
from tests.layout.models import random_definitions


def test_only_the_arc_that_closes_a_loop_is_backward() -> None:
    """The author's order decides which arc of a loop leads back."""
    assert loop_backs(4, [(0, 1), (1, 2), (2, 1), (2, 3)]) == {2}


def test_a_topological_order_respects_every_arc() -> None:
    """Sources come before targets."""
    order = topological(4, [(2, 1), (1, 0), (2, 3), (3, 0)])
    assert order.index(2) < order.index(1) < order.index(0)
    assert order.index(3) < order.index(0)


def test_short_texts_get_the_usual_activity_size() -> None:
    """Maps with short names look as in any other editor."""
    assert activity_size(["Memeriksa berkas"]) == (c.TASK_WIDTH, c.TASK_HEIGHT)


def test_activities_grow_for_their_longest_text_and_word() -> None:
    """One size that fits them all."""
    width, height = activity_size(["Kerja", "Menyampaikan laporan pertanggungjawaban " * 3])
    assert width >= 18 * 6 + 2 * c.TEXT_PAD
    assert height > c.TASK_HEIGHT


def test_a_header_is_as_long_as_two_lines_need() -> None:
    """Names of pools and lanes take at most two lines."""
    name = "Pejabat Penilai Kinerja unit dituju selaku pimpinan"
    assert len(header_lines(name, header_length(name))) == 2


def test_labels_are_wider_than_their_limit_only_for_a_word() -> None:
    """Editors break a long word rather than let it out of its bounds."""
    assert label_size("pertanggung jawaban keuangan daerah")[0] <= c.LABEL_WIDTH
    assert label_size("pertanggungjawabankeuangan daerah")[0] > c.LABEL_WIDTH


def test_no_editor_breaks_a_word_in_an_activity() -> None:
    """Editors leave 7 px beside the text, and count characters where they break it."""
    width, _ = activity_size(["Mempertimbangkan kompetensi dan beban kerja"])
    assert whole_lines("Mempertimbangkan kompetensi dan beban kerja", width - 14, 12.0) == 3
    width, height = note_size("Mengoordinasikan keterpaduan TIK " * 4)
    lines = whole_lines("Mengoordinasikan keterpaduan TIK " * 4, width - 14, 12.0)
    assert lines is not None
    assert lines * 14.4 + 14 <= height


def test_a_text_that_editors_break_in_every_usual_width_makes_no_tower() -> None:
    """Its box is a little wider, or as high as its lines with a broken word."""
    line = "-- Lihat tombol pengaturan pada daftar pilihan di kanan atas halaman sebelum mulai"
    text = "\n".join([line] * 4)
    assert all(whole_lines(text, width - 14, 12.0) is None for width in range(180, 221, 20))
    for width, height in (note_size(text), activity_size([text]), activity_size([], [], [text])):
        shown = shown_lines(text, width - 14, 12.0)
        assert 14.4 * shown <= height <= 15 * shown + 80


def test_a_note_gets_wider_before_a_word_is_broken() -> None:
    text = "Berkas 1 - pekerjaan mempertanggungjawabkannya berulang di sistem keuangan daerah"
    width, height = note_size(text)
    assert whole_lines(text, width - 14, 12.0) is not None
    assert height < width


def test_the_name_of_a_call_stays_off_its_marker() -> None:
    """Editors draw a marker at the lower border and the name in the middle."""
    name = "CLP.02.02 Penunjukan lintas unit organisasi yang dituju"
    _, height = activity_size([name], [name])
    assert height >= activity_size([name])[1]
    assert activity_size(["Lain", "Sangat panjang " * 5], ["Lain"]) == activity_size(
        ["Lain", "Sangat panjang " * 5]
    )


def test_the_title_of_a_lane_takes_two_lines_in_editors_too() -> None:
    """They break it as long as its lane is, without any padding."""
    for title in ("Pimpinan Unit Organisasi unit dituju", "Kepala UPTD atau Lurah", "Camat"):
        lines = whole_lines(title, header_length(title), 12.0)
        assert lines is not None
        assert lines <= 2


def test_phases_are_columns_one_after_the_other() -> None:
    """Nothing of a later phase stands left of anything of an earlier one."""
    for seed in range(10):
        definitions = random_definitions(Random(seed), size=9, phases=3)
        graph = graph_of(definitions, {})
        core = find_core(graph)
        if not phases_fit(graph, core):
            continue
        column = assign_columns(graph, core, phased=True, stacked=False)
        spans: dict[int | None, list[int]] = {}
        for node, what in enumerate(graph.nodes):
            spans.setdefault(what.phase, []).append(column[node])
        assert all(max(spans[k]) < min(spans[k + 1]) for k in range(2))


def test_what_belongs_to_no_phase_stands_behind_the_last_frame() -> None:
    """Work beside the flow may happen at any time, so it stands in no phase, nor across two."""
    drawn = 0
    for seed in range(30):
        definitions = random_definitions(Random(seed), size=9, phases=3)
        (process,) = definitions.processes
        apart = tuple(SubProcess(id=f"apart_{n}", triggered_by_event=True) for n in range(2))
        lanes = [*process.lanes]
        names = tuple(node.id for node in apart)
        lanes[0] = replace(lanes[0], flow_node_refs=(*lanes[0].flow_node_refs, *names))
        nodes = (*process.flow_nodes, *apart)
        added = replace(process, lanes=tuple(lanes), flow_nodes=nodes)
        drawing = lay_out(replace(definitions, processes=(added,)))
        if not drawing.phases:
            assert not lay_out(definitions).phases
            continue
        drawn += 1
        end = drawing.phases[-1].bounds.right
        for shape in drawing.shapes:
            if shape.element_id in names:
                assert shape.bounds.x > end, seed
            else:
                assert shape.bounds.right < end, seed
    assert drawn > 5


def test_the_first_node_is_clear_of_any_tools_header() -> None:
    """Headers of other tools are wider than ours."""
    drawing = lay_out(random_definitions(Random(1)))
    assert min(s.bounds.x for s in drawing.shapes) >= drawing.pools[0].bounds.x + c.POOL_INSET


def test_a_straight_process_is_drawn_on_one_line() -> None:
    """A chain in one lane has no bend."""
    drawing = lay_out(random_definitions(Random(4), size=2, lanes=1))
    assert all(len(edge.waypoints) == 2 for edge in drawing.edges)
