"""daerah.yaml: the regency."""

from __future__ import annotations

from pydantic import Field

from bpmn_gen.definition.schema.base import Definisi, Texts
from bpmn_gen.definition.text import Text


class Kode(Definisi):
    """How process codes are written."""

    awalan: Text = Text("CLP")
    pemisah: Text = Text(".")


class Daerah(Definisi):
    """The regency: names, seat, letterhead, default legal basis, settings."""

    nama: Text
    pemerintah: Text
    kepala: Text
    sekretaris: Text
    ibu_kota: Text
    kop: Texts = ()
    dasar_hukum: Texts = ()
    kode: Kode = Field(default_factory=Kode)
    kertas: Text = Text("F4")
    """Paper of the printed maps: F4 (215 x 330 mm), A4 or A3; always landscape."""
