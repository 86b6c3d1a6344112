"""Finds provisions by citations, however these are spelled, and suggests what wrong ones meant.

``Pasal 13 ayat (5)``, ``pasal 13 ayat 5`` and ``Perbup Cilacap 5/2024 Pasal 13 ayat (5)`` are the
same provision; so are ``Lampiran II.B.2.a.2.a`` and
``Lampiran Bab II huruf B angka 2 huruf a angka 2) huruf a)``.  What is printed (see
:mod:`bpmn_gen.definition.legal_citation`) can be read back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_words import words_of
from bpmn_gen.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.schema import Ketentuan, Peraturan

Address = tuple[str, ...]
"""The canonical form: lower case words and signs, from the whole to the part."""

_NUMBERED = re.compile(
    r"(?:\b(?:nomor|no\.?)\s*)?\b(?P<number>\d+)\s*(?:/|tahun\s+)(?P<year>\d{4})\b", re.IGNORECASE
)
_TITLE_WORD = re.compile(
    r"\b(?:per(?:bup|wali|gub|da|pres|men)\w*|peraturan|undang-undang|uu|pp|kep\w+)\b",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:pasal|lampiran)\b", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BARE_CLAUSE = re.compile(r"(\bpasal\s+\w+)\s*\((\d+\w?)\)", re.IGNORECASE)
_SEVERAL = re.compile(r";|,\s*(?:pasal|lampiran)\b|\b(?:dan|serta|sampai|s\.d\.?)\s", re.IGNORECASE)
_FILLERS = frozenset({"bab", "huruf", "angka", "nomor", "romawi"})
"""Words with which a place in the annex may be spelled, but which do not tell the place."""
_SIGN = 2
"""Letters of a sign of a list at most; longer tokens are words or roman numbers."""
MANY = 8
"""Parts of a provision that a hint lists."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a citation points at."""

    address: Address
    """Empty when it names neither a Pasal nor a Lampiran."""
    regulation: str = ""
    """Number and year, e.g. ``5/2024``, or the words of a name without them; empty when the
    citation names no regulation."""


def normalise(ref: str) -> Address:
    """The canonical form of a citation; equal for all spellings of it.

    It begins with the number and year of the regulation where the citation names one.  Citations of
    the regulation on which documents rest name none (see
    :mod:`bpmn_gen.definition.named_regulations`).
    """
    cited = parse(ref)
    return (cited.regulation, *cited.address) if cited.regulation else cited.address


@lru_cache(maxsize=16_384)
def parse(ref: str) -> Citation:
    """Take a citation apart into the regulation it names and the place in it."""
    place, regulation = _without_regulation(ref)
    start = _START.search(place)
    if start is None:
        return Citation((), regulation)
    before, words = place[: start.start()], place[start.start() :]
    if behind := _TITLE_WORD.search(words):
        words, behind_it = words[: behind.start()], words[behind.start() :]
    else:
        behind_it = ""
    named = next(filter(_TITLE_WORD.search, (before, behind_it)), "")
    regulation = regulation or _words(named)
    words = _BARE_CLAUSE.sub(r"\1 ayat \2", words)
    tokens = _TOKEN.findall(words.casefold())
    if tokens[0] == "lampiran":
        tokens = [token for token in tokens if token not in _FILLERS]
    return Citation(tuple(tokens), regulation)


def name_of(regulation: Peraturan) -> str:
    """The name by which citations know a regulation, as :func:`parse` gives it."""
    return parse(regulation.sebutan).regulation or _words(regulation.sebutan)


def _words(text: str) -> str:
    """The words of a name without what stands between them."""
    return " ".join(_TOKEN.findall(text.casefold()))


def cites_several(ref: str) -> bool:
    """Whether a text names more than one provision, which belongs in a list."""
    place, _regulation = _without_regulation(ref)
    return bool(_SEVERAL.search(place)) or len(_START.findall(place)) > 1


def _without_regulation(ref: str) -> tuple[str, str]:
    """The citation without the name of its regulation, and its number and year."""
    place = re.split(r"\btentang\b", ref, maxsplit=1, flags=re.IGNORECASE)[0]
    named = _NUMBERED.search(place)
    if named is None:
        return place, ""
    title = _TITLE_WORD.search(place, 0, named.start())
    begin = title.start() if title else named.start()
    rest = f"{place[:begin]} {place[named.end() :]}"
    return rest, f"{int(named['number'])}/{named['year']}"


def _signs(address: Address) -> tuple[str, ...]:
    """The numbers and letters of a place, without the words between them."""
    tokens = _TOKEN.findall(" ".join(address).casefold())
    return tuple(token for token in tokens if len(token) <= _SIGN or token.isdecimal())


def _is_in(part: str, other: str) -> bool:
    """Whether a part of a provision lies inside another part of it."""
    return part != other and part.startswith((f"{other} ", f"{other}."))


class ProvisionIndex:
    """All provisions of the regulations at hand, by place and by id."""

    def __init__(self, regulations: Iterable[Peraturan]) -> None:
        """Index the regulations; where two hold the same place, the first one counts."""
        self._books = tuple(regulations)
        self._by_place: dict[tuple[str, Address], Ketentuan] = {}
        self._anywhere: dict[Address, Ketentuan] = {}
        self._by_id: dict[str, Ketentuan] = {}
        self._numbers: dict[str, str] = {}
        self._titles: dict[str, tuple[str, str]] = {}
        self._numbered: dict[str, str] = {}
        for regulation in self._books:
            name = name_of(regulation)
            self._numbered.setdefault(parse(regulation.judul).regulation, name)
            self._titles[name] = (_words(regulation.sebutan), _words(regulation.judul))
            for provision in regulation.ketentuan:
                address = parse(provision.ref).address
                self._by_place.setdefault((name, address), provision)
                self._anywhere.setdefault(address, provision)
                self._by_id.setdefault(str(provision.id), provision)
                self._numbers.setdefault(str(provision.id), name)

    def __len__(self) -> int:
        """How many provisions there are."""
        return len(self._by_id)

    def number_of(self, provision: Ketentuan) -> str:
        """Number and year of the regulation in which a provision stands."""
        return self._numbers[str(provision.id)]

    def by_id(self, key: str) -> Ketentuan | None:
        """The provision with an id of the catalogue."""
        return self._by_id.get(key)

    @cached_property
    def words(self) -> dict[str, str]:
        """How each provision is printed, by its id."""
        told: dict[str, str] = {}
        for book in self._books:
            for item, text in zip(book.ketentuan, words_of(book), strict=True):
                told.setdefault(str(item.id), text)
        return told

    @cached_property
    def _by_words(self) -> dict[tuple[str, Address], Ketentuan]:
        """Provisions by what is printed of them, with their regulation and without."""
        found: dict[tuple[str, Address], Ketentuan] = {}
        for book in self._books:
            name = name_of(book)
            for item in book.ketentuan:
                place = parse(self.words[str(item.id)]).address
                for regulation in (name, ""):
                    found.setdefault((regulation, place), item)
        return found

    def book_named(self, name: str) -> str | None:
        """The regulation that a citation names, as :func:`name_of` has it.

        None where it is not here.  A name without a number may be a part of the title of the only
        one that is meant.
        """
        if name in self._titles or not name:
            return name
        if name in self._numbered:
            return self._numbered[name]
        found = [key for key, titles in self._titles.items() if any(name in one for one in titles)]
        return found[0] if len(found) == 1 and "/" not in name else None

    def find(self, ref: str) -> Ketentuan | None:
        """The provision that a citation, printed or not, or an id points at exactly."""
        cited = parse(ref)
        if not cited.address:
            return self._by_id.get(ref.strip())
        name = self.book_named(cited.regulation)
        if name is None:
            return None
        if name:
            found = self._by_place.get((name, cited.address))
        else:
            found = self._anywhere.get(cited.address)
        return found or self._by_words.get((name, cited.address))

    def within(self, ref: str) -> tuple[Ketentuan, ...]:
        """The provision that a citation points at and everything below it, in order."""
        cited = parse(ref)
        exact = self.find(ref)
        if not cited.address:
            return (exact,) if exact else ()
        size, wanted = len(cited.address), self.book_named(cited.regulation)
        return tuple(
            provision
            for (name, address), provision in self._by_place.items()
            if address[:size] == cited.address and wanted in {"", name}
        )

    def knows(self, ref: str) -> bool:
        """Whether a citation points at a provision or at a heading above some."""
        return self.find(ref) is not None or bool(self.within(ref))

    def suggest(self, ref: str) -> tuple[str, ...]:
        """Hints for a citation that points at nothing, one Indonesian sentence each."""
        if cites_several(ref):
            return ("tulis satu ketentuan satu butir, misalnya [Pasal 13 ayat (5), Pasal 14]",)
        cited = parse(ref)
        name = self.book_named(cited.regulation)
        if name is None:
            return (f"peraturan {cited.regulation} tidak ada di folder peraturan/",)
        places = self._places(name)
        above = _nearest_above(cited.address, places)
        if near := _misspelled(cited.address or (ref,), places):
            return (f"maksud Anda '{near.ref}'?",)
        if above is not None:
            return (f"'{above.ref}' ada; {_inside(above, places)}",)
        there_are = _range(places) if cited.address[:1] == ("pasal",) else ""
        return (there_are or "tulis misalnya Pasal 13 ayat (5) atau Lampiran II.B.2.a.2",)

    def _places(self, name: str) -> dict[Address, Ketentuan]:
        """The provisions of a regulation by place; of all where none is named."""
        if not name:
            return self._anywhere
        return {place: item for (book, place), item in self._by_place.items() if book == name}


def _misspelled(address: Address, places: Mapping[Address, Ketentuan]) -> Ketentuan | None:
    """The provision that differs from what is written in the spelling of words alone.

    Another number or sign would be another provision, and following the hint a false legal
    basis.
    """
    signs = _signs(address)
    spelled = {
        " ".join(known): provision for known, provision in places.items() if _signs(known) == signs
    }
    near = nearest(" ".join(address), spelled)
    return spelled[near] if near else None


def _inside(above: Ketentuan, places: Mapping[Address, Ketentuan]) -> str:
    """What a provision has directly below it."""
    around = parse(above.ref).address
    parts = [
        item.ref.removeprefix(above.ref).strip(" .")
        for known, item in places.items()
        if known[: len(around)] == around and item is not above
    ]
    direct = [part for part in parts if not any(_is_in(part, other) for other in parts)]
    if not direct:
        return "ketentuan itu tidak punya bagian"
    return f"di bawahnya: {', '.join(direct[:MANY])}{', ...' if len(direct) > MANY else ''}"


def _range(places: Mapping[Address, Ketentuan]) -> str:
    """Which articles there are, in words; empty where there are none."""
    numbers = {
        int(known[1])
        for known in places
        if known[0] == "pasal" and known[1:] and known[1].isdecimal()
    }
    return f"yang ada: Pasal {min(numbers)} sampai Pasal {max(numbers)}" if numbers else ""


def _nearest_above(address: Address, places: Mapping[Address, Ketentuan]) -> Ketentuan | None:
    """The closest provision that a place would lie in."""
    for size in range(len(address) - 1, 0, -1):
        if found := places.get(address[:size]):
            return found
    return None
