"""The job titles of a unit: what rules of its type say in general, with the unit's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.placeholders import fill

if TYPE_CHECKING:
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet

TIER_ROLES = {
    "I": "pejabat_level_1",
    "II": "pejabat_level_2",
    "III": "pejabat_level_3",
    "antara": "pejabat_antara",
}
"""The role that a tier is, by its level."""


class Titles:
    """Knows which tier holds which title of the type, and what the unit calls it."""

    def __init__(self, defs: DefinitionSet, target: Target) -> None:
        """Look up the titles of the type as they are written."""
        self.bound = {str(role): str(title) for role, title in target.tipe.peran.items()}
        self._defs, self._target = defs, target
        self._terms = bound_terms(defs, target)

    def filled(self, text: str) -> str:
        """A text with the unit's own names in it."""
        return fill(text, self._terms)

    def of_role(self, role: str) -> str:
        """The title of a role in this unit; its legal term where the unit binds none."""
        title = self._target.title(role)
        entry = self._defs.jabatan.get(role)
        return self.filled(title or (str(entry.sebutan) if entry else role.replace("_", " ")))

    def tier_of(self, name: str) -> int | None:
        """Which tier holds a title of the type."""
        for number, tier in enumerate(self._target.tipe.tingkat):
            if self.bound.get(TIER_ROLES.get(str(tier.level), "")) == name:
                return number
        return None

    def own(self, name: str) -> str:
        """A title of the type as this unit has it: that of the tier which holds it.

        What follows in brackets stays as it is.
        """
        base, bracket, remark = str(name).partition(" (")
        number = self.tier_of(base)
        if number is None:
            return self.filled(name)
        level = str(self._target.tipe.tingkat[number].level)
        return self.of_role(TIER_ROLES[level]) + bracket + remark
