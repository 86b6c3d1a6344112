"""The few figures that every picture is made of, in px; each writer draws them in its format.

A figure says what it is (its role), never its colour: ``inks`` holds the colours of the roles.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from bpmn_gen.drawing.geometry import Bounds, Point

Anchor: TypeAlias = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright box, its corners rounded by ``radius`` px."""

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
    """Straight segments from point to point, their inner corners rounded by ``radius`` px."""

    points: tuple[Point, ...]
    role: str
    closed: bool = False
    radius: float = 0.0
    curved: bool = False
    """Whether the points are those of cubic Bezier curves that share their ends."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text."""

    at: Point
    """On the baseline: where the text starts, has its middle or ends, as ``anchor`` says."""
    text: str
    role: str
    size: float
    """px."""
    bold: bool = False
    anchor: Anchor = "middle"
    upward: bool = False
    """Read from bottom to top."""


Figure: TypeAlias = Box | Disc | Line | TextLine


@dataclass(frozen=True, slots=True)
class Mark:
    """The figures of one element, with what is to be told about it."""

    figures: tuple[Figure, ...]
    element_id: str = ""
    """Empty for what means nothing by itself, such as a frame."""
    kind: str = ""
    """What the element is called in BPMN XML."""
    title: str = ""
    """What a reader who cannot see the picture is told, in a few words."""
    description: str = ""
    """The rest: the documentation of the element."""
    href: str = ""
    """Where the element leads; empty for nowhere."""
    page: int = 0
    """Page of the same document to which the element leads; 0 for nowhere."""
