"""Where rows lead: their numbers become ids of steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import did_you_mean
from bpmn_gen.sheets.columns import END, NO, YES
from bpmn_gen.sheets.process_rows import kept_branches
from bpmn_gen.sheets.shares import settle_shares
from bpmn_gen.sheets.targets import Targets, branches_of, is_own_column, number_of
from bpmn_gen.workbook.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.process_rows import Line

_WORD = re.compile(r"[a-z0-9]+")
_ID_WORDS = 2


class Jumps:
    """Says in each step where it leads."""

    def __init__(self, lines: list[Line], findings: Findings) -> None:
        """Learn the numbers of all rows."""
        self._lines, self._findings = lines, findings
        self._targets = Targets()
        self._ids = {str(line.step["id"]) for line in lines if line.step.get("id")}
        for number, line in enumerate(lines):
            name = str(line.step.get("id", ""))
            if not self._targets.add(line.texts["no"], name, number):
                findings.error(
                    "duplicate-number",
                    f"nomor '{line.texts['no']}' dipakai dua baris",
                    line.row.span("no"),
                    "beri nomor lain, misalnya 5a, lalu sesuaikan kolom Bila Ya ke dan lainnya",
                )

        self._add_unwritten()

    def _add_unwritten(self) -> None:
        """Know rows without a number by the one that the form gave them; of a new form by order."""
        has_none = not any(line.texts["no"] or line.before for line in self._lines)
        for number, line in enumerate(self._lines):
            if not line.texts["no"]:
                given = str(number + 1) if has_none else line.shown.get("no", "")
                self._targets.add(given, "", number)

    def settle(self) -> None:
        """Say it in every step."""
        for line in self._lines:
            if line.kind == "keputusan":
                self._branches(line)
            else:
                line.step.pop("cabang", None)
                line.step.pop("peluang", None)
                self._check_idle(line)
            target = self._target(line, "lanjut", line.texts["lanjut"])
            if target:
                line.step["lanjut"] = target
            elif "lanjut" in line.row.table.columns:
                line.step.pop("lanjut", None)

    def _branches(self, line: Line) -> None:
        """The branches of a decision; those that it had keep their order."""
        found: dict[str, str] = {}
        for label, column, text in self._said(line):
            target = self._target(line, column, text, label)
            if target:
                found[label] = target
        known = kept_branches(line)
        order = [*(label for label in known if label in found), *found]
        branches = {label: found[label] for label in dict.fromkeys(order)}
        if branches:
            line.step["cabang"] = branches
            settle_shares(line, branches, self._findings)
        else:
            line.step.pop("cabang", None)
            self._findings.error(
                "no-branches",
                "keputusan belum menyebut tujuannya",
                line.row.span("ya"),
                "isi Bila Ya ke dan Bila Tidak ke dengan nomor baris, atau selesai",
            )

    def _said(self, line: Line) -> Iterator[tuple[str, str, str]]:
        """Label, column and text of each branch that a row names."""
        for label, column in ((YES, "ya"), (NO, "tidak")):
            if line.texts[column]:
                yield label, column, line.texts[column]
        others, wrong = branches_of(line.texts["lain"])
        for label, text in others:
            own = "" if label in kept_branches(line) else is_own_column(label)
            yield own or label, "lain", text
        for text in wrong:
            self._findings.error(
                "bad-branch",
                f"cabang '{text}' tidak menyebut tujuannya",
                line.row.span("lain"),
                "tulis jawaban, titik dua, lalu nomor baris, misalnya Diubah: 3",
            )

    def _check_idle(self, line: Line) -> None:
        """Tell of branches of what is no decision."""
        for column in ("ya", "tidak", "lain"):
            if line.texts[column]:
                self._findings.error(
                    "idle-branch",
                    f"baris ini bukan keputusan, tetapi menyebut tujuan '{line.texts[column]}'",
                    line.row.span(column),
                    "pilih Jenis Keputusan, atau kosongkan selnya dan pakai Lanjut ke",
                )

    def _target(self, line: Line, column: str, text: str, label: str = "") -> str:
        """The id of the step to which a cell leads; empty for none."""
        if not text:
            return ""
        found = self._targets.find(text)
        if found is None:
            near = did_you_mean(text, self._targets.numbers)
            hint = "tulis nomor yang ada di kolom No, atau selesai"
            number = number_of(text)
            message = f"baris '{number if number.isdigit() else text}' tidak ada"
            self._findings.error("unknown-row", message, line.row.span(column), *near, hint)
            return ""
        name = END if isinstance(found, str) else self._id_of(self._lines[found])
        before = self._before(line, column, label)
        is_same_text = tidy(line.texts[column]) == tidy(line.shown.get(column, ""))
        if before and before != name and is_same_text:
            self._findings.warning(
                "renumbered-row",
                f"'{text}' sekarang baris lain: dahulu langkah '{before}', sekarang '{name}'",
                line.row.span(column),
                "sesuaikan nomornya bila yang dimaksud tetap langkah yang dahulu",
            )
        return name

    @staticmethod
    def _before(line: Line, column: str, label: str) -> str:
        """The id to which the step led from this cell."""
        if line.before is None:
            return ""
        if column == "lanjut":
            return str(line.before.step.get("lanjut", ""))
        return str(kept_branches(line).get(label, ""))

    def _id_of(self, line: Line) -> str:
        """The id of a step; a step to which others lead gets one."""
        name = str(line.step.get("id", ""))
        if name:
            return name
        words = "_".join(_WORD.findall(line.texts["kegiatan"].casefold())[:_ID_WORDS]) or "langkah"
        words = f"langkah_{words}" if words == END or words[0].isdigit() else words
        name, number = words, 2
        while name in self._ids:
            name, number = f"{words}_{number}", number + 1
        self._ids.add(name)
        line.step = {"id": name, **line.step}
        return name
