"""Plays cases: who comes first is served first, by as many people as hold the title."""

from __future__ import annotations

import math
import random
from collections import deque
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from bpmn_gen.errors import BpmnGenError
from bpmn_gen.simulation.network import OVER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.simulation.network import Network, Place

MAX_MOVES: Final = 20_000_000
"""Moves of one run; more take minutes and gigabytes."""
_ARRIVED, _DONE = 0, 1


@dataclass(slots=True)
class Crew:
    """The people who hold one title."""

    people: int
    free: int
    queue: deque[tuple[float, int, int, float, float]] = field(default_factory=deque)
    """Since when a case waits, its number and place, and how long it keeps somebody busy."""
    busy: float = 0.0
    """Minutes that they have worked."""
    served: int = 0
    waited: float = 0.0
    longest: int = 0
    """Cases that waited at once, at the most."""


@dataclass(slots=True)
class Case:
    """One case."""

    code: str
    begun: float
    tokens: int = 1
    """Branches on which it is at the moment."""
    over: float = math.nan


class TooManyMovesError(BpmnGenError):
    """A run that would take too long; ``commands.simulating`` says so."""


@dataclass(slots=True)
class Played:
    """What came of a run."""

    cases: list[Case]
    crews: dict[str, Crew]
    codes: tuple[str, ...]
    """Of the processes whose cases come; of a rare one there may be none."""
    lasting: float
    """Minutes in which so many cases come on average; later nobody adds work."""
    offered: dict[str, float]
    """By title the minutes of work that came along, whether they are done or still wait."""
    moves: int


class Engine:
    """Plays cases of the processes of one network."""

    def __init__(self, network: Network, people: Mapping[str, int], seed: int) -> None:
        """Begin at minute 0 with everybody free.

        Args:
            network: the processes.
            people: how many hold each title; titles that are missing never let anybody wait.
            seed: of the one generator.
        """
        self._places = network.places
        self._begins = network.begins
        self._crews = {title: Crew(count, count) for title, count in people.items()}
        self._chance = random.Random(seed).random  # noqa: S311 -- figures, no secrets
        self._events: list[tuple[float, int, int, int, int, str]] = []
        self._order = 0
        self._moves = 0
        self._cases: list[Case] = []
        self._arrived: dict[tuple[int, int], int] = {}
        self._offered: dict[str, float] = dict.fromkeys(people, 0.0)

    def play(self, rates: Mapping[str, float], count: int) -> Played:
        """Let so many cases come, and play all of them to their end.

        Args:
            rates: by code how many cases come in a minute, each at a time of its own.
            count: cases of all processes together.

        Raises:
            TooManyMovesError: when that would take too long.
        """
        codes, total = tuple(rates), math.fsum(rates.values())
        now = 0.0
        for _ in range(count):
            now -= math.log(1.0 - self._chance()) / total
            code = self._picked(codes, rates, total)
            self._cases.append(Case(code, now))
            self._put(now, _ARRIVED, len(self._cases) - 1, self._begins[code])
        self._run()
        return Played(self._cases, self._crews, codes, count / total, self._offered, self._moves)

    def _picked(self, codes: tuple[str, ...], rates: Mapping[str, float], total: float) -> str:
        """The process of the next case."""
        if len(codes) == 1:
            return codes[0]
        mark = self._chance() * total
        for code in codes:
            mark -= rates[code]
            if mark < 0:
                return code
        return codes[-1]

    def _run(self) -> None:
        """Take one event after the other."""
        while self._events:
            now, _, kind, case, at, title = heappop(self._events)
            self._count()
            if kind == _ARRIVED:
                self._arrive(now, case, at)
            else:
                self._release(now, title)

    def _count(self) -> None:
        """One move more; ways that take no time are no events, and count all the same."""
        self._moves += 1
        if self._moves > MAX_MOVES:
            raise TooManyMovesError

    def _put(self, when: float, kind: int, case: int, at: int, title: str = "") -> None:
        """Note what happens later; of two at once what was noted first comes first."""
        self._order += 1
        heappush(self._events, (when, self._order, kind, case, at, title))

    def _arrive(self, now: float, case: int, at: int) -> None:
        """A case comes to a place; it passes all that take no time at once."""
        while at != OVER:
            place = self._places[at]
            if place.awaited and not self._is_complete(case, at, place):
                return
            if place.draw is not None:
                busy, passing = place.draw(self._chance())
                self._begin(now, case, at, (busy, passing))
                return
            self._count()
            at, *others = self._chosen(place)
            for way in others:
                self._cases[case].tokens += 1
                self._put(now, _ARRIVED, case, way)
        self._end(now, case)

    def _is_complete(self, case: int, at: int, place: Place) -> bool:
        """Whether all branches have come to the end of their block, which they leave as one."""
        arrived = self._arrived.get((case, at), 0) + 1
        if arrived < place.awaited:
            self._arrived[case, at] = arrived
            self._cases[case].tokens -= 1
            return False
        self._arrived.pop((case, at), None)
        return True

    def _begin(self, now: float, case: int, at: int, lasting: tuple[float, float]) -> None:
        """Work begins, or waits for somebody."""
        busy, passing = lasting
        crew = self._crews.get(self._places[at].title) if busy else None
        if crew is None:
            self._leave(now + busy + passing, case, at)
            return
        self._offered[self._places[at].title] += busy
        if crew.free:
            self._serve(now, case, at, lasting)
        else:
            crew.queue.append((now, case, at, busy, passing))
            crew.longest = max(crew.longest, len(crew.queue))

    def _serve(self, now: float, case: int, at: int, lasting: tuple[float, float]) -> None:
        """Somebody takes a case in hand."""
        busy, passing = lasting
        title = self._places[at].title
        crew = self._crews[title]
        crew.free -= 1
        crew.served += 1
        crew.busy += busy
        self._put(now + busy, _DONE, case, at, title)
        self._leave(now + busy + passing, case, at)

    def _release(self, now: float, title: str) -> None:
        """Somebody is free again, for whoever has waited longest."""
        crew = self._crews[title]
        crew.free += 1
        if crew.queue:
            since, case, at, busy, passing = crew.queue.popleft()
            crew.waited += now - since
            self._serve(now, case, at, (busy, passing))

    def _leave(self, when: float, case: int, at: int) -> None:
        """A case leaves a place when its time is over."""
        place = self._places[at]
        for number, way in enumerate(self._chosen(place)):
            if number:
                self._cases[case].tokens += 1
            self._put(when, _ARRIVED, case, way)

    def _chosen(self, place: Place) -> tuple[int, ...]:
        """The ways that are taken from a place."""
        if not place.shares:
            return place.ways
        chance = self._chance()
        ways = zip(place.ways, place.shares, strict=True)
        return (next(way for way, share in ways if chance < share),)

    def _end(self, now: float, case: int) -> None:
        """One branch of a case is over; the case, when it was the last."""
        one = self._cases[case]
        one.tokens -= 1
        if not one.tokens:
            one.over = now
