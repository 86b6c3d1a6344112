"""The paths that builds of all units would write to, known from names alone.

A check makes no plan, which would take several times as long.  What depends on names that people
give (units, codes, steps, forms) is all here; what has fixed names is shorter than these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.commands.planned_paths import PlannedPath
from bpmn_gen.compiler.executable import make_executable
from bpmn_gen.compiler.target import all_units
from bpmn_gen.decree.letters import letter_names
from bpmn_gen.jobs.letters import FOLDER as LETTERS
from bpmn_gen.jobs.process_map import files_of
from bpmn_gen.maps.survey import FOLDER as MAPS
from bpmn_gen.portal.changes_page import CHANGES
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.store.request import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions

SOP = "sop.xlsx"
UNIT_FILES = (PAGE, CHANGES, "dokumen-peta-proses-bisnis.docx", "peta.pptx")
"""Files of a unit that a code could be taken for."""


@dataclass(slots=True)
class ExpectedPaths:
    """Gathers the paths of units while a check goes through their processes."""

    defs: DefinitionSet
    paths: list[PlannedPath] = field(default_factory=list)
    by_type: dict[int, list[PlannedPath]] = field(default_factory=dict)
    """By number of the unit type: its paths below its folder, which its units have as well."""
    seen: set[str] = field(default_factory=set)
    """Folders of the targets that were gone through."""

    def add(self, target: Target, processes: Sequence[tuple[ResolvedProcess, Definitions]]) -> None:
        """Take a unit type or unit in, with its processes as they are lowered."""
        codes = {process.code for process, _ in processes}
        own = [*self._of_unit(target)]
        for process, definitions in processes:
            executable = make_executable(definitions, target.slug, codes)
            files = files_of("", process.code, FORMATS, executable)
            names = [path.removeprefix("/") for _, path in files]
            letters = letter_names(process, self.defs)
            names += [f"{process.code}/{LETTERS}/{letter}.docx" for letter in letters]
            names += [f"{process.code}/{name}" for name in (SOP, PAGE)]
            own += [PlannedPath(name, process.code, span=process.origin) for name in names]
        self.paths += _in(target, own)
        self.seen.add(target.slug)
        if target.unit is None:
            self.by_type[target.number] = own

    def every(self) -> Iterator[PlannedPath]:
        """All paths, those of named units included that a build makes only when they are named."""
        yield from self.paths
        for target in all_units(self.defs):
            if target.slug not in self.seen and (own := self.by_type.get(target.number)):
                yield from _in(target, own)

    def _of_unit(self, target: Target) -> Iterator[PlannedPath]:
        """The maps of groups of processes, and files of the unit itself."""
        yield from map(PlannedPath, UNIT_FILES)
        peta = self.defs.seen_by(target.unit).peta
        for group in peta.peta if peta else ():
            span = group.kode.span
            yield PlannedPath(
                f"{MAPS}/jaringan-relasi-{group.kode}.svg", str(group.kode), span=span
            )
            yield PlannedPath(f"{MAPS}/peta-level-1-{group.kode}.bpmn", str(group.kode), span=span)


def _in(target: Target, own: Sequence[PlannedPath]) -> Iterator[PlannedPath]:
    """Paths below the folder of a unit type or unit."""
    unit = target.name if target.unit else ""
    for one in own:
        yield PlannedPath(f"{target.slug}/{one.path}", one.kode, unit, one.span)
