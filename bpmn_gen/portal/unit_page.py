"""The page of a unit type or unit: its processes by groups of level 0, its maps and books."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.bound_units import binding_of
from bpmn_gen.compiler.wording import counted
from bpmn_gen.costing.amounts import pace_of
from bpmn_gen.costing.lead_time import LeadTimes
from bpmn_gen.edition.status import State
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.survey import GROUP_NAMES
from bpmn_gen.portal.appraisers import Appraisers, appraisers
from bpmn_gen.portal.changes_page import changes_link
from bpmn_gen.portal.downloads import main_documents, other_documents
from bpmn_gen.portal.listing import PAGE, File, ListedDocument, PageLink, by_code, documents, way
from bpmn_gen.portal.process_page import NOT_TOLD, ProcessPage, ProcessPages
from bpmn_gen.portal.related import related
from bpmn_gen.portal.roles import RoleRow, roles
from bpmn_gen.portal.sop_list import BLANKS, SOPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.maps.tiers import Tier
    from bpmn_gen.portal.accounts import UnitAccount
    from bpmn_gen.portal.changes_page import UnitChanges
    from bpmn_gen.portal.process_page import Told
    from bpmn_gen.portal.provisions import Anchors

LOOSE = "Proses lain"
"""Heading of the processes that belong to no group."""
REFERENCES = "Rujukan umum"
"""Heading of the general references, which are no SOP of the unit."""


@dataclass(frozen=True, slots=True)
class UnitProcess:
    """A process in a group."""

    code: str
    name: str
    href: str
    documents: tuple[ListedDocument, ...]
    note: str = ""
    """Why it is no SOP of the unit; empty for the unit's own processes."""
    status: str = ""
    """Whether a decree has set it, in a word."""


@dataclass(frozen=True, slots=True)
class UnitSection:
    """A process of level 0 with those below it."""

    code: str
    name: str
    charge: str
    entries: tuple[UnitProcess, ...]
    documents: tuple[ListedDocument, ...]
    note: str = ""
    """What readers should know about how the processes belong together."""


@dataclass(frozen=True, slots=True)
class UnitPage:
    """All that the page of a unit says."""

    path: str
    name: str
    tipe: str
    status: str
    """By which decree it is set as a whole; empty where no decree is known at all."""
    count: PageLink
    """How many SOPs it has, and how many blanks; leads to the list of them."""
    description: str
    bound: tuple[str, ...]
    """The units that a unit type binds."""
    conditions: tuple[str, ...]
    """Under which it binds them, as sentences."""
    tiers: tuple[tuple[str, str, str], ...]
    """Level, title and roles of each tier."""
    picture: str
    kinds: tuple[tuple[str, tuple[UnitSection, ...]], ...]
    """The kinds of groups (manajerial, inti, pendukung), each with its processes of level 0."""
    downloads: tuple[ListedDocument, ...]
    """What is asked for most, at the top of the page."""
    documents: tuple[ListedDocument, ...]
    """All others."""
    appraisers: Appraisers | None
    """The table of who appraises whom; None where the type has no rules for it."""
    roles: tuple[RoleRow, ...]
    changes: PageLink | None = None
    """The way to the table of changes; None where nothing changed since the unit was set."""


def unit_pages(
    survey: UnitSurvey,
    files: Iterable[File],
    anchors: Anchors,
    told: Told,
    account: UnitAccount,
    changes: UnitChanges | None = None,
) -> tuple[UnitPage, tuple[ProcessPage, ...]]:
    """The page of a unit, and the pages of its processes.

    Args:
        survey: the unit.
        files: the files of the unit that exist.
        anchors: the places of provisions.
        told: how its processes stand.
        account: its SOPs, and what is blank.
        changes: what changed since it was set; None where nothing did.
    """
    target, path = survey.target, f"{survey.target.slug}/{PAGE}"
    found = by_code(_standing(one, target.slug, told) for one in files)
    groups = {
        one.code: PageLink(group.name, f"../{PAGE}#{group.code}", group.code)
        for group in survey.groups
        for one in group.processes
    }
    ordered = tuple(_ordered(survey))
    near, defs = related(ordered), survey.defs
    leads = LeadTimes.among(ordered, pace_of(defs.daerah.waktu_kerja))
    pages = ProcessPages(anchors, ordered, found, told, near, defs, account, leads, changes)
    pictures = [one.path for one in found.get("", ()) if one.path.endswith("peta-proses.svg")]
    bound = binding_of(survey.defs, target)
    page = UnitPage(
        path=path,
        name=target.name,
        tipe=f"Tipe {target.number}: {target.tipe.nama}",
        status=told.get("", NOT_TOLD)[1],
        count=_count(account, path),
        description=str(target.tipe.uraian),
        bound=() if target.unit else bound.units,
        conditions=bound.told,
        tiers=tuple(_tiers(survey)),
        picture=way(pictures[0], path) if pictures else "",
        kinds=tuple(_kinds(survey, found, path, told)),
        downloads=main_documents(found.get("", ()), path),
        documents=other_documents(found.get("", ()), path),
        appraisers=appraisers(survey, anchors, path),
        roles=roles(survey, anchors, path),
        changes=changes_link(changes, target.slug, path),
    )
    return page, tuple(pages.page(one, groups.get(one.code)) for one in ordered)


def _standing(file: File, slug: str, told: Told) -> File:
    """A file of a unit; that of a map that changed since it was set says so."""
    name = file.path.removeprefix(f"{slug}/").rpartition(".")[0]
    state, _ = told.get(name, NOT_TOLD)
    return replace(file, status=state) if state == State.CHANGED else file


def _count(account: UnitAccount, page: str) -> PageLink:
    """How many SOPs a unit has, and how many blanks."""
    label = f"{counted(len(account.sops))} SOP, {counted(account.blanks)} isian masih kosong"
    anchor = f"#{BLANKS}-{account.target.slug}" if account.blanks else ""
    return PageLink(label, f"{way(SOPS, page)}{anchor}")


def _tiers(survey: UnitSurvey) -> Iterable[tuple[str, str, str]]:
    """The tiers with the unit's own titles and the legal terms of their roles."""
    terms = {str(role): str(entry.sebutan) for role, entry in survey.defs.jabatan.items()}
    shown = structure(survey).tiers
    for tier, own in zip(survey.target.tipe.tingkat, shown, strict=True):
        yield own.level, _titled(own), ", ".join(terms.get(r, str(r)) for r in tier.peran)


def _titled(tier: Tier) -> str:
    """The title of a tier, followed by the type's name for it where that says more."""
    return f"{tier.title} ({tier.rank})" if tier.rank else tier.title


def _ordered(survey: UnitSurvey) -> Iterable[ResolvedProcess]:
    """All processes in the order in which the page of the unit lists them."""
    listed = [one for kind in GROUP_NAMES for group in survey.groups if group.kind == kind
              for one in group.processes]  # fmt: skip
    codes = {one.code for one in listed}
    return [*listed, *(one for one in survey.every if one.code not in codes)]


def _kinds(
    survey: UnitSurvey, files: dict[str, tuple[File, ...]], page: str, told: Told
) -> Iterable[tuple[str, tuple[UnitSection, ...]]]:
    """The groups of level 0 with their processes, then processes without a group and references."""
    listed: set[str] = set()
    for kind, title in GROUP_NAMES.items():
        groups = [group for group in survey.groups if group.kind == kind]
        listed |= {one.code for group in groups for one in group.processes}
        if groups:
            yield (
                title,
                tuple(
                    UnitSection(
                        group.code,
                        group.name,
                        group.charge,
                        tuple(_entry(one, files, page, told) for one in group.processes),
                        documents(files.get(group.code, ()), page),
                        group.note,
                    )
                    for group in groups
                ),
            )
    loose = [one for one in survey.resolved if one.code not in listed]
    for title, others in ((LOOSE, loose), (REFERENCES, survey.references)):
        if others:
            entries = tuple(_entry(one, files, page, told) for one in others)
            yield title, (UnitSection("", "", "", entries, ()),)


def _entry(
    process: ResolvedProcess, files: dict[str, tuple[File, ...]], page: str, told: Told
) -> UnitProcess:
    """A process with its map and its SOP."""
    main = [
        file for file in files.get(process.code, ())
        if file.path.rpartition("/")[2].startswith(("sop.", "peta-lintas-fungsi."))
    ]  # fmt: skip
    own = " dan ".join(process.reference_for)
    note = f"peta rujukan, bukan SOP unit ini; alurnya {own}" if own else ""
    return UnitProcess(
        code=process.code,
        name=process.name,
        href=f"{process.code}/{PAGE}",
        documents=documents(main, page),
        note=note,
        status=told.get(process.code, NOT_TOLD)[0],
    )
