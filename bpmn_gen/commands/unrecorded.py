"""Outputs that bear the number of a decree of which the recording came to no end.

Outputs are made with the number of a decree before its edition is put into its place.  Whoever is
killed, stopped or refused in between leaves outputs that name a decree that is not recorded.  So a
small file in the output folder says beforehand which decree its outputs are about to bear, and of
which units.  It counts as long as no edition says the same; the next build makes these outputs
again as they are recorded, and removes it.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from pydantic import TypeAdapter, ValidationError

from bpmn_gen.compiler.target import all_types, all_units, select_targets
from bpmn_gen.compiler.wording import first_few
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span
from bpmn_gen.edition.keeping import editions
from bpmn_gen.store import disk, locking
from bpmn_gen.store.edition_folders import PROPOSED
from bpmn_gen.store.project import shipped
from bpmn_gen.store.request import FORMATS, Request

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from bpmn_gen.store.project import Project

LARGEST: Final = 1 << 20
"""Bytes of the file that are read at most, because the folder is open to everybody."""
AGAIN: Final = "bila keputusannya sudah ditandatangani, catat lagi dengan 'bpmn-gen tetapkan'"
_NAMED: Final = 3
"""Units that a finding names."""


class Unrecorded(NamedTuple):
    """A decree that outputs bear in vain."""

    edition: str
    """The folder that its edition was to have."""
    decree: str
    """As sentences name it, with its day."""
    units: dict[str, str]
    """By folder: the names of units whose outputs may bear it."""
    formats: tuple[str, ...]
    """The kinds of outputs that were to be made."""


_FORM = TypeAdapter(tuple[tuple[str, str, dict[str, str], tuple[str, ...]], ...])


def begin(project: Project, request: Request) -> None:
    """Note that outputs are about to bear a decree that is only proposed.

    Raises:
        OSError: when nothing can be written in the folder.
    """
    if project.proposed is None:
        return
    slug, _ = project.proposed
    kept = editions({slug: project.proposed[1]}, Findings())
    units = {unit.slug: unit.name for one in kept for unit in one.edition.units}
    told = [one for one in _noted(project.output) if one.edition != slug]
    known = next((one.units for one in _noted(project.output) if one.edition == slug), {})
    decree = kept[0].edition.decree_of_day if kept else slug
    _write(project.output, [*told, Unrecorded(slug, decree, known | units, request.formats)])


def pending(project: Project) -> tuple[Unrecorded, ...]:
    """The decrees that outputs may bear although no edition records them.

    One that is being recorded in this moment is none of them.
    """
    noted = _noted(project.output)
    if not noted or (project.proposed is None and _is_under_way(project)):
        return ()
    return tuple(_without(noted, _recorded(project)))


def forget(project: Project, done: Iterable[Unrecorded] = ()) -> None:
    """Drop what is recorded by now, and the decrees that outputs bear no more."""
    noted = _noted(project.output)
    if not noted:
        return
    gone = {(one.edition, slug) for one in done for slug in one.units}
    if project.proposed is None:
        gone |= _recorded(project)
    with suppress(OSError):
        _write(project.output, _without(noted, gone))


def _recorded(project: Project) -> set[tuple[str, str]]:
    """The editions that count, each with every unit that it sets, by their folders."""
    kept = editions(project.edition_folders, Findings())
    return {(one.slug, unit.slug) for one in kept for unit in one.edition.units}


def _without(noted: Iterable[Unrecorded], gone: set[tuple[str, str]]) -> Iterator[Unrecorded]:
    """What is noted, apart from some units of some editions."""
    for one in noted:
        units = {k: name for k, name in one.units.items() if (one.edition, k) not in gone}
        if units:
            yield one._replace(units=units)


def told(project: Project, noted: Iterable[Unrecorded]) -> list[Diagnostic]:
    """The findings about decrees that outputs bear in vain."""
    back = "bila belum, jalankan 'bpmn-gen build'; hasilnya kembali seperti yang tercatat"
    return [
        Diagnostic(
            Severity.WARNING,
            "decree-not-recorded",
            f"pencatatan {one.decree} terputus; hasil {_names(one)} mungkin memuat nomornya, "
            "padahal keputusan itu tidak tercatat",
            Span(project.output.as_posix()),
            (AGAIN, back),
        )
        for one in noted
    ]


def told_back(project: Project, noted: Iterable[Unrecorded]) -> list[Diagnostic]:
    """The findings about such outputs once they have been made again."""
    return [
        Diagnostic(
            Severity.WARNING,
            "decree-not-recorded",
            f"pencatatan {one.decree} terputus; hasil {_names(one)} disusun lagi tanpa nomornya",
            Span(project.output.as_posix()),
            (AGAIN,),
        )
        for one in noted
    ]


def _names(one: Unrecorded) -> str:
    """The units whose outputs are meant."""
    return first_few([*one.units.values()], _NAMED)


def lacking(project: Project, request: Request, noted: Iterable[Unrecorded]) -> Request | None:
    """What has to be made beside what is asked for, so that no output bears such a decree.

    Returns:
        None where the request makes all of that itself, or no such unit is known any more.
    """
    defs = load(project.defs, Findings(), shipped("process_defs"))
    wanted = {slug for one in noted for slug in one.units}
    formats = {form for one in noted for form in one.formats}
    if not request.proses and formats <= {*request.formats}:
        chosen = select_targets(defs, request.tipe, request.unit, Findings())
        wanted -= {target.slug for target in chosen}
    every = (*all_types(defs), *all_units(defs))
    found = [target for target in every if target.slug in wanted]
    if not found:
        return None
    return Request(
        tipe=tuple(target.number for target in found if target.unit is None),
        unit=tuple(target.name for target in found if target.unit is not None),
        formats=tuple(one for one in FORMATS if one in formats),
        jobs=request.jobs,
        into_filled=request.into_filled,
    )


def _is_under_way(project: Project) -> bool:
    """Whether a decree is being recorded."""
    if not project.editions.is_dir():
        return False
    try:
        with locking.held(project.editions):
            return False
    except locking.BusyError:
        return True


def _noted(output: Path) -> tuple[Unrecorded, ...]:
    """What the file says; nothing where it is missing or broken."""
    path = output / PROPOSED
    try:
        if path.stat().st_size > LARGEST:
            return ()
        return tuple(Unrecorded(*one) for one in _FORM.validate_json(path.read_bytes()))
    except (OSError, ValidationError):
        return ()


def _write(output: Path, noted: Iterable[Unrecorded]) -> None:
    """Write the file, or remove it where there is nothing to note.

    Raises:
        OSError: when that cannot be done.
    """
    if listed := [*noted]:
        disk.write_atomically(output / PROPOSED, json.dumps(listed, ensure_ascii=False).encode())
    else:
        disk.remove(output, PROPOSED)
