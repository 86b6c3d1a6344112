"""Writes and removes files, so that nobody ever meets one that is half written."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UNFINISHED = ".bpmn-gen-", ".tmp"
"""How the name of a file begins and ends while it is being written.  No other program makes such
names, so that a later build can remove what a killed one left, and nothing of others."""
_UNFINISHED = re.compile(r"\.bpmn-gen-[a-z0-9_]{8}\.tmp")
WAITS = (0.05, 0.2, 0.5) if os.name == "nt" else ()
"""Seconds between attempts to replace a file: Windows refuses while anybody has it open."""


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file in one step: whoever looks sees the old bytes or the new ones, whole.

    Raises:
        OSError: when the folder cannot be written; the old file is then untouched.
    """
    with unfinished(path, content) as temporary:
        replace(temporary, path)


@contextmanager
def unfinished(path: Path, content: bytes) -> Iterator[Path]:
    """A whole file under a temporary name beside its place, for the caller to move there.

    It is removed when the caller fails.

    Raises:
        OSError: when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = UNFINISHED
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=suffix)
    except OSError as error:
        error.filename = str(path)  # nobody knows the temporary file
        raise
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)
        yield temporary
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk names no file
        raise


def replace(temporary: Path, path: Path) -> None:
    """Put a finished file in its place, whatever stands there."""
    _patiently(lambda: temporary.replace(path))


def rename(path: Path, free: Path) -> None:
    """Give a file a name that is free."""
    _patiently(lambda: path.rename(free))


def _patiently(action: Callable[[], object]) -> None:
    """Try again after a while, because on Windows a virus scanner may hold a new file."""
    for wait in WAITS:
        try:
            action()
        except PermissionError:
            time.sleep(wait)
        else:
            return
    action()


def remove(output: Path, path: str) -> None:
    """Remove an artefact and the folders that it leaves empty, up to the output folder."""
    file = output / path
    file.unlink(missing_ok=True)
    for folder in file.relative_to(output).parents[:-1]:
        try:
            (output / folder).rmdir()
        except OSError:
            return


def sweep(output: Path, paths: Iterable[str]) -> None:
    """Remove what a build that was killed left half-written beside artefacts and the manifest.

    Only the folders that hold artefacts are looked into, not those below them, because nothing
    was ever written elsewhere.

    Args:
        output: the output folder.
        paths: the artefacts, relative to it.
    """
    for folder in {output, *((output / path).parent for path in paths)}:
        with suppress(OSError):
            for name in os.listdir(folder):  # noqa: PTH208 -- quicker
                if _UNFINISHED.fullmatch(name):
                    (folder / name).unlink()
