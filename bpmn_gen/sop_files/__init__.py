"""Word and Excel files of others as cells, shapes and lines, in the order in which data passes.

1. ``package`` opens a file with bounds.
2. ``workbook`` and ``document``, with ``word_text``, find its cells and where they are.
3. ``spreadsheet_drawing`` and ``word_drawing`` find what is drawn over them, with ``drawingml``,
   ``vml`` and ``paths`` for shapes and connectors, ``freeforms`` for what is drawn freely, and
   ``groups`` for what is turned together.
4. ``sheet`` is what comes out of it: the same words for Excel and for Word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.document import read_document
from bpmn_gen.sop_files.package import UnreadableFileError, opened
from bpmn_gen.sop_files.workbook import read_workbook
from bpmn_gen.workbook.package import read_bounded

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_files.sheet import Sheet

__all__ = [
    "SUFFIXES",
    "UnreadableFileError",
    "open_file",
    "opened",
    "sheets_of",
    "title_of",
]

_STATE: Final = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"
)
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
SUFFIXES: Final = (".xlsx", ".xlsm", ".docx", ".docm")
"""Names of files that can be read end with one of these."""


def open_file(path: Path) -> OfficeFile:
    """Open an office file.

    Raises:
        OSError: when the file cannot be read.
        UnreadableFileError: when it is none, is damaged or too large.
    """
    return opened(read_bounded(path))


def sheets_of(file: OfficeFile) -> tuple[list[Sheet], list[str]]:
    """The sheets of a workbook, or the body of a document, with remarks on what was left out.

    Raises:
        UnreadableFileError: when it is neither, is damaged or too large.
    """
    if file.has("xl/workbook.xml"):
        return read_workbook(file)
    if file.has("word/document.xml"):
        return [read_document(file)], []
    raise UnreadableFileError(
        "bukan berkas Excel (.xlsx) atau Word (.docx)",
        "buka berkasnya di programnya, lalu simpan ulang sebagai .xlsx atau .docx",
    )


def title_of(file: OfficeFile) -> str:
    """The title among the properties of a file; empty where it has none.

    Raises:
        UnreadableFileError: when its properties are damaged or too large.
    """
    return _property(file, _TITLE)


def state_of(file: OfficeFile) -> str:
    """The mark of what a file of this program was made of; empty where it has none.

    It stands in the status of the file, because Word and Excel keep that.

    Raises:
        UnreadableFileError: when its properties are damaged or too large.
    """
    return _property(file, _STATE)


def _property(file: OfficeFile, name: str) -> str:
    """One of the properties of a file."""
    root = file.part("docProps/core.xml")
    return (root.findtext(name) or "").strip() if root is not None else ""
