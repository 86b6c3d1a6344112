"""What each definition file may say: one module per kind of file."""

from bpmn_gen.definition.schema.base import Definisi
from bpmn_gen.definition.schema.daerah import Daerah
from bpmn_gen.definition.schema.daftar import DaftarIsi
from bpmn_gen.definition.schema.formulir import Formulir
from bpmn_gen.definition.schema.jabatan import Jabatan, KatalogJabatan
from bpmn_gen.definition.schema.langkah import (
    Blok,
    Kegiatan,
    Keputusan,
    Langkah,
    Mulai,
    Panggilan,
    Pekerjaan,
    Pemeriksaan,
    Pilih,
    Sejajar,
    Selesai,
)
from bpmn_gen.definition.schema.layanan import Layanan
from bpmn_gen.definition.schema.peraturan import Ketentuan, Peraturan
from bpmn_gen.definition.schema.peta import KelompokProses, Peta
from bpmn_gen.definition.schema.proses import Pelaku, Proses, Sop, Tahap, Varian
from bpmn_gen.definition.schema.tipe_unit import TipeUnit
from bpmn_gen.definition.schema.unit import DaftarUnit, Unit

__all__ = [
    "Blok",
    "Daerah",
    "DaftarIsi",
    "DaftarUnit",
    "Definisi",
    "Formulir",
    "Jabatan",
    "KatalogJabatan",
    "Kegiatan",
    "KelompokProses",
    "Keputusan",
    "Ketentuan",
    "Langkah",
    "Layanan",
    "Mulai",
    "Panggilan",
    "Pekerjaan",
    "Pelaku",
    "Pemeriksaan",
    "Peraturan",
    "Peta",
    "Pilih",
    "Proses",
    "Sejajar",
    "Selesai",
    "Sop",
    "Tahap",
    "TipeUnit",
    "Unit",
    "Varian",
]
