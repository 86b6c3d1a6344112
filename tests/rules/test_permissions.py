"""What a provision leaves to somebody may not be drawn as what every run takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, HEADER, findings_of

if TYPE_CHECKING:
    from pathlib import Path

PROVISIONS = """\
  - {id: l1, ref: Lampiran I, ringkasan: x, jenis: judul}
  - {id: l1a, ref: Lampiran I.a, ringkasan: Camat dapat melapor, jenis: langkah, diskresi: dapat}
  - {id: l2, ref: Lampiran II, ringkasan: x, jenis: judul}
  - {id: l2a, ref: Lampiran II.a, ringkasan: Lurah dapat melapor, jenis: langkah, diskresi: dapat}
"""
TYPES = {
    name: FILES[name] + f"sumber: Lampiran {sign}\n"
    for name, sign in (("tipe_unit/01-dinas.yaml", "I"), ("tipe_unit/02-kecamatan.yaml", "II"))
}
"""Each unit type has an annex of its own."""


@pytest.mark.parametrize(
    ("berlaku", "cited", "told"),
    [
        ("semua", "Lampiran I.a", 1),
        ("[1]", "Lampiran I.a", 1),
        ("[2]", "Lampiran I.a", 0),
        ("[1]", "[Lampiran II.a, Lampiran I.a]", 1),
    ],
    ids=["both", "its own", "another", "behind that of another"],
)
def test_discretion_counts_where_its_annex_does(
    berlaku: str, cited: str, told: int, tmp_path: Path
) -> None:
    text = HEADER.replace("sumber:", f"berlaku: {berlaku}\nsumber:", 1) + (
        "langkah:\n"
        "  - {mulai: Ada, oleh: kepala}\n"
        f"  - {{id: lapor, kegiatan: Melapor, oleh: staf, sumber: {cited}}}\n"
        "  - {selesai: Usai, oleh: kepala}\n"
    )
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + PROVISIONS, **TYPES}
    found = findings_of(tmp_path, {"proses/uji.yaml": text, **files})
    assert [one.message for one in found if one.code == "discretion-as-duty"] == [
        "langkah lapor selalu dilalui, padahal 'Lampiran I.a' menulis 'dapat'"
    ] * told
