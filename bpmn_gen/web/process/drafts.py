"""Keeps what is written on a page and not saved yet, outside the definitions.

A draft is a file of its own beside them, replaced in one step, so that a crash at any moment leaves
the one before.  It holds the text that the page began with as well, because the file may be changed
by somebody else meanwhile.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bpmn_gen.store.disk import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

Page = TypeVar("Page", bound=BaseModel)
"""What a page holds, by its kind."""
FOLDER: Final = ".bpmn-gen-sunting"
"""Beside the definitions; hidden, so that it is never read as one of them."""
_IGNORE: Final = ".gitignore"
_FORMAT: Final = 1
"""Raised when the meaning of a draft changes; an older one is left alone then."""
_ASIDE: Final = ".cadangan"
"""Ends the name of a draft that was set aside."""


@dataclass(frozen=True, slots=True)
class Draft(Generic[Page]):
    """What is not saved yet."""

    state: Page
    base: bytes
    """The file as it was when the page began."""


@dataclass(frozen=True, slots=True)
class Begun(Generic[Page]):
    """What a page begins with."""

    base: bytes
    """The file that it goes out from."""
    state: Page | None = None
    """What was not saved; None without a draft."""
    note: str = ""
    """``dipulihkan`` for a draft, ``bentrok`` for one whose file is another by now."""


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a project."""

    root: Path
    """The folder of the project."""

    def path_of(self, relative: str) -> Path:
        """Where the draft of a file is; no part of its name comes from outside."""
        name = hashlib.sha256(relative.encode()).hexdigest()[:24]
        return self.root / FOLDER / f"{name}.json"

    def keep(self, relative: str, draft: Draft[Page]) -> None:
        """Keep a draft in the place of the one before.

        Raises:
            OSError: when it cannot be written; the one before is whole then.
        """
        path = self.path_of(relative)
        keep_out_of_history(self.root)
        data = {
            "format": _FORMAT,
            "berkas": relative,
            "dasar": b64encode(draft.base).decode(),
            "isi": draft.state.model_dump(),
        }
        write_atomically(path, json.dumps(data, ensure_ascii=False).encode())

    def of(self, relative: str, kind: type[Page]) -> Draft[Page] | None:
        """The draft of a file, as pages of a kind hold it; None where none can be read."""
        data = self._read(relative)
        if data is None:
            return None
        try:
            return Draft(kind.model_validate(data["isi"]), b64decode(data["dasar"]))
        except (ValueError, KeyError, TypeError, ValidationError):
            return None

    def begun(self, relative: str, kind: type[Page], content: bytes) -> Begun[Page]:
        """What the page of a file begins with: its draft where there is one, else the file.

        Args:
            relative: the file.
            kind: what its page holds.
            content: what the file says now.
        """
        draft = self.of(relative, kind)
        if draft is None:
            return Begun(content)
        return Begun(draft.base, draft.state, "dipulihkan" if draft.base == content else "bentrok")

    def base_of(self, relative: str) -> bytes:
        """The file that the page of a draft began with; empty where there is no draft."""
        data = self._read(relative)
        try:
            return b64decode(data["dasar"]) if data else b""
        except (ValueError, KeyError, TypeError):
            return b""

    def _read(self, relative: str) -> dict[str, Any] | None:
        """What was kept of a file."""
        try:
            data = json.loads(self.path_of(relative).read_bytes())
            return data if (data["format"], data["berkas"]) == (_FORMAT, relative) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, relative: str) -> None:
        """Forget a draft that was saved or is not wanted."""
        with suppress(OSError):
            self.path_of(relative).unlink(missing_ok=True)

    def set_aside(self, relative: str) -> Path | None:
        """Give a draft another name, so that nothing in it is lost; None where there is none."""
        path = self.path_of(relative)
        number, free = 1, path
        while free.exists():
            free = path.with_name(f"{path.stem}{_ASIDE}-{number}.json")
            number += 1
        if free == path:
            return None
        path.rename(free)
        return free


def keep_out_of_history(root: Path) -> None:
    """Keep the folder of drafts out of the history that a project may have.

    Raises:
        OSError: when that cannot be written.
    """
    ignored = root / FOLDER / _IGNORE
    if not ignored.exists():
        write_atomically(ignored, b"*\n")
