"""The unit types and units that have pages in the output folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.portal.listing import PAGE, page_of, way

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet


@dataclass(frozen=True, slots=True)
class Standing:
    """A unit type or unit that has a page, with its processes that have one."""

    target: Target
    titles: dict[str, str]
    """Names of those processes that have a page, by code."""

    @property
    def page(self) -> str:
        """The path of its page."""
        return f"{self.target.slug}/{PAGE}"

    def page_of(self, code: str) -> str:
        """The path of the page of one of its processes."""
        return page_of(self.target.slug, code)

    def href(self, page: str, code: str = "") -> str:
        """The address of its page, or of one of its processes, seen from another page."""
        return way(self.page_of(code) if code else self.page, page)


def units_with_pages(defs: DefinitionSet, paths: Collection[str]) -> tuple[Standing, ...]:
    """All that have a page among ``paths``: unit types by number, then units as listed."""
    found = []
    for target in (*all_types(defs), *all_units(defs)):
        if f"{target.slug}/{PAGE}" in paths:
            titles = {
                code: title
                for code, title in _titles(defs.seen_by(target.unit), target)
                if page_of(target.slug, code) in paths
            }
            found.append(Standing(target, titles))
    return tuple(found)


def groups_of(
    defs: DefinitionSet, everyone: Iterable[Standing]
) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Code, name and processes of each group of level 0: the regency's, then those of offices.

    A group of an office that some unit with a page has stands behind those of all.
    """
    seen = (defs, *(defs.seen_by(one.target.unit) for one in everyone))
    maps = [group for view in seen if view.peta for group in view.peta.peta]
    terms = {str(role): str(entry.sebutan) for role, entry in defs.jabatan.items()}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for group in maps:
        key = (str(group.kode), fill(group.nama, terms))
        found.setdefault(key, {}).update(dict.fromkeys(map(str, group.proses)))
    return tuple((code, name, tuple(below)) for (code, name), below in found.items())


def first_with(everyone: Iterable[Standing], types: Collection[int]) -> Standing | None:
    """The first that has a page and is of one of these types: the type itself before its units."""
    return next((one for one in everyone if one.target.number in types), None)


def _titles(defs: DefinitionSet, target: Target) -> Iterator[tuple[str, str]]:
    """Codes and names of all processes in the words of a unit, with variants that have a code."""
    terms = bound_terms(defs, target)
    for code, process in defs.proses.items():
        own = {
            str(key): terms.get(str(one.siapa), "" if one.peran else str(one.siapa))
            for key, one in process.pelaku.items()
        }
        words = {**terms, **own}
        yield str(code), fill(process.nama, words)
        for variant in process.varian:
            if variant.kode is not None:
                yield str(variant.kode), fill(variant.nama, words)
