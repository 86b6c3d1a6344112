"""Unpacks a workbook that somebody sent, without trusting what it says about itself."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from bpmn_gen.errors import RefusalError
from bpmn_gen.store import bounded

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE: Final = 32 << 20
"""Bytes of a file; larger ones hold pictures, not forms."""
MAX_PART: Final = 48 << 20
"""Bytes of an unpacked part: more than any form that people fill in has."""
MAX_PARTS: Final = 4_000
_ENCRYPTED = 1
"""Bit of an entry that is locked with a password."""
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    IndexError,
    KeyError,
)
"""What the module for zip files raises for files that are not whole."""
OLD_START: Final = b"\xd0\xcf\x11\xe0"
"""How Excel and Word began a file before 2007, and begin one with a password until today."""
SAVE_AGAIN: Final = "buka di Excel atau LibreOffice, lalu simpan ulang sebagai .xlsx"
"""What to tell people whose file cannot be read."""


def read_bounded(path: Path) -> bytes:
    """The bytes of a file, and one more than the most where it is too large.

    Raises:
        OSError: when it cannot be read.
    """
    return bounded.read_bounded(path, MAX_FILE)


class Package:
    """The parts of a workbook."""

    def __init__(self, data: bytes) -> None:
        """Look at the list of parts.

        Raises:
            RefusalError: when it is no such file, or not whole.
        """
        if len(data) > MAX_FILE:
            raise RefusalError(f"berkas lebih besar dari {MAX_FILE >> 20} MB")
        if data.startswith(OLD_START):
            raise RefusalError("berkas Excel lama (.xls) atau dikunci dengan kata sandi")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise RefusalError("berkas rusak atau bukan .xlsx") from error
        if len(entries) > MAX_PARTS:
            raise RefusalError("berkas memuat terlalu banyak bagian")
        self._entries = {entry.filename.lstrip("/").replace("\\", "/"): entry for entry in entries}
        self._left = 2 * MAX_PART

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """The content of a part; None where there is none.

        Raises:
            RefusalError: when it cannot be unpacked, or is larger than any form.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        if entry.flag_bits & _ENCRYPTED:
            raise RefusalError("berkas dikunci dengan kata sandi")
        try:
            with self._zip.open(entry) as file:
                data = file.read(MAX_PART + 1)
        except _BROKEN as error:
            raise RefusalError(f"berkas rusak: bagian '{name}' tidak dapat dibuka") from error
        self._left -= len(data)
        if len(data) > MAX_PART or self._left < 0:
            raise RefusalError("isi berkas terlalu besar untuk sebuah lembar isian")
        return data


def links_of(part: str) -> str:
    """The name of the part that lists what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def linked_part(folder: str, target: str) -> str:
    """The name of the part to which a part in a folder refers."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
