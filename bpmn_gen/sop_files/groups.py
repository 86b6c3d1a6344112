"""Groups that are turned or mirrored as a whole: all that is in them goes along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.sop_files.paths import Turn, swapped, turned

if TYPE_CHECKING:
    from bpmn_gen.sop_files.sheet import Box, Drawn, Shape


def counted(drawn: Drawn) -> tuple[int, int]:
    """How many shapes and lines there are."""
    return len(drawn.shapes), len(drawn.lines)


def turn_since(drawn: Drawn, before: tuple[int, int], about: Box, turn: Turn) -> None:
    """Turn what was added since, about the middle of its group.

    Args:
        drawn: all that was drawn.
        before: how much of it was there before the group.
        about: the group before it is turned.
        turn: what becomes of it.
    """
    if turn == Turn():
        return
    shapes, lines = before
    drawn.shapes[shapes:] = [_turned(one, about, turn) for one in drawn.shapes[shapes:]]
    drawn.lines[lines:] = [
        replace(one, points=turned(one.points, about, turn)) for one in drawn.lines[lines:]
    ]


def _turned(shape: Shape, about: Box, turn: Turn) -> Shape:
    """A shape of a turned group; it keeps its sides upright, as symbols of a form are."""
    [(x, y)] = turned([shape.box.centre], about, turn)
    old = swapped(shape.box) if turn.is_on_its_side else shape.box
    across, down = old.width / 2, old.height / 2
    return replace(shape, box=type(old)(x - across, y - down, x + across, y + down))
