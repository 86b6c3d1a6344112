"""Hostile YAML costs little, runs nothing, and ends in findings, never in a traceback."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn_gen.definition.composer import MAX_DEPTH, MAX_REFUSALS, MAX_TEXT
from bpmn_gen.definition.decode import MAX_COMPLAINTS, decode
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings, Severity
from tests.definition.saying import HEAD, STEPS, at, decoding, reading

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

HOSTILE = {
    "billion laughs": LAUGHS,
    "a list that holds itself": "a: &a [*a]\n",
    "a mapping that holds itself": "a: &a {b: *a}\n",
    "a merge key": "a: &a {x: y}\nb:\n  <<: *a\n",
    "a merge key in braces": "b: {<<: {x: y}}\n",
    "a python object": "!!python/object/apply:os.system ['true']\n",
    "a python name": "a: !!python/name:os.system\n",
    "binary": "a: !!binary R0lGODlh\n",
    "deep brackets": "a: " + "[" * 200_000,
    "deep braces": "a: " + "{a: " * 100_000,
    "deep brackets closed": "[" * 50_000 + "]" * 50_000,
    "deep items": "- " * 50_000 + "a\n",
    "deep keys": "\n".join(" " * level + "a:" for level in range(1000)),
    "deep explicit keys": "? " * 50_000 + "a\n",
    "a long line": "a: " + "x" * 900_000 + "\n",
    "a long quoted line": 'a: "' + "x " * 400_000 + '"\n',
    "a long key": "x" * 500_000 + ": a\n",
    "many items": "a: [" + "b," * 300_000 + "]\n",
    "many keys": "".join(f"k{number}: v\n" for number in range(80_000)),
    "many equal keys": "k: v\n" * 150_000,
    "many anchors": "".join(f"- &a{number} x\n" for number in range(60_000)),
    "many documents": "---\na\n" * 100_000,
    "many comments": "#\n" * 400_000,
    "many blank lines": "\n" * 900_000,
    "many words without colons": "a: {b: c" + "".join(f", k{n}" for n in range(40_000)) + "}\n",
    "many cut texts": "- a: x #y\n" * 30_000,
    "many bullets": "- • x\n" * 80_000,
    "many enumerations": "- [a, dan b, dan c]\n" * 20_000,
    "only colons": ":" * 400_000,
    "only quotes": "'" * 400_001,
    "only question marks": "? " * 200_000,
    "only hyphens": "-\n" * 200_000,
    "only ampersands": "&" * 100_000,
    "a tag directive": "%TAG ! tag:evil,2000:\n---\na: !x b\n",
    "a false directive": "%YAML 9.9\n---\na: b\n",
    "zeros": "\0" * 1000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_ends_in_findings(name: str) -> None:
    findings = Findings()
    node = read_bytes(HOSTILE[name].encode("utf-8"), "f", findings)
    if node is not None:
        decode(node, Proses, findings)
    assert 1 <= len(findings) <= MAX_COMPLAINTS + MAX_REFUSALS
    assert any(item.severity is Severity.ERROR for item in findings)
    assert all(len(item.message) < 400 for item in findings)


def test_a_nesting_bomb_is_refused_where_it_gets_too_deep() -> None:
    (found,) = reading("a: " + "[" * 5000)
    assert at(found) == ("nesting-too-deep", 1, 3 + MAX_DEPTH)
    assert found.message == f"isi berkas bersarang lebih dari {MAX_DEPTH} tingkat"
    assert "panggil dengan 'proses'" in found.hints[0]


def test_a_huge_text_is_refused_with_its_length() -> None:
    (found,) = reading(f"nama: {'x' * (MAX_TEXT + 1)}\n")
    assert at(found) == ("text-too-long", 1, 7)
    assert str(MAX_TEXT + 1) in found.message


def test_a_file_of_nothing_but_mistakes_is_told_to_an_end() -> None:
    found = reading("".join(f"- &a{number} x\n" for number in range(1000)))
    assert len(found) == MAX_REFUSALS + 1
    assert "too-many-errors" in {item.code for item in found}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    found = decoding(HEAD + STEPS + "<<: {sumber: Pasal 1}\n")
    assert [at(item) for item in found] == [("unknown-key", 10, 1)]


def test_deeply_nested_parallel_branches_still_decode() -> None:
    step = "{kegiatan: x}"
    for _level in range(17):
        step = f"{{sejajar: [[{step}], [{{kegiatan: y}}]]}}"
    assert decoding(f"{HEAD}langkah: [{step}]\n") == []


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    findings = Findings()
    node = read_bytes(data, "f", findings)
    for kind in KINDS:
        if node is not None:
            decode(node, kind.model, findings)
    assert node is not None or len(findings)


PIECES = st.sampled_from(
    ["kode", "nama", "pelaku", "langkah", "sejajar", "kegiatan", "cabang", ": ", ":", "- ", "\n",
     "\n  ", "\n    ", "[", "]", "{", "}", ",", "'", '"', "#", " ", "&a", "*a", "!t", "|", ">", "?",
     "\t", "x", "é", "\u202e", "---", "%", "@", "~", "<<", "\\", "\r"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_yaml_like_text_is_read_or_refused(text: str) -> None:
    findings = Findings()
    node = read_bytes(text.encode("utf-8"), "f", findings)
    if node is not None:
        decode(node, Proses, findings)
    assert len(findings)
    for item in findings:
        assert item.span is not None
        assert item.span.line <= len(text.splitlines()) + 1
