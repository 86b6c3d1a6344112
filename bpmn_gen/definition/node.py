"""What a YAML file holds, with the place of every piece and nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Span

TO_FILL = "..."
"""Stands, without quotes, where an author has still to write something."""


@dataclass(slots=True, eq=False)
class ScalarNode:
    """A text, exactly as written."""

    value: Text
    style: str
    """Empty for a plain scalar, else its YAML mark: a quote, ``|`` or ``>``."""

    @property
    def span(self) -> Span:
        """Where the text stands, quotes included."""
        return self.value.span

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was written, as in ``waktu:``."""
        return not self.value and not self.style

    @property
    def is_to_fill(self) -> bool:
        """Whether it only marks what is to be filled in later, which counts as not written."""
        return self.value == TO_FILL and not self.style


@dataclass(slots=True, eq=False)
class SequenceNode:
    """A list."""

    items: list[Node]
    span: Span
    flow: bool
    """Whether it was written in brackets."""


@dataclass(slots=True, eq=False)
class MappingNode:
    """Pairs of key and value in the order of the file; every key occurs once."""

    pairs: list[tuple[ScalarNode, Node]]
    span: Span
    flow: bool
    """Whether it was written in braces."""


@dataclass(slots=True, eq=False)
class BrokenNode:
    """Stands where the reader refused what was written and has already said so."""

    span: Span


Node = ScalarNode | SequenceNode | MappingNode | BrokenNode
