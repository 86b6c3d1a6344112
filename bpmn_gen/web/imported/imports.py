"""Files that were brought in and are no part of the project yet, with what was answered about them.

Each lies in a folder of its own beside the drafts, as it was sent, so that a reload, a crash or
another tab finds it again.  Nothing of it is in the definitions before somebody asks for that.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.errors import RefusalError
from bpmn_gen.sop_reading.settling import Answer
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.web.process.drafts import FOLDER, keep_out_of_history

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

MOST_FILES: Final = 40
"""Files that wait at the same time."""
MOST_BYTES: Final = 256 << 20
"""Bytes of all files that wait."""
LONGEST_NAME: Final = 160
"""Characters of the name of a file that are kept."""
_IMPORTS: Final = "impor"
_FACTS: Final = "impor.json"
_FORMAT: Final = 1
"""Raised when the meaning of the facts changes; older ones are left alone then."""
GONE: Final = "Berkas impor itu tidak ada; mungkin sudah dibuang di tab lain"


class Kind(StrEnum):
    """What a file is."""

    SOP = "SOP lama"
    SHEET = "lembar isian"
    RETURNED = "buatan program ini"
    BPMN = "peta BPMN"


@dataclass(slots=True)
class Part:
    """An SOP of a file, or the processes of a map."""

    name: str
    steps: int
    left: int
    """Questions that are not settled."""


@dataclass(slots=True)
class Waiting:
    """A file that waits."""

    id: str
    name: str
    """As the user knows it."""
    path: Path
    kind: Kind
    unit: str = ""
    """The unit that it is to belong to."""
    answers: dict[str, dict[str, Answer]] = field(default_factory=dict)
    """By the number of an SOP or process of the file: what was answered, by question."""
    taken: dict[str, str] = field(default_factory=dict)
    """By that number: the definition file that became of it."""
    parts: list[Part] = field(default_factory=list)
    """What it holds, so that the list of all files need not read them again."""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    """The names and folders that units had before, the last one first: a rename may be undone."""

    def seen_in(self, units: Container[str], files: Container[str]) -> None:
        """Know units and processes by the names that they have now.

        What became of a part counts as long as it is there: it may be undone or deleted since.

        Args:
            units: the names of all units; one that is gone is that of nobody.
            files: the definition files of all processes.
        """
        if self.unit not in units:
            earlier = [name for name, _ in self.renamed if name in units]
            self.unit = earlier[0] if earlier else ""
        folders = [folder for _, folder in self.renamed]
        self.taken = {
            number: found
            for number, file in self.taken.items()
            if (found := next((one for one in _places(file, folders) if one in files), ""))
        }

    def renamed_to(self, old: tuple[str, str], new: tuple[str, str]) -> None:
        """Know a unit by another name.

        Args:
            old: the name and the folder that it had.
            new: those that it has.
        """
        self.unit = new[0] if self.unit == old[0] else self.unit
        self.taken = {at: _moved(file, old[1], new[1]) for at, file in self.taken.items()}
        self.renamed = [old, *(one for one in self.renamed if one not in (old, new))]

    def shown(self, text: str) -> str:
        """A sentence with the file as the user knows it in place of where it lies."""
        return text.replace(self.path.as_posix(), self.name).replace(self.path.name, self.name)


@dataclass(frozen=True, slots=True)
class Imports:
    """All files that wait in a project."""

    root: Path
    """The folder of the project."""

    @property
    def _folder(self) -> Path:
        """Where they lie."""
        return self.root / FOLDER / _IMPORTS

    def put(self, name: str, data: bytes) -> Waiting:
        """Keep a file; the same file under the same name is the one that is there already.

        What it is, is not known yet, so :meth:`keep` has to follow.

        Raises:
            RefusalError: when there are too many.
            OSError: when it cannot be written.
        """
        shown = base_name(name)
        key = hashlib.sha256(f"{shown}\0".encode() + data).hexdigest()[:24]
        if (known := self.find(key)) is not None:
            return known
        waiting = self.all()
        size = sum(one.path.stat().st_size for one in waiting)
        if len(waiting) >= MOST_FILES or size + len(data) > MOST_BYTES:
            raise RefusalError(
                f"Sudah {len(waiting)} berkas menunggu; ambil atau buang dahulu sebagian"
            )
        keep_out_of_history(self.root)
        self._forget_unfinished()
        path = self._folder / key / _stored(shown)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        return Waiting(key, shown, path, Kind.SOP)

    def _forget_unfinished(self) -> None:
        """Forget what was cut off while it was sent: nothing is known of it, and nobody sees it."""
        for folder in self._folder.iterdir() if self._folder.is_dir() else ():
            if not (folder / _FACTS).exists():
                self.drop(folder.name)

    def keep(self, one: Waiting) -> None:
        """Keep what is known of a file, in the place of what was known before.

        Raises:
            OSError: when it cannot be written; what was known before is whole then.
        """
        data: dict[str, Any] = {
            "format": _FORMAT,
            "nama": one.name,
            "berkas": one.path.name,
            "jenis": one.kind.name,
            "unit": one.unit,
            "jawaban": {
                number: {key: asdict(answer) for key, answer in answers.items()}
                for number, answers in one.answers.items()
            },
            "diambil": one.taken,
            "bagian": [asdict(part) for part in one.parts],
            "semula": one.renamed,
        }
        write_atomically(one.path.with_name(_FACTS), json.dumps(data, ensure_ascii=False).encode())

    def of(self, key: str) -> Waiting:
        """The file of a key.

        Raises:
            RefusalError: when there is none.
        """
        found = self.find(key)
        if found is None:
            raise RefusalError(GONE)
        return found

    def find(self, key: str) -> Waiting | None:
        """The file of a key; None where there is none that can be read."""
        folder = self._folder / key
        if not key.isalnum() or folder.parent != self._folder:
            return None
        try:
            data = json.loads((folder / _FACTS).read_bytes())
            if data["format"] != _FORMAT:
                return None
            path = folder / PurePosixPath(data["berkas"]).name
            answers = {
                number: {name: Answer(**answer) for name, answer in said.items()}
                for number, said in data["jawaban"].items()
            }
            made = Waiting(key, data["nama"], path, Kind[data["jenis"]], data["unit"], answers)
            made.taken = dict(data["diambil"])
            made.parts = [Part(**part) for part in data["bagian"]]
            made.renamed = [(str(name), str(folder)) for name, folder in data.get("semula", ())]
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None
        return made if path.is_file() else None

    def all(self) -> list[Waiting]:
        """All that wait, by name."""
        if not self._folder.is_dir():
            return []
        found = (self.find(one.name) for one in self._folder.iterdir())
        return sorted(
            (one for one in found if one is not None), key=lambda one: one.name.casefold()
        )

    def drop(self, key: str) -> None:
        """Forget a file that was taken in or is not wanted."""
        folder = self._folder / key
        if key.isalnum() and folder.parent == self._folder and not folder.is_symlink():
            with suppress(OSError):
                (folder / _FACTS).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)


def base_name(name: str) -> str:
    """The name of a file without folders, and without signs that nobody can print."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(sign for sign in last if sign.isprintable()).strip()
    if len(plain) > LONGEST_NAME:
        stem, dot, suffix = plain.rpartition(".")
        plain = (
            stem[: LONGEST_NAME - len(suffix) - 1] + dot + suffix if dot else plain[:LONGEST_NAME]
        )
    return plain[-LONGEST_NAME:] or "berkas"


def _moved(file: str, old: str, new: str) -> str:
    """A definition file whose unit has another folder."""
    inside = file.removeprefix(f"unit/{old}/")
    return file if inside == file else f"unit/{new}/{inside}"


def _places(file: str, folders: list[str]) -> Iterator[str]:
    """Where a definition file may be: where it was, or in a folder that its unit had before."""
    yield file
    parts = file.split("/", 2)
    if parts[0] == "unit" and len(parts) == 3:  # noqa: PLR2004 -- unit, its folder, the rest
        yield from (_moved(file, parts[1], one) for one in folders)


def _stored(name: str) -> str:
    """The name under which a file lies: no part of it is what somebody else chose."""
    path = PurePosixPath(name)
    suffix = path.suffix.casefold()
    stem = file_slug(path.stem)
    return f"{stem}{suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ''}"
