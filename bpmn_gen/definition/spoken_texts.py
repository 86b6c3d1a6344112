"""Puts the addresses that texts mention into the words of the law.

An author may write ``dibaca seperti Lampiran II.B.2.umum.d`` in a note; what is printed of it reads
``Lampiran BAB II huruf B angka 2 huruf d``.  Citations themselves (``sumber``) stay addresses here,
because stages behind look provisions up by them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.rewriting import Kept, Rewriter
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Peraturan

ADDRESSES = frozenset(
    {"sumber", "menyatakan", "ref", "kedudukan", "penugasan", "tanggung_jawab", "id", "kode",
     "nama_daftar", "penomoran", "alinea"}
)  # fmt: skip
"""Keys that hold addresses or ids, and no text for people."""
_KEPT = Kept()
_HINT = re.compile(r"[IVXLC]\.[A-Z]\b|\b(?:kalimat|butir) \d")
"""A part of every address in a text: texts without one need not be looked at."""


def with_spoken_texts(defs: DefinitionSet) -> DefinitionSet:
    """The same definitions with the texts for people free of addresses."""
    shipped = frozenset(source.path for source in defs.sources if source.shipped)
    spoken = _Speaker(defs.peraturan, shipped).definitions(defs)
    offices = {slug: _of_office(defs, office) for slug, office in defs.offices.items()}
    return replace(spoken, offices=offices)


def _of_office(defs: DefinitionSet, office: Office) -> Office:
    """What an office owns, spoken; it may cite regulations of its own."""
    return _Speaker((*defs.peraturan, *office.peraturan)).office(office)


class _Speaker(Rewriter):
    """Puts addresses into words in all texts for people."""

    def __init__(self, books: tuple[Peraturan, ...], shipped: frozenset[str] = frozenset()) -> None:
        """Speak of the provisions of some regulations."""
        super().__init__(shipped, _KEPT.beside(books) if shipped else {})
        self.words = legal_words(books)

    def wants(self, key: str) -> bool:
        """Only texts for people are spoken."""
        return key not in ADDRESSES

    def text(self, text: Text, within: str) -> Text:
        """A text, spoken."""
        if not _HINT.search(text):
            return text
        told = self.words.prose(text, within)
        return text if told == text else Text(told, text.span)
