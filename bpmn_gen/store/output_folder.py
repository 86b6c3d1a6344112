"""Which folders a build may fill: none of other people's files, unless the user says so.

A build writes, replaces and removes files below its output folder.  A slip such as
``--folder-hasil .`` must not mix them into a folder that somebody keeps other things in, because
nobody could tell afterwards which files may go.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.store import manifest, memory
from bpmn_gen.store.destination import is_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEM_FILES = frozenset({"desktop.ini", "thumbs.db"})
"""What Windows leaves in folders by itself, in small letters."""
REGISTER = "register-sop.xlsx"
"""The register of SOPs, which lies in the output folder although no build makes it."""
IN_USE = "~$"
"""How names of files begin that Word keeps beside a document while the document is open."""
REMEDY = "pilih folder tersendiri, misalnya --folder-hasil hasil"
GO_ON = "atau tambahkan --pakai-folder-berisi bila memang di sana; berkas lain tidak akan hilang"


def objection(output: Path) -> Diagnostic | None:
    """Why a folder must not be filled unless the user insists; None when it may be.

    A folder may be filled when it is missing or empty, or when a build filled it before.
    """
    place = Path(os.path.realpath(output))
    if place == place.parent:
        return _objection("unsafe-output", output, "ialah akar penyimpanan")
    if is_same(place, _home()):
        return _objection("unsafe-output", output, "ialah folder pribadi pengguna")
    if is_output(output):
        return None
    own = str(place / REGISTER)
    found = next((one for one in others(place) if one != own), None)
    if found is None:
        return None
    name = os.path.relpath(found, place).replace(os.sep, "/")
    told = f"memuat berkas yang bukan buatan program ini, misalnya '{name}'"
    return _objection("foreign-output", output, told)


def is_output(folder: Path) -> bool:
    """Whether a build has filled a folder before."""
    return (folder / memory.FILE).is_file() or manifest.is_ours(folder)


def _objection(code: str, output: Path, why: str) -> Diagnostic:
    """The finding about a folder."""
    label = output.as_posix()
    message = f"folder hasil '{label}' {why}"
    return Diagnostic(Severity.ERROR, code, message, Span(label), (REMEDY, GO_ON))


def others(folder: Path) -> Iterator[str]:
    """Files that people see in a folder and below, artefacts included; links are not followed.

    Hidden files do not count, because systems and tools put them anywhere.  Files that an earlier
    build set aside do not count, because they began as artefacts.  A folder that cannot be looked
    into counts as a file, because nobody knows what it holds.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        yield str(folder)
        return
    for entry in found:
        if is_hidden(entry) or is_copy(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from others(Path(entry.path))
        else:
            yield entry.path


def is_hidden(entry: os.DirEntry[str]) -> bool:
    """Whether people do not see a file, or have not put it there themselves."""
    name = entry.name
    if name.startswith((".", IN_USE)) or name.casefold() in SYSTEM_FILES:
        return True
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _home() -> Path | None:
    """The home folder of the user, where the system knows one."""
    try:
        return Path.home()
    except RuntimeError:
        return None


def is_same(folder: Path, other: Path | None) -> bool:
    """Whether two paths lead to one folder, whatever links and capitals they are written with."""
    if other is None:
        return False
    try:
        return folder.samefile(other)
    except OSError:
        return os.path.realpath(folder) == os.path.realpath(other)
