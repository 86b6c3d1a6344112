"""Tells on the page what an import left undecided, and marks it as decided when that is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Final

from pydantic import StringConstraints

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.import_doubts import CODE, TOLD, doubts_in, settled
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Severity
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.process.grid import STEPS
from bpmn_gen.web.process.state import Incoming
from bpmn_gen.web.process.told import LEVELS
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.web.process.state import Row
    from bpmn_gen.web.process.told import Told
    from bpmn_gen.web.process.workshop import Workshop

UNSAVED = "Simpan dahulu perubahan di halaman ini, lalu tekan lagi"
GONE = "Catatan itu tidak ada lagi di berkasnya; muat ulang halamannya"

HINT: Final = "putuskan, lalu tekan 'Sudah diperiksa'"
_AT_STEP: Final = re.compile(r"(?:no\. \S+|langkah ke-\d+) '(.+?)'(?: ke |:)")
"""How a remark begins that is about a step, with the words of the step."""


def told_doubts(content: bytes, rows: Sequence[Row]) -> Iterator[Told]:
    """What nobody has decided on of an import, as the page shows it.

    Args:
        content: the file that the page began with.
        rows: the rows of the page; a remark about a step stands at its row where one says the same.
    """
    for _, _, remark in doubts_in(content):
        told: Told = {
            "tingkat": LEVELS[Severity.INFO],
            "kode": CODE,
            "pesan": TOLD.format(remark),
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


class Settled(Incoming):
    """A remark that somebody has looked into."""

    berkas: Annotated[str, StringConstraints(max_length=1_000)]
    catatan: Annotated[str, StringConstraints(max_length=5_000)]


def settle(workshop: Workshop, sent: Settled) -> dict[str, Any]:
    """Write that a remark is decided.

    Raises:
        RefusalError: when there is no such process or remark, or something is not saved yet.
        OSError: when the file cannot be written.
    """
    with workshop.turn:
        before = workshop.content_of(sent.berkas)
        if workshop.drafts.path_of(sent.berkas).exists():
            raise RefusalError(UNSAVED)
        after = settled(before, sent.catatan)
        if after is None:
            raise RefusalError(GONE)
        path = workshop.path_of(sent.berkas)
        changes = Changes(workshop.project.defs.parent)
        changes.set(path, after, before, label_of(path))
        changes.write("bpmn-gen sunting: catatan impor diperiksa")
    return {}
