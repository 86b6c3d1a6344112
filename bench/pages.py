"""Times the printed pages of a unit with their layout, and those of a second unit of its type."""

from __future__ import annotations

import gc
import io
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf

from bench.timing import table
from bpmn_gen.__main__ import OBJECTS
from bpmn_gen.commands.planning import plan
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.process_map import ProcessMap
from bpmn_gen.jobs.sop import SopFiles
from bpmn_gen.store.project import Project, shipped
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from bpmn_gen.jobs.job import Job

UNITS = ("Kecamatan Kroya", "Kecamatan Adipala")
"""Two units of one type; the first one is timed cold."""
FORMATS = {SopFiles: ("pdf", "docx", "xlsx"), ProcessMap: ("pdf",)}
NAMES = {SopFiles: "SOP in PDF, Word, Excel", ProcessMap: "map in PDF"}
HEADS = ("", "pages", "ms a page", "most ms a page", "total s")


@dataclass(slots=True)
class Timed:
    """The pages of one unit in one kind of document."""

    seconds: float = 0.0
    pages: int = 0
    most: float = 0.0
    """Milliseconds for each page of the slowest document."""

    def take(self, job: Job) -> None:
        """Do a job, and note how long its pages took."""
        began = time.process_time()
        made = list(job.render())
        spent = time.process_time() - began
        printed = next(one for one in made if one.startswith(b"%PDF"))
        pages = len(pypdf.PdfReader(io.BytesIO(printed)).pages)
        self.seconds += spent
        self.pages += pages
        self.most = max(self.most, spent * 1000 / pages)

    def row(self, name: str) -> tuple[str, ...]:
        """The cells of a table."""
        each = self.seconds * 1000 / self.pages
        return (name, str(self.pages), f"{each:.1f}", f"{self.most:.1f}", f"{self.seconds:.2f}")


def show(_runs: int) -> None:
    """Print the table; each page is made once, because it is cold only once.

    Garbage is looked for as rarely as in a build.
    """
    gc.set_threshold(OBJECTS)
    project = Project(shipped("process_defs"), Path("output"))
    rows = []
    for kind, formats in FORMATS.items():
        jobs = plan(project, Request(formats=formats, unit=UNITS), Findings()).jobs
        gc.freeze()
        for unit in UNITS:
            timed = Timed()
            for job in jobs:
                if isinstance(job, kind) and job.unit == unit:
                    timed.take(job)
            rows.append(timed.row(f"{NAMES[kind]}, {unit}"))
    table("Printed pages with their layout (time of the processor)", HEADS, rows)
