"""What bears a provision is told in words, with the unit types that have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.diagnostics import Span
from bpmn_gen.rules.carriers import Bearing, Carrier
from bpmn_gen.rules.coverage import trace
from tests.rules.sample import FILES, HEADER, load_project

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


def test_a_citation_that_leads_nowhere_hides_no_other(tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"].replace("sumber: Pasal 1\n", "sumber: [Pasal 9, Pasal 1]\n")
    defs, _findings = load_project(tmp_path, {"proses/uji.yaml": text})
    [row, _other] = trace(defs).rows
    assert [one.told for one in row.carriers if one.kind == "proses"] == [
        "proses CLP.01.01: Penyusunan rencana (hanya menyebut)"
    ]
    assert [one.told for one in row.carriers if one.kind == "langkah"] == [
        "langkah CLP.01.01 susun: Menyusun rencana"
    ]


def test_the_words_of_unit_types_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    """A set of numbers has an order of its own, in which 8 comes before 1."""
    text = FILES["proses/uji.yaml"].replace("Menyusun rencana", "'Menyusun bagi {kepala}'")
    eighth = FILES["tipe_unit/01-dinas.yaml"].replace("nomor: 1", "nomor: 8")
    eighth = eighth.replace("Kepala {unit}", "Ketua")
    files = {"proses/uji.yaml": text, "tipe_unit/08-badan.yaml": eighth}
    defs, _findings = load_project(tmp_path, files)
    row = next(row for row in trace(defs).rows if str(row.provision.ref) == "Pasal 1")
    assert [(one.text, one.types_told) for one in row.carriers if one.kind == "langkah"] == [
        ("Menyusun bagi Kepala Dinas", "tipe 1"),
        ("Menyusun bagi Camat", "tipe 2"),
        ("Menyusun bagi Ketua", "tipe 8"),
    ]
