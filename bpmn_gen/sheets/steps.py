"""The steps of a process one under the other, whatever blocks they stand in.

A block has a row of its own; the steps of its branches follow, each with the letter of its branch:
``A``, ``B``, and inside another block ``A.A``, ``A.B``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.schema.langkah import step_keys
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.places import Path

BLOCKS: Final = ("sejajar", "pilih")
"""Kinds of steps that hold branches."""


@dataclass(frozen=True, slots=True)
class FlatStep:
    """A step as a row."""

    step: Mapping[str, Value]
    """As it is written."""
    path: Path
    """Where it stands in its file."""
    phase: str
    branch: str
    number: int
    """Of its row, from 1."""

    @property
    def kind(self) -> str:
        """Its step key; of work that is decided upon ``keputusan``."""
        return kind_of(self.step)

    @property
    def origin(self) -> str:
        """Its place in its file, as the form remembers it."""
        return "/".join(map(str, self.path))


def kind_of(step: Mapping[str, Value]) -> str:
    """The step key of a step; empty where it has none."""
    return next(iter(step_keys(step)), "")


def flat(process: Mapping[str, Value]) -> list[FlatStep]:
    """All steps of a process in the order of its rows."""
    found = [
        (step, path, phase, branch)
        for steps, path, phase in _lists(process)
        for step, path, branch in _walk(steps, path, "")
        for phase in (phase,)
    ]
    return [FlatStep(*one, number) for number, one in enumerate(found, 1)]


def _lists(process: Mapping[str, Value]) -> Iterator[tuple[list[Value], Path, str]]:
    """The lists of steps: one, or one for each phase, with its name."""
    phases = items(process.get("tahap", []))
    if not phases:
        yield items(process.get("langkah", [])), ("langkah",), ""
    for number, phase in enumerate(phases):
        if isinstance(phase, Mapping):
            place: Path = ("tahap", number, "langkah")
            yield items(phase.get("langkah", [])), place, str(phase.get("nama", ""))


def _walk(
    steps: list[Value], path: Path, branch: str
) -> Iterator[tuple[Mapping[str, Value], Path, str]]:
    """Steps with those of their branches behind them."""
    for number, step in enumerate(steps):
        if not isinstance(step, Mapping):
            continue
        here = (*path, number)
        yield step, here, branch
        kind = kind_of(step)
        if kind in BLOCKS:
            lead = f"{branch}." if branch else ""
            for at, inner in enumerate(items(step[kind])):
                yield from _walk(items(inner), (*here, kind, at), lead + letter(at))


def letter(number: int) -> str:
    """The letter of a branch, from 0; behind ``Z`` comes ``AA``."""
    lead, rest = divmod(number, 26)
    return (letter(lead - 1) if lead else "") + chr(ord("A") + rest)
