"""What a project knows by name: roles, letters and forms, processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.target import Target, all_units
from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet

LONGEST: Final = 12
"""Words of a name that are compared with terms and titles."""
ROOM: Final = "99"
"""The group of codes for drafts: far behind those that a regency uses."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Names as they are printed, by which a foreign file may call what the project knows."""

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role keys by legal term, in lower case, or by title where no term is the same."""
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the name of a unit type or unit: a role key by title, in lower case."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Legal term by role key."""
    bound: frozenset[str] = frozenset()
    """Roles that somebody has in at least one unit type."""
    forms: Mapping[str, str] = field(default_factory=dict)
    """Code of a letter or form by its name, in lower case."""
    codes: frozenset[str] = frozenset()
    """Of all processes."""
    prefix: str = ""
    """What codes begin with."""

    @classmethod
    def of(cls, defs: DefinitionSet) -> Catalogue:
        """What the definitions of a project name."""
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
        """The roles that a lane may mean: by all of its name, its remark, or how it begins.

        Where the unit is known, a title means one role; elsewhere it may mean several.
        """
        wanted = folded(name)
        words = wanted.split()[:LONGEST]
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
        """The body outside the regency in a name that goes on behind the term of such a role."""
        term = self.terms.get(role, "")
        is_longer = folded(name).startswith(f"{folded(term)} ")
        return name[len(term) :].strip() if is_longer and role not in self.bound else ""

    def form_of(self, name: str) -> str | None:
        """The code of a letter or form by its name."""
        return self.forms.get(folded(name))

    def free_codes(self) -> Iterator[str]:
        """Codes that no process has yet."""
        number = 0
        while True:
            number += 1
            code = f"{self.prefix}{ROOM}.{number:02d}"
            if code not in self.codes:
                yield code


def _roles(defs: DefinitionSet) -> dict[str, tuple[str, ...]]:
    """Roles by their terms, by other words of provisions, then by titles of any unit type."""
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
    """The titles of each unit type and unit; the first of several roles counts."""
    found: dict[str, dict[str, str]] = {}
    for target in _targets(defs):
        titles = found.setdefault(target.name, {})
        for role, title in target.roles().items():
            titles.setdefault(folded(title), role)
    return found
