"""Puts the steps of rows into lists, phases and branches of blocks, and says which cell is what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from bpmn_gen.sheets.columns import NO, YES
from bpmn_gen.sheets.process_rows import finished
from bpmn_gen.sheets.steps import BLOCKS, letter
from bpmn_gen.workbook.tidy import one_line
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.sheets.process_rows import Line
    from bpmn_gen.writing.places import Path

_LETTERS = re.compile(r"[A-Z]{1,2}(?:\.[A-Z]{1,2})*")
_DEEPEST = 20
_COLUMN_OF = {"mulai": "kegiatan", "selesai": "kegiatan", "proses": "kegiatan"}
"""Columns of keys that have none of the same name."""


@dataclass(slots=True)
class Structure:
    """The steps of a process."""

    findings: Findings
    places: dict[Path, Span] = field(default_factory=dict)
    """The cell of each value."""

    def lists(self, lines: list[Line], before: Mapping[str, Value]) -> dict[str, Value]:
        """The steps under ``langkah``, or under ``tahap`` where rows name phases."""
        named = [one_line(line.texts["tahap"]) for line in lines]
        if not any(named):
            steps = self._steps(lines, (), ("langkah",))
            return {"langkah": _as_before(steps, before.get("langkah", ""))}
        if not named[0]:
            span = lines[0].row.span("tahap")
            self.findings.error("cell-empty", "tahap baris pertama belum ditulis", span)
        current = ""
        for number, name in enumerate(named):
            current = named[number] = name or current
        known = [one for one in items(before.get("tahap", [])) if isinstance(one, Mapping)]
        phases: list[Value] = []
        grouped = groupby(zip(named, lines, strict=True), key=lambda pair: pair[0])
        for at, (name, some) in enumerate(grouped):
            old = next((one for one in known if one_line(str(one.get("nama", ""))) == name), {})
            own = [line for _, line in some]
            steps = self._steps(own, (), ("tahap", at, "langkah"))
            self.places["tahap", at] = own[0].row.span("tahap")
            phases.append({**old, "nama": old.get("nama", name),
                           "langkah": _as_before(steps, old.get("langkah", ""))})  # fmt: skip
        return {"tahap": phases}

    def _steps(self, lines: list[Line], lead: tuple[str, ...], path: Path) -> list[Value]:
        """The steps of a list; rows with more letters than ``lead`` belong to a block in it."""
        steps: list[Value] = []
        at = 0
        while at < len(lines):
            line, here = lines[at], (*path, len(steps))
            inside = at + 1
            if len(self._letters(line)) > len(lead):
                self.findings.error(
                    "loose-branch",
                    f"huruf cabang '{line.texts['huruf']}' tanpa baris Sejajar di atasnya",
                    line.row.span("huruf"),
                    "sisipkan baris berjenis Sejajar di atasnya, atau kosongkan hurufnya",
                )
            elif line.kind in BLOCKS:
                while inside < len(lines) and len(self._letters(lines[inside])) > len(lead):
                    inside += 1
                self._block(line, lines[at + 1 : inside], lead, here)
            step = finished(line)
            self._place(line, step, here)
            steps.append(step)
            at = inside
        return steps

    def _block(self, line: Line, inner: list[Line], lead: tuple[str, ...], path: Path) -> None:
        """The branches of a block."""
        depth, seen = len(lead), []
        branches: list[Value] = []
        for name, some in groupby(inner, key=lambda one: self._letters(one)[depth]):
            own = list(some)
            if name in seen:
                message = f"cabang '{name}' ditulis terpisah"
                hint = "letakkan baris yang berhuruf sama berurutan"
                self.findings.error("parted-branch", message, own[0].row.span("huruf"), hint)
            seen.append(name)
            place = (*path, line.kind, len(branches))
            branches.append(self._steps(own, (*lead, name), place))
        before = line.before.step.get(line.kind, "") if line.before else ""
        old = items(before)
        if len(old) == len(branches):
            branches = [_as_before(items(new), was) for new, was in zip(branches, old, strict=True)]
        line.step[line.kind] = _as_before(branches, before)
        if len(branches) < 2:  # noqa: PLR2004 -- a block parts at least two ways
            self.findings.error(
                "few-branches",
                "baris ini perlu paling sedikit dua cabang di bawahnya",
                line.row.span("jenis_langkah"),
                f"tulis kegiatannya di bawah baris ini dengan huruf {letter(0)} dan {letter(1)}",
            )

    def _letters(self, line: Line) -> tuple[str, ...]:
        """The letters of the branches in which a row stands, from the outermost."""
        text = one_line(line.texts["huruf"]).upper().replace(" ", "").strip(".")
        if not text:
            return ()
        if not _LETTERS.fullmatch(text) or text.count(".") > _DEEPEST:
            message = f"'{line.texts['huruf']}' bukan huruf cabang"
            self.findings.error("bad-branch", message, line.row.span("huruf"), "tulis A, B, atau C")
            return ()
        return tuple(text.split("."))

    def _place(self, line: Line, step: Mapping[str, Value], path: Path) -> None:
        """Remember which cell says what of a step."""
        words = "pertanyaan" if line.texts["pertanyaan"] and line.texts["kegiatan"] else "kegiatan"
        self.places[path] = line.row.span("kegiatan")
        for key in step:
            column = _COLUMN_OF.get(key, key)
            column = words if key == "keputusan" else column
            is_here = column in line.row.table.columns
            self.places[*path, key] = line.row.span(column if is_here else "kegiatan")
        branches = step.get("cabang", {})
        for label in branches if isinstance(branches, Mapping) else ():
            column = {YES: "ya", NO: "tidak"}.get(label, "lain")
            column = column if line.texts[column] else "lain"
            self.places[*path, "cabang", label] = line.row.span(column)
        shares = step.get("peluang", {})
        for label in shares if isinstance(shares, Mapping) else ():
            self.places[*path, "peluang", label] = self.places[*path, "peluang"]


def _as_before(new: list[Value], before: Value) -> Value:
    """A list; as it was written before where it says the same, e.g. one step without a list."""
    return before if before and items(before) == new else new
