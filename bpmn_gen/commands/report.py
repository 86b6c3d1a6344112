"""Writes findings for people (with the source line), for editors (one line each), as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from bpmn_gen.definition.source import source_lines
from bpmn_gen.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NAMES = {Severity.ERROR: "galat", Severity.WARNING: "peringatan", Severity.INFO: "catatan"}
"""What severities are called."""
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
ALIKE = 4
"""Remarks of one kind from which on they are shown together."""
EXCERPT = 100
"""Characters of a source line that are shown; longer lines are cut around the place."""


def human(diagnostics: Sequence[Diagnostic]) -> str:
    """Each finding with its place, the source line, its hints; a count at the end.

    Many remarks of one kind are shown together, so that they do not bury what differs.
    """
    alike: dict[str, list[Diagnostic]] = {}
    for item in diagnostics:
        if item.severity is Severity.INFO:
            alike.setdefault(item.code, []).append(item)
    blocks = []
    for item in diagnostics:
        same = alike[item.code] if item.severity is Severity.INFO else []
        if len(same) < ALIKE:
            blocks.append(_block(item))
        elif same[0] is item:
            blocks.append(_together(same))
    return "\n".join([*blocks, tally(diagnostics)])


def _together(items: Sequence[Diagnostic]) -> str:
    """Remarks of one kind, a line each, with what to do about them said once."""
    title = click.style("catatan:", fg=COLOURS[Severity.INFO], bold=True)
    lines = [f"{title} {len(items)} sejenis [{items[0].code}]"]
    lines += [f"  {_place(item.span)}: {_seen(item.message)}" for item in items]
    hints = dict.fromkeys(hint for item in items for hint in item.hints)
    lines += [f"  saran: {_seen(hint)}" for hint in list(hints)[:ALIKE]]
    return "\n".join(lines) + "\n"


def short(diagnostics: Iterable[Diagnostic]) -> str:
    """One line a finding: ``path:line:column: severity: message [code]``."""
    return "\n".join(
        f"{_place(item.span)}: {NAMES[item.severity]}: {_seen(item.message)} [{item.code}]"
        for item in diagnostics
    )


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """All findings as a JSON list."""
    return json.dumps([as_data(item) for item in diagnostics], ensure_ascii=False, indent=2)


def as_data(item: Diagnostic) -> dict[str, object]:
    """One finding as plain data."""
    return {
        "severity": item.severity.value,
        "code": item.code,
        "message": item.message,
        "span": _span_data(item.span),
        "hints": list(item.hints),
        "related": [{"span": _span_data(span), "message": text} for span, text in item.related],
    }


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """The verdict: whether there is an error, and how many findings of each severity there are."""
    items = list(diagnostics)
    counts = {severity: sum(item.severity is severity for item in items) for severity in Severity}
    found = ", ".join(f"{count} {NAMES[severity]}" for severity, count in counts.items() if count)
    if not found:
        return "tidak ada temuan"
    return found if counts[Severity.ERROR] else f"tidak ada galat; {found}"


def _span_data(span: Span | None) -> dict[str, object] | None:
    """A place as plain data."""
    if span is None:
        return None
    place = {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
    return {**place, "cell": span.cell} if span.cell else {**place}


def _seen(text: str) -> str:
    """A text in which signs that a terminal would obey or hide are shown instead."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def _place(span: Span | None) -> str:
    """A place for one line."""
    return _seen(str(span)) if span is not None and span.path else "bpmn-gen"


def _block(item: Diagnostic) -> str:
    """One finding over several lines."""
    title = click.style(f"{NAMES[item.severity]}:", fg=COLOURS[item.severity], bold=True)
    lines = [f"{title} {_seen(item.message)} [{item.code}]"]
    if item.span is not None and item.span.path:
        lines.append(f"  --> {_seen(str(item.span))}")
        lines += _excerpt(item.span)
    lines += [f"  lihat juga {_seen(str(span))}: {_seen(text)}" for span, text in item.related]
    lines += [f"  saran: {_seen(hint)}" for hint in item.hints]
    return "\n".join(lines) + "\n"


def _excerpt(span: Span) -> list[str]:
    """The source line of a place with a mark under it; nothing for a file as a whole or a cell."""
    if span.cell or (span.line, span.end_line, span.end_column) == (1, 1, 1):
        return []
    source = source_lines(span.path)
    if not 1 <= span.line <= len(source):
        return []
    raw = source[span.line - 1]
    if "\0" in raw or "\ufffd" in raw:
        return []  # a file in another encoding, whose letters nobody could read here
    text = _seen(raw.replace("\t", " "))
    start = span.column - 1
    width = (span.end_column - span.column) if span.end_line == span.line else len(text) - start
    cut = max(0, start - EXCERPT // 2) if len(text) > EXCERPT else 0
    shown = text[cut : cut + EXCERPT]
    marks = "^" * max(1, min(width, len(shown) - (start - cut)))
    before = "..." if cut else ""
    after = "..." if cut + EXCERPT < len(text) else ""
    gutter = str(span.line)
    return [
        f"  {gutter} | {before}{shown}{after}",
        f"  {' ' * len(gutter)} | {' ' * (len(before) + start - cut)}{marks}",
    ]
