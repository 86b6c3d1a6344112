"""A text that is too long is told of with the place that it has to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.drawing.typography import wrap
from bpmn_gen.rules.lengths import BOX, EVENT, FAR_TOO_LONG, LABEL, LANE, PHASE, QUESTION, Room
from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

STEPS = """\
langkah:
  - {mulai: START, oleh: kepala}
  - {id: susun, kegiatan: WORK, oleh: staf, sumber: Pasal 1}
  - {keputusan: ASKED, oleh: kepala, cabang: {NAMED: akhir, Tidak: susun}}
  - {id: akhir, selesai: Rencana tersusun, oleh: kepala}
"""
PLAIN = {"START": "Ada", "WORK": "Menyusun", "ASKED": "Baik?", "NAMED": "Ya"}


def told(folder: Path, **texts: str) -> list[Diagnostic]:
    """What is told of the lengths of some texts."""
    steps = STEPS
    for name, text in {**PLAIN, **texts}.items():
        steps = steps.replace(name, text)
    files = {"proses/uji.yaml": HEADER + steps}
    codes = ("long-text", "text-far-too-long", "long-word")
    return [one for one in findings_of(folder, files) if one.code in codes]


def words(letters: int) -> str:
    """So many letters in words of four."""
    return ("kata " * letters)[:letters].strip() + "a" * (("kata " * letters)[letters - 1] == " ")


@pytest.mark.parametrize(
    ("key", "room"), [("WORK", BOX), ("ASKED", QUESTION), ("START", EVENT), ("NAMED", LABEL)]
)
def test_a_text_fits_about_as_many_letters_as_its_place_has(
    key: str, room: Room, tmp_path: Path
) -> None:
    letters = room.lines * room.letters
    assert told(tmp_path / "fits", **{key: words(letters * 8 // 10)}) == []
    [found] = told(tmp_path / "long", **{key: words(letters * 16 // 10)})
    assert found.code == "long-text"
    assert f"terlalu panjang untuk {room.name} ({letters * 16 // 10} karakter)" in found.message
    assert found.hints == (room.hint,)


@pytest.mark.parametrize("room", [BOX, QUESTION, EVENT, LABEL], ids=lambda room: room.name)
def test_a_text_may_fill_all_lines_of_its_place_and_no_more(room: Room, tmp_path: Path) -> None:
    key = {BOX: "WORK", QUESTION: "ASKED", EVENT: "START", LABEL: "NAMED"}[room]
    texts = (" ".join(["kata"] * number) for number in range(1, FAR_TOO_LONG // 5))
    by_lines = {len(wrap(text, room.width, room.font)): text for text in texts}
    assert told(tmp_path / "full", **{key: by_lines[room.lines]}) == []
    [found] = told(tmp_path / "more", **{key: by_lines[room.lines + 1]})
    assert found.code == "long-text"


@pytest.mark.parametrize(
    ("more", "codes"), [(0, ["long-word", "long-text"]), (1, ["text-far-too-long"])]
)
def test_words_of_a_text_that_is_far_too_long_are_not_measured(
    more: int, codes: list[str], tmp_path: Path
) -> None:
    wide = "Pertanggungjawaban/pelaksanaan/tugas "
    found = told(tmp_path, WORK=wide + words(FAR_TOO_LONG + more - len(wide)))
    assert sorted(one.code for one in found) == sorted(codes)


def test_a_short_name_that_is_too_long_is_told_how_long_it_may_be(tmp_path: Path) -> None:
    [found] = told(tmp_path, WORK=f"Menyusun, ringkas: {words(400)}")
    assert found.hints == (
        f"pendekkan 'ringkas' ini menjadi sekitar {BOX.lines * BOX.letters} huruf",
    )


@pytest.mark.parametrize(("more", "code"), [(0, "long-text"), (1, "text-far-too-long")])
def test_a_text_that_no_map_can_hold_is_an_error(more: int, code: str, tmp_path: Path) -> None:
    [found] = told(tmp_path, WORK=words(FAR_TOO_LONG + more))
    assert found.code == code


def test_names_of_lanes_and_phases_are_measured_as_well(tmp_path: Path) -> None:
    long = words(200)
    lanes = HEADER.replace("jf_pelaksana}", f"jf_pelaksana, sebutan: {long}}}")
    steps = FILES["proses/uji.yaml"].removeprefix(HEADER)
    phases = (
        "tahap:\n  - nama: " + long + "\n" + "".join(f"    {one}\n" for one in steps.split("\n"))
    )
    found = findings_of(tmp_path, {"proses/uji.yaml": lanes + phases})
    named = [one.message for one in found if one.code == "long-text"]
    assert [LANE.name in one for one in named].count(True) == 1
    assert [PHASE.name in one for one in named].count(True) == 1


def test_the_word_that_is_too_wide_is_named_wherever_it_stands(tmp_path: Path) -> None:
    wide = "Pertanggungjawaban/pelaksanaan/tugas"
    [found] = told(tmp_path, WORK=f"Yang {wide} zakat")
    assert found.message == f"kata '{wide}' terlalu lebar untuk {BOX.name}"
