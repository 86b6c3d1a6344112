"""Makes steps of the rows of a form that came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import did_you_mean
from bpmn_gen.sheets.columns import (
    COLUMNS,
    KINDS,
    LISTS,
    PEOPLE,
    TEXTS,
    cells_of,
)
from bpmn_gen.sheets.durations import read_cells
from bpmn_gen.sheets.key_order import OF_STEP, ordered
from bpmn_gen.sheets.mixed_rows import tell_mixed
from bpmn_gen.sheets.process_form import numbers_of
from bpmn_gen.sheets.recognising import recognise
from bpmn_gen.sheets.steps import BLOCKS, FlatStep
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.people_reading import People
    from bpmn_gen.workbook.tables import Row, Table

_MARKS = ("no", "huruf", "tahap", "id", "asal", "satuan")
"""Columns that say nothing by themselves."""
ASIDE = frozenset(one.key for one in COLUMNS if one.aside and one.key not in ("tahap", "asal"))
"""Columns beside the form, which people do not see as they work on its rows."""
_WORDS = {"mulai", "kegiatan", "keputusan", "proses", "selesai"}
"""Keys of a step that its words stand under."""


@dataclass(slots=True)
class Line:
    """A row that says something, with the step that it was."""

    row: Row
    texts: dict[str, str]
    before: FlatStep | None = None
    former: FlatStep | None = None
    """The step whose cells beside the form the row still has, where it is another one now."""
    kind: str = ""
    shown: dict[str, str] = field(default_factory=dict)
    """What the form said."""
    step: dict[str, Value] = field(default_factory=dict)
    """What it says now; without its jumps as long as other rows are read."""

    def has_changed(self, *columns: str) -> bool:
        """Whether one of some cells says something else than the form did."""
        present = (key for key in columns if key in self.row.table.columns)
        return any(tidy(self.texts[key]) != tidy(self.shown.get(key, "")) for key in present)


class Trust(Enum):
    """By what the step that a row was is found."""

    CERTAIN = 0
    """By the place that it carries: nobody but a program has moved rows."""
    PLACES = 1
    """The same, but people may have copied, sorted and retyped rows."""
    WORDS = 2
    """By its words: steps stand elsewhere by now."""


def lines_of(
    table: Table,
    known: list[FlatStep],
    people: People,
    findings: Findings,
    trust: Trust = Trust.PLACES,
) -> list[Line]:
    """The rows that say something, each with the step that it was.

    Args:
        table: the rows.
        known: the steps of the process as it is.
        people: who works in it.
        findings: told what is wrong in a cell.
        trust: by what rows are known again.
    """
    lines: list[Line] = []
    for row in table.rows():
        texts = {one.key: row.text(one.key, findings) for one in COLUMNS}
        if any(text for key, text in texts.items() if key not in _MARKS):
            texts["asal"] = "" if trust is Trust.WORDS else texts["asal"]
            lines.append(Line(row, texts))
    if trust is Trust.CERTAIN:
        by_origin = {one.origin: one for one in known}
        for line in lines:
            line.before = by_origin.pop(line.texts["asal"], None)
    else:
        recognise(lines, known)
    numbers = numbers_of(known)

    def shown(step: FlatStep) -> dict[str, str]:
        return cells_of(step, people.before, lambda name: numbers.get(name, name))

    is_mixed = trust is Trust.CERTAIN or tell_mixed(lines, known, shown, findings)
    for line in lines:
        line.shown = {} if line.before is None else shown(line.before)
        _settle(line, None if line.former is None else shown(line.former))
        line.kind = _kind(line, findings)
    if not is_mixed:
        _tell_order(lines, findings)
    return lines


def _tell_order(lines: list[Line], findings: Findings) -> None:
    """Tell of rows in another order, because the flow follows them; sorting was seldom meant so."""
    last = 0
    for line in lines:
        number = line.before.number if line.before else last
        if number < last:
            findings.warning(
                "rows-reordered",
                "baris ini dahulu di atas baris sebelumnya; alur mengikuti urutan baris sekarang",
                line.row.span("no" if "no" in line.row.table.columns else "kegiatan"),
                "bila tidak sengaja, urutkan kembali menurut kolom No",
            )
            return
        last = number


def _settle(line: Line, former: Mapping[str, str] | None) -> None:
    """Leave alone what nobody wrote in a row: refused cells, and those of another step."""
    for key, text in line.texts.items():
        is_stray = former is not None and key in ASIDE and tidy(text) == tidy(former[key])
        is_retyped = key in ASIDE and not text and not line.texts["asal"]
        if line.row.refuses(key, text) or is_stray or is_retyped:
            line.texts[key] = line.shown.get(key, "")


def _kind(line: Line, findings: Findings) -> str:
    """What kind of step a row is."""
    said = line.texts["jenis_langkah"]
    for key, word in KINDS.items():
        if said and folded(said) in (folded(word), key):
            return key
    if said:
        hints = did_you_mean(said, KINDS.values()) or (f"pilih {', '.join(KINDS.values())}",)
        findings.error(
            "unknown-word", f"jenis '{said}' tidak dikenal", line.row.span("jenis_langkah"), *hints
        )
    decides = any(line.texts[key] for key in ("ya", "tidak", "lain", "pertanyaan"))
    return "keputusan" if decides else "kegiatan"


def fill(line: Line, people: People, findings: Findings) -> None:
    """Say in the step what its row says, apart from where it leads."""
    before = dict(line.before.step) if line.before else {}
    step = dict(before)
    _words(line, step, findings)
    _tell_short_name(line, step, findings)
    for key in TEXTS:
        if line.has_changed(key):
            _put(step, key, line.texts[key])
    for key in LISTS:
        if line.has_changed(key):
            _put(step, key, _listed(line.texts[key].split("\n")))
    for key in PEOPLE:
        if line.has_changed(key):
            names = filter(None, map(one_line, line.texts[key].split("\n")))
            keys = [people.key_of(line.row, key, name, findings) for name in names]
            _put(step, key, _listed(keys))
    if line.has_changed("oleh"):
        name = line.texts["oleh"]
        _put(step, "oleh", people.key_of(line.row, "oleh", name, findings) if name else "")
    if line.has_changed("waktu", "satuan"):
        text = read_cells(line.row, line.texts["waktu"], line.texts["satuan"], findings)
        _put(step, "waktu", text or "")
    line.step = step


def _tell_short_name(line: Line, step: dict[str, Value], findings: Findings) -> None:
    """Tell of a short name that was made for other words."""
    if step.get("ringkas") and line.has_changed("kegiatan") and not line.has_changed("ringkas"):
        findings.warning(
            "stale-short-name",
            f"kegiatan diubah, tetapi nama singkatnya di peta masih '{step['ringkas']}'",
            line.row.span("kegiatan"),
            "sesuaikan atau kosongkan kolom Nama singkat di sebelah kanan",
        )


def _words(line: Line, step: dict[str, Value], findings: Findings) -> None:
    """The words of a step, under the key of its kind."""
    was = line.before.kind if line.before else ""
    if line.kind == was and not line.has_changed("kegiatan", "pertanyaan"):
        return
    branches = step.get(line.kind, []) if line.kind in BLOCKS else []
    for key in (*_WORDS, *BLOCKS):
        step.pop(key, None)
    if line.kind in BLOCKS:
        step[line.kind] = branches
        return
    words, question = one_line(line.texts["kegiatan"]), one_line(line.texts["pertanyaan"])
    if not (words or question):
        findings.error("cell-empty", "kegiatan belum ditulis", line.row.span("kegiatan"))
    step |= _said(line, words, question)


def _said(line: Line, words: str, question: str) -> dict[str, Value]:
    """The words of a step that is no block."""
    match line.kind:
        case "keputusan" if words and question:
            return {"kegiatan": words, "keputusan": question}
        case "keputusan":
            return {"keputusan": words or question}
        case "mulai":
            return {"mulai": _listed(line.texts["kegiatan"].split("\n"))}
        case "proses":
            return {"proses": words.partition(" ")[0]}
    return {line.kind: words}


def _put(step: dict[str, Value], key: str, value: Value) -> None:
    """Give a key its value, or take it away."""
    if value:
        step[key] = value
    else:
        step.pop(key, None)


def _listed(texts: list[str]) -> Value:
    """Texts as short as they can be written."""
    found = [one for text in texts if (one := one_line(text))]
    return found[0] if len(found) == 1 else found


def finished(line: Line) -> dict[str, Value]:
    """The step with its keys in order."""
    before = line.before.step if line.before else {}
    return ordered(line.step, before, OF_STEP)


def kept_branches(line: Line) -> Mapping[str, Value]:
    """The branches that a decision had."""
    branches = line.before.step.get("cabang", {}) if line.before else {}
    return branches if isinstance(branches, Mapping) else {}
