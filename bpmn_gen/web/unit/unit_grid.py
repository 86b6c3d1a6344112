"""What a unit fills in as tables of a page, and tables of a page as the unit's file.

The tables, their titles and what their cells mean are those of the workbook of a unit (``sheets``).
Rows of a page are certain: each has the key by which the program knows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.diagnostics import Diagnostic, Findings, Span
from bpmn_gen.sheets.durations import split
from bpmn_gen.sheets.identity import SOP, put, shown, value_at
from bpmn_gen.sheets.unit_fields import IDENTITY
from bpmn_gen.sheets.unit_form import (
    ROLE_TITLES,
    SIGNING_FIELDS,
    TEXT_FIELDS,
    TIME_TITLES,
    UNIT_TITLES,
    VOLUME_TITLES,
    key_of,
    sop_titles,
)
from bpmn_gen.sheets.unit_reading import read_unit_tables
from bpmn_gen.web.process.tables import HEAD, place_in, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.identity import Field
    from bpmn_gen.sheets.unit_fields import Key, UnitFields
    from bpmn_gen.web.process.state import UnitState
    from bpmn_gen.writing.places import Path

FIELDS, ROLES, TIMES, SIGNING, TEXTS, VOLUMES = (
    "isian", "jabatan", "waktu", "pengesahan", "teks", "volume",
)  # fmt: skip
"""The tables, as places of findings name them."""
TITLES: Final = {
    FIELDS: {key: names[0] for key, names in UNIT_TITLES.items()},
    ROLES: {key: names[0] for key, names in ROLE_TITLES.items()},
    TIMES: {key: names[0] for key, names in TIME_TITLES.items()},
    SIGNING: {key: names[0] for key, names in sop_titles(SIGNING_FIELDS).items()},
    TEXTS: {key: names[0] for key, names in sop_titles(TEXT_FIELDS).items()},
    VOLUMES: {key: names[0] for key, names in VOLUME_TITLES.items()},
}
"""The titles of their columns, in the order in which the workbook of a unit has its tables."""
WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {
    ROLES: ("isi",),
    TIMES: ("waktu", "satuan"),
    SIGNING: tuple(map(key_of, SIGNING_FIELDS)),
    TEXTS: tuple(map(key_of, TEXT_FIELDS)),
    VOLUMES: ("volume",),
}
"""The columns that are written in; the others say which row it is."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A row of a table."""

    key: str
    fixed: Mapping[str, str]
    """Texts by column that say which row it is."""
    said: Mapping[str, str]
    """Texts by column that are written in."""


def rows_of(fields: UnitFields) -> dict[str, list[UnitRow]]:
    """The rows of all tables, in the order of the workbook."""
    names, texts = dict(fields.sops), fields.texts
    times = []
    for step in fields.steps:
        amount, unit = split(texts["waktu", step.code, step.key])
        fixed = {
            "kode": step.code, "proses": names[step.code], "no": step.number,
            "kegiatan": step.text, "pelaku": step.actor,
        }  # fmt: skip
        times.append(UnitRow(f"{step.code}/{step.key}", fixed, {"waktu": amount, "satuan": unit}))
    return {
        ROLES: [
            UnitRow(
                one.key,
                {"peran": one.words, "tipe": one.of_type},
                {"isi": texts["jabatan", one.key]},
            )
            for one in fields.roles
        ],
        TIMES: times,
        SIGNING: list(_sop_rows(fields, SIGNING_FIELDS)),
        TEXTS: list(_sop_rows(fields, TEXT_FIELDS)),
        VOLUMES: [
            UnitRow(code, {"kode": code, "proses": name}, {"volume": texts["volume", code]})
            for code, name in fields.sops
        ],
    }


def _sop_rows(fields: UnitFields, columns: Sequence[Field]) -> Iterator[UnitRow]:
    """A row for each SOP."""
    for code, name in fields.sops:
        said = {key_of(one): fields.texts["sop", code, *map(str, one.path[1:])] for one in columns}
        yield UnitRow(code, {"kode": code, "proses": name}, said)


def unit_state(fields: UnitFields, value: Mapping[str, Value]) -> dict[str, Any]:
    """A unit as its page holds it; ``value`` is its file."""
    tables = rows_of(fields)
    return {
        "isian": {one.title: shown(value_at(value, one.path)) for one in IDENTITY},
        "tabel": {
            name: {row.key: {key: text for key, text in row.said.items() if text} for row in rows}
            for name, rows in tables.items()
        },
    }


def path_of(table: str, key: str, column: str) -> Key:
    """Where in the file of a unit a cell of a table stands."""
    if table == ROLES:
        return ROLES, key
    if table == TIMES:
        return (TIMES, *key.split("/", 1))
    return (VOLUMES, key) if table == VOLUMES else ("sop", key, *column.split("."))


@dataclass(frozen=True, slots=True)
class TakenUnit:
    """What a page says."""

    value: Mapping[str, Value]
    """The file of the unit as it would be."""
    findings: tuple[Diagnostic, ...]
    """What is wrong in a cell."""
    places: Mapping[Path, Span]
    """The cell that says what stands at a path of the file."""
    keys: Mapping[str, Sequence[str]]
    """By table the keys of its rows."""

    def cell(self, span: Span) -> dict[str, str | int]:
        """A place that this has named, as the page finds it."""
        table, row, column = place_in(span, TITLES)
        return {"tabel": table, "baris": row, "kunci": self.keys[table][row], "kolom": column}

    @staticmethod
    def in_numbers(text: str) -> str:
        """A message as it is: rows of a unit are known by codes and names."""
        return text

    @staticmethod
    def hint(text: str) -> str:
        """A hint in the words of the page."""
        for one in IDENTITY:
            text = text.replace(f"'{one.path[0]}'", f"isian {one.title}")
        return text


def take_unit(state: UnitState, fields: UnitFields, before: Mapping[str, Value]) -> TakenUnit:
    """Read what a page says.

    Args:
        state: the texts of the page.
        fields: all that the unit fills in, as the file says that the page began with.
        before: that file.
    """
    findings, known = Findings(), rows_of(fields)
    keys: dict[str, list[str]] = {FIELDS: [one.title for one in IDENTITY]}
    asked = ({"label": one.title, "isi": state.isian.get(one.title, "")} for one in IDENTITY)
    tables = [table_of(FIELDS, TITLES[FIELDS], asked)]
    for name, rows in known.items():
        lines = list(_lines(name, rows, state))
        keys[name] = [key for key, _ in lines]
        tables.append(table_of(name, TITLES[name], [line for _, line in lines]))
    said = {
        **fields.texts,
        **{tuple(map(str, one.path)): shown(value_at(before, one.path)) for one in IDENTITY},
    }
    value = dict(before)
    for one in read_unit_tables(tables, said, findings, asked=IDENTITY):
        put(value, one.key, one.value)
    return TakenUnit(value, tuple(findings), dict(_places(keys)), keys)


def _lines(
    name: str, rows: Sequence[UnitRow], state: UnitState
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows of a table by their keys, with what is written in them.

    What was written in rows that are gone since stands behind them, so that nothing is lost unseen.
    """
    sent = state.tabel.get(name, {})
    for row in rows:
        yield row.key, _line(name, row.key, row.fixed, sent.get(row.key, {}))
    known = {row.key for row in rows}
    for key, cells in sent.items():
        if key not in known and any(cells.values()):
            yield key, _line(name, key, {"kode": key.split("/")[0]}, cells)


def _line(
    name: str, key: str, fixed: Mapping[str, str], cells: Mapping[str, str]
) -> dict[str, str]:
    """One row with all its columns."""
    said = {column: cells.get(column, "") for column in WRITTEN[name]}
    return {**fixed, **said, "kunci": key.split("/", 1)[-1]}


def _places(keys: Mapping[str, Sequence[str]]) -> Iterator[tuple[Path, Span]]:
    """Every cell by the path that it is about; of a duration its first cell."""
    for at, one in enumerate(IDENTITY, HEAD + 1):
        yield one.path, Span(FIELDS, at, 2)
    for name, columns in WRITTEN.items():
        numbers = {column: number for number, column in enumerate(TITLES[name], 1)}
        for at, key in enumerate(keys[name], HEAD + 1):
            for column in reversed(columns):
                yield path_of(name, key, column), Span(name, at, numbers[column])


def unit_changes(old: Mapping[str, Value], new: Mapping[str, Value]) -> list[str]:
    """What differs between two states of a unit's file, as sentences."""
    before, after = dict(_texts(old, ())), dict(_texts(new, ()))
    return [
        f"{_named(key)}: {_quoted(before.get(key, ''))} menjadi {_quoted(after.get(key, ''))}"
        for key in dict.fromkeys((*before, *after))
        if before.get(key) != after.get(key)
    ]


def _texts(value: Value, lead: Key) -> Iterator[tuple[Key, str]]:
    """The texts of a unit's file by their paths; of a list all in one."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*lead, str(key)))
    else:
        yield lead, "; ".join(shown(value).split("\n"))


def _named(key: Key) -> str:
    """What people call the value at a path."""
    titles = {one.path: one.title for one in IDENTITY}
    kind, *rest = key
    if kind == "sop":
        known = {one.path[1:]: one.title for one in SOP}
        title = known.get(tuple(rest[1:]), " ".join(rest[1:]))
        return f"{title} {rest[0]}" if rest else title
    words = titles.get((kind,), TITLES.get(kind, {}).get(kind, kind.capitalize()))
    return " ".join((words, *rest)).replace("_", " ")


def _quoted(text: str) -> str:
    """A text of a sentence."""
    return f"'{text[:80]}'" if text else "kosong"
