"""Turns nodes into what schemas read: mappings, lists and texts that know their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.node import BrokenNode, MappingNode, Node, ScalarNode, SequenceNode
from bpmn_gen.definition.schema.base import Items, Keys
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Findings

_EMPTY_HINT = "isi teksnya, atau hapus baris ini"


class Broken:
    """A value that the reader refused.

    No schema accepts it, and complaints about it are dropped, because the reader has reported it.
    """

    __slots__ = ("span",)

    def __init__(self, span: Span) -> None:
        """Keep the place."""
        self.span = span


Raw = Keys | Items | Text | Broken
"""A file's content on its way from the reader to a schema."""


def to_raw(node: Node, findings: Findings) -> Raw:
    """The node as :class:`Keys`, :class:`Items`, :class:`Text` or :class:`Broken`.

    A key with nothing behind it counts as not written; an empty list item or an empty text in
    quotes is an error.
    """
    if isinstance(node, ScalarNode):
        return _text(node, findings)
    if isinstance(node, MappingNode):
        return _keys(node, findings)
    if isinstance(node, BrokenNode):
        return Broken(node.span)
    written = (item for item in node.items if not _is_to_fill(item))
    return Items([to_raw(item, findings) for item in written], node.span)


def _is_to_fill(node: Node) -> bool:
    """Whether a value, or everything in a list, is still to be filled in."""
    if isinstance(node, SequenceNode) and node.items:
        return all(map(_is_to_fill, node.items))
    return isinstance(node, ScalarNode) and node.is_to_fill


def _keys(node: MappingNode, findings: Findings) -> Keys:
    """A mapping without its blank keys."""
    pairs: dict[str, Raw] = {}
    blank: dict[str, Span] = {}
    bare: set[str] = set()
    for key, value in node.pairs:
        is_blank = isinstance(value, ScalarNode) and value.is_blank
        if is_blank or _is_to_fill(value):
            blank[key.value] = key.span
            if node.flow and is_blank and _begins(value.span) == _ends(key.span):
                bare.add(key.value)
        else:
            pairs[key.value] = to_raw(value, findings)
    keys = Keys(pairs, node.span, {key.value: key.span for key, _value in node.pairs})
    keys.blank = blank
    keys.bare = frozenset(bare)
    return keys


def _begins(span: Span) -> tuple[int, int]:
    """The place of the first character."""
    return span.line, span.column


def _ends(span: Span) -> tuple[int, int]:
    """The place behind the last character."""
    return span.end_line, span.end_column


def _text(node: ScalarNode, findings: Findings) -> Text | Broken:
    """A text; block texts lose the line break at their end."""
    value = node.value
    if not value.strip():
        findings.error("empty-text", "teks kosong", node.span, _EMPTY_HINT)
        return Broken(node.span)
    if node.style in {"|", ">"}:
        return Text(value.rstrip("\n"), node.span)
    return value


def all_keys(raw: object, under: str = "") -> Iterator[tuple[str, Keys]]:
    """All mappings of a file with the key that each stands under; a list passes its key on."""
    if isinstance(raw, Keys):
        yield under, raw
        for key, value in raw.items():
            yield from all_keys(value, key)
    elif isinstance(raw, Items):
        for value in raw:
            yield from all_keys(value, under)


def span_of(value: object) -> Span | None:
    """The place of a raw value."""
    found = getattr(value, "span", None)
    return found if isinstance(found, Span) else None
