"""Draws the two structure figures of a unit: kedudukan and penugasan.

The regulation's own pictures are missing from the published text; these are redrawn from what
its words say, and the provisions stand below.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.maps.structure import opened, structure
from bpmn_gen.maps.tree import Branch, Mini, forest
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import Board
from bpmn_gen.picture.set_text import CODE, MUTED, NAME, SMALL, Piece
from bpmn_gen.picture.table import Cell, Column, Row, heading_line, table, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.maps.survey import Survey
    from bpmn_gen.maps.tiers import Rule, Statement, Structure, Tier
    from bpmn_gen.picture.board import Panel
    from bpmn_gen.picture.sheet import Sheet

GROUP = "Kelompok Jabatan Fungsional dan pelaksana"
APPRAISER, LEADER = "Pejabat Penilai Kinerja", "Pimpinan Unit Organisasi"
SETTING, ASSIGNING = "menetapkan kinerja", "menugaskan"
"""What is done to those below."""
_RULES = (
    Column("Jenjang", 20),
    Column("Pejabat Penilai Kinerja", 20),
    Column("Tugas pejabat", 24),
    Column("Koordinasi", 16),
    Column("Syarat dan bacaan", 24),
    Column("Dasar", 15),
)
_STATEMENTS = (Column("No.", 4, "middle"), Column("Ketentuan", 76), Column("Dasar", 20))


@dataclass(frozen=True, slots=True)
class StructureFigure:
    """What a structure figure shows."""

    sheet: Sheet
    structure: Structure
    is_assignment: bool
    """Penugasan; else kedudukan."""

    def board(self) -> Board:
        """The drawing."""
        trees = self._assigned() if self.is_assignment else self._standing()
        panels: list[Panel] = [forest(trees, arrows=self.is_assignment)]
        statements = self.structure.assignment if self.is_assignment else self.structure.standing
        panels += _ruled(self.structure.rules)
        panels += _stated(statements)
        told = "; ".join(statement.text for statement in statements)
        return Board(self.sheet, tuple(panels), told)

    def _standing(self) -> list[Branch]:
        """Who stands below whom: each rank below the one who appraises it."""
        shorts = {tier.short for tier in self.structure.tiers}
        below: tuple[Branch, ...] = ()
        for tier in reversed(self.structure.tiers):
            rules = [rule for rule in self._of_staff if rule.appraiser == tier.short]
            below = (_tier(tier, (*below, *_staff(rules))),)
        outside: dict[str, list[Rule]] = {}
        for rule in self._of_staff:
            if rule.appraiser not in shorts:
                outside.setdefault(rule.appraiser, []).append(rule)
        return [*below, *(_outside(name, rules) for name, rules in outside.items())]

    @property
    def _of_staff(self) -> tuple[Rule, ...]:
        """The rules about those who stand below the tiers."""
        return tuple(rule for rule in self.structure.rules if not rule.is_tier)

    def _assigned(self) -> list[Branch]:
        """Who sets whose performance, and whom the leaders of the unit assign to what."""
        below: tuple[Branch, ...] = ()
        for tier in reversed(self.structure.tiers):
            set_below = tuple(self._set(branch) for branch in below)
            teams = (*self._teams(tier), *self._guided(tier))
            below = (_tier(tier, (*set_below, *teams), full=True),)
        if not self.structure.superior:
            return list(below)
        first = replace(
            below[0], word="menetapkan kinerja", word_source=self.structure.superior_source
        )
        title = self.structure.superior
        return [Branch((Piece(title, NAME),), "lane", title, below=(first,))]

    def _set(self, branch: Branch) -> Branch:
        """A tier with the word on the line to it, where a provision says it."""
        tier = next(item for item in self.structure.tiers if item.title == branch.title)
        words = [SETTING] if tier.set_by else []
        words += [ASSIGNING] if tier.assigned_by else []
        sources = dict.fromkeys((*([tier.set_by] if tier.set_by else []), *tier.assigned_by))
        return replace(branch, word=", ".join(words), word_source="; ".join(sources))

    def _teams(self, tier: Tier) -> Iterable[Branch]:
        """Teams, individuals and single ranks that a tier assigns."""
        rules = [rule for rule in self._of_staff if rule.assigner == tier.short]
        if general := [rule for rule in rules if rule.is_general]:
            team, leader, member, alone = self.structure.teams
            minis = (Mini(team, (leader, member)), Mini(alone))
            pieces, sources = (Piece(GROUP, NAME),), "; ".join(general[0].sources)
            yield Branch(pieces, "staff", GROUP, minis=minis, word=ASSIGNING, word_source=sources)
        for rule in rules:
            if not rule.is_general:
                yield _special(rule, f"dinilai oleh {rule.appraiser}", ASSIGNING)

    def _guided(self, tier: Tier) -> Iterable[Branch]:
        """Staff whose performance a coordinating tier sets although another assigns it."""
        for rule in self._of_staff:
            if rule.setter == tier.short != rule.assigner:
                yield Branch(
                    (Piece(rule.rank, SMALL),),
                    "staff",
                    rule.rank,
                    word=f"{SETTING}, memberi rekomendasi",
                    word_source="; ".join(rule.sources),
                )


def standing_figure(survey: Survey) -> StructureFigure:
    """The structure of kedudukan of a unit."""
    return _figure(survey, "Struktur Kedudukan", "Kedudukan", is_assignment=False)


def assignment_figure(survey: Survey) -> StructureFigure:
    """The structure of penugasan of a unit."""
    return _figure(survey, "Struktur Penugasan", "Penugasan", is_assignment=True)


def _figure(survey: Survey, form: str, word: str, *, is_assignment: bool) -> StructureFigure:
    """One of the two figures; the unit type is its code."""
    target = survey.target
    title = f"{word} Jabatan Fungsional dan pelaksana pada {target.name}"
    source = " ".join(part for part in ("; ".join(target.tipe.sumber), survey.regulation) if part)
    sheet = survey.sheet(form, f"Tipe {target.number}", title, source)
    return StructureFigure(sheet, structure(survey), is_assignment)


def _tier(tier: Tier, below: Sequence[Branch], *, full: bool = False) -> Branch:
    """A tier as a box with its badges."""
    level = "" if tier.level == "antara" else f"Level {tier.level}"
    notes = [f"Syarat: {tier.condition}"] if tier.condition else []
    notes += [opened(tier.coordinates)] if full and tier.coordinates else []
    notes += ["Tidak dapat membentuk Tim Kerja"] if full and tier.no_team else []
    pieces = (
        *([Piece(level, CODE)] if level else []),
        Piece(tier.title, NAME),
        *([Piece(tier.rank, SMALL)] if tier.rank else []),
        *(Piece(note, MUTED) for note in notes),
    )
    badges = (*([APPRAISER] if tier.is_appraiser else []), *([LEADER] if tier.is_leader else []))
    role = "tier-appraiser" if badges else "lane"
    dashed = bool(tier.condition)
    return Branch(pieces, role, tier.title, badges, dashed=dashed, below=tuple(below))


def _staff(rules: Sequence[Rule]) -> Iterable[Branch]:
    """The staff below the one who appraises it: all of it in one box, each rank apart."""
    if any(rule.is_general for rule in rules):
        yield Branch((Piece(GROUP, NAME),), "staff", GROUP)
    for rule in rules:
        if not rule.is_general:
            yield _special(rule, "", "")


def _special(rule: Rule, remark: str, word: str) -> Branch:
    """One rank, which is there only under a condition."""
    notes = [remark] if remark else []
    notes += ["Bersyarat, lihat tabel"] if rule.condition else []
    pieces = (Piece(rule.rank, NAME), *(Piece(note, MUTED) for note in notes))
    role = "staff-conditional" if rule.condition else "staff"
    source = "; ".join(rule.sources)
    return Branch(
        pieces, role, rule.rank, word=word, word_source=source, dashed=bool(rule.condition)
    )


def _outside(name: str, rules: Sequence[Rule]) -> Branch:
    """Somebody outside the unit who appraises ranks in it."""
    pieces = (Piece(name, NAME), Piece("Di luar unit organisasi", MUTED))
    below = tuple(_special(rule, "", "") for rule in rules)
    return Branch(pieces, "party", name, (APPRAISER,), below=below)


def _ruled(rules: Sequence[Rule]) -> list[Panel]:
    """The table of who appraises whom, and who does what for them."""
    rows = [
        Row(
            (
                Cell.of(rule.rank, bold=True),
                Cell.of(rule.appraiser),
                Cell.listing(rule.duties),
                Cell.listing(rule.coordination),
                Cell.listing([text for text in (rule.condition, *rule.readings) if text]),
                Cell.listing(rule.sources),
            ),
            f"penilai_{number}_{slug(rule.rank)}",
            f"{rule.rank} dinilai oleh {rule.appraiser}",
        )
        for number, rule in enumerate(rules, 1)
    ]
    return _titled("Pejabat Penilai Kinerja menurut jenjang", table(_RULES, rows)) if rows else []


def _stated(statements: Sequence[Statement]) -> list[Panel]:
    """The table of provisions."""
    rows = [
        Row(
            (Cell.of(str(number)), Cell.of(item.text), Cell.of(item.ref)),
            f"ketentuan_{number}",
            item.ref,
        )
        for number, item in enumerate(statements, 1)
    ]
    return _titled("Ketentuan", whole(table(_STATEMENTS, rows))) if rows else []


def _titled(title: str, listed: list[Panel]) -> list[Panel]:
    """A table with a line above it."""
    return [heading_line(title, listed[0].keep), *listed]
