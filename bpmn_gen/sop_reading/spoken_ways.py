"""Ways that are told in words: ``Jika tidak lengkap, kembali ke no. 2``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bpmn_gen.sop_reading.read_sop import NO, YES

PREVIOUS: Final = "sebelumnya"
"""The word that stands for the row above."""
_ORDINALS: Final = {
    "pertama": "1", "awal": "1", "kedua": "2", "ketiga": "3", "keempat": "4", "kelima": "5",
    "keenam": "6", "ketujuh": "7", "kedelapan": "8", "kesembilan": "9", "kesepuluh": "10",
}  # fmt: skip
"""Numbers in words."""
_LETTER: Final = r"(?:(?:\s*[./]?\s*|\s+huruf\s+)(?-i:[a-z])\b(?!\s+\w))?"
"""The letter of a row under a numbered heading: ``1b``, ``1/b``, ``1.b``, ``1 huruf b``."""
_TARGET: Final = re.compile(
    r"(?:\b(?:kembali|balik|dikembalikan|mengulang|diulang|ulang|ulangi|lanjut|dilanjutkan|"
    r"berlanjut|menuju|langsung|diteruskan|loncat|lompat|pindah|ke)\b[^.;]{0,40}?"
    r"\b(?:no(?:mor)?\.?|langkah|angka|huruf|butir|poin|tahap(?:an)?|kegiatan|baris)\s*"
    r"(?:no(?:mor)?\.?\s*|ke-?\s*)?"
    rf"(?P<number>sebelumnya|{'|'.join(_ORDINALS)}|[0-9]{{1,3}}{_LETTER}|[ivx]{{1,5}}|[a-z])\b"
    # A bare number is one of a row only where nothing is counted by it.
    rf"|(?:\bke|[→➔➜])\s*\(?(?P<bare>[0-9]{{1,3}}{_LETTER})\b(?!\s*[\w/%]+)"
    r"|(?:\bke|[→➔➜])\s*\(?(?P<followed>[0-9]{1,3})"
    r"(?=\s+(?:jika|bila|apabila|kalau|dan|untuk)\b))",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[\s./]|huruf")
"""What stands between the number of a heading and the letter of a row."""
_SOMEWHERE: Final = re.compile(r"\b(?:ke|kepada|kembali|dikembalikan|menuju)\s+\w", re.IGNORECASE)
_CLAUSES: Final = re.compile(r"[;\n]|(?<=[a-z0-9])(?<![Nn]o)\.\s+(?=[A-Z])")
_NEGATIVE: Final = re.compile(
    r"\b(?:tidak|tdk|belum|bukan|ditolak|kurang|gagal|salah|keliru|dikembalikan|kembali|"
    r"balik|diulang|ulang|ulangi)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"\b(?:jika|bila|apabila|kalau|jikalau|bilamana)\b|:", re.IGNORECASE)
_RETURN: Final = re.compile(
    r"\b(?:kembali ke|balik ke|dikembalikan|diulang|ulangi)\b", re.IGNORECASE
)
_STOP: Final = re.compile(
    r"(?<!tidak )(?<!belum )\b(?:(?:proses|sop|prosedur|layanan|pelayanan|kegiatan)\s+(?:selesai|"
    r"berakhir|berhenti|dihentikan|ditutup)|berakhir|dihentikan)\b|[,:]\s*selesai\b",
    re.IGNORECASE,
)
_NO_FAULT: Final = re.compile(
    r"\b(?:tidak|tdk|tanpa)\s+(?:ada\s+)?"
    r"(?:kekurangan|kesalahan|koreksi|perbaikan|revisi|catatan|masalah)\b",
    re.IGNORECASE,
)
"""What sounds like no and means that all is well."""
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
        matches = list(_TARGET.finditer(clause))
        if not matches:
            continue
        # ``Bila tidak lengkap, kembali ke no. 2`` or ``ke no. 2 bila tidak lengkap``.
        leads = _CONDITION.search(clause[: matches[0].start()]) is not None or (
            _CONDITION.search(clause[matches[-1].end() :]) is None
        )
        borders = (
            [0, *(match.end() for match in matches)]
            if leads
            else [0, *(match.start() for match in matches[1:]), len(clause)]
        )
        for match, (start, end) in zip(matches, pairwise(borders), strict=True):
            found.append(SpokenWay(_number(match), _label(clause[start:end])))
    return found


def _number(match: re.Match[str]) -> str:
    """The number that a text names."""
    number = (match["number"] or match["bare"] or match["followed"]).casefold()
    return _ORDINALS.get(number, _BETWEEN.sub("", number))


def refuses_elsewhere(text: str) -> bool:
    """Whether a text says that the way of a no leads somewhere, without a row that is understood.

    ``Ya ke 3, tidak dikembalikan ke pemohon`` tells of no only that it does not lead to the next
    row.  A yes that is handed to somebody does lead there.
    """
    return any(
        _SOMEWHERE.search(part) and _label(part) == NO
        for clause in _CLAUSES.split(text)
        for part in re.split(r"[,;]", _TARGET.sub("", clause))
    )


def tells_return(text: str) -> bool:
    """Whether a text tells of a way back without saying where to."""
    return any(
        _RETURN.search(clause) and (_CONDITION.search(clause) or _NEGATIVE.search(clause))
        for clause in _CLAUSES.split(text)
    )


def tells_end(text: str) -> bool:
    """Whether a text tells that the work ends there when something is not as it should be."""
    return any(
        _STOP.search(clause) and _CONDITION.search(clause) and _NEGATIVE.search(clause)
        for clause in _CLAUSES.split(text)
    )


def _label(told: str) -> str:
    """What the words around a number say of it."""
    plain = _NO_FAULT.sub("lengkap", told)
    return NO if _NEGATIVE.search(plain) else YES if _POSITIVE.search(plain) else ""
