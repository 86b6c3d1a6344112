"""The structure of a unit as plain data: tiers, rules of appraisal, provisions."""

from __future__ import annotations

from dataclasses import dataclass

EVERYBODY = "pelaksana"
"""In the name of a rank: the rule is for all of the staff, not for one rank."""


@dataclass(frozen=True, slots=True)
class Tier:
    """A tier of the structure."""

    level: str
    """I, II, III, or ``antara`` for one without a number."""
    title: str
    """The job title in full: the real one of a named unit."""
    short: str
    """The title as rules and texts use it."""
    rank: str
    """What the type calls it, where the title does not say it."""
    is_appraiser: bool
    is_leader: bool
    coordinates: str
    """What the provisions call its work for the staff below it, in their words; may be empty."""
    no_team: bool
    """Whether the provisions say that it may not form a team."""
    condition: str
    """Under which it is there; empty when it always is."""
    set_by: str
    """The provision by which the tier above sets its performance; empty where none says so."""


@dataclass(frozen=True, slots=True)
class AppraisalRule:
    """Who appraises and who manages a rank, titles filled in."""

    rank: str
    appraiser: str
    manager: str
    coordination: tuple[str, ...]
    condition: str
    sources: tuple[str, ...]

    @property
    def is_general(self) -> bool:
        """Whether it is about the staff as such, not about one rank."""
        return EVERYBODY in self.rank


@dataclass(frozen=True, slots=True)
class Statement:
    """A provision as it is listed below a figure."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a unit."""

    tiers: tuple[Tier, ...]
    superior: str
    """Who stands above the first tier and sets its performance; empty where none is named."""
    superior_source: str
    rules: tuple[AppraisalRule, ...]
    teams: tuple[str, ...]
    """The names of team, its leader, its members, and of somebody who works alone."""
    standing: tuple[Statement, ...]
    """The provisions on kedudukan."""
    assignment: tuple[Statement, ...]
    """The provisions on penugasan."""
