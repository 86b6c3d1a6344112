"""How untidily an SOP is written and drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import random

_One = TypeVar("_One")
ANSWERS = (
    ("Ya", "Tidak"), ("Y", "T"), ("ya", "tidak"), ("YA", "TIDAK"), ("Ya :", "Tidak :"),
    ("Lengkap", "Tidak lengkap"), ("Setuju", "Tidak setuju"), ("Sesuai", "Tidak sesuai"),
    ("Memenuhi", "Tidak memenuhi"), ("Disetujui", "Ditolak"), ("Lengkap", "Belum lengkap"),
    ("Layak", "Tidak layak"), ("Benar", "Salah"), ("OK", "Revisi"), ("Diterima", "Dikembalikan"),
    ("Setuju", "Tidak"), ("Ada", "Tidak ada"), ("(Ya)", "(Tidak)"), ("Memenuhi syarat", "Belum"),
)  # fmt: skip
HEADS = (
    ("No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Keterangan"),
    ("NO", "Uraian Prosedur", "Pelaku", "Mutu Baku", "Persyaratan & Perlengkapan", "Lama Waktu",
     "Hasil", "Ket."),
    ("No.", "Tahapan", "Pihak Terkait", "Baku Mutu", "Syarat/ Kelengkapan", "Durasi", "Keluaran",
     "Catatan"),
    ("No", "Aktivitas", "Pelaksana/Pejabat Terkait", "Standar Mutu", "Persyaratan / Perlengkapan",
     "Waktu (menit/hari)", "Hasil/Output", "Ket"),
    ("NOMOR", "URAIAN KEGIATAN", "UNIT/PEJABAT PELAKSANA", "MUTU BAKU", "KELENGKAPAN",
     "WAKTU PENYELESAIAN", "OUTPUT", "KETERANGAN"),
    ("No. Urut", "Langkah-langkah Kegiatan", "Aktor", "Mutu Baku", "Dokumen/Kelengkapan",
     "Jangka Waktu", "Output/Hasil", "Keterangan"),
    ("No", "Prosedur Kerja", "Unit Kerja Terkait", "Mutu Baku", "Input", "Norma Waktu", "Produk",
     "Ket."),
    ("No", "Rincian Kegiatan", "Pelaksana Kegiatan", "Mutu Baku", "Berkas/Kelengkapan", "Waktu",
     "Hasil Kerja", "Keterangan Lain"),
)  # fmt: skip
LABELS = (
    ("Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh",
     "Nama SOP", "Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan",
     "Peringatan", "Pencatatan dan Pendataan"),
    ("NOMOR SOP", "TGL. PEMBUATAN", "TGL. REVISI", "TGL. EFEKTIF", "DISAHKAN OLEH", "NAMA SOP",
     "DASAR HUKUM", "KUALIFIKASI PELAKSANA", "KETERKAITAN", "PERALATAN/PERLENGKAPAN",
     "PERINGATAN", "PENCATATAN DAN PENDATAAN"),
    ("No. SOP", "Tgl Pembuatan", "Tgl Revisi", "Tgl Pengesahan", "Disahkan Oleh", "Nama SOP",
     "Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan dan Perlengkapan",
     "Peringatan", "Pencatatan & Pendataan"),
    ("No SOP", "Tgl. Dibuat", "Tgl. Revisi", "Tgl. Berlaku", "Pengesahan", "Judul SOP",
     "Landasan Hukum", "Kualifikasi Petugas", "Keterkaitan SOP", "Peralatan", "Peringatan",
     "Pencatatan"),
)  # fmt: skip
CONTAINERS = (
    "sel", "sel", "inline", "alinea", "alinea bawah", "kanvas", "grup", "vml", "vml inline",
    "vml alinea", "vml grup", "margin",
)  # fmt: skip


@dataclass
class Manner:
    """All choices of one file."""

    tier: str
    suffix: str
    ticks: str
    """The mark in cells; empty where symbols are drawn."""
    container: str
    answers: tuple[str, str]
    label_by: str
    heads: tuple[str, ...]
    labels: tuple[str, ...]
    identity_at: str
    numbers: str
    bullets: str
    identity_bullets: str
    time: str
    date: str
    colon: str
    head_rows: int
    family: str
    wires: str
    glue: str
    anchors: str
    groups: str
    flaw: str
    link: str
    texts: str
    joint: bool
    start_rows: bool
    column_numbers: bool
    headings: bool
    blank_rows: bool
    merged_rows: bool
    total: bool
    signature: bool
    footnote: bool
    hidden: bool
    turned_heads: bool
    slanted: bool
    off_cell: bool
    wide: bool
    jitter: float
    joints: bool
    pages: bool
    headless: bool
    """Whether the table of the second page has no head of its own."""
    links: bool
    signer_rows: bool
    title: bool
    spoken_at: str
    extra_sops: int
    low_rows: bool
    merged_arrows: bool
    offset: bool
    same_letter: bool

    def __str__(self) -> str:
        """What is not the usual, for people who look for the cause of a mistake."""
        return " ".join(
            f"{name}={value!r}" for name, value in vars(self).items() if value not in {"", False}
        )


def manner(dice: random.Random, tier: str, suffix: str) -> Manner:
    """Choose by chance; the tidy tier keeps to the form."""
    tidy = tier == "rapi"

    def often(share: float) -> bool:
        return dice.random() < share and not tidy

    def one(usual: _One, *others: _One) -> _One:
        return usual if tidy else dice.choice((usual, *others))

    ticks = dice.choice("X x V v √ ✓ ● w:sym".split()) if dice.random() < 0.22 else ""
    if ticks == "w:sym" and suffix == "xlsx":
        ticks = "√"
    at = one("atas", "samping", "kiri", "bawah", "lembar_lain", "lembar_sesudah", "satu_sel")
    if suffix == "docx":
        at = one("tabel", "paragraf", "satu_sel", "bawah", "tabel")
    return Manner(
        tier=tier, suffix=suffix, ticks=ticks,
        container=one("sel", *CONTAINERS) if suffix == "docx" else "",
        answers=one(*ANSWERS), label_by=one("kotak", "sel", "garis", "kotak"),
        heads=one(*HEADS), labels=one(*LABELS), identity_at=at,
        numbers=one("1", "1.", "a.", "01", "1)", "(1)", "A.", "i.", "kosong", "sebagian"),
        bullets=one("baris", "- ", "• ", "1. ", "a. ", "1) ", ";"),
        identity_bullets=one("1. ", "a. ", "- ", "baris", "1) ", "• "),
        time=one("biasa", "kurung", "judul", "petik", "kira", "kerja", "maks", "angka"),
        date=one("panjang", "garis", "miring", "bulan", "titik", "singkat"),
        colon=one("", "label", "nilai", "sel", ""), head_rows=one(2, 1, 3, 2, 4),
        family=one("flow", "plain", "mixed"), wires=one("konektor", "garis", "campur", "kurva"),
        glue=one("dua", "tanpa", "awal", "akhir", "campur"),
        anchors=one("dua", "satu", "mutlak", "campur"),
        groups=one("", "sebagian", "semua", "bertingkat", ""),
        flaw=one("", "", "", "keputusan_satu_jalan", "panah_ke_kosong", "tanpa_jalan_keluar",
                 "panah_dari_kosong"),
        link=one("flowChartOffpageConnector", "flowChartConnector", "homePlate", "ellipse"),
        texts=one("", "nomor", "kata", "ujung", "tanya", "isi"),
        joint=dice.random() < 0.4, start_rows=often(0.2), column_numbers=often(0.3),
        headings=often(0.2), blank_rows=often(0.2), merged_rows=often(0.15), total=often(0.15),
        signature=often(0.2), footnote=often(0.15), hidden=often(0.2), turned_heads=often(0.25),
        slanted=often(0.25), off_cell=often(0.25), wide=often(0.2),
        jitter=0.0 if tidy else dice.choice((0.0, 0.5, 1.5, 2.5, 4.0)), joints=often(0.25),
        pages=often(0.3), links=often(0.35), signer_rows=often(0.3), title=often(0.25),
        spoken_at=one("keterangan", "kegiatan"), extra_sops=dice.choice((0, 0, 0, 1, 2))
        if not tidy else 0, low_rows=often(0.3),
        merged_arrows=often(0.35), offset=often(0.25), same_letter=often(0.3),
        headless=not tidy and dice.getstate()[1][0] % 2 == 0,
    )  # fmt: skip
