"""The project of an office in which forms are handed out and taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.example import run
from tests.sheets.filling import SERVICE

if TYPE_CHECKING:
    from pathlib import Path

HOME = "process_defs/unit/kecamatan-kroya"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an office with one process; the current folder is its project."""
    home = tmp_path / HOME
    (home / "proses").mkdir(parents=True)
    (home / "unit.yaml").write_text(
        "# milik kami\nnama: Kecamatan Kroya\ntipe: 7\nkode: KK\nwaktu:\n  KK.01.01:\n"
        "    periksa: 5 menit # dari loket\n",
        "utf-8",
    )
    (home / "peta.yaml").write_text(
        "peta:\n  - {kode: KK.01, nama: Pelayanan, kelompok: inti, proses: [KK.01.01]}\n", "utf-8"
    )
    (home / "proses/surat.yaml").write_text(SERVICE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return home


@pytest.fixture
def blanks(office: Path) -> Path:
    """The form with all that the office fills in."""
    made = run("lembar", "isian", "-o", "isian.xlsx")
    assert made.exit_code == 0, made.output
    return office
