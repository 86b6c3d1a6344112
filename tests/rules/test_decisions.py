"""A decision whose branches all go one way does harm only where the flow suffers from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

START = "  - {mulai: Ada, oleh: kepala}\n"
END = "  - {id: akhir, selesai: Usai, oleh: kepala}\n"
WORK = "  - {id: catat, kegiatan: Mencatat, oleh: staf}\n"
OTHER = "  - {keputusan: 'Perlu?', oleh: kepala, cabang: {Ya: catat, Tidak: akhir}}\n"


def same(target: str) -> str:
    """A decision of which each branch leads to one step."""
    return f"  - {{keputusan: 'Baik?', oleh: kepala, cabang: {{Ya: {target}, Tidak: {target}}}}}\n"


@pytest.mark.parametrize(
    ("steps", "severity"),
    [
        (START + same("catat") + WORK + END, "warning"),
        (START + WORK + same("akhir") + END, "warning"),
        (START + OTHER + WORK + same("catat") + END, "error"),
        (START + same("akhir") + WORK + END, "error"),
        (START + OTHER + WORK + same("catat"), "warning"),
        (START + END.replace("akhir", "usai") + WORK + same("usai"), "warning"),
    ],
    ids=["onward", "to the end", "round for ever", "past a step", "no end at all", "last"],
)
def test_branches_that_all_lead_to_one_step_are_an_error_where_the_flow_breaks(
    steps: str, severity: str, tmp_path: Path
) -> None:
    found = findings_of(tmp_path, {"proses/uji.yaml": f"{HEADER}langkah:\n{steps}"})
    [told] = [one for one in found if one.code == "same-outcome"]
    assert told.severity == severity
    assert told.message == "semua cabang keputusan 'Baik?' menuju langkah yang sama"


def test_a_loop_of_decisions_alone_is_told_also_behind_decisions_that_make_none(
    tmp_path: Path,
) -> None:
    steps = (
        START
        + "  - {keputusan: 'Satu?', oleh: staf, cabang: {Ya: dua, Tidak: akhir}}\n"
        + "  - {id: dua, keputusan: 'Dua?', oleh: staf, cabang: {Ya: catat, Tidak: akhir}}\n"
        + WORK
        + "  - {id: tiga, keputusan: 'Tiga?', oleh: staf, cabang: {Ya: akhir, Tidak: tiga}}\n"
        + END
    )
    found = findings_of(tmp_path, {"proses/uji.yaml": f"{HEADER}langkah:\n{steps}"})
    assert [one.message for one in found if one.code == "idle-loop"] == [
        "putaran lewat 'Tiga?' hanya terdiri atas keputusan, tanpa kegiatan"
    ]


def test_a_label_of_blanks_is_none(tmp_path: Path) -> None:
    asked = "  - {keputusan: 'Baik?', oleh: kepala, cabang: {Ya: akhir, ' ': catat}}\n"
    found = findings_of(
        tmp_path, {"proses/uji.yaml": f"{HEADER}langkah:\n{START}{asked}{WORK}{END}"}
    )
    assert [(one.message, one.hints) for one in found if one.code == "blank-label"] == [
        (
            "keputusan 'Baik?' punya cabang tanpa label",
            ("beri label, misalnya 'Ya' atau 'Tidak'",),
        )
    ]


def test_a_branch_that_leads_nowhere_hides_none_that_leads_out_of_the_flow(tmp_path: Path) -> None:
    asked = "  - {keputusan: 'Baik?', oleh: kepala, cabang: {Ya: hilang, Tidak: minta}}\n"
    beside = "  - {id: minta, kegiatan: Meminta, oleh: staf, sewaktu_waktu: ya}\n"
    text = f"{HEADER}langkah:\n{START}{asked}{beside}{WORK}{END}"
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert [one.message for one in found if one.code == "jump-out-of-flow"] == [
        "alur menuju 'minta' yang ada di luar alur"
    ]


def test_a_loop_of_decisions_is_told_also_where_it_is_entered_from_outside(tmp_path: Path) -> None:
    steps = (
        START
        + "  - {keputusan: 'Satu?', oleh: staf, cabang: {Ya: dua, Tidak: akhir}}\n"
        + "  - {id: dua, keputusan: 'Dua?', oleh: staf, cabang: {Ya: tiga, Tidak: akhir}}\n"
        + "  - {id: tiga, keputusan: 'Tiga?', oleh: staf, cabang: {Ya: akhir, Tidak: dua}}\n"
        + END
    )
    found = findings_of(tmp_path, {"proses/uji.yaml": f"{HEADER}langkah:\n{steps}"})
    assert [one.message for one in found if one.code == "idle-loop"] == [
        "putaran lewat 'Dua?' hanya terdiri atas keputusan, tanpa kegiatan"
    ]
