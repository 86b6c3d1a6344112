"""What Windows asks of paths, wherever the program runs, because projects travel to it.

Windows takes no path of more than 259 characters, keeps some names for devices, drops dots and
spaces at the end of a name, and does not tell capitals from small letters.  Python may be allowed
longer paths there, but Word, Excel and Explorer are not.
"""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.model.ids import is_device

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST = 259
"""Characters of a path: 260 with the sign that ends it."""
LONGEST_IN_EXCEL = 218
"""Characters of a path that Excel opens or saves."""
LONGEST_NAME = 255
"""Characters of one name in a path."""
UNFINISHED = len(".bpmn-gen-12345678.tmp")
"""Characters of the name that each file has while it is being written."""
_USUAL = ("C:", "Users", "nama.pengguna", "OneDrive - Pemerintah Kabupaten Cilacap", "Dokumen")
USUAL_OUTPUT = "/".join((*_USUAL, "peta-proses-bisnis", "output"))
"""An output folder as users have it, for machines on which paths may be longer."""
SHORT_PROJECT = "C:/proyek"
"""A project folder that is as short as any that people like to have."""
_DRIVE = re.compile(r"[A-Za-z]:(?=[\\/]|$)|[\\/]{2}\?[\\/][A-Za-z]:")
"""How an absolute path of Windows may begin."""
_NAME = re.compile(r"([^\\/]*)([\\/]|$)")
_NEVER = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def length_of(text: str) -> int:
    """Characters as Windows counts them: a sign beyond the first 65,536 counts twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(sign > "\uffff" for sign in text)


def longest_of(path: str) -> int:
    """How long a path may be, so that the program that it is made for opens it."""
    return LONGEST_IN_EXCEL if path.lower().endswith(".xlsx") else LONGEST


def length_in(folder: str, path: str) -> int:
    """How long a path below a folder is, from the beginning of its writing on.

    Args:
        folder: an absolute path.
        path: relative to it, with ``/``.
    """
    above, _, name = path.rpartition("/")
    before = length_of(f"{folder}/{above}/" if above else f"{folder}/")
    if longest_of(path) == LONGEST_IN_EXCEL:
        return before + length_of(name)
    return before + max(length_of(name), UNFINISHED)


@dataclass(frozen=True, slots=True)
class OutputPlace:
    """The folder by whose length the paths below it are judged."""

    folder: str
    """Absolute, with ``/`` or as the system writes it."""
    is_real: bool
    """Whether files will lie there; on other systems than Windows it is a usual folder."""

    @classmethod
    def of(cls, output: Path) -> OutputPlace:
        """The place of an output folder."""
        if os.name == "nt":
            return cls(os.path.abspath(output), is_real=True)  # noqa: PTH100 -- a string
        return cls(USUAL_OUTPUT, is_real=False)

    def excess(self, path: str) -> int:
        """By how many characters a path below the folder is too long; not above 0 where it fits."""
        return length_in(self.folder, path) - longest_of(path)

    def forbids(self, path: str) -> bool:
        """Whether no file can be written at a path that is too long."""
        return self.is_real and length_in(self.folder, path) > LONGEST


@lru_cache(maxsize=4096)
def fault_of(name: str) -> str:
    """Why Windows takes no file or folder with a name, in Indonesian; empty where it does."""
    if not name or name in {".", ".."}:
        return "namanya kosong"
    if found := _NEVER.search(name):
        sign = found[0] if found[0].isprintable() else f"U+{ord(found[0]):04X}"
        return f"memuat tanda '{sign}'"
    if name[-1] in ". ":
        return "berakhir dengan titik atau spasi"
    if is_device(name):
        return f"'{name.partition('.')[0].strip()}' ialah nama yang dipakai Windows sendiri"
    if length_of(name) > LONGEST_NAME:
        return f"namanya lebih dari {LONGEST_NAME} huruf"
    return ""


def fault_in(path: str) -> str:
    """Why Windows takes no path, because of any of its names; empty where it does."""
    return next((why for name in path.split("/") if (why := fault_of(name))), "")


def fault_of_place(place: str) -> str:
    """Why Windows could not have a file or folder at a place that a user names; empty if it could.

    Folders that are there already are no matter; a device answers as if it were there.

    Args:
        place: as it was typed, absolute or from the current folder, with either stroke.
    """
    begun = _DRIVE.match(place)
    so_far = begun[0] if begun is not None else ""
    for name, stroke in _NAME.findall(place[len(so_far) :]):
        so_far += name
        is_way = name in {"", ".", ".."} or (name == "~" and so_far == name)
        if not is_way and (why := fault_of(name)) and (is_device(name) or not _is_there(so_far)):
            return why if name in why or name == place else f"'{name}': {why}"
        so_far += stroke
    return ""


def _is_there(path: str) -> bool:
    """Whether something is at exactly that path."""
    if os.name == "nt":  # which leaves out dots and spaces at the end and would find another
        return False
    try:
        return os.path.lexists(path)
    except ValueError:  # a path with signs that no system takes
        return False


def as_one(path: str) -> str:
    """A path so that those that are one on Windows or macOS are equal."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of different files that would lie in one place, or of which one would be a folder."""
    files: dict[str, str] = {}
    for path in paths:
        first = files.setdefault(as_one(path), path)
        if first is not path:
            yield first, path
    for key, path in files.items():
        parts = key.split("/")
        above = ("/".join(parts[:depth]) for depth in range(1, len(parts)))
        yield from ((files[folder], path) for folder in above if folder in files)
