"""The forms of monitoring and evaluation as a workbook, and what staff wrote into them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bpmn_gen.review.assessment import (
    ASSESSOR,
    BAD,
    DAY,
    GOOD,
    NO,
    YES,
    Assessment,
    Finding,
    procedures,
)
from bpmn_gen.review.taking import cell_text
from bpmn_gen.workbook.facts import facts_of
from bpmn_gen.workbook.form import FormBook, FormCell, FormColumn, FormSheet, Look, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.workbook.cells import Cell, Sheet, Workbook

MONITORING: Final = "Pemantauan"
EVALUATION: Final = "Evaluasi"
_COLUMNS: Final = (
    ("No", 5), ("SOP", 26), ("Prosedur", 44), ("Pelaksana", 22), ("Penilaian", 16),
    ("Catatan hasil penilaian", 30), ("Tindakan yang harus diambil", 30), ("Paraf penilai", 10),
)  # fmt: skip
_FILLED: Final = (5, 6, 7)
"""The columns of staff, from 1."""
_KEY: Final = len(_COLUMNS) + 1
"""The hidden column with the key of each step, from 1."""
_ABOVE: Final = {DAY: 3, ASSESSOR: 5}
"""The columns of what stands above the rows, from 1."""
_HEAD: Final = 4
"""Rows above the first row to fill in."""
_WRITTEN: Final = "isian"
"""The fact that says what stood in the cells of staff when the form was written."""
_ABREAST: Final = 8
"""SOPs beside each other on a sheet, so that it can be read on paper."""
_RED: Final = "#FADBD8"


def assessment_form(record: UnitRecord, statements: Sequence[str], known: Assessment) -> FormBook:
    """The forms of a unit, with what was found before.

    Args:
        record: the unit as it is.
        statements: what is asked of each SOP.
        known: what was found before.
    """
    monitoring, codes = _monitoring(record, known), _codes(record)
    evaluations = [
        _evaluation(number, record, codes[at : at + _ABREAST], statements, known)
        for number, at in enumerate(range(0, len(codes), _ABREAST), 1)
    ]
    handed = json.dumps(_cells_of(known), ensure_ascii=False)
    facts = (("jenis", "penilaian sop"), ("unit", record.name), (_WRITTEN, handed))
    lists: dict[str, tuple[str, ...]] = {"penilaian": (GOOD, BAD), "jawaban": (YES, NO)}
    title = f"Pemantauan dan Evaluasi SOP {record.name}"
    return FormBook(title, (monitoring, *evaluations), lists=lists, facts=facts)


def _codes(record: UnitRecord) -> list[str]:
    """The codes of all processes that have an SOP."""
    return [code for code, one in record.processes.items() if not one.is_reference]


def _monitoring(record: UnitRecord, known: Assessment) -> FormSheet:
    """A row for each step."""
    width = len(_COLUMNS)
    rows = [
        (FormCell("PEMANTAUAN PENERAPAN SOP", Look.TITLE, across=width),),
        (FormCell(record.name, Look.NOTE, across=width),),
        tuple(_heading(known)),
        tuple(FormCell(name, Look.HEAD) for name, _ in _COLUMNS),
    ]
    for one in procedures(record):
        found = known.findings.get(one.key, Finding())
        told = (one.number, one.sop, one.text, one.actor)
        rows.append(
            (
                *(FormCell(text, Look.FIXED) for text in told),
                FormCell(found.verdict, choices="penilaian"),
                FormCell(found.note),
                FormCell(found.action),
                FormCell(""),
                FormCell(one.key, Look.FIXED),
            )
        )
    area = f"E{_HEAD + 1}:E{max(len(rows), _HEAD + 1)}"
    columns = tuple(FormColumn(column) for _, column in _COLUMNS)
    return FormSheet(
        name=MONITORING,
        columns=(*columns, FormColumn(10, hidden=True, aside=True)),
        rows=tuple(rows),
        frozen=(_HEAD, 0),
        repeated=(_HEAD - 1, _HEAD - 1),
        rules=(Rule(area, f'=$E{_HEAD + 1}="{BAD}"', _RED),),
    )


def _heading(known: Assessment) -> Iterator[FormCell]:
    """When somebody looked and who did, to be filled in."""
    for at, (key, title) in enumerate(((DAY, "Hari/tanggal"), (ASSESSOR, "Penilai"))):
        yield FormCell(title, Look.STRONG, across=2 if at == 0 else 1)
        yield FormCell(known.heading.get(key, ""), across=3 if at else 1)


def _evaluation(
    part: int,
    record: UnitRecord,
    codes: Sequence[str],
    statements: Sequence[str],
    known: Assessment,
) -> FormSheet:
    """A row for each statement, a column for each SOP of one part of them."""
    width = len(codes) + 2
    rows = [
        (FormCell("EVALUASI SOP", Look.TITLE, across=width),),
        (FormCell(record.name, Look.NOTE, across=width),),
        (FormCell("Isi Ya atau Tidak untuk tiap SOP.", Look.NOTE, across=width),),
        tuple(FormCell(text, Look.HEAD) for text in ("No", "Pernyataan", *codes)),
    ]
    for number, statement in enumerate(statements, 1):
        answers = (known.answers.get(code, {}).get(statement, "") for code in codes)
        rows.append(
            (
                FormCell(str(number), Look.FIXED),
                FormCell(statement, Look.FIXED),
                *(FormCell(text, Look.CENTRE, choices="jawaban") for text in answers),
            )
        )
    columns = (FormColumn(5), FormColumn(46), *(FormColumn(11) for _ in codes))
    return FormSheet(
        name=EVALUATION if part == 1 else f"{EVALUATION} {part}",
        columns=columns,
        rows=tuple(rows),
        frozen=(_HEAD, 2),
        repeated=(_HEAD - 1, _HEAD - 1),
    )


def _cells_of(known: Assessment) -> dict[str, str]:
    """Every cell that holds something, by a name of its own."""
    found = {
        f"{key}#{at}": text
        for key, one in known.findings.items()
        for at, text in enumerate(one.texts)
        if text
    }
    answers = known.answers.items()
    found |= {f"@{key}": text for key, text in known.heading.items() if text}
    return found | {
        f"{code}?{ask}": text for code, said in answers for ask, text in said.items() if text
    }


def with_form(known: Assessment, book: Workbook, findings: Findings) -> Assessment:
    """What was found, with what staff wrote into a form since it was handed out.

    An answer that is none of the choices is reported at its cell and not taken.
    """
    try:
        handed = json.loads(facts_of(book).get(_WRITTEN, "{}"))
    except (ValueError, RecursionError):
        return known
    if not isinstance(handed, dict):
        return known
    cells = _cells_of(known)
    for number, sheet in enumerate(book.sheets):
        for name, cell in _cells_in(sheet):
            text = cell_text(book, cell, findings, number)
            if text == handed.get(name, ""):
                continue
            chosen = _chosen(name, text)
            if chosen is not None:
                cells[name] = chosen
            else:
                span = book.span(sheet.name, cell.row, cell.column)
                listed = " atau ".join(f"'{one}'" for one in _choices(name))
                message = f"isian '{text[:40]}' bukan {listed}; tidak diambil"
                findings.warning("unknown-answer", message, span, "pilih dari daftar di selnya")
    return _assessment(cells)


def _choices(name: str) -> tuple[str, ...]:
    """What may stand in a cell; nothing where any text may."""
    if name.endswith("#0"):
        return (GOOD, BAD)
    return (YES, NO) if "?" in name and "#" not in name else ()


def _chosen(name: str, text: str) -> str | None:
    """A text as its choice is written; None where it is none of the choices."""
    choices = _choices(name)
    if not text or not choices:
        return text
    return next((one for one in choices if one.casefold() == text.casefold()), None)


def _cells_in(sheet: Sheet) -> Iterator[tuple[str, Cell]]:
    """Every cell of staff on a sheet, by the same names."""
    if sheet.name == MONITORING:
        for key, column in _ABOVE.items():
            yield f"@{key}", sheet.at(_HEAD - 1, column)
        for number, row in sheet.rows.items():
            if _KEY in row:
                for at, column in enumerate(_FILLED):
                    yield f"{row[_KEY].text}#{at}", sheet.at(number, column)
    elif sheet.name.startswith(EVALUATION):
        yield from _answers_in(sheet)


def _answers_in(sheet: Sheet) -> Iterator[tuple[str, Cell]]:
    """The answers; columns are known by the codes above them, rows by their statements."""
    codes = {at: cell.text for at, cell in sheet.rows.get(_HEAD, {}).items() if at > 2}  # noqa: PLR2004 -- number and statement
    for number, row in sheet.rows.items():
        if number > _HEAD and 2 in row:  # noqa: PLR2004 -- the statement
            for at, code in codes.items():
                yield f"{code}?{row[2].text}", sheet.at(number, at)


def _assessment(cells: Mapping[str, str]) -> Assessment:
    """What was found, from its cells."""
    findings: dict[str, list[str]] = {}
    answers: dict[str, dict[str, str]] = {}
    heading: dict[str, str] = {}
    for name, text in sorted(cells.items()):
        if not text:
            continue
        if name.startswith("@"):
            heading[name[1:]] = text
            continue
        key, mark, at = name.rpartition("#")
        if mark and at in ("0", "1", "2"):
            findings.setdefault(key, ["", "", ""])[int(at)] = text
        else:
            code, _, statement = name.partition("?")
            answers.setdefault(code, {})[statement] = text
    found = {key: Finding(*texts) for key, texts in findings.items()}
    return Assessment(found, answers, heading)
