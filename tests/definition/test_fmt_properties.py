"""Whatever a valid file looks like, formatting keeps its meaning and comments and is final."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.kinds import PROSES
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings

WORDS = st.sampled_from(
    ["Menyusun", "surat", "no", "{penilai}", "1.10", "0123", "'kutip'", '"ganda"', "a: b", "# x",
     "x #y", "[k]", "a, b", "~", "2026-11-24", "12:30", "-", "- x", "é", "*", "&a", "!t", "%", "@",
     "|", ">", "?", ":", "a:", "panjang " * 10, "null", "<<", "=", ".5", "x\ty", "a\nb", "a\n\n b",
     "  lead", "trail  ", "---", "...", "😀", "a\n", "\nx", "\\", "\xa0"]
)  # fmt: skip
TEXTS = (
    st.lists(WORDS, min_size=1, max_size=8).map(" ".join).filter(lambda text: text.strip() != "")
)
LISTS = TEXTS | st.lists(TEXTS, max_size=3)
PARTS = {"oleh": TEXTS, "waktu": TEXTS, "kepada": LISTS, "keluaran": LISTS, "sumber": LISTS}


def shuffled(pairs: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """The same pairs in any order."""
    return st.permutations(list(pairs.items())).map(dict)


WORK = st.fixed_dictionaries({"kegiatan": TEXTS}, optional=PARTS)
FORK = st.fixed_dictionaries(
    {"keputusan": TEXTS, "cabang": st.dictionaries(TEXTS, TEXTS, max_size=3)}, optional=PARTS
)
SIMPLE = (WORK | FORK).flatmap(shuffled)
SPLIT = st.fixed_dictionaries(
    {"sejajar": st.lists(st.lists(SIMPLE, min_size=1, max_size=2), max_size=2)},
    optional={"sumber": LISTS},
).flatmap(shuffled)
PROCESSES = st.fixed_dictionaries(
    {
        "kode": st.just("A.1"),
        "nama": TEXTS,
        "pelaku": st.dictionaries(
            st.sampled_from("abc"),
            TEXTS | st.fixed_dictionaries({"peran": TEXTS}, optional={"unit": TEXTS}),
            min_size=1,
        ),
        "langkah": st.lists(SIMPLE | SPLIT, min_size=1, max_size=3),
    }
).flatmap(shuffled)
NOTES = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(["above", "behind", "blank"]), st.integers(0, 9)),
    max_size=8,
)


def with_notes(source: str, notes: list[tuple[int, str, int]]) -> str:
    """A file with comments and blank lines put in anywhere."""
    lines = source.split("\n")[:-1]
    for number, (at, kind, size) in enumerate(notes):
        line = at % (len(lines) + 1)
        if kind == "behind" and line < len(lines):
            lines[line] += f"  # catatan {number}"
        else:
            lines.insert(line, "" if kind == "blank" else f"{'':{size}}# catatan {number}")
    return "\n".join(lines) + "\n"


def meaning(data: bytes) -> dict[str, Any] | None:
    """What a file says; None when it has mistakes."""
    findings = Findings()
    node = read_bytes(data, "f", findings)
    value = None if node is None else decode(node, Proses, findings).value
    return None if findings.has_errors or value is None else value.model_dump()


def leaves(value: object) -> list[str]:
    """All texts of a loaded file, in order of size."""
    if isinstance(value, dict):
        return sorted(text for pair in value.items() for part in pair for text in leaves(part))
    if isinstance(value, list):
        return sorted(text for part in value for text in leaves(part))
    return [str(value)]


@pytest.mark.slow
@given(
    PROCESSES,
    NOTES,
    st.sampled_from([False, True, None]),
    st.sampled_from([20, 1000]),
    st.sampled_from([None, "'", '"', "|", ">"]),
)
def test_formatting_keeps_meaning_and_comments_and_is_final(
    process: dict[str, Any],
    notes: list[tuple[int, str, int]],
    flow: bool | None,
    width: int,
    style: str | None,
) -> None:
    dumped = yaml.safe_dump(
        process, sort_keys=False, allow_unicode=True, default_flow_style=flow, width=width,
        default_style=style,
    )  # fmt: skip
    source = with_notes(dumped, notes).encode("utf-8")
    before = meaning(source)
    assume(before is not None)
    once = format_text(source, PROSES, Findings(), "f")
    assert meaning(once) == before
    assert format_text(once, PROSES, Findings(), "f") == once
    notes_in = re.findall(rb"# catatan \d+", source)
    assert sorted(re.findall(rb"# catatan \d+", once)) == sorted(notes_in)


@pytest.mark.slow
@given(PROCESSES)
def test_any_yaml_tool_reads_the_same_texts(process: dict[str, Any]) -> None:
    source = yaml.safe_dump(process, sort_keys=False, allow_unicode=True).encode("utf-8")
    assume(meaning(source) is not None)
    made = format_text(source, PROSES, Findings(), "f")
    other = yaml.safe_load(made.decode("utf-8"))
    ours = yaml.load(made.decode("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    assert leaves(other) == leaves(ours)
