"""Tells citations of several regulations apart.

Documents rest on the first regulation, so that a citation without a name means it: ``Pasal 11``.
Citations of all others name theirs: ``Perpres 96/2018 Pasal 11``.  Here every citation gets this
form, so that two articles with one number are nowhere taken for each other.  An author may leave
the name out where only one regulation has the article; where several have it, nobody can know
which is meant, and a guess would become a false legal basis.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import ProvisionIndex, name_of, parse
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.legal_words import bare
from bpmn_gen.definition.rewriting import Kept, Rewriter
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Peraturan
    from bpmn_gen.diagnostics import Findings

CITING = frozenset({"sumber", "menyatakan", "kedudukan", "penugasan", "ref"})
"""Keys that hold citations, and the addresses of provisions themselves."""
_KEPT = Kept()


def with_named_regulations(defs: DefinitionSet, findings: Findings) -> DefinitionSet:
    """The same definitions with each citation in its one form.

    A citation that fits several regulations is an error, except in files that the program brings
    along, whose authors knew of no other regulation.
    """
    _tell_apart(defs.peraturan, findings)
    for office in defs.offices.values():
        if office.peraturan:
            _tell_apart((*defs.peraturan, *office.peraturan), findings)
    shipped = frozenset(source.path for source in defs.sources if source.shipped)
    named = _Namer(defs.peraturan, shipped, findings).definitions(defs)
    offices = {
        slug: _of_office(office, defs.peraturan, shipped, findings)
        for slug, office in defs.offices.items()
    }
    return replace(named, offices=offices)


def _of_office(
    office: Office, shared: Sequence[Peraturan], shipped: Collection[str], findings: Findings
) -> Office:
    """What an office owns; it may cite what all share and regulations of its own."""
    return _Namer((*shared, *office.peraturan), shipped, findings).office(office)


def _tell_apart(books: Sequence[Peraturan], findings: Findings) -> None:
    """Report regulations of one number and year, because citations name no more than these."""
    seen: dict[str, Peraturan] = {}
    for book in books:
        first = seen.setdefault(name_of(book), book)
        if first is not book:
            message = f"'{book.sebutan}' bernomor dan bertahun sama dengan '{first.sebutan}'"
            hint = "beri sebutan tanpa nomor, misalnya 'Perda Retribusi', dan rujuk dengan nama itu"
            findings.error("same-regulation-number", message, book.sebutan.span, hint)


class _Namer(Rewriter):
    """Puts citations into their form."""

    def __init__(
        self, books: Sequence[Peraturan], shipped: Collection[str], findings: Findings
    ) -> None:
        """Prepare to look places up in every regulation."""
        super().__init__(shipped, _KEPT.beside(books))
        self._books = books
        self._names = {id(item.ref): book for book in books for item in book.ketentuan}
        self._findings = findings

    def wants(self, key: str) -> bool:
        """Only citations are looked at."""
        return key in CITING

    def text(self, text: Text, _within: str) -> Text:
        """A citation in its form; ids and what points nowhere stay as they are."""
        cited = parse(text)
        if not cited.address:
            return text
        if cited.regulation:
            return self._spelled(text, cited.regulation)
        book = self._names.get(id(text)) or self._meant(text)
        if book is None or book is self._books[0]:
            return text
        return Text(_named(book, text), text.span)

    def _spelled(self, text: Text, name: str) -> Text:
        """A citation that names its regulation, with the name that the regulation has here.

        The name of the first one goes.  One that is not here stays as it is written.
        """
        found = self._all.book_named(name)
        for number, book in enumerate(self._books):
            if name_of(book) == found:
                place = Text(bare(text), text.span)
                return Text(_named(book, place), text.span) if number else place
        return text

    @cached_property
    def _all(self) -> ProvisionIndex:
        """All regulations together."""
        return legal_words(self._books).index

    def _meant(self, text: Text) -> Peraturan | None:
        """The regulation of a citation that names none."""
        if len(self._books) < 2:  # noqa: PLR2004 -- one is always meant
            return None
        found = [book for book, index in self._indexes if index.knows(text)]
        if len(found) > 1 and text.span.path not in self._shipped:
            names = " dan ".join(str(book.sebutan) for book in found)
            choices = " atau ".join(f"'{_named(book, text)}'" for book in found)
            message = f"'{text}' ada dalam {names}; tidak jelas yang mana yang dimaksud"
            hint = f"sebut peraturannya: {choices}"
            self._findings.error("ambiguous-provision", message, text.span, hint)
        return found[0] if found else None

    @cached_property
    def _indexes(self) -> list[tuple[Peraturan, ProvisionIndex]]:
        """Each regulation with its provisions."""
        return [(book, ProvisionIndex([book])) for book in self._books]


def _named(book: Peraturan, ref: Text) -> str:
    """A citation with the name of its regulation."""
    return f"{book.sebutan} {ref}"
