"""Arrows as office programs store them: a preset in a box that is mirrored and turned."""

from __future__ import annotations

from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass
class Mark:
    """A symbol or words without border; its box is left, top, right, bottom in points."""

    id: int
    preset: str
    box: tuple[float, float, float, float]
    text: str = ""
    is_text: bool = False
    turned: bool = False


@dataclass
class Wire:
    """A line through points."""

    id: int
    points: list[Point]
    head_start: bool = False
    head_end: bool = True
    glue_start: tuple[int, int] | None = None
    glue_end: tuple[int, int] | None = None
    text: str = ""
    curved: bool = False


@dataclass
class Stored:
    """A wire as it is stored."""

    preset: str
    box: tuple[float, float, float, float]
    """Left, top, width, height before it is turned."""
    rotation: int = 0
    flip_x: bool = False
    flip_y: bool = False
    adjust: list[float] = field(default_factory=list)


def stored(wire: Wire) -> Stored:
    """The preset, box, turn and bends of a wire."""
    points = wire.points
    (x0, y0), (x1, y1) = points[0], points[-1]
    count = len(points)
    if count == 2:
        box = min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)
        return Stored("straightConnector1", box, 0, x1 < x0, y1 < y0)
    kind = f"{'curved' if wire.curved else 'bent'}Connector{count - 1}"
    down_first = abs(points[1][1] - y0) > abs(points[1][0] - x0)
    middle = (x0 + x1) / 2, (y0 + y1) / 2
    if not down_first:
        wide, high = x1 - x0, y1 - y0
        rotation, flip_x, flip_y = 0, wide < 0, high < 0
        local = [(x - x0, y - y0) for x, y in points]
        if wire.id % 3 == 0:
            # The same upside down: what is turned by 180 degrees is mirrored in both directions.
            wide, high = -wide, -high
            rotation, flip_x, flip_y = 180, wide < 0, high < 0
            local = [(x0 - x, y0 - y) for x, y in points]
    else:
        # Turned by 90 degrees: what runs down on the sheet runs to the right in the box.
        wide, high = y1 - y0, -(x1 - x0)
        rotation, flip_x, flip_y = 90, wide < 0, high < 0
        local = [(y - y0, -(x - x0)) for x, y in points]
        if wire.id % 2:
            # The same with 270 degrees: right in the box is up on the sheet.
            wide, high = -(y1 - y0), x1 - x0
            rotation, flip_x, flip_y = 270, wide < 0, high < 0
            local = [(-(y - y0), x - x0) for x, y in points]
    wide, high = wide or 0.01, high or 0.01
    bends = [local[1][0] / wide]
    if count > 4:
        bends.append(local[2][1] / high)
    if count > 5:
        bends.append(local[3][0] / wide)
    size = abs(wide), abs(high)
    box = middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size
    return Stored(kind, box, rotation, flip_x, flip_y, bends if count > 3 else [])
