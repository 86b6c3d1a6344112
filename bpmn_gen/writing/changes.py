"""Files that are to change together: shown first, written all or none, undone once.

The journal of the last change lies as a hidden file beside the definitions.  It holds the command,
its time, the old content of each file and the digest of the new one; ``undoing`` reads it.
"""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import json
import os
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.errors import RefusalError
from bpmn_gen.store.disk import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

JOURNAL = ".bpmn-gen-batal.json"
"""Name of the journal in the folder of the project."""
FORMAT = 1
"""Raised when the meaning of the journal changes; an older one then cannot be undone."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after."""

    path: Path
    before: bytes | None
    """None for a file that is not there yet."""
    after: bytes | None
    """None for a file that goes."""
    label: str = ""
    """The file as the user knows it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return self.before == self.after

    def difference(self) -> str:
        """The lines that go and come, as a unified difference."""
        old, new = (_lines(data) for data in (self.before, self.after))
        names = (f"{self.label} (sekarang)", f"{self.label} (nanti)")
        told = difflib.unified_diff(old, new, *names, lineterm="")
        return "\n".join(line.rstrip("\r\n") for line in told)


@dataclass(slots=True)
class Changes:
    """What one command is about to do to a project."""

    root: Path | None
    """The folder of the project, in which the journal lies; None for files of no project, which
    cannot be undone."""
    files: list[FileChange] = field(default_factory=list)

    def set(self, path: Path, after: bytes | None, before: bytes | None, label: str) -> None:
        """Enter what a file is to hold.

        Args:
            path: the file.
            after: what it is to hold; None when it is to go.
            before: what it held when the change was prepared; None when it was not there.
            label: the file as the user knows it.
        """
        known = next((change for change in self.files if change.path == path), None)
        self.files = [change for change in self.files if change.path != path]
        change = FileChange(path, known.before if known else before, after, label)
        if not change.is_empty:
            self.files.append(change)

    def content_of(self, path: Path) -> bytes | None:
        """What a file is to hold: what was entered, else what it holds now."""
        entered = (change.after for change in self.files if change.path == path)
        return next(entered, None) or content_of(path)

    def names(self) -> list[str]:
        """The files that change, as the user knows them."""
        return [change.label for change in self.files]

    def preview(self) -> str:
        """All differences, except in what only the program reads."""
        shown = (change for change in self.files if not change.path.name.startswith("."))
        return "\n".join(change.difference() for change in shown)

    def write(self, command: str = "") -> None:
        """Write everything, or nothing.

        Args:
            command: what the user typed for it, to be told when it is to be undone.

        Raises:
            RefusalError: when a file is not what it was; nothing has been written then.
            OSError: when a file cannot be written; those that were written are as before again.
        """
        if not self.files:
            return
        for change in self.files:
            if content_of(change.path) != change.before:
                raise RefusalError(
                    f"'{change.label}' baru saja diubah program lain; tidak ada yang ditulis. "
                    "Jalankan lagi"
                )
        journal = [] if self.root is None else [self._journal(self.root, command)]
        write_all([*self.files, *journal])

    def _journal(self, place: Path, command: str) -> FileChange:
        """What an undo needs."""
        root = place.resolve()
        folders = sorted({one for change in self.files for one in _missing_folders(change.path)})
        entries = [
            {
                "path": change.path.resolve().relative_to(root).as_posix(),
                "before": None if change.before is None else b64encode(change.before).decode(),
                "after": digest_of(change.after),
            }
            for change in self.files
        ]
        made = [folder.resolve().relative_to(root).as_posix() for folder in folders]
        data = {
            "format": FORMAT,
            "command": command,
            "time": now(),
            "files": entries,
            "folders": made,
        }
        path = place / JOURNAL
        return FileChange(path, content_of(path), json.dumps(data, indent=1).encode(), JOURNAL)


def write_all(files: list[FileChange]) -> None:
    """Write each file; when one cannot be written, put back those before it.

    Raises:
        RefusalError: when the folder of a file may not be written.
        OSError: when a file cannot be written; it names the file as the user knows it.
    """
    done: list[FileChange] = []
    folders = [folder for change in files for folder in _missing_folders(change.path)]
    try:
        for change in files:
            done.append(change)
            _put(change.path, change.after)
    except OSError as error:
        for change in reversed(done):
            with suppress(OSError):
                _put(change.path, change.before)
        remove_empty(folders)
        failed = done[-1]
        name = failed.label or str(failed.path)
        if not os.access(_nearest_folder(failed.path), os.W_OK):
            raise RefusalError(
                f"'{name}' tidak dapat ditulis: foldernya hanya dapat dibaca; "
                "tidak ada yang berubah"
            ) from error
        raise OSError(error.errno, error.strerror, name) from error


def _missing_folders(path: Path) -> list[Path]:
    """The folders above a file that are not there yet."""
    return [folder for folder in path.parents if not folder.exists()]


def _nearest_folder(path: Path) -> Path:
    """The folder of a file; the one around it where it is not there."""
    return next(folder for folder in path.parents if folder.exists())


def remove_empty(folders: list[Path]) -> None:
    """Remove folders in which nothing is left, inner ones first."""
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        with suppress(OSError):
            folder.rmdir()


def _put(path: Path, content: bytes | None) -> None:
    """Give a file its content, or take it away."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        write_atomically(path, content)


def content_of(path: Path) -> bytes | None:
    """What a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def digest_of(content: bytes | None) -> str | None:
    """What tells whether a file is still the same."""
    return None if content is None else hashlib.sha256(content).hexdigest()


def _lines(data: bytes | None) -> list[str]:
    """The lines of a file for people."""
    return [] if data is None else data.decode("utf-8", "replace").splitlines(keepends=True)


def now() -> str:
    """The time on the clock of the user, which only the journal bears."""
    return dt.datetime.now().astimezone().isoformat(timespec="minutes")
