"""One map holds both states of a process: each change once, and as well laid out as any map."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.difference.edits import EditKind
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.picture.change_signs import CHANGED, GONE, MOVED, NEW
from bpmn_gen.render.svg.marked_map import write_changed
from tests.layout.judge import load_judge, missed
from tests.review.editing import Editing, edited, remove
from tests.review.overlaid import drawn_pairs
from tests.review.rounds import processes

if TYPE_CHECKING:
    from bpmn_gen.edition.record import ProcessRecord
    from tests.review.overlaid import Drawn

SEEDS = range(24)
MOST_EDITS = 5
LOOKS = {
    EditKind.STEP_ADDED: NEW,
    EditKind.STEP_REMOVED: GONE,
    EditKind.STEP_MOVED: MOVED,
    EditKind.STEP_CHANGED: CHANGED,
}
"""How the box of a step shows an edit, where no other edit of the step decides."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Drawn]:
    """Processes edited at random, with the map of both states."""
    olds, news = {}, {}
    for seed in SEEDS:
        rng = random.Random(seed)
        old = rng.choice(processes())
        code = f"CLP.90.{seed:02d}"
        new, _ = edited(old, rng, rng.randint(1, MOST_EDITS))
        olds[code], news[code] = old, _with_one_less(new, rng)
    return drawn_pairs(tmp_path_factory.mktemp("edited"), olds, news)


def _with_one_less(process: ProcessRecord, rng: random.Random) -> ProcessRecord:
    """The process without one of its steps, which edits at random take away too seldom."""
    editing = Editing(copy.deepcopy(dict(process.said)), rng)
    remove(editing)
    return replace(process, said=editing.said)


def test_every_step_that_came_went_or_changed_is_marked_once(drawn: dict[str, Drawn]) -> None:
    seen = dict.fromkeys(LOOKS, 0)
    for code, one in drawn.items():
        for kind, look in LOOKS.items():
            for number, edit in one.edits(kind):
                signs = one.signs(number)
                places = 1 if kind is not EditKind.STEP_MOVED or _is_block(one, edit.key) else 2
                assert len(signs) == places, (code, edit)
                others = {e.kind for e in one.compared.edits if e.key == edit.key}
                if others == {kind}:
                    assert signs[0][1] == look, (code, edit)
                seen[kind] += 1
    assert min(seen.values()) >= 4


def _is_block(one: Drawn, key: str) -> bool:
    """Whether a step has branches that part and meet again, so that no box stands for it."""
    return bool(one.compared.old.outline.entries[key].block)


def test_a_step_that_moved_is_hatched_where_it_stood(drawn: dict[str, Drawn]) -> None:
    count = 0
    for code, one in drawn.items():
        for number, edit in one.edits(EditKind.STEP_MOVED):
            if _is_block(one, edit.key):
                continue
            places = [key for key, _ in one.signs(number)]
            gone = [key for key in places if key in one.map.changes.gone]
            assert len(gone) == 1, (code, edit)
            ends = [{edge.source_id, edge.target_id} for edge in one.map.drawing.edges
                    if edge.element_id in one.map.changes.gone]  # fmt: skip
            assert any(gone[0] in pair for pair in ends), (code, edit)
            count += 1
    assert count >= 4


def test_every_step_of_both_states_is_drawn_once(drawn: dict[str, Drawn]) -> None:
    for code, one in drawn.items():
        shapes = [shape.element_id for shape in one.map.drawing.shapes]
        assert len(shapes) == len({*shapes}), code
        nodes = [node.id for process in one.map.definitions.processes for node in nodes_in(process)]
        assert {*nodes} <= {*shapes}, code
        gone = {edit.key for _, edit in one.edits(EditKind.STEP_REMOVED)}
        new = {edit.key for _, edit in one.edits(EditKind.STEP_ADDED)}
        for key in one.compared.new.outline.entries:
            assert one.compared.ids.get(key, key) in shapes, (code, key)
        carried = {key for key, sign in one.map.changes.signs.items() if sign.look == GONE}
        assert len(carried & {*shapes}) >= len(gone), code
        assert not {*new} & carried, code


def test_what_is_gone_hangs_together_with_what_stayed(drawn: dict[str, Drawn]) -> None:
    """A step that went is led to and leads on, unless it began or ended the process."""
    count = 0
    for code, one in drawn.items():
        ends = {edge.target_id for edge in one.map.drawing.edges}
        for number, edit in one.edits(EditKind.STEP_REMOVED):
            entry = one.compared.old.outline.entries[edit.key]
            if "mulai" not in entry.value and not entry.is_beside:
                assert one.signs(number)[0][0] in ends, (code, edit)
                count += 1
    assert count >= 4


def test_the_map_of_both_states_passes_the_gates_of_all_maps(drawn: dict[str, Drawn]) -> None:
    judge = load_judge()
    if judge is None:
        pytest.skip("the judge of layouts is not there")
    for code, one in drawn.items():
        assert missed(judge, write_bpmn(one.map.definitions, one.map.drawing)) == {}, code


def test_the_picture_is_the_same_each_time_and_explains_its_signs(drawn: dict[str, Drawn]) -> None:
    for one in drawn.values():
        picture = write_changed(one.map)
        assert picture == write_changed(one.map)
        looks = one.map.changes.looks(one.map.drawing)
        assert (b"Keterangan perubahan" in picture) == bool(looks)
        assert (b"Dihapus: bingkai patah" in picture) == (GONE in looks)
