"""Tells files that somebody edited from those that are as the program copied them.

The program keeps the digests of the files that it copies into a project beside them.  A newer
program can thus use its own version of what nobody has touched, and leave the rest alone.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from bpmn_gen.store.disk import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FILE = ".asal.json"


def origins(folder: Path) -> dict[str, str]:
    """By name the digests of files as they were copied; empty when that is not known."""
    try:
        found = json.loads((folder / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def note_origins(folder: Path, files: Iterable[Path]) -> None:
    """Remember what files below a folder are like now.

    Raises:
        OSError: when a file cannot be read, or the note cannot be written.
    """
    digests = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(files)
    }
    text = json.dumps(digests, indent=1) + "\n"
    write_atomically(folder / FILE, text.encode())
