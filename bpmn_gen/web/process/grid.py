"""A definition as rows of a page, and rows of a page as a definition.

The page shows the table of the workbook of a process (``sheets``), so what a cell means is decided
in one place.  Two things are different.  A row has a key of its own, which stays when rows move, so
that branches name the row and not its number.  And nobody but the page moves rows, so the step that
a row was is certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.diagnostics import Diagnostic, Findings, Span
from bpmn_gen.sheets.actors import Actors
from bpmn_gen.sheets.columns import COLUMNS, TITLES, cells_of
from bpmn_gen.sheets.form_words import in_form_words
from bpmn_gen.sheets.identity import FIELDS, shown, value_at
from bpmn_gen.sheets.process_form import ACTOR_TITLES, FIELD_TITLES, actor_cells
from bpmn_gen.sheets.process_reading import read_tables
from bpmn_gen.sheets.process_rows import Trust
from bpmn_gen.sheets.steps import flat
from bpmn_gen.web.process.state import STEP_KEYS
from bpmn_gen.web.process.tables import HEAD, place_in, table_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.process_reading import ReadProcess, Words
    from bpmn_gen.web.process.state import State
    from bpmn_gen.writing.places import Path

STEPS, FIELDS_TABLE, ACTORS = "langkah", "isian", "pelaku"
"""The tables, as places of findings name them."""
_ROW = re.compile(r"'?(#\d{1,6})\b'?")
_COLUMNS: Final = {key: names[0] for key, names in TITLES.items()}
_ACTOR_COLUMNS: Final = {key: names[0] for key, names in ACTOR_TITLES.items()}
_FIELD_COLUMNS: Final = {key: names[0] for key, names in FIELD_TITLES.items()}


def state_of(
    process: Mapping[str, Value], words: Words, keys: Sequence[str] = ()
) -> dict[str, Any]:
    """A process as the page holds it.

    Args:
        process: as it is written.
        words: what roles are called.
        keys: of its rows in their order, where the page knows them already.
    """
    actors, rows = Actors(process, words.term), flat(process)
    keys = keys if len(keys) == len(rows) else [f"#{row.number}" for row in rows]
    by_id = {
        str(row.step["id"]): key for row, key in zip(rows, keys, strict=True) if row.step.get("id")
    }
    lines = []
    for row, key in zip(rows, keys, strict=True):
        cells = cells_of(row, actors, lambda name: by_id.get(name, name))
        said = {name: cells[name] for name in STEP_KEYS if cells.get(name)}
        lines.append({"kunci": key, "asal": row.origin, "sel": said})
    return {
        "baris": lines,
        "pelaku": [
            actor_cells(actors.raw[key], actors.name[key], actors.side[key]) | {"kunci": key}
            for key in actors.raw
        ],
        "isian": {one.title: shown(value_at(process, one.path)) for one in FIELDS},
    }


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page says."""

    made: ReadProcess | None
    """The process; None where no row says anything."""
    findings: tuple[Diagnostic, ...]
    """What is wrong in a cell; its place is a table, a row and a column."""
    keys: tuple[str, ...]
    """The keys of all rows; the row of a place counts from 2."""

    @property
    def places(self) -> Mapping[Path, Span]:
        """The cell that says what stands at a path of the process."""
        return self.made.places if self.made else {}

    def hint(self, text: str) -> str:
        """A hint of ``check`` in the words of the page, whose readers never see a definition."""
        return self.in_numbers(in_form_words(text, self.made.names if self.made else {}))

    def cell(self, span: Span) -> dict[str, str | int]:
        """A place that this has named, as the page finds it."""
        table, row, column = place_in(
            span, {STEPS: _COLUMNS, FIELDS_TABLE: _FIELD_COLUMNS, ACTORS: _ACTOR_COLUMNS}
        )
        key = self.keys[row] if table == STEPS else ""
        return {"tabel": table, "baris": row, "kunci": key, "kolom": column}

    @property
    def numbers(self) -> dict[str, str]:
        """The number of the row of each key, as people see it."""
        return {key: str(number) for number, key in enumerate(self.keys, 1)}

    def in_numbers(self, text: str) -> str:
        """A sentence with the numbers of rows in place of their keys."""
        numbers = self.numbers

        def number(found: re.Match[str]) -> str:
            return numbers.get(found[1], "(dihapus)")

        return _ROW.sub(number, text)

    def step_keys(self) -> list[str]:
        """The keys of the rows that are steps, in their order."""
        found: dict[Path, int] = {}
        for path, span in self.places.items():
            if span.path == STEPS and isinstance(path[-1], int) and len(path) > 1:
                found[path] = span.line
        steps = sorted({line for path, line in found.items() if _is_step(path)})
        return [self.keys[line - HEAD - 1] for line in steps]


def _is_step(path: Path) -> bool:
    """Whether a path leads to a step, and not to a phase or a branch."""
    return path[-2] == STEPS or (len(path) > 2 and isinstance(path[-2], int))  # noqa: PLR2004


def take(state: State, before: Mapping[str, Value], words: Words) -> Taken:
    """Read what a page says.

    Args:
        state: the rows of the page.
        before: the process that the page began with.
        words: what roles are called.
    """
    findings = Findings()
    known = {row.origin: row.step for row in flat(before)}
    lines = []
    for row in state.baris:
        own = str(known.get(row.asal, {}).get("id", ""))
        said = {key: row.sel.get(key, "") for key in STEP_KEYS}
        lines.append(said | {"no": row.kunci, "asal": row.asal, "id": own})
    fields = [{"label": title, "isi": text} for title, text in state.isian.items()]
    people = [{key: one.get(key, "") for key in ACTOR_TITLES} for one in state.pelaku]
    tables = (
        table_of(STEPS, _COLUMNS, lines),
        table_of(FIELDS_TABLE, _FIELD_COLUMNS, fields),
        table_of(ACTORS, _ACTOR_COLUMNS, people),
    )
    made = read_tables(tables, before, words, findings, Trust.CERTAIN)
    return Taken(made, tuple(findings), tuple(row.kunci for row in state.baris))


VISIBLE: Final = tuple(one for one in COLUMNS if one.key not in ("asal", "id"))
"""Columns that the page shows."""
