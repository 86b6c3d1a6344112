"""An edition keeps how often branches are taken, and nobody has to set an SOP anew for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import Findings
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.telling import Telling
from bpmn_gen.edition.record_file import as_bytes, from_bytes
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.review.processes import changes_of, compare
from bpmn_gen.review.titles import Renaming
from tests.compiler.project import definitions, target_of

if TYPE_CHECKING:
    from bpmn_gen.edition.record import ProcessRecord, UnitRecord

STEPS = """\
kode: CLP.01.01
nama: Penyusunan rencana
pelaku: {{kepala: {{peran: pimpinan_unit}}, staf: {{peran: jf_pelaksana}}}}
langkah:
  - {{id: susun, kegiatan: Menyusun rencana, oleh: staf}}
  - {{id: periksa, kegiatan: Memeriksa rencana, keputusan: Lengkap?, oleh: kepala,
     cabang: {{Ya: simpan, {no}: susun}}{shares}}}
  - {{id: simpan, kegiatan: Menyimpan rencana, oleh: staf}}
"""
SHARES = ", peluang: {{{no}: '{share}'}}"


def record(share: str = "", no: str = "Tidak") -> ProcessRecord:
    """The record of a process that returns so often."""
    shares = SHARES.format(no=no, share=share) if share else ""
    return unit(STEPS.format(no=no, shares=shares)).processes["CLP.01.01"]


def unit(text: str) -> UnitRecord:
    """The record of a unit type with one process."""
    defs, findings = definitions(text)
    target = target_of(defs, findings, 1)
    return record_resolved(defs, target, tuple(resolve(defs, target, findings)))


def sentences(old: ProcessRecord, new: ProcessRecord) -> list[str]:
    """The differences."""
    telling = Telling(old.outline, new.outline, {})
    return [telling.sentence(one) for one in edits_between(old.outline, new.outline)]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("20%", "10%", "peluang cabang 'Tidak' 20% menjadi 10%"),
        ("", "2,5%", "peluang cabang 'Tidak' 2,5% ditambahkan"),
        ("20%", "", "peluang cabang 'Tidak' 20% dihapus"),
    ],
)
def test_another_share_is_told_in_a_sentence(old: str, new: str, told: str) -> None:
    assert sentences(record(old), record(new)) == [f"langkah 2 'Memeriksa rencana': {told}"]
    [change] = changes_of(compare(record(old), record(new), Renaming({})))
    assert change.field == "peluang"
    assert change.after == (f"Peluang: Tidak: {new}" if new else "")


def test_a_branch_with_another_name_keeps_its_share() -> None:
    [told] = sentences(record("20%"), record("20%", no="Belum"))
    assert told.endswith("cabang 'Tidak' menjadi 'Belum'")


def test_the_share_of_the_other_branch_says_the_same() -> None:
    other = unit(STEPS.format(no="Tidak", shares=", peluang: {Ya: 80%}"))
    assert sentences(record("20%"), other.processes["CLP.01.01"]) == []


def test_shares_are_printed_nowhere_so_no_decree_is_asked_for() -> None:
    assert record("20%").digest == record("10%").digest == record().digest
    assert record("20%").digest != record("20%", no="Belum").digest


def test_an_edition_opens_with_shares_and_without() -> None:
    for share in (SHARES.format(no="Tidak", share="20%"), ""):
        made = unit(STEPS.format(no="Tidak", shares=share))
        data, findings = as_bytes(made), Findings()
        kept = from_bytes(data, "catatan", findings)
        assert kept is not None
        assert list(findings) == []
        assert kept.processes["CLP.01.01"].said == made.processes["CLP.01.01"].said
        assert ("peluang" in data.decode()) is bool(share)


def test_a_record_with_shares_that_are_no_texts_is_refused() -> None:
    data = as_bytes(unit(STEPS.format(no="Tidak", shares=", peluang: {Tidak: 20%}")))
    findings = Findings()
    assert from_bytes(data.replace(b'"20%"', b'["20%"]'), "catatan", findings) is None
    assert [one.code for one in findings] != []
