"""A file of an evidence pack, and the parts into which the pack is divided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """The parts of a pack; the value is the folder, numbered so that folders sort as they read."""

    MAPS = "1-peta"
    SOPS = "2-sop"
    TIES = "3-ketertelusuran"
    REVIEW = "4-reviu"
    FORMS = "5-formulir"
    REGISTER = "6-register"
    EDITIONS = "7-penetapan"
    ATTACHED = "8-lampiran"


TITLES: Final = {
    Part.MAPS: "Peta proses bisnis",
    Part.SOPS: "Standar operasional prosedur",
    Part.TIES: "Ketertelusuran",
    Part.REVIEW: "Reviu dan evaluasi",
    Part.FORMS: "Formulir pemantauan dan evaluasi",
    Part.REGISTER: "Register SOP",
    Part.EDITIONS: "Penetapan",
    Part.ATTACHED: "Lampiran dari unit",
}
"""What the parts are called."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of the pack."""

    part: Part
    name: str
    """Its path inside the folder of the part, with ``/``."""
    title: str
    content: bytes
    code: str = ""
    """Of the process that it is about; empty where it is not about one."""

    @property
    def path(self) -> str:
        """Its path in the pack."""
        return f"{self.part}/{self.name}"
