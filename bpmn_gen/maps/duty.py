"""What a role of a team answers for, as plain data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that a role answers for."""

    text: str
    ref: str
    others: tuple[int, ...]
    """Numbers of the other roles that the provision names."""
    reports_to: tuple[int, ...]
    """Numbers of the roles that it is reported to."""


@dataclass(frozen=True, slots=True)
class DutyRole:
    """A role of the matrix."""

    term: str
    """The legal term of the role."""
    title: str
    """The unit's own title for it; empty where it is the same."""
    duties: tuple[Duty, ...]
