"""A process definition: actors, parties, SOP block, steps or phases, and named variants."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from bpmn_gen.definition.schema.base import Daftar, Definisi, Singkat, Texts
from bpmn_gen.definition.schema.langkah import TABEL, Blok, DaftarLangkah, Panggilan
from bpmn_gen.definition.schema.layanan import Layanan
from bpmn_gen.definition.schema.types import (
    Alasan,
    Baris,
    Hari,
    Kode,
    Nomor,
    NomorTipe,
    Pengenal,
    Pilihan,
)
from bpmn_gen.definition.text import Text, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.schema.langkah import Langkah

SIAPA = ("peran", "jabatan", "masyarakat")
"""Keys that say who an actor is."""


class Pelaku(Definisi):
    """An actor or party: a role or a title, or somebody from outside government.

    It belongs to the own unit unless ``unit`` or ``instansi`` says otherwise.
    """

    peran: Text | None = None
    """Key of a role in jabatan.yaml."""
    jabatan: Baris | None = None
    """Title as people say it, where the regulation has no role for it."""
    masyarakat: Baris | None = None
    """Who it is outside government, e.g. ``Pemohon``: has a pool of its own."""
    unit: Baris | None = None
    """Which unit, in the process's own words, e.g. ``unit dituju``; absent: the own unit."""
    instansi: Baris | None = None
    """Which government body outside the regency, e.g. ``instansi dituju``."""
    sebutan: Baris | None = None
    """Overrides the name that is printed."""
    tabel: Annotated[Text, Pilihan(TABEL)] | None = None
    """Decision table that names who this is in each case; a step before has to read it."""
    kualifikasi: Texts = ()
    """What the actor must be able to do, for the SOP."""

    @property
    def siapa(self) -> Text:
        """Key of the role, or the title, or the party outside government."""
        return self.peran or self.jabatan or self.masyarakat or Text("")

    @model_validator(mode="after")
    def _who_once(self) -> Pelaku:
        """Says exactly one of role, title and party outside government, which is in no unit."""
        said = [key for key in SIAPA if getattr(self, key) is not None]
        if self.masyarakat is not None:
            said += [key for key in ("unit", "instansi") if getattr(self, key) is not None]
        if len(said) != 1:
            raise PydanticCustomError("siapa", "one of three keys", {"kunci": said})
        return self


DaftarPelaku = dict[Pengenal, Annotated[Pelaku, Singkat("peran", otherwise="jabatan")]]
"""Actors or parties by the key that steps use, in order."""


class Pengesah(Definisi):
    """Who signs."""

    jabatan: Baris | None = None
    nama: Baris | None = None
    pangkat: Baris | None = None
    nip: Baris | None = None


class Sop(Definisi):
    """The identity block of the SOP; what is absent is printed as a blank or has a default."""

    nomor: Baris | None = None
    nama: Baris | None = None
    tanggal_pembuatan: Hari | None = None
    tanggal_revisi: Hari | None = None
    tanggal_efektif: Hari | None = None
    disahkan_oleh: Annotated[Pengesah, Singkat("nama")] | None = None
    dasar_hukum: Texts = ()
    kualifikasi: Texts = ()
    keterkaitan: Texts = ()
    peralatan: Texts = ()
    peringatan: Texts = ()
    pencatatan: Texts = ()


class Tahap(Definisi):
    """A phase: a named stretch of steps, drawn as a column."""

    nama: Baris
    sumber: Texts = ()
    langkah: DaftarLangkah


class Varian(Definisi):
    """How the process differs for some unit types: a list of edits, never a copy.

    Variants without a code that share a unit type are applied there one upon the other, in the
    order in which they are written.
    """

    nama: Baris
    berlaku: Daftar[Nomor]
    """Numbers of the unit types that follow the variant."""
    kode: Kode | None = None
    """Own code, when the variant stands beside the process instead of in its place."""
    sumber: Texts = ()
    pelaku: DaftarPelaku = Field(default_factory=dict)
    """Actors added or replaced."""
    pihak: DaftarPelaku = Field(default_factory=dict)
    """Parties added or replaced."""
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

    kode: Kode
    nama: Baris
    sumber: Texts = ()
    dasar_hukum: Texts = ()
    """Laws that it rests on, in place of those of the regency; keys of daftar.yaml or texts."""
    berlaku: Daftar[NomorTipe] = ()
    """``semua`` (also when absent), or numbers of unit types and names of units."""
    menyatakan: Texts = ()
    """Provisions that no step carries out and that the SOP states under Peringatan."""
    rujukan_bagi: Texts = ()
    """Codes of processes for which this one is a general reference: where a unit has one of them,
    this one is a map alone, never an SOP of the unit."""
    opsional: Alasan | None = None
    """Why nobody must begin it, in the words of the provisions that the process cites."""
    sudut_pandang: Baris | None = None
    """The ``unit`` label under which the own unit takes part, e.g. ``pemilik kinerja``."""
    keterangan: Text | None = None
    catatan: Text | None = None
    pelaku: DaftarPelaku
    pihak: DaftarPelaku = Field(default_factory=dict)
    sop: Sop = Field(default_factory=Sop)
    layanan: Layanan | None = None
    """What makes it a public service; None where it is none."""
    langkah: DaftarLangkah = ()
    tahap: Daftar[Tahap] = ()
    varian: Daftar[Varian] = ()

    @model_validator(mode="after")
    def _steps_once(self) -> Proses:
        """Steps stand in ``langkah`` or in ``tahap``, not in both and not in neither."""
        if bool(self.langkah) == bool(self.tahap):
            raise PydanticCustomError(
                "langkah_atau_tahap", "steps or phases", {"keduanya": bool(self.langkah)}
            )
        return self

    @cached_property
    def panggilan(self) -> frozenset[str]:
        """Codes of the processes that its steps call."""
        steps = self.semua_langkah()
        return frozenset(str(step.proses) for step in steps if isinstance(step, Panggilan))

    @cached_property
    def dibuat(self) -> frozenset[str]:
        """The papers that its steps make, folded."""
        steps = self.semua_langkah()
        return frozenset(folded(paper) for step in steps for paper in getattr(step, "keluaran", ()))

    @cached_property
    def diperlukan(self) -> frozenset[str]:
        """The papers that its steps need and that none of them makes, folded."""
        steps = self.semua_langkah()
        papers = (paper for step in steps for paper in getattr(step, "kelengkapan", ()))
        return frozenset(map(folded, papers)) - self.dibuat

    def semua_langkah(self) -> Iterator[Langkah]:
        """All steps, those of branches included."""
        stack = [*self.langkah, *(step for phase in self.tahap for step in phase.langkah)]
        while stack:
            step = stack.pop()
            yield step
            if isinstance(step, Blok):
                stack += [inner for branch in step.bagian for inner in branch]
