"""The decree: opening, considerations, dictum, closing, and a lampiran for all maps and SOPs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.decree.document import (
    Block,
    Document,
    Emblem,
    Grid,
    Para,
    Part,
    Ref,
    Space,
    Table,
    TextPart,
)
from bpmn_gen.decree.markup import only
from bpmn_gen.decree.subject import KINDS, listed_maps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.decree.markup import Section
    from bpmn_gen.decree.subject import Content, Subject
    from bpmn_gen.sop.document import PageStyle

BLANK_NUMBER = "NOMOR ........ TAHUN ........"
BLANK_DATE = "pada tanggal ........................"
COPIES = "Tembusan:"
PROPOSED_COPIES = "Tembusan (usulan):"
"""Heads a list that nobody has agreed to yet, because the regulation asks for no copies."""
PROPOSED = "usulan"
"""Stands behind the name of the section of copies whose list is only proposed."""
BLANK_NAME = "(.................................................)"
ORDINALS = (
    "KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM", "KETUJUH", "KEDELAPAN",
    "KESEMBILAN", "KESEPULUH", "KESEBELAS", "KEDUABELAS", "KETIGABELAS", "KEEMPATBELAS",
    "KELIMABELAS",
)  # fmt: skip
_LABEL, _COLON, _ITEM = 31.0, 5.0, 8.0
"""mm; widths of the columns before a text."""
_RIGHT = 82.0
"""mm from the left margin to the block of the signer."""
_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """A number in Roman numerals, as lampiran bear it."""
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


WITH_SIGNATURE = 2
"""Rows that stand on the page of a signature at least, each of a line or more."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs; what is not known yet stays blank for the office to fill in."""

    titles: tuple[str, ...]
    """Lines above the signature, e.g. ``Pj. BUPATI CILACAP,``."""
    seat: str
    """Where it is signed, e.g. ``Cilacap``."""
    name: str = ""
    below: tuple[str, ...] = ()
    """Lines below the name, for a delegate; none for the head of the region."""
    date: str = BLANK_DATE
    """The line that says when it is signed."""

    def blocks(self, *, dated: bool) -> tuple[Block, ...]:
        """The closing block at the right; its lines stay together."""
        lines = [f"Ditetapkan di {self.seat}", self.date] if dated else []
        above = [Para(line, "left", left=_RIGHT, keep=True) for line in lines]
        titles = [Para(line, "left", left=_RIGHT, keep=True) for line in self.titles]
        name = Para(
            self.name or BLANK_NAME,
            "left",
            bold=bool(self.name),
            left=_RIGHT,
            keep=bool(self.below),
        )
        below = [Para(line, "left", left=_RIGHT, keep=True) for line in self.below[:-1]]
        last = [Para(line, "left", left=_RIGHT) for line in self.below[-1:]]
        gaps = (Space(8.0, keep=True), Space(2.0, keep=True), Space(20.0, keep=True))
        return (gaps[0], *above, gaps[1], *titles, gaps[2], name, *below, *last)


@dataclass(frozen=True, slots=True)
class Decree:
    """What a decree is made of beside the maps."""

    sections: tuple[Section, ...]
    """The text that staff edit, filled in."""
    head: str
    """E.g. ``BUPATI CILACAP``."""
    office: str
    """``head`` without the region, e.g. ``Bupati``."""
    signer: Signer
    paper: PageStyle
    number: str = BLANK_NUMBER
    """The line with its number, which every lampiran bears as well."""

    @property
    def name(self) -> str:
        """What the decree is about."""
        return " ".join(only(self.sections, "judul"))

    @property
    def title(self) -> str:
        """``name`` in capitals, as a decree prints it."""
        return self.name.upper()

    @property
    def headed(self) -> Decree:
        """The decree with no more text than the head and the foot of a lampiran show.

        The digest of a lampiran thus does not change with the rest of the text.
        """
        kept = tuple(section for section in self.sections if section.name == "judul")
        return replace(self, sections=kept)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A lampiran: its title, the blocks that open it, and its pages."""

    title: str
    opening: tuple[Block, ...]
    parts: tuple[Part, ...]


def decree(parts: Decree, attachments: Sequence[Attachment]) -> Document:
    """The decree with the lampiran that stand in the same file, numbered from I."""
    pages: list[Part] = [TextPart((*_opening(parts), *_reasons(parts), *_dictum(parts)))]
    for number, one in enumerate(attachments, 1):
        pages += attached(parts, one, number)
    title = f"Keputusan {parts.head.title()} tentang {parts.name}"
    return Document(title, parts.paper, tuple(pages))


def volume_of(
    parts: Decree, attachments: Sequence[Attachment], first: int, first_page: int
) -> Document:
    """Lampiran that stand in a file of their own.

    Args:
        parts: the decree that they belong to.
        attachments: what they hold.
        first: number of the first of them.
        first_page: number of the page on which it begins.
    """
    pages: list[Part] = []
    for number, one in enumerate(attachments, first):
        pages += attached(parts, one, number)
    title = f"Lampiran Keputusan {parts.head.title()} tentang {parts.name}"
    return Document(title, parts.paper, tuple(pages), first_page)


def attached(parts: Decree, one: Attachment, number: int) -> tuple[Part, ...]:
    """The pages of a lampiran, which is headed at the upper right and signed at its end."""
    lines = (
        f"LAMPIRAN {roman(number)}",
        f"KEPUTUSAN {parts.head}",
        parts.number,
        "TENTANG",
        parts.title,
    )
    head = [Para(line, "left", size=11.0, left=_RIGHT) for line in lines]
    title = Para(one.title.upper(), "center", bold=True, level=1, after=4.0)
    opening = (*head, Space(8.0), title, *one.opening)
    signed = parts.signer.blocks(dated=False)
    if not one.parts:
        return (TextPart((*with_company(opening), *signed)),)
    closing = Para(
        f"Lampiran ini merupakan bagian yang tidak terpisahkan dari Keputusan {parts.office} ini.",
    )
    return (TextPart(opening), *one.parts, TextPart((closing, *signed)))


def with_company(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of which the last rows stand on the page of the signature that follows them.

    A signature that stands alone on a page could be put under any text.
    """
    *before, last = blocks
    if isinstance(last, Para):
        return (*before, replace(last, keep=True))
    if not isinstance(last, Grid | Table):
        return tuple(blocks)
    if len(last.rows) <= WITH_SIGNATURE:
        return (*before, replace(last, keep=True))
    if isinstance(last, Grid):
        first = replace(last, rows=last.rows[:-WITH_SIGNATURE])
        return (*before, first, replace(last, rows=last.rows[-WITH_SIGNATURE:], keep=True))
    start = replace(last, rows=last.rows[:-WITH_SIGNATURE], goes_on=True)
    end = replace(last, titles=(), rows=last.rows[-WITH_SIGNATURE:], keep=True)
    return (*before, start, end)


def _opening(parts: Decree) -> tuple[Block, ...]:
    """From the emblem to the organ that decides."""
    return (
        Emblem("Lambang negara"),
        Space(3.0),
        Para(f"KEPUTUSAN {parts.head}", "center"),
        Para(parts.number, "center", after=3.0),
        Para("TENTANG", "center", after=3.0),
        Para(parts.title, "center", bold=False, level=1, after=3.0),
        Para(f"{parts.head},", "center", after=5.0),
    )


def _reasons(parts: Decree) -> tuple[Block, ...]:
    """Menimbang, Mengingat and, where the text has it, Memperhatikan."""
    letters = [f"{chr(ord('a') + at)}." for at in range(26)]
    numbers = [f"{at}." for at in range(1, 100)]
    blocks = [_listed("Menimbang", letters, only(parts.sections, "menimbang"))]
    blocks.append(_listed("Mengingat", numbers, only(parts.sections, "mengingat")))
    if noted := only(parts.sections, "memperhatikan"):
        blocks.append(_listed("Memperhatikan", numbers, noted))
    return tuple(blocks)


def _listed(label: str, marks: Sequence[str], texts: Sequence[str]) -> Grid:
    """Items behind their label."""
    marks = marks if len(texts) > 1 else [""]
    rows = [
        ("" if at else label, "" if at else ":", mark, text)
        for at, (mark, text) in enumerate(zip(marks, texts, strict=False))
    ]
    return Grid((_LABEL, _COLON, _ITEM if len(texts) > 1 else 0.1), tuple(rows), after=2.2)


def _dictum(parts: Decree) -> tuple[Block, ...]:
    """What is decided, the signature and the copies."""
    about = f"KEPUTUSAN {parts.office.upper()} TENTANG {parts.title}."
    rows = [("Menetapkan", ":", about)]
    rows += list(_decided(only(parts.sections, "diktum")))
    copies = only(parts.sections, "tembusan")
    listed = numbered(copies)
    proposed = any(one.name == "tembusan" and one.title == PROPOSED for one in parts.sections)
    named = any(text.strip(". ") for text in copies) and not proposed
    head = COPIES if named else PROPOSED_COPIES
    dictum = (
        Para("MEMUTUSKAN:", "center", after=3.0, keep=True),
        Grid((_LABEL, _COLON), tuple(rows), after=2.6),
    )
    blocks: list[Block] = [*with_company(dictum), *parts.signer.blocks(dated=True)]
    if listed:
        blocks += [
            Space(8.0),
            Para(head, "left", size=11.0),
            Grid((8.0,), listed, after=1.0),
        ]
    return tuple(blocks)


def _decided(texts: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    """Each point of the dictum under its ordinal; items of a list go on below it."""
    number = 0
    for text in texts:
        if text.startswith("- "):
            yield "", "", text.removeprefix("- ")
        else:
            yield (ORDINALS[number] if number < len(ORDINALS) else ""), ":", text
            number += 1


DRAFT = "(rancangan)"
"""Behind the name of an SOP that nobody has set yet."""
ATTACHED = tuple(kind for kind in KINDS if kind != "struktur")
"""The maps that a decree sets; the structure of a unit is set elsewhere."""


def attachments_of(subject: Subject) -> tuple[Attachment, Attachment]:
    """The maps and the SOPs of a unit, each listed with its page."""
    name = subject.content.name
    drawn, bound = subject.maps_of(*ATTACHED), tuple(_bound(subject.content))
    maps, sops = (*bound, listed_maps(subject, ATTACHED)), (*bound, *_listed_sops(subject))
    pairs = zip(subject.content.facts, subject.sops, strict=True)
    attached = tuple(part for fact, part in pairs if fact.is_attached)
    return (
        Attachment(f"Peta proses bisnis {name}", maps, drawn),
        Attachment(f"Standar operasional prosedur {name}", sops, attached),
    )


def _bound(content: Content) -> Iterable[Block]:
    """The units that a lampiran binds, unless its title names the only one, and the condition."""
    if content.bound and content.bound != (content.name,):
        yield Para("Lampiran ini berlaku bagi:", after=1.5)
        yield Grid((_ITEM,), numbered(content.bound), after=1.0)
    for condition in content.conditions:
        yield Para(f"{condition.told('Lampiran ini')}.", after=3.0)


def numbered(items: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Items of a list with their numbers."""
    return tuple((f"{number}.", item) for number, item in enumerate(items, 1))


def _listed_sops(subject: Subject) -> Iterable[Block]:
    """The SOPs in their order; a number stays blank until the office has given it."""
    pairs = zip(subject.content.facts, subject.sops, strict=True)
    rows = tuple(
        (
            str(number),
            fact.sop_code,
            f"{fact.sop_name} {DRAFT}" if fact.is_draft else fact.sop_name,
            fact.sop_number or "........",
            Ref(part.mark) if fact.is_attached else "-",
        )
        for number, (fact, part) in enumerate(pairs, 1)
    )
    titles = ("No.", "Kode SOP", "Nama SOP", "Nomor SOP", "Halaman")
    yield Table(titles, (7, 30, 34, 15, 14), rows, centered=(0, 4))
    drafts = [fact for fact in subject.content.facts if fact.is_draft]
    if drafts:
        unattached = not all(fact.is_attached for fact in drafts)
        more = "; belum dilampirkan" if unattached else ""
        yield Para(f"{DRAFT} SOP milik unit sendiri, menunggu reviu dan penetapan{more}.")


@dataclass(frozen=True, slots=True)
class Bound:
    """Units with the lampiran that hold their maps and SOPs."""

    units: tuple[str, ...]
    where: str
    """E.g. ``Lampiran II dan Lampiran III``."""


def units_attachment(bound: Sequence[Bound]) -> Attachment:
    """The list of all units that are bound, each with its lampiran."""
    listed = [(unit, one) for one in bound for unit in one.units]
    rows = tuple((str(at), unit, one.where) for at, (unit, one) in enumerate(listed, 1))
    table = Table(("No.", "Unit organisasi", "Lampiran"), (8, 52, 40), rows)
    return Attachment("Daftar unit organisasi", (table,), ())
