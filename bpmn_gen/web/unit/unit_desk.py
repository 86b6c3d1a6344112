"""A unit while it is edited: what its page says, its maps, its blanks and its findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.printed_blanks import printed_blanks
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.sheets.unit_fields import unit_fields
from bpmn_gen.store.project import shipped
from bpmn_gen.web.process.told import told_cells, told_elsewhere, told_once, told_texts
from bpmn_gen.web.process.workshop import Said, value_of
from bpmn_gen.web.unit.unit_grid import TakenUnit, path_of, rows_of, take_unit, unit_state
from bpmn_gen.web.unit.unit_picture import draw_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.value import Value
    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.sheets.unit_fields import UnitFields
    from bpmn_gen.web.process.state import SentUnit
    from bpmn_gen.web.process.workshop import Workshop


@dataclass(frozen=True)
class Look:
    """A unit as definitions have it."""

    defs: DefinitionSet
    target: Target
    processes: tuple[ResolvedProcess, ...]
    statuses: Statuses

    @cached_property
    def status(self) -> UnitStatus:
        """How the unit stands."""
        return self.statuses.unit(self.defs, self.target, self.processes, Findings())

    @cached_property
    def fields(self) -> UnitFields:
        """All that it fills in, apart from what processes ask that are not whole yet."""
        broken = self.defs.seen_by(self.target.unit).incomplete
        whole = [one for one in self.processes if one.code not in broken]
        return unit_fields(self.target, whole, self.defs)

    def blank(self) -> list[list[str]]:
        """The cells that stand as blanks in its SOPs: table, key of the row, column."""
        found = printed_blanks(self.defs, self.target, self.processes, self.status).blanks
        empty = {one.key for one in found}
        return [
            [name, row.key, column]
            for name, rows in rows_of(self.fields).items()
            for row in rows
            for column in row.said
            if column != "satuan" and path_of(name, row.key, column) in empty
        ]


@dataclass(frozen=True)
class ReadUnit(Said[TakenUnit]):
    """What the page of a unit says."""

    @property
    def value(self) -> Mapping[str, Value]:
        """The file of the unit as it would be."""
        return self.taken.value


class UnitDesk:
    """The units of a project that is edited."""

    def __init__(self, workshop: Workshop) -> None:
        """Nothing is read yet."""
        self.workshop = workshop
        self._known: tuple[str, str, bytes, Look] | None = None

    def file_of(self, slug: str) -> str:
        """The file that says who an office is.

        Raises:
            RefusalError: when there is no such office.
        """
        found = self.workshop.identities(self.workshop.definitions()).get(slug)
        if found is None:
            self.workshop.path_of(f"unit/{slug}/unit.yaml")
            raise RefusalError(
                f"Unit '{slug}' tidak ada di proyek ini; mungkin foldernya berganti nama"
            )
        return found

    def look(self, relative: str, text: bytes) -> Look | None:
        """The unit whose file would say something; None where that says no unit."""
        project = self.workshop.project
        defs = load(project.defs, Findings(), shipped("process_defs"), {relative: text})
        office = defs.offices.get(office_folder(relative))
        if office is None or office.unit not in defs.unit:
            return None
        tipe = defs.tipe_unit.get(int(office.unit.tipe))
        if tipe is None:
            return None
        target = Target(tipe, office.unit)
        statuses = Statuses.of(project, Findings())
        return Look(defs, target, tuple(resolve(defs, target, Findings())), statuses)

    def began(self, relative: str, base: bytes) -> Look:
        """The unit as its page began with it.

        Raises:
            RefusalError: when its file has mistakes in its form.
        """
        inputs = self.workshop.inputs
        if self._known is None or self._known[:3] != (inputs, relative, base):
            found = self.look(relative, base)
            if found is None:
                raise self.workshop.why_unreadable(relative)
            self._known = inputs, relative, base, found
        return self._known[3]

    def read(self, sent: SentUnit) -> ReadUnit:
        """What a page says.

        Raises:
            RefusalError: when nobody knows any more what it began with.
        """
        self.workshop.path_of(sent.berkas, sent.sidik)
        base = self.workshop.base_of(sent)
        before = value_of(base)
        fields = self.began(sent.berkas, base).fields
        return ReadUnit(sent.berkas, base, before, take_unit(sent.isi, fields, before))

    def state(self, relative: str, content: bytes) -> dict[str, Any]:
        """A unit as its page holds it, of what its file says."""
        return unit_state(self.began(relative, content).fields, value_of(content))

    def picture(self, sent: SentUnit) -> dict[str, Any]:
        """A map of the unit as its page says, its blanks, and what is wrong in its cells.

        It does not wait for its turn, because it changes nothing.
        """
        read = self.read(sent)
        return {"temuan": told_cells(read.taken), **self._shown(read, sent.peta)}

    def findings(self, sent: SentUnit) -> dict[str, Any]:
        """All findings about what a page says, with map and blanks."""
        with self.workshop.turn:
            read = self.read(sent)
            own, others = self.workshop.judged(read)
            texts = told_texts(own, read.root, read.taken)
            return {
                "temuan": told_once(told_cells(read.taken), texts),
                "lain": told_elsewhere(others),
                **self._shown(read, sent.peta),
            }

    def _shown(self, read: ReadUnit, wanted: str) -> dict[str, Any]:
        """What is seen of a unit beside its tables; nothing where mistakes keep it from that."""
        found = self.look(read.relative, read.text)
        if found is None:
            return {"gambar": None, "kosong": None}
        links = self.links(found)
        notices = found.statuses.map_notices(found.status, found.defs.daerah)
        drawn = draw_map(found.defs, found.target, found.processes, notices, wanted, links)
        return {"gambar": drawn, "kosong": found.blank()}

    def links(self, found: Look) -> dict[str, str]:
        """The files of the processes of a unit by their codes; none of the program's own."""
        seen = found.defs.seen_by(found.target.unit).proses
        own = self.workshop.own_files(found.defs)
        return {
            one.code: own[seen[one.code].kode.span.path]
            for one in found.processes
            if one.code in seen and seen[one.code].kode.span.path in own
        }
