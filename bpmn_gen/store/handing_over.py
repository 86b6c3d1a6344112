"""Writes results to places that the user names, never over a file unless that is asked for.

A build owns its folder; commands with ``-o`` own nothing.  Whoever writes ``-o hasil.bpmn`` may not
remember that there is a ``hasil.bpmn``.  Two kinds of places are never written to, whatever is
asked: the file that is being read, because a mistake would cost the only copy, and devices, because
replacing one breaks the system (``/dev/null``) or makes a file that Windows cannot delete
(``NUL``).
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.store.windows_paths import fault_of_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SYSTEM = ("/dev", "/proc", "/sys")
"""Folders that hold no files, only what looks like them."""
SHARED_MEMORY = "/dev/shm"  # noqa: S108 -- the exception among them: real files lie there


def permit(path: Path, source: Path | None = None, *, overwrite: bool) -> None:
    """Check that a result may go to a place.

    Args:
        path: the place.
        source: the file that the result is made of.
        overwrite: whether the user wants to replace what is there.

    Raises:
        MisuseError: when nothing must ever be written there.
        RefusalError: when a file is there.
    """
    label = path.as_posix()
    if source is not None and _is_same(path, source):
        raise MisuseError(f"hasil akan menimpa berkas asalnya, '{label}'; pilih nama lain")
    if path.is_dir():
        raise MisuseError(f"'{label}' ialah folder; tulis juga nama berkasnya")
    if why := fault_of_place(str(path)):
        raise MisuseError(f"'{label}' tidak dapat ada di Windows: {why}; pilih nama lain")
    if _is_no_place(path):
        raise MisuseError(f"'{label}' bukan tempat untuk berkas; pilih nama lain")
    if os.path.lexists(path) and not overwrite:
        raise RefusalError(
            f"'{label}' sudah ada; tidak ada yang ditulis. Pilih nama lain, atau tambahkan "
            "--timpa untuk menggantinya"
        )


def hand_over(
    results: Mapping[Path, bytes], source: Path | None = None, *, overwrite: bool
) -> None:
    """Write results, but none of them when one may not go to its place.

    Raises:
        MisuseError: when nothing must ever be written to one of the places.
        RefusalError: when a file is at one of them.
        OSError: when one cannot be written; those before it are written already.
    """
    for path in results:
        permit(path, source, overwrite=overwrite)
    for path, content in results.items():
        write_atomically(path, content)


def _is_same(path: Path, source: Path) -> bool:
    """Whether two paths are one file, by whatever links and capitals."""
    try:
        return path.samefile(source)
    except OSError:
        return False


def _is_no_place(path: Path) -> bool:
    """Whether a path is a device or a pipe."""
    folder = os.path.realpath(path.parent)
    if not _is_below(folder, SHARED_MEMORY) and any(_is_below(folder, top) for top in SYSTEM):
        return True
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _is_below(folder: str, top: str) -> bool:
    """Whether a folder is another one or lies in it."""
    return folder == top or folder.startswith(f"{top}/")
