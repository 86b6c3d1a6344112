"""peta.yaml: the hierarchy of processes."""

from __future__ import annotations

from typing import Annotated

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Kode, Pilihan
from bpmn_gen.definition.text import Text

KELOMPOK = ("inti", "pendukung", "manajerial")
"""The three groups of level 0."""


class KelompokProses(Definisi):
    """A level 0 process and what belongs to it."""

    kode: Kode
    nama: Baris
    kelompok: Annotated[Text, Pilihan(KELOMPOK)]
    pengampu: Baris | None = None
    proses: Texts = ()
    """Codes of its processes, in order."""
    sumber: Texts = ()


class Peta(Definisi):
    """All level 0 processes."""

    peta: Daftar[KelompokProses]
