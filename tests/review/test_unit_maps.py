"""The maps of a unit show a change as it was and as it is, where they show it at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.commands.review_unit_maps import unit_pictures
from bpmn_gen.compiler.target import Target
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.maps.network import group_network, whole_network
from bpmn_gen.maps.survey import Ways
from bpmn_gen.picture.board import BOARD_WIDTH
from bpmn_gen.picture.change_signs import GONE
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.picture.changed_map import ChangedMap
from bpmn_gen.picture.figures import Box
from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.review.change import Change, UnitKind
from bpmn_gen.review.details import detailed
from bpmn_gen.review.joined_level_zero import NAME, level_zero_pictures
from bpmn_gen.review.sides import Side
from bpmn_gen.review.units import review
from tests.content.shipped import definitions, processes, settings
from tests.layout.judge import load_judge, missed

if TYPE_CHECKING:
    from bpmn_gen.commands.review_unit_maps import Picture
    from bpmn_gen.compiler.resolved import ResolvedProcess

NEW = b'class="new-disc"'


WAYS = Ways(frozenset())
NETWORK = "Jaringan relasi {} (pelengkap peta relasi)"
WHOLE = "Jaringan proses seluruh unit (pelengkap peta relasi)"
AS_ONE = "semula dan menjadi dalam satu peta"


def sides(then: dict[str, ResolvedProcess], now: dict[str, ResolvedProcess]) -> tuple[Side, Side]:
    """A unit in two states."""
    defs = definitions()
    target = Target(defs.tipe_unit[7])
    return Side(defs, target, then), Side(defs, target, now)


def drawn(old: Side, new: Side, method: str = "keduanya") -> dict[str, Picture]:
    """The maps that show what two states of a unit differ in."""
    records = [
        record_resolved(one.defs, one.target, [*one.processes.values()]) for one in (old, new)
    ]
    result = detailed(review(*records), settings(method))
    return {one.title: one for one in unit_pictures(old, new, result)}


def pictures(without: str, method: str) -> dict[str, bytes]:
    """The maps of a unit that has got a process."""
    now = processes(7)
    then = {code: one for code, one in now.items() if code != without}
    found = drawn(*sides(then, now), method)
    return {title: write_changed(one) for title, one in found.items()}


def test_a_new_process_is_marked_on_all_maps_of_its_group_and_on_no_other() -> None:
    found = pictures("CLP.02.05", "keduanya")
    kinds = (
        "Peta subproses CLP.02",
        "Peta relasi CLP.02",
        NETWORK.format("CLP.02"),
        WHOLE,
        "Peta level 1 dan turunannya CLP.02",
    )
    words = ("semula", "menjadi", AS_ONE)
    assert [*found] == [f"{kind}: {word}" for kind in kinds for word in words]
    for title, picture in found.items():
        in_legend = 1
        wanted = 0 if title.endswith("semula") else 1 + in_legend
        if title == f"{NETWORK.format('CLP.02')}: {AS_ONE}":  # it has new parties as well
            assert picture.count(NEW) > wanted
        else:
            assert picture.count(NEW) == wanted


def test_only_maps_of_the_method_are_shown() -> None:
    assert {title.partition(" CLP")[0] for title in pictures("CLP.02.05", "level")} == {
        "Peta level 1 dan turunannya"
    }


def test_a_group_that_is_new_has_no_older_map() -> None:
    found = pictures("CLP.09.01", "gambar")
    kinds = ("Peta subproses CLP.09", "Peta relasi CLP.09", NETWORK.format("CLP.09"))
    words = ("semula", "menjadi", AS_ONE)
    assert [*found] == [
        *(f"{NAME}: {word}" for word in words),
        *(f"{kind}: menjadi" for kind in kinds),
        *(f"{WHOLE}: {word}" for word in words),
    ]


def test_a_process_that_is_gone_stands_where_it_stood_on_the_map_of_both_states() -> None:
    then = processes(7)
    now = {code: one for code, one in then.items() if code != "CLP.02.03"}
    found = drawn(*sides(then, now))
    chain = found[f"Peta subproses CLP.02: {AS_ONE}"]
    assert isinstance(chain, ChangedBoard)
    ids = [mark.element_id for panel in chain.board.panels for mark in panel.marks]
    boxes = [key for key in ids if key.startswith("proses_")]
    assert boxes == [f"proses_CLP_02_0{at}" for at in range(1, 6)]
    level = found[f"Peta level 1 dan turunannya CLP.02: {AS_ONE}"]
    assert isinstance(level, ChangedMap)
    assert {key: sign.look for key, sign in level.changes.signs.items()} == {
        "panggil_CLP_02_03": GONE
    }
    ways = {edge.element_id: edge for edge in level.drawing.edges}
    ends = {(ways[key].source_id, ways[key].target_id) for key in level.changes.gone & {*ways}}
    assert ends == {("pilihan", "panggil_CLP_02_03"), ("panggil_CLP_02_03", "temu")}
    judge = load_judge()
    if judge is not None:
        assert missed(judge, write_bpmn(level.definitions, level.drawing)) == {}


def test_who_no_longer_takes_part_and_who_came_are_marked_on_the_map_of_relations() -> None:
    then = processes(7)
    old = then["CLP.02.01"]
    left, *others = old.actors
    came = replace(left, key="kasi", name="Kepala Seksi Ketenteraman")
    now = {**then, "CLP.02.01": replace(old, actors=(came, *others))}
    found = drawn(*sides(then, now))
    board = found[f"Peta relasi CLP.02: {AS_ONE}"]
    assert isinstance(board, ChangedBoard)
    marks = [mark for panel in board.board.panels for mark in panel.marks]
    told = {mark.title: mark for mark in marks if mark.title.endswith((left.name, came.name))}
    assert f"Internal: {left.name}" in told
    assert f"Internal: {came.name}" in told
    crossed = told[f"Internal: {left.name}"]
    assert {figure.role for figure in crossed.figures} >= {"gone-shape", "gone-hatching"}


def test_the_network_says_which_arrows_and_documents_only_one_state_has() -> None:
    then = processes(7)
    now = {code: one for code, one in then.items() if code != "CLP.02.03"}
    old, new = sides(then, now)
    whole = drawn(old, new)[f"{NETWORK.format('CLP.02')}: {AS_ONE}"]
    assert isinstance(whole, ChangedBoard)
    before, after = (group_network(one.survey, one.groups["CLP.02"], WAYS) for one in (old, new))
    marks = [mark for panel in whole.board.panels for mark in panel.marks]
    arrows = [mark for mark in marks if mark.kind in ("arah", "terlibat")]
    gone = [mark for mark in arrows if any(one.role == "gone-flow" for one in mark.figures)]
    ends = {(one.source, one.target, one.is_call) for one in before.arrows}
    stay = {(one.source, one.target, one.is_call) for one in after.arrows}
    assert {*stay} <= {*ends}
    assert len(arrows) == len(before.arrows)
    assert len(gone) == len(before.arrows) - len(after.arrows) > 0
    told = [figure.text for mark in marks for figure in mark.figures if hasattr(figure, "text")]
    rows = [one for one in before.passings if one.code == "CLP.02.03"]
    assert sum("(dihapus)" in text for text in told) == len(rows)
    assert not any("(baru)" in text for text in told)


def test_a_new_name_of_a_process_of_level_0_is_marked_on_the_map_of_all_of_them() -> None:
    now = processes(7)
    old, new = sides(now, now)
    change = Change(
        key="peta/CLP.02/nama", kind=UnitKind.GROUP_CHANGED.value, part="", sentence="",
        before="Penugasan", after="Lain", field="nama", groups=(("CLP.02", "nama"),),
    )  # fmt: skip
    found = [*level_zero_pictures(old, new, {4: change})]
    words = ("semula", "menjadi", AS_ONE)
    assert [one.title for one in found] == [f"{NAME}: {word}" for word in words]
    unseen = replace(change, groups=(("CLP.02", "sumber"),))
    assert not [*level_zero_pictures(old, new, {4: unseen})]


def test_the_network_of_a_unit_is_shown_in_both_states_where_they_differ() -> None:
    then = processes(7)
    now = {code: one for code, one in then.items() if code != "CLP.02.03"}
    old, new = sides(then, now)
    found = drawn(old, new)
    whole = found[f"{WHOLE}: {AS_ONE}"]
    assert isinstance(whole, ChangedBoard)
    marks = [mark for panel in whole.board.panels for mark in panel.marks]
    assert [mark.element_id for mark in marks].count("proses_CLP_02_03") == 1
    before, after = (whole_network(one.survey, WAYS) for one in (old, new))
    arrows = [mark for mark in marks if mark.kind == "arah"]
    gone = [mark for mark in arrows if any(one.role == "gone-flow" for one in mark.figures)]
    assert len(arrows) == len(before.arrows)
    assert len(gone) == len(before.arrows) - len(after.arrows) > 0


def test_the_network_of_a_unit_is_left_out_where_it_says_what_it_said() -> None:
    then = processes(7)
    old = then["CLP.02.01"]
    first, *others = old.actors
    now = {**then, "CLP.02.01": replace(old, actors=(replace(first, name="Lurah"), *others))}
    assert not [title for title in drawn(*sides(then, now)) if title.startswith(WHOLE)]


def test_who_gets_results_under_another_name_is_marked_in_the_row_of_the_table() -> None:
    then = processes(7)
    old = then["CLP.02.01"]
    takers = {key for step in old.walk() for key in step.to if step.outputs}
    changed = next(actor for actor in old.actors if actor.key in takers)
    actors = tuple(
        replace(one, name="Lurah") if one.key == changed.key else one for one in old.actors
    )
    found = drawn(*sides(then, {**then, "CLP.02.01": replace(old, actors=actors)}))
    for state in ("semula", "menjadi", AS_ONE):
        picture = found[f"Peta subproses CLP.02: {state}"]
        assert isinstance(picture, ChangedBoard)
        marks = [mark for panel in picture.board.panels for mark in panel.marks]
        [row] = [mark for mark in marks if mark.element_id == "sipoc_1_CLP_02_01"]
        [sign] = [mark for mark in marks if any("changed-frame" in f.role for f in mark.figures)]
        frame, own = sign.figures[0], row.figures[0]
        assert isinstance(frame, Box)
        assert isinstance(own, Box)
        assert frame.bounds.height > own.bounds.height
        assert frame.bounds.width > BOARD_WIDTH
