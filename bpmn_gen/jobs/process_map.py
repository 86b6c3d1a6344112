"""The map of one process for one unit: BPMN, and the peta lintas fungsi as SVG and PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.jobs.job import Job
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.paging import paginate
from bpmn_gen.render.bpmn_xml import write_bpmn
from bpmn_gen.render.pdf import write_pdf
from bpmn_gen.render.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.sheet import Sheet

NAMES = {
    "bpmn": "{kode}.bpmn",
    "svg": "peta-lintas-fungsi.svg",
    "pdf": "peta-lintas-fungsi.pdf",
}
"""File name by kind, inside the folder of the process."""


def files_of(target: str, kode: str, kinds: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Kind and path of each file of a process."""
    return tuple(
        (kind, f"{target}/{kode}/{NAMES[kind].format(kode=kode)}")
        for kind in kinds
        if kind in NAMES
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap(Job):
    """Lays a process out once and renders the drawing in each kind."""

    definitions: Definitions
    sheet: Sheet
    links: tuple[tuple[str, str], ...]
    """Code of each called process with the way from this process's folder to its map."""
    paper: str

    def render(self) -> Iterator[bytes]:
        """The files, all from one drawing."""
        drawing = lay_out(self.definitions)
        for kind, _ in self.files:
            yield self._rendered(kind, drawing)

    def _rendered(self, kind: str, drawing: Drawing) -> bytes:
        """The drawing in one kind."""
        if kind == "bpmn":
            return write_bpmn(self.definitions, drawing)
        if kind == "svg":
            return write_svg(self.definitions, drawing, self.sheet, dict(self.links))
        return write_pdf(self.definitions, paginate(drawing, self.paper), self.sheet)
