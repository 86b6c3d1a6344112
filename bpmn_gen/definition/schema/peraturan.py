"""peraturan/*.yaml: provisions as citable data."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from bpmn_gen.definition.schema.base import Definisi, Texts, _as_tuple
from bpmn_gen.definition.text import Text


class Ketentuan(Definisi):
    """One provision."""

    id: Text
    ref: Text
    """Its address, e.g. ``Pasal 13 ayat (5)`` or ``Lampiran II.B.2.a.2.a``."""
    ringkasan: Text
    """A faithful paraphrase in one line."""
    jenis: Text
    """langkah, aturan, struktur, dokumen or definisi."""
    pelaku: Texts = ()
    catatan: Text | None = None


class Peraturan(Definisi):
    """A regulation with its provisions."""

    judul: Text
    sebutan: Text
    """Short name, e.g. ``Perbup Cilacap 5/2024``."""
    catatan: Texts = ()
    ketentuan: Annotated[tuple[Ketentuan, ...], BeforeValidator(_as_tuple)]
