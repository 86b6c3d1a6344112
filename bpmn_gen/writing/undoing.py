"""Takes back the last change of definitions: what it was, when, which files; once.

The journal that ``changes`` left knows the digest of each file as it was written, so that an undo
never takes back what somebody wrote afterwards.  A later command that was refused or changed
nothing is noted there, because whoever then asks for an undo means that command, and not the good
change before it.
"""

from __future__ import annotations

import datetime as dt
import json
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bpmn_gen.errors import RefusalError
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.writing.changes import (
    FORMAT,
    JOURNAL,
    FileChange,
    content_of,
    digest_of,
    now,
    remove_empty,
    write_all,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NOTHING = "tidak ada perubahan yang dapat dibatalkan"


@dataclass(frozen=True, slots=True)
class Deed:
    """What a user asked for, and when."""

    command: str
    """As it was typed; empty in journals of older programs."""
    time: dt.datetime | None
    """On the clock of the user; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Undoable:
    """The last change of a project, turned round."""

    root: Path
    """The folder of the project."""
    deed: Deed
    """What made the change."""
    later: Deed | None
    """The last command since then that changed nothing; None where there was none."""
    back: Sequence[FileChange]
    """What the files hold now and what they are to hold again."""
    folders: Sequence[Path]
    """The folders that the change made."""

    @property
    def shown(self) -> list[FileChange]:
        """The files that people know of."""
        return [change for change in self.back if not change.path.name.startswith(".")]

    def undo(self) -> None:
        """Take the change back, with the folders that it made where they are empty.

        Raises:
            RefusalError: when the folder of a file may not be written.
            OSError: when a file cannot be written; all are as they were found then.
        """
        write_all([*self.back])
        (self.root / JOURNAL).unlink()
        remove_empty([*self.folders])


def last_change(root: Path) -> Undoable:
    """The last change of a project.

    Raises:
        RefusalError: when none is remembered, or somebody changed one of the files since.
    """
    try:
        data = _journal(root)
        entries = [
            (_inside(root, entry["path"]), entry["before"], entry["after"])
            for entry in data["files"]
        ]
        folders = [_inside(root, name) for name in data.get("folders", ())]
        later = _deed(data["later"]) if "later" in data else None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RefusalError(NOTHING) from error
    back = []
    for path, before, after in entries:
        current, label = content_of(path), path.relative_to(root.resolve()).as_posix()
        if digest_of(current) != after:
            raise RefusalError(
                f"'{label}' sudah disunting sesudah perubahan itu; tidak ada yang dibatalkan"
            )
        old = None if before is None else b64decode(before)
        back.append(FileChange(path, current, old, label))
    return Undoable(root, _deed(data), later, back, folders)


def note_fruitless(root: Path, command: str) -> None:
    """Remember that a command changed nothing, where there is a change that it might be taken for.

    What cannot be noted is left: the command itself has already told how it ended.
    """
    with suppress(OSError, ValueError, KeyError, TypeError):
        data = _journal(root)
        data["later"] = {"command": command, "time": now()}
        write_atomically(root / JOURNAL, json.dumps(data, indent=1).encode())


def _journal(root: Path) -> dict[str, Any]:
    """What the journal holds.

    Raises:
        OSError: when there is none.
        ValueError: when it is not one of this program.
    """
    data: dict[str, Any] = json.loads((root / JOURNAL).read_bytes())
    if data["format"] != FORMAT:
        raise ValueError(data["format"])
    return data


def _deed(data: dict[str, Any]) -> Deed:
    """The command and the time of an entry."""
    time = data.get("time")
    return Deed(str(data.get("command") or ""), dt.datetime.fromisoformat(time) if time else None)


def _inside(root: Path, name: str) -> Path:
    """A file of the project; the journal may have been tampered with.

    Raises:
        ValueError: when the name leads out of the project.
    """
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise ValueError(name)
    return path
