"""Keeps definition files in their canonical form and gives editors their schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.discovery import find_files, label_of
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.json_schema import FOLDER, schema_bytes, schemas
from bpmn_gen.definition.load import kind_of_path
from bpmn_gen.definition.source import read_file
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.disk import digest, write_atomically
from bpmn_gen.store.handing_over import permit
from bpmn_gen.store.origins import note_origins, origins
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bpmn_gen.definition.kinds import Kind
    from bpmn_gen.store.project import Project


INVISIBLE = "invisible-character"
"""The finding about what formatting takes out of a file."""


def formatted(
    project: Project, findings: Findings, paths: Sequence[Path] = (), *, write: bool
) -> Changes:
    """The definition files that are not in canonical form, with what they should be.

    Args:
        project: whose files.
        findings: told what is wrong with files that cannot be read; they are left alone.
        paths: files and folders, inside the project or not; none: all files of the project.
        write: whether the changes will be written; findings that this mends are then left out.
    """
    root = project.defs.parent
    changes = Changes(None if paths and not _are_inside(paths, root) else root)
    for path, label, kind in _chosen(project, paths, findings):
        found = Findings()
        data = read_file(path, label, found)
        text = data if data is None else format_text(data, kind, found, label)
        changes.set(path, text, data, label)
        mended = write and text != data
        findings.extend(one for one in found if not (mended and one.code == INVISIBLE))
    return changes


def _are_inside(paths: Sequence[Path], root: Path) -> bool:
    """Whether all of some files and folders lie in a project."""
    return all(path.resolve().is_relative_to(root.resolve()) for path in paths)


def _chosen(
    project: Project, paths: Sequence[Path], findings: Findings
) -> list[tuple[Path, str, Kind]]:
    """The files to look at, each once, with their labels and kinds."""
    if not paths:
        found = find_files(project.defs, findings)
        findings.extend(one.told(is_missed=False) for one in found.strays)
        return [(one.path, one.label, one.kind) for one in found.files]
    chosen: dict[Path, None] = {}
    for path in paths:
        chosen |= dict.fromkeys(sorted(path.rglob("*.yaml")) if path.is_dir() else (path,))
    return [(path, label_of(path), kind_of_path(path, project.defs)) for path in chosen]


def write_schemas(folder: Path, *, overwrite: bool = False) -> list[Path]:
    """Write the JSON Schema of every kind of file into a definition folder.

    Args:
        folder: the definition folder.
        overwrite: whether to replace schemas that somebody edited, too.

    Raises:
        RefusalError: when somebody edited one; none is written then.
        OSError: when the folder cannot be written.
    """
    place = folder / FOLDER
    contents = {place / name: schema_bytes(schema) for name, schema in schemas().items()}
    known = origins(place)
    ours = {path: {digest(content), known.get(path.name)} for path, content in contents.items()}
    for path in contents:
        is_touched = not path.is_file() or digest(path.read_bytes()) not in ours[path]
        permit(path, overwrite=overwrite or not is_touched)
    for path, content in contents.items():
        write_atomically(path, content)
    note_origins(place, contents)
    return list(contents)
