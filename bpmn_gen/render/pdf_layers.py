"""Marks as the data of the typst program: lengths in points from the corner of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.render.figures import Box, Disc, Line, Text
from bpmn_gen.render.paths import strokes
from bpmn_gen.render.pdf_font import fitted_size, printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.render.figures import Figure, Mark

Item: TypeAlias = dict[str, object]
"""One figure, as the program reads it."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A plane of figures on a page."""

    x: float
    """pt from the left of the page to the plane's origin."""
    y: float
    """pt from the top of the page to the plane's origin."""
    unit: float
    """pt for a px of the plane."""
    marks: tuple[Mark, ...]

    def data(self, title: str = "") -> dict[str, object]:
        """The layer as the program reads it; lines of the ``title`` become a heading."""
        return {"unit": _rounded(self.unit), "items": list(self._items(title))}

    def _items(self, title: str) -> Iterable[Item]:
        """Every figure of every mark."""
        for mark in self.marks:
            for figure in mark.figures:
                item = self._item(figure, title)
                if isinstance(figure, Text):
                    item["goto"] = mark.page
                yield item

    def _item(self, figure: Figure, title: str) -> Item:
        """One figure."""
        match figure:
            case Box():
                return {
                    "kind": "box",
                    "ink": figure.role,
                    **self._at(figure.bounds.x, figure.bounds.y),
                    "w": self._long(figure.bounds.width),
                    "h": self._long(figure.bounds.height),
                    "r": self._long(figure.radius),
                }
            case Disc():
                place = self._at(figure.center.x, figure.center.y)
                return {"kind": "disc", "ink": figure.role, **place, "r": self._long(figure.radius)}
            case Line():
                return self._line(figure)
            case Text():
                return self._text(figure, title)

    def _line(self, line: Line) -> Item:
        """A line as the strokes of a pen."""
        steps = [
            [verb, *(value for point in points for value in self._at(point.x, point.y).values())]
            for verb, points in strokes(line)
        ]
        return {"kind": "line", "ink": line.role, "steps": steps, "closed": line.closed}

    def _text(self, text: Text, title: str) -> Item:
        """A line of text."""
        words = printable(text.text)
        return {
            "kind": "text",
            "ink": text.role,
            **self._at(text.at.x, text.at.y),
            "text": words,
            "size": self._long(fitted_size(words, text.size, bold=text.bold)),
            "bold": text.bold,
            "anchor": text.anchor,
            "upward": text.upward,
            "title": bool(title) and text.text == title,
        }

    def _at(self, x: float, y: float) -> dict[str, float]:
        """A place on the page."""
        return {
            "x": _rounded(self.x + x * self.unit),
            "y": _rounded(self.y + y * self.unit),
        }

    def _long(self, length: float) -> float:
        """A length on the page."""
        return _rounded(length * self.unit)


def _rounded(value: float) -> float:
    """To a thousandth of a point, far finer than any printer."""
    return round(value, 3)
