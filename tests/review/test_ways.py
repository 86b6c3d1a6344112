"""Every way that only one state of a process has is told as such on the map of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.edition.record import ProcessRecord
from bpmn_gen.picture.change_signs import MOVED
from tests.layout.judge import load_judge, missed
from tests.review.overlaid import Drawn, drawn_pairs

if TYPE_CHECKING:
    from pathlib import Path

CODE = "CLP.90.01"
Ends = set[tuple[str, str]]


def process(*steps: str) -> ProcessRecord:
    """Steps one after the other, every second by somebody else; capitals are other words."""
    langkah = [
        {"id": key.casefold(), "kegiatan": f"Mengerjakan hal {key}", "oleh": "ab"[at % 2]}
        for at, key in enumerate(steps)
    ]
    ends = [{"id": "mulai", "mulai": "Mulai", "oleh": "a"}, {"id": "akhir", "selesai": "Selesai"}]
    people = {"a": {"sebutan": "Camat"}, "b": {"sebutan": "Sekretaris Camat"}}
    said: dict[str, Any] = {
        "kode": CODE, "nama": "Contoh", "pelaku": people,
        "langkah": [ends[0], *langkah, {**ends[1], "oleh": "a"}],
    }  # fmt: skip
    return ProcessRecord(said)


def drawn(folder: Path, old: ProcessRecord, new: ProcessRecord) -> Drawn:
    """The map of both states, which misses no gate of layouts."""
    [one] = drawn_pairs(folder, {CODE: old}, {CODE: new}).values()
    judge = load_judge()
    if judge is not None:
        assert missed(judge, write_bpmn(one.map.definitions, one.map.drawing)) == {}
    return one


def ways(one: Drawn) -> tuple[Ends, Ends]:
    """Where the arrows begin and end that are gone, and those that are new."""
    changes = one.map.changes
    edges = one.map.drawing.edges
    gone, new = (
        {(edge.source_id, edge.target_id) for edge in edges if edge.element_id in ids}
        for ids in (changes.gone, changes.new_ways)
    )
    return gone, new


def test_the_way_that_a_new_step_replaces_is_crossed_out(tmp_path: Path) -> None:
    one = drawn(tmp_path, process("satu", "dua"), process("satu", "baru", "dua"))
    gone, new = ways(one)
    assert gone == {("satu", "dua")}
    assert new == {("satu", "baru"), ("baru", "dua")}


def test_the_way_that_closes_the_gap_of_a_step_is_new(tmp_path: Path) -> None:
    one = drawn(tmp_path, process("satu", "lama", "dua"), process("satu", "dua"))
    gone, new = ways(one)
    assert gone == {("satu", "lama"), ("lama", "dua")}
    assert new == {("satu", "dua")}


def test_a_step_that_moved_has_ways_in_both_places(tmp_path: Path) -> None:
    old = process("satu", "dua", "tiga", "empat")
    new = process("satu", "tiga", "empat", "dua")
    one = drawn(tmp_path, old, new)
    moved = {key for key, sign in one.map.changes.signs.items() if sign.look == MOVED}
    [place] = moved & one.map.changes.gone
    gone, new_ways = ways(one)
    assert gone == {("satu", place), (place, "tiga"), ("empat", "akhir")}
    assert new_ways == {("satu", "tiga"), ("empat", "dua"), ("dua", "akhir")}


@pytest.mark.parametrize("steps", [("satu", "DUA"), ("satu", "dua")])
def test_other_words_alone_change_no_way(tmp_path: Path, steps: tuple[str, ...]) -> None:
    one = drawn(tmp_path, process("satu", "dua"), process(*steps))
    assert ways(one) == (set(), set())
