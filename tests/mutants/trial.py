"""Tries mutants inside a pytest run: first what each test runs, then each mutant on its tests.

Nothing of the code under test is run in this process itself, so that every copy of it begins with
empty caches and without fixtures, as a run of the tests does.  What the code under test takes no
part in, such as reading the shipped definitions, may be done once for all copies.
"""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.mutants.coverage import Lines, Probes, forget, tell_all
from tests.mutants.live import Functions, exchange, import_anew, living
from tests.mutants.measured import Measured
from tests.mutants.pool import run_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tests.mutants.mutant import Mutant

OPTIONS = ("-q", "-p", "no:cacheprovider", "--hypothesis-profile=first-failure")
"""A failing example need not be made small, and nothing is kept from run to run."""
MEASURING = 3600.0
SETTINGS = "_hypothesis_internal_use_settings"
LEAST_EXAMPLES = 3
LEAST, TIMES, ANEW = 4.0, 2.5, 15.0
"""Seconds of the processor for every mutant, times what its tests take, and for importing anew."""


@dataclass(frozen=True)
class Tried:
    """A mutant and what became of it."""

    mutant: Mutant
    killer: str | None
    """The test that failed, or how else it showed; None when it survived."""
    tests: int
    """How many tests run the changed code."""
    seconds: float


@dataclass(eq=False)
class Trial:
    """A plugin that tries mutants in the place of running the tests once."""

    mutants: Sequence[Mutant]
    jobs: int
    tell: Callable[[Tried], None]
    warm: Callable[[], object] = tuple
    """Does what no mutant can change and many tests begin with."""
    kept: Sequence[str] = ()
    """Rooms below the code under test: what their caches hold is right for every mutant."""
    within: float = float("inf")
    """Seconds on the clock, from the first mutant on, after which no other one is begun."""
    doubts: Callable[[Mutant], bool] = lambda _mutant: True
    """Whether a mutant that survives its budget of tests is tried on all others that run it."""
    packages: Sequence[str] = ("bpmn_gen", "tests")
    """The code, then its tests: what is imported anew for a mutant that cannot be exchanged."""
    failures: list[str] = field(default_factory=list)
    """Tests that fail without any mutant; nothing is tried then."""

    def __post_init__(self) -> None:
        """Put in the probes before anything is imported."""
        self._probes = Probes({mutant.module: mutant.path for mutant in self.mutants})
        sys.meta_path.insert(0, self._probes)
        self._early: Lines = {}
        self._items: dict[str, pytest.Item] = {}
        self._functions: Functions = {}
        self._measured = Measured()
        self._fixtures: dict[object, Lines] = {}
        self._failed: list[str] = []
        self._folder = Path()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure, then try."""
        self._early = self._probes.so_far()
        self._items = {item.nodeid: item for item in session.items}
        self._functions = living({str(mutant.path) for mutant in self.mutants})
        for item in session.items:
            _shorten(item)
        self.warm()
        gc.freeze()
        with tempfile.TemporaryDirectory() as folder:
            self._folder = Path(folder)
            self._measure_all()
            if not self.failures:
                self._try_all()
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note a failure."""
        if report.failed:
            self._failed.append(report.nodeid)

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[object]) -> Iterator[None]:
        """What a fixture of many tests runs counts for each of them."""
        if fixturedef.scope == "function":
            return (yield)
        with self._probes.noting() as lines:
            answer = yield
        self._fixtures[fixturedef] = lines
        return answer

    def _measure_all(self) -> None:
        """What each test runs, how long it takes, and whether it passes at all."""
        files: dict[str, list[str]] = defaultdict(list)
        for name in self._items:
            files[name.partition("::")[0]].append(name)
        for done in run_all(files.values(), self._measure, lambda _names: MEASURING, self.jobs):
            if done.answer is None:
                self.failures += done.task
                continue
            self.failures += done.answer["failed"]
            for name, (seconds, lines) in done.answer["told"].items():
                self._measured.note(name, seconds, lines)

    def _measure(self, names: list[str]) -> dict[str, object]:
        """In a copy: run the tests of a file and note what each runs."""
        self._settle()
        tell_all(self._probes, self.packages[-1])
        told = {}
        for name, following in zip(names, [*names, ""][1:], strict=True):
            item = self._items[name]
            forget(self.packages[0], self.kept)
            begun = time.process_time()
            with self._probes.noting() as lines:
                self._run(item, self._items.get(following))
                for fixtures in item._fixtureinfo.name2fixturedefs.values():  # type: ignore[attr-defined]
                    for fixture in fixtures:
                        self._probes.note(self._fixtures.get(fixture, {}))
            ran = {module: sorted(numbers) for module, numbers in lines.items()}
            told[name] = (time.process_time() - begun, ran)
        return {"told": told, "failed": self._failed}

    def _try_all(self) -> None:
        """Every mutant on the tests that are likely to kill it, then survivors on all others."""
        left = []
        for one in self._tried(self._in_time(), self._measured.tests):
            if one.killer is None and self.doubts(one.mutant):
                left.append(one.mutant)
            else:
                self.tell(one)
        for one in self._tried(left, self._measured.others):
            self.tell(one)

    def _tried(
        self, every: Iterable[Mutant], tests_of: Callable[[Mutant], list[str]]
    ) -> Iterator[Tried]:
        """What becomes of mutants on some of the tests that run them."""

        def attempt(mutant: Mutant) -> dict[str, object]:
            return self._try(mutant, tests_of(mutant))

        def allowed(mutant: Mutant) -> float:
            anew = ANEW if mutant.function is None else 0
            return LEAST + TIMES * self._measured.took(tests_of(mutant)) + anew

        for done in run_all(every, attempt, allowed, self.jobs):
            killer = "time or memory" if done.answer is None else done.answer["killer"]
            if killer is not None:
                self._measured.killed(done.task, killer)
            yield Tried(done.task, killer, len(self._measured.ordered(done.task)), done.seconds)

    def _in_time(self) -> Iterator[Mutant]:
        """The mutants that can be begun before time is up."""
        begun = time.monotonic()
        for mutant in self.mutants:
            if time.monotonic() - begun > self.within:
                return
            yield mutant

    def _try(self, mutant: Mutant, names: list[str]) -> dict[str, object]:
        """In a copy: run tests of a mutant until one fails."""
        self._settle()
        early = self._early.get(mutant.module, set())
        if early.isdisjoint(mutant.body) and exchange(mutant, self._functions):
            return {"killer": self._first_failure(names)}
        return {"killer": self._anew(mutant, names)}

    def _first_failure(self, names: list[str]) -> str | None:
        """The first of some tests that fails."""
        for name, following in zip(names, [*names, ""][1:], strict=True):
            self._run(self._items[name], self._items.get(following))
            if self._failed:
                return self._failed[0]
        return None

    def _anew(self, mutant: Mutant, names: list[str]) -> str | None:
        """The same where everything has to be imported again."""
        if not names:
            return None
        import_anew(mutant, self.packages)
        chosen = Chosen(names)
        files = dict.fromkeys(name.partition("::")[0] for name in names)
        options = (*OPTIONS, f"--basetemp={self._folder / 'anew'}", "-x")
        code = pytest.main([*files, *options], [chosen])
        if code == pytest.ExitCode.OK and chosen.count == len(names):
            return None
        return chosen.failed or f"exit {code}"

    def _run(self, item: pytest.Item, following: pytest.Item | None) -> None:
        """Run one test; fixtures that the next one needs as well stay."""
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)

    def _settle(self) -> None:
        """In a copy: a place of its own for files, and nothing to say."""
        config = next(iter(self._items.values())).config
        self._folder = Path(tempfile.mkdtemp(dir=self._folder))
        config._tmp_path_factory._basetemp = self._folder  # type: ignore[attr-defined]
        reporter: Any = config.pluginmanager.get_plugin("terminalreporter")
        reporter._tw._file = io.StringIO()


def _shorten(item: pytest.Item) -> None:
    """Let a test of any input try a tenth of its examples: most slips show at the first ones."""
    from hypothesis import settings  # pytest wants to import its plugins itself

    test = getattr(item, "obj", None)
    if getattr(test, "is_hypothesis_test", False):
        usual = getattr(test, SETTINGS, None) or settings.default
        assert usual is not None
        fewer = settings(usual, max_examples=max(LEAST_EXAMPLES, usual.max_examples // 10))
        setattr(getattr(test, "__func__", test), SETTINGS, fewer)


class Chosen:
    """A plugin that runs some of the tests that are collected, in a given order."""

    def __init__(self, names: list[str]) -> None:
        """Know which."""
        self._rank = {name: rank for rank, name in enumerate(names)}
        self.count = 0
        self.failed: str | None = None

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out, and shorten these as well."""
        items[:] = [item for item in items if item.nodeid in self._rank]
        items.sort(key=lambda item: self._rank[item.nodeid])
        self.count = len(items)
        for item in items:
            _shorten(item)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the first failure."""
        if report.failed:
            self.failed = self.failed or report.nodeid
