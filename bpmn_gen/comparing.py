"""What two unit types do differently, step by step and provision by provision."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bpmn_gen.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, select_targets
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.project import Project

ABSENT = "-"
"""What is printed where one of the two has nothing."""
ALIKE = 0.6
"""How alike two paraphrases are at least to count as the same matter, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two have differently."""

    subject: str
    """Unit type, or the code of a process."""
    what: str
    """Which part of it: a role, a step, a provision."""
    left: str
    right: str


def compare_types(project: Project, left: int, right: int) -> tuple[Difference, ...]:
    """All differences between two unit types of a project, by their numbers.

    Raises:
        CompileError: when the definitions have errors or a type does not exist.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    for number in (left, right):
        select_targets(defs, (number,), (), findings)
    findings.raise_if_errors()
    sides = [Target(defs.tipe_unit[number]) for number in (left, right)]
    return compare(defs, sides[0], sides[1], findings)


def compare(
    defs: DefinitionSet, left: Target, right: Target, findings: Findings
) -> tuple[Difference, ...]:
    """All differences between two unit types (or units), in reading order."""
    sides = [
        {process.code: process for process in resolve(defs, target, findings)}
        for target in (left, right)
    ]
    found = list(_roles(left, right))
    found += _provisions(defs, left, right)
    for code in sorted({*sides[0], *sides[1]}):
        found += _processes(code, sides[0].get(code), sides[1].get(code))
    return tuple(found)


def _differing(
    subject: str, left: Mapping[str, str], right: Mapping[str, str]
) -> Iterator[Difference]:
    """Entries of two mappings that are not the same, in the order of both."""
    for key in dict.fromkeys((*left, *right)):
        one, other = left.get(key, ABSENT), right.get(key, ABSENT)
        if one != other:
            yield Difference(subject, key, one, other)


def _roles(left: Target, right: Target) -> Iterator[Difference]:
    """Who holds which role."""
    subject = "peran"
    yield from _differing(subject, left.roles(), right.roles())


def _provisions(defs: DefinitionSet, left: Target, right: Target) -> Iterator[Difference]:
    """The provisions on kedudukan and penugasan, each beside the one most like it."""
    index = ProvisionIndex(defs.peraturan)
    for subject in ("kedudukan", "penugasan"):
        sides = [
            [found for cited in getattr(target.tipe, subject) if (found := index.find(cited))]
            for target in (left, right)
        ]
        for one, other in _pairs(*sides):
            if one is None or other is None or one.ringkasan != other.ringkasan:
                place = "; ".join(str(item.ref) for item in (one, other) if item)
                said = [str(item.ringkasan) if item else ABSENT for item in (one, other)]
                yield Difference(subject, place, *said)


def _pairs(
    left: Sequence[Ketentuan], right: Sequence[Ketentuan]
) -> Iterator[tuple[Ketentuan | None, Ketentuan | None]]:
    """Provisions of two lists side by side, the most alike first; none is used twice."""
    likeness = sorted(
        ((-SequenceMatcher(None, one.ringkasan, other.ringkasan).ratio(), i, j)
        for i, one in enumerate(left) for j, other in enumerate(right)),
    )  # fmt: skip
    partner: dict[int, int] = {}
    for ratio, i, j in likeness:
        if -ratio >= ALIKE and i not in partner and j not in partner.values():
            partner[i] = j
    for i, one in enumerate(left):
        yield one, right[partner[i]] if i in partner else None
    for j, other in enumerate(right):
        if j not in partner.values():
            yield None, other


def _processes(
    code: str, left: ResolvedProcess | None, right: ResolvedProcess | None
) -> Iterator[Difference]:
    """The steps of one process."""
    if left is None or right is None:
        names = [process.name if process else ABSENT for process in (left, right)]
        yield Difference(code, "proses", *names)
        return
    yield from _differing(code, _steps(left), _steps(right))


def _steps(process: ResolvedProcess) -> dict[str, str]:
    """The steps of a process by id, each with its actor and where it leads."""
    return {f"langkah {step.id}": _said(process, step) for step in process.walk()}


def _said(process: ResolvedProcess, step: Step) -> str:
    """A step in one sentence."""
    [actor] = process.names_of([step.actor])
    ways = ", ".join(f"{branch.label}: {branch.target}" for branch in step.outcomes)
    together = ", ".join(process.names_of(step.together))
    parts = (
        f"{actor}: {step.text}",
        f"bersama {together}" if together else "",
        f"cabang {ways}" if ways else "",
    )
    return "; ".join(part for part in parts if part)


def table(differences: Sequence[Difference], left: str, right: str) -> str:
    """Differences as text, under a heading for each subject."""
    lines: list[str] = []
    subject = ""
    for item in differences:
        if item.subject != subject:
            subject = item.subject
            lines += ["", subject, "-" * len(subject)]
        lines += [item.what, f"  {left}: {item.left}", f"  {right}: {item.right}"]
    return (
        "\n".join([*lines[1:], "", f"{len(differences)} perbedaan"]) if lines else "tidak berbeda"
    )
