"""The page of help in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.workbook.form import FormCell, FormColumn, FormSheet, Look

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTHS: Final = (26, 84)
_PROCESS: Final = """\
Mengisi
Isi lembar Identitas, lalu lembar Langkah: satu baris untuk satu langkah, urut dari atas ke
bawah. Baris kosong di antaranya tidak mengapa.

No
Nomor baris. Urutannya bebas asal tidak ada yang sama; baris baru boleh bernomor 5a.

Jenis
Kosong berarti Kegiatan, atau Keputusan bila kolom Bila Ya ke diisi. Mulai dan Selesai boleh
tidak ditulis: langkah pertama memulai, langkah terakhir mengakhiri.

Pelaku
Pilih dari daftar. Nama baru ditulis dahulu di tabel Pelaku, lembar Identitas.

Keputusan
Tulis pertanyaannya di kolom Kegiatan, atau kegiatannya di kolom Kegiatan dan pertanyaannya di
kolom Pertanyaan. Bila Ya ke dan Bila Tidak ke berisi nomor baris tujuan atau kata selesai.
Jawaban lain ditulis di Cabang lain, satu tiap baris: Diubah: 3

Lanjut ke
Kosong: ke baris berikutnya. Isi nomor baris bila alurnya melompat, atau selesai bila prosesnya
berakhir di situ.

Sejajar
Buat satu baris berjenis Sejajar (atau Satu atau lebih), lalu tulis kegiatannya di bawahnya
dengan huruf A, B, C di kolom Cabang sejajar. Baris tanpa huruf berikutnya dikerjakan sesudah
semuanya selesai. Sejajar di dalam cabang A memakai A.A dan A.B.

Waktu dan Satuan
Tulis angkanya (15, atau 1-3) dan pilih satuannya. Yang lain, misalnya 1 jam 30 menit, ditulis
utuh di kolom Waktu.

Kelengkapan, Output
Satu berkas tiap baris di dalam sel: tekan Alt+Enter.

Menyisipkan baris
Bila nomor baris diubah, sesuaikan juga Bila Ya ke, Bila Tidak ke, dan Lanjut ke. Kolom Id dan
Asal yang tersembunyi dipakai program; biarkan.

Kolom lain
Di sebelah kanan Dasar: nama singkat (untuk kotak di peta), bersama, kepada, tembusan, syarat,
dan lainnya. Isi hanya bila perlu. Kolom B (Tahap) tersembunyi bila proses tidak bertahap.

Teks dalam { }
Diganti program dengan jabatan tiap unit; biarkan seperti adanya.

Rumus
Tulis isinya, bukan rumus. Rumus tidak dihitung.

Sesudah diisi
Simpan, lalu: bpmn-gen impor BERKAS.xlsx --pratinjau. Bila sudah benar, jalankan tanpa
--pratinjau. bpmn-gen batal mengembalikannya.
"""
_UNIT: Final = """\
Mengisi
Isi sel putih dan kuning; yang kuning masih kosong di SOP. Yang sudah terisi boleh diubah; yang
tidak diubah tidak disentuh. Sel abu-abu hanya ditampilkan.

Lembar Unit
Alamat, kop surat, dan jabatan yang sebenarnya menurut peran.

Lembar Waktu
Angkanya di kolom Waktu (15, atau 1-3), satuannya dipilih. Yang lain, misalnya 1 jam 30 menit,
ditulis utuh di kolom Waktu.

Lembar Pengesahan
Satu baris satu SOP: nomor, tanggal, dan pengesah. NIP 18 angka.

Lembar Isi SOP
Satu hal tiap baris di dalam sel: tekan Alt+Enter.

Lembar Volume
Berapa kali dalam setahun tiap SOP dijalankan, misalnya 12 atau 2,5. Tidak dicetak pada SOP.

Mengurutkan
Urutkan selalu seluruh baris, termasuk kolom tersembunyi; program menolak baris yang tertukar.

Dibagi-bagi
Berkas ini boleh disalin dan diisi beberapa orang, masing-masing bagiannya. Kumpulkan dalam satu
folder, lalu: bpmn-gen impor FOLDER.

Rumus
Tulis isinya, bukan rumus. Rumus tidak dihitung.

Sesudah diisi
Simpan, lalu: bpmn-gen impor BERKAS.xlsx --pratinjau. Bila sudah benar, jalankan tanpa
--pratinjau. bpmn-gen batal mengembalikannya.
"""
_REGISTER: Final = """\
Mengisi
Isi sel putih: nomor, tanggal, dan pengesah tiap SOP. Yang tidak diubah tidak disentuh. Kolom
abu-abu hanya ditampilkan.

Tanda
NOMOR GANDA: nomor yang sama dipakai lebih dari satu kali. JUDUL GANDA: dua SOP satu unit berjudul
sama. TANPA NOMOR: belum diisi. TERLEWAT: nomor urut yang tidak dipakai. Tanda dihitung lagi saat
register dibuat.

Tanggal
Misalnya 24 November 2026. Tanggal revisi kosong selama SOP belum pernah direvisi.

Nomor dari definisi bersama
Nomor yang ditulis di sini berlaku bagi unit di baris itu saja.

Mengurutkan dan menyaring
Boleh. Urutkan selalu seluruh baris; program menolak baris yang tertukar.

Rumus
Tulis isinya, bukan rumus. Rumus tidak dihitung.

Sesudah diisi
Simpan, lalu: bpmn-gen impor register-sop.xlsx --pratinjau. Bila sudah benar, jalankan tanpa
--pratinjau. bpmn-gen batal mengembalikannya.
"""
"""Topics, each with what is said about it below."""


def _topics(text: str) -> tuple[tuple[str, str], ...]:
    """The topics of a text with what is said about each."""
    pairs = (block.split("\n", 1) for block in text.strip().split("\n\n"))
    return tuple((topic, " ".join(said.split())) for topic, said in pairs)


def process_help(kept: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The help for the form of a process, with what stays in its file."""
    words = ", ".join(kept)
    if not words:
        return _topics(_PROCESS)
    told = f"Tidak termuat di lembar ini dan tetap seperti dalam berkasnya: {words}."
    return (*_topics(_PROCESS), ("Yang tetap", told))


def unit_help() -> tuple[tuple[str, str], ...]:
    """The help for the blanks of a unit."""
    return _topics(_UNIT)


def register_help() -> tuple[tuple[str, str], ...]:
    """The help for the register of SOPs."""
    return _topics(_REGISTER)


def help_sheet(name: str, topics: Iterable[tuple[str, str]]) -> FormSheet:
    """A sheet with a row for each topic."""
    rows = tuple(
        (FormCell(topic, Look.STRONG), FormCell(text, Look.FIXED)) for topic, text in topics
    )
    title = (FormCell("Petunjuk", Look.TITLE, across=len(_WIDTHS)),)
    return FormSheet(name, tuple(map(FormColumn, _WIDTHS)), (title, *rows), is_portrait=True)
