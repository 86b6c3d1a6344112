"""A page that is a picture, as each writer needs it: worked out once for all documents with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds
from bpmn_gen.render.decree_emf import write_emf

if TYPE_CHECKING:
    from bpmn_gen.render.pdf_layers import Layer

EDGE = 7.0
"""mm at the borders of the page that its picture leaves out."""


@dataclass(frozen=True)
class DrawnPage:
    """What is drawn on one page."""

    width: float
    """mm of the paper."""
    height: float
    layers: tuple[Layer, ...]

    @property
    def frame(self) -> Bounds:
        """The part of the page that is shown as a picture, in mm."""
        return Bounds(EDGE, EDGE, self.width - 2 * EDGE, self.height - 2 * EDGE)

    @cached_property
    def data(self) -> list[dict[str, object]]:
        """The layers as the typst program reads them."""
        return [_without_ways(layer).data() for layer in self.layers]

    @cached_property
    def emf(self) -> bytes:
        """The picture as Word reads it."""
        return write_emf(self.layers, self.frame)


def _without_ways(layer: Layer) -> Layer:
    """The layer without links to pages, which are those of the map by itself."""
    if not any(mark.page for mark in layer.marks):
        return layer
    return replace(layer, marks=tuple(replace(mark, page=0) for mark in layer.marks))
