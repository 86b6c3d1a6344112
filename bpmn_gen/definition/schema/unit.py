"""unit.yaml: named units and what each fills in once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from bpmn_gen.definition.schema.base import Daftar, Definisi, Texts
from bpmn_gen.definition.schema.daerah import MASYARAKAT
from bpmn_gen.definition.schema.proses import Sop
from bpmn_gen.definition.schema.types import Baris, Kali, Kode, Nomor, Pilihan
from bpmn_gen.definition.text import Text


class Unit(Definisi):
    """A unit with its real titles; what it leaves out follows from its type."""

    nama: Baris
    tipe: Nomor
    kode: Kode | None = None
    """What the codes of its own processes begin with, e.g. ``KKR``."""
    jabatan: dict[Text, Baris] = Field(default_factory=dict)
    """Real job title by role key."""
    waktu: dict[Text, dict[Text, Baris]] = Field(default_factory=dict)
    """Durations by process code and step id."""
    volume: dict[Text, Kali] = Field(default_factory=dict)
    """How many times a year each process runs, by its code; printed nowhere."""
    jumlah_pegawai: dict[Text, Nomor] = Field(default_factory=dict)
    """How many people hold a title, by role key or title; printed nowhere but in workbooks."""
    sop: dict[Text, Sop] = Field(default_factory=dict)
    """SOP identity by process code."""
    alamat: Text | None = None
    tugas: Baris | None = None
    """Its task as its regulation words it, from the verb on."""
    fungsi: Texts = ()
    """What it does to carry out its task, each from the first word on."""
    kop: Texts = ()
    masyarakat: Annotated[Text, Pilihan(MASYARAKAT)] | None = None
    """Where people outside government stand in its processes; absent: as the regency says."""


class DaftarUnit(RootModel[Daftar[Unit]]):
    """All named units, in the order in which they are listed."""
