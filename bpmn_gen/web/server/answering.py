"""How the editor answers: pages of templates, data for scripts, and sentences where neither can be.

All work is done beside the loop; what changes anything takes its turn in the workshop.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.diagnostics import CompileError, Severity
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.system_refusals import place_of, refusal
from bpmn_gen.web.keeping.saving import UnsavedError
from bpmn_gen.web.process.moves import MovedError
from bpmn_gen.web.process.workshop import TablelessError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from starlette.requests import Request

    from bpmn_gen.diagnostics import Diagnostic

PAGES: Final = Path(__file__).parents[1] / "pages"
_KINDS: Final = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_Sent = TypeVar("_Sent", bound=BaseModel)


class Answers:
    """What all pages are answered with."""

    def __init__(self, project: str) -> None:
        """Read what pages are made of.

        Args:
            project: tells pages of one project from those of another in the same browser.
        """
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
        self._templates.globals["tanda_proyek"] = project
        self._templates.policies["json.dumps_kwargs"] = {"ensure_ascii": False}

    def shows(
        self, name: str, work: Callable[[Request], dict[str, Any]]
    ) -> Callable[[Request], Awaitable[Response]]:
        """What answers with a page: a template, filled with what ``work`` finds.

        Where no table can show a file, its text is shown instead.
        """

        async def answer(request: Request) -> Response:
            try:
                data = await run_in_threadpool(work, request)
            except TablelessError as error:
                return RedirectResponse(text_address(error.relative), 303)
            except MovedError as error:
                return RedirectResponse(_same_page(request.url.path, error.relative), 303)
            except (BpmnGenError, OSError) as error:
                return self.refused(error)
            return self.page(name, **data)

        return answer

    def asset(self, name: str) -> Response:
        """A style or a script; only names that the program brings along are known."""
        if name not in self._assets:
            return self.page("tidak.html.j2", 404, pesan="Halaman itu tidak ada.")
        return Response(self._assets[name], media_type=_KINDS[Path(name).suffix])

    def refused(self, error: BpmnGenError | OSError) -> Response:
        """A page with a sentence."""
        return self.page("tidak.html.j2", 404, pesan=sentence(error))

    def page(self, name: str, status: int = 200, **data: Any) -> HTMLResponse:  # noqa: ANN401 -- each page shows something else
        """A page of a template."""
        return HTMLResponse(self._templates.get_template(name).render(**data), status)


def text_address(relative: str, line: int = 0) -> str:
    """The address of the text of a file, at a line where one is given."""
    return f"/teks/{quote(relative)}" + (f"#baris-{line}" if line else "")


def _same_page(path: str, relative: str) -> str:
    """The address of the same page as at a path, for another file."""
    kind = path.split("/")[1]
    return f"/{kind}/{quote(office_folder(relative) if kind == 'unit' else relative)}"


def answers(
    shape: type[_Sent], work: Callable[[_Sent], dict[str, Any]]
) -> Callable[[Request], Awaitable[Response]]:
    """What answers a script that sends data of a shape."""

    async def answer(request: Request) -> Response:
        body = await request.body()
        try:
            found = await run_in_threadpool(lambda: work(shape.model_validate_json(body)))
        except ValidationError:
            return JSONResponse({"pesan": "Kiriman halaman tidak dikenal."}, 400)
        except (UnsavedError, MovedError) as error:
            return JSONResponse({"pesan": str(error), **error.more}, 409)
        except (BpmnGenError, OSError) as error:
            return JSONResponse({"pesan": sentence(error)}, 409)
        return JSONResponse(found)

    return answer


def sentence(error: BpmnGenError | OSError) -> str:
    """Why something cannot be done, for people."""
    if isinstance(error, OSError):
        why, hint = refusal(error)
        return f"{place_of(error)}: {why}; {hint}"
    text = str(error)
    if isinstance(error, CompileError):
        first = next(iter(errors_first(error.diagnostics)), None)
        return text if first is None else placed(first)
    hints = getattr(error, "hints", ())
    return ". ".join(map(_capital, (text, *hints)))


def errors_first(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Findings, those that stop something before others."""
    return sorted(found, key=lambda one: one.severity is not Severity.ERROR)


def placed(item: Diagnostic) -> str:
    """A finding with its file and row, as the command line shows them."""
    return _capital(item.message) + (f" ({item.span})" if item.span else "")


def _capital(text: str) -> str:
    """A text as the beginning of a sentence; places and names of files stay as they are."""
    return text[:1].upper() + text[1:]
