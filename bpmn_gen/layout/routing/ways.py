"""Paths with everything about them that stays the same while links come and go on a board.

A path is priced many times: when its link is routed, whenever that link is tried again, and when
the plan is judged.  Its length, its strands and whether it may run at all are worked out once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from bpmn_gen.layout.graph import constants as c

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.layout.plan.grid import Corners, GridPath
    from bpmn_gen.layout.routing.strands import Strand

LEVEL_STEP: Final = 70.0 * c.COST_PX
"""Price of a step from one upright line to the next, which is about 70 px long."""
UPRIGHT_STEP: Final = 45.0 * c.COST_PX
"""Price of a step from one level line to the next, which is about 45 px long."""


class Window(NamedTuple):
    """A part of the grid, by its first and last lines."""

    top: float
    bottom: float
    left: float
    right: float

    def joined(self, other: Window) -> Window:
        """The least part that holds both."""
        return Window(
            min(self.top, other.top),
            max(self.bottom, other.bottom),
            min(self.left, other.left),
            max(self.right, other.right),
        )


NOWHERE: Final = Window(math.inf, -math.inf, math.inf, -math.inf)
EVERYWHERE: Final = Window(-math.inf, math.inf, -math.inf, math.inf)


def enclosing(windows: Sequence[Window]) -> Window:
    """The least part of the grid that holds some parts."""
    if not windows:
        return NOWHERE
    top, bottom, left, right = zip(*windows, strict=True)
    return Window(min(top), max(bottom), min(left), max(right))


def window_of(path: Corners) -> Window:
    """The least part of the grid that holds the corners of a path."""
    levels, uprights = zip(*path, strict=True)
    return Window(min(levels), max(levels), min(uprights), max(uprights))


@dataclass(slots=True, eq=False)
class Way:
    """A path of a link.  It is little at first, because most paths turn out too dear at once."""

    path: Corners
    ends: float
    """The price of its bends and of the sides at which it meets nodes."""
    least: float
    """What it costs at least, a little less so that rounding is no matter."""
    is_unproven: bool = False
    """Whether it might run through a node, which is found out when it is looked at."""
    cells: GridPath | None = None
    """The path as it is taken, once it is."""
    is_looked_at: bool = False
    parts: tuple[tuple[float, bool, slice | None], ...] = ()
    """By straight part: the price of its length, whether it is level, and the keys of the cells
    inside it, if any.  Empty where the path may not run, or has not been looked at yet."""
    window: Window | None = None
    """The least part of the grid that holds it; None until somebody asks."""
    strands: Sequence[Strand] = ()
    meets: bool | None = None
    """Whether it can meet its nodes at the places at which they have to be met; None if unknown."""

    def filled(self) -> Window:
        """The least part of the grid that holds it."""
        if self.window is None:
            self.window = window_of(self.path)
        return self.window


def parts_of(path: Corners, width: int) -> tuple[tuple[float, bool, slice | None], ...]:
    """The straight parts of a path (see ``Way.parts``) on a grid of so many upright lines."""
    parts: list[tuple[float, bool, slice | None]] = []
    level, upright = path[0]
    for other, across in path[1:]:
        inner = None
        if level == other:
            low, high = (upright, across) if upright < across else (across, upright)
            if low + 1 < high:
                inner = slice(level * width + low + 1, level * width + high)
            parts.append((LEVEL_STEP * (high - low), True, inner))
        else:
            low, high = (level, other) if level < other else (other, level)
            if low + 1 < high:
                inner = slice((low + 1) * width + upright, high * width + upright, width)
            parts.append((UPRIGHT_STEP * (high - low), False, inner))
        level, upright = other, across
    return tuple(parts)


@dataclass(slots=True)
class UsualWays:
    """The usual shapes of one link, made as far as they were asked for."""

    span: tuple[int, int]
    """The first and the last level line that the link may use."""
    shortest: float
    """The least price of its length."""
    rest: Iterator[Iterator[Way]]
    """Shapes that nobody has asked for yet, those with fewer bends first."""
    made: list[list[Way]] = field(default_factory=list)
    """By number of bends: the shapes."""


Known = TypeVar("Known", bound=tuple[float, Window])
"""What is known of a link, and the part of the grid on which that depends."""


class Memory:
    """What is known of the links on a board, and stays true until something near them changes."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._prices: dict[int, tuple[float, Window]] = {}
        self._settled: dict[int, tuple[int, Window]] = {}

    def price(self, link: int) -> float | None:
        """The price of a link among all others; None where it has to be found."""
        known = self._prices.get(link)
        return None if known is None else known[0]

    def note_price(self, link: int, price: float, window: Window) -> None:
        """Remember the price among all others of a link that fills a part of the grid."""
        self._prices[link] = price, window

    def effort_spared(self, link: int) -> int | None:
        """Cells that a search for a better path would look at in vain; None where it may find one.

        They count as looked at, so that all other links are routed as if it had been made.
        """
        known = self._settled.get(link)
        return None if known is None else known[0]

    def settle(self, link: int, effort: int, window: Window) -> None:
        """Remember that a link runs best where it runs, as far as a part of the grid tells."""
        self._settled[link] = effort, window

    def disturb(self, link: int, changed: Window) -> None:
        """Forget what may no longer be true, because a link was put on the board or taken off.

        It fills the part of the grid that has ``changed``.
        """
        self._prices.pop(link, None)
        self._settled.pop(link, None)
        if self._prices or self._settled:
            _forget(self._prices, changed)
            _forget(self._settled, changed)


def _forget(known: dict[int, Known], changed: Window) -> None:
    """Forget what depends on a part of the grid."""
    top, bottom, left, right = changed
    for link, (_, (high, low, first, last)) in list(known.items()):
        if high <= bottom and top <= low and first <= right and left <= last:
            del known[link]
