"""Peta subproses, peta relasi and peta level 1 on which both states are drawn as one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.layout import lay_out
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.relations import Relation, relations
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways, parties_of
from bpmn_gen.model.graph import nodes_in
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.change_signs import GONE, MOVED, NEW, Sign
from bpmn_gen.picture.changed_board import ChangedBoard, changed_board
from bpmn_gen.picture.changed_map import AS_ONE, ChangedMap, MapChanges
from bpmn_gen.review.network_board import network_board
from bpmn_gen.review.overlay import Matched, overlay
from bpmn_gen.review.titles import with_former
from bpmn_gen.review.unit_marks import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.maps.subprocesses import Exchange
    from bpmn_gen.maps.survey import Party
    from bpmn_gen.picture.board import Board
    from bpmn_gen.review.joined_network import JoinedNetwork
    from bpmn_gen.review.sides import Joined

_NOWHERE = Ways(frozenset())


def joined_subprocesses(
    title: str,
    both: Joined,
    signs: Mapping[str, Sign],
    parts: Mapping[str, Sign],
    former: Callable[[str, str], str],
) -> ChangedBoard:
    """The boxes of a group with those that are gone.

    The table behind them is that of the newer state.  It stands where a row of it has a sign, and
    not where boxes came or went, which have no row in one of the states; boxes have the signs of
    their rows then.

    Args:
        title: of the picture.
        both: both states of the group.
        signs: what became of processes, by their codes.
        parts: what became of the rows of the newer table, by their ids.
        former: gives the name that a title had, by the code of a process and its name now.
    """
    made = subprocesses(both.survey, both.group, _NOWHERE)
    rows = (_under_both_names(one, former) for one in made.exchanges)
    made = replace(made, exchanges=(*rows,))
    has_table = bool(parts) and not both.gone | both.fresh
    board = (made if has_table else replace(made, exchanges=())).board()
    marked = dict(parts if has_table else {})
    known = signs if has_table else {**signs, **dict(_of_rows(both, signs, parts))}
    marked |= {f"proses_{slug(code)}": sign for code, sign in _completed(both, known).items()}
    gone, fresh = _arrows(both, both.gone), _arrows(both, both.fresh)
    gone |= {f"proses_{slug(code)}" for code in both.gone}
    return ChangedBoard(title, changed_board(board, marked, gone, fresh - gone)).marked(AS_ONE)


def _under_both_names(row: Exchange, former: Callable[[str, str], str]) -> Exchange:
    """A row of the table with the old name beside the new one of whoever has another name now."""
    suppliers, customers = (
        tuple(with_former(name, former(row.code, name)) for name in names)
        for names in (row.suppliers, row.customers)
    )
    return replace(row, suppliers=suppliers, customers=customers)


def _of_rows(
    both: Joined, signs: Mapping[str, Sign], parts: Mapping[str, Sign]
) -> Iterator[tuple[str, Sign]]:
    """The signs of processes with those of their rows of the newer table, which is not drawn."""
    for at, process in enumerate(both.new.processes, 1):
        if row := parts.get(f"sipoc_{at}_{slug(process.code)}"):
            known = signs.get(process.code)
            numbers = {*row.number.split(", "), *(known.number.split(", ") if known else ())}
            look = known.look if known else row.look
            yield process.code, Sign(look, ", ".join(sorted(numbers, key=int)))


def _arrows(both: Joined, codes: frozenset[str]) -> frozenset[str]:
    """The ids of the arrows at some boxes of a chain."""
    listed = [process.code for process in both.group.processes]
    ends = [
        f"{slug(one)}_ke_{slug(other)}" for one, other in pairwise(listed) if {one, other} & codes
    ]
    return frozenset([*ends, *(f"ke_{slug(code)}" for code in codes)])


def _completed(both: Joined, signs: Mapping[str, Sign]) -> dict[str, Sign]:
    """The signs of all processes of a group that came, went or changed."""
    found = {code: sign for code, sign in signs.items() if code not in both.gone | both.fresh}
    for codes, look in ((both.gone, GONE), (both.fresh, NEW)):
        for code in codes:
            known = signs.get(code, Sign(look))
            found[code] = Sign(MOVED if known.look == MOVED else look, known.number)
    return found


Parties = Callable[["ResolvedProcess"], dict[str, Sign]]
"""Gives the signs of those who take part in a process, by their names."""


def joined_relations(
    title: str,
    both: Joined,
    signs: Mapping[str, Sign],
    renamed: Callable[[str, str], str],
    told: tuple[Parties, Parties],
) -> ChangedBoard:
    """The processes of a group with all who take part in them in either state.

    Args:
        title: of the picture.
        both: both states of the group.
        signs: what became of processes, by their codes.
        renamed: gives the name that a title has now, by the code of a process and its old name.
        told: what became of parties in the older and in the newer state.
    """
    made = relations(both.survey, both.group, _NOWHERE)
    then = {both.onward.get(one.code, one.code): one for one in both.old.processes}
    now = {one.code: one for one in both.new.processes}
    marked = {f"relasi_{slug(code)}": sign for code, sign in _completed(both, signs).items()}
    gone = {f"relasi_{slug(code)}" for code in both.gone}
    shown = []
    for item in made.relations:
        before = parties_of(then[item.code]) if item.code in then else ()
        older = {renamed(item.code, party.name): party for party in before}
        whole, left, come = _parties(item, older)
        shown.append(_with_former(whole, older))
        places = _places(whole)
        if item.code in both.gone:
            gone |= {*places.values()}
        elif item.code in then:
            was, stands = told[0](then[item.code]), told[1](now[item.code])
            known = {older[name].name: name for name in left}
            numbers = {known[name]: sign.number for name, sign in was.items() if name in known}
            numbers |= {name: sign.number for name, sign in stands.items()}
            gone |= {places[name] for name in left}
            marked |= {places[name]: sign for name, sign in stands.items()}
            marked |= {places[name]: Sign(GONE, numbers.get(name, "")) for name in left}
            marked |= {places[name]: Sign(NEW, numbers.get(name, "")) for name in come}
    board = _boxes_only(replace(made, relations=tuple(shown)).board())
    return ChangedBoard(title, changed_board(board, marked, gone)).marked(AS_ONE)


def _parties(item: Relation, older: Mapping[str, Party]) -> tuple[Relation, list[str], list[str]]:
    """A process with those who left, their names, and the names of those who came."""
    names = [party.name for party in item.parties]
    left = [replace(party, name=name) for name, party in older.items() if name not in names]
    come = [name for name in names if name not in older]
    return replace(item, parties=(*item.parties, *left)), [one.name for one in left], come


def _with_former(item: Relation, older: Mapping[str, Party]) -> Relation:
    """A process with the old name beside the new one of whoever has another name now."""
    parties = (
        replace(one, name=with_former(one.name, older[one.name].name)) if one.name in older else one
        for one in item.parties
    )
    return replace(item, parties=(*parties,))


def _places(item: Relation) -> dict[str, str]:
    """The ids of the boxes of those who take part in a process, by their names."""
    names = enumerate((*item.inside, *item.outside), 1)
    return {name: place_of(item.code, number) for number, name in names}


def _boxes_only(board: Board) -> Board:
    """A board without the tables behind its boxes, which say what one state has."""
    panels = [
        panel
        for panel in board.panels
        if any(mark.element_id.startswith("relasi_") for mark in panel.marks)
    ]
    return replace(board, panels=tuple(panels))


def joined_group_network(
    title: str,
    made: JoinedNetwork,
    both: Joined,
    signs: Mapping[str, Sign],
    parties: Mapping[str, Sign],
) -> ChangedBoard:
    """The network of a group with the parties, neighbours and documents of either state.

    Args:
        title: of the picture.
        made: both states of the network.
        both: both states of the group.
        signs: what became of processes, by their codes.
        parties: what became of the boxes of parties of either state, by their ids here.
    """
    boxes = {f"proses_{slug(code)}": sign for code, sign in _completed(both, signs).items()}
    return ChangedBoard(title, network_board(made, {**parties, **boxes})).marked(AS_ONE)


def joined_level_one(
    title: str, both: Joined, signs: Mapping[str, Sign], parts: Mapping[str, Sign]
) -> ChangedMap:
    """The chain of a group with the calls that are gone.

    Args:
        title: of the picture.
        both: both states of the group.
        signs: what became of processes, by their codes.
        parts: what became of other parts, by their ids.
    """
    survey = both.survey
    old, new = level_one(survey, both.old), level_one(survey, both.new)
    steps = [node.id for process in old.processes for node in nodes_in(process)]
    there = {node.id for process in new.processes for node in nodes_in(process)}
    calls = {_call(one): _call(other) for one, other in both.onward.items()}
    others = {key: key for key in steps if not key.startswith("panggil_") and key in there}
    found = overlay(old, new, Matched(steps, {**others, **calls}, (), {}))
    marked = {**parts}
    for code, sign in _completed(both, signs).items():
        key = _call(code)
        marked[found.own.get(key, key) if code in both.gone else key] = sign
    definitions = found.definitions
    changes = MapChanges(marked, found.new, found.gone)
    sheet = survey.sheet("Peta Level 1", both.group.code, both.group.name, both.group.source)
    marked_sheet = replace(sheet, mark=AS_ONE)
    return ChangedMap(title, definitions, lay_out(definitions), marked_sheet, changes)


def _call(code: str) -> str:
    """The id of the call of a process."""
    return f"panggil_{slug(code)}"
