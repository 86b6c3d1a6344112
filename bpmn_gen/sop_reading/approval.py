"""Who set an SOP in force: title, name, rank and NIP, as they stand over each other."""

from __future__ import annotations

import re
from typing import Final

from bpmn_gen.sop_reading.read_sop import Approval

_NIP: Final = re.compile(r"nip\s*[.:]*\s*([\d .\-…]*)", re.IGNORECASE)
_CLASS: Final = r"(?:gol(?:ongan)?\.?\s*(?:ruang\s*)?)?\(?\s*(?:IV|III|II|I)\s*[/.]\s*[a-e]\s*\)?"
_RANK: Final = re.compile(
    r"(?:pangkat[\w /.]*:\s*)?"
    r"(?:(?:pembina|penata|pengatur|juru)(?:\s+(?:utama|madya|muda)){0,2}"
    rf"(?:\s*,?\s*(?:tk|tkt|tingkat)\.?\s*(?:I|1)\b)?(?:[\s,(/–-]*{_CLASS})?|{_CLASS})\s*\.?",
    re.IGNORECASE,
)
_RANK_LABEL: Final = re.compile(r"pangkat[\w /.]*:\s*", re.IGNORECASE)
_TITLE: Final = re.compile(
    r"(?:(?:plt|plh|pj|pjs)\.?\s*)?(?:camat|kepala|sekretaris|bupati|wali ?kota|gubernur|lurah|"
    r"direktur|inspektur|asisten|ketua)\b",
    re.IGNORECASE,
)
"""How titles begin; a name never does."""
_FOR_ANOTHER: Final = re.compile(
    r"(?:a\.\s?n\.?|an\.|atas nama|u\.\s?b\.?|ub\.)\s*\S", re.IGNORECASE
)
"""The official in whose name another one signs."""


def approval_of(text: str) -> Approval:
    """Title, name, rank and NIP out of the lines that stand beside ``Disahkan oleh``."""
    lines = [line.strip(" :,") for line in text.split("\n")]
    lines = [line for line in lines if line]
    rank = next((line for line in lines[1:] if _RANK.fullmatch(line)), "")
    nip = ""
    for place, line in enumerate(lines):
        found = _NIP.match(line)
        if found is not None:
            nip = " ".join(found[1].split())
            lines = lines[:place]
            break
    lines = [line for place, line in enumerate(lines) if not place or not _RANK.fullmatch(line)]
    rank = _RANK_LABEL.sub("", rank)
    if len(lines) <= 1 or _TITLE.match(lines[-1]):
        return Approval(_title(lines), "", nip, rank)
    return Approval(_title(lines[:-1]), lines[-1], nip, rank)


def _title(lines: list[str]) -> str:
    """A title over several lines; who signs for another one stands behind a comma."""
    if len(lines) > 1 and _FOR_ANOTHER.match(lines[0]):
        return f"{lines[0]}, {' '.join(lines[1:])}"
    return " ".join(lines)
