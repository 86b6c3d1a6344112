"""Shipped files with a few slips in them end in findings at places in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn_gen.definition.decode import decode
from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.fmt import format_text
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.diagnostics import Findings
from tests.running import ROOT

if TYPE_CHECKING:
    from bpmn_gen.definition.discovery import Found

FILES = [
    file
    for file in find_files(ROOT / "process_defs", Findings()).files
    if file.kind.name != "peraturan" and file.path.stat().st_size < 6000
]
SIGNS = [
    *(" ", "\t", "\xa0", "\u00ad", ":", ": ", "- ", "'", '"', "“", "[", "]", "{", "}", "#", "&a "),
    *("*a", "!x ", "|", ">", "?", "%", "@", ",", "~", "...", "---", "\\", "<<: x", "\r"),
]
MOVES = ["drop", "double", "deeper", "flatter", "tab", "join", "swap"]
LINES = st.integers(0, 10_000)
SLIPS = st.tuples(st.one_of(st.sampled_from(MOVES), st.sampled_from(SIGNS)), LINES, LINES)


def slip(lines: list[str], kind: str, one: int, other: int) -> None:
    """Make one slip; numbers are taken modulo what there is."""
    at = one % len(lines)
    line = lines[at]
    match kind:
        case "drop":
            lines[at] = ""
        case "double":
            lines.insert(at, line)
        case "deeper":
            lines[at] = " " * (1 + other % 4) + line
        case "flatter":
            lines[at] = line[1 + other % 3 :]
        case "tab":
            lines[at] = "\t" + line.lstrip()
        case "join":
            lines[at : at + 2] = [" ".join(part.strip() for part in lines[at : at + 2])]
        case "swap":
            there = other % len(lines)
            lines[at], lines[there] = lines[there], line
        case sign:
            column = other % (len(line) + 1)
            lines[at] = line[:column] + sign + line[column:]


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from(FILES), st.lists(SLIPS, min_size=1, max_size=6))
def test_a_file_with_slips_is_read_told_and_left_as_it_is(
    file: Found, slips: list[tuple[str, int, int]]
) -> None:
    lines = file.path.read_text("utf-8").split("\n")
    for kind, one, other in slips:
        slip(lines, kind, one, other)
    data = "\n".join(lines).encode("utf-8")
    findings = Findings()
    node = read_bytes(data, file.label, findings)
    if node is not None:
        decode(node, file.kind.model, findings)
    assert node is not None or findings.has_errors
    count = len(data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    for item in findings:
        assert item.span is not None
        assert 1 <= item.span.line <= count + 1
        assert item.message
    told = Findings()
    formatted = format_text(data, file.kind, told, file.label)
    if findings.has_errors:
        assert formatted == data
    else:
        assert format_text(formatted, file.kind, Findings(), file.label) == formatted
