"""Office files as parts: opened with bounds, because they come from anywhere.

Nothing is run, fetched or expanded.  Macros, links to other files and embedded objects are parts
that nobody asks for, and formulas are read as the values that the office program left.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from bpmn_gen.errors import BpmnGenError, RefusalError
from bpmn_gen.workbook.package import OLD_START, Package, linked_part, links_of

_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class UnreadableFileError(BpmnGenError):
    """A file that cannot be read; says why, and what its owner can do about it."""

    def __init__(self, reason: str, hint: str) -> None:
        """Take a reason (a message, lower case) and a hint, both in Indonesian."""
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


SAVE_AGAIN: Final = (
    "buka berkasnya di Excel atau Word, lalu simpan ulang dengan nama baru sebagai .xlsx atau .docx"
)


@dataclass(slots=True)
class OfficeFile:
    """The parts of an opened file, as XML."""

    data: bytes
    package: Package
    parsed: dict[str, etree._Element | None] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self.package.names()

    def part(self, name: str) -> etree._Element | None:
        """The root of an XML part; None where there is none.

        Raises:
            UnreadableFileError: when it is no XML, too large, or declares entities.
        """
        if name not in self.parsed:
            self.parsed[name] = self._parse(name)
        return self.parsed[name]

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """By id: the last word of the kind and the name of each part that a part leads to.

        Targets outside of the file are left out.
        """
        folder = posixpath.dirname(name)
        root = self.part(links_of(name))
        found = {}
        for entry in root.iter(_RELATIONS) if root is not None else ():
            if entry.get("TargetMode") == "External":
                continue
            place = linked_part(folder, entry.get("Target", ""))
            kind = entry.get("Type", "").rpartition("/")[2]
            found[entry.get("Id", "")] = kind, place
        return found

    def _parse(self, name: str) -> etree._Element | None:
        """Unpack and parse a part."""
        try:
            data = self.package.read(name)
        except RefusalError as why:
            raise UnreadableFileError(str(why), SAVE_AGAIN) from why
        return None if data is None else _root(name, data)


def _root(name: str, data: bytes) -> etree._Element:
    """The root of a part."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as why:
        raise UnreadableFileError(f"bagian '{name}' bukan XML yang utuh", SAVE_AGAIN) from why
    if b"<!DOCTYPE" in data[:4_096]:
        raise UnreadableFileError(f"bagian '{name}' memuat deklarasi DTD", SAVE_AGAIN)
    return root


def opened(data: bytes) -> OfficeFile:
    """An office file, from its bytes.

    Raises:
        UnreadableFileError: when it is none, or too large.
    """
    if not data:
        raise UnreadableFileError("berkas kosong", "periksa berkas aslinya")
    if data.startswith(OLD_START):
        raise _old(data)
    if data.startswith(_PICTURES):
        why = (
            "berkas ini gambar (foto atau pindaian) yang diberi nama seperti berkas Word atau Excel"
        )
        raise UnreadableFileError(
            why, "ketik isinya di Word atau Excel, atau mulai dari Proses baru"
        )
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise UnreadableFileError("bukan berkas Excel atau Word yang utuh", SAVE_AGAIN)
    try:
        return OfficeFile(data, Package(data))
    except RefusalError as why:
        raise UnreadableFileError(str(why), SAVE_AGAIN) from why


_PICTURES: Final = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
"""How pictures begin: JPEG, PNG, GIF, BMP and TIFF."""
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD: Final = "WordDocument".encode("utf-16-le")
_OLD_EXCEL: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
"""Names of streams, as the container writes them that old files share with locked ones."""


def _old(data: bytes) -> UnreadableFileError:
    """Why a file in the old container cannot be read: it has a password, or it is old."""
    if _LOCKED in data:
        return UnreadableFileError(
            "berkas dikunci dengan kata sandi",
            "buka di Excel atau Word, hapus kata sandinya, lalu simpan ulang",
        )
    if _OLD_WORD in data:
        return _of_old_format("Word lama (.doc)", "Word", ".docx")
    if any(name in data for name in _OLD_EXCEL):
        return _of_old_format("Excel lama (.xls)", "Excel", ".xlsx")
    return UnreadableFileError("berkas berformat lama (.xls/.doc)", SAVE_AGAIN)


def _of_old_format(kind: str, program: str, suffix: str) -> UnreadableFileError:
    """An old file of a program."""
    hint = f"buka di {program}, lalu simpan ulang sebagai {suffix}"
    return UnreadableFileError(f"berkas berformat {kind}", hint)
