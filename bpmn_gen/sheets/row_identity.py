"""Tells whether a row of the form of a unit still is the row that it was.

A hidden column holds the key of a step.  Where people sort, move or copy only the columns that they
see, key and words part, and what was filled in would land at another step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.tidy import folded, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.unit_fields import Key
    from bpmn_gen.workbook.tables import Row

SOP: Final = "sop"
"""Rows of SOPs, whose key is the code that people see."""
_FACT: Final = "baris/"
_MOST: Final = 3
"""Rows of a sheet that are told one by one; there may be hundreds."""
_HINT: Final = (
    "urutkan selalu seluruh baris, atau buat lembar baru dan salin isinya ke baris yang benar"
)


class RowIdentity:
    """The words of each row as the form was handed out."""

    def __init__(self, facts: Mapping[str, str]) -> None:
        """Learn them from what the form remembers."""
        self._marks = {
            tuple(name.removeprefix(_FACT).split("/")): tuple(map(folded, text.split("\n")))
            for name, text in facts.items()
            if name.startswith(_FACT)
        }
        self._told: dict[str, int] = {}

    def holds(self, row: Row, key: Key, columns: tuple[str, ...], findings: Findings) -> bool:
        """Whether a row says of itself what its key says; else it is told and held back.

        Args:
            row: the row.
            key: of the step, SOP or role that the row belongs to.
            columns: the columns by which people know it, in the order of what was remembered.
            findings: told where they disagree.
        """
        marks = self._marks.get(key)
        present = [at for at, one in enumerate(columns) if one in row.table.columns]
        if marks is None or not present:
            return True
        shown = [folded(row.cell(columns[at]).text) for at in present]
        own = [marks[at] for at in present]
        others = [[other[at] for at in present] for other in self._beside(key)]
        if shown == own or self._is_reworded(shown, own, others, has_code=key[0] == SOP):
            return True
        self.tell(row, key, columns[present[-1]], findings)
        return False

    def _beside(self, key: Key) -> list[tuple[str, ...]]:
        """The words of the other rows of a kind; of steps those of the same process."""
        return [
            marks for other, marks in self._marks.items() if other != key and other[:-1] == key[:-1]
        ]

    @staticmethod
    def _is_reworded(
        shown: list[str], own: list[str], others: list[list[str]], *, has_code: bool
    ) -> bool:
        """Whether a row has nothing of another row, and its code or some of its own words."""
        is_anothers = shown[-1] != own[-1] and any(shown[-1] == one[-1] for one in others)
        if shown in others or is_anothers:
            return False
        return has_code or any(one == other for one, other in zip(shown, own, strict=True))

    def tell(self, row: Row, key: Key, column: str, findings: Findings) -> None:
        """Tell of a row whose words and key disagree; of many only the first."""
        sheet = row.table.sheet.name
        self._told[sheet] = self._told.get(sheet, 0) + 1
        if self._told[sheet] > _MOST + 1:
            return
        if self._told[sheet] > _MOST:
            message = f"masih ada baris lain di lembar '{sheet}' yang tertukar seperti itu"
            findings.error("row-mixed-up", message, row.span(column), _HINT)
            return
        words = one_line(row.cell(column).text)
        code = self._code_of(row, key, folded(words))
        if code:
            message = f"kode '{key[1]}' tidak cocok dengan '{words[:60]}', yang berkode '{code}'"
            hint = f"tulis '{code}' bila hanya kodenya yang salah ketik"
            findings.error("row-mixed-up", message, row.span("kode"), hint, _HINT)
            return
        told = f"baris ini bertuliskan '{words[:60]}'" if words else "baris ini tanpa nama"
        message = f"{told}, tetapi kunci tersembunyinya milik '{_named(key)}'"
        findings.error("row-mixed-up", message, row.span(column), _HINT)

    def _code_of(self, row: Row, key: Key, words: str) -> str:
        """The code that a row should have where the code that people see is the mistake."""
        if "kode" not in row.table.columns:
            return ""
        codes = [
            other[1]
            for other, marks in self._marks.items()
            if (other[0], other[2:]) == (key[0], key[2:]) and words and marks[-1] == words
        ]
        return codes[0] if len(codes) == 1 and codes[0] != key[1] else ""


def _named(key: Key) -> str:
    """A key as it is told."""
    return " ".join(key[1:])
