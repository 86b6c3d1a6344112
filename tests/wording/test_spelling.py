"""All that the project prints or says keeps to EYD."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.content.printed_regulation import TEXT
from tests.structure.tree import ROOT
from tests.wording.said import everything
from tests.wording.slips import KEPT, QUOTED, SLIPS, Kept, slips_in

HARMLESS = (
    "Unit tempat pegawai bekerja, di mana pun letaknya",
    "Berkas di dalam folder; dipindahkan ke luar folder itu",
    "Kerja sama antarunit dan antar-Pejabat, termasuk nonaktif dan subproses",
    "Ditandatangani, bertanda tangan, penanda tangan, dan penandatanganan",
    "Hasil yang keluar dari proses; risikonya dianalisis dan/atau dicatat",
    "Pejabat Penilai Kinerja, Bupati Cilacap, seorang bupati, Pasal 13 ayat (5)",
    "Perubahan dilakukan di pekan pertama, di bukan hari kerja",
)
SLIPPED = {
    "Kegiatan dimana pegawai bekerja": "di mana",
    "Disimpan didalam folder": "di (terpisah)",
    "Langkah melompat keluar dari cabang": "ke luar",
    "Berkas dapat di kirim": "di- (serangkai)",
    "Surat di tandatangani": "di- (serangkai)",
    "Koordinasi antar unit": "antar- (serangkai; antar-P bila berhuruf besar)",
    "Sub proses yang non aktif": "serangkai",
    "Surat ditanda tangani": "ditandatangani, menandatangani",
    "dan / atau": "garis miring tanpa spasi",
    "Lengkap , lalu benar": "tanpa spasi sebelum tanda baca",
    "Dua  spasi": "satu spasi",
    "Ditetapkan oleh bupati Cilacap": "nama jabatan dengan huruf besar",
    "Dokumen, dll.": "dan lain-lain",
    "Januari s/d Maret": "sampai dengan",
    "Resikonya besar": "risiko",
}


@cache
def said() -> tuple[tuple[str, str], ...]:
    """Every text once in each place."""
    return tuple(dict.fromkeys(everything()))


def _file(place: str) -> str:
    return place.rpartition(":")[0]


def test_texts_of_all_sorts_are_found() -> None:
    files = {_file(place) for place, text in said() if text}
    assert {"README.id.md", "docs/panduan.md", "bpmn_gen/definition/schema_words.py"} <= files
    for part in (
        "process_defs/proses/",
        "templates/surat/",
        "bpmn_gen/writing/examples/",
        "manual/",
    ):
        assert any(file.startswith(part) for file in files), part
    assert any(file.endswith(".html.j2") for file in files)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(slips_in(text)) == []


@pytest.mark.parametrize(("text", "right"), SLIPPED.items())
def test_a_slip_is_found_with_the_right_form(text: str, right: str) -> None:
    assert right in {told for _, told in slips_in(text)}


def test_no_text_slips() -> None:
    assert len(SLIPS) > 20
    found = [
        f"{place}: {words} -> {right}"
        for place, text in said()
        for words, right in slips_in(text, _file(place))
    ]
    assert found == []


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: f"{kept.file}: {kept.words}")
def test_what_is_kept_is_still_written_and_still_needs_to_be_kept(kept: Kept) -> None:
    assert list(slips_in(kept.words))
    texts = (text for place, text in said() if _file(place) == kept.file)
    assert any(kept.words.casefold() in text.casefold() for text in texts)


@pytest.mark.skipif(not TEXT.exists(), reason="the text of the regulation is not here")
@pytest.mark.parametrize("quoted", QUOTED, ids=lambda quoted: f"{quoted.file}: {quoted.words}")
def test_the_regulation_itself_writes_what_is_quoted(quoted: Kept) -> None:
    printed = re.sub(r"\s+", " ", TEXT.read_text("utf-8")).casefold()
    assert quoted.words.casefold() in printed


def test_what_is_quoted_names_a_provision_of_the_catalogue() -> None:
    catalogue = (ROOT / "process_defs/peraturan/perbup-5-2024.yaml").read_text("utf-8")
    known = set(re.findall(r"^ *ref: (.+)$", catalogue, re.MULTILINE))
    assert {kept.source for kept in QUOTED} <= known
