"""peraturan/*.yaml: every provision can be cited as lawyers cite, and no two in the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.legal_words import ANNEX, SENTENCE, is_sign
from bpmn_gen.rules.finding import error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema import Peraturan
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

_SIGNS = re.compile(rf"{ANNEX}\s+([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


def unnamed_list(survey: Survey) -> Iterator[Diagnostic]:
    """A list that only the catalogue gives a name has words by which it is printed.

    Wrong::

        ketentuan:
          - {id: a, ref: Lampiran II.B.umum.1, ...}

    Right::

        nama_daftar: {Lampiran II.B.umum: penjelasan umum}
        ketentuan:
          - {id: a, ref: Lampiran II.B.umum.1, ...}
    """
    for book in survey.defs.peraturan:
        told: set[str] = {" ".join(key.split()) for key in book.nama_daftar}
        for item in book.ketentuan:
            for name, place in _names(item.ref):
                if place not in told:
                    told.add(place)
                    message = f"daftar {quoted(name)} pada {quoted(item.ref)} belum bernama"
                    hint = f"tambahkan ke nama_daftar: '{place}' dengan isi daftar itu"
                    yield error("unnamed-list", message, item.ref.span, (hint,))


def _names(ref: str) -> Iterator[tuple[str, str]]:
    """Parts of an address that the regulation does not print, with the address of each."""
    found = _SIGNS.match(ref)
    parts = found[1].split(".") if found else []
    for at, part in enumerate(parts):
        if not is_sign(part):
            yield part, f"{ANNEX} {'.'.join(parts[: at + 1])}"


def places_alike(survey: Survey) -> Iterator[Diagnostic]:
    """Two provisions are never printed as the same place.

    Wrong::

        nama_daftar: {Lampiran II.B.umum: penugasan}
        ketentuan:
          - {id: a, ref: Lampiran II.B.umum.1, ...}
          - {id: b, ref: Lampiran II.B.penugasan.1, ...}

    Right::

        nama_daftar: {Lampiran II.B.umum: penjelasan umum, Lampiran II.B.penugasan: penugasan}
    """
    spoken = legal_words(survey.defs.peraturan)
    for book in survey.defs.peraturan:
        first: dict[str, Text] = {}
        for item in book.ketentuan:
            other = first.setdefault(spoken.of(item), item.ref)
            if other is not item.ref and other != item.ref:
                message = f"{quoted(item.ref)} tercetak sama dengan {quoted(other)}"
                hints = ("beri kedua daftarnya nama yang berbeda dalam nama_daftar",)
                related = ((other.span, "tercetak sama"),)
                yield error("places-alike", message, item.ref.span, hints, related)


def miscounted_paragraphs(survey: Survey) -> Iterator[Diagnostic]:
    """The sentences of all paragraphs of a text are as many as it has in the catalogue.

    Wrong::

        alinea: {Lampiran II.C: [2, 2]}
        ketentuan:
          - {id: a, ref: Lampiran II.C kalimat 1, ...}
          - {id: b, ref: Lampiran II.C kalimat 2, ...}

    Right::

        alinea: {Lampiran II.C: [1, 1]}
    """
    for book in survey.defs.peraturan:
        sentences = _sentences(book)
        for place, sizes in book.alinea.items():
            counted, written = sentences.get(" ".join(place.split()), 0), sum(sizes)
            if counted != written:
                message = f"alinea {quoted(place)} berjumlah {written} kalimat, katalog {counted}"
                hints = ("sebut banyaknya kalimat tiap alinea menurut naskah",)
                yield error("miscounted-paragraphs", message, place.span, hints)


def _sentences(book: Peraturan) -> dict[str, int]:
    """How many sentences the catalogue has at each place."""
    found: dict[str, int] = {}
    for item in book.ketentuan:
        place, word, _number = " ".join(item.ref.split()).rpartition(f" {SENTENCE} ")
        if word:
            found[place] = found.get(place, 0) + 1
    return found
