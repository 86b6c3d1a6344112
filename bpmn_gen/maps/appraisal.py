"""Draws the decision table of a unit as people read it: who appraises whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.appraisal_duties import NOBODY, duties
from bpmn_gen.compiler.decision_table import APPRAISER, decision_tables
from bpmn_gen.definition.legal_citation import grouped
from bpmn_gen.picture.board import Board
from bpmn_gen.picture.table import TableCell, TableColumn, TableRow, table_panels

if TYPE_CHECKING:
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.model.decision import DecisionTable, Rule
    from bpmn_gen.picture.sheet import Sheet

ANYTHING = "Semua"
"""The text of a cell where any answer will do."""


@dataclass(frozen=True, slots=True)
class AppraisalTable:
    """The data of the sheet."""

    sheet: Sheet
    decision: DecisionTable

    def board(self) -> Board:
        """The table, one row for each rule."""
        decision = self.decision
        columns = [
            TableColumn("No.", 4, "middle"),
            *(TableColumn(item.question, 20) for item in decision.inputs),
            TableColumn("Pejabat Penilai Kinerja", 16),
            TableColumn("Tugas pejabat", 24),
            TableColumn("Koordinasi", 16),
            TableColumn("Dasar", 14),
            TableColumn("Syarat dan bacaan", 22),
        ]
        rows = [self._row(number, rule) for number, rule in enumerate(decision.rules, 1)]
        told = f"{decision.documentation}: {len(rows)} aturan, satu untuk setiap pegawai"
        return Board(self.sheet, tuple(table_panels(columns, rows)), told)

    def _row(self, number: int, rule: Rule) -> TableRow:
        """A row for one rule; the text for blind readers begins with what they look for."""
        told = self.decision.told_of(rule)
        cells = (
            TableCell.of(str(number)),
            *(TableCell.listing(values or (ANYTHING,)) for values in rule.tests),
            TableCell.of(told["penilai"], bold=True),
            TableCell.listing(duties(told) or (NOBODY,)),
            TableCell.listing(told["koordinasi"].split("; ")),
            TableCell.of(grouped(told["dasar"].split("; "))),
            TableCell.listing([text for text in (rule.remark, *rule.readings) if text] or [NOBODY]),
        )
        asked = ", ".join("/".join(values) or ANYTHING for values in rule.tests)
        return TableRow(cells, f"aturan_{number}", f"{asked} dinilai oleh {told['penilai']}")


def appraisal(survey: UnitSurvey) -> AppraisalTable:
    """The table of a unit whose type has rules of appraisal."""
    target = survey.target
    decision = decision_tables(survey.defs, target)[APPRAISER]
    title = f"Pejabat Penilai Kinerja pada {target.name}"
    code = f"Tipe {target.number}"
    sheet = survey.sheet("Tabel Keputusan", code, title, decision.source)
    return AppraisalTable(sheet, decision)
