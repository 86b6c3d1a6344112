"""A letter has to have what its provision lists as the least, and no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.sample import FILES, findings_of

if TYPE_CHECKING:
    from pathlib import Path

PROVISIONS = """\
  - {id: p3, ref: Pasal 3, ringkasan: WORDS, jenis: dokumen}
  - {id: p3a, ref: Pasal 3 huruf a, ringkasan: Surat memuat maksud, jenis: dokumen}
  - {id: p3b, ref: Pasal 3 huruf b, ringkasan: Surat memuat durasi, jenis: dokumen}
"""


@pytest.mark.parametrize(
    ("words", "source", "lacking"),
    [
        ("Isi Paling Sedikit surat permohonan", "Pasal 3", ["a", "b"]),
        ("Isi surat permohonan", "Pasal 3", []),
        ("Isi paling sedikit surat permohonan", "Pasal 3 huruf a", []),
        ("Isi paling sedikit surat permohonan", "[Pasal 9, Pasal 3]", ["a", "b"]),
    ],
)
def test_only_what_a_provision_lists_as_the_least_may_not_be_lacking(
    words: str, source: str, lacking: list[str], tmp_path: Path
) -> None:
    files = {
        "peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + PROVISIONS.replace("WORDS", words),
        "formulir/surat.yaml": (
            f"{{kode: FRM.01, nama: Surat, jenis: surat, isi: [Tanggal], sumber: {source}}}\n"
        ),
    }
    found = findings_of(tmp_path, files)
    assert [(one.message, one.hints) for one in found if one.code == "lacking-content"] == [
        (
            f"formulir 'FRM.01' belum memuat isi wajib menurut Pasal 3 huruf {part}",
            (f"tambahkan ke isi: Surat memuat {'maksud' if part == 'a' else 'durasi'}",),
        )
        for part in lacking
    ]


@pytest.mark.parametrize(("content", "lacking"), [("Maksud", 0), ("Tanggal", 1)])
def test_half_of_the_words_that_tell_a_demand_from_the_others_are_enough(
    content: str, lacking: int, tmp_path: Path
) -> None:
    provisions = PROVISIONS.replace("WORDS", "Isi paling sedikit").replace(
        "maksud", "maksud tujuan"
    )
    form = (
        f"{{kode: FRM.01, nama: Surat, jenis: surat, isi: [{content}, Durasi], sumber: Pasal 3}}\n"
    )
    files = {
        "peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + provisions,
        "formulir/surat.yaml": form,
    }
    found = [one for one in findings_of(tmp_path, files) if one.code == "lacking-content"]
    assert [one.hints for one in found] == [
        ("tambahkan ke isi: Surat memuat maksud tujuan",)
    ] * lacking
