"""How far one can go on the grid from a cell before a node is in the way."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from bpmn_gen.layout.plan.grid import Corners, GridCell, RoutingGrid


class Reach(NamedTuple):
    """The first lines on which a node is in the way, or the numbers just outside the grid."""

    left: int
    right: int
    top: int
    bottom: int


class Sight:
    """What can be seen from the cells of one grid.

    Whole stretches are looked through at once, which is why the grid is kept a second time, column
    by column.
    """

    def __init__(self, grid: RoutingGrid) -> None:
        """Turn the grid around."""
        self._levels, self._uprights = grid.levels, grid.uprights
        self._rows = grid.blocked
        self._columns = b"".join(
            grid.blocked[line :: grid.uprights] for line in range(grid.uprights)
        )
        self._reaches: dict[GridCell, Reach] = {}

    def reach(self, cell: GridCell) -> Reach:
        """How far one can go from a cell in each direction."""
        reach = self._reaches.get(cell)
        if reach is None:
            level, upright = cell
            left, right = _around(self._rows, level * self._uprights, upright, self._uprights)
            top, bottom = _around(self._columns, upright * self._levels, level, self._levels)
            reach = self._reaches[cell] = Reach(left, right, top, bottom)
        return reach

    def is_clear_along(self, level: int, one: int, two: int) -> bool:
        """Whether no node stands on a level line between two upright ones, or where they meet."""
        low, high = (one, two) if one < two else (two, one)
        start = level * self._uprights
        return self._rows.find(1, start + low, start + high + 1) < 0

    def is_clear_down(self, upright: int, one: int, two: int) -> bool:
        """Whether no node stands on an upright line between two level ones, or where they meet."""
        low, high = (one, two) if one < two else (two, one)
        start = upright * self._levels
        return self._columns.find(1, start + low, start + high + 1) < 0

    def is_clear(self, path: Corners) -> bool:
        """Whether a path runs through no node but those at its ends."""
        last = len(path) - 2
        for number, ((level, upright), (other, across)) in enumerate(pairwise(path)):
            down, right = (other > level) - (other < level), (across > upright) - (across < upright)
            one = (level + down, upright + right) if not number else (level, upright)
            two = (other - down, across - right) if number == last else (other, across)
            if down * (two[0] - one[0]) < 0 or right * (two[1] - one[1]) < 0:
                continue  # between neighbours there is nothing
            if down and not self.is_clear_down(upright, one[0], two[0]):
                return False
            if right and not self.is_clear_along(level, one[1], two[1]):
                return False
        return True


def _around(cells: bytes | bytearray, start: int, place: int, size: int) -> tuple[int, int]:
    """The nearest taken places before and behind one on a line; -1 and ``size`` without any."""
    before = cells.rfind(1, start, start + place)
    behind = cells.find(1, start + place + 1, start + size)
    return (before - start if before >= 0 else -1, behind - start if behind >= 0 else size)
