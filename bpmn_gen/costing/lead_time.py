"""Lead times: how long a case of a process takes, with the processes that it calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.costing.amounts import NOTHING, Range
from bpmn_gen.costing.extremes import Search
from bpmn_gen.costing.step_times import said_times, timed_steps
from bpmn_gen.costing.usual import usual_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.costing.amounts import Amount, Pace
    from bpmn_gen.costing.extremes import Extreme, Round


@dataclass(frozen=True, slots=True)
class EndTime:
    """How long it takes to come to one end."""

    step: str
    name: str
    time: Range
    shortest_way: tuple[str, ...] = ()
    longest_way: tuple[str, ...] = ()
    """Without the rounds that it makes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadTime:
    """How long a case takes, and all that has to be said with it.

    Steps are given by their ids.  Times without an entry in ``times`` count as nothing, so where
    there are ``gaps`` the figures say what is known so far and no more.
    """

    process: ResolvedProcess
    pace: Pace
    times: Mapping[str, Range]
    """What each step takes; of a call what the called process takes."""
    whole: Range
    """The shortest and the longest way."""
    shortest_way: tuple[str, ...]
    longest_way: tuple[str, ...]
    """Without the rounds that it makes."""
    ends: tuple[EndTime, ...]
    rounds: tuple[Round, ...]
    """Ways back, each with the longest time of what is done once more."""
    usual: Amount | None
    """The average case; None where it depends on shares that are not said."""
    visits: Mapping[str, Fraction | None]
    """How often each step comes about in the average case."""
    outlasted: frozenset[str]
    """Steps beside which others take longer on average: they add nothing to ``usual``."""
    gaps: tuple[str, ...]
    """Steps that should say how long they take and do not, or in words that cannot be counted."""
    called: tuple[str, ...]
    """Codes of called processes that are counted in whole."""
    uncounted: tuple[str, ...]
    """Codes of called processes that are not: unknown here, with gaps of their own, in a ring."""
    undecided: tuple[str, ...]
    """Decisions of which nobody says how often each branch is taken."""

    def rounds_on(self, way: Iterable[str]) -> tuple[Round, ...]:
        """The rounds that the longest way through some steps makes."""
        passed = {*way}
        return tuple(one for one in self.rounds if one.way.target in passed)

    @property
    def is_known(self) -> bool:
        """Whether any step says how long it takes."""
        return bool(self.times)

    @property
    def is_complete(self) -> bool:
        """Whether every step and every called process is counted in."""
        return self.is_known and not self.gaps and not self.uncounted


@dataclass(slots=True)
class LeadTimes:
    """The lead times of the processes of one unit, each found once and when it is asked for."""

    processes: Mapping[str, ResolvedProcess]
    """By code."""
    pace: Pace
    _known: dict[str, LeadTime] = field(default_factory=dict)

    @classmethod
    def among(cls, processes: Iterable[ResolvedProcess], pace: Pace) -> LeadTimes:
        """The lead times of processes that may call each other."""
        return cls({process.code: process for process in processes}, pace)

    def of(self, code: str) -> LeadTime:
        """The lead time of a process.

        Raises:
            KeyError: where there is no such process.
        """
        todo = [code]
        waiting: set[str] = set()
        while todo:
            at = todo[-1]
            waiting.add(at)
            first = next((one for one in self._open_calls(at) if one not in waiting), None)
            if first is not None:
                todo.append(first)
                continue
            self._known.setdefault(at, self._found(self.processes[at]))
            todo.pop()
        return self._known[code]

    def _open_calls(self, code: str) -> Iterator[str]:
        """Codes of the processes that a process calls and that are not known yet."""
        if code not in self._known:
            for step in self.processes[code].walk():
                called = step.called or ""
                if called in self.processes and called not in self._known:
                    yield called

    def _found(self, process: ResolvedProcess) -> LeadTime:
        """The lead time of a process of which the called ones are known, as far as they can be."""
        times = said_times(process)
        averages: dict[str, Amount | None] = {key: time.middle for key, time in times.items()}
        called: dict[str, bool] = {}
        for step in process.walk():
            if step.kind is StepKind.CALL and step.id not in times and not step.beside:
                inner = self._known.get(step.called or "")
                called[step.called or ""] = inner is not None and inner.is_complete
                if inner is not None and inner.is_known:
                    times[step.id] = inner.whole
                    averages[step.id] = inner.usual
        return _lead_time(process, times, averages, (self.pace, called))


def lead_time(process: ResolvedProcess, pace: Pace) -> LeadTime:
    """The lead time of a process by itself; what it calls is not counted in."""
    return LeadTimes.among([process], pace).of(process.code)


def _lead_time(
    process: ResolvedProcess,
    times: Mapping[str, Range],
    averages: Mapping[str, Amount | None],
    context: tuple[Pace, Mapping[str, bool]],
) -> LeadTime:
    """The lead time of a process whose steps take the given times.

    Args:
        process: the process.
        times: what each step takes.
        averages: what each step takes on average.
        context: how times are compared; the called processes, and whether each is counted in whole.
    """
    pace, called = context
    low = Search(times, pace, is_longest=False)
    high = Search(times, pace, is_longest=True)
    quick, slow = low.region(process.steps), high.region(process.steps)
    first, last = low.best(quick.ends.values()), high.best(slow.ends.values())
    usual = usual_of(process.steps, averages, pace)
    return LeadTime(
        process=process,
        pace=pace,
        times=times,
        whole=Range(first.amount if first else NOTHING, last.amount if last else NOTHING),
        shortest_way=tuple(first.passed()) if first else (),
        longest_way=tuple(last.passed()) if last else (),
        ends=tuple(_ends(process, quick, slow)),
        rounds=slow.rounds,
        usual=usual.amount,
        visits=usual.visits,
        outlasted=usual.outlasted,
        gaps=tuple(
            step.id for step in timed_steps(process) if step.id not in times and not step.beside
        ),
        called=tuple(code for code, is_whole in called.items() if is_whole),
        uncounted=tuple(code for code, is_whole in called.items() if not is_whole),
        undecided=tuple(step.id for step in process.walk() if _is_undecided(step)),
    )


def _ends(process: ResolvedProcess, quick: Extreme, slow: Extreme) -> Iterator[EndTime]:
    """The time up to each end that can be come to, in the order of the process."""
    for step in process.steps:
        if step.id in quick.ends and step.id in slow.ends:
            first, last = quick.ends[step.id], slow.ends[step.id]
            ways = tuple(first.passed()), tuple(last.passed())
            yield EndTime(step.id, step.text, Range(first.amount, last.amount), *ways)


def _is_undecided(step: Step) -> bool:
    """Whether nobody says how often each way out of a step is taken."""
    return step.kind is StepKind.SEVERAL or any(one.share is None for one in step.outcomes)
