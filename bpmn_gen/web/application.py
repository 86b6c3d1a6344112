"""The addresses of the editor, and what each of them calls."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bpmn_gen.errors import BpmnGenError
from bpmn_gen.web.imported.following import Following
from bpmn_gen.web.imported.importing_page import Importing
from bpmn_gen.web.keeping.other_page import SentBoth, other_taken_in
from bpmn_gen.web.keeping.outside import taken_in
from bpmn_gen.web.keeping.saving import save
from bpmn_gen.web.made.desk import Desk
from bpmn_gen.web.process.doubts import Settled, settle
from bpmn_gen.web.process.moves import MovedError
from bpmn_gen.web.process.state import Sent
from bpmn_gen.web.server.answering import Answers, answers, sentence
from bpmn_gen.web.server.doors import sign_of
from bpmn_gen.web.server.guard import TooLargeError, too_large
from bpmn_gen.web.views import beginning, text_page, unit_naming, unit_page
from bpmn_gen.web.views.process_page import groups_of, page_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from bpmn_gen.web.process.workshop import Workshop


def application(workshop: Workshop, desk: Desk | None = None) -> Starlette:
    """The editor of one project, to be put behind a guard."""
    pages = _Pages(workshop)
    desk = desk or Desk(workshop)
    other = partial(other_taken_in, workshop)
    return Starlette(
        routes=[
            Route("/", pages.shows("depan.html.j2", pages.front)),
            Route("/proses/{berkas:path}", pages.shows("proses.html.j2", pages.process)),
            Route("/aset/{nama}", pages.style),
            Route("/gambar", answers(Sent, workshop.picture), methods=["POST"]),
            Route("/temuan", answers(Sent, workshop.findings), methods=["POST"]),
            Route("/simpan", answers(Sent, partial(save, workshop)), methods=["POST"]),
            Route("/periksa", answers(Settled, partial(settle, workshop)), methods=["POST"]),
            Route("/satukan", answers(Sent, partial(taken_in, workshop)), methods=["POST"]),
            Route("/satukan/lain", answers(SentBoth, other), methods=["POST"]),
            Route("/draf", answers(Sent, workshop.keep_draft), methods=["POST"]),
            Route("/draf/buang", answers(Sent, workshop.drop_draft), methods=["POST"]),
            Route("/draf/sisihkan", answers(Sent, workshop.set_aside), methods=["POST"]),
            Route("/keadaan/{berkas:path}", pages.state),
            *beginning.routes(pages, workshop),
            *unit_naming.routes(workshop, Following.of),
            *unit_page.routes(pages, workshop),
            *text_page.routes(pages, workshop),
            *desk.routes(pages),
            *Importing(workshop).routes(pages),
        ],
        exception_handlers={
            TooLargeError: _too_large,
            HTTPException: pages.absent,
            Exception: _broken,
        },
    )


class _Pages(Answers):
    """The pages of the project."""

    def __init__(self, workshop: Workshop) -> None:
        """Open the workshop."""
        super().__init__(sign_of(workshop.project))
        self._workshop = workshop

    def front(self, _request: Request) -> dict[str, Any]:
        """The list of all processes."""
        place = self._workshop.project.defs.parent.resolve()
        return {
            "kelompok": groups_of(self._workshop),
            "proyek": place.name,
            "rusak": text_page.broken_files(self._workshop),
            **unit_page.choices_of(self._workshop),
        }

    def process(self, request: Request) -> dict[str, Any]:
        """The page of one process."""
        return {"hal": page_of(self._workshop, request.path_params["berkas"])}

    async def state(self, request: Request) -> Response:
        """Whether the file of a process is still the same."""
        try:
            began = request.query_params.get("sidik", "")
            found = await run_in_threadpool(
                self._workshop.state, request.path_params["berkas"], began
            )
        except (BpmnGenError, OSError) as error:
            more = error.more if isinstance(error, MovedError) else {}
            return JSONResponse({"pesan": sentence(error), **more}, 404)
        return JSONResponse(found)

    async def absent(self, request: Request, error: Exception) -> Response:
        """An address that leads nowhere, or at which something else is asked than is answered."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        text = "Halaman itu tidak ada."
        if request.method == "POST":
            return JSONResponse({"pesan": text}, status)
        return self.page("tidak.html.j2", status, pesan=text)

    async def style(self, request: Request) -> Response:
        """A style or a script."""
        return self.asset(request.path_params["nama"])


async def _too_large(request: Request, _error: Exception) -> Response:
    """Refuse what is too large."""
    return too_large(request.url.path)


async def _broken(_request: Request, _error: Exception) -> Response:
    """A mistake of ours: the window of the command shows its traceback."""
    text = "Penyunting mengalami kesalahan; rinciannya ada di jendela perintahnya. Draf tetap ada."
    return JSONResponse({"pesan": text}, 500)
