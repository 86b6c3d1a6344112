"""Times take their unit from the head of the column; what Excel has changed is told."""

from pathlib import Path

import pytest

from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.sop_reading.check_page import FileRead, check_page
from bpmn_gen.sop_reading.draft import draft_of
from bpmn_gen.sop_reading.read_sop import ReadSop
from tests.sop_reading.plain_forms import HEAD, TOP, row, workbook
from tests.sop_reading.samples import as_people_read, read


def timed(tmp_path: Path, time: str, head: str = "Waktu (menit)") -> ReadSop:
    """An SOP with a time."""
    second = tuple(head if cell == "Waktu" else cell for cell in HEAD[1])
    lines = [*TOP, HEAD[0], second, row("1", time=time), row("2", time="1 jam")]
    return read(workbook(tmp_path / "a.xlsx", {"A": lines}))[0]


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("15", "15 menit"), ("5-10", "5-10 menit"), ("5 – 10", "5 – 10 menit"),
        ("0,5", "0,5 menit"), ("1 jam", "1 jam"),
    ],
)  # fmt: skip
def test_the_head_gives_its_unit_to_bare_numbers(tmp_path: Path, time: str, told: str) -> None:
    sop = timed(tmp_path, time)
    assert f"waktu: {told}" in draft_of(sop, "a.xlsx", "A", Catalogue(), None).text.replace("'", "")
    assert f"<td>{told}</td>" in check_page([FileRead("a.xlsx", [sop])]).decode()
    assert as_people_read(sop)["langkah"][0]["waktu_baku"] is not None  # type: ignore[index]
    assert not sop.doubts


@pytest.mark.parametrize(
    ("time", "kind"),
    [("2024-03-02", "tanggal"), ("2024-03-02 00:00:00", "tanggal"), ("01:30", "jam")],
)
def test_a_time_that_excel_has_changed_is_doubted(tmp_path: Path, time: str, kind: str) -> None:
    [doubt] = timed(tmp_path, time).doubts
    assert doubt.step == 0
    told = f"waktu '{time}' bukan lama waktu; mungkin Excel mengubah isinya menjadi {kind}"
    assert doubt.reason == told
