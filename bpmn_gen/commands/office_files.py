"""The files that people mean when they name a folder of Excel and Word files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_HIDDEN: Final = ("~$", ".")
"""How the names of files begin that nobody wrote: Excel makes them while a workbook is open."""


def files_in(source: Path, suffixes: Collection[str]) -> Iterator[Path]:
    """A file itself, or the files of a folder in the order of their names.

    Args:
        source: the file or folder.
        suffixes: how names of files in a folder have to end, in small letters.
    """
    if not source.is_dir():
        yield source
        return
    for path in sorted(source.rglob("*")):
        is_wanted = path.suffix.casefold() in suffixes and not path.name.startswith(_HIDDEN)
        if is_wanted and path.is_file():
            yield path
