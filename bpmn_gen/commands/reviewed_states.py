"""What units are compared with: an edition, or the definitions of another project."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.freezing import DEFINITIONS as FROZEN
from bpmn_gen.edition.keeping import editions
from bpmn_gen.edition.naming import LONGEST_SLUG
from bpmn_gen.edition.recording import record_unit
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.output_folder import is_same
from bpmn_gen.store.project import DEFINITIONS, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.edition.keeping import Kept
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.store.project import Project

BEYOND = "-lanjut"
"""Ends the name of folders of a review that goes beyond the decree after the older state."""
NO_EDITION = (
    "Belum ada edisi untuk dibandingkan. Catat keputusannya dengan 'bpmn-gen tetapkan', atau sebut "
    "folder proyek yang lama dengan --dari FOLDER"
)


@dataclass(frozen=True, slots=True)
class State:
    """What a unit had at one time."""

    record: UnitRecord
    told: str
    """What it is, for people."""
    folder: Path
    """The definitions that it had."""
    name: str
    """What its folders are called: the name of the edition, or one made of that of the folder."""
    passed: str = ""
    """The name of a newer edition that was passed over; empty where there is none."""


def states_of(
    project: Project,
    since: str | None,
    targets: Sequence[Target],
    now: Mapping[str, str],
    findings: Findings,
    *,
    is_over: bool = False,
) -> Mapping[str, State]:
    """What each unit is compared with, by the folder of its artefacts.

    Args:
        project: the project of the run.
        since: the name of an edition or of a folder; None for the newest edition of each unit.
        targets: the units.
        now: by unit the digest of what it has now.
        findings: told what cannot be read.
        is_over: whether the review is over, so that a state that says what is said now is its
            result and is passed over where there is an older one.

    Raises:
        MisuseError: when there is nothing to compare with.
    """
    if since is not None and not since.strip():
        raise MisuseError("--dari masih kosong; tulis nomor atau nama edisi, atau folder")
    kept = editions(project.edition_folders, findings)
    findings.raise_if_errors()
    named = [one for one in kept if since in (one.slug, one.edition.number)]
    if since is not None and not named:
        folder, told = _folder(since, kept), f"definisi di '{since}'"
        if is_same(folder, project.defs):
            raise MisuseError("--dari menunjuk proyek ini sendiri; pilih edisi atau proyek lama")
        found = _of_folder(since, folder, targets)
        name = f"proyek-{file_slug(_project_of(folder).name, LONGEST_SLUG)}".rstrip("-")
        states = {slug: State(record, told, folder, name) for slug, record in found.items()}
    else:
        states = _of_editions(named or kept, targets, now if is_over else {}, findings)
        states = {slug: _of_its_own(one, slug, kept, now, findings) for slug, one in states.items()}
    if targets and not states:
        missing = [one.name for one in targets]
        raise MisuseError(NO_EDITION if not kept and since is None else _nothing(missing))
    return states


def _nothing(missing: Iterable[str]) -> str:
    """That no unit is in the older state."""
    return f"Tidak ada yang dapat dibandingkan: {', '.join(missing)} tidak ada pada yang lama"


def _of_editions(
    kept: Sequence[Kept],
    targets: Iterable[Target],
    passed: Mapping[str, str],
    findings: Findings,
) -> dict[str, State]:
    """The newest state of each unit among some editions."""
    found: dict[str, State] = {}
    for target in targets:
        for one in reversed(kept):
            record = one.record(target.slug, findings) if one.edition.unit_of(target.slug) else None
            if record is None:
                continue
            later = found[target.slug].name if target.slug in found else ""
            decree, frozen = one.edition.decree_of_day, one.folder / FROZEN
            found[target.slug] = State(record, decree, frozen, one.slug, later)
            if record.digest != passed.get(target.slug):
                break
    return found


def _of_its_own(
    state: State, slug: str, kept: Sequence[Kept], now: Mapping[str, str], findings: Findings
) -> State:
    """A state with folders that no other review has.

    The review that led from one decree to the next stays as it was.  Whoever compares with the
    older one again after more changes gets folders beside it.
    """
    setting = [one for one in kept if one.edition.unit_of(slug)]
    later = [one for one in setting if one.slug > state.name][:1]
    records = [one.record(slug, findings) for one in later]
    is_beyond = any(one is not None and one.digest != now.get(slug) for one in records)
    return replace(state, name=f"{state.name}{BEYOND}") if is_beyond else state


def _folder(name: str, kept: Sequence[Kept]) -> Path:
    """The folder of definitions that the user named, or that of the project or edition there.

    Raises:
        MisuseError: when there is none.
    """
    folder = Path(name)
    inside = (folder / one for one in (DEFINITIONS, FROZEN))
    folder = next((one for one in inside if one.is_dir()), folder)
    if not folder.is_dir():
        known = ", ".join(one.slug for one in kept)
        told = f"; edisi yang ada: {known}" if known else ""
        raise MisuseError(f"Edisi atau folder '{name}' tidak ada{told}")
    return folder


def _project_of(folder: Path) -> Path:
    """The folder of the project whose definitions a folder holds."""
    full = folder.resolve()
    return full.parent if full.name in (DEFINITIONS, FROZEN) else full


def _of_folder(name: str, folder: Path, targets: Iterable[Target]) -> dict[str, UnitRecord]:
    """The units in the definitions of another folder.

    Raises:
        MisuseError: when it holds none.
        CompileError: when they cannot be read.
    """
    findings = Findings()
    defs = load(folder, findings, shipped(DEFINITIONS))
    if not findings.has_errors and not defs.sources:
        raise MisuseError(f"Folder '{name}' tidak memuat definisi")
    findings.raise_if_errors()
    there = {one.slug: one for one in (*all_types(defs), *all_units(defs))}
    found = {
        target.slug: record_unit(defs, there[target.slug], findings)
        for target in targets
        if target.slug in there
    }
    findings.raise_if_errors()
    return found
