"""formulir/*.yaml: letters and forms that processes produce."""

from __future__ import annotations

from typing import Annotated

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Kode, Pilihan
from bpmn_gen.definition.text import Text

JENIS_FORMULIR = ("surat", "keputusan", "formulir")
"""What kind of document it is."""


class Formulir(Definisi):
    """A letter or form and what it must hold."""

    kode: Kode
    nama: Baris
    jenis: Annotated[Text, Pilihan(JENIS_FORMULIR)]
    isi: Texts = ()
    """What it must hold at least."""
    templat: Baris | None = None
    """Word template below ``templates/surat``; without one no letter is made."""
    pelaporan: Baris = Text(
        "secara langsung kepada Pimpinan Unit Organisasi (individu) atau kepada ketua tim "
        "(anggota tim)"
    )
    """To whom those report whom the letter assigns; as Sistem Kerja has it in the whole country."""
    sumber: Texts = ()
    catatan: Text | None = None
