"""A value as YAML, in the form that fits the place where it is to stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.fmt_scalar import WIDTH, write_block, write_inline
from bpmn_gen.definition.node import MappingNode, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.node import Node
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.places import Path

STEP = 2
"""Columns of one level."""


def plain(node: Node) -> Value:
    """What a node holds, without its places.

    Raises:
        ValueError: when a part of it could not be read.
    """
    match node:
        case ScalarNode():
            return str(node.value)
        case SequenceNode():
            return [plain(item) for item in node.items]
        case MappingNode():
            return {str(key.value): plain(value) for key, value in node.pairs}
    raise ValueError(node.span)


def as_plain(value: Value) -> Value:
    """A value that was given, in the types that :func:`plain` yields."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): as_plain(inner) for key, inner in value.items()}
    return [as_plain(item) for item in value]


def items(value: Value) -> list[Value]:
    """A list as it is; one item stands for a list of one, a blank for none."""
    if isinstance(value, list | tuple):
        return list(value)
    return [value] if value else []


def inline(value: Value, *, flow: bool) -> str:
    """A value on one line; ``flow`` inside brackets or braces."""
    if isinstance(value, str):
        return write_inline(value, flow=flow) if value else "''"
    if isinstance(value, Mapping):
        pairs = ((inline(key, flow=True), inline(item, flow=True)) for key, item in value.items())
        return "{" + ", ".join(f"{key}: {item}" for key, item in pairs) + "}"
    return "[" + ", ".join(inline(item, flow=True) for item in value) + "]"


def pair_lines(key: str, value: Value, column: int) -> list[str]:
    """A key with its value on lines of their own; ``column`` is that of the key, from 0.

    The first line has no indent.
    """
    return _led(f"{inline(key, flow=False)}:", " ", value, column)


def item_lines(value: Value, column: int) -> list[str]:
    """An item of a list on lines of their own; ``column`` is that of its hyphen, from 0.

    The first line has no indent.
    """
    if isinstance(value, Mapping) and value and not _is_short(value, column + STEP):
        lines = block_lines(value, column + STEP)
        return [f"- {lines[0].lstrip()}", *lines[1:]]
    return _led("-", " ", value, column)


def block_lines(value: Value, column: int) -> list[str]:
    """A list or pairs as a block whose lines begin at a column, from 0."""
    pad = " " * column
    lines = []
    entries = value.items() if isinstance(value, Mapping) else ((None, item) for item in value)
    for key, inner in entries:
        own = item_lines(inner, column) if key is None else pair_lines(key, inner, column)
        lines += [pad + own[0], *own[1:]]
    return lines


def _led(lead: str, gap: str, value: Value, column: int) -> list[str]:
    """A value behind its key or hyphen, on the same line where it is short enough."""
    text = inline(value, flow=False)
    if isinstance(value, str):
        if len(lead) + len(gap) + len(text) + column <= WIDTH and "\n" not in value:
            return [f"{lead}{gap}{text}"]
        block = write_block(value, column + STEP)
        return [f"{lead}{gap}{text}"] if block is None else [f"{lead}{gap}{block[0]}", *block[1:]]
    if not value or _is_short(value, column + len(lead) + len(gap)):
        return [f"{lead}{gap}{text}"]
    return [lead, *block_lines(value, column + STEP)]


def _is_short(value: Value, column: int) -> bool:
    """Whether a list of texts, or pairs of texts, fits on one line behind a column."""
    parts = list(value.values()) if isinstance(value, Mapping) else list(value)
    if any(not isinstance(part, str) or "\n" in part for part in parts):
        return False
    return column + len(inline(value, flow=False)) <= WIDTH and not _reads_badly(value)


def _reads_badly(value: Value) -> bool:
    """Steps and other objects with a sentence in them stand on lines of their own."""
    parts = value.values() if isinstance(value, Mapping) else ()
    return any(len(str(part)) > WIDTH // 3 for part in parts)


def parts_of(value: Value) -> Iterator[tuple[str | int, Value]]:
    """The parts of a list or mapping by number or key; a text has none."""
    if isinstance(value, Mapping):
        yield from value.items()
    elif not isinstance(value, str):
        yield from enumerate(value)


def placed_texts(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """All texts of a value with their places, which begin with a path."""
    if isinstance(value, str):
        yield path, value
    for key, inner in parts_of(value):
        yield from placed_texts(inner, (*path, key))
