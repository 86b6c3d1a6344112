"""Reads files that people point at: regular files alone, and no more of them than is asked for."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def read_bounded(path: Path, most: int) -> bytes:
    """The bytes of a file, and one more than the most where it is larger.

    A pipe or a device is not opened for long: it might never end, or never begin.

    Raises:
        OSError: when it cannot be read, or is no regular file (``ENXIO``).
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags | getattr(os, "O_NOINHERIT", 0))
    try:
        kind = os.fstat(handle).st_mode
        if stat.S_ISDIR(kind):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(kind):
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(handle)


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a file is there and lies below a folder once all links are followed."""
    try:
        return path.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False
