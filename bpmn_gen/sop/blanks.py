"""What a unit still has to fill in: the blanks of its SOPs, and the YAML that fills them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.costing.step_times import takes_time, timed_steps
from bpmn_gen.sop.identity import identity_block

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop.document import Identity

BlockOf: TypeAlias = "Callable[[ResolvedProcess, DefinitionSet], Identity]"
_REVISION = "tanggal_revisi"
_BLOCK = (
    ("nomor", "number", "nomor SOP"),
    ("tanggal_pembuatan", "made", "tanggal pembuatan"),
    (_REVISION, "revised", "tanggal revisi"),
    ("tanggal_efektif", "effective", "tanggal efektif"),
)
"""Lines of the identity block: key in unit.yaml, where the page has it, name for people."""
_SIGNER = (
    ("jabatan", "signer_title", "jabatan pengesah"),
    ("nama", "signer_name", "nama pengesah"),
    ("nip", "signer_nip", "NIP pengesah"),
)
_LISTS = (
    ("dasar_hukum", "legal_basis", "dasar hukum"),
    ("kualifikasi", "qualifications", "kualifikasi pelaksana"),
    ("keterkaitan", "related", "SOP lain yang terkait"),
    ("peralatan", "equipment", "peralatan dan perlengkapan"),
    ("peringatan", "warnings", "peringatan: Apabila ... maka ..."),
    ("pencatatan", "records", "pencatatan dan pendataan"),
)
"""The boxes of the identity block."""
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
    is_list: bool = False
    """Whether several values may be written."""


def blanks(
    target: Target,
    processes: Iterable[ResolvedProcess],
    defs: DefinitionSet,
    block_of: BlockOf = identity_block,
    revised: Collection[str] = (),
) -> tuple[Blank, ...]:
    """The blanks of a unit's SOPs, by process: the identity block first, then durations.

    Args:
        target: the unit.
        processes: all of the unit.
        defs: the definitions.
        block_of: gives the identity block of a process as it is printed.
        revised: the codes of those whose SOP is a revision.  No other has a date of revision.
    """
    found = (
        blank
        for process in own_sops(processes)
        for blank in _of_process(target, process, block_of(process, defs))
    )
    return tuple(one for one in found if one.key[-1] != _REVISION or one.code in revised)


def own_sops(processes: Iterable[ResolvedProcess]) -> Iterator[ResolvedProcess]:
    """The processes of which a unit has an SOP of its own."""
    return (process for process in processes if not process.is_reference)


def _of_process(target: Target, process: ResolvedProcess, block: Identity) -> Iterator[Blank]:
    """All that one SOP prints as dots."""
    code = process.code
    for key, name, words in _BLOCK:
        if not getattr(block, name):
            yield Blank(target.name, code, ("sop", code, key), words)
    for key, name, words in _SIGNER:
        signs_by_decree = key == "nip" and block.signer_decree
        if not getattr(block, name) and not signs_by_decree:
            yield Blank(target.name, code, ("sop", code, "disahkan_oleh", key), words)
    for key, name, words in _LISTS:
        if not getattr(block, name):
            yield Blank(target.name, code, ("sop", code, key), words, is_list=True)
    for step in timed_steps(process):
        if has_blank_duration(step):
            yield Blank(target.name, code, ("waktu", code, step.id), f"waktu: {step.text}")


def has_blank_duration(step: Step) -> bool:
    """Whether the SOP prints a blank for the duration of a step."""
    return takes_time(step) and not step.duration


def skeleton(target: Target, found: Iterable[Blank], *, own_file: bool = False) -> str:
    """What fills the blanks of a unit, for people to complete.

    It is an entry of the list of units, or with ``own_file`` a part of the unit.yaml of an office.
    """
    tree: dict[str, object] = {}
    remarks: dict[tuple[str, ...], str] = {}
    for blank in found:
        place = tree
        for part in blank.key[:-1]:
            inner = place.setdefault(part, {})
            if isinstance(inner, dict):
                place = inner
        place[blank.key[-1]] = f"[{_FILL}]" if blank.is_list else _FILL
        remarks[blank.key] = " ".join(blank.name.split())
    if own_file:
        lines = [f"# unit/{target.slug.removeprefix('unit-')}/unit.yaml"]
    else:
        lines = [f"- nama: {target.name}", f"  tipe: {target.number}"]
    lines += _branch(tree, remarks, (), 0 if own_file else 1)
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
