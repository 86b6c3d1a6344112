"""Tells people which of their files were given another name, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.store.destination import MARK
from bpmn_gen.store.project import Project
from bpmn_gen.store.spelling import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 10
"""Files about each of which a finding is told.  About more files there is one finding for all, so
that other findings can still be seen."""
EDITED = "edited-output"
FOREIGN = "foreign-file"
MOVE_IT = "pindahkan perubahannya ke definisi atau templat, supaya ikut pada penyusunan berikutnya"
TAKE_IT = "ambil kembali perubahannya ke definisi: bpmn-gen impor {} --gabung {}"
_COMES_BACK = re.compile(r"sop\.(docx|xlsx)|.*\.bpmn")
"""Names of artefacts whose changes can be taken back into definitions."""
LOOK_AT_IT = "periksa berkas itu, lalu pindahkan ke folder lain bila masih diperlukan"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that made way for an artefact, or whose artefact is no longer made."""

    path: str
    """Where it stood, relative to the output folder."""
    copy: str
    """Where it is now."""
    was_ours: bool
    """Whether it was an artefact that somebody edited, or never ours."""


def told(output: Path, found: Iterable[SetAside]) -> Iterator[Diagnostic]:
    """Findings about the files of people in an output folder."""
    items = sorted(found, key=lambda item: item.path)
    for code, some in (
        (EDITED, [item for item in items if item.was_ours]),
        (FOREIGN, [item for item in items if not item.was_ours]),
    ):
        if len(some) > MOST:
            yield _finding(code, _many(output, some, code), output, _remedy(output, some, code))
        else:
            for item in some:
                hint = _remedy(output / item.copy, [item], code)
                yield _finding(code, _one(output, item), output / item.copy, hint)


def _remedy(place: Path, some: list[SetAside], code: str) -> str:
    """What to do about files; those that a command takes back come with that command."""
    if code != EDITED:
        return LOOK_AT_IT
    if not any(_COMES_BACK.fullmatch(PurePosixPath(one.path).name) for one in some):
        return MOVE_IT
    project = Project.around(place.parent if place.suffix else place)
    folder = "PROYEK" if project is None else typed(_near(project.defs.parent))
    return TAKE_IT.format(typed(place), folder)


def _near(folder: Path) -> Path:
    """A folder as it is seen from where the program was started."""
    resolved = folder.resolve()
    here = Path.cwd()
    return resolved.relative_to(here) if resolved.is_relative_to(here) else folder


def _finding(code: str, message: str, place: Path, hint: str) -> Diagnostic:
    """A warning: nothing is lost, but somebody should look."""
    return Diagnostic(Severity.WARNING, code, message, Span(place.as_posix()), (hint,))


def _one(output: Path, item: SetAside) -> str:
    """About a single file."""
    label, name = (output / item.path).as_posix(), PurePosixPath(item.copy).name
    why = (
        f"berkas keluaran '{label}' berubah sejak dibuat"
        if item.was_ours
        else f"berkas '{label}' bukan buatan program ini"
    )
    return f"{why}; isinya disimpan sebagai '{name}'"


def _many(output: Path, some: list[SetAside], code: str) -> str:
    """About more files than anybody would read of."""
    what = "berkas keluaran berubah sejak dibuat" if code == EDITED else (
        "berkas di jalur hasil bukan buatan program ini"
    )  # fmt: skip
    label = (output / some[0].copy).as_posix()
    return (
        f"{len(some)} {what}; masing-masing disimpan di tempatnya dengan nama '*{MARK}1.*', "
        f"misalnya '{label}'"
    )
