"""One run shows every mistake of a file, also when the first keeps YAML from being read."""

import pytest

from bpmn_gen.definition.syntax_repair import MAX_MISTAKES
from tests.definition.saying import HEAD, STEPS, at, decoding, reading

WORK = """\
  - id: tulis
    kegiatan: Menulis surat
    oleh: pemohon
"""


def test_every_syntax_mistake_is_told_at_its_place() -> None:
    source = (
        HEAD
        + "langkah:\n"
        + WORK.replace("oleh: pemohon", "oleh pemohon")
        + WORK.replace("kegiatan: Menulis surat", "kegiatan: Menulis: surat")
        + WORK.replace("    oleh", "\toleh")
        + WORK.replace("  - id", "  – id")
        + WORK.replace("oleh: pemohon", "kelengkapan: [Surat")
    )
    assert [at(item)[:2] for item in reading(source)] == [
        ("yaml-missing-colon", 8),
        ("yaml-colon-in-text", 10),
        ("yaml-tab", 14),
        ("yaml-list-mark", 15),
        ("yaml-unclosed-bracket", 20),
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("oleh:pemohon", "yaml-missing-space"),
        ("oleh:\xa0pemohon", "yaml-special-space"),
        ("oleh: pemohon\n    ringkas: @tulis", "yaml-special-character"),
        ("oleh: pemohon\n\tringkas: Menulis", "yaml-tab"),
        ("oleh: pemohon\n    ringkas: Menulis: surat", "yaml-colon-in-text"),
        ("oleh: pemohon\n    ringkas: {pemohon} menulis", "yaml-text-after-bracket"),
    ],
)
def test_behind_a_mistake_with_one_meaning_other_mistakes_are_found_too(
    written: str, code: str
) -> None:
    source = HEAD + STEPS + WORK.replace("oleh: pemohon", written) + "    wktu: 1 hari\n"
    assert [item.code for item in decoding(source)] == [code, "unknown-key"]


def test_a_mistake_with_several_meanings_hides_what_may_only_follow_from_it() -> None:
    source = HEAD + STEPS + WORK.replace("oleh: pemohon", "oleh pemohon") + "    wktu: 1 hari\n"
    assert [item.code for item in decoding(source)] == ["yaml-missing-colon"]


def test_a_file_of_tabs_is_told_in_few_lines() -> None:
    source = HEAD + "langkah:\n" + WORK.replace("    ", "\t\t") * 50
    found = reading(source)
    assert len(found) == MAX_MISTAKES
    assert {item.code for item in found} == {"yaml-tab"}


def test_a_key_that_sank_into_a_folded_text_is_pointed_at() -> None:
    source = (
        HEAD
        + STEPS
        + "  - kegiatan: >-\n      Menulis surat\n      ringkas: Menulis\n    oleh: pemohon\n"
    )
    (found,) = decoding(source)
    assert at(found) == ("key-in-text", 12, 7)
    assert "'ringkas:'" in found.message


def test_an_item_without_its_hyphen_is_one_mistake() -> None:
    source = HEAD + STEPS + WORK + WORK.replace("  - ", "    ").replace("tulis", "kirim")
    (found,) = decoding(source)
    assert at(found) == ("duplicate-key", 13, 5)
    assert "awali barisnya dengan '- '" in found.hints[0]


def test_what_is_still_to_be_filled_in_counts_as_not_written() -> None:
    assert (
        decoding("- nama: Kecamatan Kroya\n  tipe: 7\n  sop: {CLP.01: {nomor: ...}}\n", "unit")
        == []
    )
    (found,) = decoding("- nama: ...\n  tipe: 7\n", "unit")
    assert found.message == "'nama' belum diisi"
