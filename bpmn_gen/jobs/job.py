"""A job: files of a build that are made together, and all that they are made of.

A job reads nothing when it runs.  Its key is therefore known before, and the build can tell whether
its files have to be made at all.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import CompileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.destination import Destination, Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(ABC):
    """Carries everything that its files are made of, so that a worker process can do it."""

    target: str
    """Folder of the unit type or unit, e.g. ``tipe-07``; empty for the whole regency."""
    tipe: int | None = None
    unit: str | None = None
    kode: str = ""
    """Code of the process; empty when it is not about one process."""
    source: str = ""
    """Definition file that it comes from, relative to the definitions folder."""
    files: tuple[tuple[str, str], ...]
    """Kind and path (relative to the output folder) of each file, in the order of rendering."""
    key: str
    """Digest of everything that the files are made of, the program included."""
    follows: tuple[str, ...] = ()
    """Files whose jobs have to be done before, because its page numbers follow on theirs."""
    lists: tuple[str, ...] = ()
    """Files whose sizes it tells, so that it is done after all jobs that list none."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Where its files go."""
        return tuple(path for _, path in self.files)

    @property
    def shares(self) -> str:
        """A name of what it shares with other jobs; those with an equal one go to one worker."""
        return ""

    @property
    def places(self) -> tuple[str, ...]:
        """Beginnings of the paths of its files in all formats.

        A build of some formats keeps the files of others that lie there.
        """
        return tuple(f"{path.rpartition('.')[0]}." for path in self.paths)

    @property
    def label(self) -> str:
        """What is being made, for a progress bar."""
        return f"{self.target} {self.kode}".strip() or self.paths[0]

    @abstractmethod
    def render(self) -> Iterator[bytes]:
        """The content of each file, in order."""

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What rendering had to do without; asked for after it."""
        return ()

    def is_final(self) -> bool:
        """Whether the next build need not try again; asked for after rendering."""
        return True

    def pages(self) -> int:
        """How many pages come before those of the jobs that follow; asked for after rendering."""
        return 0

    def begun(self, pages: Mapping[str, int]) -> Job:
        """The job as it is to be done, once the pages of the files that it follows are known."""
        del pages
        return self

    def sized(self, sizes: Mapping[str, int]) -> Job:
        """The job as it is to be done, once it is known how many bytes the listed files have."""
        del sizes
        return self


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a job."""

    written: dict[str, Written | OSError]
    """By path the file as it is now, or the error that kept it from being written; what was not
    rendered is missing."""
    remarks: tuple[Diagnostic, ...] = ()
    is_final: bool = True
    pages: int = 0


def make(destination: Destination, job: Job) -> Made:
    """Render the files of a job and write each in one step; runs in worker processes.

    A template that only some texts break keeps the files of its own job from being made, but not
    those that were rendered before it was met.
    """
    contents: dict[str, bytes] = {}
    try:
        contents.update(zip(job.paths, job.render(), strict=True))
    except CompileError as error:
        return Made(destination.put_all(contents), error.diagnostics, is_final=False)
    return Made(destination.put_all(contents), job.remarks(), job.is_final(), job.pages())


def make_all(destination: Destination, jobs: tuple[Job, ...]) -> tuple[Made, ...]:
    """Do jobs one after the other; sent to a worker together, they share their objects."""
    made = make_each(destination, jobs)
    _give_back()
    return made


def make_each(destination: Destination, jobs: tuple[Job, ...]) -> tuple[Made, ...]:
    """The same where somebody waits, who does not wait for memory to be handed back."""
    return tuple(make(destination, job) for job in jobs)


def render_each(jobs: tuple[Job, ...]) -> None:
    """Render jobs for nothing but what engines keep; a broken template is told when it counts."""
    for job in jobs:
        with suppress(CompileError):
            for _content in job.render():
                pass


def _give_back() -> None:
    """Hand memory that large documents took back to the system, where the C library can.

    Workbooks and trees are rings of few but large objects.  Python collects rings only after many
    new objects, whatever their size, so it is told to.
    """
    gc.collect()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)
