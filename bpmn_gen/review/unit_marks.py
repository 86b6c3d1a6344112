"""The signs on the maps of a process of level 0: what became of its processes and parties.

A sign stands where the map says what changed: at the party whose name is another one, at the row
of the table that names it, at the lane of who is in charge; else at the box of the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.maps.survey import parties_of
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.change_signs import CHANGED, GONE, MOVED, NEW, Sign, with_number
from bpmn_gen.review.change import Scope, UnitKind
from bpmn_gen.review.edit_signs import actor_signs
from bpmn_gen.review.scopes import maps_of_group
from bpmn_gen.review.touching import numbered_edits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import ProcessGroup
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.units import Review

LANE: Final = "lajur_pengampu"
"""The id of the lane of who is in charge, on a map of level 1."""
_CHARGE: Final = "pengampu"


@dataclass(frozen=True)
class Marked:
    """The signs on one map of one state."""

    boxes: dict[str, Sign] = field(default_factory=dict)
    """Of processes, by code."""
    parts: dict[str, Sign] = field(default_factory=dict)
    """Of what else stands on it, by the ids of parts."""
    is_seen: bool = False
    """Whether a change is seen on it, even where no sign has a place."""

    def add(self, where: dict[str, Sign], key: str, look: str, number: int) -> None:
        """Put another number at a thing."""
        where[key] = with_number(where.get(key), look, number)


@dataclass(frozen=True)
class UnitMarks:
    """The signs on all maps of one state of a unit."""

    result: Review
    is_new: bool
    has_rows: bool
    """Whether peta subproses have the table of who supplies and gets papers (SIPOC)."""

    def on(self, scope: Scope, group: ProcessGroup | None) -> Marked:
        """The signs on one map of a process of level 0; none where this state has none."""
        if group is None:
            return Marked()
        places = {self._newer(one.code): (at, one) for at, one in enumerate(group.processes, 1)}
        seen = False
        made = Marked()
        for number, change in enumerate(self.result.changes, 1):
            for touch in change.touches:
                if scope in touch.scopes and touch.code in places:
                    seen = True
                    at, process = places[touch.code]
                    self._mark(made, scope, (number, change), (at, process, touch.code))
            fields = {key for code, key in change.groups if code == group.code}
            if scope in change.scopes and any(scope in maps_of_group(key) for key in fields):
                seen = True
                for key in _of_charge(scope, group, fields):
                    made.add(made.parts, key, CHANGED, number)
        if scope is Scope.RELATIONS:
            made.parts.update(self._parties(group))
        return Marked(made.boxes, made.parts, seen)

    def on_relations(self, group: ProcessGroup) -> dict[str, Sign]:
        """The signs of the processes of a map of relations, by their codes."""
        return self.on(Scope.RELATIONS, group).boxes

    def on_network(self, groups: Iterable[ProcessGroup]) -> Marked:
        """The signs of processes that a network of the whole unit shows.

        It has no parties and no papers from outside, so that who takes part is not seen on it.
        """
        made = Marked()
        for process in (one for group in groups for one in group.processes):
            code = self._newer(process.code)
            for number, change in enumerate(self.result.changes, 1):
                scopes = {
                    scope for one in change.touches if one.code == code for scope in one.scopes
                }
                is_seen = change.kind.startswith(("process", "step", "head"))
                if is_seen and Scope.SUBPROCESSES in scopes:
                    made.add(made.boxes, process.code, self._look(change, code), number)
        return made

    def parties(self, process: ResolvedProcess) -> dict[str, Sign]:
        """The signs of the actors and parties of a process, by their names."""
        names = {party.name: party.name for party in parties_of(process)}
        edits = numbered_edits(self._newer(process.code), self.result)
        return actor_signs(edits, names, is_new=self.is_new)

    def knots(self, group: ProcessGroup) -> dict[str, Sign]:
        """The signs of all who take part in a process of level 0, by their names."""
        found: dict[str, Sign] = {}
        for process in group.processes:
            for name, sign in self.parties(process).items():
                known = found[name].number.split(", ") if name in found else []
                numbers = sorted({*known, *sign.number.split(", ")}, key=int)
                found[name] = Sign(sign.look, ", ".join(numbers))
        return found

    def _parties(self, group: ProcessGroup) -> dict[str, Sign]:
        """The signs of the boxes of parties on peta relasi."""
        found: dict[str, Sign] = {}
        for process in group.processes:
            places = party_places(process)
            found |= {places[name]: sign for name, sign in self.parties(process).items()}
        return found

    def _newer(self, code: str) -> str:
        """The code that a process of this state has in the newer one."""
        return code if self.is_new else self.result.onward.get(code, code)

    def _mark(
        self,
        made: Marked,
        scope: Scope,
        change: tuple[int, Change],
        place: tuple[int, ResolvedProcess, str],
    ) -> None:
        """Mark one process that a change touches, or what of it the map shows."""
        (number, told), (at, process, code) = change, place
        if scope is Scope.RELATIONS and str(number) in self._numbers(process):
            return
        if scope is Scope.SUBPROCESSES and self.has_rows and _is_in_row(told):
            made.add(made.parts, f"sipoc_{at}_{slug(process.code)}", CHANGED, number)
            return
        made.add(made.boxes, process.code, self._look(told, code), number)

    def _numbers(self, process: ResolvedProcess) -> set[str]:
        """The numbers of the changes that its parties carry."""
        signs = self.parties(process).values()
        return {number for sign in signs for number in sign.number.split(", ")}

    def _look(self, change: Change, code: str) -> str:
        """How the box of a process is marked."""
        if change.kind == UnitKind.PROCESS_REGROUPED.value:
            return MOVED
        if change.kind.startswith("process"):
            if code not in self.result.old.processes:
                return NEW
            if code not in self.result.new.processes:
                return GONE
        return CHANGED


def _is_in_row(change: Change) -> bool:
    """Whether a change is seen in the row of a process in the SIPOC table, not in its box."""
    by_name = (UnitKind.TITLE_RENAMED.value, UnitKind.PAPERS_CHANGED.value)
    return change.kind in by_name or change.kind.startswith(("actor-", "step"))


def party_places(process: ResolvedProcess) -> dict[str, str]:
    """The ids of the boxes of those who take part in a process on peta relasi, by their names."""
    return {party.name: place_of(process.code, n) for n, party in enumerate(parties_of(process), 1)}


def place_of(code: str, number: int) -> str:
    """The id of the box of a party on peta relasi."""
    return f"relasi_{slug(code)}_{number}"


def _of_charge(scope: Scope, group: ProcessGroup, fields: set[str]) -> Iterator[str]:
    """The ids of what says on a map who is in charge, where that is what changed."""
    if _CHARGE not in fields:
        return
    if scope is Scope.LEVEL_ONE:
        yield LANE
    elif scope is Scope.RELATIONS:
        yield from (f"tabel_{slug(process.code)}" for process in group.processes)
