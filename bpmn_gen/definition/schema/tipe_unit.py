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
    sebutan_lain: Texts = ()
    """Other words by which provisions of the type name the same official."""
    peran: Texts = ()
    """Role keys that the tier holds beside its own level, e.g. ``pimpinan_unit``."""


class MasukanPenilai(Definisi):
    """What is asked about the person appraised, with all answers that there are."""

    tanya: Baris
    pilihan: Daftar[Baris]
    bacaan: dict[Baris, Baris] = Field(default_factory=dict)
    """Answers that no provision names, each with how it is read; printed wherever it shows."""


class AturanPenilai(Definisi):
    """Who appraises whom, by functional rank."""

    jenjang: Baris
    bila: Daftar[dict[Pengenal, Daftar[Baris]]] = ()
    """Each the answers for which the rule holds, by input; an input left out may be anything."""
    penilai: Baris
    penugas: Baris | None = None
    """Who gives assignments."""
    pengelola: Baris | None = None
    """Who manages the performance, where the provisions use this word."""
    penetap: Baris | None = None
    """Who sets the performance."""
    koordinasi: Texts = ()
    """With whom the one who sets it coordinates before."""
    perekomendasi: Baris | None = None
    """Who recommends the appraisal."""
    syarat: Text | None = None
    bacaan: Text | None = None
    """What the rule reads into the provisions; printed wherever the rule shows."""
    sumber: Texts = ()


class Bersyarat(Definisi):
    """A unit type that applies only when something has happened."""

    bila: Baris
    """What has to have happened, as the end of a sentence that begins with ``apabila``."""
    unit: Baris
    """The unit in unit.yaml that it waits for."""
    sampai_saat_itu: Nomor
    """Number of the type that the unit follows until then."""
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
    bersyarat: Bersyarat | None = None
    """The condition of a type that does not apply yet; everything drawn for it says so."""
    istilah: dict[Pengenal, Baris] = Field(default_factory=dict)
    """Further placeholders, filled in texts."""
