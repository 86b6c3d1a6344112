"""Whether the project that was found can be read, and what earlier builds left of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bpmn_gen.commands.diagnosis import Remark, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.diagnosis import Surroundings

TOPIC = "Proyek"
NAMED = 5
"""Kinds of findings that are named, those with most findings first."""


def project(around: Surroundings) -> Iterator[Remark]:
    """Whether there is a project, and how many findings it has.

    Only the kinds of findings are told, because their sentences name people.
    """
    found = around.project
    if found is None:
        told = around.why or "tidak ada proyek di folder ini maupun di atasnya"
        remedy = "pindah ke folder proyek, atau mulai yang baru dengan 'bpmn-gen init FOLDER'"
        yield Remark(TOPIC, State.NOTE, told, remedy)
        return
    files = sum(1 for path in found.defs.rglob("*.y*ml") if path.is_file())
    named = "definisi bawaan program" if found.uses_shipped else f"'{found.defs.as_posix()}'"
    yield Remark(TOPIC, State.OK, f"definisi: {named}, {files} berkas")
    yield from _findings(around)


def _findings(around: Surroundings) -> Iterator[Remark]:
    """How many findings there are, of which kinds."""
    from bpmn_gen.commands.checking import check_project  # noqa: PLC0415 -- needs libraries
    from bpmn_gen.commands.report import tally  # noqa: PLC0415 -- the same

    assert around.project is not None  # noqa: S101 -- asked before
    found = check_project(around.project, ())
    grave = [one for one in found if one.severity == "error"]
    kinds = Counter(one.code for one in grave or found).most_common(NAMED)
    named = ", ".join(f"{code} {count}" for code, count in kinds)
    told = f"{tally(found)}; terbanyak: {named}" if named else tally(found)
    if grave:
        remedy = "jalankan 'bpmn-gen check' dan ikuti sarannya"
        yield Remark(TOPIC, State.PROBLEM, f"definisi memuat galat: {told}", remedy)
    else:
        yield Remark(TOPIC, State.OK, f"definisi terbaca: {told}")


def output(around: Surroundings) -> Iterator[Remark]:
    """What lies in the output folder, and whether a build may fill it."""
    from bpmn_gen.store import manifest, output_folder  # noqa: PLC0415 -- only for this

    place = around.output.as_posix()
    if (objection := output_folder.objection(around.output)) is not None:
        yield Remark("Folder hasil", State.WARNING, objection.message, "; ".join(objection.hints))
        return
    known = manifest.read(around.output)
    if not known:
        yield Remark("Folder hasil", State.OK, f"'{place}' belum berisi hasil penyusunan")
        return
    gone = [path for path in known if not (around.output / path).is_file()]
    told = f"'{place}' memuat {len(known)} berkas hasil penyusunan"
    if gone:
        remedy = "jalankan 'bpmn-gen build': yang kurang dibuat lagi"
        yield Remark("Folder hasil", State.NOTE, f"{told}, {len(gone)} di antaranya hilang", remedy)
    else:
        yield Remark("Folder hasil", State.OK, told)
