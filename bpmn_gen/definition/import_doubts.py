"""Finds what an import left undecided: remarks at the head of a process that begin with Periksa."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Findings

CODE: Final = "undecided-import"
_OPEN = re.compile(r"#\s*Periksa:\s*(.*?)\.?\s*")
_SETTLED: Final = "# Diperiksa: {}."


def doubts_in(data: bytes) -> Iterator[tuple[int, str, str]]:
    """The number, the text and the remark of each line at the head that nobody has decided on."""
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            return
        if (found := _OPEN.fullmatch(line)) and found.group(1):
            yield number, line, found.group(1)


def doubt(label: str, number: int, line: str, remark: str) -> Diagnostic:
    """The finding about an undecided remark, at its line."""
    return Diagnostic(
        Severity.INFO,
        "undecided-import",
        f"masih perlu diperiksa dari impor: {remark}",
        Span(label, number, 1, number, len(line) + 1),
        ("putuskan, lalu ganti 'Periksa:' di baris itu dengan 'Diperiksa:'",),
    )


def tell_doubts(data: bytes, label: str, findings: Findings) -> None:
    """Tell a file's undecided remarks, each at its line."""
    findings.extend(doubt(label, *place) for place in doubts_in(data))


def settled(data: bytes, remark: str) -> bytes | None:
    """A file in which a remark counts as decided; None where there is no such remark any more."""
    for _, line, told in doubts_in(data):
        if told == remark:
            return data.replace(line.encode(), _SETTLED.format(remark).encode(), 1)
    return None
