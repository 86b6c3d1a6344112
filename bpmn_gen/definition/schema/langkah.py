"""Steps of a process: mulai, kegiatan, keputusan, sejajar, proses (a call) and selesai."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from bpmn_gen.definition.schema.base import Definisi, Texts, _as_tuple
from bpmn_gen.definition.text import Text

STEP_KEYS = ("mulai", "kegiatan", "keputusan", "sejajar", "proses", "selesai")
"""The keys that say what kind of step a mapping is; each step has exactly one."""


class LangkahDasar(Definisi):
    """What every step may say."""

    id: Text | None = None
    """Name by which other steps refer to this one; unique in the process."""
    oleh: Text | None = None
    """Key of the actor (pelaku) in whose lane the step lies."""
    lanjut: Text | None = None
    """Id of the step that follows, when it is not the next one in the list."""
    sumber: Texts = ()
    """Provisions that the step carries out."""
    keterangan: Text | None = None
    catatan: Text | None = None
    """Remark for reviewers, e.g. how an unclear provision was read."""


class Mulai(LangkahDasar):
    """The start of a process."""

    mulai: Text


class Selesai(LangkahDasar):
    """An end of a process."""

    selesai: Text


class LangkahKerja(LangkahDasar):
    """What every step that takes work may say (the mutu baku of an SOP and its parties)."""

    ringkas: Text | None = None
    """Short name for boxes; the full text goes to the SOP."""
    kepada: Texts = ()
    """Actors or parties who receive the result."""
    tembusan: Texts = ()
    """Actors or parties who get a copy."""
    bersama: Texts = ()
    """Actors or parties who take part."""
    kelengkapan: Texts = ()
    keluaran: Texts = ()
    waktu: Text | None = None
    batas_waktu: Text | None = None
    dokumen: Texts = ()
    """Letters and forms that the step produces, by their code in formulir/."""
    syarat: Text | None = None
    berkala: Text | None = None


class Kegiatan(LangkahKerja):
    """One piece of work."""

    kegiatan: Text
    jenis: Text | None = None
    """pengguna, manual, layanan, kirim or terima."""


class Keputusan(LangkahKerja):
    """A decision; each branch leads to the step with the given id."""

    keputusan: Text
    cabang: dict[Text, Text]


class Panggilan(LangkahKerja):
    """A call of another process by its code."""

    proses: Text


class Sejajar(LangkahDasar):
    """Branches that run side by side and join before the next step."""

    sejajar: Annotated[
        tuple[Annotated[tuple[Langkah, ...], BeforeValidator(_as_tuple)], ...],
        BeforeValidator(_as_tuple),
    ]


def _kind(value: Any) -> str | None:
    """The one step key that a mapping has; None when it has none or several."""
    if isinstance(value, dict):
        found = [key for key in STEP_KEYS if key in value]
        return found[0] if len(found) == 1 else None
    return next((key for key in STEP_KEYS if hasattr(value, key)), None)


Langkah = Annotated[
    Annotated[Mulai, Tag("mulai")]
    | Annotated[Kegiatan, Tag("kegiatan")]
    | Annotated[Keputusan, Tag("keputusan")]
    | Annotated[Sejajar, Tag("sejajar")]
    | Annotated[Panggilan, Tag("proses")]
    | Annotated[Selesai, Tag("selesai")],
    Discriminator(_kind),
]
"""Any step; which one is told by its step key."""
Sejajar.model_rebuild()
