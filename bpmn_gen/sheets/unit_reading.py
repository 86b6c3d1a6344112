"""What was filled in on the form of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span, did_you_mean
from bpmn_gen.sheets.durations import read_cells, split
from bpmn_gen.sheets.process_reading import (
    field_text,
    field_value,
)
from bpmn_gen.sheets.row_identity import RowIdentity
from bpmn_gen.sheets.table_trouble import tell_missing, tell_strange_field, tell_trouble
from bpmn_gen.sheets.unit_fields import ASKED
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
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.tables import find_table, parted, spoiled_head
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.identity import Field
    from bpmn_gen.sheets.unit_fields import Key
    from bpmn_gen.workbook.cells import Workbook
    from bpmn_gen.workbook.tables import Row, Table

_FACT = "isian/"
_SIGNED = frozenset({"kode", *map(key_of, SIGNING_FIELDS[:1])})
_LISTED = frozenset({"kode", *map(key_of, TEXT_FIELDS[1:2])})
_TABLES: Final[tuple[tuple[Mapping[str, tuple[str, ...]], frozenset[str]], ...]] = (
    (UNIT_TITLES, frozenset(UNIT_TITLES)),
    (ROLE_TITLES, frozenset({"isi", "kunci"})),
    (TIME_TITLES, frozenset({"kode", "waktu", "kunci"})),
    (sop_titles(SIGNING_FIELDS), _SIGNED),
    (sop_titles(TEXT_FIELDS), _LISTED),
    (VOLUME_TITLES, frozenset({"kode", "volume"})),
)
"""The titles of each table, and those without which it is not that table."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that somebody filled in, changed or emptied."""

    key: Key
    value: Value
    text: str
    """As its cell says it."""
    before: str
    """As the form was handed out."""
    span: Span


def read_unit(book: Workbook, findings: Findings) -> list[Filled]:
    """What was filled in: the cells that say something else than when the form was handed out."""
    facts = facts_of(book)
    before = {
        tuple(name.removeprefix(_FACT).split("/")): text
        for name, text in facts.items()
        if name.startswith(_FACT)
    }
    tables = parted(*(find_table(book, titles, needed) for titles, needed in _TABLES))
    _tell_spoiled(book, tables, findings)
    filled = read_unit_tables(tables, before, findings, RowIdentity(facts))
    if not any(tables):
        tell_missing(([], Span(book.path)), "isian", findings)
    return filled


def read_unit_tables(
    tables: Sequence[Table | None],
    before: Mapping[Key, str],
    findings: Findings,
    identity: RowIdentity | None = None,
    asked: Sequence[Field] = ASKED,
) -> list[Filled]:
    """What the tables of a form say otherwise than they said before.

    Args:
        tables: unit, roles, durations, signing, texts and volumes of SOPs; None where one is gone.
        before: by key what each field said.
        findings: told what is wrong.
        identity: tells whether rows are still those that they were; None where they must be.
        asked: the fields of the unit itself.
    """
    return _Reader(before, identity or RowIdentity({}), asked, findings).read(tables)


def _tell_spoiled(book: Workbook, tables: Sequence[Table | None], findings: Findings) -> None:
    """Tell of tables whose head lacks a title; those that are gone change nothing."""
    found = [one for one in tables if one]
    for table, (titles, needed) in zip(tables, _TABLES, strict=True):
        spoiled = None if table else spoiled_head(book, titles, needed, *found)
        if spoiled is not None:
            tell_missing(spoiled, "", findings)


class _Reader:
    """Reads one form."""

    def __init__(
        self,
        before: Mapping[Key, str],
        identity: RowIdentity,
        asked: Sequence[Field],
        findings: Findings,
    ) -> None:
        """Remember how the form was handed out."""
        self._before, self._findings = before, findings
        self._identity, self._asked = identity, asked
        self._codes = {key[1] for key in before if key[0] == "sop"}
        self._seen: dict[Key, Filled] = {}

    def read(self, tables: Sequence[Table | None]) -> list[Filled]:
        """All tables."""
        readings: tuple[Callable[[Table], Iterator[Filled]], ...] = (
            self._of_unit, self._of_roles, self._of_times,
            lambda table: self._of_sops(table, SIGNING_FIELDS),
            lambda table: self._of_sops(table, TEXT_FIELDS),
            self._of_volumes,
        )  # fmt: skip
        for table, reading in zip(tables, readings, strict=True):
            if table is not None:
                tell_trouble(table, self._findings)
                for one in reading(table):
                    self._take(one)
        return [one for one in self._seen.values() if one.text != one.before]

    def _take(self, one: Filled) -> None:
        """Keep a value; of a row that is there twice the one that says something new."""
        known = self._seen.get(one.key)
        if known is None or known.text == known.before:
            self._seen[one.key] = one
        elif one.text not in (known.text, one.before):
            self._findings.error(
                "filled-twice",
                f"isian ini juga ditulis di {known.span.cell} dengan isi lain",
                one.span,
                "hapus salah satu barisnya",
            )

    def _filled(self, key: Key, text: str, value: Value, span: Span) -> Filled:
        """A value beside what it was."""
        return Filled(key, value, text, tidy(self._before[key]), span)

    def _of_unit(self, table: Table) -> Iterator[Filled]:
        """The unit itself."""
        known = {folded(one.title): one for one in self._asked}
        for row in table.rows():
            one = known.get(folded(row.cell("label").text))
            key = () if one is None else tuple(map(str, one.path))
            if one is not None and key in self._before:
                text = row.text("isi", self._findings)
                value = field_value(text, is_list=one.is_list)
                yield self._filled(key, text, value, row.span("isi"))
            else:
                tell_strange_field(row, [one.title for one in self._asked], self._findings)

    def _of_roles(self, table: Table) -> Iterator[Filled]:
        """The titles of roles."""
        for row in table.rows():
            key = ("jabatan", row.cell("kunci").text.strip())
            if key in self._before:
                text = row.text("isi", self._findings)
                one = self._filled(key, text, one_line(text), row.span("isi"))
                if one.text == one.before or self._holds(row, key, ("peran",)):
                    yield one
            elif row.cell("isi").text.strip():
                self._identity.tell(row, key, "peran", self._findings)

    def _of_times(self, table: Table) -> Iterator[Filled]:
        """Durations."""
        for row in table.rows():
            key = ("waktu", row.cell("kode").text.strip(), row.cell("kunci").text.strip())
            if key not in self._before:
                if key[1] in self._codes and row.cell("waktu").text.strip():
                    self._identity.tell(row, key, "kegiatan", self._findings)
                else:
                    self._strange(row, ("waktu",))
                continue
            amount = row.text("waktu", self._findings)
            has_unit = "satuan" in table.columns
            unit = row.text("satuan", self._findings) if has_unit else split(self._before[key])[1]
            said = (one_line(amount), one_line(unit))
            if row.refuses("waktu", amount) or said == split(self._before[key]):
                continue
            if not self._holds(row, key, ("no", "kegiatan")):
                continue
            text = read_cells(row, *said, self._findings)
            if text is not None:
                yield self._filled(key, text, text, row.span("waktu"))

    def _of_sops(self, table: Table, fields: Sequence[Field]) -> Iterator[Filled]:
        """The blocks of SOPs."""
        for row in table.rows():
            code = one_line(row.cell("kode").text)
            if code not in self._codes:
                self._strange(row, [key_of(one) for one in fields])
                continue
            for one in fields:
                column = key_of(one)
                key = ("sop", code, *map(str, one.path[1:]))
                if column in table.columns and key in self._before:
                    text = field_text(row, column, one, self._findings)
                    value = field_value(text, is_list=one.is_list)
                    found = self._filled(key, text, value, row.span(column))
                    if found.text == found.before or self._holds(row, ("sop", code), ("proses",)):
                        yield found

    def _of_volumes(self, table: Table) -> Iterator[Filled]:
        """How often a year SOPs are carried out; a point counts as a comma."""
        for row in table.rows():
            key = ("volume", one_line(row.cell("kode").text))
            if key not in self._before:
                self._strange(row, ("volume",))
                continue
            text = one_line(row.text("volume", self._findings)).replace(".", ",")
            found = self._filled(key, text, text.replace(",", "."), row.span("volume"))
            if found.text == found.before or self._holds(row, ("sop", key[1]), ("proses",)):
                yield found

    def _holds(self, row: Row, key: Key, columns: tuple[str, ...]) -> bool:
        """Whether what a row says may be taken for what its key says."""
        return self._identity.holds(row, key, columns, self._findings)

    def _strange(self, row: Row, columns: Sequence[str]) -> None:
        """Tell of what was filled in where nothing is asked for."""
        filled = next((key for key in columns if row.cell(key).text.strip()), None)
        if filled is None:
            return
        code = one_line(row.cell("kode").text)
        hints = did_you_mean(code, self._codes)
        message = f"kode '{code}' tidak ada di lembar isian ini"
        if not code:
            message = "baris ini tidak menyebut kode prosesnya"
        hint = "isi hanya baris yang sudah disediakan"
        span = row.span("kode" if code else filled)
        self._findings.error("unknown-row", message, span, *hints, hint)
