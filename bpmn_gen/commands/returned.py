"""What became of a file of this program that somebody edited, in one form for maps and SOPs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.difference.edits import Edit


@dataclass(slots=True)
class Returned:
    """What became of one file."""

    label: str
    """The file as the user knows it."""
    subject: str = ""
    """The process and the unit that it is about."""
    edits: tuple[Edit, ...] = ()
    told: tuple[str, ...] = ()
    """The edits as sentences."""
    remarks: list[str] = field(default_factory=list)
    """What was not brought over, and what somebody should know."""
    is_refused: bool = False
    """Whether nothing of it is taken in."""

    def lines(self) -> list[str]:
        """The report for people."""
        if not self.subject:
            return []
        head = f"{self.label}: {self.subject}"
        if self.is_refused:
            head = f"{head}; tidak diambil"
        elif not self.told and not self.remarks:
            return [f"{head}; sama dengan definisinya"]
        elif self.told:
            head = f"{head}; {len(self.told)} perubahan"
        told = [f"  {number}. {text}" for number, text in enumerate(self.told, 1)]
        return [head, *told, *(f"  perhatikan: {text}" for text in self.remarks)]

    def data(self) -> dict[str, object]:
        """The report for programs."""
        return {
            "berkas": self.label,
            "proses": self.subject,
            "diambil": not self.is_refused,
            "perubahan": [
                {
                    "kind": str(edit.kind),
                    "key": edit.key,
                    "field": edit.field,
                    "before": edit.before,
                    "after": edit.after,
                    "kalimat": text,
                }
                for edit, text in zip(self.edits, self.told, strict=True)
            ],
            "catatan": self.remarks,
        }
