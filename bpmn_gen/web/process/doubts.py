"""Marks what an import left undecided as decided, when somebody says so on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import StringConstraints

from bpmn_gen.definition.discovery import label_of
from bpmn_gen.definition.import_doubts import settled
from bpmn_gen.errors import RefusalError
from bpmn_gen.web.process.state import Incoming
from bpmn_gen.writing.changes import Changes

if TYPE_CHECKING:
    from bpmn_gen.web.process.workshop import Workshop

UNSAVED = "Simpan dahulu perubahan di halaman ini, lalu tekan lagi"
GONE = "Catatan itu tidak ada lagi di berkasnya; muat ulang halamannya"


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
