"""Decision tables, named as DMN names their parts.

A table is a function of a few closed lists: each input has all its values listed, and every
combination of them, a case, is to be decided by exactly one rule (hit policy UNIQUE).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Span

GROUPS = "kelompok"
"""The output that names the groups of an engine whose members may act as whom the table names."""

Case = tuple[str, ...]
"""One value for each input, in their order."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a table asks."""

    variable: str
    """Name under which an engine keeps the answer: an id that is a name in FEEL too."""
    question: str
    values: tuple[str, ...]
    """All answers that there are."""
    readings: tuple[tuple[str, str], ...] = ()
    """Answers that are a reading of the text, each with what is read into it."""


@dataclass(frozen=True, slots=True)
class Output:
    """What a table tells."""

    variable: str
    label: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row."""

    tests: tuple[tuple[str, ...], ...]
    """For each input the values for which the row holds; none: any value."""
    results: tuple[str, ...]
    """One for each output."""
    remark: str = ""
    """What else must be known, e.g. a condition that nobody is asked about."""
    readings: tuple[str, ...] = ()
    """What the row reads into the text: people who rely on it must know that it is not its word."""
    origin: Span | None = field(default=None, compare=False, repr=False)

    def holds(self, case: Case) -> bool:
        """Whether the row decides a case."""
        pairs = zip(self.tests, case, strict=True)
        return all(not values or answer in values for values, answer in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable:
    """A table with hit policy UNIQUE."""

    id: str
    """Unique in an engine that holds the tables of many units."""
    key: str
    """What steps call it; an engine keeps what it told under this name."""
    name: str
    """Also the question that it answers, e.g. ``Pejabat Penilai Kinerja``."""
    task: str
    """What reading it is called on a map."""
    asking: str
    """What a task is called that only asks for its inputs."""
    documentation: str = ""
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    source: str = ""
    """The provisions that it rests on, as cited."""

    def id_of(self, item: Input) -> str:
        """The id of one of its inputs where they are drawn."""
        return f"{self.id}_masukan_{item.variable}"

    @property
    def source_id(self) -> str:
        """The id of what it rests on where that is drawn."""
        return f"{self.id}_dasar_hukum"

    @property
    def size(self) -> int:
        """How many cases there are."""
        return prod(len(item.values) for item in self.inputs)

    def cases(self) -> Iterator[Case]:
        """Every combination of answers."""
        return product(*(item.values for item in self.inputs))

    def told_of(self, rule: Rule) -> dict[str, str]:
        """All that a row tells, by output."""
        names = (item.variable for item in self.outputs)
        return dict(zip(names, rule.results, strict=True))

    def deciding(self, case: Case) -> tuple[Rule, ...]:
        """The rows that hold for a case: one where the table is sound."""
        return tuple(rule for rule in self.rules if rule.holds(case))
