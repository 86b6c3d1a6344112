"""A file that cannot be read is reported once, and what depends on it is not accused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Diagnostic

CALLER = """\
langkah:
  - {mulai: Ada, oleh: kepala}
  - {proses: CLP.07.15, oleh: staf}
  - {proses: CLP.01.1, oleh: staf}
  - {selesai: Selesai, oleh: kepala}
"""
MAP = "peta: [{kode: CLP.01, nama: Rencana, kelompok: inti, proses: [CLP.01.01, CLP.07.15]}]\n"
UNREADABLE = "kode: CLP.07.15\nlangkah: [\n"
BROKEN_FLOW = """\
kode: CLP.07.15
nama: Rusak
pelaku: {staf: jf_pelaksana}
langkah:
  - {mulai: Ada, oleh: staf}
  - {id: a, kegitan: Salah kunci, oleh: staf}
  - {keputusan: 'Ya?', oleh: stap, cabang: {Ya: a, Tidak: b}}
  - {id: b, selesai: Selesai, oleh: staf}
"""

REFERRING = (
    HEADER.replace("sumber:", "berlaku: [1, Kecamatan Kroya]\nsumber:")
    + """\
langkah:
  - {mulai: Rencana dibutuhkan, oleh: kepala}
  - {id: susun, kegiatan: 'Menyusun {wilayah}', oleh: staf, sumber: Pasal 1, dokumen: FRM.01,
     tembusan: arsip}
  - {id: tetapkan, kegiatan: Menetapkan rencana, oleh: kepala, sumber: Pasal 2 ayat (1)}
  - {selesai: Rencana tersusun, oleh: kepala}
varian:
  - {nama: Camat, berlaku: 2, hapus: tetapkan}
"""
)
"""A process that refers to every other file."""


def codes(findings: list[Diagnostic], *wanted: str) -> list[str]:
    """The codes of the wanted findings with the line."""
    return [
        f"{item.code}:{item.span.line}" for item in findings if item.span and item.code in wanted
    ]


def test_calls_of_an_unreadable_process_are_not_accused(tmp_path: Path) -> None:
    files = {"proses/rusak.yaml": UNREADABLE, "proses/uji.yaml": CALLER, "peta.yaml": MAP}
    found = findings_of(tmp_path, files)
    assert codes(found, "unknown-process", "unknown-mapped-process") == ["unknown-process:12"]


def test_a_process_read_in_part_is_known_and_its_other_mistakes_are_found(tmp_path: Path) -> None:
    files = {"proses/rusak.yaml": BROKEN_FLOW, "proses/uji.yaml": CALLER, "peta.yaml": MAP}
    found = findings_of(tmp_path, files)
    assert codes(found, "unknown-process", "unknown-mapped-process") == ["unknown-process:12"]
    assert codes(found, "unknown-actor") == ["unknown-actor:7"]
    assert codes(found, "unknown-step", "unreachable-step") == []


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_said_about_what_refers_to_an_unreadable_file(name: str, tmp_path: Path) -> None:
    whole = {finding.code for finding in findings_of(tmp_path, {"proses/uji.yaml": REFERRING})}
    (tmp_path / "broken").mkdir()
    files = {"proses/uji.yaml": REFERRING, name: "kode: CLP.01.01\nnama: [\n"}
    found = [item for item in findings_of(tmp_path / "broken", files) if item.code not in whole]
    assert [item.code for item in found] == ["yaml-unclosed-bracket"], [
        item.message for item in found
    ]


def test_actors_that_cannot_be_read_are_not_missed(tmp_path: Path) -> None:
    start, _, rest = FILES["proses/uji.yaml"].partition("pelaku:")
    text = f"{start}pelaku: [kepala]\npihak:{rest.partition('pihak:')[2]}"
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert any(one.severity == "error" for one in found)
    assert codes(found, "unknown-actor") == []


def test_variants_of_a_process_that_is_read_in_part_are_not_accused(tmp_path: Path) -> None:
    """The step that they edit may be the one that could not be read."""
    variant = "varian:\n  - {nama: Dinas, berlaku: 1, hapus: hilang}\n"
    files = {"proses/rusak.yaml": BROKEN_FLOW + variant, "peta.yaml": MAP}
    assert codes(findings_of(tmp_path, files), "unknown-variant-step") == []
    (tmp_path / "whole").mkdir()
    whole = BROKEN_FLOW.replace("kegitan", "kegiatan").replace("stap", "staf")
    files = {"proses/rusak.yaml": whole + variant, "peta.yaml": MAP}
    found = codes(findings_of(tmp_path / "whole", files), "unknown-variant-step")
    assert found == ["unknown-variant-step:10"]
