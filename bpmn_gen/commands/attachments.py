"""The files that a unit adds to its evidence: signed decrees, lists of those present, pictures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.evidence.piece import Part, Piece
from bpmn_gen.store.output_folder import is_hidden
from bpmn_gen.store.windows_paths import clashes
from bpmn_gen.system_refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.store.project import Project

FOLDER: Final = "bukti"
"""The folder beside the definitions, with a folder for each unit in it."""
MOST_FILES: Final = 500
LARGEST: Final = 200 << 20
"""Bytes of all attachments of a unit; mail and portals take no more anyway."""


def attachments_folder(project: Project, slug: str) -> Path:
    """Where a unit puts what it adds."""
    return project.defs.parent / FOLDER / slug


def attachments(project: Project, slug: str, findings: Findings) -> list[Piece]:
    """What a unit has added, in the order of the paths.

    Links are not followed, because they may lead anywhere.  These, what cannot be read, and what is
    too much are reported; nothing is left out silently.
    """
    folder = attachments_folder(project, slug)
    files = sorted(_files(folder, findings))
    _tell_alike(folder, files, findings)
    sizes = 0
    found: list[Piece] = []
    for path in files:
        name = path.relative_to(folder).as_posix()
        try:
            sizes += path.stat().st_size
            if sizes > LARGEST or len(found) == MOST_FILES:
                _too_much(folder, findings)
                return found
            found.append(Piece(Part.ATTACHED, name, name, path.read_bytes()))
        except OSError as error:
            why, remedy = refusal(error)
            label = path.as_posix()
            findings.error("attachment-unreadable", f"'{label}' {why}", Span(label), remedy)
    return found


def _too_much(folder: Path, findings: Findings) -> None:
    """Report that there is more than a pack takes."""
    label = folder.as_posix()
    findings.error(
        "too-many-attachments",
        f"isi '{label}' lebih dari {MOST_FILES} berkas atau {LARGEST >> 20} MB",
        Span(label),
        "pindahkan yang tidak perlu, atau perkecil pindaian dan fotonya",
    )


def _tell_alike(folder: Path, files: Iterable[Path], findings: Findings) -> None:
    """Report names that are one on Windows, where the later would replace the earlier."""
    for other, name in clashes(path.relative_to(folder).as_posix() for path in files):
        label = (folder / name).as_posix()
        message = f"'{name}' dan '{other}' bernama sama di Windows"
        findings.error("attachments-alike", message, Span(label), "ganti nama salah satunya")


def _files(folder: Path, findings: Findings) -> Iterator[Path]:
    """The files in a folder and below that people see; links are left alone."""
    try:
        with os.scandir(folder) as entries:
            seen = [entry for entry in entries if not is_hidden(entry)]
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in seen:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path), findings)
        elif entry.is_file(follow_symlinks=False):
            yield Path(entry.path)
        else:
            label = Path(entry.path).as_posix()
            message = f"'{label}' bukan berkas biasa dan tidak dikemas"
            findings.warning("attachment-left-out", message, Span(label), "salin berkasnya sendiri")
