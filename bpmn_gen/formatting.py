"""Keeps definition files in their canonical form and gives editors their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.json_schema import FOLDER, schema_bytes, schemas
from bpmn_gen.definition.source import read_file
from bpmn_gen.manifest import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.project import Project


def format_project(project: Project, findings: Findings, *, write: bool) -> list[str]:
    """Bring all definition files into canonical form.

    Args:
        project: whose files.
        findings: told what is wrong with files that cannot be read; they are left alone.
        write: whether to write what changes, or only to tell.

    Returns:
        The files that are not in canonical form, or were not before they were written.
    """
    changed = []
    for found in find_files(project.defs, findings):
        data = read_file(found.path, found.label, findings)
        if data is None:
            continue
        formatted = format_text(data, found.kind, findings, found.label)
        if formatted != data:
            changed.append(found.label)
            if write:
                write_atomically(found.path, formatted)
    return changed


def write_schemas(folder: Path) -> list[Path]:
    """Write the JSON Schema of every kind of file into a definition folder.

    Raises:
        OSError: when the folder cannot be written.
    """
    written = []
    for name, schema in schemas().items():
        path = folder / FOLDER / name
        write_atomically(path, schema_bytes(schema))
        written.append(path)
    return written
