"""Puts another law in the place of one that no longer holds, where that is certain.

Articles of two laws need not correspond, so that no citation of an article is carried over: each is
shown with what is known about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.commands.renaming import LONGEST
from bpmn_gen.commands.rewording import Verdict, reword
from bpmn_gen.commands.template_words import places_in_templates
from bpmn_gen.commands.wording_scope import Scope
from bpmn_gen.definition.citation import ProvisionIndex, parse
from bpmn_gen.definition.legal_words import bare
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.kinds import TextKind
from bpmn_gen.writing.laws import Alike, LawName, is_titled, law_of, laws_in, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.rewording import Reworded, Written
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Peraturan
    from bpmn_gen.store.project import Project

_ARTICLE = re.compile(r"\b(?:pasal|ayat|huruf|angka|lampiran)\s+\S+\s*\Z", re.IGNORECASE)
_KINDS = {
    TextKind.LAW: "kata-kata peraturan",
    TextKind.REMARK: "catatan bagi pemeriksa; periksa lalu ganti sendiri",
}
MOST = 5 * LONGEST
"""Characters of the name of a law at most; some tell all of their amendments."""


@dataclass(frozen=True)
class Replacing:
    """The rule of a law that takes the place of another."""

    old: LawName
    new: LawName
    new_text: str
    """Its name in full."""
    known: tuple[str, ...]
    """Ways in which the old law is named in full."""
    books: tuple[Peraturan, ...]
    """The regulations of which provisions are known."""

    def judge(self, written: Written) -> Iterator[Verdict]:
        """The old law in a text."""
        if written.kind is TextKind.FIXED:
            return
        text, is_book = written.text, written.file.kind.name == "peraturan"
        mentions = [(one, one.alike(self.old)) for one in laws_in(text)]
        mentions = [(one, alike) for one, alike in mentions if alike is not Alike.OTHER]
        if is_book and written.path in {("judul",), ("sebutan",)}:
            if mentions or self._is_old_book(text):
                yield _left(written, (0, len(text)), "register", _REGISTER)
        elif written.kind is TextKind.CITATION and written.path[-1] == "ref":
            return  # the register is told as a whole
        elif written.kind is TextKind.CITATION:
            yield from self._cited(written, [one for one, _ in mentions])
        else:
            for one, alike in mentions:
                yield self._mentioned(written, one, alike)

    def _is_old_book(self, name: str) -> bool:
        """Whether a name is the one under which the old law is registered."""
        return any(name in (book.judul, book.sebutan) for book in self._old_books)

    @cached_property
    def _old_books(self) -> list[Peraturan]:
        """The registers of the old law."""
        return [book for book in self.books if self._names(book, self.old)]

    @cached_property
    def _indexes(self) -> list[tuple[Peraturan, ProvisionIndex]]:
        """Each register with its provisions."""
        return [(book, ProvisionIndex([book])) for book in self.books]

    @cached_property
    def _new_index(self) -> ProvisionIndex | None:
        """The provisions of the new law; None where they are not registered."""
        found = [book for book in self.books if self._names(book, self.new)]
        return ProvisionIndex(found) if found else None

    @staticmethod
    def _names(book: Peraturan, law: LawName) -> bool:
        """Whether a register is that of a law."""
        names = (law_of(text) for text in (book.judul, book.sebutan))
        return any(name is not None and name.alike(law) is Alike.SAME for name in names)

    def _cited(self, written: Written, named: list[LawName]) -> Iterator[Verdict]:
        """A citation: of the law as a whole, or of an article."""
        text, cited = written.text, parse(written.text)
        if cited.address and (named or self._is_meant(text)):
            yield _left(written, (0, len(text)), "pasal", self._about_article(text))
        elif named:
            yield self._renamed(written, named[0])

    def _is_meant(self, ref: str) -> bool:
        """Whether a citation that names no law is one of the old law."""
        if parse(ref).regulation or not self._old_books:
            return False
        found = [book for book, index in self._indexes if index.knows(ref)]
        return (found or list(self.books[:1]))[0] in self._old_books

    def _about_article(self, ref: str) -> str:
        """Why an article is not carried over."""
        if self._new_index is None:
            return "pasal peraturan baru belum tentu sama; periksa lalu ganti sendiri"
        if self._new_index.knows(bare(ref)):
            return "pasal itu ada juga dalam peraturan baru, tetapi isinya belum tentu sama"
        return "pasal itu tidak ada dalam peraturan baru yang terdaftar"

    def _mentioned(self, written: Written, name: LawName, alike: Alike) -> Verdict:
        """The name of the law in an entry of a legal basis or in words for people."""
        text, place = written.text, (name.begin, name.end)
        if alike is Alike.PERHAPS:
            return _left(written, place, "tidak-jelas", "pembuat peraturannya tidak disebut")
        if written.kind in _KINDS:
            return _left(written, place, written.kind.value.replace(" ", "-"), _KINDS[written.kind])
        if written.kind is TextKind.BASIS:
            if law_of(text) == name:
                return Verdict(0, len(text), self.new_text)
            return _left(written, place, "di-dalam", "disebut di dalam nama peraturan lain")
        if _ARTICLE.search(text[: name.begin]):
            return _left(written, place, "pasal", self._about_article(""))
        return self._renamed(written, name)

    def _renamed(self, written: Written, name: LawName) -> Verdict:
        """The new name in the form of the old one: in full, or short."""
        text = written.text
        if is_titled(text, name):
            rest = text[name.begin :].casefold()
            found = next((one for one in self.known if rest.startswith(one.casefold())), "")
            if not found:
                why = "judul di belakangnya lain daripada yang dikenal; ganti sendiri"
                return _left(written, (name.begin, name.end), "judul", why)
            return Verdict(name.begin, name.begin + len(found), self.new_text)
        if (self.new.kind, self.new.maker) == (self.old.kind, self.old.maker):
            short = name.with_figures_of(self.new, text, self.new_text)
        else:
            short = short_name(self.new_text, self.new)
        return Verdict(name.begin, name.end, short)


_REGISTER = (
    "register ketentuan peraturan lama; daftarkan peraturan baru dalam berkas sendiri, karena "
    "pasalnya belum tentu sama"
)


def _left(written: Written, place: tuple[int, int], code: str, reason: str) -> Verdict:
    """A stretch that stays."""
    return Verdict(*place, written.text[slice(*place)], reason, code)


def replace_law(project: Project, old: str, new: str, unit: str | None) -> Reworded:
    """Prepare another law in the place of one.

    Args:
        project: the project.
        old: its name, in full or short, or its key in daftar.yaml.
        new: the name of the other one, in full.
        unit: the one unit that it changes for; None for all.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
        MisuseError: when a name is no name of a law, or the law stands nowhere.
    """
    now = Findings()
    defs = load(project.defs, now, shipped("process_defs"))
    laws = _basis(defs)
    old, new = laws.get(old, " ".join(old.split())), laws.get(new, " ".join(new.split()))
    gone, come = _law(old, "lama"), _law(new, "baru")
    if not is_titled(new, come):
        raise MisuseError(f"Tulis nama lengkap peraturan baru: '{new} tentang ...'")
    if gone.alike(come) is Alike.SAME:
        raise MisuseError(f"Peraturan lama dan baru sama: '{short_name(new, come)}'")
    books = (*defs.peraturan, *(one for o in defs.offices.values() for one in o.peraturan))
    known = (old, *laws.values(), *(str(book.judul) for book in books))
    full = {one for one in known if (name := law_of(one)) and is_titled(one, name)}
    mine = sorted((one for one in full if _is_same(one, gone)), key=len, reverse=True)
    rule = Replacing(gone, come, new, tuple(mine), books)
    made = reword(project, now, Scope.of(defs, unit), rule, {})
    made.left += places_in_templates(project, rule)
    if not (made.places or made.left):
        hint = "lihat dasar_hukum di daerah.yaml, daftar.yaml, dan proses"
        raise MisuseError(f"Peraturan '{old}' tidak disebut di mana pun; {hint}")
    return made


def _law(text: str, which: str) -> LawName:
    """The law that a text names.

    Raises:
        MisuseError: when it names none, or is no name.
    """
    found = law_of(text)
    if found is None or len(text) > MOST or not text.isprintable():
        sample = "misalnya 'Peraturan Bupati Cilacap Nomor 5 Tahun 2024 tentang ...'"
        raise MisuseError(f"Nama peraturan {which} tidak dikenali: '{text[:LONGEST]}'; {sample}")
    return found


def _is_same(text: str, law: LawName) -> bool:
    """Whether a text is the name of a law."""
    found = law_of(text)
    return found is not None and found.alike(law) is Alike.SAME


def _basis(defs: DefinitionSet) -> dict[str, str]:
    """The entries of legal bases that have a key, and all others under themselves."""
    lists = [defs.daftar, *(office.daftar for office in defs.offices.values())]
    found = {str(key): str(text) for one in lists for key, text in one.dasar_hukum.items()}
    plain = [str(text) for text in defs.daerah.dasar_hukum]
    everywhere = [defs.proses, *(office.proses for office in defs.offices.values())]
    for process in (one for processes in everywhere for one in processes.values()):
        of_service = process.layanan.dasar_hukum if process.layanan else ()
        plain += map(str, (*process.dasar_hukum, *process.sop.dasar_hukum, *of_service))
    return {text: text for text in plain} | found
