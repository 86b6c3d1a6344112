"""What a role of a team answers for, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a role answers for."""

    text: str
    ref: str
    others: tuple[int, ...]
    """Which other roles the provision names, by number."""
    reports_to: tuple[int, ...]
    """To which roles it has something reported."""


@dataclass(frozen=True, slots=True)
class DutyRole:
    """A role of the matrix."""

    term: str
    """The legal term."""
    title: str
    """Who that is in the unit; empty where it is the term itself."""
    duties: tuple[Duty, ...]
