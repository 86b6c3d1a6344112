"""Reviews units: what changed since an edition, or since an older project.

1. read the definitions, and find what to compare each unit with;
2. compare, and tell where each change is seen and what it touches;
3. read the reasons that staff gave, and make room for those that are lacking;
4. write the table of changes.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.commands.checking import check_any, load_checked
from bpmn_gen.commands.review_files import (
    FORM,
    NOTES,
    PAGE,
    PRINTED,
    RECAP,
    TABLE,
    ReviewPlace,
    read_assessment,
    read_file,
    tell_earlier,
    tell_unfitting,
    with_table,
    write_assessment,
    write_reasons,
)
from bpmn_gen.commands.review_minutes import MinutesWriter
from bpmn_gen.commands.review_notes import notes_on, read_notes
from bpmn_gen.commands.review_pages import review_maps
from bpmn_gen.commands.review_putting import put_review_file
from bpmn_gen.commands.reviewed_states import states_of
from bpmn_gen.compiler.target import all_types, all_units, select_targets
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.review.assessment_form import assessment_form
from bpmn_gen.review.details import detailed
from bpmn_gen.review.matrix import Heading, matrix
from bpmn_gen.review.notes_form import notes_form
from bpmn_gen.review.reasons import told
from bpmn_gen.review.recap import Line, recapitulation
from bpmn_gen.review.units import review
from bpmn_gen.store import disk, output_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.commands.reviewed_states import State
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.review.assessment import Assessment
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.notes import Note, Notes
    from bpmn_gen.review.reasons import Reasons
    from bpmn_gen.review.units import Review
    from bpmn_gen.store.project import Project


DRAWN = "peta"
"""What is noted of the maps before and after: what they were made of."""
Subject: TypeAlias = "tuple[DefinitionSet, Target, State, UnitRecord]"
"""A unit with what it is compared with, and what it has now."""
SEVERAL = 2
"""Units of which a recapitulation is written."""


class Purpose(Enum):
    """What a review is for."""

    LOOK = auto()
    """To see what changed; nothing is written."""
    TABLE = auto()
    """To write the table alone."""
    WORK = auto()
    """To write all that staff need for it."""
    EVIDENCE = auto()
    """The review is over and its evidence is gathered.  An edition that says the same as the
    definitions is passed over where there is an older one, because it is the result of the
    review."""


@dataclass(frozen=True)
class Reviewed:
    """One unit."""

    target: Target
    state: State
    """What it was compared with."""
    place: ReviewPlace
    result: Review
    reasons: Reasons
    lacking: int
    """Changes for which nobody gave a reason."""
    assessed: Assessment
    """What was found when people looked how SOPs are followed."""
    kept: bytes
    """The file in which that is kept, as it was before."""
    notes: Notes
    """What readers of the portal wrote."""
    files: tuple[str, ...] = ()
    """What was written."""
    aside: tuple[str, ...] = ()
    """The new names of files that somebody had edited."""
    newer: tuple[str, ...] = ()
    """Minutes as they would be now, beside those that somebody has filled in, which stay."""

    @property
    def unit(self) -> str:
        """Its name."""
        return self.target.name

    @property
    def since(self) -> str:
        """What it was compared with, for people."""
        return self.state.told


@dataclass(frozen=True)
class Outcome:
    """All units of a run."""

    units: tuple[Reviewed, ...]
    findings: Findings = field(default_factory=Findings)
    recap: str = ""
    """Where the recapitulation of several units was written."""


def review_units(
    project: Project,
    since: str | None,
    tipe: tuple[int, ...],
    unit: tuple[str, ...],
    purpose: Purpose = Purpose.WORK,
) -> Outcome:
    """Review units, and write what staff need for it.

    Args:
        project: the definitions as they are now.
        since: the name of an edition or of a folder; None for the newest edition of each unit.
        tipe: numbers of unit types.
        unit: names of units; without any of both, all that can be compared.
        purpose: what the review is for.

    Raises:
        CompileError: when definitions, editions or reasons have errors.
        MisuseError: when there is nothing to compare with.
        OSError: when something cannot be written.
    """
    findings = Findings()
    if purpose is not Purpose.LOOK and (objection := output_folder.objection(project.output)):
        raise CompileError([objection])
    defs = load_checked(project, findings)
    check_any(project, defs, findings)
    targets = select_targets(defs, tipe, unit, findings)
    findings.raise_if_errors()
    now = {target.slug: record_unit(defs, target, findings) for target in targets}
    findings.raise_if_errors()
    digests = {slug: one.digest for slug, one in now.items()}
    is_over = purpose is Purpose.EVIDENCE
    states = states_of(project, since, targets, digests, findings, is_over=is_over)
    missing = [one.name for one in targets if one.slug not in states]
    if missing and (tipe or unit):
        findings.warning("nothing-to-compare", f"{', '.join(missing)} tidak ada pada yang lama")
    findings.raise_if_errors()
    subjects = [
        (defs, target, states[target.slug], now[target.slug])
        for target in targets
        if target.slug in states
    ]
    reviewed, shared = _all_reviewed(project, subjects, findings)
    findings.raise_if_errors()
    if purpose is Purpose.LOOK:
        return Outcome((*reviewed,), findings)
    writer = None if purpose is Purpose.TABLE else MinutesWriter(project, defs)
    reviewed = _written(defs, reviewed, shared, writer)
    return Outcome((*reviewed,), findings, _recapitulated(project, defs, reviewed))


def _recapitulated(project: Project, defs: DefinitionSet, reviewed: list[Reviewed]) -> str:
    """The path of the recapitulation; empty where there is only one unit."""
    if len(reviewed) < SEVERAL:
        return ""
    lines = (Line(one.unit, one.since, one.result.changes, one.lacking) for one in reviewed)
    book = recapitulation(str(defs.daerah.pemerintah), lines)
    return ReviewPlace(project).outputs.put(RECAP, write_form(book, defs.dated)).path


def _names(defs: DefinitionSet) -> set[str]:
    """The names of all units and types."""
    return {one.name for one in (*all_types(defs), *all_units(defs))}


def _all_reviewed(
    project: Project, subjects: list[Subject], findings: Findings
) -> tuple[list[Reviewed], dict[ReviewPlace, Reasons]]:
    """All units, nothing of them written; and what staff say of several alike, by its place."""
    notes = read_notes(project, _names(subjects[0][0]), findings) if subjects else []
    found: list[Reviewed] = []
    shared: dict[ReviewPlace, Reasons] = {}
    for subject in subjects:
        _, target, state, _ = subject
        place = ReviewPlace(project, state.name, target.slug)
        if place.of_all not in shared:
            shared[place.of_all] = read_file(place.of_all, findings)
        found.append(_reviewed(place, subject, shared[place.of_all], notes, findings))
    return found, shared


def _reviewed(
    place: ReviewPlace,
    subject: Subject,
    shared: Reasons,
    notes: list[Note],
    findings: Findings,
) -> Reviewed:
    """One unit, nothing of it written; ``shared`` is what staff say of all units alike."""
    defs, target, state, now = subject
    result = detailed(review(state.record, now), defs.daerah)
    tell_earlier(place, findings)
    own = replace(read_file(place, findings), shared=shared.given)
    reasons = with_table(place, own, result.changes, findings)
    tell_unfitting(place, reasons, result.changes, findings)
    lacking = sum(not reasons.of(one).reason for one in result.changes)
    assessed, kept = read_assessment(place, findings)
    own_notes = notes_on(place, target.name, notes, now, findings)
    return Reviewed(target, state, place, result, reasons, lacking, assessed, kept, own_notes)


def _written(
    defs: DefinitionSet,
    reviewed: list[Reviewed],
    shared: Mapping[ReviewPlace, Reasons],
    writer: MinutesWriter | None,
) -> list[Reviewed]:
    """The same units once their files are written.

    What several units have in common gets one place in the file of all units.
    """
    contents = [[*_contents(defs, one, writer)] for one in reviewed]
    common: dict[ReviewPlace, dict[str, Change]] = {}
    made: dict[ReviewPlace, str] = {}
    for place, said in shared.items():
        common[place] = _common([one for one in reviewed if one.place.of_all == place])
        made[place] = write_reasons(place, said.text, said.extended(common[place].values()))
    found = []
    for one, content in zip(reviewed, contents, strict=True):
        place = one.place
        own = [change for change in one.result.changes if change.key not in common[place.of_all]]
        put = [put_review_file(place.outputs, *named) for named in content]
        if writer is not None:
            place.outputs.note(DRAWN, _drawn_from(one))
        extended = write_reasons(place, one.reasons.before, one.reasons.extended(own))
        found_there = write_assessment(place, one.assessed, one.kept)
        files = [*(file.path for file in put), extended, made[place.of_all], found_there]
        aside = tuple(file.aside for file in put if file.aside)
        newer = tuple(file.newer for file in put if file.newer)
        files_there = tuple(filter(None, files))
        found.append(replace(one, files=files_there, aside=aside, newer=newer))
    return found


def _contents(
    defs: DefinitionSet, one: Reviewed, writer: MinutesWriter | None
) -> Iterator[tuple[str, bytes]]:
    """The files among the outputs, each with its name; without a writer the table alone."""
    heading = Heading(one.unit, str(defs.daerah.pemerintah), one.since)
    changes = one.result.changes
    yield TABLE, write_form(matrix(heading, changes, one.reasons), defs.dated)
    if writer is None:
        return
    said = (one.reasons, one.assessed, one.notes)
    yield from writer.files(one.result.new, one.since, changes, said)
    if one.notes.listed:
        yield NOTES, write_form(notes_form(one.unit, one.notes), defs.dated)
    form = assessment_form(one.result.new, writer.statements, one.assessed)
    yield FORM, write_form(form, defs.dated)
    if changes:
        yield from _maps(defs, one)


def _maps(defs: DefinitionSet, one: Reviewed) -> Iterator[tuple[str, bytes]]:
    """The maps before and after, which take most of the time: those that are there if they hold."""
    folder = one.place.outputs
    if folder.noted(DRAWN) == _drawn_from(one) != "":
        with suppress(OSError):
            there = [(name, (folder.folder / name).read_bytes()) for name in (PAGE, PRINTED)]
            if all(folder.is_written(*named) for named in there):
                yield from there
                return
    maps = review_maps(defs, one.target, one.state.folder, one.result, one.since)
    yield PAGE, maps.page()
    yield PRINTED, maps.pdf()


def _drawn_from(one: Reviewed) -> str:
    """A digest of all that the maps are made of; empty where the older state may change."""
    project = one.place.project
    if one.state.folder.parent.name not in project.edition_folders:
        return ""
    parts = (project.sources, one.state.folder.parent.name, one.state.record.digest, one.since)
    return disk.digest("\n".join(parts).encode())


def _common(reviewed: list[Reviewed]) -> dict[str, Change]:
    """The changes that several units have alike, by their keys."""
    units = Counter((one.key, told(one)) for unit in reviewed for one in unit.result.changes)
    return {
        one.key: one
        for unit in reviewed
        for one in unit.result.changes
        if units[one.key, told(one)] > 1 and one.key not in unit.reasons.given
    }
