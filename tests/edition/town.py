"""A project of one process and one unit, which a decree can set within a second."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bpmn_gen.commands.build import build
from bpmn_gen.commands.enacting import Enacted, Wish, enact
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.commands.ledger import Outcome

UNIT, FOLDER = "Kecamatan Kroya", "unit-kecamatan-kroya"
PROCESS = """\
kode: CLP.99.01
nama: Contoh
pelaku:
  pemohon: {peran: pimpinan_unit}
sop: {nomor: 001/SOP, tanggal_pembuatan: 2026-01-05}
langkah:
  - mulai: Permohonan masuk
    oleh: pemohon
  - id: tulis
    kegiatan: Menulis surat
    oleh: pemohon
    sumber: Pasal 13 ayat (1)
  - selesai: Surat terkirim
    oleh: pemohon
"""
FIRST, SECOND = dt.date(2026, 11, 24), dt.date(2027, 11, 23)
EDITION = "2026-11-24-188-4-123"
"""The name of the first edition."""


def quiet(_done: int, _total: int, _what: str) -> None:
    """Nobody watches."""


def town(folder: Path) -> Project:
    """The project in a folder."""
    defs = folder / "process_defs"
    (defs / "proses").mkdir(parents=True)
    (defs / "proses/contoh.yaml").write_text(PROCESS, "utf-8")
    (defs / "unit.yaml").write_text(f"- nama: {UNIT}\n  tipe: 7\n", "utf-8")
    return Project.at(defs, folder / "output")


def process_of(project: Project) -> Path:
    """The file of its process."""
    return project.defs / "proses/contoh.yaml"


def edit(project: Project, old: str, new: str) -> None:
    """Change a text of its process."""
    path = process_of(project)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def enacted(
    project: Project, number: str = "188.4/123", day: dt.date = FIRST, *, preview: bool = False
) -> Enacted:
    """A decree that sets it; of its outputs only pictures are made."""
    wish = Wish(number, day, unit=(UNIT,), jobs=1, formats=("svg",))
    return enact(again(project), wish, quiet, preview=preview)


def built(project: Project, *formats: str) -> Outcome:
    """A build of it."""
    return build(again(project), Request(unit=(UNIT,), formats=formats or ("svg",), jobs=1))


def again(project: Project) -> Project:
    """The project as another run sees it."""
    return Project(project.defs, project.output)
