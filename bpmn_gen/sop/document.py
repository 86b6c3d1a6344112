"""The page model of an SOP: what stands where, in mm, so that writers only translate it.

On a page, x counts from the left of the flow table and y from the top of its first row below the
header.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.syllables import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.geometry import Bounds, Point

SymbolKind: TypeAlias = Literal["kapsul", "kotak", "ketupat", "segilima"]
"""The symbols of the form beside the arrow: terminator, process, decision, off-page connector."""
BrokenLines: TypeAlias = tuple[str, ...]

COLUMN_NAMES = ("No", "Kegiatan", "Kelengkapan", "Waktu", "Output", "Keterangan")
"""Titles of the columns other than those of actors."""
NAME_PITCH = 1.15
"""Distance between lines of names of branches, as a multiple of the type size."""
PADDING = 1.0
"""mm between the border of a cell and its text."""
PITCH = 1.3
"""Distance between lines in cells, as a multiple of the type size.  It is that of the program that
spaces lines widest, so that texts fit in all programs."""
PAGE_WORD = "hal. "
"""Stands before the page numbers beside a page connector."""
MOST_NAMED = 2
"""Pages that a page connector names one by one, because its column is narrow."""
POINT = 25.4 / 72
"""mm in a pt."""


FIRST_FLOW_PAGE = 2
"""The number of the first page with a flow table in a file of its own; the identity page is the
first."""
GOES_ON = " "
"""Ends a line whose paragraph goes on in the next line."""
WORD_GOES_ON = "\u2060"
"""Ends a line inside a word that is wider than its column."""
DASH = "-\u00a0"
"""Begins an item of a list, from whose text it never parts."""
INDENT = "\u00a0\u00a0"
"""Begins the other lines of an item, which are as far to the right as its text."""


def shown(line: str) -> str:
    """A line as it is printed, without the mark that its paragraph goes on."""
    text = line.rstrip(GOES_ON + WORD_GOES_ON)
    inner = text.removeprefix(INDENT).replace("\u00a0", " ")
    text = f"{INDENT}{inner}" if text.startswith(INDENT) else inner
    return f"{text[:-1]}-" if text.endswith(HYPHEN) else text


def paragraphs(lines: Iterable[str]) -> BrokenLines:
    """The paragraphs of a cell, for programs that break lines themselves.

    ``HYPHEN`` stands where a word may be broken because it is wider than its column.
    """
    found = [""]
    for line in lines:
        found[-1] += line.removesuffix(WORD_GOES_ON).removeprefix(INDENT)
        if not line.endswith((GOES_ON, WORD_GOES_ON)):
            found.append("")
    return tuple(text.strip() for text in found[:-1]) or ("",)


class Site(IntEnum):
    """The middle of a side of a symbol, with the number that Word and Excel give it."""

    TOP = 0
    LEFT = 1
    BOTTOM = 2
    RIGHT = 3


@dataclass(frozen=True, slots=True)
class PageStyle:
    """Paper and type of a document."""

    width: float
    """mm; width of the page as it is turned."""
    height: float
    top: float
    """mm; this and the next three are margins."""
    right: float
    bottom: float
    left: float
    face: str
    size: float
    """pt; the size of type on all pages, and the largest one that is tried in the flow table."""

    @property
    def room(self) -> tuple[float, float]:
        """Width and height in mm between the margins."""
        return self.width - self.left - self.right, self.height - self.top - self.bottom

    @property
    def is_landscape(self) -> bool:
        """Whether the page lies on its long side."""
        return self.width > self.height


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the flow table, with widths in mm."""

    number: float
    activity: float
    actor: float
    """Width of the column of each actor."""
    inputs: float
    duration: float
    outputs: float
    remarks: float
    names: tuple[BrokenLines, ...]
    """What stands in the header of each actor's column, in lines."""
    turned: bool
    """Whether the names of actors read from bottom to top."""
    size: float
    """pt; size of the type in the table."""
    header: tuple[float, float]
    """Heights in mm of the two rows of the header."""

    @property
    def widths(self) -> tuple[float, ...]:
        """All widths from left to right."""
        before = (self.number, self.activity)
        behind = (self.inputs, self.duration, self.outputs, self.remarks)
        return (*before, *(self.actor for _ in self.names), *behind)

    @property
    def actors_left(self) -> float:
        """The x of the left border of the first actor's column."""
        return self.number + self.activity

    @property
    def actors_right(self) -> float:
        """The x of the right border of the last actor's column."""
        return self.actors_left + self.actor * len(self.names)

    def center(self, actor: int) -> float:
        """The x of the middle of an actor's column."""
        return self.actors_left + (actor + 0.5) * self.actor


@dataclass(frozen=True, slots=True)
class BranchLabel:
    """The name of a branch beside its arrow."""

    bounds: Bounds
    lines: BrokenLines
    size: float
    """pt; size of the type."""


@dataclass(frozen=True, slots=True)
class PageNote:
    """What a page connector says beside itself: the pages with the other ends of its flows."""

    bounds: Bounds
    pages: tuple[int, ...]
    """Numbers of flow pages, from 1, in order."""
    size: float
    """pt; size of the type."""
    most: int
    """Characters that have room; in longer notes PAGE_WORD is left out."""

    @property
    def named(self) -> tuple[int, ...]:
        """The pages that it names: the first and the last one where there are many."""
        return self.pages if len(self.pages) <= MOST_NAMED else (self.pages[0], self.pages[-1])

    @property
    def joint(self) -> str:
        """What stands between their numbers."""
        return ", " if len(self.pages) <= MOST_NAMED else "\u2013"

    def text(self, first: int) -> str:
        """What is printed where the first flow page has the number ``first`` in its file."""
        numbers = self.joint.join(str(page - 1 + first) for page in self.named)
        said = PAGE_WORD + numbers
        return said if len(said) <= self.most else numbers

    def label(self, first: int) -> BranchLabel:
        """The same with its place, as names of branches have one."""
        return BranchLabel(self.bounds, (self.text(first),), self.size)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in an actor's column."""

    id: int
    """Unique in the document among symbols and connectors, from 1."""
    kind: SymbolKind
    bounds: Bounds
    row: int
    """Index of its row on the page."""
    actor: int
    """Index of its column."""
    lines: BrokenLines = ()
    """What stands in it: the code of a called SOP, the letter of a page connector."""
    size: float = 0.0
    """pt; type size of the text."""
    title: str = ""
    """Its meaning in words."""
    note: PageNote | None = None
    """Where the flow goes on or comes from, beside a page connector."""


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow that is glued to a site of a symbol at each end."""

    id: int
    """Unique in the document among symbols and connectors."""
    source: int
    """Id of a symbol on the same page; so is the target."""
    target: int
    source_site: Site
    target_site: Site
    points: tuple[Point, ...]
    label: BranchLabel | None = None
    arrow: bool = True
    """False for a line without a head, which joins the symbols of partners in a step."""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row of the flow table as it is printed."""

    height: float
    number: str = ""
    activity: BrokenLines = ()
    inputs: BrokenLines = ()
    duration: BrokenLines = ()
    outputs: BrokenLines = ()
    remarks: BrokenLines = ()
    step: str = ""
    """Id of its step; empty for a strip of page connectors."""
    symbol: int = 0
    """Id of its symbol on the page; 0 where it has none."""


@dataclass(frozen=True, slots=True)
class FlowPage:
    """One page of the flow table."""

    number: int
    """From 1; identity pages do not count."""
    rows: tuple[FlowRow, ...]
    symbols: tuple[Symbol, ...]
    connectors: tuple[Connector, ...]
    words: str
    """The flow of the page in words, for readers who cannot see it."""

    @property
    def height(self) -> float:
        """Height in mm of all rows."""
        return added(row.height for row in self.rows)

    def tops(self) -> tuple[float, ...]:
        """The y of the top of each row, followed by the bottom of the last one."""
        tops = [0.0]
        for row in self.rows:
            tops.append(tops[-1] + row.height)
        return tuple(tops)


@dataclass(frozen=True, slots=True)
class Identity:
    """The identity block; an unknown value is empty and printed as a blank."""

    government: str
    unit: str
    letterhead: BrokenLines
    number: str
    made: str
    """Tanggal Pembuatan as it is printed; the next two dates are alike."""
    revised: str
    effective: str
    signer_title: str
    """Empty where the unit names no office: the regulation names none either."""
    signer_decree: str
    """The decree that sets the SOP, where it is printed in place of an official's number."""
    signer_name: str
    signer_rank: str
    """Rank of the signer, e.g. ``Pembina Tk. I``; empty where none is to be printed."""
    signer_nip: str
    name: str
    legal_basis: BrokenLines
    qualifications: BrokenLines
    related: BrokenLines
    equipment: BrokenLines
    warnings: BrokenLines
    records: BrokenLines


@dataclass(frozen=True, slots=True)
class SopDocument:
    """One SOP, ready to be written."""

    code: str
    """Code of the process, e.g. ``CLP.02.02``."""
    sop_code: str
    """Of the SOP, e.g. ``CLP.02.02.CFM.01.SOP.01``."""
    style: PageStyle
    identity: Identity
    columns: Columns
    actors: BrokenLines
    """Names of the columns, in full."""
    pages: tuple[FlowPage, ...]
    flow: tuple[tuple[str, str, str], ...] = ()
    """Every arrow of the process: ids of both steps, and the name of the branch."""
    mark: str = ""
    """One word on every page that says that it is not set; empty for no mark."""
    status: str = ""
    """By which decree it is set, or that it is not; may be empty."""
    state: str = ""
    """The mark of the state of its process, by which an edited file is known again."""
