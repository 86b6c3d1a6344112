"""Reading keeps every text as written and refuses what YAML could do beyond text."""

import pytest

from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.diagnostics import Findings, Severity
from tests.definition.saying import at, place, reading

REFUSED = {
    "alias": (
        "a: x\nb: *x\n",
        ("yaml-alias", 2, 4),
        "'*x' dibaca YAML sebagai rujukan, yang tidak boleh dipakai",
        "hapus tanda '*', atau apit dengan tanda kutip: '*x'",
    ),
    "anchor": (
        "a: &x y\n",
        ("yaml-anchor", 1, 4),
        "jangkar '&x' tidak boleh dipakai",
        "hapus jangkar itu",
    ),
    "tag": (
        "a: !rahasia y\n",
        ("yaml-tag", 1, 4),
        "penanda jenis '!rahasia' tidak boleh dipakai",
        "hapus penanda itu",
    ),
    "tag of a python object": (
        "a: !!python/object/apply:os.system ['echo']\n",
        ("yaml-tag", 1, 4),
        "penanda jenis '!!python/object/apply:os.system' tidak boleh dipakai",
        "hapus penanda itu",
    ),
    "duplicate key": (
        "a: 1\nb: 2\na: 3\n",
        ("duplicate-key", 3, 1),
        "kunci 'a' ditulis dua kali",
        "hapus salah satu",
    ),
    "duplicate key in braces": (
        "c: {Ya: x, Ya: y}\n",
        ("duplicate-key", 1, 12),
        "kunci 'Ya' ditulis dua kali",
        "hapus salah satu",
    ),
    "list as a key": (
        "? [a, b]\n: c\n",
        ("yaml-complex-key", 1, 3),
        "kunci harus berupa satu kata",
        "apit seluruh teks dengan tanda kutip",
    ),
    "several documents": (
        "a: b\n---\nc: d\n",
        ("several-documents", 2, 1),
        "lebih dari satu dokumen",
        "hapus baris '---'",
    ),
    "empty file": ("# belum diisi\n", ("empty-file", 1, 1), "berkas kosong", "isi berkas ini"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_more_than_text_is_refused_at_its_place(name: str) -> None:
    source, where, message, hint = REFUSED[name]
    (found,) = reading(source)
    assert at(found) == where
    assert message in found.message
    assert hint in found.hints[0]


def test_a_duplicate_key_names_the_first_one() -> None:
    (found,) = reading("a: 1\nb: 2\na: 3\n")
    ((first, remark),) = found.related
    assert place(first) == (1, 1)
    assert remark == "pertama kali ditulis di sini"


def test_all_refusals_of_a_file_are_found_in_one_run() -> None:
    found = reading("a: &x 1\nb: *x\nc: !t 2\nc: 3\n")
    assert [at(item) for item in found] == [
        ("yaml-anchor", 1, 4),
        ("yaml-alias", 2, 4),
        ("yaml-tag", 3, 4),
        ("duplicate-key", 4, 1),
    ]


@pytest.mark.parametrize(
    "text",
    ["1.10", "0123", "no", "yes", "on", "12:30", "08", "null", "~", "1e3", "0x1F", "2026-11-24",
     "+62", "1_000", ".inf", "=", "a:b", "C#", "50%"],
)  # fmt: skip
def test_a_plain_text_stays_what_was_written(text: str) -> None:
    findings = Findings()
    root = read_bytes(f"a: {text}\n".encode(), "f", findings)
    assert isinstance(root, MappingNode)
    value = root.pairs[0][1]
    assert isinstance(value, ScalarNode)
    assert value.value == text
    assert list(findings) == []


def test_nodes_know_where_they_stand() -> None:
    root = read_bytes("a: [x, 'é y']\nbé:\n  - c: d\n".encode(), "f", Findings())
    assert isinstance(root, MappingNode)
    (_a, listed), (key, items) = root.pairs
    assert isinstance(listed, SequenceNode)
    assert isinstance(items, SequenceNode)
    quoted = listed.items[1].span
    assert (quoted.line, quoted.column, quoted.end_line, quoted.end_column) == (1, 8, 1, 13)
    assert place(key.span) == (2, 1)
    assert key.span.end_column == 3
    assert place(items.span) == (3, 3)
    assert place(items.items[0].span) == (3, 5)


def test_quotes_from_word_around_a_text_are_noticed() -> None:
    (found,) = reading("nama: “Kecamatan Kroya”\n")
    assert at(found) == ("curly-quotes", 1, 7)
    assert found.severity is Severity.WARNING
    assert found.message == "tanda kutip “...” ikut menjadi bagian teks"
    assert reading("nama: Surat “permohonan” dan “jawaban”\n") == []


def test_a_simple_explicit_key_is_harmless() -> None:
    assert reading("? a\n: b\n") == []


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    (found,) = reading(b"\xef\xbb\xbfa: b: c\n")
    assert at(found) == ("yaml-colon-in-text", 1, 5)
