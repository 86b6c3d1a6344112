"""Citations as a lawyer writes them, for everything that is printed.

The first citation of a document names the regulation with its title, every later one its number
and year.  Several provisions of one place are cited together: ``Pasal 22 ayat (3) sampai dengan
ayat (5)``.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.definition.citation import ProvisionIndex, name_of, parse
from bpmn_gen.definition.legal_words import ANNEX, Style, bare, plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.definition.schema import Ketentuan, Peraturan

_ABOUT = " tentang "
_SIGNS = r"[IVXLC]+(?:\.(?:\d+|[A-Za-z](?![a-z])|[a-z]+(?:-[a-z]+)*))+"
_TAIL = r"(?: (?:kalimat|butir|Gambar|Tabel) \d+)?"
_IN_TEXT = re.compile(rf"(?<![\w.])(?P<annex>{ANNEX} )?(?P<place>{_SIGNS}{_TAIL})(?![\w])")
_COUNTED = re.compile(r"(?<![\w.])(?:kalimat|butir) \d+(?!\w)")
_PARTS = re.compile(r" (?=(?:BAB|Bagian|Pasal|ayat|huruf|angka|alinea|kalimat|butir) \S)")
_PROMULGATED = re.compile(r"\s*\((?:Lembaran|Berita|Tambahan) [^()]*\)")
_TITLE = re.compile(r" (?=(?:Peraturan|Undang-[Uu]ndang|Keputusan|Instruksi|Surat|Qanun) [A-Z])")
_VALUE = re.compile(r"\(?(\w+)[.)]*$")
LONG_RUN = 3
"""From so many neighbours on they are cited as ``... sampai dengan ...``."""


_KEPT = 8
"""Sets of regulations whose words are kept at most; a run uses one or two."""


class LegalWords:
    """The words for every provision of some regulations."""

    def __init__(self, regulations: Iterable[Peraturan]) -> None:
        """Remember the regulations; words are made when they are first asked for."""
        self.regulations = tuple(regulations)

    @cached_property
    def index(self) -> ProvisionIndex:
        """The provisions by address."""
        return ProvisionIndex(self.regulations)

    def of(self, provision: Ketentuan) -> str:
        """The words for the place of a provision."""
        return self.index.words[str(provision.id)]

    def place(self, ref: str) -> str:
        """The words for a place, with the regulation where there are several or the place names it.

        A place in a regulation that is not here stays as it is.
        """
        book, words = self._book(ref), self._words(ref)
        named = book is not None and (parse(ref).regulation or len(self.regulations) > 1)
        return f"{words} {short_title(book)}" if named and book else words

    @cached_property
    def _books(self) -> dict[str, Peraturan]:
        """The regulations by number and year."""
        return {name_of(book): book for book in self.regulations}

    def _book(self, ref: str) -> Peraturan | None:
        """The regulation of a place; None where it is not here or the text is no place."""
        cited, found = parse(ref), self.index.find(ref)
        if cited.regulation and cited.address:
            named = self.index.book_named(cited.regulation)
            return self._books.get(named) if named else None
        if found is not None:
            return self._books[self.index.number_of(found)]
        return self.regulations[0] if cited.address and self.regulations else None

    def _words(self, ref: str) -> str:
        """The words for a place alone."""
        book, found = self._book(ref), self.index.find(ref)
        if book is not None and found is not None:
            return self.of(found)
        return plainly(Style.of(book).parts(bare(ref))) if book else " ".join(ref.split())

    def books_of(self, refs: Iterable[str]) -> list[Peraturan]:
        """The regulations that some places lie in, in their own order."""
        cited = {name_of(book) for ref in refs if (book := self._book(ref))}
        return [book for name, book in self._books.items() if name in cited]

    def places(self, refs: Iterable[str]) -> tuple[str, ...]:
        """The words for several places, each once."""
        return tuple(dict.fromkeys(map(self.place, refs)))

    def cited(self, refs: Iterable[str], *, first: bool = True) -> str:
        """Places with the regulation; ``first`` tells whether its title has to be given."""
        return with_title(self.places(refs), self.title(first=first))

    def title(self, *, first: bool = True) -> str:
        """The only regulation there is, in full or short; empty when there are several."""
        if len(self.regulations) != 1:
            return ""
        return str(self.regulations[0].judul) if first else short_title(self.regulations[0])

    def prose(self, text: str, within: str = "") -> str:
        """A text in which addresses are put into words.

        Args:
            text: for people.
            within: the address to which sentences belong that are mentioned without one.
        """
        before = ""

        def told(found: re.Match[str]) -> str:
            nonlocal before
            ref = f"{ANNEX} {found['place']}"
            if not self.index.knows(ref):
                return found.group()
            words, last = self._words(ref), before
            before = words
            return words if found["annex"] else _beyond(words, last)

        def counted(found: re.Match[str]) -> str:
            for base in _upwards(within):
                if self.index.find(ref := f"{base} {found.group()}") is not None:
                    return _beyond(self._words(ref), self._words(base))
            return found.group()

        told_text = _IN_TEXT.sub(told, text)
        return _COUNTED.sub(counted, told_text) if within else told_text


_made: dict[tuple[int, ...], LegalWords] = {}


def legal_words(regulations: Sequence[Peraturan]) -> LegalWords:
    """The words for some regulations; kept, because all stages ask for the same ones."""
    key = tuple(map(id, regulations))
    known = _made.get(key)
    if known is None or any(
        a is not b for a, b in zip(known.regulations, regulations, strict=True)
    ):
        if len(_made) >= _KEPT:
            _made.clear()
        known = _made[key] = LegalWords(regulations)
    return known


def short_title(regulation: Peraturan) -> str:
    """Kind, number and year of a regulation."""
    return str(regulation.judul).partition(_ABOUT)[0]


def without_promulgation(title: str) -> str:
    """The title of a law without its place of promulgation, for forms that are short of room."""
    return _PROMULGATED.sub("", title)


def with_title(places: Sequence[str], title: str) -> str:
    """Places, and the regulation that they are in; nothing where no place is cited."""
    return " ".join(part for part in (grouped(places), title) if part) if places else ""


def grouped(places: Iterable[str]) -> str:
    """Places in words, those that differ in their last part alone cited together."""
    runs: list[tuple[str, str, str, list[str]]] = []
    for cited in dict.fromkeys(places):
        place, title = _untitled(cited)
        head, last = _split(place)
        kind = last.partition(" ")[0]
        if runs and runs[-1][:3] == (title, head, kind):
            runs[-1][3].append(last)
        else:
            runs.append((title, head, kind, [last]))
    return "; ".join(
        f"{head} {_listed(lasts)} {title}".strip() for title, head, _kind, lasts in runs
    )


def _untitled(place: str) -> tuple[str, str]:
    """A place without the regulation behind it, and that."""
    parts = _TITLE.split(place, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""


def _split(place: str) -> tuple[str, str]:
    """A place without its last part, and that."""
    parts = _PARTS.split(place)
    return " ".join(parts[:-1]), parts[-1]


def _listed(parts: Sequence[str]) -> str:
    """Parts of one place in a sentence, runs of neighbours by their ends."""
    runs: list[list[str]] = []
    for part in parts:
        if runs and _follows(part, runs[-1][-1]):
            runs[-1].append(part)
        else:
            runs.append([part])
    said = []
    for run in runs:
        is_long = len(run) >= LONG_RUN
        said += [f"{run[0]} sampai dengan {run[-1]}"] if is_long else run
    if len(said) < LONG_RUN:
        return " dan ".join(said)
    return f"{', '.join(said[:-1])}, dan {said[-1]}"


def _follows(part: str, before: str) -> bool:
    """Whether a part is the next one in its list."""
    mine, other = _VALUE.search(part), _VALUE.search(before)
    if mine is None or other is None:
        return False
    if mine[1].isdecimal() and other[1].isdecimal():
        return int(mine[1]) == int(other[1]) + 1
    return len(mine[1]) == len(other[1]) == 1 and ord(mine[1]) == ord(other[1]) + 1


def _beyond(place: str, before: str) -> str:
    """What a place has that the one cited before it has not."""
    mine, other = _PARTS.split(place), _PARTS.split(before)
    size = next((at for at, part in enumerate(mine) if other[at : at + 1] != [part]), 0)
    return " ".join(mine[size:]).removeprefix(f"{ANNEX} ")


def _upwards(ref: str) -> Iterable[str]:
    """An address without its sentence, and those above it."""
    base = re.sub(rf"{_TAIL}$", "", ref)
    while base:
        yield base
        cut = base.rfind(".")
        base = base[:cut] if cut > 0 else ""
