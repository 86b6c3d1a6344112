"""How often each step comes about in one case, as far as shares of branches are said.

A step counts as known where it comes about equally often whatever the unsaid shares are, as what
follows after two branches have met again.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from bpmn_gen.costing.regions import END, ways_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.regions import Region

MOST_RETURNS: Final = 40
"""Returns of one list for which shares are followed; nobody writes as many."""
MADE_UP: Final = (7, 11)
"""Two ways to make up shares that nobody said; what does not depend on them is equal in both."""

Vector = list[Fraction]


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of each branch, those that nobody said made up."""

    seed: int

    def of(self, step: Step) -> list[Fraction]:
        """The shares of the ways out of a step, in their order."""
        said = [one.share for one in step.outcomes]
        if not said:
            return [Fraction(1)]
        if None not in said:
            return [share or Fraction() for share in said]
        parts = [
            1 + (self.seed * (at + 1) + sum(map(ord, step.id))) % 97 for at in range(len(said))
        ]
        return [Fraction(part, sum(parts)) for part in parts]


def visits_of(region: Region, shares: Shares) -> dict[str, Fraction] | None:
    """How often each step of a list comes about when the list is gone through once.

    What comes back over each way back is an unknown: all visits are sums of a number and of
    multiples of the unknowns, which then follow from one system of equations.  None where there
    are too many returns, or where some way never ends.
    """
    unknown = {(way.source, way.target, way.label): at for at, way in enumerate(region.returns, 1)}
    if len(unknown) > MOST_RETURNS:
        return None
    flow: dict[str, Vector] = {key: [Fraction()] * (len(unknown) + 1) for key in region.steps}
    equations: list[Vector] = [[] for _ in unknown]
    for key in [next(iter(region.steps))] if region.steps else []:
        flow[key][0] += 1
    for (_, target, _), at in unknown.items():
        flow[target][at] += 1
    for key, step in region.steps.items():
        for way, share in zip(ways_of(step), shares.of(step), strict=False):
            carried = [part * share for part in flow[key]]
            at = unknown.get((way.source, way.target, way.label), 0)
            if at:
                equations[at - 1] = carried
            elif way.target != END and way.target in flow:
                flow[way.target] = [
                    one + two for one, two in zip(flow[way.target], carried, strict=True)
                ]
    solved = _solved(equations)
    if solved is None:
        return None
    return {
        key: sum((part * one for part, one in zip(row[1:], solved, strict=True)), row[0])
        for key, row in flow.items()
    }


def _solved(equations: Sequence[Vector]) -> Vector | None:
    """The unknowns of ``x = constant + multiples of all x``; None where there are none or many."""
    count = len(equations)
    rows = [
        [Fraction(at == column) - row[column + 1] for column in range(count)] + [row[0]]
        for at, row in enumerate(equations)
    ]
    for column in range(count):
        pivot = next((at for at in range(column, count) if rows[at][column]), None)
        if pivot is None:
            return None
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column]
        for at in range(count):
            if at != column and rows[at][column]:
                times = rows[at][column] / lead[column]
                rows[at] = [one - times * two for one, two in zip(rows[at], lead, strict=True)]
    return [rows[at][count] / rows[at][at] for at in range(count)]
