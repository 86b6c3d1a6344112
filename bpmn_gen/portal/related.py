"""Which processes of a unit have to do with each other, as the page of each of them says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import first_few
from bpmn_gen.definition.text import folded
from bpmn_gen.maps.exchange import called_codes, made, needed
from bpmn_gen.portal.listing import PageLink, page_of, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess

NAMED = 3
"""Documents that a line names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class RelatedProcess:
    """Another process of the unit, and what it has to do with the one of the page."""

    page: PageLink
    told: tuple[str, ...]


def related(processes: Sequence[ResolvedProcess]) -> dict[str, tuple[RelatedProcess, ...]]:
    """By code of each process the others that call it, are called, or share documents with it."""
    papers = [(one, _by_word(made(one)), _by_word(needed(one))) for one in processes]
    calls = {one.code: set(called_codes(one)) for one in processes}
    found: dict[str, tuple[RelatedProcess, ...]] = {}
    for one, gives, wants in papers:
        page, near = page_of(one.target.slug, one.code), []
        for other, given, wanted in papers:
            if other is one:
                continue
            told = []
            if other.code in calls[one.code]:
                told.append("dijalankan dari proses ini")
            if one.code in calls[other.code]:
                told.append("menjalankan proses ini")
            told += _handed("memberi", given, wants)
            told += _handed("memakai", gives, wanted)
            if told:
                address = way(page_of(other.target.slug, other.code), page)
                near.append(RelatedProcess(PageLink(other.name, address, other.code), tuple(told)))
        found[one.code] = tuple(near)
    return found


def _by_word(documents: Iterable[str]) -> dict[str, str]:
    """Documents by what they are called, however it is spelled."""
    return {folded(document): document for document in documents}


def _handed(verb: str, given: dict[str, str], wanted: dict[str, str]) -> Iterator[str]:
    """What is said of the documents that one side makes and the other needs."""
    names = [given[word] for word in given if word in wanted]
    if names:
        yield f"{verb} {first_few(names, NAMED)}"
