"""Rows and arrows of an edited SOP as changes of the flow, without files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.telling import Telling
from bpmn_gen.returning.base import base_of
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.sop_lens import outline_of_sop
from bpmn_gen.returning.sop_rows import rows_of
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop_reading.read_sop import Identity, ReadFlow, ReadSop, ReadStep, StepKind
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from tests.writing.test_examples import office_with

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet

SURAT = """\
kode: CONTOH.01.01
nama: Penerbitan surat
pelaku:
  loket: Petugas Loket
  staf: Staf Teknis
  kepala: Kepala Subbagian
langkah:
  - {mulai: Berkas masuk, oleh: loket}
  - {id: catat, kegiatan: Mencatat berkas, oleh: loket}
  - id: bersama
    sejajar:
      - - {id: ukur, kegiatan: Mengukur lahan, oleh: staf}
      - - {id: hitung, kegiatan: Menghitung biaya, oleh: loket}
      - - {id: foto, kegiatan: Memotret lokasi, oleh: kepala}
  - {id: susun, kegiatan: Menyusun konsep, oleh: staf}
  - id: setuju
    keputusan: Disetujui?
    oleh: kepala
    cabang: {Ya: kirim, Tidak: susun}
  - {id: kirim, kegiatan: Mengirim surat, oleh: loket}
  - {id: arsip, kegiatan: Mengarsipkan surat, oleh: loket}
  - {selesai: Surat terkirim, oleh: loket}
"""


class Office:
    """A process, and its SOP as a reader would see it."""

    def __init__(self, defs: DefinitionSet, process: ResolvedProcess) -> None:
        """Make the rows of the process."""
        self.process = process
        self.seen = defs.seen_by(process.target.unit)
        names = {one.key: one.name for one in process.actors}
        chart = flowchart(process, merge_events=True)
        self.keys = [row.id for row in chart.rows]
        self.sop = ReadSop(
            "",
            Identity(name=process.name),
            tuple(names[key] for key in chart.actors),
            tuple(
                ReadStep(
                    row.number,
                    row.text,
                    (names[row.step.actor],),
                    StepKind.DECISION if row.kind == "ketupat" else StepKind.WORK,
                    row.step.inputs,
                    row.step.duration,
                    row.step.outputs,
                    "",
                    "",
                    (row.text,),
                )
                for row in chart.rows
            ),
            tuple(
                ReadFlow(self.keys.index(one.source), self.keys.index(one.target), one.label)
                for one in chart.arrows
            ),
            (),
        )

    def at(self, key: str) -> int:
        """The place of a row."""
        return self.keys.index(key)

    def told(self, edited: ReadSop) -> tuple[list[str], list[str]]:
        """The changes in sentences, and what is not taken."""
        model = compiled(self.process, Findings())
        catalogue = Catalogue.of(self.seen)
        base = base_of(self.process, outline_of_model(model, catalogue), SURAT, self.seen)
        rows = rows_of(self.process, self.sop, edited, merge_events=True)
        assert rows is not None
        found = outline_of_sop(base, model, rows, "", catalogue)
        telling = Telling(base.outline, found.outline, {k: n for n, k in base.names.items()})
        edits = edits_between(base.outline, found.outline)
        return [telling.sentence(one) for one in edits], [*found.remarks]

    def without(self, key: str) -> ReadSop:
        """The SOP without a row and its arrows, as in Excel."""
        at = self.at(key)
        steps = [one for place, one in enumerate(self.sop.steps) if place != at]
        flows = [
            replace(one, start=one.start - (one.start > at), end=one.end - (one.end > at))
            for one in self.sop.flows
            if at not in (one.start, one.end)
        ]
        return replace(self.sop, steps=tuple(steps), flows=tuple(flows))

    def swapped(self, key: str) -> ReadSop:
        """The SOP with a row before the one above it, with its symbol and its arrows."""
        at = self.at(key)
        places = {at: at - 1, at - 1: at}
        steps = [*self.sop.steps]
        steps[at - 1 : at + 1] = steps[at], steps[at - 1]
        flows = [
            replace(one, start=places.get(one.start, one.start), end=places.get(one.end, one.end))
            for one in self.sop.flows
        ]
        return replace(self.sop, steps=tuple(steps), flows=tuple(flows))

    def turned(self, start: str, end: str, *, to: str = "", label: str = "") -> ReadSop:
        """The SOP with one arrow that leads to another row or has another name."""
        ends = (self.at(start), self.at(end))
        flows = [
            replace(one, end=self.at(to or end), label=label or one.label)
            if (one.start, one.end) == ends
            else one
            for one in self.sop.flows
        ]
        assert flows != [*self.sop.flows]
        return replace(self.sop, flows=tuple(flows))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The process of an office."""
    root: Path = tmp_path_factory.mktemp("proyek")
    source = root / "surat.yaml"
    source.write_text(SURAT, "utf-8")
    defs = load(office_with(source, root), Findings(), shipped("process_defs"))
    [target] = all_units(defs)
    [process] = [one for one in resolve(defs, target, Findings()) if one.code == "CONTOH.01.01"]
    return Office(defs, process)


def test_rows_that_nobody_changed_are_no_difference(office: Office) -> None:
    assert office.told(office.sop) == ([], [])


def test_a_branch_goes_with_its_only_row(office: Office) -> None:
    told, left = office.told(office.without("hitung"))
    assert told == ["langkah 3 'Menghitung biaya' dihapus"]
    assert left == []


def test_a_decision_is_not_deleted_because_nobody_knows_what_follows(office: Office) -> None:
    told, left = office.told(office.without("setuju"))
    assert told == []
    assert left[0].startswith("langkah 6 'Disetujui?' dihapus tetapi tidak diambil: langkah itu")


def test_rows_worked_on_one_after_the_other_change_places(office: Office) -> None:
    told, left = office.told(office.swapped("arsip"))
    assert len(told) == 1
    assert "dipindah ke sesudah" in told[0]
    assert "urutan langkah diambil dari urutan baris" in left[0]


def test_the_order_of_rows_says_nothing_between_branches(office: Office) -> None:
    told, left = office.told(office.swapped("hitung"))
    assert told == []
    assert "berpindah baris, tetapi alurnya tetap" in left[0]


def test_a_branch_gets_another_name_or_leads_elsewhere(office: Office) -> None:
    told, left = office.told(office.turned("setuju", "susun", label="Perlu perbaikan"))
    assert (told, left) == (
        ["langkah 6 'Disetujui?': cabang 'Tidak' menjadi 'Perlu perbaikan'"], [],
    )  # fmt: skip
    told, left = office.told(office.turned("setuju", "susun", to="catat"))
    assert (told, left) == (
        ["langkah 6 'Disetujui?': cabang 'Tidak' ke langkah 1 'Mencatat berkas'"], [],
    )  # fmt: skip


def test_an_arrow_that_leaves_a_row_without_a_way_is_refused_and_words_are_kept(
    office: Office,
) -> None:
    turned = office.turned("setuju", "kirim", to="arsip")
    steps = [*turned.steps]
    steps[0] = replace(steps[0], time="5 menit")
    told, left = office.told(replace(turned, steps=tuple(steps)))
    assert told == ["langkah 1 'Mencatat berkas': waktu '5 menit' ditambahkan"]
    reason = "tidak ada panah yang menuju langkah 7 'Mengirim surat'"
    assert left == [f"perubahan alurnya tidak diambil: {reason}"]


def test_a_row_that_says_something_else_in_its_place_is_the_same_row(office: Office) -> None:
    steps = [*office.sop.steps]
    steps[office.at("susun")] = replace(steps[office.at("susun")], text="Menyusun naskah surat")
    told, left = office.told(replace(office.sop, steps=tuple(steps)))
    change = "bunyi kegiatan 'Menyusun konsep' menjadi 'Menyusun naskah surat'"
    assert told == [f"langkah 5 'Menyusun konsep': {change}"]
    assert left == []
