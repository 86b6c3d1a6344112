"""How an artefact takes its place without undoing what a person did there.

Whoever edits ``sop.docx`` in Word does not know that the next build makes it anew.  A file that is
not as a build left it is therefore set aside as ``sop.suntingan-1.docx`` before the new one takes
its place.  The same happens to a file of others that stands where an artefact goes.

A build that is killed has written files that no manifest lists.  Each writing process therefore
notes the digest of every file in a journal of its own before the file appears.  The journals stay
until a manifest lists all files, so that the next build knows these files as its own and does not
set them aside.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.store import disk, earlier
from bpmn_gen.store.memory import Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MARK = ".suntingan-"
"""Stands, with a number behind it, before the ending of the name of a file that was set aside."""
_COPY = re.compile(r".*\.suntingan-[0-9]+(?:\.[^.]+)?")
_JOURNAL = re.compile(r"\.bpmn-gen-[0-9]+\.journal")
NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Written:
    """An artefact that has taken its place."""

    sha256: str
    stamp: Stamp | None
    aside: str = ""
    """New path of the file that a person had there, relative to the output folder; mostly empty."""


@dataclass(frozen=True, slots=True)
class Destination:
    """An output folder and what is known of the files that are there already."""

    folder: Path
    ours: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By path: digests of all files that builds wrote there and that may still lie there."""
    stamps: Mapping[str, Stamp] = field(default_factory=dict)
    """By path: the stamp of the file as a build left it."""
    reserved: frozenset[str] = NOTHING
    """Paths of artefacts whose names look like those of files that were set aside, and which no
    file that is set aside may take."""

    def part(self, paths: Iterable[str]) -> Destination:
        """The destination of some artefacts only, because it is pickled for every worker."""
        wanted = list(paths)
        ours = {path: self.ours[path] for path in wanted if path in self.ours}
        stamps = {path: self.stamps[path] for path in wanted if path in self.stamps}
        return Destination(self.folder, ours, stamps, self.reserved)

    def put(self, path: str, content: bytes) -> Written:
        """Write an artefact in one step; what a person has there is set aside.

        Raises:
            OSError: when it cannot be written, or the old file cannot be moved; the old file is
                then where it was.
        """
        sha256 = disk.digest(content)
        self._note({path: sha256})
        return self._put(path, content, sha256)

    def put_all(self, contents: Mapping[str, bytes]) -> dict[str, Written | OSError]:
        """Write artefacts that were made together, each as :meth:`put` does.

        The journal is written once for all of them, because on Windows a virus scanner reads every
        file again that was closed.

        Returns:
            By path the artefact, or the error that kept it from being written.
        """
        digests = {path: disk.digest(content) for path, content in contents.items()}
        written: dict[str, Written | OSError] = {}
        try:
            self._note(digests)
        except OSError as error:
            return dict.fromkeys(contents, error)
        for path, content in contents.items():
            try:
                written[path] = self._put(path, content, digests[path])
            except OSError as error:
                written[path] = error
        return written

    def _put(self, path: str, content: bytes, sha256: str) -> Written:
        """Write an artefact that the journal lists.

        Raises:
            OSError: as :meth:`put` does.
        """
        file = self.folder / path
        with disk.unfinished(file, content) as temporary:
            stamp = stamp_of(temporary)
            aside = "" if self.is_ours(path, sha256) else self.set_aside(path)
            try:
                disk.replace(temporary, file)
            except OSError:
                if aside:
                    (self.folder / aside).rename(file)
                raise
        earlier.keep(self.folder, path, content)
        return Written(sha256, stamp, aside)

    def is_ours(self, path: str, sha256: str = "") -> bool:
        """Whether nothing of a person's is lost when the file at a path goes.

        Args:
            path: of an artefact.
            sha256: of what is to take its place, because an equal file is no loss.
        """
        file = self.folder / path
        if not os.path.lexists(file):
            return True
        stamp = stamp_of(file)
        if stamp is None:  # a pipe, a broken link, or a folder, which refuses to be replaced anyway
            return file.is_dir() and not file.is_symlink()
        if stamp == self.stamps.get(path):
            return True
        try:
            found = disk.digest(file.read_bytes())
        except OSError:
            return False
        return found == sha256 or found in self.ours.get(path, NOTHING)

    def set_aside(self, path: str) -> str:
        """Give the file at a path the next free name beside it.

        Returns:
            Its new path, relative to the output folder.

        Raises:
            OSError: when somebody has it open, or the folder may not be changed.
        """
        place = PurePosixPath(path)
        names = (str(place.with_name(f"{place.stem}{MARK}{n}{place.suffix}")) for n in count(1))
        aside = next(
            name
            for name in names
            if name not in self.reserved and not os.path.lexists(self.folder / name)
        )
        disk.rename(self.folder / path, self.folder / aside)
        return aside

    def _note(self, digests: Mapping[str, str]) -> None:
        """Enter files into the journal of this process before they appear.

        Raises:
            OSError: when it cannot be written.
        """
        if not digests:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        journal = self.folder / f".bpmn-gen-{os.getpid()}.journal"
        lines = "".join(f"{sha256} {path}\n" for path, sha256 in digests.items())
        with disk.patiently(lambda: journal.open("ab")) as file:
            file.write(lines.encode())


def is_copy(name: str) -> bool:
    """Whether the name of a file says that a build once set it aside."""
    return bool(_COPY.fullmatch(name))


def journalled(output: Path) -> dict[str, set[str]]:
    """By path the digests of what builds wrote since the journals were last closed."""
    found: dict[str, set[str]] = {}
    for journal in _journals(output):
        with suppress(OSError):
            for line in journal.read_text(encoding="utf-8", errors="replace").splitlines():
                sha256, _, path = line.partition(" ")
                found.setdefault(path, set()).add(sha256)
    return found


def close_journals(output: Path) -> None:
    """Remove the journals, once a manifest lists all that they name."""
    for journal in _journals(output):
        with suppress(OSError):
            journal.unlink()


def _journals(output: Path) -> list[Path]:
    """The journals in an output folder."""
    try:
        return [output / name for name in os.listdir(output) if _JOURNAL.fullmatch(name)]  # noqa: PTH208 -- quicker
    except OSError:
        return []
