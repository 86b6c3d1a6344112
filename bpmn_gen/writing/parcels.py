"""Finds the folders of offices in what offices send: folders, zip files, and folders of those.

A folder of an office is one with a ``unit.yaml`` that names the unit, wherever it lies: alone, in a
whole project, or in a zip file that Explorer made of either.  Nothing is unpacked onto the disk,
so that no name in a zip file can lead anywhere, and what is read is limited.  What looks like the
folder of an office and cannot be read is told, because an office that is left out would be missed
by nobody.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.definition.kinds import kind_of
from bpmn_gen.definition.source import MAX_BYTES
from bpmn_gen.errors import RefusalError
from bpmn_gen.store.bounded import read_bounded
from bpmn_gen.system_refusals import refusal
from bpmn_gen.writing.identities import IDENTITY, missing, unit_of
from bpmn_gen.writing.packed import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.diagnostics import Diagnostic

MAX_FILES = 20_000
"""Files of one parcel that are looked at, those of other kinds included."""
MAX_TOTAL = 64 * MAX_BYTES
"""Bytes of definitions that are read of one parcel."""
NO_OFFICE = f"tidak memuat folder unit: folder dengan {IDENTITY} yang menyebut nama unitnya"
_HIDDEN = (".", "~$", "__MACOSX")
_PACKED = (".zip", ".rar", ".7z", ".tar", ".tgz", ".gz")
"""How packed files end; those that are no zip files are told."""
_LIKE_IDENTITY = re.compile(r"unit\.ya?ml(?:\.txt)?", re.IGNORECASE)
_OF_OFFICE = re.compile(r"((?:.*/)?unit/[^/]+)/(?:peta\.yaml|daftar\.yaml|proses/.+\.yaml)")
"""Files that only the folder of an office holds at such a place."""
_SHARED = ("unit/", "tipe_unit/", "formulir/", "daerah.yaml", "jabatan.yaml")
"""What only the folder of all definitions holds."""


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


@dataclass(frozen=True, slots=True)
class Untaken:
    """A folder or packed file of which nothing can be taken in, and why."""

    origin: str
    reason: str = ""
    errors: tuple[Diagnostic, ...] = ()


def sent_offices(path: Path) -> list[SentOffice | Untaken]:
    """The folders of offices in a folder or zip file, and in zip files inside the folder."""
    try:
        found = _of_folder(path) if path.is_dir() else _of_zip(path)
    except RefusalError as error:
        return [Untaken(path.as_posix(), str(error))]
    except OSError as error:
        return [Untaken(path.as_posix(), f"tidak dapat dibaca: {refusal(error)[0]}")]
    return found or [Untaken(path.as_posix(), NO_OFFICE)]


def _of_folder(path: Path) -> list[SentOffice | Untaken]:
    """The folders of offices in a folder.

    Raises:
        RefusalError: when there are too many files.
    """
    names, packed = _in_folder(path)
    parcels = {name: sent_offices(path / name) for name in packed}
    blank = [name for name, found in parcels.items() if _is_blank(found)]
    found = list(_Parcel(path.as_posix(), [*names, *blank], lambda name: _read(path / name)))
    told = _told(found)
    for name, inner in parcels.items():
        if (path / name).as_posix() not in told:
            found += inner
    return found


def _told(found: list[SentOffice | Untaken]) -> set[str]:
    """The files in folders of offices that are no definitions, which the report names."""
    offices = (one for one in found if isinstance(one, SentOffice))
    return {f"{one.origin}/{name}" for one in offices for name in one.others}


def _is_blank(found: list[SentOffice | Untaken]) -> bool:
    """Whether a zip file has nothing to do with offices, such as one of photographs."""
    return [one.reason for one in found if isinstance(one, Untaken)] == [NO_OFFICE]


def _in_folder(root: Path) -> tuple[list[str], list[str]]:
    """The files and the packed files below a folder; links are not followed.

    Raises:
        RefusalError: when there are too many.
    """
    names: list[str] = []
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        here = Path(folder).relative_to(root)
        names += [(here / name).as_posix() for name in sorted(files)]
        if len(names) > MAX_FILES:
            raise RefusalError(f"memuat lebih dari {MAX_FILES} berkas; tunjuk yang perlu")
    plain = [path for path in map(root.joinpath, names) if path.is_file() and not path.is_symlink()]
    names = [path.relative_to(root).as_posix() for path in plain]
    packed = [name for name in names if _is_packed(name)]
    return [name for name in names if name not in packed], packed


def _is_packed(name: str) -> bool:
    """Whether a visible file is one that may hold others."""
    return name.lower().endswith(_PACKED) and not _is_hidden(name)


def _is_hidden(name: str) -> bool:
    """Whether a file is one that no person put there."""
    return any(part.startswith(_HIDDEN) for part in PurePosixPath(name).parts)


def _of_zip(path: Path) -> list[SentOffice | Untaken]:
    """The folders of offices in a zip file.

    Raises:
        RefusalError: when it cannot be read or leads out of itself, or there is too much of it.
        OSError: when the file cannot be read.
    """
    with unpacked(path) as (names, read):
        if len(names) > MAX_FILES:
            raise RefusalError(f"memuat lebih dari {MAX_FILES} berkas")
        found = list(_Parcel(path.as_posix(), names, read))
    told = _told(found)
    inner = [name for name in names if _is_packed(name) and f"{path.as_posix()}/{name}" not in told]
    if inner:
        reason = f"zip di dalam zip tidak dibuka: {', '.join(inner)}; ekstrak dahulu"
        found.append(Untaken(path.as_posix(), reason))
    return found


def _read(path: Path) -> bytes:
    """The beginning of a file, long enough to see that it is too large.

    Raises:
        RefusalError: when it cannot be read.
    """
    try:
        return read_bounded(path, MAX_BYTES)
    except OSError as error:
        raise RefusalError(f"'{path.name}' tidak dapat dibaca: {refusal(error)[0]}") from error


class _Parcel:
    """The folders of offices among some files, which are read until there is too much of them."""

    def __init__(self, origin: str, names: list[str], read: Callable[[str], bytes]) -> None:
        """Start with nothing read."""
        self._origin, self._names = origin, [name for name in names if not _is_hidden(name)]
        self._reader, self._left = read, MAX_TOTAL

    def __iter__(self) -> Iterator[SentOffice | Untaken]:
        """Those with a file that says who they are, and those that should have one."""
        units: dict[str, str] = {}
        untaken: dict[str, Untaken] = {}
        for home, name in self._homes().items():
            found = self._unit(home, name)
            if isinstance(found, str):
                units[home] = found
            elif not self._is_project(home):
                untaken[home] = found
        units = {home: unit for home, unit in units.items() if unit}
        for home, unit in units.items():
            yield self._office(home, unit, [*units, *untaken])
        yield from untaken.values()

    def _homes(self) -> dict[str, str | None]:
        """Folders that are those of offices, with the file that says which, or looks like it."""
        homes: dict[str, str | None] = {}
        for name in sorted(self._names, key=lambda name: not name.endswith(IDENTITY)):
            path = PurePosixPath(name)
            if _LIKE_IDENTITY.fullmatch(path.name):
                homes.setdefault(path.parent.as_posix(), path.name)
        for name in self._names:
            found = _OF_OFFICE.fullmatch(f"{self._origin}/{name}")
            if found and found.group(1).startswith(self._origin):
                homes.setdefault(found.group(1)[len(self._origin) + 1 :] or ".", None)
        return homes

    def _unit(self, home: str, name: str | None) -> str | Untaken:
        """Which office a folder is of; empty where it is none of a single office."""
        place = self._place(home)
        if name != IDENTITY:
            return Untaken(place, errors=(missing(place, name),))
        try:
            unit, errors = unit_of(self._read(f"{_lead(home)}{name}"), f"{place}/{name}")
        except RefusalError as error:
            return Untaken(place, str(error))
        return Untaken(place, errors=errors) if errors else unit

    def _office(self, home: str, unit: str, homes: list[str]) -> SentOffice | Untaken:
        """The folder of an office without those of others in it."""
        lead, files, others = _lead(home), {}, []
        deeper = tuple(_lead(one) for one in homes if one != home and one.startswith(lead))
        inside = [one for one in self._names if one.startswith(lead) and not one.startswith(deeper)]
        try:
            for name in inside:
                own = name.removeprefix(lead)
                if kind_of(f"unit/_/{own}") is None:
                    others.append(own)
                else:
                    files[own] = self._read(name)
        except RefusalError as error:
            return Untaken(self._place(home), str(error))
        return SentOffice(self._place(home), unit, files, tuple(others))

    def _is_project(self, home: str) -> bool:
        """Whether a folder holds definitions of a whole project, with a list of units."""
        return any(
            name.startswith(f"{_lead(home)}{one}") for name in self._names for one in _SHARED
        )

    def _place(self, home: str) -> str:
        """A folder as people know it."""
        return self._origin if home == "." else f"{self._origin}/{home}"

    def _read(self, name: str) -> bytes:
        """The content of a file.

        Raises:
            RefusalError: when it is too large, or with the others too much.
        """
        data = self._reader(name)
        self._left -= len(data)
        if len(data) > MAX_BYTES or self._left < 0:
            raise RefusalError(f"terlalu besar: '{name}'")
        return data


def _lead(home: str) -> str:
    """How the names of files in a folder begin."""
    return "" if home == "." else f"{home}/"
