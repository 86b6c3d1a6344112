"""The model of a document: text pages made of blocks, drawn pages, SOPs.

All decisions are made when it is built; the writers of PDF and Word only set it, so that both show
the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.picture.drawn_page import DrawnPage
    from bpmn_gen.sop.document import PageStyle, SopDocument

Align: TypeAlias = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: str
    align: Align = "justify"
    bold: bool = False
    size: float = 0.0
    """pt; 0 for the size of the document."""
    level: int = 0
    """Of a heading: 1 or 2; 0 when it is none."""
    left: float = 0.0
    """mm from the left margin."""
    after: float = 0.0
    """mm of blank below."""
    mark: str = ""
    """A name for the place, to which others may refer; letters, digits and underscores."""
    keep: bool = False
    """Whether it stands on the same page as what follows."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The number of the page on which a mark stands."""

    mark: str


Cell: TypeAlias = str | Ref


@dataclass(frozen=True, slots=True)
class Grid:
    """Texts in columns without borders, such as Menimbang and the diktum."""

    widths: tuple[float, ...]
    """mm of each column but the last, which takes what is left."""
    rows: tuple[tuple[str, ...], ...]
    """A text may have several lines."""
    left: float = 0.0
    """mm from the left margin."""
    after: float = 2.0
    """mm of blank below each row."""
    keep: bool = False
    """Whether all of it stands on the same page as what follows."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with borders, its head repeated on every page."""

    titles: tuple[str, ...]
    """Empty for the end of a table that goes on."""
    shares: tuple[float, ...]
    """Widths of the columns, compared with each other."""
    rows: tuple[tuple[Cell, ...], ...]
    centered: tuple[int, ...] = (0,)
    """Columns whose texts stand in the middle."""
    keep: bool = False
    """Whether all of it stands on the same page as what follows."""
    goes_on: bool = False
    """Whether a table without a head goes on right below it."""


@dataclass(frozen=True, slots=True)
class Space:
    """Blank, in mm."""

    height: float
    keep: bool = False
    """Whether it stands on the same page as what follows."""


@dataclass(frozen=True, slots=True)
class Emblem:
    """A framed place for an emblem."""

    words: str


@dataclass(frozen=True, slots=True)
class Break:
    """The next block begins a page."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with their pages."""

    entries: tuple[Para, ...]
    """The headings in order, each with its mark."""


Block: TypeAlias = Para | Grid | Table | Space | Emblem | Break | Contents


@dataclass(frozen=True, slots=True)
class TextPart:
    """Upright pages filled with blocks."""

    blocks: tuple[Block, ...]
    numbered: bool = True
    """Whether its pages show their number; the first page of a document never does."""


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """One page that is a picture."""

    page: DrawnPage
    title: str
    words: str = ""
    """What the picture says, for those who cannot see it."""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class SopPart:
    """The pages of one SOP."""

    sop: SopDocument
    mark: str = ""


Part: TypeAlias = TextPart | DrawnPart | SopPart


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    title: str
    paper: PageStyle
    parts: tuple[Part, ...] = field(default=())
    first: int = 1
    """The number of its first page, because a lampiran goes on where the part before it ends."""
    mark: str = ""
    """One word beside each page number that says that what it shows is not set."""


def marked_once(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The same parts, each mark at the first that bears it: a text may ask for a map twice.

    Lists of maps then lead to the first one.
    """
    seen: set[str] = set()
    found: list[Part] = []
    for part in parts:
        if isinstance(part, TextPart) or not part.mark:
            found.append(part)
        else:
            found.append(replace(part, mark="") if part.mark in seen else part)
            seen.add(part.mark)
    return tuple(found)
