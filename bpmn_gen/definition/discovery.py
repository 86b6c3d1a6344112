"""Finds the definition files of a folder, in an order that is the same everywhere."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.definition.kinds import KINDS, Kind, kind_of
from bpmn_gen.diagnostics import Findings, Span, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILES = 5_000
"""Definition files of one project; the regency's processes are some hundreds."""


@dataclass(frozen=True, slots=True)
class Found:
    """A definition file."""

    path: Path
    label: str
    """The path as the user knows it."""
    relative: str
    """The path inside the definition folder, with ``/``."""
    kind: Kind


def label_of(path: Path) -> str:
    """A path as the user knows it: from where the program was started, with ``/``."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def find_files(root: Path, findings: Findings) -> list[Found]:
    """All definition files below ``root``; what does not belong there gets a warning.

    Folders that are links are not entered and files that lead outside are not read.
    """
    found: list[Found] = []
    for relative in _walk(root):
        path = root / relative
        kind = kind_of(relative)
        if kind is None:
            _warn_stray(relative, label_of(path), findings)
        elif not _is_inside(path, root):
            findings.warning(
                "outside-link",
                f"'{relative}' menunjuk ke luar folder definisi dan tidak dibaca",
                Span(label_of(path)),
                "salin berkasnya ke dalam folder definisi",
            )
        elif len(found) >= MAX_FILES:
            message = f"folder berisi lebih dari {MAX_FILES} berkas definisi"
            findings.error("too-many-files", message, Span(label_of(root)), "bagi menjadi beberapa")
            break
        else:
            found.append(Found(path, label_of(path), relative, kind))
    return found


def _walk(root: Path) -> Iterator[str]:
    """Relative paths of all files, hidden ones and hidden folders left out, sorted."""
    paths = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(folder)
        paths += [(here / name).relative_to(root).as_posix() for name in files if _is_visible(name)]
    yield from sorted(paths)


def _is_visible(name: str) -> bool:
    """Not a hidden file nor one that Word, Excel or an editor keeps beside an open file."""
    return not name.startswith((".", "~$")) and not name.endswith("~")


def _is_inside(path: Path, root: Path) -> bool:
    """Whether a file, links followed, is a regular file below the folder."""
    try:
        real = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return False
    return real.is_file() and real.is_relative_to(root.resolve())


def _warn_stray(relative: str, label: str, findings: Findings) -> None:
    """Say that a file is not read, and what its name or place should be."""
    name = relative.rsplit("/", 1)[-1]
    doubled = re.fullmatch(r"(.+\.ya?ml)\.txt", name, re.IGNORECASE)
    if relative.startswith("proses/") and name.endswith((".md", ".txt")) and not doubled:
        return
    suffix = Path(name).suffix.lower()
    places = [kind.place for kind in KINDS]
    if suffix == ".yaml" and name.endswith(".yaml"):
        top = relative.split("/", 1)
        guess = f"{top[0]}/" if len(top) > 1 else top[0]
        hints = did_you_mean(guess, places) or (f"tempat yang dikenal: {', '.join(places)}",)
    elif doubled:
        hints = (
            f"ubah namanya menjadi '{Path(doubled.group(1)).stem}.yaml'",
            "di Notepad, pilih 'Semua File' pada 'Simpan sebagai tipe' supaya tidak ditambahi .txt",
        )
    elif suffix in {".yaml", ".yml"}:
        hints = (f"ubah namanya menjadi '{Path(name).stem}.yaml'",)
    elif suffix in {".md", ".txt", ".json", ""}:
        return
    else:
        hints = ("folder definisi hanya berisi berkas .yaml; pindahkan berkas ini",)
    findings.warning("unexpected-file", f"'{relative}' tidak dibaca", Span(label), *hints)
