"""What engines have to know beside the BPMN elements: who is asked what, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.model.elements import Definitions


@dataclass(frozen=True, slots=True)
class Question:
    """What a task asks before a decision."""

    node: str
    """Id of the gateway that the answer steers, or of the task that reads a table with it."""
    variable: str
    """Name under which the engine keeps the answer."""
    text: str
    """The decision, or what a table asks, in the author's words."""
    answers: tuple[str, ...]
    """Labels of the branches, in order, of which the last one is the default; or all answers that
    a table knows."""
    readings: frozenset[str] = frozenset()
    """Answers that are a reading of the text, not its word."""


@dataclass(frozen=True, slots=True)
class Executable:
    """A model that runs, with what the engines' writers have to know beside it."""

    definitions: Definitions
    questions: Mapping[str, tuple[Question, ...]]
    """By the id of the task that asks."""
    answers: Mapping[str, tuple[str, str] | None]
    """By the id of a flow that leaves a decision: variable and answer; None for the default."""
    named: Mapping[str, str] = field(default_factory=dict)
    """By the id of a task the decision table that has told before who does it."""
