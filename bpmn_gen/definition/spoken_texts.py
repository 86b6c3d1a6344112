"""Puts the addresses that texts mention into the words of the law.

An author may write ``dibaca seperti Lampiran II.B.2.umum.d`` in a note; what is printed of it reads
``Lampiran BAB II huruf B angka 2 huruf d``.  Citations themselves (``sumber``) stay addresses here,
because stages behind look provisions up by them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from bpmn_gen.definition.legal_citation import LegalWords
from bpmn_gen.definition.schema import Definisi, Ketentuan
from bpmn_gen.definition.text import Text

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet, Office

Item = TypeVar("Item", bound=Definisi)

ADDRESSES = frozenset(
    {"sumber", "menyatakan", "ref", "kedudukan", "penugasan", "tanggung_jawab", "id", "kode",
     "nama_daftar", "penomoran", "alinea"}
)  # fmt: skip
"""Keys that hold addresses or ids, and no text for people."""
_HINT = re.compile(r"[IVXLC]\.[A-Z]\b|\b(?:kalimat|butir) \d")
"""A part of every address in a text: texts without one need not be looked at."""


def with_spoken_texts(defs: DefinitionSet) -> DefinitionSet:
    """The same definitions with the texts for people free of addresses."""
    speaker = _Speaker(LegalWords(defs.peraturan))
    return replace(
        defs,
        peraturan=tuple(map(speaker.item, defs.peraturan)),
        jabatan=_each(speaker, defs.jabatan),
        tipe_unit=_each(speaker, defs.tipe_unit),
        unit=tuple(map(speaker.item, defs.unit)),
        proses=_each(speaker, defs.proses),
        peta=defs.peta and speaker.item(defs.peta),
        formulir=_each(speaker, defs.formulir),
        daerah=speaker.item(defs.daerah),
        offices={slug: _of_office(defs, office) for slug, office in defs.offices.items()},
    )


def _of_office(defs: DefinitionSet, office: Office) -> Office:
    """What an office owns, spoken; it may cite regulations of its own."""
    speaker = _Speaker(LegalWords((*defs.peraturan, *office.peraturan)))
    return replace(
        office,
        unit=speaker.item(office.unit),
        peraturan=tuple(map(speaker.item, office.peraturan)),
        proses=_each(speaker, office.proses),
        peta=office.peta and speaker.item(office.peta),
    )


Key = TypeVar("Key", str, int)


def _each(speaker: _Speaker, items: dict[Key, Item]) -> dict[Key, Item]:
    """Definitions by key, spoken."""
    return {key: speaker.item(item) for key, item in items.items()}


class _Speaker:
    """Walks through definitions; what needs no change stays the same object."""

    def __init__(self, words: LegalWords) -> None:
        """Speak of the provisions of some regulations."""
        self.words = words

    def item(self, item: Item, within: str = "") -> Item:
        """An object with its texts spoken."""
        place = str(item.ref) if isinstance(item, Ketentuan) else within
        changes = {}
        for name in type(item).model_fields:
            if name not in ADDRESSES:
                old = getattr(item, name)
                new = self._value(old, place)
                if new is not old:
                    changes[name] = new
        return item.model_copy(update=changes) if changes else item

    def _value(self, value: Any, within: str) -> Any:
        """A value of an object, spoken."""
        if isinstance(value, Text):
            return self._text(value, within)
        if isinstance(value, Definisi):
            return self.item(value, within)
        if isinstance(value, tuple):
            told = tuple(self._value(one, within) for one in value)
            return value if all(a is b for a, b in zip(told, value, strict=True)) else told
        if isinstance(value, dict):
            spoken = {key: self._value(one, within) for key, one in value.items()}
            return value if all(spoken[key] is value[key] for key in value) else spoken
        return value

    def _text(self, text: Text, within: str) -> Text:
        """A text, spoken."""
        if not _HINT.search(text):
            return text
        told = self.words.prose(text, within)
        return text if told == text else Text(told, text.span)
