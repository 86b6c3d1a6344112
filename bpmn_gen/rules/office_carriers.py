"""Finds what bears the provisions of an office's own regulations: its own processes and steps.

Nobody else sees these regulations, so nothing of the regency can cite them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.compiler.target import all_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.rules.carriers import Bearing, Carrier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet, Office

_ACTS = (StepKind.WORK, StepKind.DECISION, StepKind.CALL, StepKind.SEVERAL)
"""Steps in which somebody does something."""


def borne_in_office(
    defs: DefinitionSet, office: Office, index: ProvisionIndex
) -> dict[str, tuple[Carrier, ...]]:
    """What bears each provision, by its id, in the order of the processes."""
    found: dict[str, dict[Carrier, None]] = {}
    own = (target for target in all_units(defs) if target.name == office.unit.nama)
    for process in (one for target in own for one in resolve(defs, target, Findings())):
        for ref, carrier in _citing(process) if process.is_own else ():
            if provision := index.find(ref):
                found.setdefault(str(provision.id), {})[carrier] = None
    return {key: tuple(some) for key, some in found.items()}


def _citing(process: ResolvedProcess) -> Iterator[tuple[str, Carrier]]:
    """The citations of a process and of its steps, each with the element that cites."""
    for ref in process.sources:
        yield (
            ref,
            Carrier("proses", process.code, process.name, process.origin, code=process.code),
        )
    for step in process.walk():
        for ref in step.sources:
            label, text = f"{process.code} {step.id}", step.short
            bearing = _bearing(step, ref)
            yield (
                ref,
                Carrier(
                    "langkah",
                    label,
                    text,
                    step.origin,
                    bearing,
                    "langkah" if bearing is Bearing.STATES else "",
                    code=process.code,
                    step=step.id,
                ),
            )


def _bearing(step: Step, ref: str) -> Bearing:
    """What a step has to do with a provision that it cites."""
    if ref in step.stated:
        return Bearing.STATES
    return Bearing.DOES if step.kind in _ACTS else Bearing.NAMES
