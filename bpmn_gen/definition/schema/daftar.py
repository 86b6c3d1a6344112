"""daftar.yaml: texts that many SOPs share, each written once under a key."""

from __future__ import annotations

from pydantic import Field

from bpmn_gen.definition.schema.base import Definisi
from bpmn_gen.definition.schema.types import Baris, Pengenal

Isi = dict[Pengenal, Baris]
"""Texts by the key that stands for them."""


class DaftarIsi(Definisi):
    """Lists by key; where a process names a key of the list, the text is meant."""

    dasar_hukum: Isi = Field(default_factory=dict)
    kualifikasi: Isi = Field(default_factory=dict)
    peralatan: Isi = Field(default_factory=dict)
    peringatan: Isi = Field(default_factory=dict)
