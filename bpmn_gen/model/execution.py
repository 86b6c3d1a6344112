"""What engines have to know beside the BPMN elements: what a task asks and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.model.elements import Definitions


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the form of a task asks, because a decision follows."""

    node: str
    """Id of the gateway that the answer steers, or of the task that reads a table with it."""
    variable: str
    """Name under which the engine keeps the answer."""
    text: str
    """The decision, or what a table asks, in the author's words."""
    answers: tuple[str, ...]
    """For a gateway, the labels of its branches in order, of which the last is the default; for a
    table, all answers that it knows."""
    readings: frozenset[str] = frozenset()
    """Answers that interpret the regulation, which does not say them in so many words."""


OpeningAnswers = tuple[tuple[str, str], ...] | None
"""Answers of which any one opens a way, each behind its variable; None for the default way."""


@dataclass(frozen=True, slots=True)
class Executable:
    """A model that engines can run, with what their writers have to know beside it."""

    definitions: Definitions
    questions: Mapping[str, tuple[Question, ...]]
    """By id of the task that asks."""
    answers: Mapping[str, OpeningAnswers]
    """By id of a flow that leaves a decision."""
    named: Mapping[str, str] = field(default_factory=dict)
    """By id of a task: the key of the decision table that told before who does the task."""
