"""Where a drawing that is too large for a page may be cut, and what each cut costs a reader."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.elements import Drawing

_CLEARANCE = 7.0
"""px between a cut and whatever stands beside it."""
_BESIDE = 2.0
"""px between a cut and the label or the line beside which it is made where there is no room."""
_CROSSING = 16.0
"""Cost of each flow that a cut severs, because a reader has to look for its letter."""
_NOT_A_PHASE = 15.0
"""Cost of a cut that is not at the border of a phase, because a phase reads as one whole."""
_UNCLEAR = 200.0
"""Cost of a cut through a label or along a flow, which is only taken where there is no other."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which one section may end and the next begin."""

    at: float
    """Its x or its y, in px."""
    cost: float
    """What a reader loses by it; units of no meaning, to compare cuts with each other."""
    flows: int
    """The number of flows that it severs."""


def column_cuts(drawing: Drawing) -> tuple[Cut, ...]:
    """Upright cuts between columns, from left to right: the best one in each gap."""
    solid = [(s.bounds.x - _CLEARANCE, s.bounds.right + _CLEARANCE) for s in drawing.shapes]
    labels = _labels(drawing)
    phases = sorted({phase.bounds.right for phase in drawing.phases})
    clear = _gaps([*solid, *labels, *_uprights(drawing, _CLEARANCE)])
    between = _gaps([*solid, *labels, *_uprights(drawing, _BESIDE)])
    taken = [_widest(gap, between) for gap in _gaps(solid) if not _holds_any(gap, clear)]
    crossed = _Crossings((a.x, b.x) for edge in drawing.edges for a, b in pairwise(edge.waypoints))
    cuts = [_cut(crossed, gap, phases, 0.0) for gap in clear]
    cuts += [_cut(crossed, gap, phases, _UNCLEAR) for gap in taken]
    return tuple(sorted(cuts, key=lambda cut: cut.at))


def row_cuts(drawing: Drawing) -> tuple[Cut, ...]:
    """Level cuts at the borders of lanes and pools, from the top.

    A border that a shape reaches over is left out.
    """
    holders = (*drawing.lanes, *drawing.pools)
    bottoms = sorted({holder.bounds.bottom for holder in holders})
    inside = [
        y for y in bottoms[:-1] if not any(s.bounds.y < y < s.bounds.bottom for s in drawing.shapes)
    ]
    crossed = _Crossings((a.y, b.y) for edge in drawing.edges for a, b in pairwise(edge.waypoints))
    return tuple(Cut(y, _CROSSING * crossed.at(y), crossed.at(y)) for y in inside)


def _labels(drawing: Drawing) -> list[tuple[float, float]]:
    """Stretches of x that labels take."""
    boxes = [label.bounds for label in drawing.labels()]
    return [(box.x - _BESIDE, box.right + _BESIDE) for box in boxes]


def _uprights(drawing: Drawing, clearance: float) -> list[tuple[float, float]]:
    """Stretches of x beside upright parts of flows."""
    return [
        (min(a.x, b.x) - clearance, max(a.x, b.x) + clearance)
        for edge in drawing.edges
        for a, b in pairwise(edge.waypoints)
        if a.y != b.y
    ]


def _widest(gap: tuple[float, float], between: list[tuple[float, float]]) -> tuple[float, float]:
    """The widest stretch of a gap that no label and no upright line takes; else the gap."""
    inner = [one for one in between if gap[0] <= one[0] and one[1] <= gap[1]]
    return max(inner, key=lambda one: one[1] - one[0], default=gap)


def _gaps(stretches: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches between the given ones that none of them covers."""
    gaps: list[tuple[float, float]] = []
    reach: float | None = None
    for low, high in sorted(stretches):
        if reach is not None and low > reach:
            gaps.append((reach, low))
        reach = high if reach is None else max(reach, high)
    return gaps


def _holds_any(outer: tuple[float, float], inner: list[tuple[float, float]]) -> bool:
    """Whether one of the sorted stretches lies in the outer one."""
    index = bisect_left(inner, (outer[0], outer[0]))
    return index < len(inner) and inner[index][1] <= outer[1]


class _Crossings:
    """Counts the stretches that hold a place, without their ends, in logarithmic time."""

    def __init__(self, stretches: Iterable[tuple[float, float]]) -> None:
        """Sort the ends once."""
        pairs = [(min(pair), max(pair)) for pair in stretches if pair[0] != pair[1]]
        self._lows = sorted(low for low, _ in pairs)
        self._highs = sorted(high for _, high in pairs)

    def at(self, place: float) -> int:
        """The number of stretches that hold a place."""
        return bisect_left(self._lows, place) - bisect_right(self._highs, place)


def _cut(crossed: _Crossings, gap: tuple[float, float], phases: list[float], extra: float) -> Cut:
    """The cut in a gap: at the border of a phase where there is one, else in the middle."""
    border = next((x for x in phases if gap[0] <= x <= gap[1]), None)
    at = (gap[0] + gap[1]) / 2 if border is None else border
    flows = crossed.at(at)
    cost = _CROSSING * flows + extra + (_NOT_A_PHASE if border is None else 0.0)
    return Cut(at, cost, flows)
