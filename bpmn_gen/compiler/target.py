"""Targets: what a build is for, a unit type as such or one named unit of a type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import TipeUnit, Unit
    from bpmn_gen.diagnostics import Findings

SUGGESTED = 3
"""Units that are suggested for a part of a name."""
EVERY_UNIT = "semua"
"""Stands for all named units where a name is asked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """A unit type, or a named unit with the type it follows."""

    tipe: TipeUnit
    unit: Unit | None = None

    @property
    def number(self) -> int:
        """The number of the unit type."""
        return int(self.tipe.nomor)

    @property
    def slug(self) -> str:
        """The folder of its artefacts, e.g. ``tipe-07`` or ``unit-kecamatan-kroya``."""
        return f"unit-{file_slug(self.unit.nama)}" if self.unit else f"tipe-{self.number:02d}"

    @property
    def name(self) -> str:
        """The name printed on the pool, e.g. ``Kecamatan`` or ``Kecamatan Kroya``."""
        return str(self.unit.nama if self.unit else self.tipe.nama)

    def title(self, role: str) -> str | None:
        """The job title of a role as it is written; None when the role does not exist here."""
        return self.roles().get(role)

    def roles(self) -> dict[str, str]:
        """All roles that exist here, with their titles as they are written."""
        own = self.unit.jabatan if self.unit else {}
        return {str(role): str(title) for role, title in (*self.tipe.peran.items(), *own.items())}


def all_types(defs: DefinitionSet) -> Iterator[Target]:
    """Every unit type, in the order of their numbers."""
    for number in sorted(defs.tipe_unit):
        yield Target(defs.tipe_unit[number])


def all_units(defs: DefinitionSet) -> Iterator[Target]:
    """Every named unit whose type exists, in the order in which they are listed."""
    for unit in defs.unit:
        tipe = defs.tipe_unit.get(int(unit.tipe))
        if tipe is not None:
            yield Target(tipe, unit)


def target_of(defs: DefinitionSet, unit: Unit) -> Target:
    """The target of a unit that is listed and whose type exists."""
    return next(one for one in all_units(defs) if one.unit is unit or one.name == unit.nama)


def select_targets(
    defs: DefinitionSet, numbers: Iterable[int], unit_names: Iterable[str], findings: Findings
) -> tuple[Target, ...]:
    """The targets that a user asks for by number and name.

    When none is named, all unit types and all units that have a folder of their own; of a project
    that holds nothing but such folders, those alone.
    The name ``semua`` stands for all units, unless a unit has that name.  Unknown numbers and names
    are reported with the nearest known one.
    """
    wanted, names = list(dict.fromkeys(numbers)), list(dict.fromkeys(unit_names))
    if not wanted and not names:
        owned = (target for target in all_units(defs) if defs.office_of(target.unit))
        return (*(() if defs.only_offices else all_types(defs)), *owned)
    chosen = [target for number in wanted if (target := _of_type(defs, number, findings))]
    by_slug: dict[str, Target] = {}
    for target in all_units(defs):
        by_slug.setdefault(target.slug, target)
    for name in names:
        if file_slug(name) == EVERY_UNIT and f"unit-{EVERY_UNIT}" not in by_slug:
            chosen += all_units(defs)
            if not by_slug:
                hint = "tulis unitnya di unit.yaml, atau pilih tipe unit dengan --tipe"
                findings.error("no-units", "belum ada unit bernama di unit.yaml", None, hint)
        elif unit := _of_unit(by_slug, name, findings):
            chosen.append(unit)
    return tuple({target.slug: target for target in chosen}.values())


def _of_type(defs: DefinitionSet, number: int, findings: Findings) -> Target | None:
    """The target of one unit type."""
    if number in defs.tipe_unit:
        return Target(defs.tipe_unit[number])
    known = ", ".join(str(known) for known in sorted(defs.tipe_unit))
    hint = f"tipe unit yang ada: {known}" if known else "belum ada tipe unit di folder tipe_unit"
    findings.error("unknown-unit-type", f"tipe unit {number} tidak ada", None, hint)
    return None


def _of_unit(by_slug: dict[str, Target], name: str, findings: Findings) -> Target | None:
    """The target of one named unit; letter case and spacing do not matter."""
    target = by_slug.get(f"unit-{file_slug(name)}")
    if target is None:
        names = [known.name for known in by_slug.values()]
        words = set(name.casefold().split())
        holding = [known for known in names if words and words <= set(known.casefold().split())]
        hints = tuple(f"maksud Anda '{known}'?" for known in holding[:SUGGESTED])
        hints = hints or did_you_mean(name, names)
        if not hints or len(holding) > SUGGESTED:
            hints = (*hints, "lihat nama unit dengan 'bpmn-gen list'")
        findings.error("unknown-unit", f"unit {quoted(name)} tidak ada di unit.yaml", None, *hints)
    return target
