"""Reviews units: what changed since an edition, or since an older project.

1. read the definitions, and find what to compare each unit with;
2. compare, and tell where each change is seen and what it touches;
3. read the reasons that staff gave, and make room for those that are lacking;
4. write the table of changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import check_any, load_checked
from bpmn_gen.commands.review_files import put_table, read_file, write_reasons
from bpmn_gen.commands.reviewed_states import states_of
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.review.details import detailed
from bpmn_gen.review.matrix import Heading, matrix
from bpmn_gen.review.units import review

if TYPE_CHECKING:
    from bpmn_gen.commands.reviewed_states import State
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.review.reasons import Reasons
    from bpmn_gen.review.units import Review
    from bpmn_gen.store.project import Project


@dataclass(frozen=True)
class Reviewed:
    """One unit."""

    unit: str
    since: str
    """What it was compared with."""
    result: Review
    reasons: Reasons
    lacking: int
    """Changes for which nobody gave a reason."""
    files: tuple[str, ...] = ()
    """What was written."""
    aside: str = ""
    """The new name of a table that somebody had edited."""


@dataclass(frozen=True)
class Outcome:
    """All units of a run."""

    units: tuple[Reviewed, ...]
    findings: Findings = field(default_factory=Findings)


def review_units(
    project: Project,
    since: str | None,
    tipe: tuple[int, ...],
    unit: tuple[str, ...],
    *,
    preview: bool = False,
) -> Outcome:
    """Review units, and write what staff need for it.

    Args:
        project: the definitions as they are now.
        since: the name of an edition or of a folder; None for the newest edition of each unit.
        tipe: numbers of unit types.
        unit: names of units; without any of both, all that can be compared.
        preview: write nothing.

    Raises:
        CompileError: when definitions, editions or reasons have errors.
        MisuseError: when there is nothing to compare with.
        OSError: when something cannot be written.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    check_any(project, defs, findings)
    targets = select_targets(defs, tipe, unit, findings)
    findings.raise_if_errors()
    states = states_of(project, since, targets, findings, is_asked=bool(tipe or unit))
    findings.raise_if_errors()
    reviewed = [
        _reviewed(project, defs, target, states[target.slug], findings)
        for target in targets
        if target.slug in states
    ]
    findings.raise_if_errors()
    if not preview:
        reviewed = [_written(project, defs, one) for one in reviewed]
    return Outcome((*reviewed,), findings)


def _reviewed(
    project: Project, defs: DefinitionSet, target: Target, state: State, findings: Findings
) -> Reviewed:
    """One unit, nothing of it written."""
    now = record_unit(defs, target, findings)
    result = detailed(review(state.record, now), str(defs.daerah.metode))
    reasons = read_file(project, target.slug, findings)
    lacking = sum(not reasons.of(one).reason for one in result.changes)
    return Reviewed(target.name, state.told, result, reasons, lacking)


def _written(project: Project, defs: DefinitionSet, one: Reviewed) -> Reviewed:
    """The same unit once its table and the file for reasons are written."""
    slug = one.result.new.slug
    heading = Heading(one.unit, str(defs.daerah.pemerintah), one.since)
    book = matrix(heading, one.result.changes, one.reasons)
    table, aside = put_table(project, slug, write_form(book, defs.dated))
    extended = write_reasons(project, slug, one.reasons, one.result.changes)
    files = (table, *((extended,) if extended else ()))
    return replace(one, files=files, aside=aside)
