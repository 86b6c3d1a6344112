"""Brings a foreign BPMN file into our form and says what was kept and what was lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.interchange import import_bpmn
from bpmn_gen.interchange.telling import report_of
from bpmn_gen.manifest import write_atomically
from bpmn_gen.report import as_data

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.interchange import Imported


@dataclass(frozen=True, slots=True)
class Wish:
    """What a file is to become."""

    source: Path
    target: Path | None = None
    """Where our form of it goes; None: it is only reported on."""
    extras: bool = False
    """Carry along what other tools added for themselves."""
    anew: bool = False
    """Lay it out again."""


def import_file(wish: Wish, findings: Findings) -> Imported | None:
    """Read a file and write what is wished of it; None where it cannot be read.

    Raises:
        OSError: when a file cannot be read or written.
    """
    data = wish.source.read_bytes()
    path = wish.source.as_posix()
    imported = import_bpmn(data, findings, path, extras=wish.extras, anew=wish.anew)
    if imported is not None and wish.target is not None:
        write_atomically(wish.target, imported.data)
    return imported


def told(imported: Imported, *, everything: bool) -> str:
    """The report for people."""
    drawing = "tetap" if imported.is_drawing_kept else "ditata oleh program"
    return f"{report_of(imported.comparison, everything=everything)}\nGambar: {drawing}"


def data_of(imported: Imported, findings: Findings) -> dict[str, object]:
    """The report for programs."""
    return {
        "is_whole": imported.comparison.is_whole,
        "is_drawing_kept": imported.is_drawing_kept,
        **asdict(imported.comparison),
        "findings": [as_data(item) for item in findings],
    }
