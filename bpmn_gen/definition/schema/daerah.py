"""daerah.yaml: the regency."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Pilihan
from bpmn_gen.definition.text import Text

KERTAS = ("F4", "A4", "A3")
"""Papers of the printed maps."""


class Kode(Definisi):
    """How process codes are written."""

    awalan: Text = Text("CLP")
    pemisah: Text = Text(".")


class Daerah(Definisi):
    """The regency: names, seat, letterhead, default legal basis, settings."""

    nama: Baris
    pemerintah: Baris
    kepala: Baris
    sekretaris: Baris
    ibu_kota: Baris
    kop: Texts = ()
    dasar_hukum: Texts = ()
    kode: Kode = Field(default_factory=Kode)
    kertas: Annotated[Text, Pilihan(KERTAS)] = Text("F4")
    """Paper of the printed maps: F4 (215 x 330 mm), A4 or A3; always landscape."""
