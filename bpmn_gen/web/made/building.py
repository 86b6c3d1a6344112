"""The page on which documents are built, and what it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

from pydantic import Field, StringConstraints

from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.store import output_folder
from bpmn_gen.store.request import FORMATS, Request
from bpmn_gen.web.made.apart import RUNNING
from bpmn_gen.web.made.finding_links import linked
from bpmn_gen.web.made.listed_results import address, listed
from bpmn_gen.web.made.tasks import BuildTask
from bpmn_gen.web.process.state import Incoming

if TYPE_CHECKING:
    from bpmn_gen.web.made.apart import Apart, Progress
    from bpmn_gen.web.made.tasks import Result
    from bpmn_gen.web.process.workshop import Workshop

FORMAT_NAMES = {
    "bpmn": "BPMN (Bizagi, Camunda Modeler)",
    "camunda7": "BPMN untuk mesin Camunda 7",
    "camunda8": "BPMN untuk mesin Camunda 8",
    "svg": "Peta sebagai gambar (SVG)",
    "pdf": "PDF untuk dicetak",
    "docx": "Word: SOP dan surat",
    "xlsx": "Excel: SOP dan tabel",
    "pptx": "PowerPoint: peta sebagai salindia",
}
FOREIGN: Final = "foreign-output"
"""The finding about an output folder that holds files of others."""
MOST_SHOWN: Final = 12
"""Processes whose documents stand beside what a build says; the list below has all."""
OFFER: Final = (
    "pindahkan berkas itu, atau centang 'Pakai folder yang sudah berisi berkas lain' di bawah"
)
DECREES = {"bawaan": None, "ya": True, "tidak": False}
"""Whether the decree is drafted, as the page says it."""
Name = Annotated[str, StringConstraints(max_length=200)]


class Wanted(Incoming):
    """What a person asks for, as ``bpmn-gen build`` takes it."""

    tipe: Annotated[list[int], Field(max_length=100, default_factory=list)]
    unit: Annotated[list[Name], Field(max_length=2_000, default_factory=list)]
    proses: Annotated[list[Name], Field(max_length=500, default_factory=list)]
    format: Annotated[list[Name], Field(max_length=len(FORMATS))]
    keputusan: Literal["bawaan", "ya", "tidak"] = "bawaan"
    ulang: bool = False
    berisi: bool = False
    """Whether a folder may be filled that holds files of others."""

    def request(self) -> Request:
        """The same as a build takes it."""
        return Request(
            tipe=tuple(self.tipe),
            unit=tuple(self.unit),
            proses=tuple(one.strip() for one in self.proses if one.strip()),
            formats=tuple(one for one in FORMATS if one in self.format),
            keputusan=DECREES[self.keputusan],
            force=self.ulang,
            into_filled=self.berisi,
        )


class Nothing(Incoming):
    """A question that says nothing."""


class Building:
    """What the page of a build shows and does."""

    def __init__(self, workshop: Workshop, apart: Apart) -> None:
        """Look after the builds of a project."""
        self._workshop, self._apart = workshop, apart

    def page(self, process: str) -> dict[str, Any]:
        """All that the page begins with.

        Args:
            process: the code of a process that somebody comes from; empty for all.
        """
        workshop = self._workshop
        with workshop.turn:
            defs = workshop.definitions()
            units = list(all_units(defs))
            return {
                "tipe": [] if defs.only_offices else list(all_types(defs)),
                "unit": units,
                "semua": self._usual(len(units)),
                "format": FORMAT_NAMES,
                "kode": sorted({str(one.kode) for one in workshop.processes(defs).values()}),
                "proses": process,
                "draf": drafts_of(workshop),
                "jalan": self.told(),
                "hasil": listed(workshop),
                "portal": address(PAGE) if (workshop.project.output / PAGE).is_file() else "",
                "folder": str(workshop.project.output.resolve()),
                "terisi": foreign_in(workshop),
            }

    def _usual(self, units: int) -> str:
        """What a build without choices makes, in words."""
        defs = self._workshop.definitions()
        owned = sum(defs.office_of(one.unit) is not None for one in all_units(defs))
        if defs.only_offices:
            return f"{owned} unit dalam proyek ini"
        types = f"{len(defs.tipe_unit)} tipe unit"
        return f"{types} dan {owned} unit yang mempunyai folder" if owned and units else types

    def start(self, wanted: Wanted) -> dict[str, Any]:
        """Begin a build.

        Raises:
            RefusalError: when another one is under way.
        """
        self._apart.start(BuildTask(wanted.request()))
        return {}

    def stop(self, _nothing: Nothing) -> dict[str, Any]:
        """End the build that is under way."""
        self._apart.stop()
        return {}

    def told(self) -> dict[str, Any] | None:
        """The task that is under way, or was last, as the page shows it; None where none was."""
        seen = self._apart.progress
        return None if seen is None else self._as_data(seen)

    def _as_data(self, seen: Progress) -> dict[str, Any]:
        """Progress as data for a script; findings come at the end."""
        data: dict[str, Any] = {
            "nomor": seen.number,
            "judul": seen.title,
            "keadaan": seen.state,
            "selesai": seen.step.done,
            "semua": seen.step.total,
            "bagian": seen.part,
            "nama": seen.step.what,
            "detik": round(seen.seconds),
        }
        if seen.state != RUNNING:
            with self._workshop.turn:
                data["temuan"] = [
                    one | {"saran": [OFFER]} if one["kode"] == FOREIGN else one
                    for one in linked(self._workshop, seen.result.findings)
                ]
            data["kalimat"] = list(seen.result.sentences)
            data["jalan"] = seen.result.ways
            data["tertentu"] = bool(seen.result.only)
            data["dibuat"] = self._made_of(seen.result) if seen.result.only else []
        return data

    def _made_of(self, result: Result) -> list[dict[str, Any]]:
        """The documents of the processes that alone were made, by process and unit."""
        codes = {one.casefold() for one in result.only}
        return [
            {
                "nama": " ".join(filter(None, (process.code, process.name))),
                "unit": unit.name,
                "berkas": process.documents,
            }
            for unit in listed(self._workshop)
            if not result.units or unit.name in result.units
            for process in unit.processes
            if process.code.casefold() in codes
        ][:MOST_SHOWN]


def drafts_of(workshop: Workshop) -> list[str]:
    """The names of processes that are not saved, and the files of units."""
    defs = workshop.definitions()
    known = workshop.processes(defs)
    files = (*workshop.files(defs), *workshop.identities(defs).values())
    drafts = [one for one in files if workshop.drafts.path_of(one).exists()]
    return [str(known[one].nama) if one in known else one for one in drafts]


def foreign_in(workshop: Workshop) -> str:
    """Why an output folder is not filled unless somebody insists; empty where it may be."""
    found = output_folder.objection(workshop.project.output)
    if found is None or found.code != FOREIGN:
        return ""
    return f"{found.message[:1].upper()}{found.message[1:]}"
