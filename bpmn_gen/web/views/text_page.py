"""The page that shows a file as its text, and the list of files that only this page can show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from starlette.routing import Route

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.keeping.texts import TextDesk, draft_of, shown, told_lines
from bpmn_gen.web.process.state import SentText, TextState
from bpmn_gen.web.process.told import causes_first
from bpmn_gen.web.server.answering import answers, text_address
from bpmn_gen.web.unit.unit_desk import UnitDesk
from bpmn_gen.web.views.process_page import page_of
from bpmn_gen.web.views.unit_page import page_of_unit

if TYPE_CHECKING:
    from starlette.requests import Request

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.web.process.workshop import Workshop
from bpmn_gen.web.server.answering import Answers


@dataclass(frozen=True, slots=True)
class Broken:
    """A file of which no page shows tables because of what is wrong in it."""

    file: str
    line: int
    message: str
    address: str
    """That of its text, at the line."""
    more: int
    """Further mistakes in it."""
    has_draft: bool


def routes(pages: Answers, workshop: Workshop) -> list[Route]:
    """The addresses of the page."""
    desk = TextDesk(workshop, partial(page_of_file, workshop))

    def page(request: Request) -> dict[str, Any]:
        return {"hal": text_of(desk, request.path_params["berkas"])}

    posts = {
        "/teks/temuan": answers(SentText, desk.findings),
        "/teks/simpan": answers(SentText, desk.save),
        "/teks/draf": answers(SentText, desk.keep_draft),
        "/teks/draf/buang": answers(SentText, desk.drop_draft),
        "/teks/draf/sisihkan": answers(SentText, desk.set_aside),
    }
    return [
        *(Route(place, work, methods=["POST"]) for place, work in posts.items()),
        Route("/teks/{berkas:path}", pages.shows("teks.html.j2", page)),
    ]


def text_of(desk: TextDesk, relative: str) -> dict[str, Any]:
    """All that the page begins with.

    Raises:
        RefusalError: when the project has no such file.
    """
    workshop = desk.workshop
    with workshop.turn:
        content = workshop.content_of(relative)
        begun = workshop.drafts.begun(draft_of(relative), TextState, content)
        label = label_of(workshop.project.defs / relative)
        own = [one for one in workshop.found() if one.span and one.span.path == label]
        seen = shown(begun.base)
        address, usual = desk.page_of(relative), _usual(workshop, relative)
        state = begun.state or TextState(teks=seen.text)
        return {
            "berkas": relative,
            "sidik": workshop.remember(begun.base),
            "draf": begun.note,
            "isi": state.model_dump(),
            "temuan": told_lines(own),
            "catatan": seen.note,
            "baca": not seen.is_text,
            "tabel": address,
            "rusak": "" if address else usual,
            "sebab": "" if address or any(one.is_error for one in own) else _cause(desk, relative),
            "drafTabel": workshop.drafts.path_of(relative).exists(),
        }


def _cause(desk: TextDesk, relative: str) -> str:
    """The file to be mended first where nothing is wrong in a file that no table can show.

    Nothing in the folder of an office is known before it says who it is.
    """
    workshop = desk.workshop
    identity = workshop.identities(workshop.definitions()).get(office_folder(relative), "")
    return "" if identity == relative or not identity or desk.page_of(identity) else identity


def _usual(workshop: Workshop, relative: str) -> str:
    """The address of the page that shows a file as tables where nothing is wrong in it."""
    defs = workshop.definitions()
    if relative in workshop.files(defs):
        return f"/proses/{quote(relative)}"
    if relative in workshop.identities(defs).values():
        return f"/unit/{quote(office_folder(relative))}"
    return ""


def page_of_file(workshop: Workshop, relative: str) -> str:
    """The address of the page that shows a file as tables; empty where none can."""
    address = _usual(workshop, relative)
    try:
        if address.startswith("/unit/"):
            page_of_unit(UnitDesk(workshop), office_folder(relative))
        elif address:
            page_of(workshop, relative)
    except RefusalError:
        return ""
    return address


def broken_files(workshop: Workshop) -> list[Broken]:
    """The files with mistakes that no page can show as tables."""
    with workshop.turn:
        own = workshop.own_files(workshop.definitions())
        grave: dict[str, list[Diagnostic]] = {}
        for one in workshop.found():
            if one.is_error and one.span is not None:
                grave.setdefault(one.span.path, []).append(one)
        folder = f"{label_of(workshop.project.defs)}/"
        return [
            _broken(workshop, own.get(label, ""), label.removeprefix(folder), errors)
            for label, errors in grave.items()
            if label.startswith(folder)
            and not (label in own and page_of_file(workshop, own[label]))
        ]


def _broken(workshop: Workshop, file: str, name: str, errors: list[Diagnostic]) -> Broken:
    """A file as the list has it; ``file`` is empty where not even its text can be shown."""
    first = causes_first(errors)[0]
    line = first.span.line if first.span else 1
    address = text_address(file, line) if file else ""
    draft = bool(file) and workshop.drafts.path_of(draft_of(file)).exists()
    return Broken(name, line, first.message, address, len(errors) - 1, draft)
