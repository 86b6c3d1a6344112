"""Starts a process of an office: a commented draft, entered in the office's own map."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands.office_desk import OfficeDesk
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.diagnostics import did_you_mean
from bpmn_gen.errors import MisuseError
from bpmn_gen.writing.editing import Editor

if TYPE_CHECKING:
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes

EXAMPLES = Path(__file__).resolve().parents[1] / "writing" / "examples"
"""One file for each kind of service, complete enough to be built as it stands."""
PLAIN = "dasar"
"""The example that is taken where none is asked for."""


@dataclass(frozen=True, slots=True)
class NewProcess:
    """What is to be written, and where."""

    changes: Changes
    code: str
    path: Path


def examples() -> list[str]:
    """The keys of all examples, sorted."""
    return sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


def new_process(project: Project, name: str, unit: str | None, example: str | None) -> NewProcess:
    """Prepare a draft of a process and its entry in the map of the office; nothing is written.

    Args:
        project: the project.
        name: the name of the process.
        unit: the name of the unit; None in a project of one office.
        example: the key of an example; None for a short draft.

    Raises:
        CompileError: when the definitions cannot be read.
        MisuseError: when the unit or the example is not known, the name is blank, or the process
            is there already.
    """
    name = " ".join(name.split())
    if not name:
        raise MisuseError("Nama proses masih kosong; tulis misalnya bpmn-gen baru 'Surat masuk'")
    key = example or PLAIN
    if key not in examples():
        near = "; ".join(did_you_mean(key, examples())).replace("m", "M", 1)
        known = ", ".join(one for one in examples() if one != PLAIN)
        raise MisuseError(f"Contoh '{key}' tidak ada. {near + ' ' if near else ''}Pilih: {known}")
    desk = OfficeDesk.of(project, unit)
    if desk.has(name):
        raise MisuseError(f"Proses '{name}' sudah ada pada {desk.unit.nama}")
    code, path = desk.enter(name, lambda code: _draft(key, escaped(name), code))
    return NewProcess(desk.changes, code, path)


def _draft(key: str, name: str, code: str) -> str:
    """The text of an example with the code and name of the new process."""
    editor = Editor((EXAMPLES / f"{key}.yaml").read_text("utf-8"))
    editor.set(("kode",), code)
    editor.set(("nama",), name)
    return editor.text
