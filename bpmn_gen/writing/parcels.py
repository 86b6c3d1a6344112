"""Finds the folders of offices in what offices send: folders, zip files, and folders of those.

A folder of an office is one with a ``unit.yaml`` that names the unit, wherever it lies: alone, in a
whole project, or in a zip file that Explorer made of either.  Nothing is unpacked onto the disk,
so that no name in a zip file can lead anywhere, and what is read is limited.
"""

from __future__ import annotations

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.definition.kinds import kind_of
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.source import MAX_BYTES
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.writing.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

IDENTITY = "unit.yaml"
MAX_FILES = 20_000
"""Files of one parcel that are looked at, those of other kinds included."""
MAX_TOTAL = 64 * MAX_BYTES
"""Bytes of definitions that are read of one parcel."""
_HIDDEN = (".", "~$", "__MACOSX")


@dataclass(frozen=True, slots=True)
class SentOffice:
    """The folder of one office as it was sent."""

    origin: str
    """Where it was found, as a path for people, who take a zip file for a folder."""
    name: str
    """The name of the unit, as its ``unit.yaml`` writes it."""
    files: dict[str, bytes]
    """Definitions by their path inside the folder, with ``/``; all of kinds that offices own."""
    others: tuple[str, ...] = ()
    """Files in it that are no definitions."""


def sent_offices(path: Path) -> Iterator[SentOffice]:
    """The folders of offices in a folder or zip file, and in zip files inside the folder.

    Raises:
        RefusalError: when there is nothing of that name, a zip file cannot be read or leads out of
            itself, or there is too much of it.
        OSError: when a file cannot be read.
    """
    if path.is_dir():
        names, zips = _in_folder(path)
        yield from _offices(path.as_posix(), names, lambda name: _read(path / name))
        for name in zips:
            yield from sent_offices(path / name)
    elif path.is_file():
        yield from _of_zip(path)
    else:
        raise RefusalError(f"'{path}' tidak ada")


def _in_folder(root: Path) -> tuple[list[str], list[str]]:
    """The files and the zip files below a folder; links are not followed."""
    names: list[str] = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        here = Path(folder).relative_to(root)
        names += [(here / name).as_posix() for name in sorted(files)]
        if len(names) > MAX_FILES:
            raise RefusalError(f"'{root}' memuat lebih dari {MAX_FILES} berkas; tunjuk yang perlu")
    names = [name for name in names if not (root / name).is_symlink()]
    zips = [name for name in names if name.lower().endswith(".zip")]
    return [name for name in names if name not in zips], zips


def _of_zip(path: Path) -> Iterator[SentOffice]:
    """The folders of offices in a zip file."""
    try:
        with zipfile.ZipFile(path) as packed:
            entries = {_plain(info.filename, path): info for info in packed.infolist()}
            if len(entries) > MAX_FILES:
                raise RefusalError(f"'{path}' memuat lebih dari {MAX_FILES} berkas")
            names = [name for name, info in entries.items() if not info.is_dir()]

            def read(name: str) -> bytes:
                with packed.open(entries[name]) as file:
                    return file.read(MAX_BYTES + 1)

            yield from _offices(path.as_posix(), names, read)
    except (zipfile.BadZipFile, RuntimeError, EOFError) as error:
        # An encrypted file and an unknown way of packing raise kinds of RuntimeError.
        raise RefusalError(f"'{path}' bukan berkas zip yang dapat dibaca") from error


def _plain(name: str, path: Path) -> str:
    """A name in a zip file with ``/``.

    Raises:
        RefusalError: when it leads out of the zip file.
    """
    plain_name = name.replace("\\", "/")
    parts = PurePosixPath(plain_name).parts
    if plain_name.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
        raise RefusalError(f"'{path}' memuat nama yang keluar dari berkasnya: '{name}'")
    return plain_name


def _offices(origin: str, names: list[str], read: Callable[[str], bytes]) -> Iterator[SentOffice]:
    """The folders of offices among some files."""
    visible = [
        name
        for name in names
        if not any(part.startswith(_HIDDEN) for part in PurePosixPath(name).parts)
    ]
    budget = _Budget(origin, read)
    homes = {}
    for name in visible:
        if PurePosixPath(name).name == IDENTITY and (unit := _unit_of(budget.read(name))):
            homes[PurePosixPath(name).parent.as_posix()] = unit
    for home, unit in homes.items():
        lead = "" if home == "." else f"{home}/"
        deeper = [other for other in homes if other != home and other.startswith(lead)]
        inside = [
            name
            for name in visible
            if name.startswith(lead) and not any(name.startswith(f"{one}/") for one in deeper)
        ]
        files, others = {}, []
        for name in inside:
            own = name.removeprefix(lead)
            if kind_of(f"unit/_/{own}") is None:
                others.append(own)
            else:
                files[own] = budget.read(name)
        place = origin if home == "." else f"{origin}/{home}"
        yield SentOffice(place, unit, files, tuple(others))


class _Budget:
    """Reads files until there is too much of them."""

    def __init__(self, origin: str, read: Callable[[str], bytes]) -> None:
        """Start with nothing read."""
        self._origin = origin
        self._read = read
        self._left = MAX_TOTAL

    def read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            RefusalError: when it is too large, or with the others too much.
        """
        data = self._read(name)
        self._left -= len(data)
        if len(data) > MAX_BYTES or self._left < 0:
            raise RefusalError(f"'{self._origin}' terlalu besar: '{name}'")
        return data


def _read(path: Path) -> bytes:
    """The beginning of a file, long enough to see that it is too large."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _unit_of(data: bytes) -> str:
    """The name of the unit that a ``unit.yaml`` is about; empty where it is a list of units."""
    root = read_bytes(data, "", Findings())
    try:
        said = None if root is None else plain(root)
    except ValueError:
        return ""
    name = said.get("nama") if isinstance(said, dict) else None
    return " ".join(name.split()) if isinstance(name, str) else ""
