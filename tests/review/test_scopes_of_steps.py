"""A change of a step is told for the maps of level 0 that print otherwise because of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.render.svg.marked_map import write_changed
from bpmn_gen.review.change import Scope
from bpmn_gen.review.details import detailed
from bpmn_gen.review.printed_facts import MADE, changed_facts
from bpmn_gen.review.units import review
from tests.content.shipped import processes, settings
from tests.review.test_unit_maps import AS_ONE, drawn, sides
from tests.review.test_units import changes, kecamatan, said, with_processes

if TYPE_CHECKING:
    from bpmn_gen.review.change import Change
    from tests.review.test_units import Said

PLAIN = (Scope.CROSS_FUNCTIONAL, Scope.SOP)


def without(code: str, key: str) -> Said:
    """A process without one of its steps, which those before it pass over."""
    new = said(code)
    gone = next(one for one in new["langkah"] if one["id"] == key)
    new["langkah"].remove(gone)
    for one in new["langkah"]:
        if one.get("lanjut") == key:
            one["lanjut"] = gone["lanjut"]
        ways = one.get("cabang", {})
        ways |= {label: gone["lanjut"] for label, way in ways.items() if way == key}
    return new


def with_step(code: str, behind: str, **more: object) -> Said:
    """A process with another step behind one of its steps."""
    new = said(code)
    before = next(one for one in new["langkah"] if one["id"] == behind)
    made = {"id": "arsip", "kegiatan": "Menata arsip", "oleh": before["oleh"], **more}
    made["lanjut"], before["lanjut"] = before["lanjut"], "arsip"
    new["langkah"].insert(new["langkah"].index(before) + 1, made)
    return new


def only(new: Said, kind: str, method: str = "keduanya") -> Change:
    """The only change of a kind when a process is another one."""
    [one] = [one for one in changes(with_processes(new), method) if one.kind == kind]
    return one


def test_a_step_that_is_gone_is_seen_where_its_paper_was_printed() -> None:
    assert only(without("CLP.02.02", "terima"), "step-removed").scopes == (
        Scope.SUBPROCESSES,
        *PLAIN,
    )


def test_a_step_whose_papers_others_make_as_well_is_not_seen_on_peta_subproses() -> None:
    gone = only(without("CLP.02.01", "tetapkan_pimpinan"), "step-removed")
    assert gone.scopes == PLAIN


def test_a_step_that_handed_a_paper_to_somebody_is_seen_on_peta_relasi_too() -> None:
    gone = only(without("CLP.02.01", "usulkan"), "step-removed")
    assert gone.scopes == (Scope.SUBPROCESSES, Scope.RELATIONS, *PLAIN)


def test_a_new_step_is_seen_on_peta_subproses_where_it_makes_another_paper() -> None:
    assert only(with_step("CLP.02.02", "terima"), "step-added").scopes == PLAIN
    new = with_step("CLP.02.02", "terima", keluaran=["Surat penugasan"])
    assert only(new, "step-added").scopes == PLAIN
    new = with_step("CLP.02.02", "terima", keluaran=["Arsip penugasan"])
    assert only(new, "step-added").scopes == (Scope.SUBPROCESSES, *PLAIN)


def test_an_event_that_begins_a_process_is_seen_in_the_table_and_on_level_one() -> None:
    new = said("CLP.02.02")
    new["langkah"][0]["mulai"] = "Surat permohonan datang"
    one = only(new, "step-changed")
    assert one.scopes == (
        Scope.SUBPROCESSES,
        Scope.CROSS_FUNCTIONAL,
        Scope.LEVEL_ONE,
        Scope.SOP,
    )


def test_a_paper_that_the_process_makes_itself_is_no_change_of_peta_subproses() -> None:
    new = said("CLP.02.02")
    step = next(one for one in new["langkah"] if one["id"] == "terima")
    step["kelengkapan"] = ["Surat penugasan", "Rekomendasi Pimpinan Unit Organisasi"]
    assert only(new, "step-changed").scopes == (Scope.SOP,)


def test_without_the_table_only_papers_on_arrows_are_seen() -> None:
    daerah = settings("keduanya")
    bare = daerah.model_copy(update={"peta": daerah.peta.model_copy(update={"sipoc": "tidak"})})
    result = detailed(review(kecamatan(), with_processes(without("CLP.02.02", "terima"))), bare)
    assert [one.scopes for one in result.changes] == [PLAIN]


def test_only_what_stems_from_a_step_is_told_of_it() -> None:
    new = with_step("CLP.02.02", "terima", keluaran=["Arsip penugasan"])
    result = review(kecamatan(), with_processes(new))
    compared = result.compared["CLP.02.02"]
    [edit] = [one for one in compared.edits if one.kind == "step-added"]
    assert changed_facts(edit, compared, (result.old, result.new)) == {(MADE, "arsip penugasan")}


def test_the_maps_that_a_step_is_seen_on_are_drawn_and_marked() -> None:
    then = processes(7)
    whole = then["CLP.02.02"]
    gone = next(one for one in whole.steps if one.id == "terima")
    steps = tuple(
        replace(one, next=gone.next) if one.next == gone.id else one
        for one in whole.steps
        if one is not gone
    )
    found = drawn(*sides(then, {**then, "CLP.02.02": replace(whole, steps=steps)}), "gambar")
    shown = [title for title in found if title.startswith("Peta subproses CLP.02: ")]
    assert shown == [f"Peta subproses CLP.02: {word}" for word in ("semula", "menjadi", AS_ONE)]
    for title in shown:
        picture = write_changed(found[title])
        assert picture.count(b'class="changed-frame"') == 2  # the row, and the legend
