"""Where connectors go: from preset, size, turns and mirrors to corners.

Office programs store a connector as a box that is mirrored, then turned about its middle.  In the
box every connector begins at the top left and ends at the bottom right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.sop_files.sheet import Box, Point

_HALF: Final = 0.5
_LIMIT: Final = 1_000.0
"""Adjustments beyond this many boxes are no drawing any more."""


@dataclass(frozen=True, slots=True)
class Turn:
    """How a box is mirrored and turned."""

    mirrored_x: bool = False
    mirrored_y: bool = False
    degrees: float = 0.0
    """Clockwise."""

    @property
    def is_on_its_side(self) -> bool:
        """Whether width and height change places."""
        return abs(math.cos(math.radians(self.degrees))) < math.cos(math.radians(45))


def corners(form: str, adjustments: Mapping[int, float]) -> tuple[Point, ...]:
    """The corners of a connector in a box of size 1.

    Args:
        form: ``straightConnector1``, ``bentConnector3``, ``curvedConnector2``, ...
        adjustments: by number from 1: where it bends, as a share of the box.
    """
    kind = form[-1] if form.startswith(("bentConnector", "curvedConnector")) else ""
    first, second, third = (
        min(max(adjustments.get(number, _HALF), -_LIMIT), _LIMIT) for number in (1, 2, 3)
    )
    ways: dict[str, tuple[Point, ...]] = {
        "2": ((0, 0), (1, 0), (1, 1)),
        "3": ((0, 0), (first, 0), (first, 1), (1, 1)),
        "4": ((0, 0), (first, 0), (first, second), (1, second), (1, 1)),
        "5": ((0, 0), (first, 0), (first, second), (third, second), (third, 1), (1, 1)),
    }
    return ways.get(kind, ((0, 0), (1, 1)))


def placed(points: Sequence[Point], box: Box, turn: Turn) -> tuple[Point, ...]:
    """Points of a box of size 1, put into place.

    Args:
        points: in the box of size 1, before it is mirrored and turned.
        box: the box as it is stored, before it is turned.
        turn: what becomes of it.
    """
    middle_x, middle_y = box.centre
    angle = math.radians(turn.degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    found = []
    for x, y in points:
        across = ((1 - x if turn.mirrored_x else x) - _HALF) * box.width
        down = ((1 - y if turn.mirrored_y else y) - _HALF) * box.height
        found.append((middle_x + across * cos - down * sin, middle_y + across * sin + down * cos))
    return tuple(found)


def swapped(box: Box) -> Box:
    """A box of the same middle with width and height exchanged."""
    x, y = box.centre
    across, down = box.height / 2, box.width / 2
    return type(box)(x - across, y - down, x + across, y + down)


def turned(points: Sequence[Point], about: Box, turn: Turn) -> tuple[Point, ...]:
    """Points of a group that is mirrored and turned as a whole.

    Args:
        points: on the sheet, as they would be in a group that is not turned.
        about: the group before it is turned.
        turn: what becomes of it.
    """
    width, height = about.width or 1.0, about.height or 1.0
    shares = [((x - about.left) / width, (y - about.top) / height) for x, y in points]
    box = type(about)(about.left, about.top, about.left + width, about.top + height)
    return placed(shares, box, turn)
