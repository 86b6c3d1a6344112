"""Examples of keys for hints, and the names that other programs and forms have for keys."""

from __future__ import annotations

EXAMPLES = {
    "cabang": "cabang: {Ya: id_langkah, Tidak: id_langkah_lain}",
    "sejajar": "sejajar: lalu di bawahnya beberapa daftar langkah, masing-masing diawali '- - '",
    "pilih": "pilih: lalu di bawahnya beberapa daftar langkah, masing-masing diawali '- - '",
    "opsional": "opsional: Bilamana diperlukan",
    "sewaktu_waktu": "sewaktu_waktu: ya",
    "langkah": "langkah: lalu di bawahnya '- kegiatan: ...'",
    "tahap": "tahap: lalu di bawahnya '- nama: ...' dan 'langkah:'",
    "pelaku": "pelaku: lalu di bawahnya 'kunci: {peran: pimpinan_unit}'",
    "pihak": "pihak: lalu di bawahnya 'kunci: {peran: pimpinan_unit}'",
    "peran": "peran: pimpinan_unit",
    "kegiatan": "kegiatan: Menyusun rencana",
    "keputusan": "keputusan: Rencana disetujui?",
    "mulai": "mulai: Kebutuhan muncul",
    "selesai": "selesai: Tugas diterima",
    "proses": "proses: CLP.03.01",
    "oleh": "oleh: kunci_pelaku",
    "kode": "kode: CLP.02.02",
    "sop": "sop: {kualifikasi: [...], peralatan: [...]}",
    "waktu": "waktu: 1 hari kerja",
    "disahkan_oleh": "disahkan_oleh: {nama: ..., nip: ...}",
    "jabatan": "jabatan: {pejabat_level_1: Camat Kroya}",
    "berlaku": "berlaku: semua, atau berlaku: [1, 2, 7]",
    "varian": "varian: lalu di bawahnya '- nama: ...' dan 'berlaku: [7]'",
    "ganti": "ganti: {id_langkah: {kegiatan: Menyusun rencana, oleh: kunci_pelaku}}",
    "sisip_sebelum": "sisip_sebelum: {id_langkah: {kegiatan: ..., oleh: kunci_pelaku}}",
    "sisip_setelah": "sisip_setelah: {id_langkah: {kegiatan: ..., oleh: kunci_pelaku}}",
    "margin": "margin: {atas: 20, kanan: 15, bawah: 15, kiri: 20}, dalam milimeter",
}
"""How a key is written, for hints."""

FOR_PROCESSES = {
    "waktu": "waktu: {CLP.02.02: {id_langkah: 1 hari kerja}}",
    "sop": "sop: {CLP.02.02: {nomor: ...}}",
}
"""How a key is written in unit.yaml, where it is divided by processes."""

ELSEWHERE = {
    "opsional": "'opsional' hanya untuk kegiatan, proses, sejajar, pilih, dan proses seluruhnya; "
    "keputusan sudah merupakan pilihan",
    "cabang": "'cabang' milik keputusan; tambahkan 'keputusan: ...?' pada langkah ini",
    "sewaktu_waktu": "'sewaktu_waktu' hanya untuk kegiatan dan proses",
}
"""By key the place to which it belongs, for keys that authors try elsewhere."""

SYNONYMS = {
    "optional": "opsional",
    "pilihan": "pilih",
    "dan_atau": "pilih",
    "inklusif": "pilih",
    "kapan_saja": "sewaktu_waktu",
    "sewaktu": "sewaktu_waktu",
    "aktivitas": "kegiatan",
    "uraian": "kegiatan",
    "pelaksana": "oleh",
    "pelaku": "oleh",
    "aktor": "oleh",
    "durasi": "waktu",
    "lama": "waktu",
    "input": "kelengkapan",
    "bahan": "kelengkapan",
    "persyaratan": "kelengkapan",
    "persyaratan_kelengkapan": "kelengkapan",
    "dokumen_persyaratan": "kelengkapan",
    "perlengkapan": "kelengkapan",
    "berkas": "kelengkapan",
    "output": "keluaran",
    "hasil": "keluaran",
    "dasar": "sumber",
    "dasar_hukum": "sumber",
    "pasal": "sumber",
    "penerima": "kepada",
    "judul": "nama",
    "nama_proses": "nama",
    "nama_sop": "nama",
    "produk": "keluaran",
    "waktu_penyelesaian": "waktu",
    "jangka_waktu": "waktu",
    "penanggung_jawab": "oleh",
    "pic": "oleh",
    "petugas": "oleh",
    "keterangan_langkah": "keterangan",
    "ket": "keterangan",
    "pertanyaan": "keputusan",
    "gateway": "keputusan",
    "start": "mulai",
    "awal": "mulai",
    "end": "selesai",
    "akhir": "selesai",
    "berikutnya": "lanjut",
    "selanjutnya": "lanjut",
    "next": "lanjut",
    "ke": "lanjut",
    "paralel": "sejajar",
    "bersamaan": "sejajar",
    "unit": "berlaku",
    "tipe_unit": "berlaku",
    "steps": "langkah",
}
"""By the name in SOP forms and other programs the key."""
