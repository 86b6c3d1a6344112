"""A new process from the page: what ``bpmn-gen baru`` does, through the same code.

What is refused stands beside its field, in the words of the command; what those say of its options
is left out, because the page has a list in their place.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal
from urllib.parse import quote

from pydantic import StringConstraints
from starlette.responses import Response
from starlette.routing import Route

from bpmn_gen.commands.map_entry import groups_of
from bpmn_gen.commands.new_process import (
    EXAMPLES,
    PLAIN,
    described,
    examples,
    new_process,
)
from bpmn_gen.commands.sheet_subject import find_unit
from bpmn_gen.commands.trying import errors_added
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load, load_file
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import shipped
from bpmn_gen.web.keeping.saving import UnsavedError
from bpmn_gen.web.process.picture import draw
from bpmn_gen.web.process.state import Incoming
from bpmn_gen.web.server.answering import answers, placed

if TYPE_CHECKING:
    from starlette.requests import Request

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.server.answering import Answers
    from bpmn_gen.writing.changes import Changes

LONGEST: Final = 200
"""Characters of a name; the longest that is known has 130."""
_OPTIONS: Final = (" dengan --unit", "; tulis misalnya", ". Pilih:")
"""Where a sentence of the command goes on with how to type it."""
_TYPE: Final = 2
"""The unit type for which examples are drawn: it has a leader and tiers, as most offices do."""


class Begun(Incoming):
    """What is asked for."""

    nama: Annotated[str, StringConstraints(max_length=5_000)]
    unit: Annotated[str, StringConstraints(max_length=500)] = ""
    contoh: Annotated[str, StringConstraints(max_length=100)] = ""
    kelompok: Annotated[str, StringConstraints(max_length=500)] = ""
    """Code of the group of level 0; empty for the first one."""
    kelompok_baru: Annotated[str, StringConstraints(max_length=5_000)] = ""
    """Name of a group that is new."""
    buat_kelompok: bool = False
    """Whether a new group is asked for, whose name must not be blank then."""
    jenis: Literal["inti", "pendukung", "manajerial"] = "inti"
    """Kind of a group that is new."""


def routes(pages: Answers, workshop: Workshop) -> list[Route]:
    """The addresses of the page."""
    return [
        Route("/baru", pages.shows("baru.html.j2", lambda _: page_of(workshop))),
        Route("/baru", answers(Begun, lambda sent: begin(workshop, sent)), methods=["POST"]),
        Route("/baru/contoh/{kunci}", lambda request: _picture(pages, request)),
    ]


def page_of(workshop: Workshop) -> dict[str, Any]:
    """What the page begins with."""
    plain, *others = sorted(described(), key=lambda one: (one.key != PLAIN, one.name))
    return {**units_of(workshop), "kosong": plain, "contoh": others}


def units_of(workshop: Workshop) -> dict[str, Any]:
    """The units that a process may belong to, and the one that is meant where nobody says."""
    with workshop.turn:
        defs = workshop.definitions()
    own = [str(one.unit.nama) for one in defs.offices.values()]
    names = list(dict.fromkeys([*own, *(str(one.nama) for one in defs.unit)]))
    try:
        usual = str(find_unit(defs, None).nama)
    except MisuseError:
        usual = ""
    groups = {
        str(one.unit.nama): [(group.code, group.name) for group in groups_of(one)]
        for one in defs.offices.values()
    }
    return {"unit": names, "biasa": usual, "kelompok": groups}


def begin(workshop: Workshop, sent: Begun) -> dict[str, Any]:
    """Write the draft of a process and enter it in the map of its unit: all of it, or nothing.

    Returns:
        The address of its page.

    Raises:
        UnsavedError: names the field that is wrong.
        CompileError: when the definitions have mistakes.
        RefusalError: when a file changes in this very moment.
        OSError: when something cannot be written; all is as before then.
    """
    project = workshop.project
    with workshop.turn:
        if sent.contoh and sent.contoh not in examples():
            raise refused("contoh", f"Contoh '{sent.contoh}' tidak ada")
        unit = unit_of(workshop, sent.unit)
        if fault := fault_of_name(sent.nama):
            raise refused("nama", fault)
        if fault := fault_of_name(sent.kelompok_baru):
            raise refused("kelompok_baru", fault)
        if sent.buat_kelompok and not sent.kelompok_baru.strip():
            raise refused("kelompok_baru", "Nama kelompok masih kosong")
        group = " ".join(sent.kelompok_baru.split()) or sent.kelompok
        try:
            made = new_process(
                replace(project), sent.nama, unit, sent.contoh or None, group, sent.jenis
            )
        except MisuseError as error:
            field = "kelompok" if str(error).startswith("Kelompok") else "nama"
            raise refused(field, str(error)) from error
        write_new(workshop, made.changes, "proses", sent.nama)
    return {"alamat": address_of(made.path.relative_to(project.defs).as_posix())}


def write_new(workshop: Workshop, changes: Changes, kind: str, name: str) -> None:
    """Write something new that has a name, unless it brings mistakes into the project.

    Raises:
        UnsavedError: says beside the name what would be wrong.
        RefusalError: when a file changes in this very moment.
        OSError: when something cannot be written; all is as before then.
    """
    if errors := errors_added(workshop.project, changes):
        raise refused("nama", placed(errors[0]))
    changes.write(f"bpmn-gen sunting: {kind} baru '{' '.join(name.split())}'")


def unit_of(workshop: Workshop, name: str) -> str | None:
    """The unit that is meant, as its definition calls it.

    Raises:
        UnsavedError: when there is no such unit, or none is chosen and there are several.
    """
    try:
        return str(find_unit(workshop.definitions(), name or None).nama)
    except MisuseError as error:
        raise refused("unit", str(error)) from error


def fault_of_name(name: str) -> str:
    """Why a name cannot be that of a process; empty where it can."""
    if len(name) > LONGEST:
        return f"Nama terlalu panjang: {len(name)} huruf, paling banyak {LONGEST}"
    if any(not sign.isprintable() for sign in " ".join(name.split())):
        return "Nama memuat tanda yang tidak dapat dicetak; ketik ulang namanya"
    return ""


def refused(field: str, sentence: str) -> UnsavedError:
    """A refusal that stands beside its field."""
    for words in _OPTIONS:
        sentence = sentence.partition(words)[0]
    return UnsavedError(sentence, isian=field)


def address_of(relative: str) -> str:
    """The address of the page of a process."""
    return f"/proses/{quote(relative)}"


def _picture(pages: Answers, request: Request) -> Response:
    """The map of an example."""
    key = request.path_params["kunci"]
    if key not in examples():
        return pages.page("tidak.html.j2", 404, pesan="Contoh itu tidak ada.")
    return Response(example_map(key), media_type="image/svg+xml")


@lru_cache(maxsize=64)
def example_map(key: str) -> bytes:
    """The map of an example, in the words of the program's own definitions."""
    defs = _own_definitions()
    form = load_file(EXAMPLES / f"{key}.yaml", Findings())
    assert isinstance(form, Proses)  # noqa: S101 -- examples are shipped and tested
    alone = replace(defs, proses={str(form.kode): form}, offices={})
    target = select_targets(alone, (_TYPE,), (), Findings())[0]
    drawn = draw(alone, target, str(form.kode), Statuses())
    assert drawn is not None  # noqa: S101 -- as above
    return drawn.map_svg


@lru_cache(maxsize=1)
def _own_definitions() -> DefinitionSet:
    """The program's own definitions."""
    return load(shipped("process_defs"), Findings(), shipped("process_defs"))
