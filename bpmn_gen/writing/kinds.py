"""What each text of a definition is, so that a change of words knows which texts it may touch."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.writing.places import Path


class TextKind(StrEnum):
    """What a text is to those who write and read it."""

    TITLE = "jabatan"
    """The title of somebody, or the name under which somebody appears."""
    WORDS = "kata"
    """Words for people."""
    BASIS = "dasar hukum"
    """An entry of the legal basis: the name of a law."""
    LAW = "kata peraturan"
    """The words of a regulation, which nobody but its maker changes."""
    REMARK = "catatan"
    """A remark for reviewers, which often says how a provision was read."""
    CITATION = "rujukan"
    """A place in a regulation."""
    NAME = "nama unit"
    """The name of a unit, by which other places know it."""
    FIXED = "kunci"
    """A key, a code, a number, a date, a name of a person or of a file: never words."""


_ROLE = re.compile(r"[a-z0-9_]+")
"""How keys of roles are written where a title could stand as well."""

_ALWAYS = {
    TextKind.CITATION: ("sumber", "menyatakan", "ref", "kedudukan", "penugasan", "tanggung_jawab"),
    TextKind.BASIS: ("dasar_hukum",),
    TextKind.REMARK: ("catatan", "bacaan"),
    TextKind.LAW: ("opsional", "uraian", "tugas", "fungsi"),
    TextKind.FIXED: (
        "kode", "tipe", "nomor", "id", "oleh", "lanjut", "jenis", "kepada", "tembusan", "bersama",
        "dokumen", "proses", "tabel", "sewaktu_waktu", "urutan", "hapus", "peran", "cabang",
        "rujukan_bagi", "tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif", "tanggal", "nip",
        "pangkat", "volume", "templat", "kelompok", "hubungan", "level",
    ),
    TextKind.NAME: ("berlaku",),
    TextKind.TITLE: ("jabatan", "sebutan", "instansi", "pengampu", "dari"),
}  # fmt: skip
_BY_KEY = {key: kind for kind, keys in _ALWAYS.items() for key in keys}

_OF_FILE: dict[str, dict[str, TextKind]] = {
    "daerah": {
        "kepala": TextKind.TITLE,
        "sekretaris": TextKind.TITLE,
        "nama": TextKind.NAME,
        "pemerintah": TextKind.NAME,
        "ibu_kota": TextKind.NAME,
        "kop": TextKind.WORDS,
        "singkatan": TextKind.WORDS,
    },
    "tipe_unit": {
        "peran": TextKind.TITLE,
        "unit": TextKind.NAME,
        "sebutan_lain": TextKind.LAW,
        "penilai": TextKind.TITLE,
        "penugas": TextKind.TITLE,
        "pengelola": TextKind.TITLE,
        "penetap": TextKind.TITLE,
        "koordinasi": TextKind.TITLE,
        "perekomendasi": TextKind.TITLE,
        "jenjang": TextKind.TITLE,
        "penugasan": TextKind.CITATION,
    },
    "unit": {"nama": TextKind.NAME, "masyarakat": TextKind.FIXED},
    "proses": {"masyarakat": TextKind.TITLE},
    "peta": {"kepada": TextKind.TITLE, "dokumen": TextKind.WORDS},
}
"""What keys mean in one kind of file alone."""
ANY = "*"
"""Stands for any key."""
_PLACES: tuple[tuple[str, tuple[str, ...], TextKind], ...] = (
    (ANY, ("disahkan_oleh", "jabatan"), TextKind.TITLE),
    (ANY, ("disahkan_oleh", ANY), TextKind.FIXED),
    (ANY, ("disahkan_oleh",), TextKind.FIXED),
    (ANY, ("cabang", ANY), TextKind.FIXED),
    (ANY, ("peluang", ANY), TextKind.FIXED),
    (ANY, ("jumlah_pegawai", ANY), TextKind.FIXED),
    (ANY, ("volume", ANY), TextKind.FIXED),
    ("daerah", ("keputusan", "jabatan"), TextKind.TITLE),
    ("daerah", ("sebutan_kelompok", ANY), TextKind.WORDS),
    ("daerah", ("sebutan_level",), TextKind.WORDS),
    ("daerah", ("kode", ANY), TextKind.FIXED),
    ("daerah", ("sop", ANY), TextKind.FIXED),
    ("daerah", ("peta", ANY), TextKind.FIXED),
    ("daerah", ("keputusan", ANY), TextKind.FIXED),
    ("daerah", ("margin", ANY), TextKind.FIXED),
    ("daerah", ("metode",), TextKind.FIXED),
    ("daerah", ("kertas",), TextKind.FIXED),
    ("tipe_unit", ("peran", ANY), TextKind.TITLE),
    ("tipe_unit", ("tingkat", "peran"), TextKind.FIXED),
    ("tipe_unit", ("bersyarat", "unit"), TextKind.NAME),
    ("tipe_unit", ("bila", ANY), TextKind.WORDS),
    ("tipe_unit", ("istilah", ANY), TextKind.WORDS),
    ("tipe_unit", ("bacaan", ANY), TextKind.WORDS),
    ("unit", ("jabatan", ANY), TextKind.TITLE),
    ("unit", ("waktu", ANY, ANY), TextKind.WORDS),
    ("unit", ("sop", ANY, "nama"), TextKind.WORDS),
    ("daftar", ("dasar_hukum", ANY), TextKind.BASIS),
    ("daftar", (ANY, ANY), TextKind.WORDS),
)
"""What texts are by the keys that lead to them at last, in the kinds of files where it is so."""


def kind_of_text(file_kind: str, path: Path) -> TextKind:
    """What the text at a path is.

    Args:
        file_kind: the kind of the file, e.g. ``proses``.
        path: where in it the text stands.
    """
    if file_kind in {"peraturan", "jabatan"}:
        return _of_catalogue(path)
    file_kind = "unit" if file_kind == "unit_sendiri" else file_kind
    keys = [step for step in path if isinstance(step, str)]
    if not keys:
        return TextKind.FIXED
    for file, lead, kind in _PLACES:
        ends = zip(lead, keys[-len(lead) :], strict=False)
        if (
            file in {ANY, file_kind}
            and len(keys) >= len(lead)
            and all(wanted in {ANY, key} for wanted, key in ends)
        ):
            return kind
    return (_BY_KEY | _OF_FILE.get(file_kind, {})).get(keys[-1], TextKind.WORDS)


def kind_of_actor(text: str, path: Path) -> TextKind | None:
    """What a text alone says of an actor: a role, or else a title; None where it stands elsewhere.

    Such a text stands for an object with one key.
    """
    if len(path) > 1 and path[-2] in {"pelaku", "pihak"} and isinstance(path[-1], str):
        return TextKind.FIXED if _ROLE.fullmatch(text.strip()) else TextKind.TITLE
    return None


def kind_of_key(path: Path) -> TextKind:
    """What a key is: the label of a branch is words, and so is an answer that has a reading.

    People of an office are counted by their title, or by the key of a role.
    """
    under, key = (path[-2], path[-1]) if len(path) > 1 else ("", "")
    if under == "jumlah_pegawai" and isinstance(key, str) and not _ROLE.fullmatch(key):
        return TextKind.TITLE
    is_label = under in {"cabang", "peluang", "bacaan"}
    return TextKind.WORDS if is_label else TextKind.FIXED


def _of_catalogue(path: Path) -> TextKind:
    """What a text of a regulation or of the catalogue of roles is."""
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    if last in {"id", "jenis", "lingkup", "tanggal", "alinea"}:
        return TextKind.FIXED
    return TextKind.CITATION if last in {"ref", "sumber"} else TextKind.LAW
