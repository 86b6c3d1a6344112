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


LEFT = (
    "  - {id: l1, ref: Lampiran I, ringkasan: x, jenis: judul}\n"
    "  - {id: l1a, ref: Lampiran I.a, ringkasan: Tim melapor, jenis: langkah,"
    " diskresi: Bilamana diperlukan}\n"
)


def flow(step: str) -> str:
    """A process with a step that cites what is left to somebody."""
    ends = "  - {mulai: Ada, oleh: kepala}\n", "  - {selesai: Usai, oleh: kepala}\n"
    return f"{HEADER}langkah:\n{ends[0]}  - {{{step}, oleh: staf, sumber: Lampiran I.a}}\n{ends[1]}"


@pytest.mark.parametrize(
    ("words", "told"),
    [("bilamana diperlukan", 0), ("Bilamana  Diperlukan", 0), ("Kalau sempat", 1)],
)
def test_capitals_and_blanks_make_no_other_words(words: str, told: int, tmp_path: Path) -> None:
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + LEFT, **TYPES}
    text = flow(f"id: lapor, kegiatan: Melapor, opsional: {words}")
    found = findings_of(tmp_path, {"proses/uji.yaml": text, **files})
    assert [one.message for one in found if one.code == "discretion-in-other-words"] == [
        f"'{words}' bukan kata-kata ketentuan yang menjadi sumbernya"
    ] * told


@pytest.mark.parametrize(("key", "told"), [("kegiatan", 1), ("kegitan", 0)])
def test_nothing_is_taken_by_all_runs_of_a_process_that_is_read_in_part(
    key: str, told: int, tmp_path: Path
) -> None:
    files = {"peraturan/uji.yaml": FILES["peraturan/uji.yaml"] + LEFT, **TYPES}
    more = f"  - {{{key}: Mencatat, oleh: staf}}\n  - {{selesai"
    text = flow("id: lapor, kegiatan: Melapor").replace("  - {selesai", more)
    found = findings_of(tmp_path, {"proses/uji.yaml": text, **files})
    assert len([one for one in found if one.code == "discretion-as-duty"]) == told
