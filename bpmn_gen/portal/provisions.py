"""The anchors of provisions on the trace page.

An anchor spells the place in the regulation: ``Pasal 13 ayat (5)`` becomes ``pasal-13-ayat-5``.  It
stays the same when provisions are added, so that links from other places keep working.
"""

from __future__ import annotations

import copy
from itertools import count
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import name_of, parse
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.portal.listing import PageLink, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.schema import Ketentuan, Peraturan
    from bpmn_gen.diagnostics import Span

TRACE = "trace.html"
"""File name of the trace page, which stands beside the front page."""


class Anchors:
    """The anchors of all provisions of some regulations."""

    def __init__(self, regulations: Sequence[Peraturan], others: Iterable[Peraturan] = ()) -> None:
        """Name all provisions.

        Where two regulations have the same place, the later one puts its number before the name.
        So the anchors of the first regulation stay short.

        Args:
            regulations: those that all units see; citations are looked up in these.
            others: those that some office alone sees.
        """
        self.words = legal_words(regulations)
        self._names: dict[tuple[str, Span | None], str] = {}
        taken: set[str] = set()
        for book in (*regulations, *others):
            number = name_of(book).replace("/", "-").replace(" ", "-")
            for provision in book.ketentuan:
                name = "-".join(parse(provision.ref).address) or str(provision.id)
                name = f"{number}-{name}" if name in taken and number else name
                if name in taken:
                    name = f"{name}-{provision.id}"
                name = next(one for one in _numbered(name) if one not in taken)
                taken.add(name)
                self._names.setdefault(_key(provision), name)

    @property
    def index(self) -> ProvisionIndex:
        """Finds the provisions of citations."""
        return self.words.index

    def seen_by(self, regulations: Sequence[Peraturan]) -> Anchors:
        """The same anchors for a unit, which sees these regulations."""
        seen = copy.copy(self)
        seen.words = legal_words(regulations)
        return seen

    def of(self, provision: Ketentuan) -> str:
        """The anchor of a provision."""
        return self._names[_key(provision)]

    def find(self, ref: str) -> str:
        """The anchor for a citation.

        A heading has no text of its own, so its anchor is that of the first provision below it.
        """
        found = self.index.find(ref)
        below = (found,) if found else self.index.within(ref)
        return self.of(below[0]) if below else ""

    def way(self, ref: str, page: str, unit: str) -> str:
        """The address of a citation on the trace page, seen from a page of a unit; may be empty.

        It is empty when no provision is found for the citation.
        """
        there = self.find(ref)
        return f"{way(TRACE, page)}?unit={unit}#{there}" if there else ""

    def links(self, refs: Iterable[str], page: str, unit: str) -> tuple[PageLink, ...]:
        """Citations as links to the trace page."""
        return tuple(PageLink(self.words.place(ref), self.way(ref, page, unit)) for ref in refs)


def _key(provision: Ketentuan) -> tuple[str, Span | None]:
    """What tells a provision from all others: two offices may give the same id."""
    return str(provision.id), provision.origin


def _numbered(name: str) -> Iterator[str]:
    """A name, then the same with numbers from 2."""
    yield name
    yield from (f"{name}-{number}" for number in count(2))
