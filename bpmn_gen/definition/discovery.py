"""Finds the definition files of a folder, in an order that is the same everywhere."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.definition.astray import Stray, stray
from bpmn_gen.definition.kinds import Kind, kind_of
from bpmn_gen.diagnostics import Findings, Span
from bpmn_gen.store.bounded import is_inside
from bpmn_gen.store.windows_paths import clashes, fault_in

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FILES = 5_000
"""Definition files of one project; the regency's processes are some hundreds."""


MAX_LOOKED_INTO = 100
"""Stray files that are looked into; more of them are another folder put here by mistake."""


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


@dataclass(frozen=True, slots=True)
class Discovered:
    """What lies in a definition folder."""

    files: tuple[Found, ...]
    strays: tuple[Stray, ...]
    """Files that are not read because of their name or place."""


def find_files(root: Path, findings: Findings) -> Discovered:
    """All definition files below ``root``, and those that only their author takes for one.

    Folders that are links are not entered and files that lead outside are not read.
    """
    found: list[Found] = []
    strays: list[Stray] = []
    for relative in _walk(root):
        path = root / relative
        kind = kind_of(relative)
        if kind is None:
            look = len(strays) < MAX_LOOKED_INTO and is_inside(path, root)
            if one := stray(relative, label_of(path), path if look and path.is_file() else None):
                strays.append(one)
        elif not is_inside(path, root):
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
    _tell_unusual_names(root, [one.relative for one in found], findings)
    return Discovered(tuple(found), tuple(strays))


def _tell_unusual_names(root: Path, names: list[str], findings: Findings) -> None:
    """Report files that are lost when the project is copied to Windows."""
    for name in names:
        if why := fault_in(name):
            message = f"berkas '{name}' tidak dapat disalin ke Windows: {why}"
            hint = "beri nama lain, misalnya huruf kecil, angka, dan tanda hubung saja"
            findings.warning("windows-name", message, Span(label_of(root / name)), hint)
    for first, second in clashes(names):
        message = f"'{second}' dan '{first}' menjadi satu berkas di Windows; salah satunya hilang"
        hint = "beri salah satunya nama yang bedanya bukan hanya huruf besar"
        findings.warning("windows-name", message, Span(label_of(root / second)), hint)


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
