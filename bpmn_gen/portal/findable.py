"""What the search of the portal can find, kept small: each thing once, with the units that have it.

Fifty units have nearly the same files; a whole regency takes hardly more room than one unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bpmn_gen.portal.listing import PAGE, File, format_of, is_common, name_of, way

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.definition.schema import Peraturan
    from bpmn_gen.portal.provisions import Anchors
    from bpmn_gen.portal.standing import Standing

FORMATS = (".html", ".svg", ".pdf", ".docx", ".xlsx")
"""Ends of file names, the one to open first at the front."""
PAGES, FILES = 0, 1
"""Kinds of findings, in the order in which search shows them."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A page or document that one or more units have."""

    label: str
    path: str
    """Below the folder of each unit; of something common, below the output folder."""
    kind: int
    """PAGES or FILES."""
    code: str
    """Of the process that it is about: one page leads to it in all units."""
    units: str
    """Numbers of the units, ``0-9 12``; empty for something common."""


@dataclass(frozen=True, slots=True)
class Findable:
    """The index of the search."""

    units: tuple[tuple[str, str, str], ...]
    """Name of each unit type and unit, its folder, and what it is."""
    findings: tuple[Finding, ...]
    provisions: tuple[tuple[str, str, str], ...]
    """Citation, anchor on the trace page and summary of each provision."""


def findable(
    everyone: Sequence[Standing],
    files: Iterable[File],
    regulations: Iterable[Peraturan],
    anchors: Anchors,
) -> Findable:
    """The index of the pages and files that there are."""
    numbers = {one.target.slug: number for number, one in enumerate(everyone)}
    found: dict[tuple[str, str, int, str], list[int]] = {}
    common: list[Finding] = []
    for file, label, kind in _labelled(everyone, files):
        if file.target in numbers:
            path = way(file.path, f"{file.target}/{PAGE}")
            code = file.kode if file.kode in everyone[numbers[file.target]].titles else ""
            found.setdefault((label, path, kind, code), []).append(numbers[file.target])
        else:
            common.append(Finding(label, way(file.path, PAGE), kind, "", ""))
    shared = (Finding(*key, runs(units)) for key, units in found.items())
    return Findable(
        units=tuple(
            (one.target.name, one.target.slug, f"Tipe {one.target.number}") for one in everyone
        ),
        findings=(*common, *sorted(shared, key=lambda one: (one.kind, one.path, one.label))),
        provisions=tuple(
            (str(item.ref), anchors.of(item), str(item.ringkasan))
            for book in regulations
            for item in book.ketentuan
        ),
    )


def runs(numbers: Iterable[int]) -> str:
    """Numbers as runs: ``0 1 2 5`` becomes ``0-2 5``."""
    parts = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        ends = (members[0], members[-1])
        parts.append(str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}")
    return " ".join(parts)


def _labelled(
    everyone: Iterable[Standing], files: Iterable[File]
) -> Iterator[tuple[File, str, int]]:
    """Pages of processes, then each document and map in one format; pages lead to all others."""
    titles = {one.target.slug: one.titles for one in everyone}
    found: dict[tuple[str, str, str], list[File]] = {}
    for file in files:
        told = f"{file.kode} {titles.get(file.target, {}).get(file.kode, '')}".strip()
        if file.kind == "portal":
            if file.kode and file.path.endswith(f"/{PAGE}"):
                yield file, told, PAGES
        elif file.kind != "form" and (file.target in titles or is_common(file)):
            found.setdefault((file.target, file.kode, name_of(file.path)), []).append(file)
    for (target, code, name), alike in found.items():
        best = min(alike, key=_rank)
        told = f"{code} {titles.get(target, {}).get(code, '')}"
        label = name if name.endswith(code) and code else f"{name} {told}"
        yield best, " ".join(f"{label} ({format_of(best.path)})".split()), FILES


def _rank(file: File) -> int:
    """Which of the formats of a document to open: pictures have links, SOPs are read on paper."""
    order = (".html", ".pdf", ".svg", ".docx") if "sop" in file.path else FORMATS
    return next((at for at, end in enumerate(order) if file.path.endswith(end)), len(order))
