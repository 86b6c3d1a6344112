"""How many people hold a title in a unit, said by the key of a role or by the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.definition.schema import Unit


@dataclass(frozen=True, slots=True)
class Headcounts:
    """What a unit says of its people."""

    said: Mapping[str, int]
    """By folded key or title."""

    @classmethod
    def of(cls, unit: Unit | None) -> Headcounts:
        """Those of a unit; none for a unit type."""
        counts = unit.jumlah_pegawai if unit else {}
        return cls({folded(key): int(count) for key, count in counts.items()})

    def count(self, actor: Actor) -> int | None:
        """How many hold the title of an actor; None where nobody says."""
        names = (actor.role, actor.name, actor.term)
        return next((self.said[key] for name in names if (key := folded(name)) in self.said), None)
