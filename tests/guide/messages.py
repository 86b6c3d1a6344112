"""What the program says, as the documents show it: each sample is made by running the program.

``python -m tests.guide.messages`` renews the samples of all documents.  Look at what changed: the
sentences around a sample explain it.
"""

from __future__ import annotations

import re
import shlex
import shutil
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.guide import example
from tests.interchange.test_command import FILE
from tests.running import copy_definitions, run
from tests.sheets.filling import Book
from tests.sop_reading.ticked import ticked_sop
from tests.structure.tree import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

DOCUMENTS = (ROOT / "README.md", ROOT / "README.id.md", ROOT / "docs/panduan.md")
SAMPLE = re.compile(r"(<!-- pesan: (\S+) -->\n\n?```\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)
"""A mark with the name of a sample, then what the program says."""
_PROCESS = "process_defs/proses/penugasan/clp-02-02-penunjukan-lintas-unit.yaml"
_SERVICE = f"{example.HOME.as_posix()}/proses/rekomendasi-izin-keramaian.yaml"


@dataclass(frozen=True, slots=True)
class Sample:
    """What is done to a project before the program is asked, and what it is asked."""

    project: Callable[[Path], None]
    """Makes the project in a folder that is not there yet."""
    command: str
    """Without the name of the program."""
    slip: tuple[str, str, str] | None = None
    """A file, words of it, and what somebody wrote instead."""
    is_whole: bool = False
    """Whether findings are shown before the report; else one of both."""


def _regency(folder: Path) -> None:
    """A project of the whole regency."""
    folder.mkdir()
    copy_definitions(folder)


def _blank(folder: Path) -> None:
    folder.mkdir()


def _old_sops(folder: Path) -> None:
    """A project beside which an office keeps old SOPs, one with a row that nobody is ticked for."""
    _regency(folder)
    (folder / "sop-lama").mkdir()
    ticked_sop(folder / "sop-lama" / "surat-masuk.xlsx")
    ticked_sop(folder / "sop-lama" / "surat-keluar.xlsx", "Pengelolaan surat keluar", unticked="3")


def _centre(folder: Path) -> None:
    """The project of Bagian Organisasi, to which the office of the guide has sent its folder."""
    _regency(folder)
    example.write(folder.parent / "pengirim")
    sent = folder / "kiriman" / example.HOME.name
    shutil.copytree(folder.parent / "pengirim" / example.HOME, sent)


def _filled(folder: Path) -> None:
    """The project of the office, with its blanks filled in and two slips among them."""
    example.write(folder)
    run("lembar", "isian", "-o", "isian.xlsx", cwd=folder)
    book = Book(folder / "isian.xlsx")
    first = book.row("Waktu", "Kode", "CLP.02.02")
    book.write("Waktu", first, Waktu=1).write("Waktu", first + 1, Waktu="=F4", Satuan="jam")
    book.save(folder / "isian.xlsx")


def _foreign(folder: Path) -> None:
    folder.mkdir()
    (folder / "dari-konsultan.bpmn").write_bytes(FILE)


def _service(right: str, wrong: str) -> Sample:
    """The guide's own service, checked with a mistake in it."""
    return Sample(example.write, "check", (_SERVICE, right, wrong))


SAMPLES = {
    "pelaku": Sample(
        _regency, "check", (_PROCESS, "oleh: pemohon\n    kepada", "oleh: pemohn\n    kepada")
    ),
    "init": Sample(_blank, f'init --unit "{example.UNIT}" proyek-kroya'),
    "baru": Sample(example.start, 'baru "Rekomendasi izin keramaian"'),
    "beres": Sample(example.write, "check"),
    "tujuan": _service("Tidak: ajukan}", "Tidak: ajukn}"),
    "jabatan": _service("loket: Petugas Loket", "loket: petugas_loket"),
    "titik-dua": _service("kegiatan: Menerima surat pen", "kegiatan: Menerima surat: pen"),
    "kunci": _service("kelengkapan: Konsep", "persyaratan: Konsep"),
    "penolakan": _service("lanjut: konsep ", "# lanjut: konsep "),
    "gabung": Sample(_centre, "gabung kiriman"),
    "isian": Sample(_filled, "impor isian.xlsx", is_whole=True),
    "sop-lama": Sample(_old_sops, f'impor sop-lama --unit "{example.UNIT}"'),
    "impor": Sample(_foreign, "impor dari-konsultan.bpmn"),
}


@cache
def said(name: str) -> str:
    """What the program says in a sample."""
    sample = SAMPLES[name]
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base) / "proyek-kroya"
        sample.project(folder)
        if sample.slip:
            _slip(folder, *sample.slip)
        done = run(*shlex.split(sample.command), cwd=folder)
        told = done.stderr + done.stdout if sample.is_whole else done.stdout or done.stderr
        return told.rstrip("\n") + "\n"


def _slip(folder: Path, name: str, right: str, wrong: str) -> None:
    """Make the mistake, which must be possible, in one place."""
    text = (folder / name).read_text("utf-8")
    assert right in text, f"{name} does not hold {right!r}"
    (folder / name).write_text(text.replace(right, wrong, 1), "utf-8", newline="\n")


def renewed(document: Path) -> str:
    """A document with all its samples renewed."""
    text = document.read_text("utf-8")
    return SAMPLE.sub(lambda found: f"{found[1]}{said(found[2])}{found[4]}", text)


if __name__ == "__main__":
    for shown in DOCUMENTS:
        shown.write_text(renewed(shown), encoding="utf-8", newline="\n")
