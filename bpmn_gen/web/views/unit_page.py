"""The page of a unit: its addresses, what it begins with, and how a unit gets a folder."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Final
from urllib.parse import quote

from pydantic import Field, StringConstraints
from starlette.routing import Route

from bpmn_gen.commands.office import add_office
from bpmn_gen.commands.sheet_subject import left_out
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.errors import MisuseError
from bpmn_gen.sheets.durations import UNITS
from bpmn_gen.sheets.unit_fields import IDENTITY
from bpmn_gen.sheets.unit_form import (
    EMPTY_TITLE,
    HINTS,
    SIGNING_FIELDS,
    TEXT_FIELDS,
    YEARLY,
    key_of,
)
from bpmn_gen.web.keeping.other_page import SentUnits, other_unit_taken_in
from bpmn_gen.web.keeping.outside import unit_taken_in
from bpmn_gen.web.keeping.saving import save_unit
from bpmn_gen.web.process.state import Incoming, SentUnit, UnitState
from bpmn_gen.web.server.answering import answers
from bpmn_gen.web.unit.unit_desk import UnitDesk
from bpmn_gen.web.unit.unit_grid import (
    ROLES,
    SIGNING,
    TEXTS,
    TIMES,
    TITLES,
    VOLUMES,
    WRITTEN,
    rows_of,
)
from bpmn_gen.web.views.beginning import fault_of_name, refused, write_new
from bpmn_gen.web.views.process_page import field_of, whole_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.server.answering import Answers
    from bpmn_gen.web.unit.unit_desk import Look

NAMES: Final = {
    ROLES: "Jabatan", TIMES: "Waktu", SIGNING: "Pengesahan", TEXTS: "Isi SOP", VOLUMES: "Volume",
}  # fmt: skip
"""The tables in the order of their tabs, as the workbook of a unit calls its sheets."""
_NAME: Final = {
    "judul": "Nama unit", "petunjuk": "Ganti nama di bawah ini memindahkan juga foldernya.",
    "banyak": False, "tetap": True,
}  # fmt: skip
"""The name, which changes together with all that knows the unit by it."""
_EACH: Final = "Satu hal tiap baris di dalam sel: tekan Alt+Enter."
_ABOUT: Final = {
    ROLES: EMPTY_TITLE,
    TIMES: "Tulis angkanya dan pilih satuannya.",
    SIGNING: "Satu baris satu SOP.",
    TEXTS: _EACH,
    VOLUMES: YEARLY,
}
_WIDTHS: Final = {
    "kode": 6, "proses": 10, "no": 2.5, "kegiatan": 17, "pelaku": 9, "waktu": 5.5, "satuan": 6.5,
    "peran": 15, "tipe": 15, "isi": 18, "volume": 8,
}  # fmt: skip
_LISTED: Final = frozenset(map(key_of, TEXT_FIELDS))
_USUAL: Final = 14
"""Width in em of a column of an SOP's field."""
_SOP_HINTS: Final = {
    key_of(one): one.hint.replace("(Alt+Enter)", "(Alt+Enter untuk baris baru)")
    for one in (*SIGNING_FIELDS, *TEXT_FIELDS)
}


class BegunUnit(Incoming):
    """A unit that is to get a folder."""

    nama: Annotated[str, StringConstraints(max_length=5_000)]
    tipe: Annotated[int, Field(ge=0, le=10_000)] = 0
    """Its type; 0 for that of the list of units."""


def routes(pages: Answers, workshop: Workshop) -> list[Route]:
    """The addresses of the page."""
    desk = UnitDesk(workshop)

    def page(data: Mapping[str, Any]) -> dict[str, Any]:
        return {"hal": page_of_unit(desk, data["slug"])}

    posts = {
        "/unit/gambar": answers(SentUnit, desk.picture),
        "/unit/temuan": answers(SentUnit, desk.findings),
        "/unit/simpan": answers(SentUnit, partial(save_unit, desk)),
        "/unit/satukan": answers(SentUnit, partial(unit_taken_in, desk)),
        "/unit/satukan/lain": answers(SentUnits, partial(other_unit_taken_in, desk)),
        "/unit/draf": answers(SentUnit, workshop.keep_draft),
        "/unit/draf/buang": answers(SentUnit, workshop.drop_draft),
        "/unit/draf/sisihkan": answers(SentUnit, workshop.set_aside),
        "/unit/baru": answers(BegunUnit, partial(begin_unit, workshop)),
    }
    return [
        Route("/unit/{slug}", pages.shows("unit.html.j2", lambda one: page(one.path_params))),
        *(Route(place, work, methods=["POST"]) for place, work in posts.items()),
    ]


def page_of_unit(desk: UnitDesk, slug: str) -> dict[str, Any]:
    """All that the page of a unit begins with.

    Raises:
        RefusalError: when there is no such unit.
        TablelessError: when its file has mistakes in its form.
    """
    workshop = desk.workshop
    with workshop.turn:
        relative = desk.file_of(slug)
        begun = workshop.drafts.begun(relative, UnitState, workshop.content_of(relative))
        look = desk.began(relative, begun.base)
        whole_value(workshop, relative, begun.base)
        state = _with_draft(desk.state(relative, begun.base), begun.state)
        unit = look.target.unit
        assert unit is not None  # noqa: S101 -- an office is a unit
        return {
            "berkas": relative,
            "sidik": workshop.remember(begun.base),
            "nama": str(unit.nama),
            "tipe": f"Tipe {look.target.number}: {look.target.tipe.nama}",
            "draf": begun.note,
            "isi": state,
            "isian": [_NAME if one.path == ("nama",) else field_of(one) for one in IDENTITY],
            "tabel": _tables(look, state["tabel"]),
            "kosong": look.blank(),
            "satuan": list(UNITS),
            "proses": _processes(desk, look),
            "tersisa": left_out(look.defs, unit),
        }


def _with_draft(state: dict[str, Any], draft: UnitState | None) -> dict[str, Any]:
    """What the page shows: the draft, and rows that have come since it was kept."""
    if draft is None:
        return state
    tables = {name: {**rows, **draft.tabel.get(name, {})} for name, rows in state["tabel"].items()}
    return {"isian": {**state["isian"], **draft.isian}, "tabel": tables}


def _tables(look: Look, said: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The tables: columns, and what says which row it is.

    Rows of a draft that are gone since stand at the end, as long as anything is written in them.
    """
    found = []
    for name, rows in rows_of(look.fields).items():
        known = {row.key for row in rows}
        lines = [{"kunci": row.key, "tetap": dict(row.fixed)} for row in rows]
        lines += [
            {"kunci": key, "tetap": {"kode": key.split("/")[0], "proses": "tidak ada lagi"}}
            for key, cells in said[name].items()
            if key not in known and any(cells.values())
        ]
        found.append({
            "kunci": name, "judul": NAMES[name], "tentang": _ABOUT[name],
            "kolom": _columns(name), "baris": lines,
        })  # fmt: skip
    return sorted(found, key=lambda one: list(NAMES).index(one["kunci"]))


def _columns(name: str) -> list[dict[str, Any]]:
    """The columns of a table."""
    return [
        {
            "kunci": key,
            "judul": title,
            "lebar": _WIDTHS.get(key, _USUAL),
            "tengah": key in ("no", "waktu", "satuan", "volume"),
            "tetap": key not in WRITTEN[name],
            "kepala": key in ("peran", "kode", "kegiatan"),
            "banyak": key in _LISTED,
            "petunjuk": HINTS.get(key, "") or _SOP_HINTS.get(key, "") or _ABOUT[name],
        }
        for key, title in TITLES[name].items()
        if key != "kunci"
    ]


def _processes(desk: UnitDesk, look: Look) -> list[dict[str, str]]:
    """The processes of a unit whose pages can be opened; its own ones first."""
    links = desk.links(look)
    found = [
        {"kode": one.code, "nama": one.name, "berkas": links[one.code]}
        for one in look.processes
        if one.code in links
    ]
    return sorted(found, key=lambda one: not one["berkas"].startswith("unit/"))


def begin_unit(workshop: Workshop, sent: BegunUnit) -> dict[str, Any]:
    """Make the folder of a unit, through the code of ``bpmn-gen init --unit``.

    Returns:
        The address of its page.

    Raises:
        UnsavedError: names the field that is wrong.
        CompileError: when the definitions have mistakes.
        RefusalError: when a file changes in this very moment.
        OSError: when something cannot be written; all is as before then.
    """
    with workshop.turn:
        if fault := fault_of_name(sent.nama):
            raise refused("nama", fault)
        try:
            changes = add_office(replace(workshop.project), sent.nama, sent.tipe or None)
        except MisuseError as error:
            lacks_type = not sent.tipe and "tidak ada dalam daftar" in str(error)
            more = "; bila namanya benar, pilih tipenya" if lacks_type else ""
            raise refused("tipe" if lacks_type else "nama", f"{error}{more}") from error
        write_new(workshop, changes, "unit", sent.nama)
    return {"alamat": f"/unit/{quote(file_slug(sent.nama))}"}


def choices_of(workshop: Workshop) -> dict[str, Any]:
    """The units of the list that have no folder yet, and the types that there are."""
    with workshop.turn:
        defs = workshop.definitions()
    own = {str(one.unit.nama) for one in defs.offices.values()}
    return {
        "tanpa_folder": [str(one.nama) for one in defs.unit if str(one.nama) not in own],
        "tipe": [(number, str(one.nama)) for number, one in sorted(defs.tipe_unit.items())],
    }
