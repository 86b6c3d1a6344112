"""Dokumen peta proses bisnis of a unit: cover, contents, chapters, tables and maps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from bpmn_gen.decree.composing import roman
from bpmn_gen.decree.document import (
    Block,
    Contents,
    Document,
    Emblem,
    Grid,
    Para,
    Part,
    Ref,
    Space,
    Table,
    TextPart,
    marked_once,
)
from bpmn_gen.decree.markup import only
from bpmn_gen.decree.subject import KINDS, listed_maps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bpmn_gen.decree.markup import Section
    from bpmn_gen.decree.subject import Subject
    from bpmn_gen.sop.document import PageStyle

GROUP_NAMES = {"manajerial": "Manajerial", "inti": "Inti", "pendukung": "Pendukung"}


def volume(
    subject: Subject, sections: Sequence[Section], paper: PageStyle, mark: str = ""
) -> Document:
    """The volume of one unit.

    Args:
        subject: the unit.
        sections: those of the text that staff edit, filled in.
        paper: of the regency's decrees.
        mark: on every page of what no decree has set; else empty.
    """
    found = tuple(sections)
    builder = _Builder(subject, paper)
    texts = [section for section in found if section.name == "bab"]
    chapters = [chapter for text in texts if (chapter := builder.told(text))]
    parts: list[Part] = [_cover(found, mark)]
    bodies = [
        part for at, chapter in enumerate(chapters, 1) for part in builder.chapter(at, chapter)
    ]
    entries = tuple(
        block
        for part in bodies
        if isinstance(part, TextPart)
        for block in part.blocks
        if isinstance(block, Para) and block.level
    )
    listed = (
        Para("DAFTAR ISI", "center", bold=True, after=4.0),
        Contents(entries),
    )
    parts += [TextPart(listed), *bodies]
    title = f"Dokumen peta proses bisnis {subject.content.name}"
    return Document(title, paper, marked_once(parts), mark=mark)


def _cover(found: tuple[Section, ...], mark: str) -> TextPart:
    """The mark, the emblem, the title, whose it is, the year."""
    words = only(found, "sampul")
    title = [Para(text, "center", bold=True, size=18.0, after=3.0) for text in words[:2]]
    rest = [Para(text, "center", bold=True, size=14.0, after=2.0) for text in words[2:]]
    blocks: tuple[Block, ...] = (
        *([Para(mark, "right", bold=True, size=14.0)] if mark else []),
        Space(30.0),
        Emblem("Lambang daerah"),
        Space(18.0),
        *title,
        Space(70.0),
        *rest,
    )
    return TextPart(blocks, numbered=False)


@dataclass(slots=True)
class _Builder:
    """Turns chapters into pages."""

    subject: Subject
    paper: PageStyle

    def told(self, section: Section) -> Section | None:
        """A chapter without parts about things that the unit does not have; None if none is left.

        A unit without groups of processes has no maps of level 0, and a heading with an
        announcement would stand alone on its page.
        """
        if not section.paragraphs:
            return section
        parts = [part for part in _parts(section.paragraphs) if self._has_any(part)]
        paragraphs = tuple(text for part in parts for text in part)
        return replace(section, paragraphs=paragraphs) if parts else None

    def _has_any(self, part: Sequence[str]) -> bool:
        """Whether the unit has anything of what a part asks for, or the part asks for nothing."""
        asked = {text[1:].strip() for text in part if text.startswith("@")} - {LIST}
        if not asked or asked & DESCRIBED:
            return True
        tables = (TABLES[name](self.subject).rows for name in asked & TABLES.keys())
        return any(tables) or bool(self.subject.maps_of(*asked))

    def chapter(self, number: int, section: Section) -> list[Part]:
        """A chapter: text pages, with drawn pages where the text asks for maps."""
        title = f"BAB {roman(number)} {section.title.upper()}"
        head = Para(title, "center", bold=True, level=1, after=4.0, mark=f"bab_{number}")
        parts: list[Part] = []
        blocks: list[Block] = [head]
        letter = 0
        for at, text in enumerate(section.paragraphs):
            if text.startswith("=="):
                sign = chr(ord("A") + letter)
                letter += 1
                title = f"{sign}. {text.strip('= ')}"
                mark = f"bab_{number}_{letter}"
                blocks.append(Para(title, "left", bold=True, level=2, after=1.5, mark=mark))
            elif text.startswith("@"):
                name = text[1:].strip()
                if name == LIST:
                    blocks.append(listed_maps(self.subject, _asked_below(section, at)))
                elif name in TABLES:
                    listed = TABLES[name](self.subject)
                    blocks += [listed] if listed.rows else []
                elif drawn := self.subject.maps_of(name):
                    parts += [TextPart(tuple(blocks)), *drawn] if blocks else [*drawn]
                    blocks = []
            elif text.startswith("- "):
                blocks.append(Grid((6.0,), (("\N{EN DASH}", text.removeprefix("- ")),), after=1.0))
            else:
                blocks.append(Para(text, after=2.5))
        return [*parts, TextPart(tuple(blocks))] if blocks else parts


def _parts(paragraphs: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A chapter in parts, of which each but the first begins with a heading."""
    heads = [at for at, text in enumerate(paragraphs) if at and text.startswith("==")]
    for start, end in pairwise([0, *heads, len(paragraphs)]):
        yield tuple(paragraphs[start:end])


def _asked_below(section: Section, at: int) -> tuple[str, ...]:
    """The maps for which a text asks from a paragraph to the next heading."""
    below = takewhile(lambda text: not text.startswith("=="), section.paragraphs[at:])
    asked = {text[1:].strip() for text in below if text.startswith("@")}
    return tuple(kind for kind in KINDS if kind in asked)


def unknown_requests(sections: Sequence[Section]) -> tuple[str, ...]:
    """Names that a text asks for with ``@`` and that nothing has."""
    asked = [
        text[1:].strip()
        for section in sections
        for text in section.paragraphs
        if text.startswith("@")
    ]
    return tuple(name for name in asked if name not in {LIST, *KINDS, *TABLES})


def _tiers(subject: Subject) -> Table:
    """The tiers of the unit."""
    return Table(("Level", "Jabatan", "Peran"), (12, 44, 44), subject.content.tiers)


def _appraisers(subject: Subject) -> Table:
    """Who appraises whom."""
    titles = (
        "Yang dinilai",
        "Pejabat Penilai Kinerja",
        "Tugas pejabat",
        "Syarat dan bacaan",
        "Dasar",
    )
    return Table(titles, (17, 17, 22, 24, 20), subject.content.appraisers, centered=())


def _groups(subject: Subject) -> Table:
    """The processes of level 0."""
    rows = tuple(
        (code, name, GROUP_NAMES.get(kind, kind), charge)
        for kind, code, name, charge in subject.content.groups
    )
    return Table(("Kode", "Proses", "Kelompok", "Pengampu"), (13, 37, 20, 30), rows)


def _crossing(subject: Subject) -> Table:
    """Each process with its map, its SOP and the page of the map.

    The codes of map and SOP begin with that of the process.
    """
    pages = {one.sheet.code: one.mark for one in subject.places("peta-lintas-fungsi")}
    rows = tuple(
        (
            fact.name,
            fact.map_code,
            fact.sop_code,
            Ref(pages[fact.code]) if fact.code in pages else "-",
        )
        for fact in subject.content.facts
    )
    titles = ("Nama proses", "Kode peta lintas fungsi", "Kode SOP", "Halaman")
    return Table(titles, (35, 23, 30, 12), rows, centered=(3,))


TABLES: dict[str, Callable[[Subject], Table]] = {
    "tabel-tingkat": _tiers,
    "tabel-penilai": _appraisers,
    "tabel-proses": _groups,
    "tabel-lintas-fungsi": _crossing,
}
"""Tables by the names with which texts ask for them."""
DESCRIBED = frozenset({"tabel-tingkat"})
"""Tables whose chapter stays where they are empty, because its text describes the unit itself."""
LIST = "daftar-peta"
"""The name with which a text asks for a list of the maps that follow."""
