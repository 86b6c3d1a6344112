"""The front page, and for each process a page that leads to it in every unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from bpmn_gen.maps.survey import FOLDER
from bpmn_gen.portal.editions import listed_editions
from bpmn_gen.portal.figures import figures
from bpmn_gen.portal.listing import (
    DRAFT,
    PAGE,
    File,
    ListedDocument,
    PageLink,
    documents,
    everywhere_path,
    is_common,
    way,
)
from bpmn_gen.portal.standing import groups_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.edition import Edition
    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.editions import ListedEditions
    from bpmn_gen.portal.figures import Figure
    from bpmn_gen.portal.standing import Standing

LOOSE = "Proses lain"
"""Heading of the processes that belong to no group."""
NEXT = "Rancangan keputusan berikutnya"
"""What the draft of a decree is called after an earlier one has set something."""
SHORTEST = 4
"""Letters that a word has to have to be an example of a search."""
ARTICLE = re.compile(r"Pasal \d+")
"""The article at the start of the address of a provision."""
MAIN = (
    ("peta", "peta-lintas-fungsi", (".svg", ".pdf")),
    ("SOP", "sop", (".pdf", ".svg", ".docx")),
)
"""Files that lead to a process directly: label, file name, and endings with the best one first."""


@dataclass(frozen=True, slots=True)
class UnitPageLink:
    """A link to the page of a unit, or of a process in it."""

    name: str
    href: str
    files: tuple[PageLink, ...]
    """Links to map and SOP of the process."""


@dataclass(frozen=True, slots=True)
class Card:
    """A unit type with its named units, as far as they have pages."""

    number: int
    name: str
    description: str
    place: UnitPageLink | None
    """The page of the type itself, if it has one."""
    units: tuple[UnitPageLink, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A process of level 0 with the processes below it."""

    code: str
    name: str
    processes: tuple[PageLink, ...]
    """Links to the pages for all units; the note of a link is the code."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that the front page says."""

    government: str
    regulation: str
    cards: tuple[Card, ...]
    groups: tuple[Listing, ...]
    documents: tuple[ListedDocument, ...]
    figures: tuple[Figure, ...]
    map: ShownMap | None
    """The map of level 0 of the first unit that has a picture of one."""
    emblem: str
    """The address of the picture of the emblem; empty where none is given."""
    examples: tuple[str, ...] = ()
    """What people may search for here, as an example; every one is found."""
    decrees: ListedEditions | None = None
    """What decrees have set; None where no decree is known."""


@dataclass(frozen=True, slots=True)
class ShownMap:
    """A map that the front page shows."""

    picture: str
    folder: str
    """Address of the folder of the picture, from where its links are seen."""
    unit: PageLink
    """Whose map it is."""


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The page that leads to a process in all units."""

    path: str
    code: str
    names: tuple[str, ...]
    """All names that unit types and units give it."""
    cards: tuple[Card, ...]


def front_page(
    defs: DefinitionSet,
    files: Collection[File],
    everyone: Sequence[Standing],
    accounts: Mapping[str, UnitAccount],
    editions: Iterable[Edition] = (),
    emblem: str = "",
) -> FrontPage:
    """The front page for the files that exist, whichever build made them.

    Args:
        defs: the definitions.
        files: those that exist.
        everyone: the units that have pages.
        accounts: of each of them, by its folder.
        editions: what decrees have set, the oldest first.
        emblem: the file of the emblem; empty where none is given.
    """
    places = [(one.target, UnitPageLink(one.target.name, one.href(PAGE), ())) for one in everyone]
    groups = tuple(_groups(defs, everyone))
    decrees = listed_editions(editions, everyone, accounts, {file.path for file in files})
    return FrontPage(
        government=str(defs.daerah.pemerintah),
        regulation="; ".join(str(one.judul) for one in defs.peraturan),
        cards=tuple(_cards(defs, places)),
        groups=groups,
        documents=tuple(_documents(files, is_set=decrees is not None)),
        figures=figures(everyone, accounts.values(), len(groups)),
        map=_map(everyone, {file.path for file in files}),
        emblem=emblem,
        examples=tuple(_examples(defs, everyone)),
        decrees=decrees,
    )


def everywhere(
    defs: DefinitionSet, files: Iterable[File], everyone: Sequence[Standing]
) -> Iterator[Everywhere]:
    """One page for each process that any unit has."""
    paths = {file.path for file in files}
    for code, names in _names(everyone).items():
        page = everywhere_path(code)
        places = [
            (
                one.target,
                UnitPageLink(one.target.name, one.href(page, code), _main(one, code, page, paths)),
            )
            for one in everyone
            if code in one.titles
        ]
        yield Everywhere(page, code, names, tuple(_cards(defs, places)))


def _documents(files: Iterable[File], *, is_set: bool) -> Iterator[ListedDocument]:
    """What belongs to no single unit; a draft is that of the next decree where one ``is_set``."""
    for one in documents((file for file in files if is_common(file)), PAGE):
        is_draft = is_set and one.name.startswith(f"{DRAFT} ")
        yield replace(one, name=NEXT) if is_draft else one


def _examples(defs: DefinitionSet, everyone: Sequence[Standing]) -> Iterator[str]:
    """A word of the name of a unit, and a provision, that the search of this portal finds."""
    named = [one.target for one in everyone if one.target.unit] or [one.target for one in everyone]
    words = (word for one in named for word in reversed(re.findall(r"\w+", one.name)))
    yield from islice((word.lower() for word in words if len(word) >= SHORTEST), 1)
    told = (item for book in defs.peraturan for item in book.ketentuan)
    refs = (str(item.ref) for item in told if item.jenis != "definisi")
    yield from islice((found[0].lower() for ref in refs if (found := ARTICLE.match(ref))), 1)


def level_zero_path(slug: str) -> str:
    """Where the picture of the map of level 0 of a unit goes."""
    return f"{slug}/{FOLDER}/peta-proses.svg"


def _map(everyone: Iterable[Standing], paths: Collection[str]) -> ShownMap | None:
    """The map of level 0 of the first unit of which a picture exists."""
    for one in everyone:
        path = level_zero_path(one.target.slug)
        if path in paths:
            unit = PageLink(one.target.name, one.href(PAGE))
            return ShownMap(way(path, PAGE), way(f"{one.target.slug}/{FOLDER}/", PAGE), unit)
    return None


def _main(one: Standing, code: str, page: str, paths: Collection[str]) -> tuple[PageLink, ...]:
    """Links to map and SOP of a process in a unit, each in the first format that exists."""
    folder = f"{one.target.slug}/{code}"
    found = (
        PageLink(label, way(path, page))
        for label, name, ends in MAIN
        if (path := next((p for end in ends if (p := f"{folder}/{name}{end}") in paths), ""))
    )
    return tuple(found)


def _names(everyone: Iterable[Standing]) -> dict[str, tuple[str, ...]]:
    """All names of each process, by code in order."""
    found: dict[str, dict[str, None]] = {}
    for one in everyone:
        for code, title in one.titles.items():
            found.setdefault(code, {}).setdefault(title)
    return {code: tuple(names) for code, names in sorted(found.items())}


def _cards(defs: DefinitionSet, places: Iterable[tuple[Target, UnitPageLink]]) -> Iterator[Card]:
    """A card for each unit type that has a page itself or a unit with one."""
    by_type: dict[int, list[tuple[Target, UnitPageLink]]] = {}
    for target, place in places:
        by_type.setdefault(target.number, []).append((target, place))
    for number, own in sorted(by_type.items()):
        tipe = defs.tipe_unit[number]
        units = tuple(place for target, place in own if target.unit)
        itself = next((place for target, place in own if not target.unit), None)
        yield Card(number, str(tipe.nama), str(tipe.uraian), itself, units)


def _process_path(code: str, everyone: Iterable[Standing]) -> str:
    """The page of a process in the only unit that has it, else that which leads to all of them."""
    having = [one for one in everyone if code in one.titles]
    return having[0].page_of(code) if len(having) == 1 else everywhere_path(code)


def _groups(defs: DefinitionSet, everyone: Iterable[Standing]) -> Iterator[Listing]:
    """The processes in the groups of level 0, those without a group last."""
    names = _names(everyone)
    links = {
        code: PageLink(" / ".join(told), _process_path(code, everyone), code)
        for code, told in names.items()
    }
    for code, name, below in groups_of(defs, everyone):
        own = tuple(links.pop(one) for one in below if one in links)
        if own:
            yield Listing(code, name, own)
    if links:
        yield Listing("", LOOSE, tuple(links.values()))
