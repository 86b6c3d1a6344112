"""What builds of single units leave for builds of others: a small file each in a hidden folder.

Pages such as the front page sum up all units that have pages in the output folder.  Most builds are
of one unit, and looking at all others again takes longer than everything else.  So what was found
lies here, under a key that names all that it depends on.  As the memory of a build, the files only
spare work: one that is missing, broken or outdated is just not used.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

FOLDER: Final = ".bpmn-gen-unit"
"""Below the output folder; hidden, because people have no use for what is in it."""
LARGEST: Final = 4 << 20
"""Bytes of a file that is read at most, because the folder is open to everybody."""
_SUFFIX: Final = ".json"


class UnitBook(NamedTuple):
    """What was found about one unit."""

    slug: str
    """The folder of the unit."""
    key: str
    """Digest of all that it depends on."""
    told: object
    """What was found, as JSON has it."""


def recall(output: Path, slug: str, key: str) -> object:
    """What was found about a unit; None where nothing is known that was found with this key."""
    path = output / FOLDER / f"{slug}{_SUFFIX}"
    try:
        if path.stat().st_size > LARGEST:
            return None
        data = json.loads(path.read_bytes())
        return data["told"] if data["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def remember(output: Path, books: Iterable[UnitBook]) -> None:
    """Write what was found; a file that cannot be written only means more work the next time."""
    for book in books:
        if recall(output, book.slug, book.key) is None:
            content = json.dumps({"key": book.key, "told": book.told}, ensure_ascii=False)
            with suppress(OSError):
                disk.write_atomically(output / FOLDER / f"{book.slug}{_SUFFIX}", content.encode())


def keep_only(output: Path, slugs: Collection[str]) -> None:
    """Remove the files of units that have nothing in the output folder any more."""
    with suppress(OSError):
        for path in (output / FOLDER).glob(f"*{_SUFFIX}"):
            if path.stem not in slugs:
                path.unlink()
