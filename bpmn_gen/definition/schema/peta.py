"""peta.yaml: the hierarchy of processes, what comes into it from outside and what leaves it."""

from __future__ import annotations

from typing import Annotated

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Kode, Pilihan
from bpmn_gen.definition.text import Text

KELOMPOK = ("inti", "pendukung", "manajerial")
"""The three groups of level 0."""

HUBUNGAN = ("berurutan", "pilihan", "sejajar", "lepas")
"""How the processes of a group follow each other: one after the other, one of them as the case
demands, side by side, or each for itself."""


class KelompokProses(Definisi):
    """A level 0 process and what belongs to it."""

    kode: Kode
    nama: Baris
    kelompok: Annotated[Text, Pilihan(KELOMPOK)]
    pengampu: Baris | None = None
    """Who is in charge; absent: the unit itself."""
    hubungan: Annotated[Text, Pilihan(HUBUNGAN)] = Text("lepas")
    """Arrows between its processes are drawn from this and from the documents they hand on."""
    proses: Texts = ()
    """Codes of its processes, in order."""
    sumber: Texts = ()
    menyatakan: Texts = ()
    """Provisions that hold for the whole group and that the index of processes states."""
    catatan: Text | None = None
    """How its processes belong together, or why nothing is said about it."""


class MasukanLuar(Definisi):
    """A document that comes from outside: no process makes it."""

    dokumen: Baris
    dari: Texts = ()
    """Who gives it, as printed."""


class KeluaranLuar(Definisi):
    """A result that leaves: no process uses it."""

    dokumen: Baris
    kepada: Texts = ()
    """Who gets it, as printed."""


class Peta(Definisi):
    """All level 0 processes."""

    peta: Daftar[KelompokProses]
    masukan: Daftar[MasukanLuar] = ()
    """Documents from outside, by the name that ``kelengkapan`` uses."""
    keluaran: Daftar[KeluaranLuar] = ()
    """Results that leave, by the name that ``keluaran`` of a step uses."""
    tanggung_jawab: Texts = ()
    """Ids of the provisions that head the duties of each role, for the matrix of duties."""
