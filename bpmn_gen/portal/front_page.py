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
        documents=documents((file for file in everything if not file.target), PAGE),
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
    """Pages first, then documents and maps."""
    rest = []
    for file in files:
        unit, title = names.get(file.target, ""), titles.get(file.target, {}).get(file.kode, "")
        if file.kind in {"form", "trace-json"} or file.path == PAGE or file.path.endswith(".css"):
            continue
        told = " ".join(part for part in (file.kode, title) if part)
        if file.kind == "portal":
            yield told or unit, unit if told else "Unit organisasi", way(file.path, PAGE)
        elif unit or not file.target:
            label = f"{name_of(file.path)} ({format_of(file.path)}) {told}".strip()
            rest.append((label, unit, way(file.path, PAGE)))
    yield from rest
