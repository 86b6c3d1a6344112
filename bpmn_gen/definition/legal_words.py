"""Puts places of provisions into the words with which lawyers cite them.

``Lampiran II.B.2.a.3.e.1 kalimat 2`` is the address by which definitions and programs know a
provision.  What people read is ``Lampiran BAB II huruf B angka 2 huruf a angka 3) huruf e) angka 1
kalimat kedua``: every sign with the word for its kind and in the form in which the regulation
prints it.  The catalogue says what cannot be read off an address: how lists are numbered
(``penomoran``), what lists with the same numbers are about (``nama_daftar``) and how many
sentences the paragraphs have (``alinea``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.definition.schema import Peraturan

Signs = tuple[str, ...]
"""An address taken apart, as a key: its words and signs in lower case."""

KEPT = 16
"""Regulations of which the words are kept: more than most projects have."""
ANNEX = "Lampiran"
SENTENCE = "kalimat"
_ANNEX_REF = re.compile(
    r"lampiran(?:\s+(?P<signs>[\w-]+(?:\.[\w-]+)*))?(?P<tail>\s.*)?", re.IGNORECASE
)
_ROMAN = re.compile(r"[IVXLC]+|[ivxlc]{2,}")
_SIGN = re.compile(r"\d+[a-z]?|([a-z])\1?|[ivxlc]+", re.IGNORECASE)
_COUNTED = re.compile(r"\s*(?P<word>kalimat|butir)\s+(?P<number>\d+)$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:pasal|lampiran)\b", re.IGNORECASE)
_NAMED = re.compile(r"\s(?=Per[a-z]+ |Undang|UU |PP )")
_MARK = re.compile(r"(?P<word>\w+\s)?(?P<open>\(?)(?P<sign>\w+)(?P<close>[.)]?)")
_ORDINALS = (
    "pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan",
    "kesembilan", "kesepuluh", "kesebelas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a place, from the whole to the part."""

    words: str
    """E.g. ``angka 2)``; empty for a whole list that the regulation gives no sign."""
    about: str = ""
    """What the list of the part is about, where another list has the same numbers."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the catalogue says about the shape of a regulation."""

    marks: Mapping[Signs, str]
    """How the items of a list are marked: the first mark, by the address of the list."""
    names: Mapping[Signs, str]
    """By address what a list is about that shares its numbers with another."""
    paragraphs: Mapping[Signs, Sequence[int]]
    """Sentences of each paragraph, by address."""

    @classmethod
    def of(cls, regulation: Peraturan) -> Style:
        """The shape of a regulation."""
        return cls(
            {signs_of(key): str(mark) for key, mark in regulation.penomoran.items()},
            {signs_of(key): str(name) for key, name in regulation.nama_daftar.items()},
            {signs_of(key): tuple(map(int, n)) for key, n in regulation.alinea.items()},
        )

    def parts(self, ref: str) -> tuple[Part, ...]:
        """The parts of a place in the annex; a place elsewhere is one part, as it is written."""
        text = " ".join(ref.split())
        annex = _ANNEX_REF.fullmatch(text)
        if annex is None:
            body, counted = _without_count(text)
            return (Part(body), *self._counted(signs_of(body), counted))
        signs = (annex["signs"] or "").split(".") if annex["signs"] else []
        tail = annex["tail"] or ""
        if signs and not is_sign(signs[0]):
            signs, tail = [], text[len(ANNEX) :]
        rest, counted = _without_count(tail)
        path = (ANNEX.casefold(), *(sign.casefold() for sign in signs))
        words = (Part(rest.strip()),) if rest.strip() else ()
        return (Part(ANNEX), *self._signs(signs), *words, *self._counted(path, counted))

    def _signs(self, signs: Sequence[str]) -> Iterator[Part]:
        """The signs of an address with their words."""
        path: Signs = (ANNEX.casefold(),)
        about = self.names.get(path, "")
        for sign in signs:
            own = (*path, sign.casefold())
            if is_sign(sign):
                yield Part(_marked(sign, self._mark(path), is_top=len(path) == 1), about)
                about = self.names.get(own, "")
            else:
                about = self.names.get(own, sign.replace("-", " "))
            path = own
        if signs and not is_sign(signs[-1]):
            yield Part("", about)

    def _mark(self, path: Signs) -> str:
        """How a list is marked; a list of unknown form has plain signs."""
        return self.marks.get(path, "")

    def _counted(self, path: Signs, counted: tuple[str, int] | None) -> Iterator[Part]:
        """Sentences, counted in their paragraph, and items without a sign."""
        if counted is None:
            return
        word, number = counted
        sizes = self.paragraphs.get(path, ()) if word == SENTENCE else ()
        if len(sizes) > 1:
            at, number = _in_paragraph(sizes, number)
            yield Part(f"alinea {ordinal(at)}")
            if at <= len(sizes) and sizes[at - 1] == 1:
                return
        yield Part(f"{word} {ordinal(number)}")


def is_sign(part: str) -> bool:
    """Whether a part of an address is a letter or number, and not a name of the catalogue's own."""
    return bool(_SIGN.fullmatch(part))


def signs_of(text: str) -> Signs:
    """The words and signs of an address."""
    return tuple(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", str(text).casefold()))


def ordinal(number: int) -> str:
    """``pertama``, ``kedua`` and so on."""
    return _ORDINALS[number - 1] if 0 < number <= len(_ORDINALS) else f"ke-{number}"


def words_of(regulation: Peraturan) -> tuple[str, ...]:
    """The words for each provision of a regulation, in order."""
    refs = tuple(str(item.ref) for item in regulation.ketentuan)
    style = Style.of(regulation)
    shape = (style.marks, style.names, style.paragraphs)
    return _words_of(refs, *(tuple(found.items()) for found in shape))


@lru_cache(maxsize=KEPT)
def _words_of(
    refs: tuple[str, ...],
    marks: tuple[tuple[Signs, str], ...],
    names: tuple[tuple[Signs, str], ...],
    paragraphs: tuple[tuple[Signs, tuple[int, ...]], ...],
) -> tuple[str, ...]:
    """The same; kept, because a regulation is put into words again whenever it is loaded."""
    style = Style(dict(marks), dict(names), dict(paragraphs))
    return tuple(spoken([style.parts(bare(ref)) for ref in refs]))


def bare(ref: str) -> str:
    """A citation without the name of its regulation."""
    start = _PLACE.search(ref)
    text = ref[start.start() :] if start else ref
    return _NAMED.split(text, maxsplit=1)[0]


def spoken(places: Sequence[tuple[Part, ...]]) -> list[str]:
    """Places in words; those with equal words also say what their lists are about."""
    plain = [plainly(parts) for parts in places]
    groups: dict[str, list[int]] = {}
    for at, text in enumerate(plain):
        groups.setdefault(text, []).append(at)
    for alike in groups.values():
        if len(alike) > 1:
            for at in alike:
                others = [places[other] for other in alike if other != at]
                plain[at] = _said(places[at], _telling(places[at], others))
    return plain


def plainly(parts: Sequence[Part]) -> str:
    """The words for a place without regard to others."""
    return _said(parts, frozenset())


def _said(parts: Sequence[Part], telling: frozenset[int]) -> str:
    """The words of parts, with what the lists are about where that is telling."""
    words = []
    for at, part in enumerate(parts):
        if part.about and (at in telling or not part.words):
            words.append(f"({part.about})")
        words.append(part.words)
    return " ".join(filter(None, words))


def _telling(parts: Sequence[Part], others: Iterable[Sequence[Part]]) -> frozenset[int]:
    """The parts whose lists tell a place from others with the same words."""
    told = [[part.about for part in other] for other in others]
    return frozenset(
        at
        for at, part in enumerate(parts)
        if any(at >= len(other) or other[at] != part.about for other in told)
    )


def _marked(sign: str, mark: str, *, is_top: bool) -> str:
    """A sign with the word for its kind, in the form of the mark of its list.

    An annex that is one of several has a Roman number and no word before it.
    """
    form = _MARK.fullmatch(mark)
    kind = "angka" if sign[:1].isdigit() else "huruf"
    if form is None:
        return sign if is_top and _ROMAN.fullmatch(sign) else f"{kind} {sign}"
    word = (form["word"] or kind).strip()
    return f"{word} {form['open']}{sign}{form['close'].strip('.')}"


def _without_count(text: str) -> tuple[str, tuple[str, int] | None]:
    """A place without ``kalimat N`` or ``butir N`` at its end, and that."""
    found = _COUNTED.search(text)
    if found is None:
        return text, None
    return text[: found.start()], (found["word"].casefold(), int(found["number"]))


def _in_paragraph(sizes: Sequence[int], number: int) -> tuple[int, int]:
    """The paragraph that a sentence of a text stands in, and which one of it that is."""
    for at, size in enumerate(sizes, 1):
        if number <= size:
            return at, number
        number -= size
    return len(sizes) + 1, number
