"""Tells on the page of a process what its import left undecided."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.import_doubts import doubt, doubts_in
from bpmn_gen.definition.text import folded
from bpmn_gen.web.process.grid import STEPS
from bpmn_gen.web.process.told import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.web.process.state import Row
    from bpmn_gen.web.process.told import Told

HINT: Final = "putuskan, lalu tekan 'Sudah diperiksa'"
_AT_STEP: Final = re.compile(r"(?:no\. \S+|langkah ke-\d+) '(.+?)'(?: ke |:)")
"""How a remark begins that is about a step, with the words of the step."""


def told_doubts(content: bytes, rows: Sequence[Row]) -> Iterator[Told]:
    """What nobody has decided on of an import, as the page shows it.

    Args:
        content: the file that the page began with.
        rows: the rows of the page; a remark about a step stands at its row where one says the same.
    """
    for number, line, remark in doubts_in(content):
        item = doubt("", number, line, remark)
        told: Told = {
            "tingkat": LEVELS[item.severity],
            "kode": item.code,
            "pesan": item.message,
            "saran": [HINT],
            "tabel": "",
        }
        found = _AT_STEP.match(remark)
        words = folded(found[1].removesuffix("…")) if found else ""
        alike = [at for at, row in enumerate(rows) if _says(row, words)] if words else []
        if len(alike) == 1:
            key = rows[alike[0]].kunci
            told |= {"tabel": STEPS, "baris": alike[0], "kunci": key, "kolom": "kegiatan"}
        yield told


def _says(row: Row, words: str) -> bool:
    """Whether the step of a row begins with some words."""
    return folded(row.sel.get("kegiatan", "")).startswith(words)
