"""Judges the paths of a build before anything is written: whether Windows takes every one of them.

A path that is too long, reserved or twice the same is found here and not by the system in the
middle of a build.  On other systems paths may be longer, so there their length is judged as it
would be in the folders of a usual user, and is a warning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.store.windows_paths import (
    LONGEST,
    SHORT_PROJECT,
    OutputPlace,
    clashes,
    fault_in,
    length_in,
    longest_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 5
"""Processes about each of which a finding is told; of more there is one finding for the rest."""
SHORTEST_CODE = 9
"""Characters that a code is left with where a shorter one is proposed, as in CLP.02.02."""
SHORTEST_NAME = 12
"""Characters that the folder of a unit is left with where a shorter name is proposed."""

SHORT = OutputPlace(f"{SHORT_PROJECT}/output", is_real=True)
"""Where paths fit that are too long only because of the folder."""


@dataclass(frozen=True, slots=True)
class PlannedPath:
    """Where a build would write a file."""

    path: str
    """Relative to the output folder, with ``/``."""
    kode: str = ""
    """Code of the process; empty when the file is not about one."""
    unit: str = ""
    """Name of the unit; empty for a unit type."""
    span: Span | None = None
    """Where the process is written."""


def path_findings(paths: Iterable[PlannedPath], place: OutputPlace) -> Iterator[Diagnostic]:
    """What Windows would not take.

    Args:
        paths: all files that are planned.
        place: where the output folder lies.
    """
    found = list(paths)
    yield from _unfit(found)
    yield from _clashing(found)
    yield from _too_long(found, place)


def _unfit(paths: Iterable[PlannedPath]) -> Iterator[Diagnostic]:
    """Names that no file can have."""
    for one in paths:
        if why := fault_in(one.path):
            message = f"berkas hasil '{one.path}' tidak dapat dibuat di Windows: {why}"
            what = f"kode '{one.kode}'" if one.kode else "nama yang menjadi nama berkasnya"
            hints = (f"ubah {what}",)
            yield Diagnostic(Severity.ERROR, "unusable-path", message, one.span, hints)


def _clashing(paths: Sequence[PlannedPath]) -> Iterator[Diagnostic]:
    """Files that would lie in one place."""
    by_path = {one.path: one for one in reversed(paths)}
    for first, second in clashes(dict.fromkeys(one.path for one in paths)):
        one = by_path[second]
        message = f"dua hasil bertempat sama di Windows: '{first}' dan '{second}'"
        hint = "beri salah satunya kode atau nama lain, yang bedanya bukan hanya huruf besar"
        other = by_path[first].span
        related = ((other, "yang lain"),) if other else ()
        yield Diagnostic(Severity.ERROR, "path-clash", message, one.span, (hint,), related)


def _too_long(paths: Iterable[PlannedPath], place: OutputPlace) -> Iterator[Diagnostic]:
    """Paths that are too long: because of the folder, or whatever the folder is."""
    long = sorted(
        (one for one in paths if place.excess(one.path) > 0),
        key=lambda one: (-place.excess(one.path), one.path),
    )
    by_folder: dict[int, list[PlannedPath]] = {}
    by_name: dict[tuple[str, int], PlannedPath] = {}
    for one in long:
        most = longest_of(one.path)
        if place.is_real and SHORT.excess(one.path) <= 0:
            by_folder.setdefault(most, []).append(one)
        else:
            by_name.setdefault((one.kode or one.path, most), one)
    yield from (_about_folder(some, place) for some in by_folder.values())
    found = list(by_name.values())
    yield from (_about_names(one, place) for one in found[:MOST])
    if len(found) > MOST:
        yield _about_rest(found[MOST:], place)


def _finding(
    one: PlannedPath, place: OutputPlace, message: str, span: Span | None, *hints: str
) -> Diagnostic:
    """An error where nothing could be written, else a warning."""
    severity = Severity.ERROR if place.forbids(one.path) else Severity.WARNING
    return Diagnostic(severity, "path-too-long", message, span, hints)


def _about_folder(long: Sequence[PlannedPath], place: OutputPlace) -> Diagnostic:
    """The finding about paths that would fit in a shorter folder; the longest is the first."""
    one = long[0]
    now, then = (length_in(folder, one.path) for folder in (place.folder, SHORT.folder))
    message = (
        f"{len(long)} jalur berkas hasil terlalu panjang untuk {_program(one)}: yang terpanjang "
        f"'{one.path}' menjadi {now} huruf, batasnya {longest_of(one.path)}"
    )
    return _finding(
        one,
        place,
        message,
        Span(place.folder.replace("\\", "/")),
        f"pindahkan proyek ke folder berjalur pendek, misalnya {SHORT_PROJECT} ({then} huruf)",
        f"atau pilih folder hasil yang pendek, misalnya --folder-hasil {SHORT.folder}",
    )


def _about_names(one: PlannedPath, place: OutputPlace) -> Diagnostic:
    """The finding about a path that is long because of its own names, with shorter ones."""
    length, most = length_in(place.folder, one.path), longest_of(one.path)
    message = (
        f"jalur berkas hasil '{one.path}' terlalu panjang untuk {_program(one)}: "
        f"{length} huruf, batasnya {most}"
    )
    hints = [*_proposals(one, length - most)]
    if not place.is_real:
        hints.append(f"panjangnya dihitung di folder yang lazim, {place.folder}")
    return _finding(one, place, message, one.span, *hints)


def _about_rest(rest: Sequence[PlannedPath], place: OutputPlace) -> Diagnostic:
    """One finding for all that would only repeat others."""
    named = ", ".join(dict.fromkeys(one.kode or one.path for one in rest[:MOST]))
    message = f"{len(rest)} jalur berkas hasil lain juga terlalu panjang untuk Windows ({named}"
    message += ", ...)" if len(rest) > MOST else ")"
    return _finding(rest[0], place, message, rest[0].span)


def _program(one: PlannedPath) -> str:
    """Whose bound a path passes."""
    return "Windows" if longest_of(one.path) == LONGEST else "Excel"


def _proposals(one: PlannedPath, excess: int) -> Iterator[str]:
    """What to shorten, and to what: each proposal is enough, or else the first of several steps."""
    times = one.path.count(one.kode) if one.kode else 0
    if times and (left := len(one.kode) - -(-excess // times)) >= SHORTEST_CODE:
        yield f"pendekkan kode '{one.kode}' menjadi paling panjang {left} huruf"
        return
    slug = file_slug(one.unit) if one.unit else ""
    if slug and (left := len(slug) - excess) >= SHORTEST_NAME:
        yield f"pendekkan nama unit '{one.unit}', sehingga foldernya misalnya '{_cut(slug, left)}'"
        return
    stem = one.path.rpartition("/")[2].rpartition(".")[0]
    if len(stem) - excess >= SHORTEST_NAME and stem != one.kode:
        yield f"pendekkan id langkah atau nama formulir yang menjadi nama berkas '{stem}'"
        return
    if one.kode and len(one.kode) > SHORTEST_CODE:
        yield f"pendekkan kode '{one.kode}', misalnya seperti CLP.02.02"
    if len(slug) > SHORTEST_NAME:
        yield f"pendekkan nama unit '{one.unit}'"


def _cut(slug: str, most: int) -> str:
    """A folder name cut to so many characters."""
    return file_slug(slug.rstrip("-"), most)
