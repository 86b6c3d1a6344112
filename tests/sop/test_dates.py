"""However a date is written, documents print it in one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.identity import identity_block
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from pathlib import Path

UNIT = """\
nama: Kecamatan Kroya
tipe: 7
sop:
  KK.01.01:
    tanggal_efektif: {date}
"""
PROCESS = """\
kode: KK.01.01
nama: Legalisasi surat
pelaku: {petugas: Petugas Pelayanan}
langkah:
  - {kegiatan: Mencatat surat, oleh: petugas}
"""


def printed(folder: Path, date: str) -> str:
    """The date as the SOP of an office prints it."""
    office = folder / "unit/kecamatan-kroya"
    (office / "proses").mkdir(parents=True)
    (office / "unit.yaml").write_text(UNIT.replace("{date}", date), encoding="utf-8")
    (office / "proses/legalisasi.yaml").write_text(PROCESS, encoding="utf-8")
    findings = Findings()
    defs = load(folder, findings, shipped("process_defs"))
    [target] = select_targets(defs, (), ("Kecamatan Kroya",), findings)
    process = next(one for one in resolve(defs, target, findings) if one.code == "KK.01.01")
    assert not findings.has_errors, list(findings)
    return identity_block(process, defs).effective


@pytest.mark.parametrize(
    "written",
    ["2026-01-06", "6-1-2026", "06/01/2026", "6 Januari 2026", "06 Jan 2026",
     "Selasa, 6 Januari 2026", "2026-01-06 00:00:00"],
)  # fmt: skip
def test_all_ways_to_write_a_day_are_printed_alike(tmp_path: Path, written: str) -> None:
    assert printed(tmp_path, f'"{written}"') == "6 Januari 2026"


def test_a_hyphen_says_that_there_is_no_such_day(tmp_path: Path) -> None:
    assert printed(tmp_path, '"-"') == "-"
