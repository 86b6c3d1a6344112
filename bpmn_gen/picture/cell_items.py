"""Texts below each other in a cell of a table: broken into lines, and cut at the end of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.picture.set_text import set_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.picture.figures import Anchor, TextLine
    from bpmn_gen.picture.set_text import TextStyle

_BETWEEN = 2.5
"""px between two items."""
_INDENT = 10.0
"""px from a dash to its item."""
_TOGETHER = 2
"""The least number of lines of an item at the end of a page and at the top of the next, because a
single line there is easily overlooked."""


class CellItem(NamedTuple):
    """One text, broken into lines."""

    lines: tuple[str, ...]
    dashed: bool
    """Whether a dash stands before it; the part of an item on the next page has none."""


@dataclass(frozen=True, slots=True)
class CellItems:
    """All texts of a cell, broken into lines."""

    items: tuple[CellItem, ...]
    style: TextStyle
    indent: float
    """px between the left of the dashes and that of the texts."""

    @classmethod
    def of(cls, texts: Iterable[str], style: TextStyle, width: float, *, dashed: bool) -> CellItems:
        """Texts broken into lines of at most ``width`` px."""
        indent = _INDENT if dashed else 0.0
        items = (CellItem(style.lines(text, width - indent), dashed) for text in texts)
        return cls(tuple(items), style, indent)

    @property
    def height(self) -> float:
        """Height in px of all texts."""
        lines = sum(len(item.lines) for item in self.items)
        return lines * self.style.step + _BETWEEN * max(len(self.items) - 1, 0)

    def cut(self, room: float) -> tuple[CellItems, CellItems]:
        """What fits into ``room`` px, and the rest; a short item is not cut."""
        for at, item in enumerate(self.items):
            before = replace(self, items=self.items[:at])
            above = before.height + (_BETWEEN if at else 0.0)
            fitting = int((room - above) / self.style.step)
            if fitting >= len(item.lines):
                continue
            first, rest = _cut(item, fitting)
            begun = (first,) if first else ()
            return (
                replace(self, items=(*before.items, *begun)),
                replace(self, items=(rest, *self.items[at + 1 :])),
            )
        return self, replace(self, items=())

    def figures(self, left: float, x: float, top: float, anchor: Anchor) -> Iterator[TextLine]:
        """The texts from ``top`` down, anchored at ``x``; their dashes stand at ``left``."""
        for item in self.items:
            if item.dashed:
                yield from set_lines(("\N{EN DASH}",), Point(left, top), self.style)
            yield from set_lines(item.lines, Point(x, top), self.style, anchor)
            top += len(item.lines) * self.style.step + _BETWEEN


def _cut(item: CellItem, fitting: int) -> tuple[CellItem | None, CellItem]:
    """An item cut behind ``fitting`` lines; the first part is None where the item stays whole."""
    count = min(fitting, len(item.lines) - _TOGETHER)
    if count < _TOGETHER:
        return None, item
    return CellItem(item.lines[:count], item.dashed), CellItem(item.lines[count:], dashed=False)
