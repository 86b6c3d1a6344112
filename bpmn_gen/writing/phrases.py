"""Finds words in texts as people write them, and tells where it is doubtful that they are meant.

Capitals and line breaks do not matter.  What stands in braces is a key and never found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_JOINING = """
agar atas atau bagi bahwa bila beserta dalam dan dari dengan di guna hingga jika ke kepada lalu maka
melalui menurut mengenai oleh pada saat sampai sebagai sebelum secara selaku sesuai setelah serta
tanpa tentang terhadap tidak untuk yang
"""
JOINING = frozenset(_JOINING.split())
"""Words that no title goes on with, whatever letters they begin with."""
_LEADING = frozenset({"wakil", "sekretaris", "asisten", "ahli"})
"""Words that make another title of the one behind them."""
_ACTING = frozenset({"plt", "plh", "pj", "pjs", "bapak", "ibu"})
"""Words before a title that leave it the same."""
_LIST = re.compile(r"\s+atau\s+|\s*[,/;]\s*")
_ALSO = re.compile(r"\s+(?:dan|serta)\s+")
"""What stands between several titles in one text; ``dan`` stands within titles as well."""
_ENDINGS = ("nya", "lah", "kah", "pun", "ku", "mu")
_KEY = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_LAW_BEFORE = re.compile(r"\b(?:Peraturan|Undang-Undang|Instruksi|Qanun)\s+\Z", re.IGNORECASE)
_ACT_BEFORE = re.compile(r"\b(?:Keputusan|Surat Edaran|Maklumat)\s+\Z", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"(?:\s+[\w-]+){0,4}\s+(?:Nomor|No\.)\s*\S*\d", re.IGNORECASE)
_GOES_ON = re.compile(r"\s+([^\W\d_][\w-]*)")
_NEXT_KEY = re.compile(r"\s+\{\s*(\w+)\s*\}")
_OF_PLACE = frozenset({"unit", "daerah", "ibu_kota", "pemerintah"})
"""Keys that stand for a place or an office, whose title stays the same."""
_ABBREVIATION = re.compile(r"\w*[A-Z]\w*[A-Z]\w*")


class Doubt(StrEnum):
    """Why words that were found may mean something else."""

    LONGER = "sebutan-panjang"
    QUOTED = "kutipan"
    LAW = "nama-peraturan"
    BENT = "berimbuhan"
    ADDRESS = "nomor-atau-alamat"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words that were found in a text."""

    begin: int
    end: int
    found: str
    """The words as they stand there; where they are part of something longer, that."""
    doubt: Doubt | None = None


@dataclass(frozen=True)
class Phrase:
    """Words to be found, and those to stand in their place."""

    old: str
    new: str
    is_title: bool = False
    """Whether they are the title of somebody, which may be part of a longer one."""
    titles: Collection[str] = ()
    """The titles that are known."""
    places: Collection[str] = frozenset()
    """Names of places and offices, in small letters, which a title may be followed by."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The words with whatever letters go on from them."""
        return re.compile(rf"(?<!\w){_spaced(self.old)}(?P<more>\w*)", re.IGNORECASE)

    @cached_property
    def _longer(self) -> re.Pattern[str] | None:
        """The known titles that hold the words and are longer."""
        firsts = {title.split()[0].casefold() for title in self.titles if title.strip()}
        parts = {part for title in self.titles for part in _listed(title, firsts)}
        found = {title for title in parts if self._is_part_of(title)}
        if not found:
            return None
        words = "|".join(_spaced(one) for one in sorted(found, key=lambda one: (-len(one), one)))
        return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)

    @cached_property
    def _done(self) -> re.Pattern[str] | None:
        """The new words, where they hold the old ones: they have been replaced there before."""
        holds = len(self.new) > len(self.old) and self._pattern.search(self.new) is not None
        return re.compile(rf"(?<!\w){_spaced(self.new)}(?!\w)", re.IGNORECASE) if holds else None

    def spots(self, text: str) -> Iterator[Spot]:
        """The words in a text, from its beginning."""
        if self._pattern.search(text) is None:
            return
        keys = [found.span() for found in _KEY.finditer(text)]
        done = [found.span() for found in self._done.finditer(text)] if self._done else []
        for found in self._pattern.finditer(text):
            begin, end = found.span()
            more = found["more"]
            if any(a <= begin < b for a, b in (*keys, *done)):
                continue
            if more and more.casefold() not in _ENDINGS:
                continue
            yield self._judged(text, begin, end, is_bent=bool(more))

    def _judged(self, text: str, begin: int, end: int, *, is_bent: bool) -> Spot:
        """A spot with what makes it doubtful."""
        words, before, behind = text[begin:end], text[:begin], text[end:]
        start, stop = _token(text, begin, end)
        token = text[start:stop]
        if is_address(token):
            return Spot(begin, end, token, Doubt.ADDRESS)
        if is_bent or before.endswith("-") or re.match(r"-\w", behind):
            return Spot(begin, end, token, Doubt.BENT)
        numbered = _ACT_BEFORE.search(before) and _NUMBER_BEHIND.match(behind)
        if numbered or _LAW_BEFORE.search(before):
            return Spot(begin, end, words, Doubt.LAW)
        if any(found.start() < begin < found.end() for found in _QUOTED.finditer(text)):
            return Spot(begin, end, words, Doubt.QUOTED)
        longer = self._longer_at(text, begin, end) if self.is_title else ""
        return Spot(begin, end, longer or words, Doubt.LONGER if longer else None)

    def _longer_at(self, text: str, begin: int, end: int) -> str:
        """The longer title that the words are part of; empty where they stand for themselves."""
        for found in self._longer.finditer(text) if self._longer else ():
            if found.start() <= begin and end <= found.end():
                return found.group()
        lead = re.search(r"([^\W\d_]+)\.?\s+\Z", text[:begin])
        if lead and lead[1].casefold() in _LEADING and "\n" not in lead.group():
            return text[lead.start() : end]
        return self._gone_on(text, begin, end)

    def _gone_on(self, text: str, begin: int, end: int) -> str:
        """A title with the words in capitals behind it, unless they name a place or an office."""
        key = _NEXT_KEY.match(text, end)
        if key:
            return "" if key[1] in _OF_PLACE else text[begin : key.end()]
        stop = end
        while (word := _GOES_ON.match(text, stop)) and _continues(word[1]):
            stop = word.end()
            if " ".join(text[end:stop].split()).casefold() in self.places:
                return ""
        return text[begin:stop] if stop > end else ""

    def _is_part_of(self, title: str) -> bool:
        """Whether a title holds the words and more, and is another one for that."""
        found = self._pattern.search(title)
        if found is None or found["more"] or found.end() - found.start() == len(title.strip()):
            return False
        rest = " ".join(title[found.end() :].split()).casefold()
        lead = title[: found.start()].strip().casefold().rstrip(".")
        return bool(lead and lead not in _ACTING) or bool(
            rest and rest not in self.places and "{" not in rest
        )

    def without_place(self, title: str) -> str:
        """A title without the name of a place behind it."""
        words = title.split()
        ends = (at for at in range(1, len(words)) if " ".join(words[at:]).casefold() in self.places)
        return " ".join(words[: next(ends, len(words))])

    def worded(self, found: str) -> str:
        """The new words with the capitals of those that they take the place of."""
        if found == self.old or " ".join(found.split()) == self.old:
            return self.new
        letters = [sign for sign in found if sign.isalpha()]
        if all(sign.isupper() for sign in letters) and len(letters) > 1:
            return self.new.upper()
        if all(sign.islower() for sign in letters):
            return " ".join(map(_lowered, self.new.split(" ")))
        words = found.split()
        every = len(words) > 1 and all(
            w[:1].isupper() for w in words if w.casefold() not in JOINING
        )
        if every or (self.is_title and len(words) == 1):
            return " ".join(map(_raised, self.new.split(" ")))
        first, _, rest = self.new.partition(" ")
        rest = " ".join(map(_lowered, rest.split(" ")))
        return f"{capitalised(first)} {rest}".rstrip()


def _listed(text: str, firsts: Collection[str]) -> Iterator[str]:
    """The titles that stand in one text; ``firsts`` are the words with which titles begin."""
    for part in _LIST.split(" ".join(text.split())):
        begin = 0
        for also in _ALSO.finditer(part):
            if part[also.end() :].partition(" ")[0].casefold() in firsts:
                yield part[begin : also.start()]
                begin = also.end()
        yield part[begin:]


def is_address(token: str) -> bool:
    """Whether a word is an address, a path or a number with letters in it, such as 800/SKT/2026."""
    word = token.strip(".,;:()")
    return bool(
        "@" in word
        or "\\" in word
        or "://" in word
        or ("/" in word and re.search(r"\d", word))
        or re.search(r"\w\.\w", word)
    )


def _spaced(words: str) -> str:
    """A pattern for words with any space between them."""
    return r"\s+".join(map(re.escape, words.split()))


def _token(text: str, begin: int, end: int) -> tuple[int, int]:
    """The stretch around a place up to the next spaces."""
    while begin and not text[begin - 1].isspace():
        begin -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return begin, end


def _continues(word: str) -> bool:
    """Whether a title may go on with a word."""
    return word[:1].isupper() and word.casefold() not in JOINING


def _lowered(word: str) -> str:
    """A word in small letters, unless it is an abbreviation."""
    return word if _ABBREVIATION.fullmatch(word) else word.lower()


def _raised(word: str) -> str:
    """A word of a title with a capital."""
    return word if word.casefold() in JOINING else capitalised(word)
