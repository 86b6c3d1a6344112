"""The fields of a process that stand above its steps, and the SOP's own block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.places import Path

SIGNER: Final = ("sop", "disahkan_oleh")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the head of a process."""

    path: Path
    title: str
    hint: str = ""
    is_list: bool = False
    is_date: bool = False
    is_number: bool = False
    """Whether it is a row of digits that Excel must not round."""


_EACH = "Satu tiap baris (Alt+Enter)."
_DAY = "Misalnya 24 November 2026."
SOP: Final = (
    Field(("sop", "nomor"), "Nomor SOP"),
    Field(("sop", "tanggal_pembuatan"), "Tanggal pembuatan", _DAY, is_date=True),
    Field(("sop", "tanggal_revisi"), "Tanggal revisi", "Kosongkan bila belum pernah direvisi.",
          is_date=True),
    Field(("sop", "tanggal_efektif"), "Tanggal efektif", _DAY, is_date=True),
    Field((*SIGNER, "jabatan"), "Jabatan pengesah"),
    Field((*SIGNER, "nama"), "Nama pengesah"),
    Field((*SIGNER, "pangkat"), "Pangkat pengesah"),
    Field((*SIGNER, "nip"), "NIP pengesah", "18 angka.", is_number=True),
    Field(("sop", "dasar_hukum"), "Dasar hukum SOP", _EACH, is_list=True),
    Field(("sop", "kualifikasi"), "Kualifikasi pelaksana", _EACH, is_list=True),
    Field(("sop", "keterkaitan"), "Keterkaitan", "SOP lain yang terkait. " + _EACH, is_list=True),
    Field(("sop", "peralatan"), "Peralatan dan perlengkapan", _EACH, is_list=True),
    Field(("sop", "peringatan"), "Peringatan", "Apabila ..., maka .... " + _EACH, is_list=True),
    Field(("sop", "pencatatan"), "Pencatatan dan pendataan", _EACH, is_list=True),
)  # fmt: skip
"""The block of the SOP."""
SERVICE: Final = (
    Field(("layanan", "persyaratan"), "Layanan: persyaratan",
          "Hanya untuk pelayanan publik. " + _EACH, is_list=True),
    Field(("layanan", "biaya"), "Layanan: biaya", "Misalnya Gratis.", is_list=True),
    Field(("layanan", "produk"), "Layanan: produk", _EACH, is_list=True),
    Field(("layanan", "pengaduan"), "Layanan: pengaduan", _EACH, is_list=True),
)  # fmt: skip
"""What a public service says first; the rest of its standard stays in its file."""
FIELDS: Final = (
    Field(("kode",), "Kode", "Kosongkan untuk proses baru. Mengganti: bpmn-gen ganti-kode."),
    Field(("nama",), "Nama proses", "Wajib diisi."),
    Field(("berlaku",), "Berlaku bagi", "Kosong: semua. Nomor tipe atau nama unit.",
          is_list=True),
    Field(("sumber",), "Ketentuan yang dilaksanakan", _EACH, is_list=True),
    Field(("dasar_hukum",), "Dasar hukum", _EACH, is_list=True),
    Field(("keterangan",), "Keterangan"),
    Field(("sop", "nama"), "Nama SOP", "Kosong: sama dengan nama proses."),
    *SOP,
    *SERVICE,
    Field(("sudut_pandang",), "Sudut pandang"),
    Field(("opsional",), "Boleh tidak dimulai", "Kata-kata ketentuannya."),
    Field(("menyatakan",), "Ketentuan yang dinyatakan", _EACH, is_list=True),
    Field(("rujukan_bagi",), "Rujukan bagi", "Kode proses; satu tiap baris.", is_list=True),
    Field(("catatan",), "Catatan"),
)  # fmt: skip
HELD: Final = frozenset({*(one.path[0] for one in FIELDS), "pelaku", "pihak", "langkah", "tahap"})
"""Keys of a process that its form holds; the others stay in its file."""


def value_at(data: Mapping[str, Value], path: Path) -> Value:
    """What stands at a path; empty where there is nothing.

    A signer may be written as a mere name.
    """
    value: Value = data
    for at, key in enumerate(path):
        if isinstance(value, str) and path[:at] == SIGNER:
            value = {"nama": value}
        if not isinstance(value, Mapping):
            return ""
        value = value.get(str(key), "")
    return value


def shown(value: Value) -> str:
    """A value as it stands in a cell: texts of a list on lines of their own."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return ""
    return "\n".join(" ".join(str(one).split()) for one in items(value))


def put(data: dict[str, Value], path: Path, value: Value) -> None:
    """Put a value at a path, or take it away where it is empty; objects left empty go as well."""
    key, rest = str(path[0]), path[1:]
    if not rest:
        if value:
            data[key] = value
        else:
            data.pop(key, None)
        return
    inner = data.get(key, {})
    is_name = bool(inner) and isinstance(inner, str) and key == SIGNER[1]
    below: dict[str, Value] = dict(inner) if isinstance(inner, Mapping) else {}
    if is_name:
        below["nama"] = inner
    put(below, rest, value)
    if below:
        data[key] = below
    else:
        data.pop(key, None)
