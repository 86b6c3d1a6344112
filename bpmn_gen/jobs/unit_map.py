"""Jobs that draw a map of a unit: boards of panels, and chains of level 1."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.jobs.job import Job
from bpmn_gen.jobs.remembering import remembered_drawing
from bpmn_gen.jobs.slides import board_deck
from bpmn_gen.layout.pages.paging import cut_into_pages
from bpmn_gen.maps.network_figure import Network
from bpmn_gen.render.pdf.board import write_board_pdf
from bpmn_gen.render.pdf.process_map import papers_around, write_pdf
from bpmn_gen.render.svg.board import view_board, write_board_svg
from bpmn_gen.render.svg.process_map import write_svg

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.render.svg.view import View


class Picture(Protocol):
    """Plain data that can be drawn."""

    def board(self) -> Board:
        """The drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnMap(Job):
    """What all maps of a unit have in common.

    A map of which no file is asked for is a job, too, so that files of earlier builds stay.
    """

    paper: str
    name: str
    """Path of its files without their endings."""
    ways: tuple[tuple[str, str], ...] = ()
    """Names and addresses of the maps beside it."""

    @property
    def places(self) -> tuple[str, ...]:
        """Its files in all formats."""
        return (f"{self.name}.",)

    @property
    def label(self) -> str:
        """What is being made."""
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMap(DrawnMap):
    """Draws one map of a unit in each kind."""

    picture: Picture

    @property
    def drawn_as(self) -> str:
        """Where its picture goes, when one is asked for."""
        return f"{self.name}.svg"

    def render(self) -> Iterator[bytes]:
        """The files, all from one drawing."""
        board = self._board()
        for kind, _ in self.files:
            if kind == "svg":
                yield write_board_svg(board)
            else:
                yield write_board_pdf(board, self.paper)

    def view(self) -> View:
        """What a page that shows the map has to know of its picture."""
        return view_board(self._board())

    def _board(self) -> Board:
        """The drawing."""
        return replace(self.picture.board(), ways=self.ways)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """A finding where Graphviz failed and a plainer drawing had to do."""
        failure = self._failure()
        return (plainer(self.name, failure),) if failure else ()

    def is_final(self) -> bool:
        """Whether Graphviz worked: after a failure the next build tries again."""
        return not self._failure()

    def _failure(self) -> str:
        """Why Graphviz did not place the network; empty when it did or was not asked."""
        return self.picture.failure() if self.files and isinstance(self.picture, Network) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDeck(DrawnMap):
    """Shows several maps of a unit as slides of one file."""

    pictures: tuple[Picture, ...]

    def render(self) -> Iterator[bytes]:
        """The file, if slides are asked for."""
        if self.files:
            yield board_deck([picture.board() for picture in self.pictures], self.paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMap(DrawnMap):
    """A chain of activities: BPMN with collapsed calls, and its picture."""

    definitions: Definitions
    sheet: Sheet
    links: tuple[tuple[str, str], ...]

    def render(self) -> Iterator[bytes]:
        """The files, all from one layout."""
        drawing = remembered_drawing(self.definitions)
        for kind, _ in self.files:
            if kind == "bpmn":
                yield write_bpmn(self.definitions, drawing)
            elif kind == "svg":
                yield write_svg(self.definitions, drawing, self.sheet, dict(self.links), self.ways)
            else:
                papers = papers_around(drawing, self.sheet, self.paper)
                yield write_pdf(self.definitions, cut_into_pages(drawing, *papers), self.sheet)


def plainer(path: str, failure: str) -> Diagnostic:
    """The finding about a map that Graphviz did not place."""
    return Diagnostic(
        Severity.WARNING,
        "plain-network",
        f"jaringan '{path}' digambar sederhana: {failure}",
        hints=("jalankan lagi dengan --ulang; bila tetap gagal, pasang ulang pygraphviz",),
    )
