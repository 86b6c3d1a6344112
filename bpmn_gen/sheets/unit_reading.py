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
from bpmn_gen.sheets.unit_fields import OF_UNIT
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
    from collections.abc import Iterator, Mapping, Sequence

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
    return _Reader(book, findings).read()


class _Reader:
    """Reads one form."""

    def __init__(self, book: Workbook, findings: Findings) -> None:
        """Remember how the form was handed out."""
        self._book, self._findings = book, findings
        facts = facts_of(book)
        self._before: dict[Key, str] = {
            tuple(name.removeprefix(_FACT).split("/")): text
            for name, text in facts.items()
            if name.startswith(_FACT)
        }
        self._codes = {key[1] for key in self._before if key[0] == "sop"}
        self._identity = RowIdentity(facts)
        self._seen: dict[Key, Filled] = {}

    def read(self) -> list[Filled]:
        """All tables."""
        unit, roles, times, signing, texts, volumes = parted(
            *(find_table(self._book, titles, needed) for titles, needed in _TABLES)
        )
        tables = (
            (unit, self._of_unit), (roles, self._of_roles), (times, self._of_times),
            (signing, lambda table: self._of_sops(table, SIGNING_FIELDS)),
            (texts, lambda table: self._of_sops(table, TEXT_FIELDS)),
            (volumes, self._of_volumes),
        )  # fmt: skip
        self._tell_spoiled([table for table, _ in tables])
        for table, reading in tables:
            if table is not None:
                tell_trouble(table, self._findings)
                for one in reading(table):
                    self._take(one)
        if not any(table for table, _ in tables):
            tell_missing(([], Span(self._book.path)), "isian", self._findings)
        return [one for one in self._seen.values() if one.text != one.before]

    def _tell_spoiled(self, tables: Sequence[Table | None]) -> None:
        """Tell of tables whose head lacks a title; those that are gone change nothing."""
        found = [one for one in tables if one]
        for table, (titles, needed) in zip(tables, _TABLES, strict=True):
            spoiled = None if table else spoiled_head(self._book, titles, needed, *found)
            if spoiled is not None:
                tell_missing(spoiled, "", self._findings)

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
        known = {folded(title): (key, is_list) for key, title, is_list in OF_UNIT}
        for row in table.rows():
            label = row.cell("label").text
            key, is_list = known.get(folded(label), ("", False))
            if (key,) in self._before:
                text = row.text("isi", self._findings)
                value = field_value(text, is_list=is_list)
                yield self._filled((key,), text, value, row.span("isi"))
            else:
                tell_strange_field(row, [title for _, title, _ in OF_UNIT], self._findings)

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
