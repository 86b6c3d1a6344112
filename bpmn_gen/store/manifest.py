"""What a build made: the manifest for people and tools, the memory for the next build.

``manifest.json`` is a contract and depends on nothing but the artefacts.  ``.bpmn-gen.json`` is
private: it remembers of what each artefact was made and which requests were carried out whole.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "manifest.json"
MEMORY_FILE = ".bpmn-gen.json"
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


@dataclass(slots=True)
class Memory:
    """What the last builds of an output folder were made of."""

    keys: dict[str, str] = field(default_factory=dict)
    """By artefact path: digest of everything the file was made of."""
    requests: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By request that was carried out whole: the paths of its artefacts."""
    inputs: str = ""
    """Digest of the inputs for which ``requests`` hold."""
    pages: dict[str, int] = field(default_factory=dict)
    """By artefact path: how many pages it leaves to those whose page numbers go on behind it."""


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


def is_kept(output: Path) -> bool:
    """Whether a folder carries our memory or our manifest, so that we have built there before.

    The memory is looked for first: its name is enough, whereas web pages and other programs have
    a ``manifest.json`` of their own.
    """
    return (output / MEMORY_FILE).is_file() or _items(output) is not None


def write(output: Path, artefacts: dict[str, Artefact]) -> None:
    """Write the manifest, sorted, so that equal content gives equal bytes."""
    items = [asdict(artefacts[path]) for path in sorted(artefacts)]
    write_atomically(output / FILE, _json({"format": FORMAT, "artefacts": items}))


def recall(output: Path) -> Memory:
    """The memory of an output folder; an absent, broken or foreign one is empty."""
    try:
        data = json.loads((output / MEMORY_FILE).read_bytes())
        if data["format"] != FORMAT:
            return Memory()
        requests = {str(name): tuple(map(str, paths)) for name, paths in data["requests"].items()}
        pages = {str(path): int(count) for path, count in data["pages"].items()}
        return Memory(dict(data["keys"]), requests, str(data["inputs"]), pages)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory()


def remember(output: Path, memory: Memory) -> None:
    """Write the memory."""
    write_atomically(output / MEMORY_FILE, _json({"format": FORMAT, **asdict(memory)}))


def _json(data: dict[str, object]) -> bytes:
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
    path.parent.mkdir(parents=True, exist_ok=True)
    prefix, suffix = UNFINISHED
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        _replace(Path(temporary), path)
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename is None:
            error.filename = str(path)  # a full disk names no file
        raise


def _replace(temporary: Path, path: Path) -> None:
    """Put a finished file in its place; a file that a scanner holds for a moment is waited for."""
    for wait in WAITS:
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    temporary.replace(path)


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
