"""What the values of the first page are called, in the order of the form."""

from __future__ import annotations

from typing import Final

FIELDS: Final = (
    ("Nama SOP", "name"),
    ("Nomor SOP", "number"),
    ("Tanggal pembuatan", "made"),
    ("Tanggal revisi", "revised"),
    ("Tanggal efektif", "effective"),
    ("Instansi", "government"),
    ("Perangkat daerah", "office"),
    ("Unit", "unit"),
)
LISTS: Final = (
    ("Dasar hukum", "laws"),
    ("Kualifikasi pelaksana", "qualifications"),
    ("Keterkaitan", "related"),
    ("Peralatan/perlengkapan", "equipment"),
    ("Peringatan", "warnings"),
    ("Pencatatan dan pendataan", "records"),
)
