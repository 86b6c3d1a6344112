"""Lead times agree with what an engine does when it runs a process in every way."""

from __future__ import annotations

import os
import random
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from bpmn_gen.compiler.lower import lower
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.resolved import ResolvedProcess, Step, StepKind
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.costing.amounts import Pace
from bpmn_gen.costing.extremes import Search
from bpmn_gen.costing.lead_time import lead_time
from bpmn_gen.costing.regions import END
from bpmn_gen.costing.step_times import said_times
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.store.project import shipped
from tests.content.shipped import TYPES, processes
from tests.costing.token_runs import Clock, TooManyRunsError
from tests.pipeline.any_process import CODE, projects

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = int(os.environ.get("BPMN_GEN_TIMED", "10"))
"""Processes by chance; 500 were tried by hand with BPMN_GEN_TIMED=500."""
TIMED = (StepKind.WORK, StepKind.CALL, StepKind.DECISION)
SAMPLES = 15
"""Runs by chance of a process that runs in more ways than can be tried."""
PACE = Pace()


def timed(process: ResolvedProcess, chance: random.Random) -> ResolvedProcess:
    """The process with a time at each step that takes some."""

    def step(one: Step) -> Step:
        branches = tuple(tuple(map(step, branch)) for branch in one.branches)
        said = f"{chance.randint(1, 480)} menit" if one.kind in TIMED else ""
        return replace(one, branches=branches, duration=said)

    return replace(process, steps=tuple(map(step, process.steps)))


def assert_agrees(process: ResolvedProcess) -> None:
    """The shortest way, each round and the longest way are those of the runs."""
    lead = lead_time(process, PACE)
    assert lead.is_complete
    clock = clock_of(process)
    assert lead.whole.least.minutes == min(ended(clock))
    rounds = []
    for flow in clock.flow.backward:
        head = clock.flow.ends[flow][1]
        again = max(run.begun[head][1] - run.begun[head][0] for run in clock.runs(flow))
        rounds.append((head, again))
    assert sorted(int(one.amount.minutes) for one in lead.rounds) == sorted(t for _, t in rounds)
    for head, again in rounds:
        clock.lasting[head] = clock.lasting.get(head, 0) + again
    assert lead.whole.most.minutes == max(ended(clock))


def clock_of(process: ResolvedProcess) -> Clock:
    """Runs a process whose steps take so many minutes as they say."""
    lasting = {step.id: int(step.duration.split()[0]) for step in process.walk() if step.duration}
    return Clock(lower(process).processes[0], lasting)


def assert_within(process: ResolvedProcess, chance: random.Random) -> None:
    """No run by chance beats the two extremes, and a run that is led along them takes as long."""
    clock = clock_of(process)
    times = said_times(process)
    found = []
    for is_longest in (False, True):
        search = Search(times, PACE, is_longest=is_longest)
        best = search.best(search.region(process.steps).forward.values())
        assert best is not None
        run = clock.guided(Guide(process, search, clock).options)
        assert max(run.over.values()) == best.amount.minutes
        found.append(best.amount.minutes)
    for _ in range(SAMPLES):
        run = clock.guided(lambda gateway: chance.choice(clock.forward(gateway)))
        assert found[0] <= max(run.over.values()) <= found[1]


class Guide:
    """Leads a run along the best way of every list of steps."""

    def __init__(self, process: ResolvedProcess, search: Search, clock: Clock) -> None:
        self._clock = clock
        self._search = search
        self._names = {flow.id: flow.name for flow in clock.flow.process.sequence_flows}
        self._labels: dict[str, str] = {}
        self._blocks = {step.id: step for step in process.walk() if step.branches}
        self._follow(process.steps)

    def _follow(self, steps: Sequence[Step]) -> None:
        """Note which branch of each decision is the best one."""
        known = {step.id: step for step in steps}
        track = self._search.best(self._search.region(steps).forward.values())
        behind = END
        while track is not None:
            for outcome in known[track.step].outcomes:
                if outcome.target == behind:
                    self._labels.setdefault(track.step, outcome.label)
            behind, track = track.step, track.before
        for step in steps:
            for branch in step.branches:
                self._follow(branch)

    def options(self, gateway: str) -> set[str]:
        """The flows to take at a gateway."""
        ways = self._clock.forward(gateway)
        if gateway in self._blocks:
            return ways[-1] if self._search.is_longest else self._quickest(gateway, ways)
        label = self._labels.get(gateway)
        return next((way for way in ways if self._names[min(way)] == label), ways[0])

    def _quickest(self, gateway: str, ways: list[set[str]]) -> set[str]:
        """The branch of a block that takes least."""
        weights = [
            best.weight
            for branch in self._blocks[gateway].branches
            if (best := self._search.best(self._search.region(branch).forward.values()))
        ]
        return ways[weights.index(min(weights))]


def ended(clock: Clock) -> list[int]:
    """When each run that goes back nowhere was over."""
    return [max(run.over.values()) for run in clock.runs()]


def shapes() -> dict[str, ResolvedProcess]:
    """The shipped processes of all unit types, each flow once."""
    found: dict[tuple[object, ...], ResolvedProcess] = {}
    for number in TYPES:
        for code, process in processes(number).items():
            flow = tuple((step.id, step.next, step.outcomes) for step in process.walk())
            found.setdefault((code, *flow), process)
    return {f"{at}-{one.code}": one for at, one in enumerate(found.values())}


SHAPES = shapes()


def test_shipped_processes_have_several_flows() -> None:
    assert len(SHAPES) >= 24


@pytest.mark.parametrize("name", SHAPES)
def test_shipped_processes_take_as_long_as_their_runs(name: str) -> None:
    agrees(timed(SHAPES[name], random.Random(name)), random.Random(name))


def agrees(process: ResolvedProcess, chance: random.Random) -> None:
    """Every run of a process agrees with its lead time, or many where there are too many."""
    try:
        assert_agrees(process)
    except TooManyRunsError:
        assert_within(process, chance)


@settings(max_examples=EXAMPLES)
@given(projects())
def test_any_process_takes_as_long_as_its_runs(sources: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "process_defs/proses"
        folder.mkdir(parents=True)
        for file, text in sources.items():
            (folder / file).write_text(text, "utf-8")
        findings = Findings()
        defs = load(folder.parent, findings, shipped("process_defs"))
    (target,) = select_targets(defs, (7,), (), findings)
    (process,) = (one for one in resolve(defs, target, findings) if one.code == CODE)
    chance = random.Random(len(sources["satu.yaml"]))
    agrees(timed(process, chance), chance)
