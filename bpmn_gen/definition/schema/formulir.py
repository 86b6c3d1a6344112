"""formulir/*.yaml: letters and forms that processes produce."""

from __future__ import annotations

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.text import Text


class Formulir(Definisi):
    """A letter or form and what it must hold."""

    kode: Text
    nama: Text
    jenis: Text
    """surat, keputusan or formulir."""
    isi: Texts = ()
    """What it must hold at least."""
    sumber: Texts = ()
    catatan: Text | None = None
