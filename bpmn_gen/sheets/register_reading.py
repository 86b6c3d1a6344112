"""What was filled in on a register of SOPs, unit by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Diagnostic, Severity, did_you_mean
from bpmn_gen.sheets.process_reading import field_text, field_value
from bpmn_gen.sheets.register_form import REGISTER_TITLES, SHEET, keys_of
from bpmn_gen.sheets.row_identity import RowIdentity
from bpmn_gen.sheets.table_trouble import tell_missing, tell_trouble
from bpmn_gen.sheets.unit_form import SIGNING_FIELDS, key_of
from bpmn_gen.sheets.unit_reading import Filled
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.tables import find_table, spoiled_head
from bpmn_gen.workbook.tidy import one_line, tidy

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.workbook.cells import Workbook
    from bpmn_gen.workbook.tables import Row

_NUMBER = key_of(SIGNING_FIELDS[0])
_NEEDED = frozenset({"unit", "kode", _NUMBER})
"""Columns without which it is no register."""


def read_register(book: Workbook, findings: Findings) -> dict[str, list[Filled]]:
    """What was filled in, changed or emptied, by the name of the unit."""
    table = find_table(book, REGISTER_TITLES, _NEEDED)
    if table is None:
        spoiled = spoiled_head(book, REGISTER_TITLES, _NEEDED)
        tell_missing(spoiled or ([], book.span(SHEET, 1, 1)), SHEET, findings)
        return {}
    tell_trouble(table, findings)
    reader = _Reader(facts_of(book), findings)
    for row in table.rows():
        reader.take(row)
    reader.tell_repeated()
    return {reader.units.get(slug, slug): found for slug, found in reader.found.items() if found}


class _Reader:
    """Reads the rows of one register."""

    def __init__(self, facts: dict[str, str], findings: Findings) -> None:
        """Remember how it was handed out."""
        self._findings = findings
        self._before: dict[tuple[str, str], dict[str, str]] = {}
        for slug, code, column, text in keys_of(facts):
            self._before.setdefault((slug, code), {})[column] = tidy(text)
        rows = {
            slug: {
                f"baris/sop/{name.split('/', 2)[2]}": title
                for name, title in facts.items()
                if name.startswith(f"baris/{slug}/")
            }
            for slug, _ in self._before
        }
        self._identities = {slug: RowIdentity(marks) for slug, marks in rows.items()}
        self.units = {
            name.removeprefix("unit/"): text
            for name, text in facts.items()
            if name.startswith("unit/")
        }
        self.found: dict[str, list[Filled]] = {}
        self._seen: dict[tuple[str, str], Span] = {}
        self._numbers: dict[tuple[str, str], list[tuple[str, Filled]]] = {}

    def take(self, row: Row) -> None:
        """Keep what a row says that it did not say before."""
        slug, code = file_slug(one_line(row.cell("unit").text)), one_line(row.cell("kode").text)
        before = self._before.get((slug, code))
        if before is None:
            self._tell_strange(row, slug, code)
            return
        every = self._filled(row, code, before)
        for one in every:
            if one.key[-1] == _NUMBER and any(sign.isdigit() for sign in one.text):
                self._numbers.setdefault((slug, folded(one.text)), []).append((code, one))
        new = [one for one in every if one.text != one.before]
        if not new or not self._is_first(row, slug, code):
            return
        key = ("sop", code)
        if self._identities[slug].holds(row, key, ("proses",), self._findings):
            self.found.setdefault(slug, []).extend(new)

    def tell_repeated(self) -> None:
        """Tell of new numbers that another SOP of the unit has as well."""
        for found in self._numbers.values():
            for code, one in found:
                others = [(other, it) for other, it in found if other != code]
                if others and one.text != one.before:
                    other, it = others[0]
                    message = f"nomor SOP '{one.text[:60]}' juga dipakai '{other}'"
                    self._findings.add(
                        Diagnostic(
                            Severity.ERROR, "repeated-sop-number", message, one.span,
                            ("beri tiap SOP nomornya sendiri",), ((it.span, "nomor yang sama"),),
                        )
                    )  # fmt: skip

    def _filled(self, row: Row, code: str, before: dict[str, str]) -> list[Filled]:
        """The cells of a row that are to be filled in."""
        found = []
        for one in SIGNING_FIELDS:
            column = key_of(one)
            if column in row.table.columns and column in before:
                text = field_text(row, column, one, self._findings)
                if not row.refuses(column, text):
                    key = ("sop", code, *map(str, one.path[1:]))
                    value, span = field_value(text, is_list=False), row.span(column)
                    found.append(Filled(key, value, text, before[column], span))
        return found

    def _is_first(self, row: Row, slug: str, code: str) -> bool:
        """Whether no other row has said something new of the same SOP."""
        place = row.span("kode")
        first = self._seen.setdefault((slug, code), place)
        if first is not place:
            message = f"SOP '{code}' juga diisi di {first.cell}"
            hint = "isi satu baris saja, dan hapus salinannya"
            self._findings.error("filled-twice", message, place, hint)
        return first is place

    def _tell_strange(self, row: Row, slug: str, code: str) -> None:
        """Tell of what was filled in for an SOP that the register was not made with."""
        columns = [key_of(one) for one in SIGNING_FIELDS]
        if not any(row.cell(column).text.strip() for column in columns):
            return
        unit = one_line(row.cell("unit").text)
        hint = "isi hanya baris yang sudah disediakan"
        if slug not in self.units:
            hints = did_you_mean(unit, self.units.values())
            message = f"unit '{unit}' tidak ada di register ini" if unit else "baris ini tanpa unit"
            self._findings.error("unknown-row", message, row.span("unit"), *hints, hint)
            return
        hints = did_you_mean(code, [other for own, other in self._before if own == slug])
        message = f"kode '{code}' tidak ada pada {self.units[slug]} di register ini"
        self._findings.error("unknown-row", message, row.span("kode"), *hints, hint)
