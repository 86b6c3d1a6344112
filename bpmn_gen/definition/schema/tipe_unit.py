"""tipe_unit/NN-slug.yaml: a unit type with its tiers, role binding and appraisers."""

from __future__ import annotations

from pydantic import Field

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts
from bpmn_gen.definition.schema.types import Baris, Nomor, Pengenal
from bpmn_gen.definition.text import Text


class Tingkat(Definisi):
    """A tier of the structure."""

    level: Baris
    jabatan: Baris
    peran: Texts = ()
    """Role keys that the tier holds beside its own level, e.g. ``pimpinan_unit``."""


class MasukanPenilai(Definisi):
    """What is asked about the person appraised, with all answers that there are."""

    tanya: Baris
    pilihan: Daftar[Baris]


class AturanPenilai(Definisi):
    """Who appraises whom, by functional rank."""

    jenjang: Baris
    bila: Daftar[dict[Pengenal, Daftar[Baris]]] = ()
    """Each the answers for which the rule holds, by input; an input left out may be anything."""
    penilai: Baris
    pengelola: Baris | None = None
    """Who sets and manages the performance, and recommends the appraisal."""
    koordinasi: Texts = ()
    syarat: Text | None = None
    sumber: Texts = ()


class TipeUnit(Definisi):
    """One of the ten unit types."""

    nomor: Nomor
    nama: Baris
    """Short name, printed as the name of the pool, e.g. ``Kecamatan``."""
    uraian: Text
    """The regulation's own description."""
    sumber: Texts = ()
    catatan: Texts = ()
    tingkat: Daftar[Tingkat]
    peran: dict[Pengenal, Baris]
    """Job title by role key; a role that is missing here does not exist in the type."""
    kedudukan: Texts = ()
    """Ids of the provisions on kedudukan."""
    penugasan: Texts = ()
    """Ids of the provisions on penugasan, in the regulation's order."""
    masukan_penilai: dict[Pengenal, MasukanPenilai] = Field(default_factory=dict)
    """What decides which rule of ``penilai`` holds; without it ``jenjang`` alone."""
    penilai: Daftar[AturanPenilai] = ()
    unit: Texts = ()
    """Units and classes of units that the regulation names for the type."""
    istilah: dict[Pengenal, Baris] = Field(default_factory=dict)
    """Further placeholders, filled in texts."""
