"""What bears a provision is told in words, with the unit types that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Span
from bpmn_gen.rules.carriers import Bearing, Carrier
from bpmn_gen.rules.coverage import trace
from tests.rules.sample import HEADER, load_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("types", "bearing", "where", "aside"),
    [
        ((), Bearing.DOES, "", ""),
        ((), Bearing.NAMES, "", " (hanya menyebut)"),
        ((), Bearing.STATES, "formulir FRM.01", " (dinyatakan: formulir FRM.01)"),
        ((1, 3, 4, 7), Bearing.DOES, "", " (tipe 1, 3-4, 7)"),
        ((2,), Bearing.NAMES, "", " (tipe 2; hanya menyebut)"),
    ],
)
def test_the_unit_types_and_what_it_has_to_do_with_the_provision_are_told_aside(
    types: tuple[int, ...], bearing: Bearing, where: str, aside: str
) -> None:
    told = ("langkah", "CLP.01.01 a", "Menyusun", Span(""), bearing, where, frozenset(types))
    assert Carrier(*told).told == f"langkah CLP.01.01 a: Menyusun{aside}"


@pytest.mark.parametrize(
    ("work", "aside"),
    [("sumber: Pasal 1", " (hanya menyebut)"), ("lanjut: akhir", " (dinyatakan: akhir alur)")],
)
def test_an_end_states_only_what_no_work_carries_out(work: str, aside: str, tmp_path: Path) -> None:
    steps = (
        "langkah:\n"
        "  - {mulai: Ada, oleh: kepala}\n"
        f"  - {{id: susun, kegiatan: Menyusun, oleh: staf, {work}}}\n"
        "  - {id: akhir, selesai: Rencana tersusun, oleh: kepala, sumber: Pasal 1}\n"
    )
    text = HEADER.replace("sumber: Pasal 1\n", "") + steps
    defs, _findings = load_project(tmp_path, {"proses/uji.yaml": text})
    row = next(row for row in trace(defs).rows if str(row.provision.ref) == "Pasal 1")
    ends = [one.told for one in row.carriers if one.step == "akhir"]
    assert ends == [f"langkah CLP.01.01 akhir: Rencana tersusun{aside}"]
