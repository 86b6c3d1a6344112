"""Whom a unit type binds: the units that the regulation and the project name, and its condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.legal_citation import legal_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema.tipe_unit import Bersyarat, TipeUnit

CLASS = "jenis unit, namanya tidak dirinci naskah"
"""What stands behind a class of units of which the regulation names none."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to happen before a unit type applies to a unit, as a document says it."""

    unit: str
    """The unit that it is about."""
    waits: bool
    """Whether the type applies once the event has happened; else it applies until then."""
    event: str
    other: str
    """Name of the type that applies in the other case."""
    other_slug: str
    source: str
    """The provision, as cited."""

    def told(self, what: str = "ini", places: Mapping[str, str] | None = None) -> str:
        """A sentence without its full stop.

        Args:
            what: whose condition it is, e.g. ``Lampiran III``.
            places: what the other type is called in the document, by slug.
        """
        other = (places or {}).get(self.other_slug, f"ketentuan bagi {self.other}")
        subject = f"Ketentuan {what}" if what == "ini" else what
        if self.waits:
            text = f"{subject} berlaku apabila {self.event}; sampai saat itu {self.unit} mengikuti"
            return f"{text} {other} ({self.source})"
        text = f"{self.unit} mengikuti {subject[:1].lower()}{subject[1:]} sampai {self.event}"
        return f"{text}; sesudah itu berlaku {other} ({self.source})"


@dataclass(frozen=True, slots=True)
class Binding:
    """The units for which the maps and SOPs of a target hold."""

    units: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def told(self) -> tuple[str, ...]:
        """The conditions as sentences."""
        return tuple(condition.told() for condition in self.conditions)


def binding_of(defs: DefinitionSet, target: Target) -> Binding:
    """Whom the maps and SOPs of a unit type or unit bind."""
    if target.unit is not None:
        return Binding((target.name,), tuple(_conditions(defs, target)))
    named = [str(unit.nama) for unit in defs.unit if int(unit.tipe) == target.number]
    known = {*named, *(target.tipe.unit if target.tipe.bersyarat else ())}
    listed = {
        str(one): str(one) if one in known else f"{one} ({CLASS})" for one in target.tipe.unit
    }
    every = (*listed.values(), *(name for name in named if name not in listed))
    return Binding(every, tuple(_conditions(defs, target)))


def _conditions(defs: DefinitionSet, target: Target) -> list[Condition]:
    """The condition of the type, and those for which units of this type wait."""
    if (own := target.tipe.bersyarat) is not None:
        until = defs.tipe_unit.get(int(own.sampai_saat_itu))
        return [_condition(defs, own, until, waits=True)] if until else []
    return [
        _condition(defs, tipe.bersyarat, tipe, waits=False)
        for tipe in defs.tipe_unit.values()
        if tipe.bersyarat
        and int(tipe.bersyarat.sampai_saat_itu) == target.number
        and (target.unit is None or target.name == tipe.bersyarat.unit)
    ]


def _condition(defs: DefinitionSet, said: Bersyarat, other: TipeUnit, *, waits: bool) -> Condition:
    """What a type says, with the type that applies in the other case."""
    source = legal_words(defs.peraturan).cited(map(str, said.sumber), first=False)
    slug = f"tipe-{int(other.nomor):02d}"
    return Condition(str(said.unit), waits, str(said.bila), str(other.nama), slug, source)
