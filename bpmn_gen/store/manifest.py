"""What a build made, in ``manifest.json``, for people and tools.

The manifest is a contract: others read it.  It depends on nothing but the artefacts, so equal
artefacts have equal manifests.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bpmn_gen.store import disk

if TYPE_CHECKING:
    from pathlib import Path

FILE = "manifest.json"
FORMAT = 1
"""Raised when the meaning of a field changes; an older file then counts as absent."""


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
    """What the manifest of a folder lists; None where there is none of our form."""
    try:
        data = json.loads((output / FILE).read_bytes())
        items = [Artefact(**item) for item in data["artefacts"]]
        is_known = data["format"] == FORMAT and all(isinstance(item.path, str) for item in items)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return items if is_known else None


def is_ours(output: Path) -> bool:
    """Whether a folder carries a manifest of our form.

    Its name alone does not tell, because web pages and tools use that, too.
    """
    return _items(output) is not None


def is_as_written(output: Path) -> bool:
    """Whether the manifest has the very bytes that a build would write for its artefacts."""
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
        return disk.digest((output / FILE).read_bytes())
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
    file = output / artefact.path
    try:
        return file.is_file() and disk.digest(file.read_bytes()) == artefact.sha256
    except OSError:
        return False
