"""A process definition: actors, parties, SOP block, steps or phases, and named variants."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from bpmn_gen.definition.schema.base import Definisi, Texts, _as_tuple
from bpmn_gen.definition.schema.langkah import Langkah
from bpmn_gen.definition.text import Text

DaftarLangkah = Annotated[tuple[Langkah, ...], BeforeValidator(_as_tuple)]


class Pelaku(Definisi):
    """An actor or party: a role, in the own unit unless ``unit`` or ``instansi`` says otherwise."""

    peran: Text
    """Key of a role in jabatan.yaml."""
    unit: Text | None = None
    """Which unit, in the process's own words, e.g. ``unit dituju``; absent: the own unit."""
    instansi: Text | None = None
    """Which government body outside the regency, e.g. ``instansi dituju``."""
    sebutan: Text | None = None
    """Overrides the name that is printed."""


class Sop(Definisi):
    """The identity block of the SOP; what is absent is printed as a blank or has a default."""

    nomor: Text | None = None
    nama: Text | None = None
    tanggal_pembuatan: Text | None = None
    tanggal_revisi: Text | None = None
    tanggal_efektif: Text | None = None
    disahkan_oleh: Pengesah | None = None
    dasar_hukum: Texts = ()
    kualifikasi: Texts = ()
    keterkaitan: Texts = ()
    peralatan: Texts = ()
    peringatan: Texts = ()
    pencatatan: Texts = ()


class Pengesah(Definisi):
    """Who signs."""

    jabatan: Text | None = None
    nama: Text | None = None
    nip: Text | None = None


class Tahap(Definisi):
    """A phase: a named stretch of steps, drawn as a column."""

    nama: Text
    langkah: DaftarLangkah
    sumber: Texts = ()


class Varian(Definisi):
    """How the process differs for some unit types: a list of edits, never a copy."""

    nama: Text
    berlaku: Annotated[tuple[Text, ...], BeforeValidator(_as_tuple)]
    """Numbers of the unit types that follow the variant."""
    kode: Text | None = None
    """Own code, when the variant stands beside the process instead of in its place."""
    sumber: Texts = ()
    pelaku: dict[Text, Pelaku] = Field(default_factory=dict)
    """Actors added or replaced."""
    urutan: Texts = ()
    """Order of all actor keys, when the variant's lanes are ordered otherwise."""
    ganti: dict[Text, DaftarLangkah] = Field(default_factory=dict)
    """Steps that stand in place of the step with the given id."""
    sisip_sebelum: dict[Text, DaftarLangkah] = Field(default_factory=dict)
    sisip_setelah: dict[Text, DaftarLangkah] = Field(default_factory=dict)
    hapus: Texts = ()
    """Ids of steps left out."""
    catatan: Text | None = None


class Proses(Definisi):
    """One process, written once against roles."""

    kode: Text
    nama: Text
    sumber: Texts = ()
    berlaku: Texts = ()
    """``semua`` (also when absent) or the numbers of the unit types it applies to."""
    sudut_pandang: Text | None = None
    """The ``unit`` label under which the own unit takes part, e.g. ``pemilik kinerja``."""
    keterangan: Text | None = None
    catatan: Text | None = None
    pelaku: dict[Text, Pelaku]
    pihak: dict[Text, Pelaku] = Field(default_factory=dict)
    sop: Sop = Field(default_factory=Sop)
    langkah: DaftarLangkah = ()
    tahap: Annotated[tuple[Tahap, ...], BeforeValidator(_as_tuple)] = ()
    varian: Annotated[tuple[Varian, ...], BeforeValidator(_as_tuple)] = ()


Sop.model_rebuild()
