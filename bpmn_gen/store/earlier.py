"""Earlier builds of files that people take away, edit and bring back.

What somebody changed in such a file can be told only beside the file as he got it, and a later
build has replaced that one.  A build therefore keeps a packed copy of each state, under the mark
that the file bears.  Only sparing work and telling changes depend on the copies: nothing breaks
when somebody removes them.
"""

from __future__ import annotations

import gzip
import os
import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER: Final = ".bpmn-gen-asal"
"""Below the output folder; hidden, because people have no use for what is in it."""
MOST: Final = 5
"""Earlier states that are kept for each file, on average over all of an output folder."""
MOST_READ: Final = 2_000
"""Copies that are read when one is looked for by what it says."""
_HEAD: Final = 2_000
"""Bytes at the beginning of a file among which its mark stands."""
_LARGEST: Final = 50_000_000
"""Bytes that a copy may hold unpacked, because the folder is open to everybody."""
DIGITS: Final = 12
"""Hexadecimal digits of a mark: enough to tell all states that one process ever has."""
MARK: Final = rf"[0-9a-f]{{{DIGITS}}}"
"""The form of a mark, as a pattern."""
_MARK: Final = re.compile(rf'<bpmn:definitions [^>]*\bid="[^"]*_({MARK})"'.encode())
_SUFFIX: Final = ".gz"


def keep(output: Path, path: str, content: bytes) -> None:
    """Keep a file that bears a mark; others are passed by.

    A copy that cannot be written is no reason to make no artefact.
    """
    found = _MARK.search(content[:_HEAD]) if path.endswith(".bpmn") else None
    if found is None:
        return
    copy = output / FOLDER / _name(found[1].decode(), path)
    with suppress(OSError):
        if not copy.is_file():
            disk.write_atomically(copy, gzip.compress(content, 6, mtime=0))


def states(output: Path, mark: str) -> list[bytes]:
    """All files that bear a mark, those for people before those for engines."""
    made: list[bytes] = []
    for name in _names(output):
        if name.startswith(f"{mark}."):
            with suppress(OSError, EOFError, zlib.error), gzip.open(output / FOLDER / name) as file:
                made.append(file.read(_LARGEST))
    return made


def all_states(output: Path) -> Iterator[bytes]:
    """The kept files for people, of all processes; no more than a comparison can look through."""
    names = [name for name in _names(output) if name.endswith(f".bpmn{_SUFFIX}")]
    for name in names[:MOST_READ]:
        with suppress(OSError, EOFError, zlib.error), gzip.open(output / FOLDER / name) as file:
            yield file.read(_LARGEST)


def prune(output: Path, files: int) -> None:
    """Remove the oldest copies, so that the folder stays in proportion.

    Args:
        output: the output folder.
        files: how many files that bear a mark it has now.
    """
    names = _names(output)
    spare = len(names) - (MOST + 1) * files
    if spare <= 0:
        return

    def age(name: str) -> tuple[float, str]:
        with suppress(OSError):
            return (output / FOLDER / name).stat().st_mtime, name
        return 0.0, name

    for name in sorted(names, key=age)[:spare]:
        with suppress(OSError):
            (output / FOLDER / name).unlink()


def _name(mark: str, path: str) -> str:
    """The name of the copy of a file: its mark, and for which engine it is."""
    flavour = path.rpartition("/")[2].removesuffix(".bpmn").rpartition(".")[2]
    return f"{mark}.{flavour if flavour.startswith('camunda') else 'bpmn'}{_SUFFIX}"


def _names(output: Path) -> list[str]:
    """The names of all copies, in order; files of others in the folder are passed by."""
    try:
        found = os.listdir(output / FOLDER)  # noqa: PTH208 -- quicker
    except OSError:
        return []
    return sorted(name for name in found if re.fullmatch(rf"{MARK}\.\w+\.gz", name))
