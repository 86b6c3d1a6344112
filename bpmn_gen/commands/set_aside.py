"""Tells people which of their files were given another name, and why."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.store.destination import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST = 10
"""Files about each of which a finding is told.  About more files there is one finding for all, so
that other findings can still be seen."""
EDITED = "edited-output"
FOREIGN = "foreign-file"
MOVE_IT = "pindahkan perubahannya ke definisi atau templat, supaya ikut pada penyusunan berikutnya"
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
        hint = MOVE_IT if code == EDITED else LOOK_AT_IT
        if len(some) > MOST:
            yield _finding(code, _many(output, some, code), output, hint)
        else:
            for item in some:
                yield _finding(code, _one(output, item), output / item.copy, hint)


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
