"""What a script needs: open a project, check it, compile a process, lay out a file, build.

Everything here is exported by the package itself (``import bpmn_gen``), which loads this module
only when one of its names is used, because the command line has to start at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.commands.build import build
from bpmn_gen.commands.checking import asked_codes, check_project, load_checked
from bpmn_gen.commands.ledger import Outcome
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import CompileError, Diagnostic, Findings, Severity, Span
from bpmn_gen.errors import BpmnGenError, MisuseError
from bpmn_gen.layout import lay_out
from bpmn_gen.relayout import relayout
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import Project, shipped
from bpmn_gen.store.request import Request

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions

__all__ = [
    "BpmnGenError",
    "CompileError",
    "CompiledProcess",
    "Diagnostic",
    "Outcome",
    "Project",
    "Request",
    "Severity",
    "Span",
    "build",
    "check",
    "compile_process",
    "lay_out_bpmn",
    "open_project",
]


@dataclass(frozen=True, slots=True)
class CompiledProcess:
    """One process for one unit, proved sound and laid out."""

    code: str
    """As people write it, e.g. ``CLP.02.02``."""
    name: str
    definitions: Definitions
    """The BPMN model."""
    drawing: Drawing
    """Where everything stands, in px."""
    findings: tuple[Diagnostic, ...]
    """Warnings and notes about the whole project; there are no errors among them."""

    def bpmn(self) -> bytes:
        """The portable BPMN 2.0 file with its diagram."""
        return write_bpmn(self.definitions, self.drawing)


def open_project(folder: Path | str | None = None, output: Path | str | None = None) -> Project:
    """A project on the disk; nothing is read yet.

    Args:
        folder: holds ``process_defs`` and perhaps ``templates``; None for the shipped definitions.
        output: where a build writes; ``output`` in the folder of the project, or in the current
            folder for the shipped definitions.

    Raises:
        MisuseError: when the folder holds no ``process_defs``.
    """
    if folder is None:
        return Project(shipped("process_defs"), Path(output or "output"))
    defs = Path(folder) / "process_defs"
    if not defs.is_dir():
        raise MisuseError(f"Folder definisi '{defs}' tidak ada")
    return Project(defs, Path(output or Path(folder) / "output"))


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Everything that can be found in the definitions of a project, in the order of its files."""
    return check_project(project, ())


def compile_process(
    project: Project, code: str, *, tipe: int | None = None, unit: str | None = None
) -> CompiledProcess:
    """Compile one process for a unit type or a named unit, without writing anything.

    Args:
        project: where its definition is.
        code: of the process, e.g. ``CLP.02.02``.
        tipe: number of a unit type.
        unit: name of a unit; letter case does not matter.  With neither, the first unit type that
            has the process.

    Raises:
        CompileError: when the definitions have errors, or the unit does not have the process.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    (code,) = asked_codes(defs, (code,), findings)
    findings.raise_if_errors()
    for target in _targets(defs, tipe, unit, findings):
        for process in resolve(defs, target, findings):
            if process.code == code:
                definitions = compiled(process, findings)
                findings.raise_if_errors()
                drawing = lay_out(definitions)
                return CompiledProcess(code, process.name, definitions, drawing, tuple(findings))
    findings.error(
        "process-not-applicable", f"proses '{code}' tidak berlaku bagi unit yang diminta"
    )
    raise CompileError(findings)


def _targets(
    defs: DefinitionSet, tipe: int | None, unit: str | None, findings: Findings
) -> tuple[Target, ...]:
    """The unit type or unit that was asked for, else all unit types.

    Raises:
        CompileError: when there is no such type or unit.
    """
    numbers = () if tipe is None else (tipe,)
    chosen = select_targets(defs, numbers, (unit,) if unit else (), findings)
    findings.raise_if_errors()
    return chosen


def lay_out_bpmn(data: bytes) -> bytes:
    """Any BPMN 2.0 file with its diagram drawn anew; all else in it stays as it was.

    Raises:
        CompileError: when the data is no BPMN file that can be laid out.
    """
    findings = Findings()
    drawn = relayout(data, findings)
    if not drawn:
        raise CompileError(findings)
    return drawn
