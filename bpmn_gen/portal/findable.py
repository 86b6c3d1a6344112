"""The index of the search of the portal.

The index lists each thing once, with the numbers of the units that have it, because units have
nearly the same files.  So a whole regency takes hardly more room than one unit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.target import all_units
from bpmn_gen.compiler.titles import TIER_ROLES, Titles
from bpmn_gen.compiler.wording import runs
from bpmn_gen.definition.legal_citation import short_title
from bpmn_gen.portal.listing import PAGE, File, format_of, is_common, way
from bpmn_gen.portal.own_page import OWN
from bpmn_gen.portal.roles import role_anchor
from bpmn_gen.portal.sop_list import SOPS, STATES
from bpmn_gen.portal.standing import groups_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.portal.provisions import Anchors
    from bpmn_gen.portal.standing import Standing

FORMATS = (".html", ".svg", ".pdf", ".docx", ".xlsx", ".pptx")
"""Endings of file names; the format to open comes first."""
PAGES, FILES = 0, 1
"""Kinds of findings, in the order in which the search shows them."""
APPRAISAL = "penilai"
SECTIONS = (
    ("Siapa menilai kinerja siapa: Pejabat Penilai Kinerja", APPRAISAL),
    ("Peran dan jabatan, terlibat dalam proses apa", "peran"),
)
"""Topics of sections on the page of a unit, with the anchors of these sections."""
MINE = "Saya: tugas saya, SOP saya, siapa menilai saya, menurut jabatan"
"""The topic of the page on which people look themselves up."""


UnitRow = tuple[str, str, str, str]
"""Name, folder of its page, kind and job titles of a unit type or unit."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A page or document that one or more units have."""

    label: str
    path: str
    """Relative to the folder of each unit; for something common, to the output folder."""
    kind: int
    """PAGES or FILES."""
    code: str
    """Code of its process, whose page leads to it in all units; empty where it is about none."""
    units: str
    """Numbers of the units as runs, e.g. ``0-9 12``; empty for something common."""


STANDINGS = Finding(
    f"Daftar SOP menurut keadaan: {', '.join(state for state, _, _ in STATES)}; isian kosong",
    SOPS,
    PAGES,
    "",
    "",
)
"""The list of all SOPs, which people search for by how an SOP stands."""


@dataclass(frozen=True, slots=True)
class Findable:
    """The index of the search."""

    units: tuple[UnitRow, ...]
    """Unit types and units with a page, then units that lead to the page of their type."""
    findings: tuple[Finding, ...]
    provisions: tuple[tuple[str, str, str], ...]
    """Citation, anchor on the trace page, and summary of each provision."""
    groups: tuple[tuple[str, str], ...]
    """Name of each process of level 0 with the codes below it, because people search by either."""


def findable(
    defs: DefinitionSet, everyone: Sequence[Standing], files: Sequence[File], anchors: Anchors
) -> Findable:
    """The index of the pages and files that exist."""
    groups = [(code, name, " ".join(below)) for code, name, below in groups_of(defs, everyone)]
    numbers = {one.target.slug: number for number, one in enumerate(everyone)}
    found: dict[tuple[str, str, int, str], list[int]] = {}
    common: list[Finding] = []
    for file, label, kind in _labelled(everyone, files, groups):
        if file.target in numbers:
            path = way(file.path, f"{file.target}/{PAGE}")
            code = file.kode if file.kode in everyone[numbers[file.target]].titles else ""
            found.setdefault((label, path, kind, code), []).append(numbers[file.target])
        else:
            common.append(Finding(label, way(file.path, PAGE), kind, "", ""))
    for label, section in SECTIONS:
        having = [numbers[one.target.slug] for one in everyone if _has(one, section)]
        if having:
            found[label, f"{PAGE}#{section}", PAGES, ""] = having
    for one in everyone:
        for title, place in _acting(defs, one.target):
            found.setdefault((title, place, PAGES, ""), []).append(numbers[one.target.slug])
    having = [numbers[one.target] for one in files if one.target in numbers and _is_own(one)]
    if having:
        found[MINE, OWN, PAGES, ""] = sorted(having)
    shared = [Finding(*key, runs(units)) for key, units in found.items()]
    owned = {str(code) for one in defs.offices.values() for code in one.proses}
    return Findable(
        units=(*(_row(defs, one.target) for one in everyone), *_standing_in(defs, everyone)),
        findings=(*common, STANDINGS, *sorted(shared, key=lambda one: _place(one, owned))),
        provisions=tuple(_provisions(defs, everyone, anchors)),
        groups=tuple((name, codes) for _, name, codes in groups),
    )


def _provisions(
    defs: DefinitionSet, everyone: Iterable[Standing], anchors: Anchors
) -> Iterator[tuple[str, str, str]]:
    """Citation, anchor and summary of each provision, those of offices with their regulation."""
    for book in defs.peraturan:
        for item in book.ketentuan:
            yield anchors.words.of(item), anchors.of(item), str(item.ringkasan)
    for office in filter(None, (defs.office_of(one.target.unit) for one in everyone)):
        seen = anchors.seen_by(defs.seen_by(office.unit).peraturan)
        for book in office.peraturan:
            for item in book.ketentuan:
                place = f"{seen.words.of(item)} {short_title(book)}"
                yield place, seen.of(item), str(item.ringkasan)


def _place(one: Finding, owned: Collection[str]) -> tuple[int, bool, str, str]:
    """The place of a finding: pages before files, and what offices own before what all share."""
    return one.kind, one.code not in owned, one.path, one.label


def _acting(defs: DefinitionSet, target: Target) -> Iterator[tuple[str, str]]:
    """The titles of those who act in a unit, with the places of their roles on its page."""
    view = defs.seen_by(target.unit)
    titles = Titles(view, target)
    for role, entry in view.jabatan.items():
        if target.title(str(role)):
            title, term = titles.of_role(str(role)), str(entry.sebutan)
            told = title if term in title else f"{title} ({term})"
            yield f"Peran {told}", f"{PAGE}#{role_anchor(str(role))}"


def _is_own(file: File) -> bool:
    """Whether a file is the page of a unit on which people look themselves up."""
    return file.path == f"{file.target}/{OWN}"


def _has(one: Standing, section: str) -> bool:
    """Whether the page of a unit has a section."""
    return section != APPRAISAL or bool(one.target.tipe.penilai)


def _row(defs: DefinitionSet, target: Target) -> UnitRow:
    """A unit type or unit with a page."""
    return target.name, target.slug, f"Tipe {target.number}", _titles(defs, target)


def _standing_in(defs: DefinitionSet, everyone: Sequence[Standing]) -> Iterator[UnitRow]:
    """Units without a page, which lead to that of their type; they stand behind all others."""
    built = {one.target.slug for one in everyone}
    types = {one.target.number: one.target for one in everyone if one.target.unit is None}
    for target in all_units(defs):
        tipe = types.get(target.number)
        if tipe is not None and target.slug not in built:
            kind = f"memakai halaman Tipe {tipe.number}: {tipe.name}"
            yield target.name, tipe.slug, kind, _titles(defs, target)


def _titles(defs: DefinitionSet, target: Target) -> str:
    """The job titles of a unit that its name does not contain, each once."""
    titles = Titles(defs, target)
    tiers = [role for role in TIER_ROLES.values() if target.title(role)]
    known = dict.fromkeys(titles.of_role(role) for role in tiers)
    return "; ".join(title for title in known if title not in target.name)


def _labelled(
    everyone: Iterable[Standing], files: Iterable[File], groups: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[File, str, int]]:
    """The pages of processes, then each document and map once, in the format to open.

    The other formats are left out, because the page of the process leads to them.
    """
    names = {code: name for code, name, _ in groups}
    titles = {one.target.slug: names | one.titles for one in everyone}
    found: dict[tuple[str, str, str], list[File]] = {}
    for file in files:
        told = f"{file.kode} {titles.get(file.target, {}).get(file.kode, '')}".strip()
        if file.kind == "portal":
            if file.kode and file.path.endswith(f"/{PAGE}"):
                yield file, told, PAGES
        elif file.kind != "form" and (file.target in titles or is_common(file)):
            found.setdefault((file.target, file.kode, file.label), []).append(file)
    for (target, code, name), alike in found.items():
        best = min(alike, key=_rank)
        told = f"{'' if name.endswith(code) else code} {titles.get(target, {}).get(code, '')}"
        label = f"{name} {told}"
        yield best, " ".join(f"{label} ({format_of(best.path)})".split()), FILES


def _rank(file: File) -> int:
    """The place of a format in the order of preference.

    Pictures of maps come first, because they have links; an SOP is read on paper, so its PDF comes
    before its picture.
    """
    order = (".html", ".pdf", ".svg", ".docx") if "sop" in file.path else FORMATS
    return next((at for at, end in enumerate(order) if file.path.endswith(end)), len(order))
