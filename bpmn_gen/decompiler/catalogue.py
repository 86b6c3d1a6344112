"""The names that a project knows: of roles, of letters and forms, of processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.target import Target, all_units
from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet

_LONGEST: Final = 12
"""Words of a name that are compared with terms and titles, because no title has more and every
beginning of the name is looked up."""
_ROOM: Final = "99"
"""The group of codes for drafts, which is far from those that a regency uses."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Names as they are printed, so that the names in a foreign file can be looked up.

    Names are compared in the form that ``folded`` gives them, without capitals.
    """

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of roles by legal term, by other words of provisions, and by title of any unit type."""
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By name of a unit type or unit: the key of a role by its title there."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Legal term by role key."""
    bound: frozenset[str] = frozenset()
    """Keys of roles that somebody has in at least one unit type."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Code of a letter or form by its name."""
    codes: frozenset[str] = frozenset()
    """Codes of all processes and of their variants."""
    prefix: str = ""
    """The beginning of all codes."""

    @classmethod
    def of(cls, defs: DefinitionSet) -> Catalogue:
        """The names in the definitions of a project."""
        variants = (v.kode for process in defs.proses.values() for v in process.varian)
        return cls(
            _roles(defs),
            _titles(defs),
            {str(role): str(entry.sebutan) for role, entry in defs.jabatan.items()},
            frozenset(role for target in _targets(defs) for role in target.roles()),
            {folded(form.nama): str(code) for code, form in defs.formulir.items()},
            frozenset({*map(str, defs.proses), *(str(code) for code in variants if code)}),
            f"{defs.code_prefix}{defs.daerah.kode.pemisah}",
        )

    def roles_of(self, name: str, unit: str = "") -> tuple[str, ...]:
        """Keys of the roles that the name of a lane may mean.

        Parts of the name are looked up in turn: all of it, what follows ``selaku``, what stands
        before a bracket, then ever shorter beginnings.  Where the unit is known, a title means one
        role; elsewhere it may mean several.
        """
        wanted = folded(name)
        words = wanted.split()[:_LONGEST]
        parts = [wanted, wanted.rpartition(" selaku ")[2], wanted.partition(" (")[0]]
        parts += [" ".join(words[:count]) for count in range(len(words), 0, -1)]
        titles = self.titles.get(unit, {})
        for part in parts:
            if part in titles:
                return (titles[part],)
            if part in self.roles:
                return self.roles[part]
        return ()

    def is_term(self, name: str, role: str) -> bool:
        """Whether a name is the legal term of a role."""
        return folded(self.terms.get(role, "")) == folded(name)

    def elsewhere(self, name: str, role: str) -> str:
        """The government body in the name of a role outside the regency; empty for other names.

        The name of such a lane is the term of the role, then the body.
        """
        term = self.terms.get(role, "")
        is_longer = folded(name).startswith(f"{folded(term)} ")
        return name[len(term) :].strip() if is_longer and role not in self.bound else ""

    def form_of(self, name: str) -> str | None:
        """The code of a letter or form by its name; None where no form has that name."""
        return self.forms.get(folded(name))

    def free_codes(self) -> Iterator[str]:
        """Codes that no process has yet, without end."""
        number = 0
        while True:
            number += 1
            code = f"{self.prefix}{_ROOM}.{number:02d}"
            if code not in self.codes:
                yield code


def _roles(defs: DefinitionSet) -> dict[str, tuple[str, ...]]:
    """Keys of roles by term, by other words of provisions, and by title; a term goes first."""
    found: dict[str, tuple[str, ...]] = {}
    for role, entry in defs.jabatan.items():
        found.setdefault(folded(entry.sebutan), (str(role),))
    words: dict[str, dict[str, None]] = {}
    for role, entry in defs.jabatan.items():
        for word in entry.sebutan_lain:
            words.setdefault(folded(word), {}).setdefault(str(role))
    for target in _targets(defs):
        for role, title in target.roles().items():
            words.setdefault(folded(title), {}).setdefault(role)
    return {word: tuple(roles) for word, roles in words.items()} | found


def _targets(defs: DefinitionSet) -> list[Target]:
    """All unit types, then all named units."""
    return [*map(Target, defs.tipe_unit.values()), *all_units(defs)]


def _titles(defs: DefinitionSet) -> dict[str, dict[str, str]]:
    """The titles of each unit type and unit; of several roles with one title, the first counts."""
    found: dict[str, dict[str, str]] = {}
    for target in _targets(defs):
        titles = found.setdefault(target.name, {})
        for role, title in target.roles().items():
            titles.setdefault(folded(title), role)
    return found
