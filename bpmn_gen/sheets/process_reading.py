"""What the form of a process says after somebody filled it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.sheets.actors import SIDES
from bpmn_gen.sheets.columns import NEEDED, TITLES
from bpmn_gen.sheets.form_words import ROW
from bpmn_gen.sheets.identity import FIELDS, put, shown, value_at
from bpmn_gen.sheets.jumps import Jumps
from bpmn_gen.sheets.key_order import OF_PROCESS, ordered
from bpmn_gen.sheets.people_reading import People
from bpmn_gen.sheets.process_form import ACTOR_TITLES, FIELD_TITLES, IDENTITY, STEPS
from bpmn_gen.sheets.process_rows import Trust, fill, lines_of
from bpmn_gen.sheets.steps import flat
from bpmn_gen.sheets.structure import Structure
from bpmn_gen.sheets.table_trouble import tell_missing, tell_strange_field, tell_trouble
from bpmn_gen.workbook.cells import Kind
from bpmn_gen.workbook.tables import AS_TEXT, find_table, parted, spoiled_head
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.identity import Field
    from bpmn_gen.workbook.cells import Workbook
    from bpmn_gen.workbook.tables import Row, Table
    from bpmn_gen.writing.places import Path

_TABLES: Final[tuple[tuple[str, Mapping[str, tuple[str, ...]], frozenset[str]], ...]] = (
    (STEPS, TITLES, NEEDED),
    (IDENTITY, FIELD_TITLES, frozenset({"label", "isi"})),
    (f"{IDENTITY}, tabel Pelaku", ACTOR_TITLES, frozenset({"nama", "macam"})),
)
"""Name and titles of each table, and the columns without which it is not that table."""
EXACT_DIGITS: Final = 15
"""Digits that Excel keeps of a number."""


@dataclass(slots=True)
class ReadProcess:
    """A process as its form says."""

    value: dict[str, Value]
    places: dict[Path, Span] = field(default_factory=dict)
    """The cell of each value."""
    names: dict[str, str] = field(default_factory=dict)
    """What stands in the form for keys of actors and ids of steps."""


@dataclass(frozen=True, slots=True)
class Words:
    """What roles are called."""

    term: Callable[[str], str]
    """The words for the key of a role."""
    roles: Mapping[str, str]
    """The words of all roles by their keys."""


def read_process(
    book: Workbook,
    before: Mapping[str, Value],
    words: Words,
    findings: Findings,
    *,
    places_hold: bool = True,
) -> ReadProcess | None:
    """The process of a form; None where it is none any more.

    Args:
        book: the form that came back.
        before: the process as it is; empty for a new one.
        words: what roles are called.
        findings: told what is wrong, each with its cell.
        places_hold: whether steps stand where they stood when the form was handed out.
    """
    steps, fields, actors = _tables(book, findings)
    if steps is None or fields is None or actors is None:
        return None
    for table in (steps, fields, actors):
        tell_trouble(table, findings)
    trust = Trust.PLACES if places_hold else Trust.WORDS
    return read_tables((steps, fields, actors), before, words, findings, trust)


def read_tables(
    tables: tuple[Table, Table, Table],
    before: Mapping[str, Value],
    words: Words,
    findings: Findings,
    trust: Trust,
) -> ReadProcess | None:
    """The process that tables of steps, of fields and of actors say; None without steps.

    Args:
        tables: the three of them.
        before: the process as it is; empty for a new one.
        words: what roles are called.
        findings: told what is wrong, each with its cell.
        trust: by what rows are known again.
    """
    steps, fields, actors = tables
    value = dict(before)
    places = _read_fields(fields, before, value, findings)
    people = People(before, words.term, {text: key for key, text in words.roles.items()})
    people.read(actors, findings)
    lines = lines_of(steps, flat(before), people, findings, trust)
    if not lines:
        span = steps.span(steps.head, "kegiatan")
        findings.error("no-steps", "belum ada langkah yang ditulis", span, "isi kolom Kegiatan")
        return None
    for line in lines:
        fill(line, people, findings)
    Jumps(lines, findings).settle()
    structure = Structure(findings, places)
    value.pop("langkah", None)
    value.pop("tahap", None)
    value |= structure.lists(lines, before)
    _put_people(people, value, places)
    numbers = {str(line.step["id"]): line.texts["no"] for line in lines if line.step.get("id")}
    names = {name: f"{ROW}{number}" for name, number in numbers.items() if number}
    return ReadProcess(
        ordered(value, before, OF_PROCESS), structure.places, names | people.now.name
    )


def _tables(book: Workbook, findings: Findings) -> tuple[Table | None, ...]:
    """The three tables of a form; each that is not found is told."""
    tables = [find_table(book, titles, needed) for _, titles, needed in _TABLES]
    found = [one for one in tables if one]
    for table, (name, titles, needed) in zip(tables, _TABLES, strict=True):
        if table is None:
            spoiled = spoiled_head(book, titles, needed, *found)
            tell_missing(spoiled or ([], Span(book.path)), name, findings)
    return parted(*tables)


def _put_people(people: People, value: dict[str, Value], places: dict[Path, Span]) -> None:
    """Put actors and parties into the process, with the cell of each."""
    for side in SIDES:
        some = {key: people.now.raw[key] for key in people.now.raw if people.now.side[key] == side}
        if some:
            value[side] = some
            places |= {(side, key): people.places[key] for key in some}
        else:
            value.pop(side, None)


def _read_fields(
    table: Table, before: Mapping[str, Value], value: dict[str, Value], findings: Findings
) -> dict[Path, Span]:
    """Read the head of the process; returns the cell of each value."""
    known = {folded(one.title): one for one in FIELDS}
    places: dict[Path, Span] = {}
    for row in table.rows():
        one = known.get(folded(row.cell("label").text))
        if one is None:
            tell_strange_field(row, [field.title for field in FIELDS], findings)
            continue
        if one.path in places:
            if tidy(row.cell("isi").text) != tidy(shown(value_at(value, one.path))):
                message = f"isian '{one.title}' ditulis dua kali dengan isi yang berbeda"
                findings.error(
                    "filled-twice", message, row.span("isi"), "hapus salah satu barisnya"
                )
            continue
        text = field_text(row, "isi", one, findings)
        places[one.path] = row.span("isi")
        old = shown(value_at(before, one.path))
        if tidy(text) == tidy(old):
            continue
        if one.path == ("kode",) and old:
            hint = f"kembalikan '{old}'; kode diganti dengan 'bpmn-gen ganti-kode {old} {text}'"
            findings.error("code-changed", f"kode '{old}' diganti", row.span("isi"), hint)
        put(value, one.path, field_value(text, is_list=one.is_list))
    return places


def field_text(row: Row, column: str, one: Field, findings: Findings) -> str:
    """The text of a field; digits that Excel rounded are reported."""
    accepted = (Kind.DATE,) if one.is_date else ()
    text = row.text(column, findings, *accepted)
    is_number = row.cell(column).kind is Kind.NUMBER
    if one.is_number and is_number and len(text) > EXACT_DIGITS:
        message = f"'{text}' tersimpan sebagai angka, sehingga angka belakangnya dibulatkan Excel"
        findings.error("rounded-number", message, row.span(column), AS_TEXT)
        return ""
    if one.path[-1] == "nomor" and is_number and "," in text:
        message = f"'{text}' tersimpan sebagai angka; nol di ujungnya dapat hilang"
        findings.warning("stored-as-number", message, row.span(column), AS_TEXT)
    return text


def field_value(text: str, *, is_list: bool) -> Value:
    """A text as a value; lines as the texts of a list."""
    if not is_list:
        return text if "\n" in text else one_line(text)
    lines: list[Value] = [one for line in text.split("\n") if (one := one_line(line))]
    return lines[0] if len(lines) == 1 else lines
