"""The addresses of the editor, and what each of them calls."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bpmn_gen.diagnostics import CompileError
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.system_refusals import place_of, refusal
from bpmn_gen.web.guard import TooLargeError, too_large
from bpmn_gen.web.process_page import groups_of, page_of
from bpmn_gen.web.saving import UnsavedError, save
from bpmn_gen.web.state import Sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from bpmn_gen.web.workshop import Workshop

PAGES: Final = Path(__file__).with_name("pages")
_KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def application(workshop: Workshop) -> Starlette:
    """The editor of one project, to be put behind a guard."""
    pages = _Pages(workshop)
    return Starlette(
        routes=[
            Route("/", pages.front),
            Route("/proses/{berkas:path}", pages.process),
            Route("/aset/{nama}", pages.asset),
            Route("/gambar", pages.answers(workshop.picture), methods=["POST"]),
            Route("/temuan", pages.answers(workshop.findings), methods=["POST"]),
            Route("/simpan", pages.answers(partial(save, workshop)), methods=["POST"]),
            Route("/draf", pages.answers(workshop.keep_draft), methods=["POST"]),
            Route("/draf/buang", pages.answers(workshop.drop_draft), methods=["POST"]),
            Route("/draf/sisihkan", pages.answers(workshop.set_aside), methods=["POST"]),
            Route("/keadaan/{berkas:path}", pages.state),
        ],
        exception_handlers={TooLargeError: _too_large, Exception: _broken},
    )


class _Pages:
    """What is answered; all work is done beside the loop, one thing after the other."""

    def __init__(self, workshop: Workshop) -> None:
        """Read what pages are made of."""
        self._workshop = workshop
        self._assets = {
            path.name: path.read_bytes() for path in PAGES.iterdir() if path.suffix in _KINDS
        }
        self._templates = Environment(
            loader=PackageLoader("bpmn_gen.web", "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    async def front(self, _request: Request) -> Response:
        """The list of all processes."""
        try:
            groups = await run_in_threadpool(groups_of, self._workshop)
        except (BpmnGenError, OSError) as error:
            return self._refused(error)
        place = self._workshop.project.defs.parent.resolve()
        return self._page("depan.html.j2", kelompok=groups, proyek=place.name)

    async def process(self, request: Request) -> Response:
        """The page of one process."""
        try:
            data = await run_in_threadpool(page_of, self._workshop, request.path_params["berkas"])
        except (BpmnGenError, OSError) as error:
            return self._refused(error)
        return self._page("proses.html.j2", hal=data)

    async def state(self, request: Request) -> Response:
        """Whether the file of a process is still the same."""
        try:
            found = await run_in_threadpool(self._workshop.state, request.path_params["berkas"])
        except (BpmnGenError, OSError) as error:
            return JSONResponse({"pesan": _sentence(error)}, 404)
        return JSONResponse(found)

    async def asset(self, request: Request) -> Response:
        """A style or a script; only names that the program brings along are known."""
        name = request.path_params["nama"]
        if name not in self._assets:
            return self._page("tidak.html.j2", 404, pesan="Halaman itu tidak ada.")
        return Response(self._assets[name], media_type=_KINDS[Path(name).suffix])

    def answers(
        self, work: Callable[[Sent], dict[str, Any]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """What answers a question of a page about its process."""

        async def answer(request: Request) -> Response:
            body = await request.body()
            try:
                found = await run_in_threadpool(lambda: work(Sent.model_validate_json(body)))
            except ValidationError:
                return JSONResponse({"pesan": "Kiriman halaman tidak dikenal."}, 400)
            except UnsavedError as error:
                return JSONResponse({"pesan": str(error), **error.more}, 409)
            except (BpmnGenError, OSError) as error:
                return JSONResponse({"pesan": _sentence(error)}, 409)
            return JSONResponse(found)

        return answer

    def _refused(self, error: BpmnGenError | OSError) -> Response:
        """A page with a sentence."""
        return self._page("tidak.html.j2", 404, pesan=_sentence(error))

    def _page(self, name: str, status: int = 200, **data: Any) -> HTMLResponse:  # noqa: ANN401 -- each page shows something else
        """A page of a template."""
        return HTMLResponse(self._templates.get_template(name).render(**data), status)


async def _too_large(_request: Request, _error: Exception) -> Response:
    """Refuse what is too large."""
    return too_large()


async def _broken(_request: Request, _error: Exception) -> Response:
    """A mistake of ours: the window of the command shows its traceback."""
    text = "Penyunting mengalami kesalahan; rinciannya ada di jendela perintahnya. Draf tetap ada."
    return JSONResponse({"pesan": text}, 500)


def _sentence(error: BpmnGenError | OSError) -> str:
    """Why something cannot be done, for people."""
    if isinstance(error, OSError):
        why, hint = refusal(error)
        return f"{place_of(error)}: {why}; {hint}"
    text = str(error)
    if isinstance(error, CompileError):
        text = next(iter(one.message for one in error.diagnostics), text)
    hints = getattr(error, "hints", ())
    return ". ".join(one[:1].upper() + one[1:] for one in (text, *hints))
