"""Writes and removes files, so that nobody ever meets one that is half written."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

Found = TypeVar("Found")

UNFINISHED = ".bpmn-gen-", ".tmp"
"""How the name of a file begins and ends while it is being written.  No other program makes such
names, so that a later build can remove what a killed one left, and nothing of others."""
_UNFINISHED = re.compile(r"\.bpmn-gen-[a-z0-9_]{8}\.tmp")
WAITS = (0.05, 0.2, 0.5) if os.name == "nt" else ()
"""Seconds between attempts to use a file: Windows refuses while anybody else has it open."""


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_list(digests: Mapping[str, str]) -> bytes:
    """Digests by the names of files, in the form that ``sha256sum`` checks."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode()


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
    try:
        handle, temporary = _begin(path.parent)
    except OSError as error:
        error.filename = str(path)  # nobody knows the temporary file
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        yield temporary
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk names no file
        raise


def _begin(folder: Path) -> tuple[int, Path]:
    """An open, empty file under a name that nothing has.

    ``tempfile`` does the same, but before Python 3.13 it tries two thousand million names, for a
    day, in a folder of Windows in which the user may write nothing.

    Raises:
        OSError: when the folder cannot be written.
    """
    prefix, suffix = UNFINISHED
    temporary = folder / f"{prefix}{secrets.token_hex(4)}{suffix}"
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(temporary, flags | getattr(os, "O_NOINHERIT", 0), 0o666), temporary


def probe(folder: Path) -> None:
    """Try whether files can be made in a folder, which is made where it is missing.

    Raises:
        OSError: when they cannot.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = _begin(folder)
    os.close(handle)
    patiently(lambda: temporary.unlink(missing_ok=True))


def replace(temporary: Path, path: Path) -> None:
    """Put a finished file in its place, whatever stands there."""
    patiently(lambda: temporary.replace(path))


def rename(path: Path, free: Path) -> None:
    """Give a file a name that is free."""
    patiently(lambda: path.rename(free))


def patiently(action: Callable[[], Found]) -> Found:
    """Try again after a while, because on Windows a virus scanner or OneDrive may hold a file.

    Raises:
        OSError: when it fails for another reason, or still fails after all of ``WAITS``.
    """
    for wait in WAITS:
        try:
            return action()
        except PermissionError:
            time.sleep(wait)
    return action()


def remove(output: Path, path: str) -> None:
    """Remove an artefact and the folders that it leaves empty, up to the output folder."""
    file = output / path
    patiently(lambda: file.unlink(missing_ok=True))
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
