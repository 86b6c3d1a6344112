"""Where editions lie: one folder each in ``edisi``, beside the definitions.

What they hold is read elsewhere.  A build only has to know which ones there are and whether any of
them is another than before.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "edisi"
"""Name of the folder that holds all editions of a project."""
FACTS, RECORDS = "edisi.json", "catatan"
"""The file and the folder in an edition on which outputs depend."""
PROPOSED = ".bpmn-gen-keputusan.json"
"""The file in an output folder that names decrees whose number outputs may bear although no edition
is in its place yet; hidden, because people have no use for what is in it."""
REVIEW, REASONS = "reviu", "reviu.yaml"
"""The folder beside the definitions in which staff say why something changed since an edition, and
the files in which they do: for each edition one of all units, and one in a folder of each."""
_EDITION = re.compile(r"\d{4}-\d\d-\d\d-[a-z0-9-]+")


def edition_folders(place: Path) -> dict[str, Path]:
    """The folders of editions by their names, in the order of their dates."""
    try:
        names = sorted(os.listdir(place))  # noqa: PTH208 -- quicker, and asked by every build
    except OSError:
        return {}
    return {name: place / name for name in names if _EDITION.fullmatch(name)}


def digest_of(folders: Mapping[str, Path]) -> str:
    """A digest of all that outputs take from editions; empty where there are none.

    The digests of outputs are not in it, because they come after the outputs.
    """
    if not folders:
        return ""
    paths = [(f"{name}/{path.name}", path) for name in folders for path in facts_in(folders[name])]
    return _digest(sorted(paths))


def digest_of_reasons(place: Path) -> str:
    """A digest of what staff said about changes, in the folder beside the definitions."""
    found = reasons_in(place)
    return _digest(sorted((path.relative_to(place).as_posix(), path) for path in found))


def digest_of_made(place: Path) -> str:
    """A digest of what reviews made in their folder among the outputs: names and sizes of files."""
    digest = hashlib.sha256()
    for path in sorted(place.glob("*/*/[!.]*")):
        with suppress(OSError):  # it went just now
            name = path.relative_to(place).as_posix()
            digest.update(f"{name}\0{path.stat().st_size}\0".encode(errors="surrogateescape"))
    return digest.hexdigest()


def reasons_in(place: Path) -> list[Path]:
    """The files of the review folder in which staff say why something changed."""
    return [*place.glob(f"*/{REASONS}"), *place.glob(f"*/*/{REASONS}")]


def _digest(paths: Iterable[tuple[str, Path]]) -> str:
    """A digest of files under their names; one that is no file counts by its name alone."""
    digest = hashlib.sha256()
    for name, path in paths:
        digest.update(f"{name}\0".encode(errors="surrogateescape"))
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def facts_in(folder: Path) -> Iterator[Path]:
    """The files of an edition on which outputs depend."""
    yield folder / FACTS
    yield from sorted((folder / RECORDS).glob("*.json"))
