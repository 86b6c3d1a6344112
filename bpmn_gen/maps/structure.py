"""Finds the structure of a unit: its tiers, who appraises whom, what provisions say of them.

Everything comes from the unit type (``tingkat``, ``peran``, ``penilai``) and from the words of its
provisions.  The tiers of a named unit carry its real titles.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.appraisal_duties import NOT_REGULATED, duties, is_left_open
from bpmn_gen.compiler.decision_table import decision_readings
from bpmn_gen.compiler.titles import TIER_ROLES, Titles
from bpmn_gen.definition.legal_citation import grouped
from bpmn_gen.definition.text import capitalised, whole_words
from bpmn_gen.maps.tiers import EVERYBODY, AppraisalRule, Statement, Structure, Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.schema import Ketentuan
    from bpmn_gen.definition.schema.tipe_unit import AturanPenilai, Tingkat
    from bpmn_gen.maps.survey import UnitSurvey

APPRAISER, LEADER = "penilai_kinerja", "pimpinan_unit"
_SETS = "menetapkan kinerja"
_UNIT = "Unit yang menerapkan: "
_COORDINATES = re.compile(r"(?:pelaksana koordinasi|koordinator) pelaksanaan tugas[^,;]*")
_NO_TEAM = "tidak dapat membentuk Tim Kerja"


def structure(survey: UnitSurvey) -> Structure:
    """The structure of the unit of a survey."""
    return _Reader(survey).structure()


class _Reader:
    """Reads the structure of one unit out of the definitions."""

    def __init__(self, survey: UnitSurvey) -> None:
        """Look up the provisions of the unit type."""
        self.survey, self.tipe = survey, survey.target.tipe
        known = {str(item.id): item for book in survey.defs.peraturan for item in book.ketentuan}
        self.standing = [known[key] for key in map(str, self.tipe.kedudukan) if key in known]
        self.assignment = [known[key] for key in map(str, self.tipe.penugasan) if key in known]
        self.titles = Titles(survey.defs, survey.target)
        self.words = survey.words

    def structure(self) -> Structure:
        """The whole structure."""
        superior, source = self._superior()
        roles = ("tim_kerja", "ketua_tim", "anggota_tim", "individu")
        return Structure(
            tiers=tuple(self._tier(number) for number in range(len(self.tipe.tingkat))),
            superior=superior,
            superior_source=source,
            rules=tuple(self._rule(item) for item in self.tipe.penilai),
            teams=tuple(self.titles.of_role(role) for role in roles),
            standing=tuple(self._gathered(self.standing)),
            assignment=tuple(map(self._statement, self.assignment)),
        )

    def _tier(self, number: int) -> Tier:
        """One tier, with what the provisions say of it."""
        tier = self.tipe.tingkat[number]
        job = self.survey.filled(tier.jabatan)
        role = TIER_ROLES.get(str(tier.level), "")
        title = self.titles.of_role(role) if role in self.titles.bound else job
        contained = title.casefold() in job.casefold()
        names = self._names(tier)
        above = self._names(self.tipe.tingkat[number - 1]) if number else self._superior_names()
        about = next((rule for rule in self.tipe.penilai if rule.jenjang in names), None)
        return Tier(
            level=str(tier.level),
            title=job if contained else title,
            short=title,
            rank="" if contained else job,
            is_appraiser=APPRAISER in tier.peran,
            is_leader=LEADER in tier.peran,
            coordinates="" if APPRAISER in tier.peran else self._coordination(names),
            no_team=any(
                _NO_TEAM in item.ringkasan and _mentions(item.ringkasan, names)
                for item in self.assignment
            ),
            condition=self._condition(title),
            set_by=self._setting(above, names),
            assigned_by=self.words.places(about.sumber) if about and about.penugas in above else (),
        )

    def _condition(self, title: str) -> str:
        """The condition under which a tier exists.

        It is the condition of the general rule by which the tier sets performance, because the type
        itself has no place for one.
        """
        for item in self.tipe.penilai:
            if item.penetap and EVERYBODY in item.jenjang and item.syarat:
                number = self.titles.tier_of(item.penetap)
                level = "" if number is None else str(self.tipe.tingkat[number].level)
                if level and self.titles.of_role(TIER_ROLES.get(level, "")) == title:
                    return self.survey.filled(item.syarat)
        return ""

    def _names(self, tier: Tingkat) -> list[str]:
        """All names by which provisions speak of a tier."""
        job = str(tier.jabatan)
        names = [job, *re.findall(r"\(([^)]*)\)", job), re.sub(r"\s*\([^)]*\)", "", job)]
        names.append(self.titles.bound.get(TIER_ROLES.get(str(tier.level), ""), ""))
        names += map(str, tier.sebutan_lain)
        if tier.level != "antara":
            names += [f"Pejabat Level {tier.level}", f"Level {tier.level}"]
        return _with_parts(names)

    def _superior_names(self) -> list[str]:
        """The names by which provisions speak of the superior of the unit."""
        return _with_parts([self.titles.bound.get("atasan_unit", "")])

    def _superior(self) -> tuple[str, str]:
        """Who sets the performance of the first tier, and the provision; empty where none does."""
        if not self.tipe.tingkat:
            return "", ""
        source = self._setting(self._superior_names(), self._names(self.tipe.tingkat[0]))
        return (self.titles.of_role("atasan_unit"), source) if source else ("", "")

    def _setting(self, above: Iterable[str], below: Iterable[str]) -> str:
        """Citation of the provision by which one sets the performance of the other."""
        for item in self.assignment:
            subject, verb, rest = item.ringkasan.partition(_SETS)
            if verb and _mentions(subject, above) and _mentions(rest, below):
                return self.words.of(item)
        return ""

    def _coordination(self, names: Iterable[str]) -> str:
        """The words of the provisions for the coordinating work of a tier; may be empty."""
        for item in self.assignment:
            found = _COORDINATES.search(item.ringkasan)
            if found and _mentions(item.ringkasan[: found.start()], names):
                return found.group().strip()
        return ""

    def _rule(self, item: AturanPenilai) -> AppraisalRule:
        """A rule of appraisal with the unit's own titles."""
        officials = {
            key: self._official(getattr(item, key))
            for key in ("penugas", "pengelola", "penetap", "perekomendasi")
        }
        tiers = (self._names(tier) for tier in self.tipe.tingkat)
        return AppraisalRule(
            rank=self.survey.filled(item.jenjang),
            appraiser=self.titles.own(item.penilai),
            assigner=officials["penugas"],
            setter=officials["penetap"],
            duties=duties(officials),
            coordination=tuple(self.titles.own(name) for name in item.koordinasi),
            condition=self.survey.filled(item.syarat or ""),
            readings=decision_readings(item, self.tipe, self.titles),
            sources=self.words.places(item.sumber),
            is_tier=any(str(item.jenjang) in names for names in tiers),
        )

    def _statement(self, item: Ketentuan) -> Statement:
        """A provision with its place."""
        return Statement(self.words.of(item), capitalised(item.ringkasan))

    def _gathered(self, items: Iterable[Ketentuan]) -> Iterator[Statement]:
        """Provisions as statements; those that only list units are put into one."""
        units: list[Ketentuan] = []
        for item in items:
            if item.ringkasan.startswith(_UNIT):
                units.append(item)
            else:
                yield self._statement(item)
        if units:
            names = "; ".join(item.ringkasan.removeprefix(_UNIT) for item in units)
            yield Statement(grouped(map(self.words.of, units)), f"{_UNIT}{names}")

    def _official(self, name: str | None) -> str:
        """An official with the unit's own title; empty where nobody is named."""
        if not name:
            return ""
        return NOT_REGULATED if is_left_open(name) else self.titles.own(name)


def _with_parts(names: Iterable[str]) -> list[str]:
    """The names, followed by the parts of those that join several with ``atau``."""
    found = [part.strip() for name in names for part in (name, *name.split(" atau "))]
    return [name for name in dict.fromkeys(found) if name]


def _mentions(text: str, names: Iterable[str]) -> bool:
    """Whether a text contains one of the names as whole words; ``A/B`` counts as ``A atau B``."""
    words = text.replace("/", " atau ")
    return any(whole_words([name]).search(words) for name in names)
