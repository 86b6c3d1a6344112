"""The network of relations: processes and parties, joined by the documents that pass between them.

An arrow carries numbers; the table behind the picture says which document each number is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded
from bpmn_gen.maps.exchange import (
    called_codes,
    handed,
    made,
    makers_within,
    needed,
    users_within,
)
from bpmn_gen.maps.network_figure import Network
from bpmn_gen.maps.network_parts import NetworkArrow, NetworkKnot, Passing
from bpmn_gen.maps.permission import marked, permitted_documents
from bpmn_gen.maps.survey import parties_of

if TYPE_CHECKING:
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.survey import ProcessGroup, UnitSurvey, Ways
    from bpmn_gen.picture.sheet import Sheet


def group_network(survey: UnitSurvey, group: ProcessGroup, ways: Ways) -> Network:
    """The network of one process of level 0: its processes, their parties and their neighbours."""
    weaver = _Weaver(survey, ways)
    for process in group.processes:
        weaver.add_process(process)
    for process in group.processes:
        weaver.add_parties(process)
        weaver.add_neighbours(process, with_outside=True)
    return weaver.network(survey.sheet("Jaringan Relasi", group.code, group.name, group.source))


def whole_network(survey: UnitSurvey, ways: Ways) -> Network:
    """All processes of a unit, joined by documents and calls."""
    weaver = _Weaver(survey, ways)
    members = [(group, process) for group in survey.groups for process in group.processes]
    for group, process in members:
        weaver.add_process(process, f"{group.code} {group.name}")
    for _, process in members:
        weaver.add_neighbours(process, with_outside=False)
    code = survey.defs.code_prefix
    title = f"Jaringan proses bisnis {survey.target.name}"
    return weaver.network(survey.sheet("Jaringan Relasi", code, title, survey.regulation))


class _Weaver:
    """Gathers the knots, arrows and numbered documents of one map."""

    def __init__(self, survey: UnitSurvey, ways: Ways) -> None:
        """Begin with nothing."""
        self._survey, self._ways = survey, ways
        self._known = {process.code: process for process in survey.resolved}
        self._permissions = {
            process.code: permitted_documents(process) for process in survey.resolved
        }
        self._knots: dict[str, NetworkKnot] = {}
        self._documents: dict[str, int] = {}
        self._arrows: dict[tuple[str, str, bool], dict[int, None]] = {}
        self._plain: dict[tuple[str, str], None] = {}
        self._passings: dict[tuple[int, str], Passing] = {}

    def add_process(self, process: ResolvedProcess, cluster: str = "") -> None:
        """Add a process that the map is about."""
        href = self._ways.to_map(process.code)
        column = "" if cluster else "middle"
        knot = NetworkKnot(
            process.code, "proses", process.code, process.name, href, cluster, column
        )
        self._knots[process.code] = knot

    def add_parties(self, process: ResolvedProcess) -> None:
        """Add those who take part, with arrows where documents pass, else with a plain line."""
        for hand in handed(process):
            number = self._number(hand.document)
            self._arrow(self._party(process, hand.giver, "left"), process.code, number)
            self._arrow(process.code, self._party(process, hand.taker, "right"), number)
            self._pass(number, hand.document, process.code, (hand.giver,), (hand.taker,))
        for party in parties_of(process):
            sides = [f"{side} {party.name}" for side in ("left", "right")]
            ends = {(sides[0], process.code, False), (process.code, sides[1], False)}
            if not ends & self._arrows.keys():
                self._plain.setdefault((self._party(process, party.name, "left"), process.code))

    def add_neighbours(self, process: ResolvedProcess, *, with_outside: bool) -> None:
        """Add what joins a process to others: documents from and to them, and calls."""
        self._add_needs(process, with_outside=with_outside)
        self._add_results(process, with_outside=with_outside)
        for other in called_codes(process):
            if other in self._known:
                ends = (process.code, self._neighbour(other, "right"), True)
                self._arrows.setdefault(ends, {})

    def _add_needs(self, process: ResolvedProcess, *, with_outside: bool) -> None:
        """Add the documents that come from other processes or from outside."""
        code = process.code
        for document in needed(process):
            makers = self._survey.register.makers_of(document)
            givers = self._survey.givers.get(folded(document), ()) if with_outside else ()
            if not makers and not givers:
                continue
            number = self._number(document)
            self._pass(number, document, code, (*makers, *givers), users_within(process, document))
            for maker in makers:
                self._arrow(self._neighbour(maker, "left"), code, number)
            for giver in givers:
                self._arrow(self._named(giver, "left"), code, number)

    def _add_results(self, process: ResolvedProcess, *, with_outside: bool) -> None:
        """Add the documents that other processes or those outside get."""
        code = process.code
        for document in made(process):
            users = tuple(user for user in self._survey.register.users_of(document) if user != code)
            takers = self._survey.takers.get(folded(document), ()) if with_outside else ()
            if not users and not takers:
                continue
            number = self._number(document)
            givers = makers_within(process, document)
            self._pass(number, document, code, givers, (*users, *takers))
            for user in users:
                self._arrow(code, self._neighbour(user, "right"), number)
            for taker in takers:
                self._arrow(code, self._named(taker, "right"), number)

    def _number(self, document: str) -> int:
        """The number of a document on this map; a new document gets the next one."""
        return self._documents.setdefault(folded(document), len(self._documents) + 1)

    def _arrow(self, source: str, target: str, number: int) -> None:
        """Add a document to the arrow between two knots."""
        self._arrows.setdefault((source, target, False), {}).setdefault(number)

    def _pass(
        self,
        number: int,
        document: str,
        code: str,
        givers: tuple[str, ...],
        takers: tuple[str, ...],
    ) -> None:
        """Enter a document into the table.

        A second mention in one process adds its givers and takers to the row.
        """
        words = self._permissions[code].get(folded(document), "")
        fresh = Passing(number, marked(document, words), code, (), ())
        old = self._passings.get((number, code), fresh)
        self._passings[number, code] = Passing(
            number,
            old.document,
            code,
            tuple(dict.fromkeys((*old.givers, *givers))),
            tuple(dict.fromkeys((*old.takers, *takers))),
        )

    def _party(self, process: ResolvedProcess, name: str, side: str) -> str:
        """The knot of a party on one side of the map, by its printed name."""
        outside = {party.name for party in parties_of(process) if party.outside}
        kind = "pihak-luar" if name in outside else "pihak"
        return self._sided(side, NetworkKnot("", kind, "", name))

    def _named(self, name: str, side: str) -> str:
        """The knot of somebody whom only the hierarchy names."""
        return self._sided(side, NetworkKnot("", "pihak", "", name))

    def _neighbour(self, code: str, side: str) -> str:
        """The knot of another process; a process that the map is about keeps its one knot."""
        if self._knots.get(code):
            return code
        name = self._known[code].name
        return self._sided(
            side, NetworkKnot("", "proses-lain", code, name, self._ways.to_map(code))
        )

    def _sided(self, side: str, knot: NetworkKnot) -> str:
        """Enter a knot on its side of the map, where each name stands once."""
        key = f"{side} {knot.code or knot.name}"
        self._knots.setdefault(key, replace(knot, id=key, column=side))
        return key

    def network(self, sheet: Sheet) -> Network:
        """Everything that was gathered, as one map."""
        arrows = [
            NetworkArrow(source, target, tuple(sorted(numbers)), is_call)
            for (source, target, is_call), numbers in self._arrows.items()
            if numbers or (source, target, False) not in self._arrows
        ]
        arrows += [
            NetworkArrow(one, other, (), is_call=False, directed=False)
            for one, other in self._plain
        ]
        passings = sorted(self._passings.values(), key=lambda item: (item.number, item.code))
        return Network(sheet, tuple(self._knots.values()), tuple(arrows), tuple(passings))
