"""Ways that are told in words: ``Jika tidak lengkap, kembali ke no. 2``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bpmn_gen.sop_reading.read_sop import NO, YES

_TARGET: Final = re.compile(
    r"\b(?:kembali|dikembalikan|mengulang|diulang|ulangi|lanjut|dilanjutkan|berlanjut|menuju|"
    r"langsung|diteruskan|loncat|lompat|pindah|ke)\b[^.;]{0,40}?"
    r"\b(?:no(?:mor)?\.?|langkah|angka|butir|poin|tahap(?:an)?|kegiatan|baris)\s*"
    r"(?:no(?:mor)?\.?\s*|ke-?\s*)?"
    r"(?P<number>[0-9]{1,3}|[a-z])\b",
    re.IGNORECASE,
)
_CLAUSES: Final = re.compile(r"[;\n]|(?<=[a-z0-9])\.\s+(?=[A-Z])")
_NEGATIVE: Final = re.compile(
    r"\b(?:tidak|tdk|belum|bukan|ditolak|kurang|gagal|salah|keliru|dikembalikan|kembali)\b",
    re.IGNORECASE,
)
_POSITIVE: Final = re.compile(
    r"\b(?:ya|lengkap|sesuai|setuju|disetujui|memenuhi|layak|benar|sudah|lolos|valid|diterima)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SpokenWay:
    """A way to a step by its number."""

    number: str
    label: str
    """``Ya``, ``Tidak``, or nothing where no condition is told."""


def ways_in(text: str) -> list[SpokenWay]:
    """The ways that a text tells."""
    found = []
    for clause in _CLAUSES.split(text):
        start = 0
        for match in _TARGET.finditer(clause):
            before = clause[start : match.end()]
            start = match.end()
            label = NO if _NEGATIVE.search(before) else YES if _POSITIVE.search(before) else ""
            found.append(SpokenWay(match["number"], label))
    return found
