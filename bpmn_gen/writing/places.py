"""Where the parts of a definition stand in its text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode
from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.node import Node

Path: TypeAlias = "tuple[str | int, ...]"
"""Keys and numbers of items, from 0, that lead from the top of a file to a value."""

_BREAK = re.compile(r"\r\n|\r|\n")


class NoPlaceError(BpmnGenError):
    """A path leads nowhere: the file holds something else than the caller believes."""


class Lines:
    """The lines of a text, and where in it each begins."""

    def __init__(self, text: str) -> None:
        """Count as the YAML parser does, so that its places can be found again."""
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """Where in the text a place is; lines and columns count from 1."""
        return min(self.starts[line - 1] + column - 1, len(self.text))

    def line_of(self, offset: int) -> int:
        """The line, from 1, in which an offset lies."""
        return bisect_right(self.starts, offset)

    def start_of_line(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.starts[self.line_of(offset) - 1]

    def end_of_line(self, offset: int) -> int:
        """Behind the line break of the line of an offset, or at the end of the text."""
        line = self.line_of(offset)
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def column_of(self, offset: int) -> int:
        """The column of an offset, from 0."""
        return offset - self.start_of_line(offset)

    def begin(self, node: Node) -> int:
        """Where a node begins."""
        return self.offset(node.span.line, node.span.column)

    def end(self, node: Node) -> int:
        """Behind the last character of a node; blank lines below a block text are none of it."""
        if isinstance(node, MappingNode) and node.pairs and not node.flow:
            return self.end(node.pairs[-1][1])
        if isinstance(node, SequenceNode) and node.items and not node.flow:
            return self.end(node.items[-1])
        offset = self.offset(node.span.end_line, node.span.end_column)
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            return self.begin(node) + len(self.text[self.begin(node) : offset].rstrip(" \t\r\n"))
        return offset


def node_at(root: Node, path: Path) -> Node:
    """The node that a path leads to.

    Raises:
        NoPlaceError: when there is none.
    """
    node = root
    for step in path:
        node = _inner(node, step, path)
    return node


def pair_of(parent: Node, key: str | int, path: Path) -> tuple[ScalarNode, Node]:
    """A key of a mapping with its value.

    Raises:
        NoPlaceError: when the parent is no mapping, or has no such key.
    """
    if isinstance(parent, MappingNode):
        for own, value in parent.pairs:
            if own.value == key:
                return own, value
    raise NoPlaceError(path)


def path_at(root: Node, line: int, column: int) -> Path:
    """The path to the innermost value that stands at a place, its key included."""
    path: Path = ()
    node: Node | None = root
    while node is not None:
        inner = next(_around(node, (line, column)), None)
        node, path = inner[1] if inner else None, (*path, inner[0]) if inner else path
    return path


def _around(node: Node, place: tuple[int, int]) -> Iterator[tuple[str | int, Node]]:
    """The parts of a node in whose stretch of the text a place lies."""
    parts: list[tuple[str | int, Node, Node]] = []
    if isinstance(node, MappingNode):
        parts = [(str(key.value), key, value) for key, value in node.pairs]
    elif isinstance(node, SequenceNode):
        parts = [(at, item, item) for at, item in enumerate(node.items)]
    for step, first, last in parts:
        begin = (first.span.line, first.span.column)
        if begin <= place < (last.span.end_line, last.span.end_column) or begin == place:
            yield step, last


def _inner(node: Node, step: str | int, path: Path) -> Node:
    """One step of a path."""
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return pair_of(node, step, path)[1]
