"""Where keys that are added to an object stand among those that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.value import Value

OF_PROCESS: Final = (
    "kode", "nama", "berlaku", "sumber", "dasar_hukum", "menyatakan", "rujukan_bagi", "opsional",
    "sudut_pandang", "keterangan", "catatan", "pelaku", "pihak", "sop", "layanan", "langkah",
    "tahap", "varian",
)  # fmt: skip
OF_STEP: Final = (
    "id", "mulai", "kegiatan", "keputusan", "proses", "selesai", "ringkas", "jenis", "oleh",
    "kepada", "tembusan", "bersama", "kelengkapan", "keluaran", "dokumen", "tabel", "waktu",
    "batas_waktu", "berkala", "syarat", "opsional", "sewaktu_waktu", "sumber", "menyatakan",
    "keterangan", "catatan", "cabang", "peluang", "lanjut", "sejajar", "pilih",
)  # fmt: skip


def ordered(
    data: Mapping[str, Value], before: Iterable[str], order: tuple[str, ...]
) -> dict[str, Value]:
    """The same pairs; keys that were there stand as they did, others at their place among them."""
    keys = [key for key in before if key in data]
    rank = {key: number for number, key in enumerate(order)}
    for key in sorted(data.keys() - set(keys), key=lambda one: (rank.get(one, len(order)), one)):
        mine = rank.get(key, len(order))
        at = next((n for n, one in enumerate(keys) if rank.get(one, len(order)) > mine), len(keys))
        keys.insert(at, key)
    return {key: data[key] for key in keys}
