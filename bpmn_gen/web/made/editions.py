"""The page of decrees: what each has set, how units stand now, and how the next one is recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, StringConstraints

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.commands.enacting_report import lines
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units, select_targets
from bpmn_gen.diagnostics import CompileError, Findings
from bpmn_gen.edition.naming import date_of, number_of
from bpmn_gen.edition.status import State, Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.made.finding_links import linked
from bpmn_gen.web.made.tasks import EnactTask
from bpmn_gen.web.process.state import Incoming

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.keeping import Kept
    from bpmn_gen.web.made.apart import Apart
    from bpmn_gen.web.process.workshop import Workshop

Name = Annotated[str, StringConstraints(max_length=200)]
OWN_SOPS = {"bawaan": None, "ya": True, "tidak": False}
"""Whether a decree sets the SOPs of units' own processes, as the page says it."""


class Decree(Incoming):
    """A decree that was signed, as a person tells it."""

    nomor: Name
    tanggal: Name
    tipe: Annotated[list[int], Field(max_length=100, default_factory=list)]
    unit: Annotated[list[Name], Field(max_length=2_000, default_factory=list)]
    sop_unit: Literal["bawaan", "ya", "tidak"] = "bawaan"

    def wish(self) -> Wish:
        """The same as the command takes it.

        Raises:
            RefusalError: when number or date are blank or wrong.
        """
        if not self.nomor.strip():
            raise RefusalError("Nomor keputusan masih kosong")
        if not self.tanggal.strip():
            raise RefusalError("Tanggal keputusan masih kosong")
        number, day = number_of(self.nomor), date_of(self.tanggal)
        own = OWN_SOPS[self.sop_unit]
        return Wish(number, day, tuple(self.tipe), tuple(self.unit), own)


class Editions:
    """What the page of decrees shows and does."""

    def __init__(self, workshop: Workshop, apart: Apart) -> None:
        """Look after the decrees of a project."""
        self._workshop, self._apart = workshop, apart

    def page(self) -> dict[str, Any]:
        """All that the page begins with."""
        workshop = self._workshop
        with workshop.turn:
            findings = Findings()
            statuses = Statuses.of(workshop.project, findings)
            trouble, standing = "", []
            try:
                defs = load_checked(workshop.project, Findings())
                standing = [self._unit(defs, one, statuses) for one in self._units(defs, statuses)]
            except CompileError as error:
                trouble = f"{len(error.diagnostics)} galat di definisi; keadaan unit belum terbaca."
            defs = workshop.definitions()
            return {
                "keputusan": [_decree(one) for one in reversed(statuses.kept)],
                "temuan": linked(workshop, findings),
                "galat": trouble,
                "keadaan": standing,
                "tipe": [] if defs.only_offices else list(all_types(defs)),
                "unit": list(all_units(defs)),
            }

    @staticmethod
    def _units(defs: DefinitionSet, statuses: Statuses) -> list[Target]:
        """The units that a build makes, and those that a decree has set."""
        known = {unit.slug for one in statuses.kept for unit in one.edition.units}
        usual = {one.slug for one in select_targets(defs, (), (), Findings())}
        every = (*all_types(defs), *all_units(defs))
        return [one for one in every if one.slug in known | usual]

    @staticmethod
    def _unit(defs: DefinitionSet, target: Target, statuses: Statuses) -> dict[str, Any]:
        """How a unit and its processes stand, and what can be done next."""
        processes = resolve(defs, target, Findings())
        unit = statuses.unit(defs, target, processes, Findings())
        states = [(one.code, one.name, unit.of(one.code).state) for one in processes]
        counts = {state.value: sum(one[2] is state for one in states) for state in State}
        return {
            "nama": target.name,
            "slug": target.slug,
            "kata": unit.whole.words,
            "keadaan": unit.whole.state.value,
            "hitungan": {name: count for name, count in counts.items() if count},
            "berubah": [one[:2] for one in states if one[2] is State.CHANGED],
            "bernomor": unit.whole.edition is not None,
        }

    def preview(self, decree: Decree) -> dict[str, Any]:
        """What a decree would set; nothing is written.

        Raises:
            RefusalError: when it cannot be recorded.
        """
        workshop = self._workshop
        with workshop.turn:
            try:
                found = enact(workshop.project, decree.wish(), _nobody, preview=True)
            except CompileError as error:
                return {
                    "temuan": linked(workshop, error.diagnostics),
                    "kalimat": [],
                    "boleh": False,
                }
            told = [
                *lines(found),
                f"Definisi dibekukan di edisi/{found.slug} dan tidak diubah lagi",
            ]
            return {
                "temuan": linked(workshop, found.findings),
                "kalimat": told,
                "boleh": True,
            }

    def record(self, decree: Decree) -> dict[str, Any]:
        """Record a decree, beside the editor.

        Raises:
            RefusalError: when number or date are wrong, or something else is under way.
        """
        self._apart.start(EnactTask(decree.wish()))
        return {}


def _decree(one: Kept) -> dict[str, Any]:
    """A decree that is recorded, with what it has set."""
    units = [
        {"nama": unit.name, "proses": len(unit.processes), "rancangan": list(unit.drafts)}
        for unit in one.edition.units
    ]
    folder = str(one.folder.resolve())
    return {"sebutan": one.edition.decree_of_day, "folder": folder, "unit": units}


def _nobody(_done: int, _total: int, _what: str) -> None:
    """Nobody watches."""
