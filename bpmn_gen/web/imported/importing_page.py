"""The pages on which files are brought in, looked through, settled, and made processes of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import Field, StringConstraints
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bpmn_gen.commands.importing_sops import place_sop
from bpmn_gen.commands.new_process import Wanted
from bpmn_gen.commands.taking_drawings import place_drawn
from bpmn_gen.commands.trying import errors_added
from bpmn_gen.errors import BpmnGenError, MisuseError, RefusalError
from bpmn_gen.sop_reading.settling import Answer, fault_of
from bpmn_gen.web.imported.bringing import bring, report_of
from bpmn_gen.web.imported.drawn_page import Drawn, drawn_page, drawn_rows
from bpmn_gen.web.imported.imports import MOST_FILES, Imports, Kind, Part
from bpmn_gen.web.imported.read_page import Readings, answered, read_page, usual_name
from bpmn_gen.web.process.state import Incoming
from bpmn_gen.web.server.answering import answers, placed, sentence
from bpmn_gen.web.server.guard import MOST_UPLOADED
from bpmn_gen.web.views.beginning import address_of, fault_of_name, refused, unit_of, units_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from starlette.requests import Request

    from bpmn_gen.sop_reading.questions import Question
    from bpmn_gen.web.imported.imports import Waiting
    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.server.answering import Answers
    from bpmn_gen.writing.changes import Changes

UPLOAD: Final = "/impor/unggah"
NAME_HEADER: Final = "x-nama"
"""Names the file that is sent, with signs in per cent."""
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{24}$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,4}$")]


class About(Incoming):
    """Which file is meant."""

    id: Key


class Owned(About):
    """To which unit a file is to belong."""

    unit: Annotated[str, StringConstraints(max_length=500)] = ""


class Said(About):
    """An answer."""

    sop: Number
    kunci: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")]
    pilih: Annotated[str, StringConstraints(max_length=20)]
    """Empty to take the answer back."""
    nilai: Annotated[str, StringConstraints(max_length=2_000)] = ""


class Made(Owned):
    """What a process is to be called."""

    sop: Number
    nama: Annotated[str, StringConstraints(max_length=5_000)]


class Taken(Owned):
    """Whether what was changed here since then is changed again."""

    timpa: bool = Field(default=False)


class Importing:
    """All that is done with files that were brought in."""

    def __init__(self, workshop: Workshop) -> None:
        """Open where they wait."""
        self.workshop = workshop
        self.imports = Imports(workshop.project.defs.parent)
        self.readings = Readings()

    def routes(self, pages: Answers) -> list[Route]:
        """The addresses."""

        def post(path: str, shape: Any, work: Any) -> Route:  # noqa: ANN401 -- each takes its own
            return Route(path, answers(shape, work), methods=["POST"])

        return [
            Route("/impor", pages.shows("impor.html.j2", lambda _: self.front())),
            Route(UPLOAD, self.upload, methods=["POST"]),
            post("/impor/unit", Owned, self.own),
            post("/impor/jawab", Said, self.answer),
            post("/impor/jadikan", Made, self.make),
            post("/impor/ambil", Taken, self.take),
            post("/impor/buang", About, self.drop),
            Route("/impor/{id}", self._one(pages)),
            Route("/impor/{id}/{sop}", self._one(pages)),
        ]

    def _of(self, key: str) -> Waiting:
        """A file that waits, as it is seen here and now.

        Raises:
            RefusalError: when there is no such file.
        """
        return self._seen([self.imports.of(key)])[0]

    def _seen(self, waiting: list[Waiting]) -> list[Waiting]:
        """Files as they stand to what is there now, with the unit that is meant.

        Where nobody has chosen one it is the usual one; for one that is gone there is none.
        """
        known = units_of(self.workshop)
        there = set(self.workshop.files(self.workshop.definitions()))
        for one in waiting:
            was_chosen = bool(one.unit)
            one.seen_in(known["unit"], there)
            one.unit = one.unit if was_chosen else str(known["biasa"])
        return waiting

    def front(self) -> dict[str, Any]:
        """What waits."""
        with self.workshop.turn:
            return {
                "berkas": [self._line(one) for one in self._seen(self.imports.all())],
                "paling_banyak": MOST_FILES,
                "paling_besar": MOST_UPLOADED >> 20,
            }

    @staticmethod
    def _line(one: Waiting) -> dict[str, Any]:
        """A file in the list."""
        parts = [
            {
                "nama": part.name,
                "alamat": f"/impor/{one.id}/{number}",
                "sisa": part.left,
                "langkah": part.steps,
                "jadi": address_of(one.taken[key]) if (key := str(number)) in one.taken else "",
            }
            for number, part in enumerate(one.parts, 1)
        ]
        return {"id": one.id, "nama": one.name, "jenis": str(one.kind), "bagian": parts}

    def _keep(self, one: Waiting) -> None:
        """Keep what is known of a file, with how much of it is not settled.

        Raises:
            RefusalError: when it cannot be read any more.
            OSError: when it cannot be kept.
        """
        if one.kind is Kind.BPMN:
            drawn = Drawn.of(self.workshop, one)
            name = ", ".join(draft.name for draft in drawn.file.drafts)
            steps = len(drawn_rows(self.workshop, one, drawn))
            one.parts = [Part(name, steps, len(drawn.open(one.answers.get("1", {}))))]
        if one.kind is Kind.SOP:
            sops = self.readings.of(one).sops
            looks = [
                self.readings.look(self.workshop, one, str(at)) for at in range(1, len(sops) + 1)
            ]
            one.parts = [
                Part(usual_name(one, it.sop), len(it.sop.steps), len(it.open)) for it in looks
            ]
        self.imports.keep(one)

    async def upload(self, request: Request) -> Response:
        """Take a file in that is sent as it is."""
        data = await request.body()
        name = request.headers.get(NAME_HEADER, "")

        def work() -> dict[str, Any]:
            with self.workshop.turn:
                made = bring(self.workshop, self.imports, name, data)
                if not made.parts:
                    made.unit = made.unit or str(units_of(self.workshop)["biasa"])
                    self._keep(made)
                return {"id": made.id, "nama": made.name, "alamat": f"/impor/{made.id}"}

        try:
            return JSONResponse(await run_in_threadpool(work))
        except (BpmnGenError, OSError) as error:
            return JSONResponse({"pesan": sentence(error)}, 409)

    def _one(self, pages: Answers) -> Any:  # noqa: ANN401 -- what routes take
        """The page of one file."""

        async def page(request: Request) -> Response:
            key, number = request.path_params["id"], request.path_params.get("sop", "1")
            try:
                name, data = await run_in_threadpool(self._page_of, key, number)
            except (BpmnGenError, OSError) as error:
                return pages.refused(error)
            return pages.page(name, hal=data)

        return page

    def _page_of(self, key: str, number: str) -> tuple[str, dict[str, Any]]:
        """The template of a file and what it shows."""
        with self.workshop.turn:
            one = self._of(key)
            base = {"id": one.id, "berkas": one.name, "jenis": str(one.kind), "nomor": number}
            base |= {"unit": units_of(self.workshop)["unit"], "milik": one.unit, "jadi": ""}
            if one.kind in (Kind.SHEET, Kind.RETURNED):
                report, _ = report_of(self.workshop, one)
                return "laporan.html.j2", base | {"laporan": report}
            if number in one.taken:
                base["jadi"] = address_of(one.taken[number])
            if one.kind is Kind.BPMN:
                drawn = Drawn.of(self.workshop, one)
                return "bacaan.html.j2", base | {"lain": []} | drawn_page(self.workshop, one, drawn)
            looked = self.readings.look(self.workshop, one, number)
            reading = self.readings.of(one)
            others = [
                {"nomor": str(at), "nama": usual_name(one, sop)}
                for at, sop in enumerate(reading.sops, 1)
            ]
            bare: dict[str, Any] = {"lain": others, "serta": [], "laporan": [], "gagal": []}
            return "bacaan.html.j2", base | bare | read_page(reading, looked, one, number)

    def own(self, sent: Owned) -> dict[str, Any]:
        """Keep to which unit a file is to belong."""
        with self.workshop.turn:
            one = self.imports.of(sent.id)
            one.unit = unit_of(self.workshop, sent.unit) or ""
            self._keep(one)
        return {}

    def answer(self, sent: Said) -> dict[str, Any]:
        """Keep an answer, and say what follows from it.

        Raises:
            RefusalError: when the answer cannot be taken, or nothing of the kind is asked.
            OSError: when it cannot be kept.
        """
        with self.workshop.turn:
            one = self._of(sent.id)
            question = next(
                (it for it in self._questions(one, sent.sop) if it.key == sent.kunci), None
            )
            if question is None:
                raise RefusalError("Pertanyaan itu tidak ada lagi; muat ulang halamannya")
            said = one.answers.setdefault(sent.sop, {})
            if not sent.pilih:
                said.pop(sent.kunci, None)
            else:
                given = Answer(sent.pilih, sent.nilai)
                if fault := fault_of(question, given):
                    raise RefusalError(fault)
                said[sent.kunci] = given
            self._keep(one)
            if one.kind is Kind.BPMN:
                return Drawn.of(self.workshop, one).answered(said)
            return answered(self.readings.look(self.workshop, one, sent.sop))

    def _questions(self, one: Waiting, number: str) -> Sequence[Question]:
        """What is asked about a part of a file.

        Raises:
            RefusalError: when there is no such part.
        """
        if one.kind is Kind.BPMN and number == "1":
            return Drawn.of(self.workshop, one).questions
        if one.kind is not Kind.SOP:
            raise RefusalError("Tentang berkas ini tidak ada yang ditanyakan")
        return self.readings.look(self.workshop, one, number).questions

    def make(self, sent: Made) -> dict[str, Any]:
        """Make a process of an SOP: its file and its entry in the map, or nothing.

        Raises:
            UnsavedError: names the field that is wrong.
            RefusalError: when it was made already, or a file changes in this very moment.
            OSError: when something cannot be written; all is as before then.
        """
        with self.workshop.turn:
            one = self._of(sent.id)
            if sent.sop in one.taken:
                raise RefusalError("SOP ini sudah dijadikan proses; buka dari daftar proses")
            if not sent.nama.strip():
                raise refused("nama", "Nama proses masih kosong")
            if fault := fault_of_name(sent.nama):
                raise refused("nama", fault)
            unit = unit_of(self.workshop, sent.unit)
            one.unit = unit or ""
            try:
                changes, path = self._prepared(one, sent.sop, " ".join(sent.nama.split()), unit)
            except MisuseError as error:
                raise refused("nama", str(error)) from error
            changes.write(f"bpmn-gen sunting: impor '{one.name}'")
            one.taken[sent.sop] = path.relative_to(self.workshop.project.defs).as_posix()
            self.imports.keep(one)
            return {"alamat": address_of(one.taken[sent.sop])}

    def _prepared(
        self, one: Waiting, number: str, name: str, unit: str | None
    ) -> tuple[Changes, Path]:
        """What is to be written for a part of a file, and the process that its page shows then."""
        project = self.workshop.project
        if one.kind is Kind.BPMN and number == "1":
            drawn = Drawn.of(self.workshop, one)
            first, *others = drawn.file.drafts
            named = [(name, first), *((it.name, it) for it in others)]
            decided = drawn.decided(one.answers.get(number, {}))
            changes, paths = place_drawn(project, unit, named, one.name, decided)
            return changes, paths[0]
        looked = self.readings.look(self.workshop, one, number)
        made = place_sop(project, Wanted(name, unit), looked.made, one.name)
        return made.changes, made.path

    def take(self, sent: Taken) -> dict[str, Any]:
        """Take in what a form, or an SOP of this program, changes; then it need not wait any more.

        Raises:
            RefusalError: when it changes nothing, or a file changes in this very moment.
            OSError: when something cannot be written; all is as before then.
        """
        with self.workshop.turn:
            one = self.imports.of(sent.id)
            one.unit = sent.unit
            report, changes = report_of(self.workshop, one, overwrite=sent.timpa)
            if changes is None:
                raise RefusalError("Tidak ada yang diambil; lihat laporannya", report["kepala"])
            if fresh := errors_added(self.workshop.project, changes):
                raise RefusalError(f"Tidak diambil: {placed(fresh[0])}", *fresh[0].hints)
            changes.write(f"bpmn-gen sunting: impor '{one.name}'")
            own = self.workshop.files(self.workshop.definitions())
            root = self.workshop.project.defs
            paths = [it.path.relative_to(root).as_posix() for it in changes.files
                     if it.path.is_relative_to(root)]  # fmt: skip
            self.imports.drop(one.id)
            first = next((it for it in paths if it in own), "")
            return {"alamat": address_of(first) if first else "/"}

    def drop(self, sent: About) -> dict[str, Any]:
        """Forget a file."""
        with self.workshop.turn:
            self.imports.drop(sent.id)
        return {"alamat": "/impor"}
