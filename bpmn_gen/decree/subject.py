"""The maps and SOPs of one unit, ready to be put into a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from bpmn_gen.decree.document import Ref, SopPart, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.bound_units import Condition
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.decree.document import Cell, DrawnPart
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.sheet import Sheet
    from bpmn_gen.sop.compose import Brief
    from bpmn_gen.sop.document import SopDocument

KINDS = {
    "struktur": "Struktur kedudukan dan penugasan",
    "peta-proses": "Peta proses (level 0)",
    "peta-subproses": "Peta subproses",
    "peta-relasi": "Peta relasi",
    "jaringan-relasi": "Jaringan relasi",
    "peta-level-1": "Peta level 1",
    "peta-lintas-fungsi": "Peta lintas fungsi",
    "indeks": "Indeks proses",
}
"""Kinds of maps in the order in which they stand, with what heads their list."""


class MapPicture(Protocol):
    """Plain data that can be drawn."""

    @property
    def sheet(self) -> Sheet:
        """What stands around it."""

    def board(self) -> Board:
        """The drawing."""


class Drawer(Protocol):
    """Makes pages of maps and SOPs.

    It is handed in, so that decrees need no layout and no writer.  ``paper`` is a name in PAPERS;
    the first page of each map gets the mark.
    """

    def model(
        self, definitions: Definitions, sheet: Sheet, paper: str, mark: str
    ) -> tuple[DrawnPart, ...]:
        """The pages of a process map or of a map of a level."""

    def board(self, board: Board, paper: str, mark: str) -> tuple[DrawnPart, ...]:
        """The pages of any other map."""

    def sop(self, process: ResolvedProcess, brief: Brief) -> SopDocument:
        """The pages of an SOP, without its findings: the job of its own files reports them."""


@dataclass(frozen=True, slots=True)
class MapContent:
    """A map before it is drawn: a picture, or a model."""

    kind: str
    sheet: Sheet
    picture: MapPicture | None = None
    definitions: Definitions | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Facts of a process that tables list."""

    code: str
    name: str
    map_code: str
    sop_code: str
    sop_name: str
    sop_number: str = ""
    """The number that the office gave it; empty where it gave none yet."""
    is_draft: bool = False
    """Whether its SOP is the unit's own, which nobody has set yet."""
    is_attached: bool = True
    """Whether a decree has its SOP among its pages, or only in its list."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a unit brings into a document, as plain data."""

    name: str
    slug: str
    maps: tuple[MapContent, ...]
    processes: tuple[ResolvedProcess, ...]
    facts: tuple[Fact, ...]
    groups: tuple[tuple[str, str, str, str], ...]
    """Kind, code, name and who is in charge of each process of level 0."""
    tiers: tuple[tuple[str, str, str], ...]
    """Level, title and roles of each tier."""
    appraisers: tuple[tuple[str, ...], ...]
    """Who is appraised, by whom, what others do, condition and readings, the provisions."""
    briefs: tuple[Brief, ...]
    """What the SOP of each process needs beside it."""
    paper: str
    bound: tuple[str, ...] = ()
    """The units that it binds: one where it is about a named unit."""
    laws: tuple[str, ...] = ()
    """Laws on which SOPs of its own rest that a decree attaches."""
    conditions: tuple[Condition, ...] = ()
    """The conditions under which it binds them."""
    head: str = ""
    """Who leads the unit, as copies of a decree name that person; empty for a unit type."""
    task: str = ""
    """Its task, from the verb on; empty where it is not given."""
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A map that is drawn in a document."""

    kind: str
    sheet: Sheet
    mark: str
    """The mark of its first page."""


@dataclass(frozen=True)
class Subject:
    """A unit with everything drawn, once for all documents that a job makes."""

    content: Content
    drawer: Drawer
    """Draws its maps and SOPs page by page."""
    key: str = "u1"
    """Begins the marks of its pages, so that those of several units in a document differ."""

    @cached_property
    def drawn(self) -> tuple[tuple[MapContent, tuple[DrawnPart, ...]], ...]:
        """Each map with its pages, kind by kind."""
        order = list(KINDS)
        maps = sorted(self.content.maps, key=lambda one: order.index(one.kind))
        return tuple(
            (one, self._pages(one, f"{self.key}_peta_{number}"))
            for number, one in enumerate(maps, 1)
        )

    def _pages(self, one: MapContent, mark: str) -> tuple[DrawnPart, ...]:
        """The pages of a map."""
        if one.picture is not None:
            return self.drawer.board(one.picture.board(), self.content.paper, mark)
        if one.definitions is None:
            return ()
        return self.drawer.model(one.definitions, one.sheet, self.content.paper, mark)

    @cached_property
    def sops(self) -> tuple[SopPart, ...]:
        """The SOPs in the order of their processes."""
        pairs = zip(self.content.processes, self.content.briefs, strict=True)
        return tuple(
            SopPart(self.drawer.sop(process, brief), f"{self.key}_sop_{number}")
            for number, (process, brief) in enumerate(pairs, 1)
        )

    def places(self, *kinds: str) -> tuple[MapPlace, ...]:
        """The drawn maps of some kinds in the order of KINDS, each with its first page."""
        return tuple(
            MapPlace(one.kind, one.sheet, pages[0].mark)
            for one, pages in self.drawn
            if one.kind in kinds and pages
        )

    def maps_of(self, *kinds: str) -> tuple[DrawnPart, ...]:
        """The pages of all maps of some kinds, in the order of KINDS."""
        return tuple(page for one, pages in self.drawn if one.kind in kinds for page in pages)


def listed_maps(subject: Subject, kinds: Sequence[str]) -> Table:
    """The maps of some kinds in their order, each with its page."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(number), KINDS[one.kind], one.sheet.code, one.sheet.title, Ref(one.mark))
        for number, one in enumerate(subject.places(*kinds), 1)
    )
    titles = ("No.", "Jenis peta", "Kode", "Nama", "Halaman")
    return Table(titles, (7, 22, 15, 42, 14), rows, centered=(0, 4))
