"""What units still have to fill in: the blanks of their SOPs, for ``check --kosong``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_units, select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.blanks import blanks, skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.sop.blanks import Blank
    from bpmn_gen.store.project import Project

Vacancies = tuple[tuple["Target", tuple["Blank", ...]], ...]
"""Each unit with its blanks."""


def vacancies(project: Project, names: Sequence[str]) -> Vacancies:
    """The blanks of the named units; of all named units of the project when none is given.

    Raises:
        CompileError: when the definitions have errors or a unit does not exist.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    wanted = select_targets(defs, (), names, findings) if names else tuple(all_units(defs))
    findings.raise_if_errors()
    found = tuple((target, blanks(target, resolve(defs, target, findings))) for target in wanted)
    findings.raise_if_errors()
    return found


def as_rows(found: Vacancies) -> list[dict[str, str]]:
    """The blanks as plain data."""
    return [
        {"unit": one.target, "kode": one.code, "kunci": ".".join(one.key), "isian": one.name}
        for _, units in found
        for one in units
    ]


def as_yaml(found: Vacancies) -> str:
    """The entries of unit.yaml that fill everything in, to be completed by hand."""
    return "\n".join(skeleton(target, units) for target, units in found if units)


def as_lines(found: Vacancies) -> str:
    """One line a blank: unit, code of the process, key in unit.yaml, what it is."""
    return "\n".join(
        f"{one.target}: {one.code}: {'.'.join(one.key)}: {one.name}"
        for _, units in found
        for one in units
    )


def summary(found: Vacancies) -> str:
    """How many blanks each unit has, and where what is filled in goes."""
    counts = [f"{target.name}: {len(units)} isian kosong" for target, units in found]
    if any(units for _, units in found):
        counts.append(
            "Salin 'waktu' dan 'sop' ke bawah unit itu di unit.yaml; tiap unit ditulis satu kali."
        )
    return "\n".join(counts)
