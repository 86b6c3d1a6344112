"""The lists of public models: where each is, how it is found in a folder, and that it is the one.

A list names a repository, a commit, a path and a digest a line.  The models are others' work and
are no part of this project: whoever has them puts them into a folder, under any name, or puts
clones of the repositories there.
"""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LISTS: Final = Path(__file__).resolve().parent
ENDINGS: Final = {".bpmn", ".bpmn2"}


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list."""

    repository: str
    commit: str
    path: str
    digest: str

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.repository} {self.path}"

    @property
    def file(self) -> str:
        """The name of its copy in a folder of work."""
        return f"{self.digest[:12]}.bpmn"


def listed(name: str) -> list[Listed]:
    """The models of the list with this name, in its order."""
    lines = (LISTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [Listed(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def found(models: Iterable[Listed], folder: Path) -> dict[str, bytes]:
    """What a folder has of some models, by digest; anything whose digest differs is not the model.

    A model is at its path in a clone, anywhere in the folder under any name, or in the history of
    a clone.
    """
    by_digest = _by_digest(folder)
    have: dict[str, bytes] = {}
    for model in models:
        clone = folder / model.repository
        path = by_digest.get(model.digest)
        data = path.read_bytes() if path else _from_history(clone, model)
        if hashlib.sha256(data).hexdigest() == model.digest:
            have[model.digest] = data
    return have


def _by_digest(folder: Path) -> dict[str, Path]:
    """All BPMN files below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in ENDINGS)
    return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in files if path.is_file()}


def _from_history(clone: Path, model: Listed) -> bytes:
    """What a clone has at the commit of a model; empty where there is no such clone or commit."""
    # A folder without a repository of its own would ask the one around it.
    if not any((clone / name).exists() for name in (".git", "HEAD")):
        return b""
    what = f"{model.commit}:{model.path}"
    done = subprocess.run(["git", "-C", str(clone), "cat-file", "blob", what],
                          capture_output=True, check=False)  # fmt: skip
    return done.stdout
