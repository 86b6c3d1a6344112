"""Tells forms that the program handed out from files that others made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.office_files import files_in
from bpmn_gen.compiler.wording import listed
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.workbook.facts import is_ours
from bpmn_gen.workbook.package import Package, read_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

BOOKS: Final = (".xlsx", ".xlsm", ".xls")
"""How the names of workbooks end."""
_OTHERS: Final = (".docx", ".doc")
_MOST: Final = 1_000
"""Files that one command takes in."""
_NAMED: Final = 3


def is_form(path: Path) -> bool:
    """Whether a file is a form that this program handed out.

    Raises:
        OSError: when it cannot be read.
    """
    return path.suffix.casefold() in BOOKS and is_ours(read_bounded(path))


def forms_among(sources: Iterable[Path]) -> list[Path]:
    """The forms among files and in folders; none where all are of others.

    Beside forms, workbooks that cannot be read count as forms, so that each is told with its
    reason.

    Raises:
        MisuseError: when files of others stand among them, or there are too many.
        OSError: when one cannot be read.
    """
    files = list(
        dict.fromkeys(path for source in sources for path in files_in(source, (*BOOKS, *_OTHERS)))
    )
    forms = [path for path in files if is_form(path)]
    if not forms:
        return []
    others = [path.name for path in files if path not in forms and not _is_broken(path)]
    if others:
        named = listed(others[:_NAMED]) + (" dan lainnya" if len(others) > _NAMED else "")
        raise MisuseError(
            f"Ada lembar dari 'bpmn-gen lembar' dan berkas lain ({named}); "
            "pisahkan dalam dua folder, lalu impor satu per satu"
        )
    if len(files) > _MOST:
        raise MisuseError(f"Lebih dari {_MOST} berkas; impor per subfolder")
    return files


def _is_broken(path: Path) -> bool:
    """Whether a workbook cannot be read at all."""
    try:
        Package(read_bounded(path))
    except RefusalError:
        return path.suffix.casefold() in BOOKS
    return False
