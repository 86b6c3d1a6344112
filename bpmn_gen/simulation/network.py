"""Processes as places that cases pass, one after the other, with the processes that they call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from bpmn_gen.compiler.resolved import BLOCKS, StepKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Amount, Pace, Range

OVER: Final = -1
"""Stands for the place behind the last one."""
MAX_PLACES: Final = 200_000
"""Places of one network; processes that call each other again and again make more."""

Draw: TypeAlias = Callable[[float], tuple[float, float]]
"""Of a number from 0 to 1: minutes in which somebody is busy, then minutes that only pass."""


@dataclass(slots=True)
class Place:
    """What a case does at one point of its way."""

    step: tuple[str, str]
    """Code of the process and id of the step."""
    title: str = ""
    """Whose time it takes; empty where nobody's here does."""
    draw: Draw | None = None
    """None where it takes no time."""
    ways: tuple[int, ...] = ()
    """Where it goes on; all at once, or one of them where there are ``shares``."""
    shares: tuple[float, ...] = ()
    """The chance of each way and all before it."""
    awaited: int = 0
    """Of the end of a block: how many branches have to arrive."""

    def possible(self) -> tuple[int, ...]:
        """The ways that are ever taken."""
        if not self.shares:
            return self.ways
        shares = zip(self.ways, self.shares, (0.0, *self.shares), strict=False)
        return tuple(way for way, to, since in shares if to > since)


@dataclass(slots=True)
class Network:
    """All places, and where cases of each process begin."""

    places: list[Place] = field(default_factory=list)
    begins: dict[str, int] = field(default_factory=dict)
    """By code of the process."""
    uncalled: set[str] = field(default_factory=set)
    """Codes of called processes that take no time here, because they are unknown or call back."""

    def endless(self) -> tuple[str, str] | None:
        """The first decision from which no case comes to its end; its way back is certain."""
        before: dict[int, list[int]] = {}
        for at, place in enumerate(self.places):
            for way in place.possible():
                before.setdefault(way, []).append(at)
        after = {at: place.possible() for at, place in enumerate(self.places)}
        stuck = _reached(self.begins.values(), after) - _reached([OVER], before)
        certain = (
            at for at in stuck if len(self.places[at].possible()) < len(self.places[at].ways)
        )
        return self.places[min(certain, default=min(stuck))].step if stuck else None


@dataclass(slots=True)
class Builder:
    """Flattens processes."""

    processes: Mapping[str, ResolvedProcess]
    """By code; those that are called among them."""
    times: Mapping[str, Mapping[str, Range]]
    """By code what steps say of their time, by id."""
    titles: Mapping[str, Mapping[str, str]]
    """By code and key of an actor the title whose people do the work; none for those elsewhere."""
    shares: Mapping[str, Mapping[str, tuple[float, ...]]]
    """By code and id of a decision the chance of each outcome."""
    pace: Pace
    network: Network = field(default_factory=Network)
    _open: list[str] = field(default_factory=list)

    def add(self, code: str) -> None:
        """Add a process whose cases begin by themselves.

        Raises:
            OverflowError: when the network becomes too large.
        """
        self.network.begins[code] = self._process(code, OVER)

    def _process(self, code: str, behind: int) -> int:
        """The first place of a process."""
        self._open.append(code)
        first = self._list(code, self.processes[code].steps, behind)
        self._open.pop()
        return first

    def _new(self, place: Place) -> int:
        """The number of a new place."""
        if len(self.network.places) >= MAX_PLACES:
            raise OverflowError
        self.network.places.append(place)
        return len(self.network.places) - 1

    def _list(self, code: str, steps: Sequence[Step], behind: int) -> int:
        """The first place of a list of steps; ``behind`` is what comes after its end."""
        listed = [step for step in steps if not step.beside]
        numbers = {step.id: self._new(Place((code, step.id))) for step in listed}
        for step in listed:
            place = self.network.places[numbers[step.id]]
            if step.kind is StepKind.END:
                place.ways = (behind,)
                continue
            ways = tuple(numbers.get(one.target, behind) for one in step.outcomes)
            self._time(code, step, place)
            if ways:
                place.ways, place.shares = ways, self._shares(code, step)
                continue
            after = numbers.get(step.next or "", behind)
            place.ways = (self._inside(code, step, after),)
        return numbers[listed[0].id] if listed else behind

    def _inside(self, code: str, step: Step, after: int) -> int:
        """Where a step goes on: into its branches or the process that it calls, then after it."""
        if step.kind in BLOCKS:
            end = self._new(Place((code, step.id), ways=(after,), awaited=len(step.branches)))
            begins = tuple(self._list(code, branch, end) for branch in step.branches)
            return self._new(Place((code, step.id), ways=begins))
        called = step.called or ""
        if step.kind is not StepKind.CALL or step.id in self.times.get(code, {}):
            return after
        if called in self._open or called not in self.processes:
            self.network.uncalled.add(called)
            return after
        return self._process(called, after)

    def _time(self, code: str, step: Step, place: Place) -> None:
        """What a step takes, and whose time."""
        said = self.times.get(code, {}).get(step.id)
        if said is not None:
            place.draw = evenly(said, self.pace)
            place.title = self.titles.get(code, {}).get(step.actor, "")

    def _shares(self, code: str, step: Step) -> tuple[float, ...]:
        """The chance of each way and all before it; ways alike where nobody says."""
        given = self.shares.get(code, {}).get(step.id)
        count = len(step.outcomes)
        chances = given or tuple(1 / count for _ in range(count))
        sums: list[float] = []
        for chance in chances:
            sums.append((sums[-1] if sums else 0.0) + chance)
        return (*sums[:-1], 1.0)


def _reached(starts: Iterable[int], following: Mapping[int, Sequence[int]]) -> set[int]:
    """All that is reached from some places, those themselves among it."""
    todo = [*starts]
    found = {*todo}
    while todo:
        new = {*following.get(todo.pop(), ())} - found
        found |= new
        todo += new
    return found


def evenly(time: Range, pace: Pace) -> Draw:
    """Any time of a range, each as likely as any other."""
    busy, passing = _minutes(time.least, pace)
    most_busy, most_passing = _minutes(time.most, pace)
    more_busy, more_passing = most_busy - busy, most_passing - passing

    def draw(chance: float) -> tuple[float, float]:
        return busy + more_busy * chance, passing + more_passing * chance

    return draw


def _minutes(amount: Amount, pace: Pace) -> tuple[float, float]:
    """The minutes in which somebody is busy, and those that only pass."""
    busy = amount.minutes
    return float(busy), float(amount.weight(pace) - busy)
