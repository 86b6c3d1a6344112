"""The structure of a unit as plain data: tiers, rules of appraisal, provisions."""

from __future__ import annotations

from dataclasses import dataclass

EVERYBODY = "pelaksana"
"""The word in the name of a rank that makes a rule hold for all staff, not for one rank."""


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
    """The name that the type gives it, where the title does not contain it; else empty."""
    is_appraiser: bool
    is_leader: bool
    coordinates: str
    """The words of the provisions for its coordinating work for the staff below it; may be
    empty."""
    no_team: bool
    """Whether the provisions say that it may not form a team."""
    condition: str
    """The condition under which the tier exists; empty when it always does."""
    set_by: str
    """Citation of the provision by which the tier above sets its performance; empty where there is
    none."""
    assigned_by: tuple[str, ...] = ()
    """Citations of the provisions by which the tier above gives it assignments."""


@dataclass(frozen=True, slots=True)
class AppraisalRule:
    """Who appraises a rank and what others do for it, with the unit's own titles."""

    rank: str
    appraiser: str
    assigner: str
    """Who gives assignments; empty where the text names nobody."""
    setter: str
    """Who sets the performance; empty where the text names nobody."""
    duties: tuple[str, ...]
    """What each official does, in words."""
    coordination: tuple[str, ...]
    condition: str
    readings: tuple[str, ...]
    """Readings on which the rule rests, where the text is not explicit."""
    sources: tuple[str, ...]
    is_tier: bool = False
    """Whether it is about a tier of the unit, not about the staff below."""

    @property
    def is_general(self) -> bool:
        """Whether it is about all staff, not about one rank."""
        return EVERYBODY in self.rank


@dataclass(frozen=True, slots=True)
class Statement:
    """A provision as the table below a figure lists it."""

    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of a unit."""

    tiers: tuple[Tier, ...]
    superior: str
    """Who stands above the first tier and sets its performance; empty where nobody is named."""
    superior_source: str
    rules: tuple[AppraisalRule, ...]
    teams: tuple[str, ...]
    """The names of a team, of its leader, of its members, and of somebody who works alone."""
    standing: tuple[Statement, ...]
    """The provisions on standing (kedudukan)."""
    assignment: tuple[Statement, ...]
    """The provisions on assignment (penugasan)."""
