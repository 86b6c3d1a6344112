"""What a build made, in ``manifest.json``, for people and tools; and how files are written.

The manifest is a contract and depends on nothing but the artefacts.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

FILE = "manifest.json"
FORMAT = 1
"""Raised when the meaning of a field changes; an older file then counts as absent."""
UNFINISHED = ".bpmn-gen-", ".tmp"
"""How the name of a file begins and ends while it is being written.  No other program makes such
names, so that what a build that was killed left behind can be told from the files of others."""
_UNFINISHED = re.compile(r"\.bpmn-gen-[a-z0-9_]{8}\.tmp")
WAITS = (0.05, 0.2, 0.5) if os.name == "nt" else ()
"""Seconds between attempts to replace a file: Windows refuses while anybody has it open."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """One file that a build made."""

    path: str
    """Relative to the output folder, with ``/``."""
    sha256: str
    kind: str
    """bpmn, svg, pdf ..."""
    kode: str
    """Code of the process it shows; empty when it is not about one process."""
    source: str
    """Definition file that the process stands in, relative to the definitions folder."""
    target: str
    """Folder of the unit type or unit, e.g. ``tipe-07``; empty for the whole regency."""
    tipe: int | None
    unit: str | None
    version: str
    """Of the program."""


def read(output: Path) -> dict[str, Artefact]:
    """The artefacts of an output folder by path; a broken or foreign manifest counts as empty."""
    return {item.path: item for item in _items(output) or () if _inside(item.path)}


def _items(output: Path) -> list[Artefact] | None:
    """What the manifest of a folder lists; None where there is none that we could have written."""
    try:
        data = json.loads((output / FILE).read_bytes())
        return (
            [Artefact(**item) for item in data["artefacts"]] if data["format"] == FORMAT else None
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def is_ours(output: Path) -> bool:
    """Whether a folder carries a manifest of ours; web pages and tools have files of its name."""
    return _items(output) is not None


def is_as_written(output: Path) -> bool:
    """Whether the manifest says what it says in the very bytes that we would write."""
    try:
        return (output / FILE).read_bytes() == as_bytes(read(output))
    except OSError:
        return False


def as_bytes(artefacts: dict[str, Artefact]) -> bytes:
    """The manifest, sorted, so that equal content gives equal bytes."""
    items = [asdict(artefacts[path]) for path in sorted(artefacts)]
    return as_json({"format": FORMAT, "artefacts": items})


def digest_of(output: Path) -> str:
    """The digest of the manifest of a folder; empty where there is none."""
    try:
        return digest((output / FILE).read_bytes())
    except OSError:
        return ""


def as_json(data: dict[str, object]) -> bytes:
    """Stable JSON."""
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _inside(path: str) -> bool:
    """Whether a path stays inside the output folder: a manifest may have been tampered with.

    Names with a backslash or a colon lead elsewhere on Windows; no build makes any.
    """
    parts = path.split("/")
    return "" not in parts and ".." not in parts and not any(sign in path for sign in "\\:\0")


def is_whole(output: Path, artefact: Artefact) -> bool:
    """Whether the file is there with the bytes that the build wrote."""
    try:
        with open(os.path.join(output, artefact.path), "rb") as file:  # noqa: PTH118, PTH123 -- quicker
            return digest(file.read()) == artefact.sha256
    except OSError:
        return False


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
    """A whole file under a name of our own beside its place, which it is to take; else it goes.

    Raises:
        OSError: when the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = UNFINISHED
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=suffix)
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
    """Wait for a file that a scanner holds for a moment."""
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
