"""Faults in branches that run beside each other name the block, the branch and the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

START = "langkah:\n  - {mulai: Ada, oleh: kepala}\n"
END = "  - {id: akhir, selesai: Usai, oleh: kepala}\n"
WORK = "[{kegiatan: Mencatat, oleh: staf}]"
BESIDE = "[{kegiatan: Menyela, oleh: staf, sewaktu_waktu: ya}]"
ASKED = "{keputusan: 'Baik?', oleh: staf, cabang: {Ya: b, Tidak: akhir}}"
BRANCH = f"[{ASKED}, {{id: b, kegiatan: Menyimpan, oleh: staf}}]"
OUTSIDE = "letakkan keputusan itu sebelum atau sesudah 'pilih'"


def told(folder: Path, code: str, steps: str, end: str = END) -> list[tuple[str, tuple[str, ...]]]:
    """The messages of one code with their hints, without those that every finding of it has."""
    text = HEADER + START + steps + end
    found = [one for one in findings_of(folder, {"proses/uji.yaml": text}) if one.code == code]
    return [(one.message, one.hints) for one in found]


@pytest.mark.parametrize(
    ("key", "branches", "fault"),
    [
        ("sejajar", "[]", "tidak punya cabang"),
        ("pilih", "[]", "tidak punya cabang"),
        ("pilih", f"[{WORK}]", "hanya punya satu cabang"),
    ],
)
def test_a_block_needs_two_branches(key: str, branches: str, fault: str, tmp_path: Path) -> None:
    found = told(tmp_path, "single-parallel-branch", f"  - {{{key}: {branches}}}\n")
    assert found == [(f"'{key}' {fault}", ("tulis setiap cabang sebagai daftar langkah sendiri",))]


def test_each_branch_without_a_step_in_its_flow_is_numbered(tmp_path: Path) -> None:
    steps = f"  - {{pilih: [[], {WORK}, {BESIDE}]}}\n"
    assert [message for message, _ in told(tmp_path, "empty-parallel-branch", steps)] == [
        "cabang 'pilih' ke-1 tidak berisi langkah",
        "cabang 'pilih' ke-3 tidak berisi langkah",
    ]


@pytest.mark.parametrize("word", ["mulai", "selesai"])
def test_where_a_process_begins_or_ends_the_innermost_block_is_named(
    word: str, tmp_path: Path
) -> None:
    inner = f"{{pilih: [[{{{word}: Tiba, oleh: staf}}], {WORK}]}}"
    found = told(tmp_path, "end-in-parallel", f"  - {{sejajar: [[{inner}], {WORK}]}}\n")
    assert found == [
        (
            f"'{word}' 'Tiba' ada di dalam 'pilih'",
            (f"pindahkan '{word}' ke luar; cabang bertemu lagi setelah 'pilih'",),
        )
    ]


@pytest.mark.parametrize(
    ("steps", "end", "advice"),
    [
        (f"  - {{pilih: [{BRANCH}, {WORK}]}}\n", END, "Ya: akhir, Tidak: akhir"),
        (
            f"  - {{pilih: [{BRANCH}, {WORK}]}}\n  - {{kegiatan: Menutup, oleh: staf}}\n",
            END,
            "Ya: ..., Tidak: akhir",
        ),
        (
            (
                f"  - {{keputusan: 'Perlu?', oleh: staf, cabang: {{Ya: p, Tidak: akhir}}}}\n{END}"
                f"  - {{id: p, pilih: [{BRANCH}, {WORK}]}}\n"
            ),
            "",
            "Ya: ..., Tidak: akhir",
        ),
    ],
)
def test_a_decision_that_leads_out_of_a_branch_is_shown_as_it_can_stand_behind_the_block(
    steps: str, end: str, advice: str, tmp_path: Path
) -> None:
    """Where the step behind the block has no id, and where none is there, the author names it."""
    [(message, hints)] = told(tmp_path, "jump-across-parallel", steps, end)
    assert message == "lompatan ke 'akhir' melintasi batas cabang 'pilih'"
    assert hints == (
        "alur dari dalam 'pilih' hanya lewat awal dan akhir cabangnya",
        (
            "putuskan sesudah 'pilih', bukan di dalamnya; tulis sesudahnya: "
            f"- {{keputusan: Baik?, oleh: staf, cabang: {{{advice}}}}}"
        ),
    )


def test_a_jump_from_one_branch_into_another_is_one_out_of_its_own(tmp_path: Path) -> None:
    steps = (
        "  - {pilih: [[{kegiatan: Mencatat, oleh: staf, lanjut: b}], "
        "[{id: b, kegiatan: Menyimpan, oleh: staf}]]}\n"
    )
    assert told(tmp_path, "jump-across-parallel", steps) == [
        (
            "lompatan ke 'b' melintasi batas cabang 'pilih'",
            ("alur dari dalam 'pilih' hanya lewat awal dan akhir cabangnya", OUTSIDE),
        )
    ]


def test_an_answer_that_leads_nowhere_hides_none_that_leads_out_of_the_branch(
    tmp_path: Path,
) -> None:
    branch = BRANCH.replace("Ya: b", "Ya: tiada")
    [(message, _hints)] = told(
        tmp_path, "jump-across-parallel", f"  - {{pilih: [{branch}, {WORK}]}}\n"
    )
    assert message == "lompatan ke 'akhir' melintasi batas cabang 'pilih'"


def test_work_beside_the_flow_is_told_of_in_whichever_branch_it_stands(tmp_path: Path) -> None:
    for number, branches in enumerate((f"{BESIDE}, {WORK}", f"{WORK}, {BESIDE}")):
        steps = f"  - {{sejajar: [{branches}]}}\n"
        assert len(told(tmp_path / str(number), "beside-in-branch", steps)) == 1


def test_where_the_block_leads_nowhere_the_author_names_what_follows(tmp_path: Path) -> None:
    [(_, hints)] = told(
        tmp_path, "jump-across-parallel", f"  - {{pilih: [{BRANCH}, {WORK}], lanjut: hilang}}\n"
    )
    assert hints[1].endswith("cabang: {Ya: ..., Tidak: akhir}}")
