"""A file as a tree of slots, each with a key and its value or with a list item.

Comments belong to a slot, so that they move with it when keys are put in order.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.definition.node import MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Span


@dataclass(slots=True, eq=False)
class Remark:
    """A comment on a line of its own."""

    text: str
    """From its ``#`` on."""
    gap: bool
    """Whether a blank line stands before it."""


@dataclass(slots=True, eq=False)
class Slot:
    """A key with its value, or a list item, and the comments that belong to it."""

    key: ScalarNode | None
    """None for a list item."""
    value: Node
    start: tuple[int, int]
    """Line and column where it begins, from 1; for a list item those of its content."""
    column: int
    """The column of the key or of the item's hyphen."""
    parent: Slot | None
    in_flow: bool
    """Whether it stands in brackets or braces."""
    children: list[Slot] = field(default_factory=list)
    before: list[Remark] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    """Comments at the end of its line, of which the last one is written there again."""
    after: list[Remark] = field(default_factory=list)
    gap: bool = False
    """Whether a blank line stands before it."""

    @property
    def value_span(self) -> Span:
        """Where the value stands."""
        return self.value.span

    @property
    def has_inner_remarks(self) -> bool:
        """Whether any comment stands inside the value."""
        return any(
            child.before or child.behind or child.after or child.has_inner_remarks
            for child in self.children
        )

    def walk(self) -> Iterator[Slot]:
        """The slots inside, in the order of the file."""
        waiting = list(reversed(self.children))
        while waiting:
            slot = waiting.pop()
            yield slot
            waiting.extend(reversed(slot.children))


def slots_of(root: Node) -> Slot:
    """The tree of a file; the root slot itself holds no comments."""
    top = Slot(None, root, (0, 0), 0, None, in_flow=False)
    _fill(top)
    return top


def _fill(slot: Slot) -> None:
    """Make slots for what the value of a slot holds."""
    value = slot.value
    if isinstance(value, MappingNode):
        for key, inner in value.pairs:
            start = (key.span.line, key.span.column)
            child = Slot(key, inner, start, key.span.column, slot, in_flow=value.flow)
            slot.children.append(child)
            _fill(child)
    elif isinstance(value, SequenceNode):
        for inner in value.items:
            start = (inner.span.line, inner.span.column)
            child = Slot(None, inner, start, value.span.column, slot, in_flow=value.flow)
            slot.children.append(child)
            _fill(child)
