"""The words by which the parts of the form are known, in all ways in which offices write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.read_sop import NO, YES

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_HEAD: Final = 60
"""Letters of a head or a label at most."""
_LONGEST_ANSWER: Final = 4
"""Words of a way's name at most."""
_LETTERS: Final = re.compile(r"[^a-z]+")

ACTIVITY, NUMBER, ACTORS, QUALITY = "activity", "number", "actors", "quality"
NEEDS, TIME, RESULTS, REMARK = "needs", "time", "results", "remark"
_COLUMNS: Final[tuple[tuple[str, frozenset[str], frozenset[str]], ...]] = (
    (
        NEEDS,
        frozenset({"kelengkapan", "perlengkapan", "persyaratan", "syarat", "input", "masukan"}),
        frozenset(
            {
                "berkas", "dokumen", "bahan", "alat", "peralatan", "data", "kegiatan", "pendukung",
                "dukung", "kerja",
            }
        ),
    ),
    (
        TIME,
        frozenset({"waktu", "durasi"}),
        frozenset(
            {
                "lama", "jangka", "norma", "target", "standar", "baku", "penyelesaian",
                "pelaksanaan", "proses", "pengerjaan", "kerja", "menit", "jam", "hari", "bulan",
                "detik", "minggu", "dalam", "kegiatan", "mnt", "per", "yang", "dibutuhkan",
                "estimasi", "perkiraan", "alokasi", "batas", "maksimal", "maks", "rata",
            }
        ),
    ),
    (
        RESULTS,
        frozenset({"output", "hasil", "keluaran", "produk", "luaran"}),
        frozenset(
            {"kegiatan", "kerja", "pekerjaan", "pelaksanaan", "out", "put", "dokumen", "akhir"}
        ),
    ),
    (
        REMARK,
        frozenset({"ket", "keterangan", "catatan"}),
        frozenset({"lain", "tambahan", "kegiatan", "khusus"}),
    ),
    (QUALITY, frozenset({"mutu"}), frozenset({"standar", "baku", "kriteria"})),
    (
        ACTORS,
        frozenset({"pelaksana", "pelaku", "aktor", "pejabat", "pihak", "penanggung", "pic"}),
        frozenset(
            {
                "unit", "kegiatan", "terkait", "sop", "kerja", "jawab", "yang", "terlibat",
                "jabatan", "instansi", "organisasi", "prosedur",
            }
        ),
    ),
    (
        ACTIVITY,
        frozenset(
            {
                "kegiatan", "aktivitas", "aktifitas", "prosedur", "langkah", "tahapan", "tahap",
                "uraian", "proses", "pekerjaan", "tugas", "rincian",
            }
        ),
        frozenset(
            {
                "urutan", "nama", "no", "kerja", "pelaksanaan", "sop", "jenis", "pelayanan", "alur",
                "deskripsi", "rangkaian", "sub",
            }
        ),
    ),
    (NUMBER, frozenset({"no", "nomor", "nomer"}), frozenset({"urut", "kegiatan"})),
)  # fmt: skip
"""The heads of the columns: words of which one names the column, and words that may stand with it.

The first column that takes all words of a head is meant: ``Waktu Kegiatan`` is a time.
"""
_JOINING: Final = frozenset({"dan", "atau", "the", "of"})
"""Words between others that say nothing of their own."""
_ALSO: Final[Mapping[str, re.Pattern[str]]] = {
    NEEDS: re.compile(
        r"bahan|berkas|dokumen|(?:dokumen|bahan|berkas|alat)(?: dan (?:alat|bahan|dokumen))?"
        r"(?: yang)?(?: (?:diperlukan|dibutuhkan|pendukung|kerja))?|data (?:dukung|pendukung)"
    ),
    TIME: re.compile(r"lama|jangka"),
    RESULTS: re.compile(r"out put"),
    REMARK: re.compile(r"ket erangan"),
    ACTORS: re.compile(r"unit kerja terkait|unit kerja|unit terkait|penanggungjawab"),
}
"""Heads that no such word names."""

SCALARS: Final[Mapping[str, re.Pattern[str]]] = {
    "number": re.compile(r"(?:no|nomor|nomer)(?: (?:sop|dokumen|prosedur))?(?: ap)?"),
    "made": re.compile(
        r"(?:tanggal|tgl|tg) (?:pembuatan|dibuat|penyusunan|disusun|penetapan|ditetapkan|terbit)"
        r"(?: sop)?"
    ),
    "revised": re.compile(
        r"(?:tanggal|tgl|tg) (?:revisi|direvisi|perubahan)(?: sop)?|revisi(?: ke)?"
    ),
    "effective": re.compile(
        r"(?:tanggal|tgl|tg) (?:efektif|pengesahan|disahkan|pemberlakuan|diberlakukan"
        r"|(?:mulai )?berlaku)(?: efektif| berlaku)?(?: sop)?|mulai berlaku|berlaku efektif"
    ),
    "approval": re.compile(
        r"(?:di)?(?:sahkan|setujui|tetapkan)(?: oleh)?|pengesahan|(?:yang )?mengesahkan"
    ),
    "name": re.compile(
        r"(?:nama|judul) (?:sop(?: ap)?|standar operasional prosedur|prosedur)|nama|judul"
    ),
}
"""Fields of one value; it stands beside its name."""
LISTS: Final[Mapping[str, re.Pattern[str]]] = {
    "laws": re.compile(r"(?:dasar|landasan) hukum|dasar"),
    "qualifications": re.compile(
        r"(?:kualifikasi|kompetensi)(?: (?:pelaksana|pelaksanaan|pelaku|petugas|pegawai|sdm|sop))*"
    ),
    "related": re.compile(
        r"(?:keterkaitan|hubungan)(?: (?:dengan|antar|sop|lain|prosedur|lainnya))*|sop terkait"
    ),
    "equipment": re.compile(
        r"(?:peralatan|perlengkapan|sarana|alat)(?: (?:dan|atau|perlengkapan|peralatan|prasarana"
        r"|kerja|yang|digunakan|dibutuhkan|diperlukan))*"
    ),
    "warnings": re.compile(r"peringatan|perhatian"),
    "records": re.compile(
        r"(?:pencatatan|pendataan)(?: (?:dan|atau|pendataan|pelaporan|penyimpanan|pencatatan"
        r"|pengarsipan))*"
    ),
}
"""Fields of several values; they stand below their name."""

_FAULT: Final = r"(?:koreksi|perbaikan|kesalahan|kekurangan|revisi|catatan|masalah|perubahan)"
_NEGATIVE: Final = re.compile(
    rf"(?:(?:ada|perlu|masih ada) {_FAULT}|tidak|tdk|tak|t|n|no|nggak|enggak|gak|belum|blm|bukan|"
    r"kurang|ditolak|tolak|menolak|gagal|salah|revisi|direvisi|perbaikan|perbaiki|diperbaiki|"
    r"dikembalikan|kembali|batal|keliru|negatif|invalid|cacat|rusak|beda|berbeda)\b.*"
)
_POSITIVE: Final = re.compile(
    r"(?:y|ya|iya|yes|ok|oke|lengkap|setuju|disetujui|menyetujui|sesuai|memenuhi|layak|laik|benar|"
    r"sudah|ada|lolos|valid|sah|terima|diterima|cukup|lulus|selesai|acc|bisa|dapat|sepakat|tepat|"
    r"positif|berhak|tersedia|cocok|terpenuhi|lanjut|baik|hadir|mampu|bersedia|berhasil|wajar)\b.*"
)
_NO_FAULT: Final = re.compile(rf"(?:tidak ada|tidak perlu|tdk ada|tanpa) {_FAULT}")
"""What sounds like no and means that all is well."""
_CONDITION: Final = re.compile(
    r"(?:jika|bila|apabila|kalau|jk)? ?"
    r"(?:(?:berkas|dokumen|dok|data|syarat|persyaratan|surat)(?= ))? ?"
)
"""What may stand before an answer and says nothing of its own."""
_MARK: Final = re.compile(r"[\uf020-\uf0ffxXvV☒✅⚫⬛✕✖√✓✔☑●•○◯■□▪◆◼*✗✘⬤Oo+∨üûþýP]{1,2}\ufe0f?")


def plain(text: str) -> str:
    """A text in small letters, with single blanks and nothing else between words."""
    joined = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text.casefold())
    return " ".join(_LETTERS.sub(" ", joined).split())


def column_of(text: str) -> str | None:
    """The column whose head a text is."""
    words = plain(text)
    if not words or len(words) > _LONGEST_HEAD:
        return None
    own = frozenset(words.split()) - _JOINING
    for role, names, others in _COLUMNS:
        if own & names and own <= names | others:
            return role
    return next((role for role, pattern in _ALSO.items() if pattern.fullmatch(words)), None)


def field_of(text: str) -> tuple[str, str] | None:
    """The field of the first page that a text names, and what stands behind or under its name."""
    before, colon, behind = text.partition(":")
    first, _, under = text.partition("\n")
    for head, rest in ((before, behind if colon else ""), (first, under)):
        words = plain(head)
        if not words or len(words) > _LONGEST_HEAD:
            continue
        for fields in (SCALARS, LISTS):
            for name, pattern in fields.items():
                if pattern.fullmatch(words):
                    return name, rest.strip()
    return None


def answer_of(text: str) -> str | None:
    """``Ya`` or ``Tidak`` for words that name a way out of a decision; None for other words."""
    words = plain(text)
    if not words or len(words.split()) > _LONGEST_ANSWER:
        return None
    begin = _CONDITION.match(words)
    told = words[begin.end() :] if begin else words
    if _NO_FAULT.fullmatch(told):
        return YES
    if _NEGATIVE.fullmatch(told):
        return NO
    return YES if _POSITIVE.fullmatch(told) else None


def is_mark(text: str) -> bool:
    """Whether a cell is ticked."""
    return _MARK.fullmatch(text.strip()) is not None
