"""Takes processes of a BPMN file of others into an office: drafts, entered in its map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.new_process import Wanted, place_process
from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler import drafts_of
from bpmn_gen.decompiler.catalogue import Catalogue
from bpmn_gen.decompiler.yaml_text import write_yaml
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.changes import Changes
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.recoding import recode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bpmn_gen.decompiler import DefinitionDraft, Refusal
    from bpmn_gen.interchange import Imported
    from bpmn_gen.store.project import Project


_UNWRITTEN: Final = "# Menunggu kode."
"""Stands for a definition until the codes of all are known, because they may call each other."""


@dataclass(frozen=True, slots=True)
class DrawnFile:
    """A file with the drafts of its processes."""

    imported: Imported
    drafts: tuple[DefinitionDraft, ...]
    refusals: tuple[Refusal, ...]
    """Processes of which no draft can be made."""

    @property
    def notes(self) -> list[str]:
        """What somebody should look at, each once."""
        return list(dict.fromkeys(note for draft in self.drafts for note in draft.notes))


def read_drawn(project: Project, path: Path, name: str, findings: Findings) -> DrawnFile | None:
    """Read a file and draft its processes; None where it cannot be read.

    Args:
        project: whose names are known.
        path: the file.
        name: what drafts call it.
        findings: gets what is wrong with it.

    Raises:
        OSError: when it cannot be read.
    """
    imported = import_bpmn(path.read_bytes(), findings, path.as_posix())
    if imported is None:
        return None
    defs = load(project.defs, Findings(), shipped("process_defs"))
    drafts, refusals = drafts_of(imported.definitions, Catalogue.of(defs), name)
    return DrawnFile(imported, drafts, refusals)


def place_drawn(
    project: Project,
    unit: str | None,
    drafts: Sequence[tuple[str, DefinitionDraft]],
    source: str,
    decided: Mapping[str, str],
) -> tuple[Changes, list[Path]]:
    """Prepare to take in all processes of a file, which may call each other; nothing is written.

    Args:
        project: takes them in.
        unit: the unit that they belong to; None in a project of one office.
        drafts: each with the name that it is to have.
        source: the file, as the head of definitions names it.
        decided: what somebody answered, by the note.

    Raises:
        MisuseError: when the unit is not known, or has a process of such a name.
    """
    defs = load(project.defs, Findings(), shipped("process_defs"))
    changes = Changes(project.defs.parent)
    placed = [
        place_process(project, defs, Wanted(name, unit), lambda _: _UNWRITTEN, changes)
        for name, _ in drafts
    ]
    codes = {draft.code: made.code for (_, draft), made in zip(drafts, placed, strict=True)}
    for (name, draft), made in zip(drafts, placed, strict=True):
        head = [f"Dibaca dari '{source}'."]
        head += [f"Diperiksa: {one}. {decided[one]}." for one in draft.notes if one in decided]
        head += [f"Periksa: {one}." for one in draft.notes if one not in decided]
        editor = Editor(write_yaml({**draft.said, "nama": escaped(name)}, head))
        recode(editor, codes)
        changes.set(made.path, editor.text.encode(), None, label_of(made.path))
    return changes, [one.path for one in placed]
