"""Draws the two structure figures of a unit: kedudukan and penugasan.

The published text of the regulation lacks its pictures.  These figures are drawn from what its
words say, and the table below lists the provisions, so that readers can check them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_citation import grouped
from bpmn_gen.definition.text import capitalised
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.tree import Mini, TreeBranch, forest
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.board import Board
from bpmn_gen.picture.set_text import CODE, MUTED, NAME, SMALL, TextPiece
from bpmn_gen.picture.table import (
    TableCell,
    TableColumn,
    TableRow,
    heading_line,
    table_panels,
    whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.maps.tiers import AppraisalRule, Statement, Structure, Tier
    from bpmn_gen.picture.board import Panel
    from bpmn_gen.picture.sheet import Sheet

GROUP = "Kelompok Jabatan Fungsional dan pelaksana"
APPRAISER, LEADER = "Pejabat Penilai Kinerja", "Pimpinan Unit Organisasi"
SETTING, ASSIGNING = "menetapkan kinerja", "menugaskan"
"""The words on lines that say what is done to those below."""
_RULES = (
    TableColumn("Jenjang", 20),
    TableColumn("Pejabat Penilai Kinerja", 20),
    TableColumn("Tugas pejabat", 24),
    TableColumn("Koordinasi", 16),
    TableColumn("Syarat dan bacaan", 24),
    TableColumn("Dasar", 15),
)
_STATEMENTS = (
    TableColumn("No.", 4, "middle"),
    TableColumn("Ketentuan", 76),
    TableColumn("Dasar", 20),
)


@dataclass(frozen=True, slots=True)
class StructureFigure:
    """The data of a structure figure."""

    sheet: Sheet
    structure: Structure
    is_assignment: bool
    """True for penugasan, False for kedudukan."""

    def board(self) -> Board:
        """The tree, the table of appraisal, and the table of provisions."""
        trees = self._assigned() if self.is_assignment else self._ranked()
        panels: list[Panel] = [forest(trees, arrows=self.is_assignment)] if trees else []
        statements = self.structure.assignment if self.is_assignment else self.structure.standing
        panels += _ruled(self.structure.rules)
        panels += _stated(statements)
        told = "; ".join(statement.text for statement in statements)
        return Board(self.sheet, tuple(panels), told)

    def _ranked(self) -> list[TreeBranch]:
        """The tree of kedudukan: each rank stands below the one who appraises it."""
        shorts = {tier.short for tier in self.structure.tiers}
        below: tuple[TreeBranch, ...] = ()
        for tier in reversed(self.structure.tiers):
            rules = [rule for rule in self._of_staff if rule.appraiser == tier.short]
            below = (_tier(tier, (*below, *_staff(rules))),)
        outside: dict[str, list[AppraisalRule]] = {}
        for rule in self._of_staff:
            if rule.appraiser not in shorts:
                outside.setdefault(rule.appraiser, []).append(rule)
        return [*below, *(_outside(name, rules) for name, rules in outside.items())]

    @property
    def _of_staff(self) -> tuple[AppraisalRule, ...]:
        """The rules about staff below the tiers."""
        return tuple(rule for rule in self.structure.rules if not rule.is_tier)

    def _assigned(self) -> list[TreeBranch]:
        """The tree of penugasan: who sets whose performance, and whom leaders assign."""
        below: tuple[TreeBranch, ...] = ()
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
        return [TreeBranch((TextPiece(title, NAME),), "lane", title, below=(first,))]

    def _set(self, branch: TreeBranch) -> TreeBranch:
        """A tier with the word on the line to it, where a provision says so."""
        tier = next(item for item in self.structure.tiers if item.title == branch.title)
        words = [SETTING] if tier.set_by else []
        words += [ASSIGNING] if tier.assigned_by else []
        sources = dict.fromkeys((*([tier.set_by] if tier.set_by else []), *tier.assigned_by))
        return replace(branch, word=", ".join(words), word_source=grouped(sources))

    def _teams(self, tier: Tier) -> Iterable[TreeBranch]:
        """The teams, individuals and single ranks that a tier assigns."""
        rules = [rule for rule in self._of_staff if rule.assigner == tier.short]
        if general := [rule for rule in rules if rule.is_general]:
            team, leader, member, alone = self.structure.teams
            minis = (Mini(team, (leader, member)), Mini(alone))
            pieces, sources = (TextPiece(GROUP, NAME),), grouped(general[0].sources)
            yield TreeBranch(
                pieces, "staff", GROUP, minis=minis, word=ASSIGNING, word_source=sources
            )
        for rule in rules:
            if not rule.is_general:
                yield _special(rule, f"dinilai oleh {rule.appraiser}", ASSIGNING)

    def _guided(self, tier: Tier) -> Iterable[TreeBranch]:
        """Staff whose performance a coordinating tier sets although another tier assigns them."""
        for rule in self._of_staff:
            if rule.setter == tier.short != rule.assigner:
                yield TreeBranch(
                    (TextPiece(rule.rank, SMALL),),
                    "staff",
                    rule.rank,
                    word=f"{SETTING}, memberi rekomendasi",
                    word_source=grouped(rule.sources),
                )


def rank_figure(survey: UnitSurvey) -> StructureFigure | None:
    """The figure of kedudukan of a unit; None when the definitions say nothing of it."""
    return _figure(survey, "Struktur Kedudukan", "Kedudukan", is_assignment=False)


def assignment_figure(survey: UnitSurvey) -> StructureFigure | None:
    """The figure of penugasan of a unit; None when the definitions say nothing of it."""
    return _figure(survey, "Struktur Penugasan", "Penugasan", is_assignment=True)


def _figure(
    survey: UnitSurvey, form: str, word: str, *, is_assignment: bool
) -> StructureFigure | None:
    """One of the two figures; the number of the unit type is its code."""
    target, found = survey.target, structure(survey)
    if not (found.tiers or found.rules or (found.assignment if is_assignment else found.standing)):
        return None
    title = f"{word} Jabatan Fungsional dan pelaksana pada {target.name}"
    source = survey.cited(target.tipe.sumber)
    sheet = survey.sheet(form, f"Tipe {target.number}", title, source)
    return StructureFigure(sheet, found, is_assignment)


def _tier(tier: Tier, below: Sequence[TreeBranch], *, full: bool = False) -> TreeBranch:
    """A tier as a box with its badges; ``full`` adds what provisions say of its work."""
    level = "" if tier.level == "antara" else f"Level {tier.level}"
    notes = [f"Syarat: {tier.condition}"] if tier.condition else []
    notes += [capitalised(tier.coordinates)] if full and tier.coordinates else []
    notes += ["Tidak dapat membentuk Tim Kerja"] if full and tier.no_team else []
    pieces = (
        *([TextPiece(level, CODE)] if level else []),
        TextPiece(tier.title, NAME),
        *([TextPiece(tier.rank, SMALL)] if tier.rank else []),
        *(TextPiece(note, MUTED) for note in notes),
    )
    badges = (*([APPRAISER] if tier.is_appraiser else []), *([LEADER] if tier.is_leader else []))
    role = "tier-appraiser" if badges else "lane"
    dashed = bool(tier.condition)
    return TreeBranch(pieces, role, tier.title, badges, dashed=dashed, below=tuple(below))


def _staff(rules: Sequence[AppraisalRule]) -> Iterable[TreeBranch]:
    """The staff below their appraiser: one box for all, and one for each special rank."""
    if any(rule.is_general for rule in rules):
        yield TreeBranch((TextPiece(GROUP, NAME),), "staff", GROUP)
    for rule in rules:
        if not rule.is_general:
            yield _special(rule, "", "")


def _special(rule: AppraisalRule, remark: str, word: str) -> TreeBranch:
    """A single rank; a broken line says that a condition decides whether it exists."""
    notes = [remark] if remark else []
    notes += ["Bersyarat, lihat tabel"] if rule.condition else []
    pieces = (TextPiece(rule.rank, NAME), *(TextPiece(note, MUTED) for note in notes))
    role = "staff-conditional" if rule.condition else "staff"
    source = grouped(rule.sources)
    return TreeBranch(
        pieces, role, rule.rank, word=word, word_source=source, dashed=bool(rule.condition)
    )


def _outside(name: str, rules: Sequence[AppraisalRule]) -> TreeBranch:
    """Somebody outside the unit who appraises ranks in it, with these ranks below."""
    pieces = (TextPiece(name, NAME), TextPiece("Di luar unit organisasi", MUTED))
    below = tuple(_special(rule, "", "") for rule in rules)
    return TreeBranch(pieces, "party", name, (APPRAISER,), below=below)


def _ruled(rules: Sequence[AppraisalRule]) -> list[Panel]:
    """The table of who appraises each rank and who does what for it."""
    rows = [
        TableRow(
            (
                TableCell.of(rule.rank, bold=True),
                TableCell.of(rule.appraiser),
                TableCell.listing(rule.duties),
                TableCell.listing(rule.coordination),
                TableCell.listing([text for text in (rule.condition, *rule.readings) if text]),
                TableCell.of(grouped(rule.sources)),
            ),
            f"penilai_{number}_{slug(rule.rank)}",
            f"{rule.rank} dinilai oleh {rule.appraiser}",
        )
        for number, rule in enumerate(rules, 1)
    ]
    return (
        _titled("Pejabat Penilai Kinerja menurut jenjang", table_panels(_RULES, rows))
        if rows
        else []
    )


def _stated(statements: Sequence[Statement]) -> list[Panel]:
    """The table of provisions."""
    rows = [
        TableRow(
            (TableCell.of(str(number)), TableCell.of(item.text), TableCell.of(item.ref)),
            f"ketentuan_{number}",
            item.ref,
        )
        for number, item in enumerate(statements, 1)
    ]
    return _titled("Ketentuan", whole(table_panels(_STATEMENTS, rows))) if rows else []


def _titled(title: str, listed: list[Panel]) -> list[Panel]:
    """A table below a heading line."""
    return [heading_line(title, listed[0].keep), *listed]
