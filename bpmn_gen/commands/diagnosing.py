"""Looks at a machine and tells in sentences what works, what does not, and what helps.

Whatever is broken there, this must not break: each check ends with what it has found when it fails,
and its failure is one more finding.
"""

from __future__ import annotations

import json
import os
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands import (
    diagnosis_console,
    diagnosis_network,
    diagnosis_places,
    diagnosis_program,
    diagnosis_project,
)
from bpmn_gen.commands.diagnosis import Check, Remark, State, Surroundings
from bpmn_gen.commands.diagnosis_privacy import without_people
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.system_refusals import refusal
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.store.project import Project

CHECKS: tuple[tuple[str, Check], ...] = (
    ("Program", diagnosis_program.program),
    ("Python", diagnosis_program.python),
    ("Pustaka", diagnosis_program.libraries),
    ("Huruf", diagnosis_program.fonts),
    ("Mesin gambar", diagnosis_program.engines),
    ("Proyek", diagnosis_project.project),
    ("Folder hasil", diagnosis_project.output),
    ("Jalur", diagnosis_places.lengths),
    ("Penyimpanan", diagnosis_places.space),
    ("Izin menulis", diagnosis_places.rights),
    ("Kecepatan menulis", diagnosis_places.speed),
    ("Konsol", diagnosis_console.console),
    ("Proksi", diagnosis_network.proxy),
    ("Bagian pilihan", diagnosis_console.optional_parts),
)
"""All checks in the order in which they are told, each with its topic."""
NAMES = {
    State.OK: "baik",
    State.NOTE: "catatan",
    State.WARNING: "peringatan",
    State.PROBLEM: "masalah",
}
"""What states are called."""
SEND = "kirim hasil diagnosa ini kepada yang membantu: bpmn-gen diagnosa --berkas diagnosa.txt"
HEAD = (
    "Diagnosa bpmn-gen {version}",
    "Nama pengguna dan nama folder pribadi sudah diganti; isi dokumen tidak dimuat.",
)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found on a machine."""

    remarks: tuple[Remark, ...]
    folders: Mapping[str, str]
    """Folders whose names nobody needs to know, each with what stands for it in a file."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing keeps the program from working."""
        return all(one.state is not State.PROBLEM for one in self.remarks)


def diagnose(
    find: Callable[[], Project | None],
    output: Path | None = None,
    checks: Iterable[tuple[str, Check]] = CHECKS,
) -> Diagnosis:
    """All that there is to say about this machine.

    Args:
        find: finds the project; may fail.
        output: where results go, if the user says so.
        checks: what to look at.
    """
    around = _surroundings(find, output)
    found = tuple(remark for topic, check in checks for remark in _guarded(topic, check, around))
    return Diagnosis(found, _folders(around))


def _surroundings(find: Callable[[], Project | None], output: Path | None) -> Surroundings:
    """Where the program was started."""
    try:
        project = find()
    except BpmnGenError as error:
        return Surroundings(None, output or Path("output"), str(error))
    except Exception as error:  # noqa: BLE001 -- whatever fails is what is told
        return Surroundings(None, output or Path("output"), _failed("mencari proyek", error))
    if project is None:
        return Surroundings(None, output or Path("output"))
    return Surroundings(project, project.output)


def _folders(around: Surroundings) -> dict[str, str]:
    """The folders of a run, and those above them, by what stands for them."""
    found: dict[str, str] = {}
    with suppress(OSError):
        here = Path.cwd()
        output = Path(os.path.abspath(around.output))  # noqa: PTH100 -- may not be there
        defs = around.project.defs.resolve() if around.project else here
        above = {part for place in (here, output) for part in place.parts[1:-1]}
        found |= {f"'{part}'": "'<folder>'" for part in above}
        found |= {str(here): "<folder-kini>", str(output): "<hasil>"}
        if around.project and not around.project.uses_shipped:
            found |= {str(defs): "<definisi>", str(defs.parent): "<proyek>"}
    return found


def _guarded(topic: str, check: Check, around: Surroundings) -> Iterator[Remark]:
    """What a check finds, and why it could not go on where it fails."""
    try:
        yield from check(around)
    except ModuleNotFoundError as error:
        told = f"tidak dapat diperiksa, karena pustaka '{error.name}' tidak terpasang"
        yield Remark(topic, State.PROBLEM, told, diagnosis_program.AGAIN)
    except (Exception, SystemExit) as error:  # noqa: BLE001 -- whatever fails is what is told
        yield Remark(topic, State.PROBLEM, _failed("pemeriksaan ini", error), SEND)


def _failed(what: str, error: BaseException) -> str:
    """That something could not be done to its end, and where; not what it was about.

    The text of an exception may hold what a definition says about people.
    """
    frames = traceback.extract_tb(error.__traceback__)
    place = f" di {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    why = f"; {refusal(error)[0]}" if isinstance(error, OSError) else ""
    return f"{what} tidak dapat diselesaikan ({type(error).__name__}{place}{why})"


def as_text(remarks: Sequence[Remark]) -> str:
    """All remarks below their topics, with the remedies, and the verdict at the end."""
    lines: list[str] = []
    topic = ""
    for one in remarks:
        if one.topic != topic:
            topic = one.topic
            lines.append(topic)
        lines.append(f"  {NAMES[one.state]}: {one.sentence}")
        if one.remedy:
            lines.append(f"    saran: {one.remedy}")
    return "\n".join([*lines, "", verdict(remarks)])


def verdict(remarks: Iterable[Remark]) -> str:
    """How many problems and warnings there are."""
    states = [one.state for one in remarks]
    counts = {state: states.count(state) for state in (State.PROBLEM, State.WARNING)}
    found = ", ".join(f"{count} {NAMES[state]}" for state, count in counts.items() if count)
    if not found:
        return "Tidak ada masalah."
    return (
        f"{found}; ikuti saran di atas."
        if counts[State.PROBLEM]
        else f"Tidak ada masalah; {found}."
    )


def as_file(diagnosis: Diagnosis) -> bytes:
    """The text for whoever helps, which names no person and no folder of a person."""
    head = [line.format(version=VERSION) for line in HEAD]
    text = "\n".join([*head, "", as_text(diagnosis.remarks), ""])
    plain = without_people(text, diagnosis.folders)
    return plain.replace("\n", os.linesep).encode("utf-8", "replace")


def as_json(diagnosis: Diagnosis) -> str:
    """All remarks as JSON."""
    items = [
        {"topic": one.topic, "state": one.state, "sentence": one.sentence, "remedy": one.remedy}
        for one in diagnosis.remarks
    ]
    data = {"version": VERSION, "fine": diagnosis.is_fine, "remarks": items}
    return json.dumps(data, ensure_ascii=False, indent=2)
