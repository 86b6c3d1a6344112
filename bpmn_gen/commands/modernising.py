"""Writes definitions of older projects in the form that newer keys allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.rules.borrowings import borrowings
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.store.project import Project


def modernised(project: Project) -> Changes:
    """Name actors that borrow a role by what they are; nothing is written.

    Raises:
        CompileError: when the definitions have mistakes in their form.
    """
    findings = Findings()
    defs = load(project.defs, findings, shipped("process_defs"))
    if findings.has_errors:
        raise CompileError(findings)
    changes = Changes(project.defs.parent)
    views = [defs, *(defs.seen_by(office.unit) for office in defs.offices.values())]
    paths = {one.path: project.defs / one.relative for one in defs.sources if not one.shipped}
    for view in views:
        for process in view.proses.values():
            label = process.kode.span.path
            if label in paths:
                _rewrite(changes, paths[label], label, process, view)
    return changes


def _rewrite(
    changes: Changes, path: Path, label: str, process: Proses, defs: DefinitionSet
) -> None:
    """Change the actors of one file."""
    found = borrowings(process, defs)
    if not found:
        return
    before = path.read_bytes()
    editor = Editor(before.decode("utf-8-sig"))
    for key, form in found.items():
        where = "pelaku" if key in process.pelaku else "pihak"
        editor.set((where, str(key)), form)
    changes.set(path, editor.text.encode(), before, label)
