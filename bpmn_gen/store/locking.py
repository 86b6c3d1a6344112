"""Keeps two builds from working in one output folder at the same time.

The lock belongs to the process, so the operating system frees it however the process ends: nobody
has to clear anything away after a build that was killed.  Where a file system knows no locks,
builds go on without one.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from bpmn_gen.errors import BpmnGenError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE = ".bpmn-gen.lock"
ATTEMPTS = 10
"""How often the lock is tried when its file vanishes, because a build that ends removes the file.
Ten builds that end in the very moment of an attempt do not happen."""
TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, getattr(errno, "EDEADLOCK", 0)})
"""Error numbers by which systems say that somebody else holds the lock."""


class BusyError(BpmnGenError):
    """Another build works in the folder."""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; the folder is made where it is missing, and goes if left empty.

    Raises:
        BusyError: when another process holds it.
    """
    made = _make(folder)
    path = folder / FILE
    handle = _take(path)
    try:
        yield
    finally:
        if handle is not None:
            _give_back(path, handle)
        for empty in made:
            with suppress(OSError):
                empty.rmdir()


def _make(folder: Path) -> list[Path]:
    """Make a folder; gives what had to be made, the innermost first."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    with suppress(OSError):  # writing the first artefact will tell
        folder.mkdir(parents=True, exist_ok=True)
    return missing


def _take(path: Path) -> int | None:
    """Open and lock a file; None where that cannot be done.

    Raises:
        BusyError: when another process holds it.
    """
    for _ in range(ATTEMPTS):
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError:
            return None
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in TAKEN:
                raise BusyError from error
            return None
        if _is_at(path, handle):
            return handle
        os.close(handle)
    return None


def _lock(handle: int) -> None:
    """Lock an open file without waiting.

    Raises:
        OSError: when it is locked, or cannot be.
    """
    if sys.platform == "win32":
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # unlike flock not inherited by workers


def _is_at(path: Path, handle: int) -> bool:
    """Whether the locked file is still the one in the folder.

    Its last holder may have removed it between opening and locking.  That cannot happen on Windows,
    which removes no file that somebody has open.
    """
    if sys.platform == "win32":
        return True
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def _give_back(path: Path, handle: int) -> None:
    """Remove the file and free the lock.

    Elsewhere than on Windows the file goes first, because nobody may lock it in between.  Windows
    removes no file that is open.
    """
    if sys.platform == "win32":
        os.close(handle)
    with suppress(OSError):
        path.unlink()
    if sys.platform != "win32":
        os.close(handle)
