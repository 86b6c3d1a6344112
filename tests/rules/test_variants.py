"""A variant that changes nothing is told of, and one that changes anything is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

STEP = "{kegiatan: Mencatat, oleh: staf}"


@pytest.mark.parametrize(
    ("change", "idle"),
    [
        ("", 1),
        (", hapus: []", 1),
        (", hapus: [susun]", 0),
        (f", ganti: {{susun: {STEP}}}", 0),
        (f", sisip_sebelum: {{susun: {STEP}}}", 0),
        (f", sisip_setelah: {{susun: {STEP}}}", 0),
        (", pelaku: {staf: pimpinan_unit}", 0),
        (", pihak: {arsip: pimpinan_unit}", 0),
        (", urutan: [staf, kepala]", 0),
        (", kode: CLP.01.02", 0),
        (", sumber: Pasal 2", 0),
        (", catatan: Dibaca lain", 0),
    ],
)
def test_each_key_of_a_variant_is_a_change(change: str, idle: int, tmp_path: Path) -> None:
    text = FILES["proses/uji.yaml"] + f"varian: [{{nama: Camat, berlaku: 2{change}}}]\n"
    found = findings_of(tmp_path, {"proses/uji.yaml": text})
    assert [one.message for one in found if one.code == "idle-variant"] == [
        "varian 'Camat' tidak mengubah apa pun"
    ] * idle


def test_a_way_into_a_ring_that_a_variant_leaves_out_leads_nowhere(tmp_path: Path) -> None:
    ring = HEADER + (
        "varian: [{nama: Camat, berlaku: 2, hapus: [a, b, d]}]\n"
        "langkah:\n"
        "  - {mulai: Ada, oleh: kepala}\n"
        "  - {keputusan: 'Perlu?', oleh: kepala, cabang: {Ya: a, Tidak: akhir}}\n"
        "  - {id: a, kegiatan: Mencatat, oleh: staf, lanjut: b}\n"
        "  - {id: b, kegiatan: Menulis, oleh: staf, lanjut: d}\n"
        "  - {id: d, kegiatan: Membaca, oleh: staf, lanjut: b}\n"
        "  - {id: akhir, selesai: Usai, oleh: kepala}\n"
    )
    found = findings_of(tmp_path, {"proses/uji.yaml": ring})
    [lost] = [one for one in found if one.code == "unknown-step"]
    assert lost.message == "langkah dengan id 'b' tidak ada"
    assert [words for _span, words in lost.related] == ["pada varian 'Camat'"]
