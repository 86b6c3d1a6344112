"""What each test runs and how long it takes, and so which tests to try a mutant on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.mutants.mutant import Mutant


BUDGET = 4.0
"""Seconds that the tests of one mutant may take: hundreds of tests run every rule, and those that
are about none of it would notice nothing either."""


MOST_OF_IT = 0.8
"""The share of the statements that the likeliest test runs, above which another is as likely."""

ALIKE = 7
"""First letters that a module and the file of its tests have in common, in any number."""


@dataclass
class Measured:
    """What is known of the tests, by their names."""

    seconds: dict[str, float] = field(default_factory=dict)
    """Of the processor."""
    covering: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    """The tests that run a statement of a module."""
    of_module: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The tests that run any function of a module."""
    most_in: dict[str, str] = field(default_factory=dict)
    """The module in which most of the statements are that a test runs."""
    killers: dict[object, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """How many mutants of a function a test has killed so far."""

    def note(self, test: str, seconds: float, lines: Mapping[str, Sequence[int]]) -> None:
        """Add a test."""
        self.seconds[test] = seconds
        self.most_in[test] = max(lines, key=lambda module: len(lines[module]), default="")
        for module, numbers in lines.items():
            self.of_module[module].add(test)
            for number in numbers:
                self.covering[module, number].add(test)

    def killed(self, mutant: Mutant, test: str) -> None:
        """Remember who killed a mutant."""
        self.killers[mutant.module, mutant.function][test] += 1

    def tests(self, mutant: Mutant) -> list[str]:
        """The tests that run a mutant, as many as its budget allows."""
        return self._parted(self.ordered(mutant))[0]

    def others(self, mutant: Mutant) -> list[str]:
        """The tests that run a mutant as well, but are beyond its budget."""
        return self._parted(self.ordered(mutant))[1]

    def ordered(self, mutant: Mutant) -> list[str]:
        """All tests that run a mutant, those first that are likely to kill it.

        Likely are those that killed others like it, then those that are about its module, by their
        names or by what they run, then those that run most of the code around it: every test of a
        rule calls it, but only the one about it looks at what it finds.  Of a test with many
        examples one comes at a time, because tests that look at other things notice more than
        further examples of the same test.
        """
        names = {name for at in mutant.runs for name in self.covering[mutant.module, at]}
        names = names or (self.of_module[mutant.module] if mutant.function is None else names)
        body = mutant.body or mutant.runs
        ran = Counter(name for at in body for name in self.covering[mutant.module, at])
        most = max((ran[name] for name in names), default=0)
        killers = self.killers[mutant.module, mutant.function]
        rank = {
            name: (-killers[name], ran[name] < MOST_OF_IT * most, self.seconds[name], name)
            for name in names
        }
        turns: Counter[str] = Counter()
        turn = {}
        for name in sorted(names, key=rank.__getitem__):
            test = name.partition("[")[0]
            turn[name] = turns[test]
            turns[test] += 1
        about = {
            name for name in names if _is_about(name, mutant) or self.most_in[name] == mutant.module
        }
        return sorted(
            names, key=lambda name: (-killers[name], name not in about, turn[name], rank[name])
        )

    def _parted(self, names: list[str]) -> tuple[list[str], list[str]]:
        """Those of some tests that take :data:`BUDGET` together, but never none, and the others."""
        left, chosen, others = BUDGET, list[str](), list[str]()
        for name in names:
            if self.seconds[name] <= left or not chosen:
                left -= self.seconds[name]
                chosen.append(name)
            else:
                others.append(name)
        return chosen, others

    def took(self, names: Iterable[str]) -> float:
        """Seconds that some tests take together."""
        return sum(self.seconds[name] for name in names)


def _is_about(test: str, mutant: Mutant) -> bool:
    """Whether a test is called like the module of a mutant, or an example by what that finds."""
    file, _, name = test.partition("::")
    called = file.rpartition("/")[2].removeprefix("test_").removesuffix(".py")[:ALIKE]
    own = mutant.module.rpartition(".")[2].startswith(called)
    return own or name.partition("[")[2].startswith(mutant.code.codes)
