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
    sumber: Texts = ()
    catatan: Text | None = None
