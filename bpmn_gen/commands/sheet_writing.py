"""Hands out forms: of a process, or of all that a unit has to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.commands.sheet_subject import fields_of, find_process, find_unit, words_of
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.actors import Actors
from bpmn_gen.sheets.process_form import kept, process_book
from bpmn_gen.sheets.unit_form import unit_book
from bpmn_gen.store.handing_over import hand_over
from bpmn_gen.store.project import shipped

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project

NEW = "baru"
"""Stands for a process that there is not yet."""


def _read(project: Project) -> DefinitionSet:
    """The definitions.

    Raises:
        CompileError: when they have mistakes in their form.
    """
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    findings.raise_if_errors()
    return defs


def write_process_sheet(
    project: Project, code: str, unit: str | None, target: Path, *, overwrite: bool
) -> list[str]:
    """Write the form of a process, or with the code ``baru`` of one that there is not yet.

    Returns:
        What the form cannot hold and stays in the file of the process.

    Raises:
        CompileError: when the definitions have mistakes in their form.
        MisuseError: when there is no such process or unit.
        RefusalError: when the file is there already, or the process is one of the program's.
    """
    defs = _read(project)
    if code == NEW:
        owner, value = str(find_unit(defs, unit).nama), {}
    else:
        found = find_process(project, defs, code, unit)
        owner, value = found.unit, dict(found.value)
    facts = (("kode", str(value.get("kode", ""))), ("unit", owner))
    book = process_book(value, Actors(value, words_of(defs, owner).term), facts)
    hand_over({target: write_form(book, defs.dated)}, overwrite=overwrite)
    return kept(value)


def write_unit_sheet(
    project: Project, unit: str | None, target: Path, *, overwrite: bool
) -> tuple[int, int]:
    """Write the form with all that a unit fills in.

    Returns:
        How many fields it has, and how many of them SOPs print as dots.

    Raises:
        CompileError: when the definitions have mistakes.
        MisuseError: when there is no such unit.
        RefusalError: when the file is there already.
    """
    defs = _read(project)
    fields = fields_of(defs, find_unit(defs, unit))
    hand_over({target: write_form(unit_book(fields), defs.dated)}, overwrite=overwrite)
    return len(fields.texts), len(fields.blank)
