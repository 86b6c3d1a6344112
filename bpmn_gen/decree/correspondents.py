"""Who writes a letter, to whom it goes and who gets copies, in the words of one unit.

The titles of a unit often give two roles to one person, e.g. because its leader appraises most of
its staff.  Nobody writes to themselves or gets a copy of their own letter.  A copy that the
regulation demands is then addressed to whoever else holds the role, because some ranks have another
appraiser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet

OWN_SIDE = "unit organisasi bersangkutan"
"""How another body speaks of this unit where the process has no word for it."""
BLANK = "........................"
AUTHORITY, HEAD, LEADER = "pejabat_berwenang", "kepala_perangkat_daerah", "pejabat_level_1"
ABOVE = ("atasan_unit", "pengampu_urusan")
"""Roles that only units have which are part of a Perangkat Daerah and none themselves."""
SERVICE = "Dinas "
"""How the name of a unit begins whose head the regulation calls Kepala Dinas."""
RANK = "Pejabat "
"""How a title begins that is a rank and not an office."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signs a letter."""

    title: str
    role: str
    """The legal term under which it is signed; empty where the title is one."""
    stands_apart: bool
    """Whether the letter carries a letterhead of its own, and not that of the unit."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom a letter names."""

    sender: Sender
    to: tuple[str, ...]
    copies: tuple[str, ...]
    is_idle: bool
    """Whether the letter would go to nobody but its sender, so that none is written."""


class Correspondents:
    """Names those who exchange letters in one process of one unit."""

    def __init__(self, process: ResolvedProcess, defs: DefinitionSet) -> None:
        """Look up the titles of the unit."""
        self.process, self.target = process, process.target
        self.actors = {actor.key: actor for actor in (*process.parties, *process.actors)}
        found = defs.proses.get(process.code)
        self.viewpoint = str(found.sudut_pandang) if found and found.sudut_pandang else None
        self._bound = bound_terms(defs, process.target)
        self._head = head_title(defs, process.target)

    def cast(self, step: Step) -> Cast:
        """Everybody whom the letter of a step names."""
        sender = self.actors[step.actor]
        side = self.side(sender)
        wanted = [self.actors[key] for key in step.to if key in self.actors]
        addressed = [one for one in wanted if not self._is_same(sender, one, side)]
        copied = [self.actors[key] for key in step.copies if key in self.actors]
        return Cast(
            sender=self._sender(sender),
            to=tuple(self._named(one, side) for one in addressed),
            copies=tuple(self._copied(one, sender, addressed, side) for one in copied),
            is_idle=bool(wanted) and not addressed,
        )

    def side(self, actor: Actor) -> str | None:
        """Which body an actor stands in; None for the own unit."""
        body = actor.instansi or actor.unit
        return None if body == self.viewpoint else body

    def asking(self, step: Step) -> str:
        """The unit for which somebody is asked."""
        return self.target.name if self.side(self.actors[step.actor]) is None else BLANK

    def _is_same(self, one: Actor, other: Actor, side: str | None) -> bool:
        """Whether two actors are one person, as far as the titles of this unit tell."""
        if one.key == other.key:
            return True
        if self.side(one) != side or self.side(other) != side:
            return False
        return self._title(one) == self._title(other)

    def _copied(
        self, actor: Actor, sender: Actor, addressed: Iterable[Actor], side: str | None
    ) -> str:
        """Who gets a copy: never who signs the letter or receives it."""
        if self._is_same(sender, actor, side):
            return f"{actor.term} bersangkutan, bila bukan penanda tangan"
        if any(self._is_same(one, actor, side) for one in addressed):
            return f"{actor.term} bersangkutan, bila bukan penerima surat ini"
        return self._named(actor, side)

    def _title(self, actor: Actor) -> str:
        """The job title that this unit has for a role."""
        return self._head if actor.role == HEAD else self._bound.get(actor.role, actor.term)

    def _sender(self, actor: Actor) -> Sender:
        """Who signs."""
        title = self._title(actor)
        role = "" if actor.role == HEAD or title == actor.term else actor.term
        return Sender(title, role, actor.role == AUTHORITY)

    def _named(self, actor: Actor, sender_side: str | None) -> str:
        """How a letter names somebody, which depends on the side from which it comes."""
        side = self.side(actor)
        if side == sender_side:
            title = self._title(actor)
            return title if title == actor.term else f"{title} selaku {actor.term}"
        if side is not None:
            return f"{actor.term} {side}"
        if "instansi" in (sender_side or ""):
            return f"{actor.term} instansi pemohon"
        return f"{actor.term} {self.viewpoint or OWN_SIDE}"


def head_title(defs: DefinitionSet, target: Target) -> str:
    """The real title of the head of the Perangkat Daerah of a unit, as far as it is known.

    A unit that is part of a Perangkat Daerah is headed by somebody else than the Perangkat Daerah
    is.  A title that neither the definitions nor the regulation name stays a blank behind the legal
    term.
    """
    titles, unit = Titles(defs, target), target.unit
    own = {str(key) for key in (unit.jabatan if unit else ())}
    is_part = any(role in titles.bound for role in ABOVE)
    for role in (HEAD, *(ABOVE if is_part else (LEADER,))):
        if role in own:
            return titles.of_role(role)
    if unit and not is_part and not titles.bound.get(LEADER, RANK).startswith(RANK):
        return titles.of_role(LEADER)
    if unit and not is_part and target.name.startswith(SERVICE):
        return f"Kepala {target.name}"
    return f"{titles.of_role(HEAD)} {BLANK}"
