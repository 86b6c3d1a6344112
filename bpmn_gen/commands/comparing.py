"""Compares two unit types or units, step by step and provision by provision."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, select_targets
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.diagnostics import Findings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.store.project import Project

ABSENT = "-"
"""What is printed where one of the two has nothing."""
ALIKE = 0.6
"""Likeness, from 0 to 1, from which on two paraphrases count as being about the same matter."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the two have differently."""

    subject: str
    """Unit type, or the code of a process."""
    what: str
    """Which part of it: a role, a step, a provision."""
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two unit types or units do differently."""

    left: str
    """How the first is called, e.g. ``Tipe 7``."""
    right: str
    differences: tuple[Difference, ...]


def compare_named(project: Project, left: str, right: str) -> Comparison:
    """Compare two unit types or units of a project, by number or name.

    Raises:
        CompileError: when the definitions have errors or a type or unit does not exist.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    sides = [target for word in (left, right) for target in _named(defs, word, findings)]
    findings.raise_if_errors()
    one, other = sides
    return Comparison(_title(one), _title(other), compare(defs, one, other, findings))


def _named(defs: DefinitionSet, word: str, findings: Findings) -> tuple[Target, ...]:
    """The unit type with a number, or the unit with a name."""
    if word.isdecimal():
        return select_targets(defs, (int(word),), (), findings)
    return select_targets(defs, (), (word,), findings)


def _title(target: Target) -> str:
    """How a unit type or unit is called beside another."""
    return target.name if target.unit else f"Tipe {target.number}"


def compare(
    defs: DefinitionSet, left: Target, right: Target, findings: Findings
) -> tuple[Difference, ...]:
    """All differences between two unit types (or units), in reading order."""
    sides = [
        {process.code: process for process in resolve(defs, target, findings)}
        for target in (left, right)
    ]
    found = list(_roles(defs, left, right))
    found += _units(left, right)
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


def _roles(defs: DefinitionSet, left: Target, right: Target) -> Iterator[Difference]:
    """Who holds which role."""
    named = {key: f"{role.sebutan} ({key})" for key, role in defs.jabatan.items()}
    sides = [
        {named.get(key, key): title for key, title in target.roles().items()}
        for target in (left, right)
    ]
    yield from _differing("peran", sides[0], sides[1])


def _units(left: Target, right: Target) -> Iterator[Difference]:
    """The units that the regulation names for one of two types only."""
    sides = [[str(name) for name in target.tipe.unit] for target in (left, right)]
    lists = [
        "; ".join(name for name in mine if name not in other) or ABSENT
        for mine, other in (sides, reversed(sides))
    ]
    if lists != [ABSENT, ABSENT]:
        yield Difference("unit yang menerapkan", "hanya pada salah satunya", *lists)


def _provisions(defs: DefinitionSet, left: Target, right: Target) -> Iterator[Difference]:
    """The provisions on kedudukan and penugasan, each beside the one most like it."""
    index = ProvisionIndex(defs.peraturan)
    for subject in ("kedudukan", "penugasan"):
        sides = [
            [
                found
                for cited in getattr(target.tipe, subject)
                if (found := index.find(cited)) and not _names_unit(found, target)
            ]
            for target in (left, right)
        ]
        for one, other in _pairs(*sides):
            if one is None or other is None or one.ringkasan != other.ringkasan:
                place = "; ".join(str(item.ref) for item in (one, other) if item)
                said = [str(item.ringkasan) if item else ABSENT for item in (one, other)]
                yield Difference(subject, place, *said)


def _names_unit(provision: Ketentuan, target: Target) -> bool:
    """Whether a provision only names a unit of the type.

    Such provisions are left out here, because the lists of units are compared by themselves.
    """
    return str(provision.ringkasan).rpartition(": ")[2] in target.tipe.unit


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


def table(comparison: Comparison) -> str:
    """Differences as text, under a heading for each subject."""
    lines: list[str] = []
    subject = ""
    for item in comparison.differences:
        if item.subject != subject:
            subject = item.subject
            lines += ["", subject, "-" * len(subject)]
        lines += [
            item.what,
            f"  {comparison.left}: {item.left}",
            f"  {comparison.right}: {item.right}",
        ]
    count = f"{len(comparison.differences)} perbedaan"
    return "\n".join([*lines[1:], "", count]) if lines else "tidak berbeda"
