"""The components of a service standard, in the order of PermenPANRB 15/2014."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

REGULATION: Final = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 15 Tahun 2014 "
    "tentang Pedoman Standar Pelayanan"
)
"""What the components are taken from.  It is cited as a whole, because its wording is not at
hand."""
BLANK: Final = "........................................"
"""Stands where nobody has said anything yet."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component of a service standard."""

    key: str
    """The key of ``layanan``."""
    name: str
    short: str
    """The name where room is scarce."""
    is_public: bool = False
    """Whether it belongs to the delivery of the service, which is published."""


COMPONENTS: Final = (
    Component("persyaratan", "Persyaratan", "Persyaratan", is_public=True),
    Component("prosedur", "Sistem, mekanisme, dan prosedur", "Alur pelayanan", is_public=True),
    Component("jangka_waktu", "Jangka waktu penyelesaian", "Jangka waktu", is_public=True),
    Component("biaya", "Biaya/tarif", "Biaya/tarif", is_public=True),
    Component("produk", "Produk pelayanan", "Produk pelayanan", is_public=True),
    Component(
        "pengaduan", "Penanganan pengaduan, saran, dan masukan", "Pengaduan, saran, dan masukan",
        is_public=True,
    ),
    Component("dasar_hukum", "Dasar hukum", "Dasar hukum"),
    Component("sarana", "Sarana, prasarana, dan/atau fasilitas", "Sarana dan prasarana"),
    Component("kompetensi", "Kompetensi pelaksana", "Kompetensi pelaksana"),
    Component("pengawasan", "Pengawasan internal", "Pengawasan internal"),
    Component("jumlah_pelaksana", "Jumlah pelaksana", "Jumlah pelaksana"),
    Component("jaminan_pelayanan", "Jaminan pelayanan", "Jaminan pelayanan"),
    Component(
        "jaminan_keamanan", "Jaminan keamanan dan keselamatan pelayanan",
        "Jaminan keamanan dan keselamatan",
    ),
    Component("evaluasi", "Evaluasi kinerja pelaksana", "Evaluasi kinerja"),
)  # fmt: skip
"""Those of delivery first, then those of the office's own management."""
