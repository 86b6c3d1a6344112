"""The job of one process of a unit: BPMN in its flavours, the peta lintas fungsi in its forms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.camunda7 import Camunda7
from bpmn_gen.bpmn_file.camunda8 import Camunda8, write_forms
from bpmn_gen.bpmn_file.mark import marked
from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.remembering import remembered_drawing, remembered_map, remembered_mark
from bpmn_gen.jobs.slides import map_deck
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.model.elements import UserTask
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.render.pdf.process_map import papers_around, write_pdf
from bpmn_gen.render.svg.process_map import view_map, write_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.drawing.pages import Page
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.model.execution import Executable
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.render.svg.view import View

NAMES = {
    "bpmn": "{kode}.bpmn",
    "camunda7": "{kode}.camunda7.bpmn",
    "camunda8": "{kode}.camunda8.bpmn",
    "svg": "peta-lintas-fungsi.svg",
    "pdf": "peta-lintas-fungsi.pdf",
    "pptx": "peta-lintas-fungsi.pptx",
}
"""File name by kind, inside the folder of the process."""
DIALECTS = {"camunda7": Camunda7, "camunda8": Camunda8}
"""The engines' dialects by kind."""
WAYS = (
    ("Portal", f"../../{PAGE}"),
    ("Halaman unit", f"../{PAGE}"),
    ("Langkah dan SOP", PAGE),
)
"""Names and addresses of the pages above a map, as seen from the folder of its process."""
FORM = "formulir/{task}.form"
"""File name of a task's form for Camunda 8, inside the folder of the process."""


def files_of(
    target: str, kode: str, kinds: tuple[str, ...], executable: Executable
) -> tuple[tuple[str, str], ...]:
    """Kind and path of each file of a process; forms come with the file that names them."""
    folder = f"{target}/{kode}"
    files = [(kind, f"{folder}/{NAMES[kind].format(kode=kode)}") for kind in kinds if kind in NAMES]
    if "camunda8" in kinds:
        files += [
            ("form", f"{folder}/{FORM.format(task=node.id)}")
            for process in executable.definitions.processes
            for node in nodes_in(process)
            if isinstance(node, UserTask)
        ]
    return tuple(files)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessMap(Job):
    """Lays a process out once and renders the drawing in each kind."""

    definitions: Definitions
    executable: Executable
    sheet: Sheet
    links: tuple[tuple[str, str], ...]
    """Code of each called process with the relative address of its map."""
    paper: str
    has_sop: bool = True
    """Whether an SOP belongs to the process; a general reference has none."""

    @property
    def places(self) -> tuple[str, ...]:
        """The folder of the process."""
        return (f"{self.target}/{self.kode}/",)

    @property
    def drawn_as(self) -> str:
        """Where its picture goes, when one is asked for."""
        return f"{self.target}/{self.kode}/{NAMES['svg']}"

    def render(self) -> Iterator[bytes]:
        """The files, all from one drawing so that they agree; the forms last."""
        drawing = remembered_drawing(self.definitions)
        running = cache(lambda: self._executable_drawing(drawing))
        pages = cache(self._pages)
        mark = partial(remembered_mark, self.definitions)
        for kind, _ in self.files:
            if kind in DIALECTS:
                dialect = DIALECTS[kind](self.executable)
                yield write_bpmn(marked(self.executable.definitions, mark()), running(), dialect)
            elif kind == "bpmn":
                yield write_bpmn(marked(self.definitions, mark()), drawing)
            elif kind != "form":
                yield self._map(kind, pages)
        if any(kind == "form" for kind, _ in self.files):
            yield from write_forms(self.executable).values()

    def view(self) -> View:
        """What the page of the process has to know of the picture of its map."""
        drawn, drawing = remembered_map(self.definitions)
        return view_map(drawn, drawing, self.sheet, dict(self.links), has_ways=True)

    def _map(self, kind: str, pages: Callable[[], tuple[Page, ...]]) -> bytes:
        """The map in one kind; its ``pages`` are cut when the first kind asks for them."""
        drawn, drawing = remembered_map(self.definitions)
        if kind == "svg":
            ways = WAYS if self.has_sop else (*WAYS[:-1], ("Langkah", PAGE))
            return write_svg(drawn, drawing, self.sheet, dict(self.links), ways)
        if kind == "pptx":
            return map_deck(drawn, pages(), self.sheet)
        return write_pdf(drawn, pages(), self.sheet)

    def _pages(self) -> tuple[Page, ...]:
        """The printed pages of the map."""
        _, drawing = remembered_map(self.definitions)
        return cut_into_pages(drawing, *papers_around(drawing, self.sheet, self.paper))

    def _executable_drawing(self, drawing: Drawing) -> Drawing:
        """The drawing with all tasks of the executable model.

        It is drawn anew only where tasks were put in that ask for an answer.
        """
        drawn = {shape.element_id for shape in drawing.shapes}
        processes = self.executable.definitions.processes
        if all(node.id in drawn for process in processes for node in nodes_in(process)):
            return drawing
        return remembered_drawing(self.executable.definitions, like=self.definitions)
