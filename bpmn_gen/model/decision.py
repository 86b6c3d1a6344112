"""Decision tables, named as DMN names their parts.

A table is a function of a few closed lists.  Each input lists all its values.  A combination of
one value for each input is a case, and exactly one rule has to decide it (hit policy UNIQUE).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Span

ENGINE_GROUPS = "kelompok"
"""Name of the output with groups of an engine: their members may act as the person whom the table
names."""

Case = tuple[str, ...]
"""One value for each input, in the order of the inputs."""


@dataclass(frozen=True, slots=True)
class Input:
    """A question that a table asks."""

    variable: str
    """Name under which an engine keeps the answer; an id that FEEL accepts as a name too."""
    question: str
    values: tuple[str, ...]
    """All answers that can be given."""
    readings: tuple[tuple[str, str], ...] = ()
    """Answers that interpret the regulation, each with the interpretation."""


@dataclass(frozen=True, slots=True)
class Output:
    """A column of answers that a table gives."""

    variable: str
    label: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table."""

    tests: tuple[tuple[str, ...], ...]
    """For each input the values for which the row holds; an empty tuple for any value."""
    results: tuple[str, ...]
    """One for each output."""
    remark: str = ""
    """What readers have to know beside, e.g. a condition that nobody is asked about."""
    readings: tuple[str, ...] = ()
    """Interpretations of the regulation on which the row rests.  They are shown, because people who
    rely on the row have to know that the regulation does not say it in so many words."""
    origin: Span | None = field(default=None, compare=False, repr=False)
    """The YAML that the row came from."""

    def holds(self, case: Case) -> bool:
        """Whether the row decides a case."""
        pairs = zip(self.tests, case, strict=True)
        return all(not values or answer in values for values, answer in pairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTable:
    """A table with hit policy UNIQUE."""

    id: str
    """Unique even in an engine that holds the tables of many units."""
    key: str
    """The name by which steps refer to it, and under which an engine keeps its result."""
    name: str
    """What it decides, e.g. ``Pejabat Penilai Kinerja``."""
    task: str
    """The name of a task that reads it, as maps show it."""
    asking: str
    """The name of a task that only asks for its inputs, as engines show it."""
    documentation: str = ""
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    source: str = ""
    """Citation of the provisions that it rests on."""

    def id_of(self, item: Input) -> str:
        """The id of the shape of one of its inputs."""
        return f"{self.id}_masukan_{item.variable}"

    @property
    def source_id(self) -> str:
        """The id of the shape of the provisions."""
        return f"{self.id}_dasar_hukum"

    @property
    def size(self) -> int:
        """The number of cases."""
        return prod(len(item.values) for item in self.inputs)

    def cases(self) -> Iterator[Case]:
        """Every combination of answers."""
        return product(*(item.values for item in self.inputs))

    def told_of(self, rule: Rule) -> dict[str, str]:
        """All that a row tells, by output."""
        names = (item.variable for item in self.outputs)
        return dict(zip(names, rule.results, strict=True))

    def deciding(self, case: Case) -> tuple[Rule, ...]:
        """The rows that hold for a case: exactly one where the table is sound."""
        return tuple(rule for rule in self.rules if rule.holds(case))
