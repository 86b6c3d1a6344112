"""A page before and after it is turned into HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

MARK = "@"
"""How links begin that name a document of the project, not a page: ``@docs/panduan.md#portal``."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is written."""

    path: str
    """Its place in the site without an ending, e.g. ``tugas/pasang``."""
    text: str
    """Markdown; its first line is the title behind ``# ``."""
    stands_for: tuple[str, ...] = ()
    """Places of documents that it shows, e.g. ``docs/panduan.md#portal``."""
    language: str = "id"
    is_aside: bool = False
    """Whether it is for few readers: what it holds is found after everything else."""

    @property
    def title(self) -> str:
        """What stands in its first line."""
        return self.text.partition("\n")[0].removeprefix("# ").replace("`", "").strip()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    anchor: str
    text: str


@dataclass(slots=True)
class Section:
    """What stands behind one heading, as the search sees it."""

    heading: Heading
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page as HTML, with links that are still as they were written."""

    page: Page
    html: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
