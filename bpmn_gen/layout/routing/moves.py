"""The steps of a search on the grid, with all that their prices depend on looked up before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.routing.ways import LEVEL_STEP, UPRIGHT_STEP

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.layout.plan.grid import GridCell
    from bpmn_gen.layout.routing.board import RoutingBoard

RIGHT, LEFT, DOWN, UP = range(4)
"""Directions.  The last bit says whether the number of the line falls, so that ``^ 1`` turns a
direction around."""
START = 4
"""The direction in which the first cell was reached: none."""
WAYS = 5
"""A state of the search is a cell and the direction in which it was reached, as one number: the key
of the cell times so many, and the direction."""
_ONWARD = (
    (RIGHT, DOWN, UP),
    (LEFT, DOWN, UP),
    (RIGHT, LEFT, DOWN),
    (RIGHT, LEFT, UP),
)
"""By the direction in which a cell was reached: those in which a link may go on."""

Dear: TypeAlias = "list[list[float] | None]"
"""By line, and there by step: the price of running along other links; None until it is found."""


class Move(NamedTuple):
    """A step in one direction, apart from what a search asks first (see ``moves_towards``).

    Some lists are by place, which is the number of the line across that the step leaves, and some
    by the line along which it leads.
    """

    is_level: bool
    back: int
    """1 where the step leads to the line with the number before, else 0."""
    bend: float
    """The price of the bend before it; 0 without one."""
    passes: Sequence[int]
    """By key of the cell that it leaves: the number of links that it crosses there."""
    dear: Dear
    onward: Sequence[float]
    """By place: the price of the length from the next place to that of the goal."""
    aside: Sequence[float]
    """By line: the price of the length from there to the line of the goal."""
    behind: Sequence[float]
    """By place: the price of two bends where the goal lies behind the next place, else 0."""
    turn: Sequence[float]
    """By line: the price of a bend where it is not the line of the goal, else 0."""


Asked: TypeAlias = "tuple[int, float, Move]"


def moves_towards(
    board: RoutingBoard, goal: GridCell, leave: Iterable[int]
) -> tuple[tuple[Asked, ...], ...]:
    """By the direction in which a cell was reached: the steps that may follow.

    Before each stand what it adds to the number of a state without the direction of that, and the
    price of its length, because a search rarely has to ask for more.

    Args:
        board: the links that are there.
        goal: the cell at which the path is to end.
        leave: the directions of the first step.
    """
    width = board.grid.uprights
    along = [LEVEL_STEP * abs(goal.upright - line) for line in range(width)]
    aside = [UPRIGHT_STEP * abs(goal.level - line) for line in range(board.grid.levels)]
    level, upright = _Axis(True, along, aside, goal.upright), _Axis(False, aside, along, goal.level)  # noqa: FBT003
    straight = (
        *level.moves(board.upright_pass),
        *upright.moves(board.level_pass),
    )
    bent = [move._replace(bend=c.COST_BEND) for move in straight]
    nothing = bytes(len(board.level_pass))
    heads = (
        (WAYS + RIGHT, LEVEL_STEP),
        (LEFT - WAYS, LEVEL_STEP),
        (WAYS * width + DOWN, UPRIGHT_STEP),
        (UP - WAYS * width, UPRIGHT_STEP),
    )
    onward = (
        tuple((*heads[way], (straight if way == before else bent)[way]) for way in ways)
        for before, ways in enumerate(_ONWARD)
    )
    return (*onward, tuple((*heads[way], straight[way]._replace(passes=nothing)) for way in leave))


class _Axis(NamedTuple):
    """The steps of two opposite directions."""

    is_level: bool
    near: list[float]
    """By line across: the price of the length from there to the goal."""
    far: list[float]
    """The same by line along which a step leads."""
    goal: int
    """The line across that leads through the goal."""

    def moves(self, passes: Sequence[int]) -> tuple[Move, Move]:
        """The step to the line with the number behind, and to the one before.

        Args:
            passes: by key of a cell, the number of links that run straight across there.
        """
        near, far, goal, twice = self.near, self.far, self.goal, 2 * c.COST_BEND
        turn = [c.COST_BEND if price else 0.0 for price in far]
        ahead = len(near) - goal
        step = Move(
            is_level=self.is_level,
            back=0,
            bend=0.0,
            passes=passes,
            dear=[None] * len(far),
            onward=[*near[1:], 0.0],
            aside=far,
            behind=[0.0] * goal + [twice] * ahead,
            turn=turn,
        )
        other = step._replace(
            back=1,
            onward=[0.0, *near],
            behind=[twice] * (goal + 1) + [0.0] * (ahead - 1),
        )
        return step, other
