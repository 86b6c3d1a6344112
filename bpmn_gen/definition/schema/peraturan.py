"""peraturan/*.yaml: provisions as citable data."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Hari, Nomor, Pengenal, Pilihan
from bpmn_gen.definition.text import Text

JENIS_KETENTUAN = ("langkah", "aturan", "struktur", "dokumen", "definisi", "judul")
"""What a provision is about: a step, a rule, a structure, a document or a definition; or a heading,
which only announces or points to what stands elsewhere."""


class Ketentuan(Definisi):
    """One provision."""

    id: Pengenal
    ref: Baris
    """Its address, e.g. ``Pasal 13 ayat (5)`` or ``Lampiran II.B.2.a.2.a``."""
    ringkasan: Baris
    """A faithful paraphrase in one line."""
    jenis: Annotated[Text, Pilihan(JENIS_KETENTUAN)]
    pelaku: Texts = ()
    diskresi: Texts = ()
    """Words by which the text leaves it to somebody, e.g. ``dapat``; empty where it obliges."""
    catatan: Text | None = None


class Peraturan(Definisi):
    """A regulation with its provisions."""

    judul: Baris
    sebutan: Baris
    """Short name, e.g. ``Perbup Cilacap 5/2024``."""
    tanggal: Hari | None = None
    """The day on which it was made, which files bear instead of the day of their making."""
    catatan: Texts = ()
    penomoran: dict[Text, Baris] = Field(default_factory=dict)
    """How lists are marked in print: the first mark, by the address of the list.

    ``1.`` and ``a.`` need not be written.
    """
    nama_daftar: dict[Text, Baris] = Field(default_factory=dict)
    """What lists are about whose numbers another list in the same place has as well."""
    alinea: dict[Text, Daftar[Nomor]] = Field(default_factory=dict)
    """Sentences in each paragraph of a text without numbers, where it has several."""
    ketentuan: Daftar[Ketentuan]
