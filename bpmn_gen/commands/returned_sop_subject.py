"""Which process and unit an SOP of this program tells, and what it looked like when it was made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.commands.checking import known_codes
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units, target_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.sop_files import UnreadableFileError, open_file, opened, sheets_of, state_of, title_of
from bpmn_gen.sop_reading.reading import read_sops
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store import manifest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop_files.package import OfficeFile
    from bpmn_gen.sop_reading.read_sop import ReadSop
    from bpmn_gen.store.project import Project


@dataclass(frozen=True, slots=True)
class SopSubjects:
    """Finds the processes of SOPs in one state of the definitions."""

    project: Project
    defs: DefinitionSet
    unit: str | None = None
    """The unit whose SOPs they are; else their folders name it."""
    _resolved: dict[str, dict[str, ResolvedProcess]] = field(default_factory=dict)
    """By unit or type: its processes by the codes of their SOPs."""

    def process_of(self, path: Path, file: OfficeFile) -> ResolvedProcess | None:
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
        found = (self.sops_of(target).get(words[0]) for target in meant)
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

    def sops_of(self, target: Target) -> dict[str, ResolvedProcess]:
        """The processes of a unit by the codes of their SOPs."""
        if target.slug not in self._resolved:
            self._resolved[target.slug] = {
                sop_code(self.defs.daerah, process.code).casefold(): process
                for process in resolve(self.defs, target, Findings())
            }
        return self._resolved[target.slug]

    def original(self, process: ResolvedProcess, path: Path) -> list[ReadSop]:
        """The SOP as it would be made now, read like any other."""
        templates = sop_templates(self.project, self.defs, Findings())
        planner = SopPlanner(self.defs, (_kind(path),), templates, "")
        target, every = process.target, [*self.sops_of(process.target).values()]
        statuses = Statuses.of(self.project, Findings())
        planner.statuses[target.slug] = statuses.unit(self.defs, target, every, Findings())
        job = next(planner.job(process, "", compiled(process, Findings())))
        return read_sops(sheets_of(opened(next(job.render())))[0])

    def built(
        self, process: ResolvedProcess, path: Path, now: ReadSop, state: str
    ) -> ReadSop | None:
        """The SOP as the last build wrote it, where that says something else than one of now.

        None, too, where that was made of another ``state`` than the SOP that came back.
        """
        for one in manifest.read(self.project.output).values():
            is_it = one.kode == process.code and one.target == process.target.slug
            if is_it and one.kind == _kind(path) and manifest.is_whole(self.project.output, one):
                file = opened((self.project.output / one.path).read_bytes())
                found = read_sops(sheets_of(file)[0])
                is_its = not state or state_of(file) in ("", state)
                return found[0] if is_its and len(found) == 1 and found[0] != now else None
        return None


def sent_out(path: Path) -> ReadSop:
    """The SOP that the user gave.

    Raises:
        RefusalError: when it holds none.
        UnreadableFileError: when it is damaged.
    """
    found = read_sops(sheets_of(open_file(path))[0])
    if len(found) != 1:
        raise RefusalError(f"'{path.name}' tidak memuat satu SOP")
    return found[0]


def _kind(path: Path) -> str:
    """The kind of artefact that an SOP is."""
    return "docx" if path.suffix.casefold() == ".docx" else "xlsx"
