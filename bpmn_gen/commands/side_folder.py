"""Folders among the outputs that other commands than the build fill.

A build knows its files by its manifest.  Reviews and evidence packs are no part of a build, so each
of their folders remembers in a file of its own what was written there.  A file that is not as it
was written was edited by a person, and is never lost.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.store import disk, memory
from bpmn_gen.store.destination import Destination
from bpmn_gen.store.manifest import as_json
from bpmn_gen.store.output_folder import is_output

if TYPE_CHECKING:
    from pathlib import Path


class Put(NamedTuple):
    """A file that was written."""

    path: str
    aside: str
    """The new path of the file that somebody had edited; else empty."""


@dataclass(frozen=True, slots=True)
class SideFolder:
    """One such folder."""

    output: Path
    place: str
    """Its path below the output folder, with ``/``."""
    memory: str
    """The name of the file that remembers what was written; hidden, as it begins with a dot."""

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.output / self.place

    def is_written(self, name: str, content: bytes) -> bool:
        """Whether a file is, byte for byte, as it was written last."""
        return disk.digest(content) == self._known().get(name)

    def is_edited(self, name: str) -> bool:
        """Whether somebody edited a file, or put one of their own in its place."""
        try:
            return not self.is_written(name, (self.folder / name).read_bytes())
        except OSError:
            return False

    def put(self, name: str, content: bytes) -> Put:
        """Write a file; one that somebody edited gets another name first.

        Raises:
            OSError: when the folder cannot be written.
        """
        path, known = f"{self.place}/{name}", self._known()
        sha256 = disk.digest(content)
        there = Destination(self.output, {path: frozenset(filter(None, [known.get(name)]))})
        aside = "" if there.is_ours(path, sha256) else there.set_aside(path)
        disk.write_atomically(self.output / path, content)
        disk.write_atomically(self.folder / self.memory, as_json({**known, name: sha256}))
        if not is_output(self.output):
            memory.remember(self.output, memory.Memory())  # so that a build may fill it later
        return Put((self.output / path).as_posix(), (self.output / aside).as_posix() * bool(aside))

    def noted(self, what: str) -> str:
        """What was noted last of something that is no file; empty where nothing was."""
        return self._known().get(what, "")

    def note(self, what: str, text: str) -> None:
        """Note something beside the digests of files.

        Raises:
            OSError: when it cannot be written.
        """
        if self.noted(what) != text:
            noted = as_json({**self._known(), what: text})
            disk.write_atomically(self.folder / self.memory, noted)

    def _known(self) -> dict[str, str]:
        """The digests of the files as they were written; none where nobody knows."""
        try:
            found = json.loads((self.folder / self.memory).read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}
        texts = found.items() if isinstance(found, dict) else ()
        return {name: digest for name, digest in texts if isinstance(digest, str)}
