"""What units still have to fill in: the blanks of their SOPs, for ``check --kosong``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units, select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.printed_blanks import printed_blanks
from bpmn_gen.edition.status import Statuses
from bpmn_gen.sop.blanks import skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop.blanks import Blank
    from bpmn_gen.store.project import Project

Vacancies = tuple["Vacancy", ...]
"""What each unit has still to fill in."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """The blanks of one unit."""

    target: Target
    blanks: tuple[Blank, ...]
    own_file: bool
    """Whether the unit has a folder of its own, with a unit.yaml of its own."""


def vacancies(project: Project, names: Sequence[str]) -> Vacancies:
    """The blanks of the named units; of all named units of the project when none is given.

    Raises:
        CompileError: when the definitions have errors or a unit does not exist.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    wanted = select_targets(defs, (), names, findings) if names else tuple(all_units(defs))
    statuses = Statuses.of(project, findings)
    findings.raise_if_errors()
    found = tuple(_vacancy(defs, target, statuses, findings) for target in wanted)
    findings.raise_if_errors()
    return found


def _vacancy(
    defs: DefinitionSet, target: Target, statuses: Statuses, findings: Findings
) -> Vacancy:
    """What one unit has still to fill in; what an edition has set is no blank."""
    processes = resolve(defs, target, findings)
    unit = statuses.unit(defs, target, processes, findings)
    found = printed_blanks(defs, target, processes, unit).blanks
    return Vacancy(target, found, defs.office_of(target.unit) is not None)


def as_rows(found: Vacancies) -> list[dict[str, str]]:
    """The blanks as plain data."""
    return [
        {"unit": one.target, "kode": one.code, "kunci": ".".join(one.key), "isian": one.name}
        for vacancy in found
        for one in vacancy.blanks
    ]


def as_yaml(found: Vacancies) -> str:
    """The entries of unit.yaml that fill everything in, to be completed by hand."""
    return "\n".join(
        skeleton(one.target, one.blanks, own_file=one.own_file) for one in found if one.blanks
    )


def as_lines(found: Vacancies) -> str:
    """One line a blank: unit, code of the process, key in unit.yaml, what it is."""
    return "\n".join(
        f"{one.target}: {one.code}: {'.'.join(one.key)}: {one.name}"
        for vacancy in found
        for one in vacancy.blanks
    )


def summary(found: Vacancies) -> str:
    """How many blanks each unit has, and where what is filled in goes."""
    counts = [f"{one.target.name}: {len(one.blanks)} isian kosong" for one in found]
    lacking = [one for one in found if one.blanks]
    if any(not one.own_file for one in lacking):
        counts.append(
            "Salin 'waktu' dan 'sop' ke bawah unit itu di unit.yaml; tiap unit ditulis satu kali."
        )
    if any(one.own_file for one in lacking):
        counts.append("Unit yang punya folder sendiri: salin ke unit.yaml di foldernya.")
    return "\n".join(counts)
