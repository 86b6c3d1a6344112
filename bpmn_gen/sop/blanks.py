"""What a unit still has to fill in: the blanks of its SOPs, and the YAML that fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.compiler.target import Target

_BLOCK = (
    ("nomor", "nomor SOP"),
    ("tanggal_pembuatan", "tanggal pembuatan"),
    ("tanggal_efektif", "tanggal efektif"),
)
"""Keys of the identity block that every SOP needs, with names for people."""
_SIGNER = (("nama", "nama pengesah"), ("nip", "NIP pengesah"))
_FILL = "..."
"""Stands in the skeleton where a value is to be written."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One value that an SOP prints as a blank."""

    target: str
    """Name of the unit type or unit."""
    code: str
    """Code of the process."""
    key: tuple[str, ...]
    """Path of the value below the unit in unit.yaml, e.g. ``waktu, CLP.01.01, susun``."""
    name: str
    """Name of the value, for people."""


def blanks(target: Target, processes: Iterable[ResolvedProcess]) -> tuple[Blank, ...]:
    """The blanks of a unit's SOPs, by process: the identity block first, then durations."""
    own = (process for process in processes if not process.is_reference)
    return tuple(blank for process in own for blank in _of_process(target, process))


def _of_process(target: Target, process: ResolvedProcess) -> Iterator[Blank]:
    """The blanks of one SOP."""
    sop, code = process.sop, process.code
    for key, name in _BLOCK:
        if not getattr(sop, key):
            yield Blank(target.name, code, ("sop", code, key), name)
    for key, name in _SIGNER:
        if sop.disahkan_oleh is None or not getattr(sop.disahkan_oleh, key):
            yield Blank(target.name, code, ("sop", code, "disahkan_oleh", key), name)
    for step in process.walk():
        if has_blank_duration(step):
            yield Blank(target.name, code, ("waktu", code, step.id), f"waktu: {step.text}")


def has_blank_duration(step: Step) -> bool:
    """Whether the SOP prints a blank for the duration of a step; a choice to skip takes none."""
    takes_time = step.kind in (StepKind.WORK, StepKind.DECISION) and not step.skips
    return takes_time and not step.duration


def skeleton(target: Target, found: Iterable[Blank]) -> str:
    """The entry of unit.yaml that fills the blanks of a unit, for people to complete."""
    tree: dict[str, object] = {}
    remarks: dict[tuple[str, ...], str] = {}
    for blank in found:
        place = tree
        for part in blank.key[:-1]:
            inner = place.setdefault(part, {})
            if isinstance(inner, dict):
                place = inner
        place[blank.key[-1]] = _FILL
        remarks[blank.key] = " ".join(blank.name.split())
    lines = [f"- nama: {target.name}", f"  tipe: {target.number}"]
    lines += _branch(tree, remarks, (), 1)
    return "\n".join(lines) + "\n"


def _branch(
    tree: dict[str, object], remarks: dict[tuple[str, ...], str], path: tuple[str, ...], depth: int
) -> Iterator[str]:
    """The lines of a mapping, with a remark behind each value that is to be written."""
    for key, value in tree.items():
        here = (*path, key)
        if isinstance(value, dict):
            yield f"{'  ' * depth}{key}:"
            yield from _branch(value, remarks, here, depth + 1)
        else:
            yield f"{'  ' * depth}{key}: {value}  # {remarks[here]}"
