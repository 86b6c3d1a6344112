"""The form of a process: its steps, its head with who works in it, and a page of help."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.actors import KINDS as ACTOR_KINDS
from bpmn_gen.sheets.actors import SIDES, said_of
from bpmn_gen.sheets.columns import COLUMNS, END, KINDS, MEANS, cells_of
from bpmn_gen.sheets.durations import UNITS
from bpmn_gen.sheets.help import help_sheet, process_help
from bpmn_gen.sheets.identity import FIELDS, HELD, SERVICE, shown, value_at
from bpmn_gen.sheets.steps import flat
from bpmn_gen.workbook.cells import letters
from bpmn_gen.workbook.form import (
    FormBook,
    FormCell,
    FormColumn,
    FormSheet,
    Look,
    Rule,
)
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.actors import Actors
    from bpmn_gen.sheets.columns import Column
    from bpmn_gen.sheets.steps import FlatStep
    from bpmn_gen.writing.places import Path

STEPS, IDENTITY, HELP = "Langkah", "Identitas", "Petunjuk"
"""Names of the sheets."""
PROCESS: Final = "proses"
"""What the form says it is of."""
FORMAT: Final = "1"
SPARE_STEPS, FEW_STEPS, SPARE_ACTORS = 10, 25, 8
"""Blank rows: behind the steps, of a form without steps, behind the actors."""
_HEAD: Final = 2
"""The row of the titles, from 0."""
_WANTING, _IDLE = "#FFF2CC", "#E7E6E6"
"""Colours of cells that wait for something, and of those that mean nothing in their row."""
ACTOR_TITLES: Final = {
    "nama": ("Nama pelaku", "Nama"), "macam": ("Macam",), "sisi": ("Sebagai",),
    "unit": ("Unit lain",), "instansi": ("Instansi lain",), "sebutan": ("Sebutan",),
    "kualifikasi": ("Kualifikasi",), "kunci": ("Kunci",),
}  # fmt: skip
"""Columns of the table of actors."""
FIELD_TITLES: Final = {"label": ("Isian",), "isi": ("Isi",), "petunjuk": ("Petunjuk",)}
_IDENTITY_WIDTHS: Final = (34, 13, 11, 24, 24, 22, 60)


def digest_of(process: Mapping[str, Value]) -> str:
    """What tells whether a process says the same, however its file is written."""
    text = json.dumps(process, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def process_book(
    process: Mapping[str, Value], actors: Actors, facts: tuple[tuple[str, str], ...]
) -> FormBook:
    """The form of a process as it is written in its file; of a new one without steps.

    Args:
        process: the definition.
        actors: who works in it.
        facts: what the form is to remember beside that.
    """
    rows = flat(process)
    code, name = str(process.get("kode", "")), str(process.get("nama", ""))
    title = f"{code} {name}".strip() or "Proses baru"
    identity, area = _identity(process, actors, title)
    return FormBook(
        title,
        (
            _steps(rows, actors, title),
            identity,
            help_sheet(HELP, process_help(list(kept(process).values()))),
        ),
        {
            "daftar_jenis": tuple(KINDS.values()),
            "daftar_satuan": UNITS,
            "daftar_cara": MEANS,
            "daftar_ya": ("ya",),
            "daftar_macam": tuple(ACTOR_KINDS.values()),
            "daftar_sisi": tuple(SIDES.values()),
        },
        {"daftar_pelaku": area},
        (("jenis", PROCESS), ("bentuk", FORMAT), ("sidik", digest_of(process)), *facts),
    )


def kept(process: Mapping[str, Value]) -> dict[Path, str]:
    """What the form cannot hold and stays in the file of the process, by where it stands."""
    variants = enumerate(items(process.get("varian", [])))
    found: dict[Path, str] = {
        ("varian", at): f"varian '{one.get('nama', '')}'"
        for at, one in variants
        if isinstance(one, Mapping)
    }
    keys = (key for key in process if key not in HELD and key != "varian")
    found |= {(key,): f"kunci '{key}'" for key in keys}
    service = process.get("layanan", {})
    told = {one.path for one in SERVICE}
    below = (("layanan", key) for key in (service if isinstance(service, Mapping) else ()))
    return found | {path: f"kunci '{path[1]}' pada layanan" for path in below if path not in told}


def numbers_of(rows: list[FlatStep]) -> dict[str, str]:
    """The number of the row of each id."""
    return {str(row.step["id"]): str(row.number) for row in rows if row.step.get("id")}


def _steps(rows: list[FlatStep], actors: Actors, title: str) -> FormSheet:
    """The sheet with one row for each step."""
    numbers = numbers_of(rows)
    lines = [cells_of(row, actors, lambda name: numbers.get(name, name)) for row in rows]
    spare = SPARE_STEPS if rows else FEW_STEPS
    blank = ({"no": str(len(rows) + at)} if not rows else {} for at in range(1, spare + 1))
    used = {key for line in lines for key, text in line.items() if text}
    columns = tuple(_column(one, used) for one in COLUMNS)
    body = tuple(
        tuple(_cell(one, line.get(one.key, "")) for one in COLUMNS) for line in (*lines, *blank)
    )
    note = (
        "Satu baris satu langkah. Baris boleh disisipkan dan dihapus; nomor di kolom No disebut "
        f"oleh Bila Ya ke, Bila Tidak ke, dan Lanjut ke, atau tulis '{END}'. "
        "Kolom di sebelah kanan Dasar hanya diisi bila perlu."
    )
    head = (
        (FormCell(title, Look.TITLE, across=_printed()),),
        (FormCell(note, Look.NOTE, across=_printed()),),
        tuple(FormCell(one.title, Look.HEAD) for one in COLUMNS),
    )
    return FormSheet(
        STEPS, columns, (*head, *body), (_HEAD + 1, 4), (_HEAD, _HEAD),
        _rules(_HEAD + 2, _HEAD + 1 + len(body)), may_grow=True,
    )  # fmt: skip


def _printed() -> int:
    """How many columns are printed."""
    return 1 + max(at for at, one in enumerate(COLUMNS) if not one.aside)


def _column(column: Column, used: set[str]) -> FormColumn:
    """A column; what only the program reads is hidden, and phases where there are none."""
    is_hidden = column.key in ("id", "asal") or (column.key == "tahap" and column.key not in used)
    return FormColumn(column.width, hidden=is_hidden, aside=column.aside and column.key != "tahap")


def _cell(column: Column, text: str) -> FormCell:
    """A cell to write in."""
    look = Look.CENTRE if column.is_centred else Look.INPUT
    return FormCell(text, look, column.choices, column.strict, hint=column.hint)


def _rules(first: int, last: int) -> tuple[Rule, ...]:
    """Cells that wait for something are yellow, those that mean nothing grey; rows from 1."""
    at = {one.key: letters(number) for number, one in enumerate(COLUMNS, 1)}

    def rule(key: str, formula: str, colour: str) -> Rule:
        cells = {name: f"${letter}{first}" for name, letter in at.items()}
        return Rule(f"{at[key]}{first}:{at[key]}{last}", "=" + formula.format(**cells), colour)

    works = 'AND(LEN({kegiatan})>0,OR(LEN({jenis_langkah})=0,{jenis_langkah}="Kegiatan"'
    works += ',{jenis_langkah}="Keputusan",{jenis_langkah}="Proses lain"))'
    decides = '{jenis_langkah}="Keputusan"'
    plain = 'AND(LEN({jenis_langkah})>0,{jenis_langkah}<>"Keputusan",LEN({pertanyaan})=0)'
    return (
        rule("oleh", f"AND({works},LEN({{oleh}})=0)", _WANTING),
        rule("waktu", f"AND({works},LEN({{waktu}})=0)", _WANTING),
        rule("satuan", "AND(LEN({waktu})>0,ISNUMBER(VALUE({waktu})),LEN({satuan})=0)", _WANTING),
        rule("ya", f"AND({decides},LEN({{ya}})=0,LEN({{lain}})=0)", _WANTING),
        rule("tidak", f"AND({decides},LEN({{tidak}})=0,LEN({{lain}})=0)", _WANTING),
        rule("ya", plain, _IDLE),
        rule("tidak", plain, _IDLE),
        rule("lain", plain, _IDLE),
    )


def _identity(process: Mapping[str, Value], actors: Actors, title: str) -> tuple[FormSheet, str]:
    """The sheet with the head of the process, and the area of its actors' names."""
    last = len(_IDENTITY_WIDTHS) - 2
    rows: list[tuple[FormCell, ...]] = [
        (FormCell(title, Look.TITLE, across=last),),
        (FormCell("Isian", Look.HEAD), FormCell("Isi", Look.HEAD, across=last),
         FormCell("Petunjuk", Look.HEAD)),
    ]  # fmt: skip
    for one in FIELDS:
        text = shown(value_at(process, one.path))
        is_given = one.path == ("kode",) and bool(text)
        cell = FormCell(text, Look.FIXED if is_given else Look.INPUT, across=last)
        rows.append((FormCell(one.title, Look.STRONG), cell, FormCell(one.hint, Look.FIXED)))
    rows += [(), (FormCell("Pelaku dan pihak", Look.TITLE),)]
    heading = len(rows) - 1
    rows.append(tuple(FormCell(names[0], Look.HEAD) for names in ACTOR_TITLES.values()))
    first = len(rows) + 1
    blank = dict.fromkeys(ACTOR_TITLES, "")
    listed = [_actor(actors, key) for key in actors.raw]
    rows += [_actor_cells(one) for one in (*listed, *[blank] * SPARE_ACTORS)]
    widths = (*(FormColumn(width) for width in _IDENTITY_WIDTHS), FormColumn(12, hidden=True))
    sheet = FormSheet(IDENTITY, widths, tuple(rows), (2, 1), breaks=(heading,))
    return sheet, f"{IDENTITY}!$A${first}:$A${len(rows)}"


def _actor(actors: Actors, key: str) -> dict[str, str]:
    """The row of an actor or party."""
    return actor_cells(actors.raw[key], actors.name[key], actors.side[key]) | {"kunci": key}


def actor_cells(actor: Value, name: str, side: str) -> dict[str, str]:
    """What stands in the row of an actor, by column."""
    said = said_of(actor)
    kind = next((words for one, words in ACTOR_KINDS.items() if one in said), "")
    rest = {key: shown(said.get(key, "")) for key in ("unit", "instansi", "sebutan", "kualifikasi")}
    return {"nama": name, "macam": kind, "sisi": SIDES[side], **rest, "kunci": ""}


def _actor_cells(row: Mapping[str, str]) -> tuple[FormCell, ...]:
    """The cells of an actor."""
    choices = {"macam": "daftar_macam", "sisi": "daftar_sisi"}
    hints = {
        "nama": "Jabatan seperti orang menyebutnya. Nama baru muncul di daftar pilihan Pelaku.",
        "sisi": "Pelaku punya jalur di peta; pihak hanya diberi tahu atau ikut.",
        "kualifikasi": "Satu tiap baris (Alt+Enter).",
    }
    return tuple(
        FormCell(row[key], choices=choices.get(key, ""), hint=hints.get(key, ""))
        for key in ACTOR_TITLES
    )
