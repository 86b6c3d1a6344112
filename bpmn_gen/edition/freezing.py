"""Writes an edition: into a folder beside its place first, then there in one step.

Outputs say the number of the decree, and the edition says the digests of the outputs.  So the facts
are written first, the outputs are made while they count, and the digests come last.
"""

from __future__ import annotations

import re
import secrets
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.edition.edition import FILE, Edition
from bpmn_gen.edition.keeping import SUMS, sums_of
from bpmn_gen.edition.summary import summary
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import locking
from bpmn_gen.store.disk import UNFINISHED, rename
from bpmn_gen.store.edition_folders import RECORDS
from bpmn_gen.store.manifest import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DEFINITIONS, OUTPUTS, SUMMARY = "definisi", "keluaran.json", "ringkasan.md"
"""What else lies in an edition: the definitions, the digests of outputs, the text for people."""
_UNFINISHED = re.compile(r"\.bpmn-gen-[a-z0-9_]{8}\.tmp")


@dataclass(frozen=True, slots=True)
class Draft:
    """An edition that is not in its place yet."""

    slug: str
    folder: Path
    """Where it lies until then."""
    edition: Edition
    files: dict[str, bytes]
    """By name what is written already."""

    def put(self, place: Path, outputs: Mapping[str, str]) -> Path:
        """Add the digests of outputs and the summary, and put the edition into its place.

        Args:
            place: the folder of all editions.
            outputs: the digest of each output by its path.

        Raises:
            RefusalError: when such an edition came into being meanwhile.
            OSError: when it cannot be written; nothing is in its place then.
        """
        listed: dict[str, object] = {"outputs": dict(outputs)}
        last = {OUTPUTS: as_json(listed), SUMMARY: summary(self.edition, len(outputs)).encode()}
        files = {**self.files, **last}
        last[SUMS] = sums_of(files)
        for name, content in last.items():
            (self.folder / name).write_bytes(content)
        target = place / self.slug
        if target.exists():
            raise RefusalError(exists(self.slug))
        rename(self.folder, target)
        return target


def exists(slug: str) -> str:
    """The sentence about an edition that is there already."""
    return (
        f"Edisi '{slug}' sudah ada dan tidak diubah lagi. Periksa nomor dan tanggalnya; satu "
        "keputusan ditetapkan sekali untuk semua unitnya (--unit boleh berulang)"
    )


@contextmanager
def drafted(
    place: Path, slug: str, edition: Edition, parts: Mapping[str, bytes]
) -> Iterator[Draft]:
    """An edition with all that outputs depend on, in a folder that goes unless it is put.

    Only one at a time is drafted in a project.

    Args:
        place: the folder of all editions; made where it is missing, and goes if left empty.
        slug: the name of the edition.
        edition: its facts.
        parts: the definitions and the records, by their names in the edition.

    Raises:
        BusyError: when another run drafts one.
        OSError: when it cannot be written.
    """
    with locking.held(place):
        _sweep(place)
        prefix, suffix = UNFINISHED
        folder = place / f"{prefix}{secrets.token_hex(4)}{suffix}"
        try:
            folder.mkdir()  # for why not by ``tempfile``, see ``store.disk``
            files = {FILE: as_json(edition.model_dump(mode="json")), **parts}
            for name, content in {**files, SUMS: sums_of(files)}.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            yield Draft(slug, folder, edition, files)
        except OSError as error:
            if str(error.filename).startswith(str(folder)):
                error.filename, error.filename2 = str(place), None  # nobody knows the draft
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _is_left(path: Path) -> bool:
    """Whether a path is the draft of an edition."""
    return bool(_UNFINISHED.fullmatch(path.name)) and path.is_dir() and not path.is_symlink()


def _sweep(place: Path) -> None:
    """Remove what a run that was killed left; no other program makes such names."""
    for path in place.iterdir():
        if _is_left(path):
            shutil.rmtree(path, ignore_errors=True)


def record_name(slug: str) -> str:
    """The name of the record of a unit in an edition."""
    return f"{RECORDS}/{slug}.json"
