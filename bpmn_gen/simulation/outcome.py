"""Figures of a run: how long cases took, who kept them waiting, and how sure that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import fmean, stdev
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.simulation.engine import Crew, Played

PERCENTILES: Final = (10, 50, 90, 95)
WARMING_UP: Final = 10
"""One of so many cases comes before anything is counted, because at first nobody is busy."""
BATCHES: Final = 5
"""Stretches of cases whose means tell how much the mean of all may be off; cases that queue behind
each other are alike for long, so that few long stretches tell more truly than many short ones."""
_SURE: Final = 2.776
"""Standard errors within which the true value lies 95 times of 100, with so many stretches."""
FEWEST: Final = 20
"""Cases of a process below which there is no figure."""
TIGHT: Final = 0.8
"""Use of a title's time from which on cases begin to wait long."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long the cases of one process took, in minutes of work."""

    code: str
    cases: int
    """Those that are counted."""
    mean: float
    error: float
    """By how much the mean may be off, 95 times of 100."""
    percentiles: tuple[float, ...]
    """In the order of ``PERCENTILES``."""

    @property
    def is_told(self) -> bool:
        """Whether there were enough cases for a figure."""
        return self.cases >= FEWEST


@dataclass(frozen=True, slots=True)
class Use:
    """How busy the people of one title were."""

    title: str
    people: int
    share: float
    """Of their time, from 0; at 1 and more the queue grows without end."""
    served: int
    waiting: float
    """Minutes that a case waits on average."""
    longest: int
    """Cases that waited at once, at the most."""

    @property
    def is_overrun(self) -> bool:
        """Whether more work comes than they can do."""
        return self.share >= 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run."""

    times: tuple[Times, ...]
    uses: tuple[Use, ...]

    @property
    def bottleneck(self) -> Use | None:
        """The title that is busiest; None where nobody ever waits for anybody."""
        waited = [use for use in self.uses if use.waiting > 0 or use.is_overrun]
        return max(waited, key=lambda use: use.share, default=None)

    @property
    def is_overrun(self) -> bool:
        """Whether some queue grows without end, so that times say nothing."""
        return any(use.is_overrun for use in self.uses)


def outcome_of(played: Played) -> Outcome:
    """The figures of a run."""
    counted = played.cases[len(played.cases) // WARMING_UP :]
    lasting: dict[str, list[float]] = {code: [] for code in played.codes}
    for case in counted:
        lasting[case.code].append(case.over - case.begun)
    times = [_times(code, found) for code, found in sorted(lasting.items())]
    uses = [_use(title, crew, played) for title, crew in sorted(played.crews.items())]
    return Outcome(tuple(times), tuple(uses))


def _times(code: str, lasting: Sequence[float]) -> Times:
    """The figures of one process; none of one that was hardly played."""
    if len(lasting) < FEWEST:
        return Times(code, len(lasting), math.nan, math.nan, ())
    ordered = sorted(lasting)
    places = (max(0, math.ceil(len(ordered) * part / 100) - 1) for part in PERCENTILES)
    return Times(
        code,
        len(ordered),
        fmean(ordered),
        _error(lasting),
        tuple(ordered[at] for at in places),
    )


def _error(lasting: Sequence[float]) -> float:
    """By how much the mean may be off; cases that follow each other are not independent."""
    size = len(lasting) // BATCHES
    means = [fmean(lasting[at * size : (at + 1) * size]) for at in range(BATCHES)]
    return _SURE * stdev(means) / math.sqrt(BATCHES)


def _use(title: str, crew: Crew, played: Played) -> Use:
    """How busy the people of one title were, as long as cases came."""
    share = played.offered[title] / (crew.people * played.lasting)
    waiting = crew.waited / crew.served if crew.served else 0.0
    return Use(title, crew.people, share, crew.served, waiting, crew.longest)
