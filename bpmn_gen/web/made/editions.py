"""The page of decrees: what each has set, how units stand now, and how the next one is recorded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from bpmn_gen.commands import unrecorded
from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.enacting import Wish, enact
from bpmn_gen.commands.enacting_report import lines
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import all_types, all_units, select_targets
from bpmn_gen.definition.dates import spoken_date
from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.import_doubts import CODE as DOUBT
from bpmn_gen.diagnostics import CompileError, Findings, Severity
from bpmn_gen.edition.naming import date_of, number_of
from bpmn_gen.edition.status import State, Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.made.building import drafts_of
from bpmn_gen.web.made.finding_links import linked
from bpmn_gen.web.made.tasks import EnactTask
from bpmn_gen.web.process.state import Incoming

if TYPE_CHECKING:
    from bpmn_gen.commands.enacting import Enacted
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.keeping import Kept
    from bpmn_gen.web.made.apart import Apart
    from bpmn_gen.web.process.workshop import Workshop

Name = Annotated[str, StringConstraints(max_length=200)]
OWN_SOPS = {"bawaan": None, "ya": True, "tidak": False}
"""Whether a decree sets the SOPs of units' own processes, as the page says it."""

UNCHOSEN: Final = "drafts-not-set"
"""The finding about processes of units that the decree may or may not set."""
MOST_NAMED: Final = 5
"""Drafts that are named."""
_WORDS: Final = {
    "tambahkan --sop-unit bila": "pilih 'Ikut ditetapkan' pada 'SOP milik unit sendiri' bila",
    "atau --tanpa-sop-unit bila": "atau 'Tidak ditetapkan' bila",
    "dengan --unit": "pada 'Unit yang ditetapkan'",
    "--nomor": "nomornya",
    "--tanggal": "tanggalnya",
    " (--unit boleh berulang)": "",
}
"""What hints of the command call what the page has."""


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
                "terputus": self._cut_short(),
                "keadaan": standing,
                "tipe": [] if defs.only_offices else list(all_types(defs)),
                "unit": list(all_units(defs)),
            }

    def _cut_short(self) -> list[str]:
        """Of each decree that outputs bear although it is not recorded, a sentence."""
        project = self._workshop.project
        return [one.message for one in unrecorded.told(project, unrecorded.pending(project))]

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
            wish = decree.wish()
            try:
                found = enact(workshop.project, wish, _nobody, preview=True)
            except RefusalError as error:
                raise RefusalError(_worded(str(error)), *map(_worded, error.hints)) from error
            except CompileError as error:
                return {
                    "temuan": _on_page(linked(workshop, error.diagnostics)),
                    "kalimat": [],
                    "boleh": False,
                }
            told = [
                *lines(found),
                f"Definisi dibekukan di edisi/{found.slug} dan tidak diubah lagi",
                *_ahead(wish.day),
                *self._undecided(found),
                *self._left_out(),
            ]
            findings = [
                # What a preview only warns of stops the recording as long as nobody has chosen.
                replace(one, severity=Severity.ERROR)
                if one.code == UNCHOSEN and wish.own_sops is None
                else one
                for one in found.findings
            ]
            return {
                "temuan": _on_page(linked(workshop, findings)),
                "kalimat": told,
                "boleh": all(one.severity is not Severity.ERROR for one in findings),
            }

    def _undecided(self, found: Enacted) -> list[str]:
        """What an import left open in definitions that would be set."""
        folder = self._workshop.project.defs
        names = {label_of(folder / name): name for name in found.definitions}
        open_ones = [
            one for one in found.findings
            if one.code == DOUBT and one.span is not None and one.span.path in names
        ]  # fmt: skip
        told = [
            f"{one.message[:1].upper()}{one.message[1:]} ({names[one.span.path]})"
            for one in open_ones[:MOST_NAMED]
            if one.span is not None
        ]
        if left := len(open_ones) - len(told):
            told.append(f"Dan {left} hal lagi dari impor yang masih perlu diperiksa")
        return told

    def _left_out(self) -> list[str]:
        """What is not saved yet, and so is not set."""
        names = drafts_of(self._workshop)
        if not names:
            return []
        more = f"; dan {len(names) - MOST_NAMED} lagi" if len(names) > MOST_NAMED else ""
        listed = "; ".join(names[:MOST_NAMED])
        return [
            f"Belum disimpan, jadi tidak ikut ditetapkan: {listed}{more}. Simpan dahulu bila perlu"
        ]

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


def _ahead(day: dt.date) -> list[str]:
    """What is said of a day that has not come here."""
    if day <= dt.datetime.now().astimezone().date():
        return []
    return [f"Tanggal keputusan, {spoken_date(day)}, sesudah hari ini; periksa tanggalnya"]


def _on_page(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Findings whose hints name what is on the page in the place of options of the command."""
    return [one | {"saran": [_worded(hint) for hint in one["saran"]]} for one in told]


def _worded(text: str) -> str:
    """A sentence of the command in the words of the page."""
    for words, ours in _WORDS.items():
        text = text.replace(words, ours)
    return text


def _nobody(_done: int, _total: int, _what: str) -> None:
    """Nobody watches."""
