"""What is said about a machine, as data: remarks, each with its remedy, and how a check is told.

Nothing here or in the checks imports a library before it is needed, because a library that is
missing is one of the things that are found.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project


class State(StrEnum):
    """How a thing is; only a problem keeps the program from working."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the machine."""

    topic: str
    state: State
    sentence: str
    """Indonesian, without a full stop."""
    remedy: str = ""
    """What helps where something is wrong."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where the program was started and for what."""

    project: Project | None
    """None where no project was found."""
    output: Path
    """Where results would go."""
    why: str = ""
    """Why there is no project."""

    @property
    def templates(self) -> Path:
        """The templates of the project, or where they would be."""
        return self.project.templates if self.project else Path("templates")


Check = Callable[[Surroundings], Iterator[Remark]]
"""Looks at one thing."""


def existing(folder: Path) -> Path:
    """A folder, or the nearest one above it that is there."""
    place = Path(os.path.abspath(folder))  # noqa: PTH100 -- a link that leads nowhere stays as it is
    return next((one for one in (place, *place.parents) if one.is_dir()), place)


def told_error(error: BaseException) -> str:
    """An exception in one line, for those who help."""
    said = " ".join(str(error).split())
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
