"""Finds the comments of a file and gives each to the slot that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.definition.fmt_slots import Remark, Slot
from bpmn_gen.definition.node import ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.node import Node

_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment and its place, from 1."""

    line: int
    column: int
    text: str
    alone: bool
    """Whether nothing else stands on its line."""
    gap: bool
    """Whether the line before it is blank."""


@dataclass(slots=True)
class Margins:
    """Comments that belong to the file itself."""

    head: list[Remark] = field(default_factory=list)
    head_gap: bool = False
    """Whether a blank line stands between the head and the content."""
    tail: list[Remark] = field(default_factory=list)


def find_comments(text: str, top: Slot) -> list[Comment]:
    """All comments in order; a ``#`` inside a text does not begin one."""
    lines = _lines(text)
    covered = _covered(top, lines)
    found = []
    for number, line in enumerate(lines, 1):
        column = _comment_start(line, covered.get(number, []))
        if column is not None:
            alone = not line[:column].strip()
            gap = number > 1 and not lines[number - 2].strip()
            found.append(Comment(number, column + 1, line[column:].rstrip(), alone, gap))
    return found


def attach(comments: list[Comment], top: Slot, text: str) -> Margins:
    """Give every comment to a slot, or to the file's head or tail."""
    slots = list(top.walk())
    lines = _lines(text)
    for slot in slots:
        line = slot.start[0]
        slot.gap = line > 1 and not lines[line - 2].strip()
    starts = [slot.start for slot in slots]
    margins = Margins()
    for comment in comments:
        at = bisect_left(starts, (comment.line, comment.column))
        previous = slots[at - 1] if at else None
        following = slots[at] if at < len(slots) else None
        _place(comment, previous, following, margins)
    if margins.head and slots:
        margins.head_gap, slots[0].gap = slots[0].gap, False
    return margins


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n?|\n", text)


def _scalars(top: Slot) -> Iterator[ScalarNode]:
    """All texts of the file, keys included."""
    values: list[Node] = [top.value]
    for slot in top.walk():
        if slot.key is not None:
            values.append(slot.key)
        values.append(slot.value)
    return (value for value in values if isinstance(value, ScalarNode))


def _covered(top: Slot, lines: list[str]) -> dict[int, list[tuple[int, int]]]:
    """The stretches of each line that are text, as columns from 0."""
    covered: dict[int, list[tuple[int, int]]] = {}
    for scalar in _scalars(top):
        span = scalar.span
        header = scalar.style in {"|", ">"}
        for number in range(span.line, span.end_line + 1):
            begin = span.column - 1 if number == span.line else 0
            end = span.end_column - 1 if number == span.end_line else len(lines[number - 1])
            if header and number == span.line:
                found = _BLOCK_HEADER.match(lines[number - 1], begin)
                end = found.end() if found else end
            covered.setdefault(number, []).append((begin, end))
    return covered


def _comment_start(line: str, texts: list[tuple[int, int]]) -> int | None:
    """The column of the first ``#`` outside all texts."""
    for found in re.finditer("#", line):
        at = found.start()
        if not any(begin <= at < end for begin, end in texts):
            return at
    return None


def _place(
    comment: Comment, previous: Slot | None, following: Slot | None, margins: Margins
) -> None:
    """Decide whose comment it is."""
    remark = Remark(comment.text, comment.gap)
    if previous is None:
        margins.head.append(remark)
    elif not comment.alone:
        closed = _closed(previous, comment)
        if closed.parent is None:
            margins.tail.append(remark)
        elif following is not None and not _touches(closed, comment.line):
            following.before.append(remark)
        else:
            closed.behind.append(comment.text)
    elif (inner := _closed(previous, comment)).in_flow:
        if following is not None and following.in_flow:
            following.before.append(remark)
        else:
            inner.after.append(remark)
    elif (owner := _owner_above(comment, previous, following)) is not None:
        owner.after.append(remark)
    elif following is not None:
        following.before.append(remark)
    else:
        margins.tail.append(remark)


def _closed(slot: Slot, comment: Comment) -> Slot:
    """The slot whose line a comment ends; behind a closing bracket that is the list's slot."""
    here = (comment.line, comment.column)
    while slot.parent is not None and slot.in_flow:
        span = slot.parent.value_span
        if (span.end_line, span.end_column) > here:
            break
        slot = slot.parent
    return slot


def _touches(slot: Slot, line: int) -> bool:
    """Whether a slot begins or its value ends on a line; if not, only its hyphen stands there."""
    span = slot.value_span
    return slot.start[0] == line or (span.end_line == line and span.end_column > 1)


def _owner_above(comment: Comment, previous: Slot, following: Slot | None) -> Slot | None:
    """The slot above that a comment indented deeper than the next slot still belongs to."""
    least = following.column if following is not None else 1
    if comment.column <= least:
        return None
    slot: Slot | None = previous
    while slot is not None:
        if not slot.in_flow and least < slot.column <= comment.column:
            return slot
        slot = slot.parent
    return None
