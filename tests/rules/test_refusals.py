"""Words of a refusal are known, and so is a step that leads straight to an end with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

ASKED = "  - {id: tanya, keputusan: 'Lengkap?', oleh: staf, cabang: {Ya: terbit, Tidak: lain}}\n"
ISSUED = "  - {id: terbit, kegiatan: Menerbitkan surat, oleh: kepala}\n"


def told(folder: Path, code: str, *steps: str) -> list[Diagnostic]:
    """The findings of one code about steps behind a decision."""
    text = HEADER + "langkah:\n" + ASKED + "".join(steps)
    return [one for one in findings_of(folder, {"proses/uji.yaml": text}) if one.code == code]


def step(text: str, end: str = "Usai") -> str:
    """The step of the other branch, and the end behind it."""
    return f"  - {{id: lain, kegiatan: {text}, oleh: staf}}\n  - {{selesai: {end}, oleh: kepala}}\n"


@pytest.mark.parametrize(
    "text",
    [
        "Menulis surat tolak", "MENOLAK permohonan", "Menulis bahwa ditolak", "Memberi penolakan",
        "Menulis batal", "Membatalkan izin", "Menulis dibatalkan", "Mencatat pembatalan",
        "Menulis tidak dapat", "Menulis tidak disetujui", "Menulis tidak memenuhi",
        "Menulis tidak diterima", "Menulis tidak layak", "Menulis tidak lulus",
    ],
)  # fmt: skip
def test_work_before_a_step_with_a_word_of_refusal_runs_into_it(text: str, tmp_path: Path) -> None:
    [found] = told(tmp_path, "falls-into-refusal", ISSUED, step(text))
    assert found.message == (
        f"setelah langkah 'Menerbitkan surat' alur masuk ke penolakan '{text}'"
    )


@pytest.mark.parametrize(
    ("text", "end", "count"),
    [
        ("Mencatat berkas", "Permohonan ditolak", 1),
        ("Mencatat berkas", "Permohonan dicatat", 0),
        ("Mencatat tolakan", "Usai", 0),
        ("Mencatat tidak cepat", "Usai", 0),
    ],
)
def test_a_step_may_refuse_by_the_end_to_which_it_leads(
    text: str, end: str, count: int, tmp_path: Path
) -> None:
    found = told(tmp_path, "falls-into-refusal", ISSUED, step(text, end))
    assert len(found) == count


def test_a_refusal_two_steps_ahead_is_none_of_the_step(tmp_path: Path) -> None:
    more = "  - {kegiatan: Melapor, oleh: staf}\n  - {selesai: Permohonan ditolak, oleh: kepala}\n"
    mild = "  - {id: lain, kegiatan: Mencatat berkas, oleh: staf}\n"
    assert told(tmp_path, "falls-into-refusal", ISSUED, mild, more) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [("Menolak permohonan", 1), ("Membatalkan izin", 1), ("Memberitahukan penolakan", 0)],
)
def test_only_work_that_refuses_must_not_run_on(text: str, count: int, tmp_path: Path) -> None:
    refused = f"  - {{id: lain, kegiatan: {text}, oleh: staf}}\n"
    found = told(tmp_path, "refusal-falls-on", refused, ISSUED)
    message = f"setelah penolakan '{text}' alur berlanjut ke 'Menerbitkan surat'"
    assert [one.message for one in found] == [message] * count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Menerima arsip atau surat penolakan", 0),
        ("Memberitahukan penolakan atau pembatalan", 1),
        ("Menolak atau mengembalikan permohonan", 1),
    ],
)
def test_a_step_of_both_outcomes_is_no_refusal(text: str, count: int, tmp_path: Path) -> None:
    assert len(told(tmp_path, "falls-into-refusal", ISSUED, step(text))) == count


def test_two_answers_that_refuse_alike_are_one_refusal(tmp_path: Path) -> None:
    asked = ASKED.replace("Tidak: lain", "Tidak: lain, Ragu: lain")
    text = HEADER + "langkah:\n" + asked + ISSUED + step("Menolak berkas")
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    [one] = [one for one in found if one.code == "falls-into-refusal"]
    assert [words for _span, words in one.related] == ["cabang 'Tidak' menuju ke sana"]


def test_each_step_on_the_way_into_a_refusal_is_looked_at_but_only_the_last_runs_into_it(
    tmp_path: Path,
) -> None:
    more = "  - {kegiatan: Mencatat terbitan, oleh: staf}\n"
    [found] = told(tmp_path, "falls-into-refusal", ISSUED, more, step("Menolak permohonan"))
    assert found.message == (
        "setelah langkah 'Mencatat terbitan' alur masuk ke penolakan 'Menolak permohonan'"
    )
