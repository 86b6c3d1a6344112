"""Hands out forms: of a process, or of all that a unit has to fill in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.sheet_definitions import read_definitions
from bpmn_gen.commands.sheet_subject import (
    fields_of,
    find_process,
    left_out,
    named_unit,
    words_of,
)
from bpmn_gen.render.excel.form import write_form
from bpmn_gen.sheets.actors import Actors
from bpmn_gen.sheets.process_form import kept, process_book
from bpmn_gen.sheets.unit_form import unit_book
from bpmn_gen.store.handing_over import hand_over

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.store.project import Project

NEW = "baru"
"""Stands for a process that there is not yet."""


@dataclass(frozen=True, slots=True)
class WrittenBlanks:
    """What the form of a unit asks for."""

    every: int
    """How many fields it has."""
    blank: int
    """How many of them SOPs print as dots."""
    left_out: tuple[str, ...]
    """Codes of processes that are not whole yet, which it does not ask about."""


def write_process_sheet(
    project: Project, code: str, unit: str | None, target: Path, *, overwrite: bool
) -> list[str]:
    """Write the form of a process, or with the code ``baru`` of one that there is not yet.

    Returns:
        What the form cannot hold and stays in the file of the process.

    Raises:
        CompileError: when the process, or what all forms are made of, has mistakes in its form.
        MisuseError: when there is no such process or unit.
        RefusalError: when the file is there already, or the process is one of the program's.
    """
    read = read_definitions(project)
    defs = read.defs
    if code == NEW:
        owner, value = str(named_unit(read, unit).nama), {}
    else:
        found = find_process(project, read, code, unit)
        owner, value = found.unit, dict(found.value)
    facts = (("kode", str(value.get("kode", ""))), ("unit", owner))
    book = process_book(value, Actors(value, words_of(defs, owner).term), facts)
    hand_over({target: write_form(book, defs.dated)}, overwrite=overwrite)
    return list(kept(value).values())


def write_unit_sheet(
    project: Project, unit: str | None, target: Path, *, overwrite: bool
) -> WrittenBlanks:
    """Write the form with all that a unit fills in.

    Raises:
        CompileError: when the unit, or what all forms are made of, has mistakes in its form.
        MisuseError: when there is no such unit.
        RefusalError: when the file is there already.
    """
    read = read_definitions(project)
    defs, chosen = read.defs, named_unit(read, unit)
    fields = fields_of(defs, chosen)
    hand_over({target: write_form(unit_book(fields), defs.dated)}, overwrite=overwrite)
    return WrittenBlanks(len(fields.texts), len(fields.blank), tuple(left_out(defs, chosen)))
