"""The few figures that every picture is made of, in px.

A figure has a role that says what it is, and no colour; ``inks`` holds the colours of the roles.
Each writer draws figures in its own format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds, Point

Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright box whose corners have a radius of ``radius`` px."""

    bounds: Bounds
    role: str
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    center: Point
    radius: float
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """Straight segments from point to point, whose inner corners have a radius of ``radius`` px."""

    points: tuple[Point, ...]
    role: str
    closed: bool = False
    radius: float = 0.0
    curved: bool = False
    """Whether the points are those of cubic Bezier curves, each starting at the end of another."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text."""

    at: Point
    """A point on the baseline: the start, middle or end of the text, as ``anchor`` says."""
    text: str
    role: str
    size: float
    """Type size in px."""
    bold: bool = False
    anchor: Anchor = "middle"
    upward: bool = False
    """Whether it reads from bottom to top."""


Figure: TypeAlias = Box | Disc | Line | TextLine


@dataclass(frozen=True, slots=True)
class Mark:
    """The figures of one element, with what there is to say about it."""

    figures: tuple[Figure, ...]
    element_id: str = ""
    """Id of the element; empty for figures without a meaning of their own, such as a frame."""
    kind: str = ""
    """The name of the element in BPMN XML, or a kind of the map's own."""
    title: str = ""
    """A few words for readers who cannot see the picture."""
    description: str = ""
    """More words for them: the documentation of the element."""
    href: str = ""
    """The address to which the element leads; empty when it leads nowhere."""
    page: int = 0
    """The page of the same document to which the element leads; 0 when it leads nowhere."""
