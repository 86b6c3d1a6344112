"""Layers as data of the typst program, with lengths in points from the corner of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.strokes import strokes
from bpmn_gen.render.pdf.font import fitted_size, printable

if TYPE_CHECKING:
    from bpmn_gen.picture.drawn_page import DrawnPage, Layer
    from bpmn_gen.picture.figures import Figure

LEAST_TEXT = 7.0
"""pt; no text gets smaller than that to fit, because nobody would read it."""

FLOWS = frozenset({"sequenceFlow", "messageFlow"})
"""Kinds of marks that no text on the page tells: where arrows lead is said in words as well."""

TypstItem: TypeAlias = dict[str, object]
"""One figure, as the program reads it."""

_pages: WeakKeyDictionary[DrawnPage, list[dict[str, object]]] = WeakKeyDictionary()
"""What pages became, kept for other documents that hold the same page."""


def page_data(page: DrawnPage) -> list[dict[str, object]]:
    """All layers of a page of a document, as the program reads them."""
    if page not in _pages:
        _pages[page] = [layer_data(layer.without_ways()) for layer in page.layers]
    return _pages[page]


def layer_data(layer: Layer, title: str = "") -> dict[str, object]:
    """A layer as the program reads it; lines of the ``title`` become a heading."""
    items = []
    for mark in layer.marks:
        for figure in mark.figures:
            item = _item(layer, figure, title)
            if isinstance(figure, TextLine):
                item["goto"] = mark.page
            items.append(item)
    ways = (mark.title for mark in layer.marks if mark.kind in FLOWS and mark.title)
    words = printable("; ".join(ways))
    return {"unit": _rounded(layer.unit), "items": items, "words": words}


def _item(layer: Layer, figure: Figure, title: str) -> TypstItem:
    """One figure."""
    match figure:
        case Box():
            return {
                "kind": "box",
                "ink": figure.role,
                **_at(layer, figure.bounds.x, figure.bounds.y),
                "w": _long(layer, figure.bounds.width),
                "h": _long(layer, figure.bounds.height),
                "r": _long(layer, figure.radius),
            }
        case Disc():
            place = _at(layer, figure.center.x, figure.center.y)
            radius = _long(layer, figure.radius)
            return {"kind": "disc", "ink": figure.role, **place, "r": radius}
        case Line():
            return _line(layer, figure)
        case TextLine():
            return _text(layer, figure, title)


def _line(layer: Layer, line: Line) -> TypstItem:
    """A line as the strokes of a pen."""
    steps = [
        [verb, *(value for point in points for value in _at(layer, point.x, point.y).values())]
        for verb, points in strokes(line)
    ]
    return {"kind": "line", "ink": line.role, "steps": steps, "closed": line.closed}


def _text(layer: Layer, text: TextLine, title: str) -> TypstItem:
    """A line of text."""
    words = printable(text.text)
    return {
        "kind": "text",
        "ink": text.role,
        **_at(layer, text.at.x, text.at.y),
        "text": words,
        "size": _size(layer, words, text),
        "bold": text.bold,
        "anchor": text.anchor,
        "upward": text.upward,
        "title": bool(title) and text.text == title,
    }


def _size(layer: Layer, words: str, text: TextLine) -> float:
    """The size of a line in pt: that at which it fits, but not under LEAST_TEXT for its width.

    A line that is too wide by less than a twentieth still stands in its box, whose text keeps off
    the border.
    """
    fitted = _long(layer, fitted_size(words, text.size, bold=text.bold))
    return max(fitted, min(_long(layer, text.size), LEAST_TEXT))


def _at(layer: Layer, x: float, y: float) -> dict[str, float]:
    """A point of the layer as a point on the page, in pt."""
    return {"x": _rounded(layer.x + x * layer.unit), "y": _rounded(layer.y + y * layer.unit)}


def _long(layer: Layer, length: float) -> float:
    """A length of the layer in pt."""
    return _rounded(length * layer.unit)


def _rounded(value: float) -> float:
    """A value in pt, rounded to a thousandth, which is finer than any printer."""
    return round(value, 3)
