"""Brings together what a page says and what somebody else wrote into its file meanwhile.

Both began with the same process.  What only one of them changed is taken over; where both changed
the same, the page keeps what it says, and a clash names what the file says, so that a person
decides and nothing is lost.  Rows of all three states bear the same keys.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.sheets.columns import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

State = dict[str, Any]
"""Rows, actors and fields, as ``grid.state_of`` makes them."""
Cells = dict[str, str]
_TOGETHER: Final = (("waktu", "satuan"),)
"""Columns that mean something only together."""
_NAMING: Final = ("oleh", *PEOPLE)
"""Columns of a step in which actors are named."""


@dataclass(slots=True)
class Joined:
    """Both together."""

    state: State
    clashes: list[dict[str, Any]] = field(default_factory=list)
    """What both changed; each names its place, and what file and page say there."""

    def clash(self, kind: str, ours: object, theirs: object, **place: object) -> None:
        """Note that both have changed something."""
        self.clashes.append({"jenis": kind, "saya": ours, "luar": theirs, **place})


def join(base: State, theirs: State, ours: State) -> Joined:
    """Both states together.

    Args:
        base: what both began with.
        theirs: what the file says now.
        ours: what the page says.
    """
    found = Joined({})
    every = _one_name(base, theirs, ours)
    _join_fields(every, found)
    people = [_by(one["pelaku"], _actor_key) for one in every]
    kept = _kept(people, found, ("pelaku", "pelaku"))
    order, _ = _order(*(list(one) for one in people))
    found.state["pelaku"] = [kept[key] for key in order if key in kept]
    _join_steps([_by(one["baris"], lambda row: row["kunci"]) for one in every], found)
    return found


def join_unit(base: State, theirs: State, ours: State) -> Joined:
    """Both states of a unit together: its fields and the cells of its tables, whose rows are given.

    See :func:`join`.
    """
    found, every = Joined({}), (base, theirs, ours)
    _join_fields(every, found)
    found.state["tabel"] = {}
    for name in ours["tabel"]:
        three = [one["tabel"].get(name, {}) for one in every]
        rows = {}
        for key in {**three[1], **three[2]}:
            note = partial(_note_in_table, found, name, key)
            cells = _cells([one.get(key, {}) for one in three], note)
            rows[key] = {column: text for column, text in cells.items() if text}
        found.state["tabel"][name] = rows
    return found


def _join_fields(every: Sequence[State], found: Joined) -> None:
    """Bring the fields together that stand alone."""
    found.state["isian"] = _cells(
        [one["isian"] for one in every],
        lambda title, own, new: found.clash("isian", own, new, kolom=title),
    )


def _note_in_table(found: Joined, table: str, key: str, column: str, own: str, new: str) -> None:
    """Note that both have changed a cell of a table of a unit."""
    found.clash("tabel", own, new, tabel=table, kunci=key, kolom=column)


def _join_steps(rows: list[dict[str, Any]], found: Joined) -> None:
    """Bring the rows of steps together."""
    cells = [{key: row["sel"] for key, row in one.items()} for one in rows]
    steps = _kept(cells, found, ("baris", "sel"))
    chosen, other = _order(*(list(one) for one in rows))
    origins = {key: row["asal"] for key, row in rows[1].items()}
    found.state["baris"] = [
        {"kunci": key, "asal": origins.get(key, ""), "sel": steps[key]}
        for key in chosen
        if key in steps
    ]
    for one in found.clashes:
        if one["jenis"] == "baris-hilang":
            before = chosen[: chosen.index(one["kunci"])]
            one["setelah"] = next((key for key in reversed(before) if key in steps), "")
            one["asal"] = origins.get(one["kunci"], "")
    if other:
        found.clash("urutan", [], [key for key in other if key in steps])


def _by(items: Iterable[Any], key_of: Callable[[Any], str]) -> dict[str, Any]:
    """Things by their key, in their order."""
    return {key_of(item): item for item in items}


def _actor_key(actor: Mapping[str, str]) -> str:
    """What an actor is known by: its key, or the name of one that is new."""
    return actor.get("kunci") or f"={actor.get('nama', '')}"


def _kept(
    three: Sequence[Mapping[str, Cells]], found: Joined, kinds: tuple[str, str]
) -> dict[str, Cells]:
    """The cells of rows or actors that are kept, by their key.

    Args:
        three: the cells by key, as both began, in the file and on the page.
        found: where clashes are noted.
        kinds: what clashes about a whole row and about a cell are called.
    """
    base, theirs, ours = three
    kept: dict[str, Cells] = {}
    for key in {**theirs, **ours}:
        old, new, own = base.get(key), theirs.get(key), ours.get(key)
        if new is not None and own is not None:
            note = partial(_note, found, kinds[1], key)
            kept[key] = _cells([old or {}, new, own], note)
            continue
        last = own if own is not None else new  # the other side has removed it, or never had it
        if last is None or last == old:
            continue
        if old is None or own is not None:
            kept[key] = last
        if old is not None:
            found.clash(f"{kinds[0]}-hilang", own, new, kunci=key)
    return kept


def _note(found: Joined, kind: str, key: str, column: str, own: str, new: str) -> None:
    """Note that both have changed a cell of a row."""
    found.clash(kind, own, new, kunci=key, kolom=column)


def _cells(three: Sequence[Cells], clash: Callable[[str, str, str], None]) -> Cells:
    """Texts by column; those that mean something only together come from one side."""
    base, theirs, ours = three
    made: Cells = {}
    names = list(dict.fromkeys((*ours, *theirs, *base)))
    for group in dict.fromkeys(_group(name) for name in names):
        old, new, own = ([one.get(name, "") for name in group] for one in three)
        made |= dict(zip(group, new if own == old else own, strict=True))
        if own not in (old, new) and new != old:
            for column, mine, other in zip(group, own, new, strict=True):
                clash(column, mine, other)
    return {name: text for name, text in made.items() if text or name in ours or name in theirs}


def _group(column: str) -> tuple[str, ...]:
    """The columns that mean something only with a column, itself included."""
    return next((one for one in _TOGETHER if column in one), (column,))


def _order(
    base: Sequence[str], theirs: Sequence[str], ours: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The keys of both in their order; and another order, where both have moved something."""
    common = [key for key in base if key in theirs and key in ours]
    shared = set(common)
    now, own = ([key for key in one if key in shared] for one in (theirs, ours))
    if own == common:
        return _woven(theirs, ours), []
    made = _woven(ours, theirs)
    return made, ([] if now in (common, own) else _woven(theirs, ours))


def _woven(first: Sequence[str], second: Sequence[str]) -> list[str]:
    """A list, with what only another one has behind what stands before it there."""
    made = list(first)
    before = ""
    for key in second:
        if key not in made:
            made.insert(made.index(before) + 1 if before in made else 0, key)
        before = key
    return made


def _one_name(base: State, theirs: State, ours: State) -> tuple[State, State, State]:
    """The states with actors called in steps as they will be, whoever gave them a new name."""
    names = [
        {actor["kunci"]: actor.get("nama", "") for actor in one["pelaku"] if actor.get("kunci")}
        for one in (base, theirs, ours)
    ]
    renamed: list[dict[str, str]] = [{}, {}, {}]
    for key, old in names[0].items():
        new, own = names[1].get(key, old), names[2].get(key, old)
        last = own if own != old else new
        for known, name in zip(renamed, (old, new, own), strict=True):
            if name != last:
                known[name] = last
    return _called(base, renamed[0]), _called(theirs, renamed[1]), _called(ours, renamed[2])


def _called(state: State, renamed: Mapping[str, str]) -> State:
    """A state in whose steps actors have other names."""
    if not renamed:
        return state

    def named(row: dict[str, Any]) -> dict[str, Any]:
        cells = {
            key: "\n".join(renamed.get(line, line) for line in text.split("\n"))
            for key, text in row["sel"].items()
            if key in _NAMING
        }
        return {**row, "sel": row["sel"] | cells}

    return {**state, "baris": [named(row) for row in state["baris"]]}
