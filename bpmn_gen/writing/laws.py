"""Finds the names of laws in texts, in full and in the short forms that offices use.

``Peraturan Bupati Cilacap Nomor 5 Tahun 2024`` and ``Perbup Cilacap 5/2024`` are one law.  A law is
known by its kind, by whoever made it, and by its number and year; two ministries may give out the
same number in one year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = {
    "undang-undang": ("undang-undang", "uu"),
    "perppu": ("peraturan pemerintah pengganti undang-undang", "perppu", "perpu"),
    "peraturan pemerintah": ("peraturan pemerintah", "pp"),
    "peraturan presiden": ("peraturan presiden", "perpres"),
    "keputusan presiden": ("keputusan presiden", "keppres"),
    "instruksi presiden": ("instruksi presiden", "inpres"),
    "peraturan menteri": ("peraturan menteri",),
    "keputusan menteri": ("keputusan menteri",),
    "peraturan daerah": ("peraturan daerah", "perda"),
    "peraturan gubernur": ("peraturan gubernur", "pergub"),
    "keputusan gubernur": ("keputusan gubernur", "kepgub"),
    "peraturan bupati": ("peraturan bupati", "perbup"),
    "keputusan bupati": ("keputusan bupati", "kepbup"),
    "instruksi bupati": ("instruksi bupati",),
    "peraturan wali kota": ("peraturan wali kota", "perwali", "perwal"),
    "keputusan wali kota": ("keputusan wali kota",),
    "peraturan desa": ("peraturan desa", "perdes"),
    "peraturan badan": ("peraturan badan", "peraturan kepala", "perban", "perka"),
    "surat edaran": ("surat edaran",),
    "qanun": ("qanun",),
}
_BY_WORD = {word: kind for kind, words in _KINDS.items() for word in words}
_OF_MINISTERS = {"permen": "peraturan menteri", "kepmen": "keputusan menteri"}
_MINISTRIES = {
    "panrb": "pendayagunaan aparatur reformasi birokrasi",
    "pan-rb": "pendayagunaan aparatur reformasi birokrasi",
    "dagri": "dalam negeri",
    "kes": "kesehatan",
    "keu": "keuangan",
    "sos": "sosial",
    "kominfo": "komunikasi informatika",
}
"""What stands behind ``permen`` in one word, with the words of its full name that count."""
_IDLE = frozenset({"dan", "negara", "republik", "indonesia", "kabupaten", "kota", "provinsi", "ri"})
"""Words in the name of whoever made a law that tell no law from another."""
_OF_THE_STATE = frozenset({"undang-undang", "perppu", "peraturan pemerintah", "peraturan presiden"})
"""Kinds that nobody makes but the state, so that no name need stand behind them."""

_MAYOR = re.compile(r"wali\s*kota")
"""Once one word."""
_WORDS = "|".join(
    _MAYOR.sub(r"wali\\s*kota", word).replace(" ", r"\s+")
    for word in sorted(_BY_WORD, key=len, reverse=True)
)
_NAME = re.compile(
    rf"(?<![\w-])(?P<kind>(?:{_WORDS})(?![\w-])|(?:permen|kepmen)[\w-]*)"
    r"(?P<maker>(?:\s+(?!(?:tentang|nomor|no)\b)[^\W\d][\w-]*){0,14}?)"
    r"(?:\s+(?:nomor|no\.?))?\s+(?P<number>\d+[a-z]?)\s*(?P<between>/|\s+tahun\s+)\s*(?P<year>\d{4})(?!\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s+tentang\s", re.IGNORECASE)


class Alike(Enum):
    """Whether two names are those of one law."""

    SAME = "same"
    PERHAPS = "perhaps"
    """One of them does not say who made it."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LawName:
    """The name of a law where it stands in a text."""

    kind: str
    maker: frozenset[str]
    number: str
    year: str
    begin: int
    end: int
    """Behind the year, before its title."""
    figures: tuple[int, int]
    """The stretch from the number to the year."""

    def alike(self, other: LawName) -> Alike:
        """Whether another name is that of the same law."""
        mine, theirs = (self.kind, self.number, self.year), (other.kind, other.number, other.year)
        if mine != theirs:
            return Alike.OTHER
        if self.maker == other.maker or self.kind in _OF_THE_STATE:
            return Alike.SAME
        return Alike.OTHER if self.maker and other.maker else Alike.PERHAPS

    def with_figures_of(self, other: LawName, text: str, theirs: str) -> str:
        """The name as it is spelled in its text, with the number and year of another law.

        Args:
            other: the other law, by the same maker.
            text: in which this name stands.
            theirs: the text in which the other one stands.
        """
        begin, end = self.figures
        between = text[begin:end].removeprefix(self.number).removesuffix(self.year)
        digits = theirs[other.figures[0] :][: len(other.number)]
        return f"{text[self.begin : begin]}{digits}{between}{other.year}{text[end : self.end]}"


def laws_in(text: str) -> Iterator[LawName]:
    """The names of laws in a text, from its beginning."""
    for found in _NAME.finditer(text):
        word = _MAYOR.sub("wali kota", " ".join(found["kind"].casefold().split()))
        kind, maker = _BY_WORD.get(word, ""), found["maker"].casefold()
        for lead, meant in _OF_MINISTERS.items():
            if not kind and word.startswith(lead):
                behind = word.removeprefix(lead)
                kind, maker = meant, f"{_MINISTRIES.get(behind, behind)} {maker}"
        yield LawName(
            kind,
            frozenset(maker.split()) - _IDLE,
            found["number"].casefold().lstrip("0"),
            found["year"],
            found.start(),
            found.end(),
            (found.start("number"), found.end("year")),
        )


def law_of(text: str) -> LawName | None:
    """The law that a text begins with, as an entry of a legal basis does."""
    first = next(laws_in(text), None)
    return first if first and not text[: first.begin].strip() else None


def is_titled(text: str, name: LawName) -> bool:
    """Whether the title of a law follows its name."""
    return _ABOUT.match(text, name.end) is not None


def short_name(text: str, name: LawName) -> str:
    """The name of a law without its title."""
    return text[name.begin : name.end]
