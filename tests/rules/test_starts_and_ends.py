"""A flow that is stuck or cut off is told of once, where it can be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

START = "{mulai: Ada, oleh: kepala}"
END = "{id: akhir, selesai: Usai, oleh: kepala}"
ABOUT = ("endless-path", "unreachable-step", "missing-end", "missing-start")
HINT = "tunjuk langkah ini dari 'cabang' atau 'lanjut', atau hapus"


def told(folder: Path, *steps: str) -> list[Diagnostic]:
    """What is told of where a flow of these steps begins and ends."""
    text = HEADER + "langkah:\n" + "".join(f"  - {step}\n" for step in steps)
    return [one for one in findings_of(folder, {"proses/uji.yaml": text}) if one.code in ABOUT]


def work(text: str, more: str = "") -> str:
    """A step with work."""
    return f"{{kegiatan: {text}, oleh: staf{more}}}"


def asked(yes: str, no: str, more: str = "") -> str:
    """A decision."""
    return f"{{keputusan: 'Baik?', oleh: kepala, cabang: {{Ya: {yes}, Tidak: {no}}}{more}}}"


def test_each_ring_without_a_way_out_is_told_once_where_it_turns_back(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        asked("a", "tanya"),
        work("A", ", id: a"),
        work("B", ", lanjut: a"),
        asked("c", "akhir", ", id: tanya"),
        work("C", ", id: c"),
        work("D", ", lanjut: c"),
        END,
    )
    assert [one.message for one in found if one.code == "endless-path"] == [
        "dari langkah 'B' alur kembali ke 'A' dan tidak pernah sampai ke 'selesai'",
        "dari langkah 'D' alur kembali ke 'C' dan tidak pernah sampai ke 'selesai'",
    ]


def test_steps_behind_one_that_is_not_reached_are_not_told_of_as_well(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        work("A", ", lanjut: akhir"),
        work("B", ", id: b"),
        work("C"),
        "{selesai: Batal, oleh: staf}",
        work("D"),
        "{selesai: Gagal, oleh: staf}",
        END,
    )
    assert [(one.message, one.hints) for one in found] == [
        ("langkah 'B' tidak pernah dicapai alur", (HINT,)),
        (
            "langkah 'D' tidak pernah dicapai alur",
            ("beri langkah ini 'id' agar dapat ditunjuk", HINT),
        ),
    ]


def test_an_end_below_a_step_that_always_goes_back_is_told_of_at_that_step(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        asked("akhir", "a"),
        work("A", ", id: a"),
        asked("akhir", "b"),
        work("B", ", id: b, lanjut: a"),
        "{selesai: Batal, oleh: staf}",
        work("C"),
        END,
    )
    assert [one.message for one in found] == [
        "langkah 'B' selalu kembali ke 'a', sehingga 'Batal' tidak pernah dicapai",
        "langkah 'C' tidak pernah dicapai alur",
    ]
    assert found[0].hints == (
        "hapus 'lanjut', atau dahului dengan keputusan yang hanya satu cabangnya kembali",
    )


def test_an_end_that_the_step_above_it_has_said_already_is_told_so(tmp_path: Path) -> None:
    [found] = told(
        tmp_path,
        START,
        asked("a", "b"),
        work("A", ", id: a, lanjut: selesai"),
        "{selesai: Batal, oleh: staf}",
        work("B", ", id: b"),
        END,
    )
    assert found.message == "langkah 'Batal' tidak pernah dicapai alur"
    assert found.hints == ("hapus 'lanjut: selesai' pada langkah di atasnya, atau hapus akhir ini",)


@pytest.mark.parametrize(
    "fault",
    [
        asked("akhir", "tiada"),
        "{keputusan: 'Baik?', oleh: kepala, cabang: {Ya: akhir}}",
        work("A", ", lanjut: tiada"),
    ],
)
def test_what_a_slip_above_cuts_off_is_not_told_of(fault: str, tmp_path: Path) -> None:
    found = told(tmp_path, START, fault, work("B"), END)
    assert [one for one in found if one.code == "unreachable-step"] == []


def test_a_way_back_with_a_slip_in_it_leaves_the_steps_before_it_without_an_end(
    tmp_path: Path,
) -> None:
    found = told(
        tmp_path,
        START,
        asked("susun", "akhir"),
        work("A", ", id: susun"),
        work("B", ", lanjut: susn"),
        END,
    )
    [endless] = [one for one in found if one.code == "endless-path"]
    assert endless.message == "dari langkah 'A' alur tidak pernah sampai ke 'selesai'"
    assert endless.hints == ("beri jalan keluar dari putaran ini, misalnya sebuah 'keputusan'",)
    assert endless.span is not None
    assert endless.span.line == HEADER.count("\n") + 4


def test_what_a_slip_cuts_off_hides_no_other_step_that_is_not_reached(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        asked("a", "akhir"),
        work("A", ", id: a, lanjut: a"),
        work("B"),
        "{selesai: Batal, oleh: staf}",
        work("C"),
        END,
    )
    assert [one.message for one in found if one.code == "unreachable-step"] == [
        "langkah 'C' tidak pernah dicapai alur"
    ]


def test_an_end_right_behind_another_is_no_fault_of_the_step_above_both(tmp_path: Path) -> None:
    found = told(tmp_path, START, work("A"), "{selesai: Batal, oleh: staf}", END)
    assert [(one.message, one.hints) for one in found] == [
        ("langkah 'Usai' tidak pernah dicapai alur", (HINT,))
    ]


def test_a_decision_of_which_all_branches_go_back_is_told_of_as_such_alone(tmp_path: Path) -> None:
    assert told(tmp_path, START, work("A", ", id: a"), asked("a", "a"), END) == []


def test_what_a_ring_cuts_off_is_not_told_of(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        asked("a", "akhir"),
        work("A", ", id: a"),
        work("B", ", lanjut: a"),
        work("C"),
        END,
    )
    assert [one.code for one in found] == ["endless-path"]


def test_a_process_without_an_end_is_not_called_endless_as_well(tmp_path: Path) -> None:
    found = told(tmp_path, START, work("A", ", id: a"), work("B", ", lanjut: a"))
    assert [one.code for one in found] == ["missing-end"]


def test_only_the_first_step_is_reached_without_a_way_to_it(tmp_path: Path) -> None:
    begun = START.replace("}", ", lanjut: akhir}")
    assert [one.message for one in told(tmp_path, begun, work("B"), END)] == [
        "langkah 'B' tidak pernah dicapai alur"
    ]


def test_an_end_below_a_decision_that_also_ends_itself_is_told_of_that(tmp_path: Path) -> None:
    """Though only one of its branches leads to an end."""
    found = told(
        tmp_path,
        START,
        work("A", ", id: a"),
        asked("akhir", "a", ", lanjut: akhir"),
        "{selesai: Lain, oleh: kepala}",
        END,
    )
    assert [(one.message, one.hints) for one in found] == [
        (
            "langkah 'Lain' tidak pernah dicapai alur",
            ("hapus 'lanjut: selesai' pada langkah di atasnya, atau hapus akhir ini",),
        )
    ]


def test_a_ring_that_is_not_reached_hides_none_that_is(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        START,
        asked("c", "akhir"),
        work("A", ", id: a"),
        work("B", ", lanjut: a"),
        work("C", ", id: c"),
        work("D", ", lanjut: c"),
        END,
    )
    assert [one.message for one in found if one.code == "endless-path"] == [
        "dari langkah 'D' alur kembali ke 'C' dan tidak pernah sampai ke 'selesai'"
    ]


def test_a_flow_turns_back_first_where_a_decision_asks_itself_again(tmp_path: Path) -> None:
    found = told(tmp_path, START, asked("t", "b", ", id: t"), work("B", ", id: b, lanjut: t"), END)
    assert [one.message for one in found if one.code == "endless-path"] == [
        "dari langkah 'Baik?' alur kembali ke 'Baik?' dan tidak pernah sampai ke 'selesai'"
    ]
