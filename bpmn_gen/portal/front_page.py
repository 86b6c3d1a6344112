"""The front page: every unit type and unit, every process, and what search can find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.portal.listing import PAGE, Document, File, Link, documents, format_of, name_of, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet

FORMATS = (".html", ".svg", ".pdf", ".docx", ".xlsx")
"""Ends of file names, the one to open first at the front."""


@dataclass(frozen=True, slots=True)
class Card:
    """A unit type with its named units, as far as they have pages."""

    number: int
    name: str
    href: str
    description: str
    units: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A process with the units that have it."""

    code: str
    names: tuple[str, ...]
    """Unit types and units may call it differently."""
    units: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Everything on the page."""

    government: str
    regulation: str
    cards: tuple[Card, ...]
    processes: tuple[Occurrence, ...]
    documents: tuple[Document, ...]
    findable: tuple[tuple[str, str, str], ...]
    """Label, unit and address of everything that can be found."""


def front_page(defs: DefinitionSet, files: Iterable[File]) -> FrontPage:
    """The page for the files that are there, whichever build made them."""
    everything = sorted(files)
    paths = {file.path for file in everything}
    targets = [one for one in (*all_types(defs), *all_units(defs)) if _page(one) in paths]
    titles = {target.slug: dict(_titles(defs, target)) for target in targets}
    names = {target.slug: target.name for target in targets}
    return FrontPage(
        government=str(defs.daerah.pemerintah),
        regulation="; ".join(str(one.judul) for one in defs.peraturan),
        cards=tuple(_cards(defs, targets)),
        processes=tuple(_occurrences(targets, titles, paths)),
        documents=documents((file for file in everything if _is_common(file)), PAGE),
        findable=tuple(_findable(everything, names, titles)),
    )


def _page(target: Target) -> str:
    """The path of the page of a unit."""
    return f"{target.slug}/{PAGE}"


def _titles(defs: DefinitionSet, target: Target) -> Iterator[tuple[str, str]]:
    """Codes and names of all processes, as a unit has them."""
    terms = bound_terms(defs, target)
    for code, process in defs.proses.items():
        own = {str(actor): terms.get(str(one.peran), "") for actor, one in process.pelaku.items()}
        yield str(code), fill(process.nama, {**terms, **own})
        for variant in process.varian:
            if variant.kode is not None:
                yield str(variant.kode), fill(process.nama, {**terms, **own})


def _cards(defs: DefinitionSet, targets: Iterable[Target]) -> Iterator[Card]:
    """Every unit type that has a page or a unit with one."""
    for number, tipe in defs.tipe_unit.items():
        own = [target for target in targets if target.number == number]
        if own:
            units = tuple(Link(one.name, way(_page(one), PAGE)) for one in own if one.unit)
            href = next((way(_page(one), PAGE) for one in own if not one.unit), "")
            yield Card(int(number), str(tipe.nama), href, str(tipe.uraian), units)


def _occurrences(
    targets: Iterable[Target], titles: dict[str, dict[str, str]], paths: set[str]
) -> Iterator[Occurrence]:
    """Every process with the units on whose pages it is."""
    found: dict[str, tuple[dict[str, None], list[Link]]] = {}
    for target in targets:
        for code, title in titles[target.slug].items():
            path = f"{target.slug}/{code}/{PAGE}"
            if path in paths:
                names, links = found.setdefault(code, ({}, []))
                names.setdefault(title)
                links.append(Link(target.name, way(path, PAGE)))
    for code, (names, links) in sorted(found.items()):
        yield Occurrence(code, tuple(names), tuple(links))


def _findable(
    files: Iterable[File], names: dict[str, str], titles: dict[str, dict[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Pages first, then each document and map in one format; the pages lead to all others."""
    found: dict[tuple[str, str, str], list[File]] = {}
    for file in files:
        if file.kind == "portal" and file.path.endswith(f"/{PAGE}"):
            told = _told(file, titles)
            unit = names.get(file.target, "")
            yield told or unit, unit if told else "Unit organisasi", way(file.path, PAGE)
        elif file.kind not in {"form", "portal"} and (file.target in names or _is_common(file)):
            found.setdefault((file.target, file.kode, name_of(file.path)), []).append(file)
    for (target, _, name), alike in found.items():
        best = min(alike, key=_rank)
        label = f"{name} {_told(best, titles)} ({format_of(best.path)})"
        yield " ".join(label.split()), names.get(target, ""), way(best.path, PAGE)


def _is_common(file: File) -> bool:
    """Whether a file is about no single unit type or unit: decrees and the trace matrix."""
    return file.kind != "portal" and not file.target.startswith(("tipe-", "unit-"))


def _told(file: File, titles: dict[str, dict[str, str]]) -> str:
    """The code and name of the process that a file is about."""
    return f"{file.kode} {titles.get(file.target, {}).get(file.kode, '')}".strip()


def _rank(file: File) -> int:
    """Which of the formats of a document to open: pictures have links, SOPs are read on paper."""
    order = (".html", ".pdf", ".svg", ".docx") if "sop" in file.path else FORMATS
    return next((at for at, end in enumerate(order) if file.path.endswith(end)), len(order))
