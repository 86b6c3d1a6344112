"""The pages of a review: what changed in a unit since its last decree, the reasons, the notes."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import StringConstraints

from bpmn_gen.commands.checking import load_checked
from bpmn_gen.commands.review_pages import pictures_of
from bpmn_gen.commands.review_reasoning import give_reason
from bpmn_gen.commands.reviewing import Purpose, review_units
from bpmn_gen.compiler.target import all_types, all_units
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.portal.listing import format_of
from bpmn_gen.review.reasons import Reason
from bpmn_gen.web.made.finding_links import linked
from bpmn_gen.web.made.listed_results import address
from bpmn_gen.web.made.tasks import ReviewTask
from bpmn_gen.web.process.state import Incoming

if TYPE_CHECKING:
    from bpmn_gen.commands.reviewing import Outcome, Reviewed
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.review.change import Change
    from bpmn_gen.web.made.apart import Apart
    from bpmn_gen.web.process.workshop import Workshop

Slug = Annotated[str, StringConstraints(pattern=r"^(tipe|unit)-[a-z0-9-]{1,200}$")]
Words = Annotated[str, StringConstraints(max_length=4_000)]
NAMES = {
    "matriks-perubahan": "Matriks perubahan",
    "berita-acara-reviu": "Berita acara reviu",
    "peta-sebelum-sesudah": "Peta sebelum dan sesudah",
    "penilaian-sop": "Formulir penilaian SOP",
    "catatan": "Catatan dan tanggapannya",
}
"""What the files of a review are called, by the start of their names."""
UNKNOWN = "Unit itu tidak ada di proyek ini"


class SentReason(Incoming):
    """What somebody says of a change, and what the page knew before."""

    unit: Slug
    kunci: Annotated[str, StringConstraints(max_length=500)]
    alasan: Words
    dasar: Words
    alasan_lama: Words
    dasar_lama: Words


class SentUnit(Incoming):
    """A unit."""

    unit: Slug


class Pictured(SentUnit):
    """Of what pictures are wanted."""

    kode: Annotated[str, StringConstraints(max_length=100)]
    """Of a process; empty for the unit itself."""


class Reviews:
    """What the pages of reviews show and do."""

    def __init__(self, workshop: Workshop, apart: Apart) -> None:
        """Look after the reviews of a project."""
        self._workshop, self._apart = workshop, apart
        self._turn = threading.Lock()
        self._seen: dict[str, tuple[str, Reviewed]] = {}

    def listed(self) -> dict[str, Any]:
        """The units that a decree has set."""
        statuses = Statuses.of(self._workshop.project, Findings())
        slugs = {unit.slug for one in statuses.kept for unit in one.edition.units}
        units = [one for one in self._targets() if one.slug in slugs]
        return {"unit": [{"nama": one.name, "slug": one.slug} for one in units]}

    def page(self, slug: str) -> dict[str, Any]:
        """All that the page of one unit begins with.

        Raises:
            RefusalError: when there is no such unit, or nothing to compare it with.
            CompileError: when definitions, editions or reasons have errors.
        """
        outcome = self._looked(slug)
        one = outcome.units[0]
        groups: dict[str, list[dict[str, Any]]] = {}
        names: dict[str, str] = {}
        for number, change in enumerate(one.result.changes, 1):
            groups.setdefault(change.code, []).append(self._change(number, change, one))
            names.setdefault(change.code, change.name)
        return {
            "slug": slug,
            "nama": one.unit,
            "sejak": one.since,
            "banyak": len(one.result.changes),
            "kurang": one.lacking,
            "kelompok": [
                {"kode": code, "nama": names[code], "perubahan": groups[code]}
                for code in sorted(groups)
            ],
            "catatan": [
                {"proses": note.process, "langkah": note.step, "dari": note.note.sender,
                 "tanggal": note.note.day, "kata": note.note.words,
                 "tanggapan": one.notes.answers.get(note.key, "")}
                for note in one.notes.listed
            ],
            "berkas": self._files(one),
            "temuan": linked(self._workshop, outcome.findings),
            "alasan_di": str(one.place.reasons.resolve()),
        }  # fmt: skip

    @staticmethod
    def _change(number: int, change: Change, one: Reviewed) -> dict[str, Any]:
        """One change as the page shows it."""
        own = one.reasons.given.get(change.key, Reason())
        shared = one.reasons.shared.get(change.key, Reason())
        return {
            "nomor": number,
            "kunci": change.key,
            "kalimat": change.sentence,
            "semula": change.before,
            "menjadi": change.after,
            "objek": [scope.value for scope in change.scopes],
            "akibat": list(change.effects),
            "alasan": own.reason,
            "dasar": own.basis,
            "bersama": shared.reason,
            "bawaan": "; ".join(change.basis),
        }

    @staticmethod
    def _files(one: Reviewed) -> list[dict[str, Any]]:
        """The files of the review that are there."""
        folder = one.place.outputs
        found = []
        for path in sorted(folder.folder.glob("*.*")) if folder.folder.is_dir() else ():
            name = next((name for start, name in NAMES.items() if path.name.startswith(start)), "")
            if name and not path.name.startswith("."):
                place = address(f"{folder.place}/{path.name}")
                is_shown = path.suffix in (".html", ".pdf")
                kind = format_of(path.name)
                found.append({"nama": name, "alamat": place, "bentuk": kind, "dibuka": is_shown})
        return found

    def pictures(self, wanted: Pictured) -> dict[str, Any]:
        """The maps of a process before and after, and as one, or those of the unit.

        Raises:
            RefusalError: when there is no such unit.
            CompileError: when definitions have errors.
        """
        with self._turn:
            slug = wanted.unit
            project, known = replace(self._workshop.project), self._seen.get(slug)
            is_same = known is not None and known[0] == project.sources
            one = known[1] if known and is_same else self._looked(slug).units[0]
            defs = load_checked(project, Findings())
            drawn = pictures_of(defs, one.target, one.state.folder, one.result, wanted.kode)
            return {"gambar": [{"judul": title, "svg": svg.decode()} for title, svg in drawn]}

    def reason(self, sent: SentReason) -> dict[str, Any]:
        """Write what somebody says of a change.

        Raises:
            RefusalError: when the change is not there any more, or somebody else wrote a reason.
        """
        with self._workshop.turn:
            one = self._looked(sent.unit).units[0]
            change = next((it for it in one.result.changes if it.key == sent.kunci), None)
            if change is None:
                raise RefusalError("Perubahan itu tidak ada lagi; muat ulang halamannya")
            now = give_reason(
                one.place,
                change,
                Reason(sent.alasan, sent.dasar),
                Reason(sent.alasan_lama, sent.dasar_lama),
                "bpmn-gen sunting",
            )
            return {"alasan": now.reason, "dasar": now.basis}

    def write(self, sent: SentUnit) -> dict[str, Any]:
        """Write the files of a review, beside the editor.

        Raises:
            RefusalError: when there is no such unit, or something else is under way.
        """
        target = self._target(sent.unit)
        self._apart.start(ReviewTask(*_asked(target)))
        return {}

    def _looked(self, slug: str) -> Outcome:
        """A unit compared with its last decree; nothing is written.

        Raises:
            RefusalError: when there is no such unit, or nothing to compare it with.
            CompileError: when definitions, editions or reasons have errors.
        """
        # A copy, which has not read its inputs yet.
        target, project = self._target(slug), replace(self._workshop.project)
        outcome = review_units(project, None, *_asked(target), Purpose.LOOK)
        if not outcome.units:
            raise RefusalError(f"{target.name} belum ditetapkan dengan keputusan")
        self._seen = {slug: (project.sources, outcome.units[0])}
        return outcome

    def _targets(self) -> list[Target]:
        """All units and types."""
        with self._workshop.turn:
            defs = self._workshop.definitions()
        return [*all_types(defs), *all_units(defs)]

    def _target(self, slug: str) -> Target:
        """A unit by its folder.

        Raises:
            RefusalError: when there is none.
        """
        found = next((one for one in self._targets() if one.slug == slug), None)
        if found is None:
            raise RefusalError(UNKNOWN)
        return found


def _asked(target: Target) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """A unit as commands take it: numbers of types, and names."""
    return ((), (target.name,)) if target.unit else ((target.number,), ())
