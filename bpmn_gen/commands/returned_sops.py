"""SOPs of this program that staff edited in Word or Excel: changes are offered to definitions.

The SOP is made anew from its definition, in memory, and both are read by the same reader.  What the
two say differently is what somebody changed.  A change is written only where the definition says
word for word what the SOP said; everything else is told, because texts of a definition may stand
for many units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.commands.checking import known_codes
from bpmn_gen.commands.sheet_subject import find_unit, own_file
from bpmn_gen.commands.sop_changes import (
    Edit,
    ReturnedSop,
    compare_flow,
    compare_identity,
    pairs_of,
    row_told,
    texts_of,
    told,
)
from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units, target_of
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.sop.rows import flowchart
from bpmn_gen.sop_files import UnreadableFileError, opened, sheets_of, title_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.values import as_plain, items

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.changes import Changes
    from bpmn_gen.writing.places import Path as Place
    from bpmn_gen.writing.values import Value

_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "kegiatan": ("kegiatan", "keputusan", "selesai", "mulai"),
    "kelengkapan": ("kelengkapan",),
    "waktu": ("waktu",),
    "output": ("keluaran",),
    "keterangan": ("keterangan",),
}
"""Keys of a step in which the words of each column stand."""
_PLACEHOLDER: Final = "{"


@dataclass(frozen=True, slots=True)
class OwnSops:
    """Knows the SOPs of a project again."""

    project: Project
    defs: DefinitionSet
    changes: Changes
    """Take what can be written."""
    unit: str | None = None
    """The unit whose SOPs they are; else their folders name it."""
    _resolved: dict[str, dict[str, ResolvedProcess]] = field(default_factory=dict)
    """By unit or type: its processes by the codes of their SOPs."""

    def returned(self, path: Path, file: OfficeFile) -> ReturnedSop | None:
        """Compare a file with what its definition says now; None where it is none of this project.

        Args:
            path: the file.
            file: the same, opened.

        Raises:
            MisuseError: when the unit is not known.
            UnreadableFileError: when the file is damaged.
        """
        process = self._process_of(path, file)
        if process is None:
            return None
        found = ReturnedSop(path.as_posix(), process)
        edited, original = read_sops(sheets_of(file)[0]), self._original(process, path)
        if len(edited) == len(original) == 1:
            compare_identity(found, edited[0].identity, original[0].identity)
            compare_flow(found, edited[0], original[0])
            self._write(found, edited[0], original[0])
        else:
            found.remarks.append("tabelnya tidak terbaca lagi sebagai satu SOP")
        return found

    def _process_of(self, path: Path, file: OfficeFile) -> ResolvedProcess | None:
        """The process whose SOP the title of a file names, for the unit that it was made for."""
        try:
            words = title_of(file).casefold().split()
        except UnreadableFileError:
            return None  # whose SOP it is cannot be told, but it may still be read
        if not words or words[0] not in self._codes():
            return None
        slugs = {folder.name for folder in path.resolve().parents}
        targets = list(self._targets())
        meant = [one for one in targets if one.slug in slugs] or targets
        found = (self._sops_of(target).get(words[0]) for target in meant)
        return next((one for one in found if one is not None), None)

    def _codes(self) -> frozenset[str]:
        """The codes of all SOPs, in small letters: most titles are of something else."""
        return frozenset(
            sop_code(self.defs.daerah, code).casefold() for code in known_codes(self.defs).values()
        )

    def _targets(self) -> Iterator[Target]:
        """Units first, because an office knows its own SOPs; then types."""
        if self.unit is not None:
            yield target_of(self.defs, find_unit(self.defs, self.unit))
            return
        yield from all_units(self.defs)
        yield from all_types(self.defs)

    def _sops_of(self, target: Target) -> dict[str, ResolvedProcess]:
        """The processes of a unit by the codes of their SOPs."""
        if target.slug not in self._resolved:
            self._resolved[target.slug] = {
                sop_code(self.defs.daerah, process.code).casefold(): process
                for process in resolve(self.defs, target, Findings())
            }
        return self._resolved[target.slug]

    def _original(self, process: ResolvedProcess, path: Path) -> list[ReadSop]:
        """The SOP as it would be made now, read like any other."""
        kind = "docx" if path.suffix.casefold() == ".docx" else "xlsx"
        templates = sop_templates(self.project, self.defs, Findings())
        job = next(SopPlanner(self.defs, (kind,), templates, "").job(process, ""))
        return read_sops(sheets_of(opened(next(job.render())))[0])

    def _write(self, found: ReturnedSop, edited: ReadSop, original: ReadSop) -> None:
        """Note what rows say otherwise, and write what the definition says word for word."""
        process = found.process
        seen = self.defs.seen_by(process.target.unit)
        chart = flowchart(process, merge_events=brief_of(process, seen).merge_events)
        ids = [row.id for row in chart.rows] if len(chart.rows) == len(original.steps) else []
        # Outside of a project the definitions of the program stand in, which are never written.
        is_ours = not self.project.uses_shipped
        path = own_file(self.project, self.defs, process.origin.path) if is_ours else None
        text = self.changes.content_of(path) if path is not None else None
        editor = Editor(text.decode("utf-8-sig")) if text is not None else None
        for new, old in pairs_of(edited, original):
            row, said = original.steps[old], texts_of(original.steps[old])
            for column, value in texts_of(edited.steps[new]).items():
                if value == said[column]:
                    continue
                place = _place(editor, ids[old], column, said[column]) if editor and ids else None
                if editor is not None and place is not None:
                    editor.set(place, value)
                before, after = told(said[column]), told(value)
                written = place is not None
                edit = Edit(row_told(row), column, before, after, is_written=written)
                found.edits.append(edit)
        if path is None or editor is None or not any(edit.is_written for edit in found.edits):
            return
        owner = self.defs.office_of(process.target.unit)
        if owner is None or process.code not in owner.proses:
            found.remarks.append(
                "definisinya dipakai bersama: perubahan berlaku bagi semua unitnya"
            )
        self.changes.set(path, editor.text.encode(), path.read_bytes(), label_of(path))


def _place(editor: Editor, step: str, column: str, was: Value) -> Place | None:
    """Where the definition says word for word what a row said; None where it does not."""
    path = next(_step_places(editor.value(()), (), step), None)
    for key in _FIELDS[column] if path is not None else ():
        place = (*(path or ()), key)
        if not editor.has(place):
            continue
        value = as_plain(editor.value(place))
        said = value if isinstance(value, list) or isinstance(was, str) else [value]
        if said == was and _PLACEHOLDER not in str(value):
            return place
    return None


def _step_places(value: Value, path: Place, step: str) -> Iterator[Place]:
    """Where the step with an id stands, at any depth."""
    if isinstance(value, Mapping):
        if value.get("id") == step:
            yield path
        for key, inner in value.items():
            yield from _step_places(inner, (*path, key), step)
    elif not isinstance(value, str):
        for number, inner in enumerate(items(value)):
            yield from _step_places(inner, (*path, number), step)
