"""What a build remembers for the next one, in ``.bpmn-gen.json`` beside the manifest.

The file is private.  It only spares work: without it everything is made again.  What it says of
artefacts holds for the manifest that it was written with, so it names the digest of that one.
Beside any other manifest (restored from a copy, brought by another machine) only the stamps of
files are believed, because they speak of nothing but the files themselves.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.store import disk, manifest

if TYPE_CHECKING:
    from pathlib import Path

FILE = ".bpmn-gen.json"
FORMAT = 1
"""Raised when the meaning of a field changes; an older file then counts as absent."""

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds.  A file with an unchanged stamp counts
as untouched without being read, which keeps a build that has nothing to do fast."""


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
    """By artefact path: its number of pages, at which the page numbers of the next volume go on."""
    stamps: dict[str, Stamp] = field(default_factory=dict)
    """By artefact path: the stamp of the file as a build left it."""
    manifest: str = ""
    """Digest of the manifest that was written at the same time."""

    @property
    def sizes(self) -> dict[str, int]:
        """By artefact path: how many bytes the file has."""
        return {path: size for path, (size, _) in self.stamps.items()}

    def forget(self, path: str) -> None:
        """Drop what is known of an artefact."""
        for known in (self.keys, self.pages, self.stamps):
            known.pop(path, None)


def recall(output: Path) -> Memory:
    """The memory of an output folder; an absent, broken or foreign one is empty."""
    try:
        data = json.loads((output / FILE).read_bytes())
        if data["format"] != FORMAT:
            return Memory()
        stamps = {
            str(path): (int(size), int(time))
            for path, (size, time) in data.get("stamps", {}).items()
        }
        if data.get("manifest", "") != manifest.digest_of(output):
            return Memory(stamps=stamps)
        requests = {str(name): tuple(map(str, paths)) for name, paths in data["requests"].items()}
        pages = {str(path): int(count) for path, count in data["pages"].items()}
        keys = {str(path): str(key) for path, key in data["keys"].items()}
        return Memory(keys, requests, str(data["inputs"]), pages, stamps, str(data["manifest"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def remember(output: Path, memory: Memory) -> None:
    """Write the memory together with the digest of the manifest that lies beside it now.

    Raises:
        OSError: when it cannot be written.
    """
    memory.manifest = manifest.digest_of(output)
    data = manifest.as_json({"format": FORMAT, **asdict(memory)})
    disk.write_atomically(output / FILE, data)


def stamp_of(path: str | Path) -> Stamp | None:
    """The stamp of a file; None where there is none, or something else than a file."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- quicker, and asked of thousands of files
    except (OSError, ValueError):
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
