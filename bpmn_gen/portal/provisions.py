"""Where provisions stand on the trace page: anchors made of their places in the regulation.

``Pasal 13 ayat (5)`` has the anchor ``pasal-13-ayat-5``: it stays when provisions are added, so
that links from anywhere keep working.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import normalise, parse
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.portal.listing import PageLink, way

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.schema import Ketentuan, Peraturan

TRACE = "trace.html"
"""The page that lists all provisions, beside the front page."""


class Anchors:
    """The anchor of every provision of some regulations."""

    def __init__(self, regulations: Iterable[Peraturan]) -> None:
        """Name all provisions; only later regulations put their number before equal places."""
        books = tuple(regulations)
        self.words = legal_words(books)
        self.index = self.words.index
        self._names: dict[str, str] = {}
        taken: set[str] = set()
        for book in books:
            number = parse(book.sebutan).regulation.replace("/", "-")
            for provision in book.ketentuan:
                name = "-".join(normalise(provision.ref)) or str(provision.id)
                name = f"{number}-{name}" if name in taken and number else name
                if name in taken:
                    name = f"{name}-{provision.id}"
                taken.add(name)
                self._names.setdefault(str(provision.id), name)

    def of(self, provision: Ketentuan) -> str:
        """The anchor of a provision."""
        return self._names[str(provision.id)]

    def find(self, ref: str) -> str:
        """The anchor for a citation; that of the first provision below a mere heading."""
        found = self.index.find(ref)
        below = (found,) if found else self.index.within(ref)
        return self.of(below[0]) if below else ""

    def way(self, ref: str, page: str, unit: str) -> str:
        """The address of a citation on the trace page as seen from a page of a unit.

        Empty when it is not there.
        """
        there = self.find(ref)
        return f"{way(TRACE, page)}?unit={unit}#{there}" if there else ""

    def links(self, refs: Iterable[str], page: str, unit: str) -> tuple[PageLink, ...]:
        """Citations with their addresses."""
        return tuple(PageLink(self.words.place(ref), self.way(ref, page, unit)) for ref in refs)
