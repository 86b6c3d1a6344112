"""What pages offer for download, at their top: SOP, map and BPMN of a process, books of a unit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.portal.listing import ListedDocument, documents, file_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.portal.listing import File

LETTERS: Final = "surat"
"""Folder of the letters of a process, inside its own."""
FIRST: Final = (
    "Buku SOP",
    "Dokumen peta proses bisnis",
    "Peta proses (level 0)",
    "Peta proses bisnis sebagai salindia",
    "SOP",
    "Peta lintas fungsi",
    "Proses",
)
"""What is asked for most, in this order."""
FORMATS: Final = ("Word", "PDF", "Excel", "PowerPoint", "gambar", "BPMN")
"""Formats in the order in which they are offered; any other comes behind."""


def main_documents(files: Iterable[File], page: str) -> tuple[ListedDocument, ...]:
    """The documents that a page offers at its top, the most wanted first."""
    own = [file for file in files if not is_letter(file) and file_label(file.path) in FIRST]
    listed = sorted(documents(own, page), key=lambda one: FIRST.index(one.name))
    return tuple(_in_order(one) for one in listed)


def other_documents(files: Iterable[File], page: str) -> tuple[ListedDocument, ...]:
    """All other documents but letters."""
    own = [file for file in files if not is_letter(file) and file_label(file.path) not in FIRST]
    return tuple(_in_order(one) for one in documents(own, page))


def letters(files: Iterable[File], page: str) -> tuple[ListedDocument, ...]:
    """The letters and forms that a process produces."""
    return documents((file for file in files if is_letter(file)), page)


def is_letter(file: File) -> bool:
    """Whether a file is a letter that a process produces."""
    return f"/{LETTERS}/" in file.path


def _in_order(document: ListedDocument) -> ListedDocument:
    """A document with its formats in the order in which they are offered."""
    rank = {name: at for at, name in enumerate(FORMATS)}
    formats = sorted(document.formats, key=lambda one: rank.get(one.label, len(rank)))
    return replace(document, formats=tuple(formats))
