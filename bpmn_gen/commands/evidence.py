"""Gathers the evidence of units: builds, reviews, and packs what an evaluator asks for.

1. read the definitions, and choose the units;
2. bring the review up to date where there is something to compare with, then the outputs;
3. put each unit's files into one zip file, with a contents page, a manifest and digests.

Each unit has a pack of its own, because it is assessed by itself; so memory does not grow with
their number.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.attachments import attachments_folder
from bpmn_gen.commands.build import build
from bpmn_gen.commands.checking import check_any, load_checked
from bpmn_gen.commands.evidence_pieces import PieceGatherer
from bpmn_gen.commands.reviewing import Purpose, review_units
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.commands.side_folder import SideFolder
from bpmn_gen.compiler.target import select_targets, target_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.evidence.contents import (
    MANIFEST,
    PAGE,
    SUMS,
    Subject,
    contents_page,
    manifest_of,
    sums_of,
)
from bpmn_gen.evidence.gaps import Reached, gaps
from bpmn_gen.render.office.package import packed
from bpmn_gen.render.templates.filling import decoded, fill_text_template
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.commands.build import Watch
    from bpmn_gen.commands.evidence_pieces import Gathered
    from bpmn_gen.commands.reviewing import Reviewed
    from bpmn_gen.commands.set_aside import SetAside
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project

FOLDER: Final = "bukti"
"""Name of the folder with the packs among the outputs."""
TEXT: Final = "bukti-daftar-isi.html.j2"
WRITTEN: Final = ".bpmn-gen-bukti.json"


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose evidence is wanted."""

    since: str | None = None
    """What the review compares with: an edition or a folder; None for the edition before."""
    tipe: tuple[int, ...] = ()
    unit: tuple[str, ...] = ()
    jobs: int = 0
    """Worker processes; 0: one for each processor."""


@dataclass(frozen=True, slots=True)
class Pack:
    """The evidence of one unit."""

    unit: str
    path: str
    size: int
    """Bytes."""
    parts: Mapping[str, int]
    """How many files each part holds, by the folder of the part."""
    gaps: tuple[str, ...]
    """What is still lacking, as sentences."""
    aside: str = ""
    """The new name of a pack that somebody had changed; else empty."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was packed."""

    packs: tuple[Pack, ...]
    set_aside: tuple[SetAside, ...]
    """Outputs that people had edited and that the build gave another name."""
    review_aside: tuple[str, ...]
    """The same of files of the review."""
    findings: Findings = field(default_factory=Findings)


def pack_evidence(project: Project, wish: Wish, watch: Watch) -> Outcome:
    """Make the evidence packs of some units.

    Raises:
        CompileError: when definitions, editions, reasons, templates or attachments have errors;
            no pack has been written then.
        MisuseError: when no unit is named and there are several, or there is nothing to compare
            with although that was asked for.
        OSError: when something cannot be read or written.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    check_any(project, defs, findings)
    findings.raise_if_errors()
    targets = _targets(defs, wish, findings)
    tipe, unit = wish.tipe, tuple(one.name for one in targets if one.unit)
    statuses = Statuses.of(project, findings)
    reviewed = _reviewed(project, wish.since, targets, statuses, findings)
    built = build(project, Request(tipe, unit, jobs=wish.jobs), watch)
    built.findings.raise_if_errors()
    gatherer = PieceGatherer(project, defs, statuses, findings)
    found = [gatherer.gather(target, reviewed.get(target.slug)) for target in targets]
    text = decoded(project.template(TEXT), TEXT)
    findings.raise_if_errors()
    packs = tuple(_put(project, defs, one, text) for one in found)
    aside = tuple(path for one in reviewed.values() for path in one.aside)
    findings.extend(built.findings)
    return Outcome(packs, tuple(built.set_aside), aside, findings)


def _targets(defs: DefinitionSet, wish: Wish, findings: Findings) -> tuple[Target, ...]:
    """The units that are meant: those that are named, else the only one."""
    if not wish.tipe and not wish.unit:
        return (target_of(defs, find_unit(defs, None)),)
    targets = select_targets(defs, wish.tipe, wish.unit, findings)
    findings.raise_if_errors()
    return targets


def _reviewed(
    project: Project,
    since: str | None,
    targets: Sequence[Target],
    statuses: Statuses,
    findings: Findings,
) -> dict[str, Reviewed]:
    """The reviews of the units that can be compared with something, by their folders."""
    if since is None:
        known = {unit.slug for one in statuses.kept for unit in one.edition.units}
        targets = [one for one in targets if one.slug in known]
    if not targets:
        return {}
    tipe = tuple(one.number for one in targets if one.unit is None)
    unit = tuple(one.name for one in targets if one.unit)
    outcome = review_units(project, since, tipe, unit, Purpose.EVIDENCE)
    findings.extend(outcome.findings)
    return {one.target.slug: one for one in outcome.units}


def _put(project: Project, defs: DefinitionSet, one: Gathered, text: str) -> Pack:
    """Write the pack of a unit."""
    target = one.target
    subject = Subject(
        unit=target.name,
        tipe=f"Tipe {target.number}: {target.tipe.nama}",
        government=str(defs.daerah.pemerintah),
        standing=one.status.whole.words,
        since=one.reviewed.since if one.reviewed else "",
        basis=tuple(dict.fromkeys(tie.regulation for tie in one.ties if tie.regulation)),
    )
    page = contents_page(subject, one.pieces, one.ties)
    files = {piece.path: piece.content for piece in one.pieces}
    files[PAGE] = fill_text_template(text, TEXT, {"hal": page}).encode()
    files[MANIFEST] = manifest_of(subject, one.pieces)
    files[SUMS] = sums_of(files)
    content = packed(sorted(files.items()), defs.dated)
    name = f"bukti-{target.slug.removeprefix('unit-')}.zip"
    path, aside = SideFolder(project.output, FOLDER, WRITTEN).put(name, content)
    parts = Counter(str(piece.part) for piece in one.pieces)
    return Pack(target.name, path, len(content), parts, tuple(_gaps(project, one)), aside)


def _gaps(project: Project, one: Gathered) -> Sequence[str]:
    """What is still lacking."""
    review = one.reviewed
    reached = Reached(
        blanks=one.blanks,
        is_reviewed=review is not None,
        lacking=review.lacking if review else 0,
        is_assessed=one.is_assessed,
        blank_minutes=one.blank_minutes,
        newer=review.newer if review else (),
        attached=one.attached,
        attachments=f"{attachments_folder(project, one.target.slug).as_posix()}/",
    )
    return (*gaps(one.ties, one.status, reached),)
