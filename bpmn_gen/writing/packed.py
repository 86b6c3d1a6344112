"""Reads zip files that others made, without unpacking them onto the disk."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.definition.source import MAX_BYTES
from bpmn_gen.errors import RefusalError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_ENCRYPTED = 1
"""Bit of an entry of a zip file that is locked with a password."""
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, RuntimeError, EOFError, ValueError)
"""What the module for zip files raises; an unknown way of packing is a kind of RuntimeError."""


@contextmanager
def unpacked(path: Path) -> Iterator[tuple[list[str], Callable[[str], bytes]]]:
    """The names of the files in a zip file, with ``/``, and what reads one of them.

    Raises:
        RefusalError: when it is no zip file, is locked, or leads out of itself; also when a file
            in it cannot be read.
        OSError: when the zip file cannot be read.
    """
    with _opened(path) as packed:
        entries = {_plain(info.filename): info for info in packed.infolist()}
        names = [name for name, info in entries.items() if not info.is_dir()]
        if any(entries[name].flag_bits & _ENCRYPTED for name in names):
            raise RefusalError("dikunci dengan kata sandi; minta dikirim ulang tanpa kata sandi")
        yield names, lambda name: _read(packed, entries[name])


def _opened(path: Path) -> zipfile.ZipFile:
    """A zip file.

    Raises:
        RefusalError: when it is none, or not whole.
        OSError: when the file cannot be read.
    """
    try:
        return zipfile.ZipFile(path)
    except _BROKEN as error:
        raise RefusalError("bukan berkas zip yang dapat dibaca") from error


def _read(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The beginning of a file in a zip file, long enough to see that it is too large.

    Raises:
        RefusalError: when it cannot be unpacked.
    """
    try:
        with packed.open(entry) as file:
            return file.read(MAX_BYTES + 1)
    except (*_BROKEN, OSError) as error:
        raise RefusalError(f"rusak di dalam zip: '{entry.filename}'") from error


def _plain(name: str) -> str:
    """A name in a zip file with ``/``.

    Raises:
        RefusalError: when it leads out of the zip file.
    """
    plain_name = name.replace("\\", "/")
    parts = PurePosixPath(plain_name).parts
    if plain_name.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
        raise RefusalError(f"memuat nama yang keluar dari berkasnya: '{name}'")
    return plain_name
