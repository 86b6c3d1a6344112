"""Makes the artefacts of one process for one unit; runs in worker processes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen import manifest
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.paging import paginate
from bpmn_gen.render.bpmn_xml import write_bpmn
from bpmn_gen.render.pdf import write_pdf
from bpmn_gen.render.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.sheet import Sheet

FILES = {
    "bpmn": "{kode}.bpmn",
    "svg": "peta-lintas-fungsi.svg",
    "pdf": "peta-lintas-fungsi.pdf",
}
"""File name of each kind of artefact, inside the folder of its process."""


@dataclass(frozen=True, slots=True)
class Job:
    """One process for one unit, with all that its artefacts are made of."""

    target: str
    """Folder of the unit type or unit, e.g. ``tipe-07``."""
    tipe: int
    unit: str | None
    kode: str
    source: str
    """Definition file of the process, relative to the definitions folder."""
    definitions: Definitions
    sheet: Sheet
    links: tuple[tuple[str, str], ...]
    """Code of each called process with the way from this process's folder to its map."""
    paper: str
    kinds: tuple[str, ...]
    key: str
    """Digest of all of the above and of the program."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Where each kind goes, relative to the output folder."""
        return tuple(
            f"{self.target}/{self.kode}/{FILES[kind].format(kode=self.kode)}" for kind in self.kinds
        )

    @property
    def label(self) -> str:
        """What is being made, for a progress bar."""
        return f"{self.target} {self.kode}"


def make(output: Path, job: Job) -> dict[str, str | OSError]:
    """Lay a process out, render every kind and write each file in one step.

    Returns:
        By path the digest of the file, or the error that kept it from being written.
    """
    written: dict[str, str | OSError] = {}
    for path, content in zip(job.paths, _render(job), strict=True):
        try:
            manifest.write_atomically(output / path, content)
            written[path] = manifest.digest(content)
        except OSError as error:
            written[path] = error
    return written


def _render(job: Job) -> Iterator[bytes]:
    """The content of each kind, from one drawing."""
    drawing = lay_out(job.definitions)
    for kind in job.kinds:
        match kind:
            case "bpmn":
                yield write_bpmn(job.definitions, drawing)
            case "svg":
                yield write_svg(job.definitions, drawing, job.sheet, dict(job.links))
            case "pdf":
                yield write_pdf(job.definitions, paginate(drawing, job.paper), job.sheet)
            case _:
                raise ValueError(kind)
