"""What is usual: how often each step comes about, and how long a case takes on average.

Branches that run side by side count as the one that takes longest on average.  What depends on a
share that nobody says stays unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import BLOCKS, StepKind
from bpmn_gen.costing.amounts import NOTHING
from bpmn_gen.costing.expectation import MADE_UP, Shares, visits_of
from bpmn_gen.costing.regions import region_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import Step
    from bpmn_gen.costing.amounts import Amount, Pace


@dataclass(frozen=True, slots=True)
class Usual:
    """What can be said of the average case."""

    visits: Mapping[str, Fraction | None]
    """How often each step comes about in a case, by its id; None where shares are lacking."""
    amount: Amount | None
    """How long a case takes; None where that depends on shares that are lacking."""
    outlasted: frozenset[str] = frozenset()
    """Steps of branches beside which another takes longer on average, so that they do not count."""


def usual_of(steps: Sequence[Step], averages: Mapping[str, Amount | None], pace: Pace) -> Usual:
    """What can be said of the average case.

    Args:
        steps: the steps of a process.
        averages: how long each takes on average, by its id; None where nobody can say.
        pace: how times of different kinds are compared.
    """
    one, other = (_Average(Shares(seed), averages, pace).whole(steps) for seed in MADE_UP)
    visits = {
        key: times_of if times_of == other.visits.get(key) else None
        for key, times_of in one.visits.items()
    }
    amount = one.amount if one.amount == other.amount else None
    return Usual(visits, amount, one.outlasted)


@dataclass(slots=True)
class _Average:
    """Goes through all lists of a process with one set of shares."""

    shares: Shares
    averages: Mapping[str, Amount | None]
    pace: Pace
    _visits: dict[str, Fraction | None] = field(default_factory=dict)
    _outlasted: set[str] = field(default_factory=set)

    def whole(self, steps: Sequence[Step]) -> Usual:
        """The average of the process."""
        amount = self._region(steps, Fraction(1))
        return Usual(self._visits, amount, frozenset(self._outlasted))

    def _region(self, steps: Sequence[Step], times: Fraction | None) -> Amount | None:
        """How long one list takes; notes how often its steps come about."""
        region = region_of(steps)
        found = visits_of(region, self.shares)
        total: Amount | None = None if found is None else NOTHING
        for key, step in region.steps.items():
            visits = None if found is None else found[key]
            self._visits[key] = None if visits is None or times is None else visits * times
            lasting = self._lasting(step)
            if total is not None and lasting is not None and visits is not None:
                total += lasting * visits
            else:
                total = None
        return total

    def _lasting(self, step: Step) -> Amount | None:
        """How long a step takes each time; None where nobody can say."""
        if step.kind not in BLOCKS:
            return self.averages.get(step.id, NOTHING)
        is_known = step.kind is StepKind.PARALLEL
        inside = [self._region(branch, self._visits[step.id]) for branch in step.branches]
        if not is_known:
            for branch in step.branches:
                self._forget(branch)
        known = [amount for amount in inside if amount is not None]
        if not is_known or len(known) < len(inside):
            return None
        longest = max(known, key=lambda amount: amount.weight(self.pace), default=NOTHING)
        at = known.index(longest) if known else 0
        for branch in (*step.branches[:at], *step.branches[at + 1 :]):
            self._outlasted.update(inner.id for inner in _within(branch))
        return longest

    def _forget(self, steps: Sequence[Step]) -> None:
        """Take back what was noted of a branch that need not be taken."""
        for step in _within(steps):
            self._visits[step.id] = None


def _within(steps: Sequence[Step]) -> Iterator[Step]:
    """All steps of a list, with those of the blocks in it."""
    stack = list(steps)
    while stack:
        step = stack.pop()
        yield step
        stack += [inner for branch in step.branches for inner in branch]
