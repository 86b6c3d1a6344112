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
_COLUMNS: Final[Mapping[str, re.Pattern[str]]] = {
    NUMBER: re.compile(r"no|nomor|no urut|nomor urut"),
    NEEDS: re.compile(
        r"(?:per)?syarat(?:an)?(?: dan)?(?: (?:per|ke)lengkapan)?|kelengkapan|perlengkapan"
        r"|kelengkapan (?:berkas|dokumen)|input|masukan|bahan"
    ),
    TIME: re.compile(
        r"(?:waktu|durasi|lama|jangka waktu|norma waktu)(?: (?:penyelesaian|pelaksanaan|proses"
        r"|kerja|baku|menit|jam|hari|bulan|detik|dalam|kegiatan))*"
    ),
    RESULTS: re.compile(r"output|out put|keluaran|hasil|hasil kegiatan|produk|luaran|output hasil"),
    REMARK: re.compile(r"ket|keterangan|catatan|keterangan catatan|ket erangan"),
    QUALITY: re.compile(r"(?:standar |baku )?(?:mutu baku|baku mutu|mutu|standar mutu)|mutu"),
    ACTORS: re.compile(
        r"(?:unit |pejabat )*(?:pelaksana|pelaku|aktor|pejabat)(?: (?:kegiatan|pejabat|unit|terkait"
        r"|sop|pelaksana|kerja))*|unit kerja pelaksana|penanggung jawab|pihak(?: yang)? terlibat"
    ),
    ACTIVITY: re.compile(
        r"(?:uraian |urutan |langkah |rincian |nama |tahap(?:an)? |no )*"
        r"(?:kegiatan|aktivitas|aktifitas|prosedur|langkah|langkah langkah|tahapan|tahap|uraian"
        r"|proses|pekerjaan|tugas)(?: (?:kegiatan|prosedur|kerja|pelaksanaan|sop))*"
    ),
}
"""The heads of the columns, as whole texts in small letters with single blanks."""

SCALARS: Final[Mapping[str, re.Pattern[str]]] = {
    "number": re.compile(r"(?:no|nomor)(?: sop(?: ap)?)?"),
    "made": re.compile(r"(?:tanggal|tgl) (?:pembuatan|dibuat|penyusunan|disusun|ditetapkan)"),
    "revised": re.compile(r"(?:tanggal|tgl) (?:revisi|direvisi|perubahan)|revisi(?: ke)?"),
    "effective": re.compile(
        r"(?:tanggal|tgl) (?:efektif|pengesahan|disahkan|berlaku|pemberlakuan|mulai berlaku)"
    ),
    "approval": re.compile(r"(?:di)?(?:sahkan|setujui|tetapkan)(?: oleh)?|pengesahan"),
    "name": re.compile(r"(?:nama|judul) (?:sop|standar operasional prosedur|prosedur)|nama|judul"),
}
"""Fields of one value; it stands beside its name."""
LISTS: Final[Mapping[str, re.Pattern[str]]] = {
    "laws": re.compile(r"dasar hukum|landasan hukum"),
    "qualifications": re.compile(r"kualifikasi(?: (?:pelaksana|pelaku|petugas|pegawai|sdm))*"),
    "related": re.compile(r"keterkaitan(?: (?:dengan )?(?:sop|sop lain|prosedur))?"),
    "equipment": re.compile(
        r"(?:peralatan|perlengkapan)(?:(?: dan)? (?:perlengkapan|peralatan))?(?: kerja)?"
    ),
    "warnings": re.compile(r"peringatan"),
    "records": re.compile(
        r"pencatatan(?:(?: dan)? (?:pendataan|pelaporan|penyimpanan))?|pendataan"
    ),
}
"""Fields of several values; they stand below their name."""

_NEGATIVE: Final = re.compile(
    r"(?:tidak|tdk|tak|t|n|no|belum|blm|bukan|kurang|ditolak|tolak|menolak|gagal|salah|revisi|"
    r"perbaikan|diperbaiki|dikembalikan|kembali|batal|keliru|negatif)\b.*"
)
_POSITIVE: Final = re.compile(
    r"(?:y|ya|yes|ok|oke|lengkap|setuju|disetujui|menyetujui|sesuai|memenuhi|layak|benar|sudah|ada|"
    r"lolos|valid|sah|terima|diterima|cukup|lulus|selesai|acc|bisa|dapat|sepakat|tepat|positif|"
    r"berhak|tersedia|cocok|terpenuhi|lanjut)\b.*"
)
_MARK: Final = re.compile(r"[xXvV√✓✔☑●•○◯■□▪◆◼*✗✘⬤Oo+∨]{1,2}")


def plain(text: str) -> str:
    """A text in small letters, with single blanks and nothing else between words."""
    joined = re.sub(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", "", text.casefold())
    return " ".join(_LETTERS.sub(" ", joined).split())


def column_of(text: str) -> str | None:
    """The column whose head a text is."""
    words = plain(text)
    if not words or len(words) > _LONGEST_HEAD:
        return None
    return next((role for role, pattern in _COLUMNS.items() if pattern.fullmatch(words)), None)


def field_of(text: str) -> tuple[str, str] | None:
    """The field of the first page that a text names, and what stands behind the colon."""
    head, colon, rest = text.partition(":")
    words = plain(head)
    if not words or len(words) > _LONGEST_HEAD:
        return None
    for fields in (SCALARS, LISTS):
        for name, pattern in fields.items():
            if pattern.fullmatch(words):
                return name, rest.strip() if colon else ""
    return None


def answer_of(text: str) -> str | None:
    """``Ya`` or ``Tidak`` for words that name a way out of a decision; None for other words."""
    words = plain(text)
    if not words or len(words.split()) > _LONGEST_ANSWER:
        return None
    if _NEGATIVE.fullmatch(words):
        return NO
    return YES if _POSITIVE.fullmatch(words) else None


def is_mark(text: str) -> bool:
    """Whether a cell is ticked."""
    return _MARK.fullmatch(text.strip()) is not None
