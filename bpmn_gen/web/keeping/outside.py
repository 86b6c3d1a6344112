"""Takes in what somebody else has written into the file of a process while its page was open."""

from __future__ import annotations

from itertools import count, pairwise
from typing import TYPE_CHECKING, Any

from bpmn_gen.difference.matching import Thing, match
from bpmn_gen.sheets.steps import flat
from bpmn_gen.web.keeping.joining import join, join_unit
from bpmn_gen.web.keeping.saving import conflict, outside_of, unit_conflict
from bpmn_gen.web.process.grid import state_of
from bpmn_gen.web.process.state import State as PageState
from bpmn_gen.web.process.state import UnitState
from bpmn_gen.web.process.workshop import value_of
from bpmn_gen.web.unit.unit_grid import unit_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.definition.value import Value
    from bpmn_gen.web.keeping.joining import State
    from bpmn_gen.web.process.state import Sent, SentUnit
    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.unit.unit_desk import UnitDesk


def taken_in(workshop: Workshop, sent: Sent) -> dict[str, Any]:
    """What a page says together with what its file says now; nothing is written.

    Returns:
        What the page goes on with: the state, where both changed the same, and what either changed
        in sentences.

    Raises:
        RefusalError: when the file has mistakes in its form now.
    """
    with workshop.turn:
        read = workshop.read(sent)
        content = workshop.content_of(read.relative)
        now = value_of(content)
        ours = sent.isi.model_dump()
        own = {row["asal"]: row["kunci"] for row in ours["baris"] if row["asal"]}
        fresh = fresh_keys(ours)
        base = keyed(state_of(read.before, read.words), own, fresh)
        theirs = state_of(now, read.words)
        pairs = pairs_of(base, theirs, (read.before, now))
        same = _new_on_both(base, theirs, ours, pairs)
        keys = [pairs.get(row["kunci"]) or same.get(row["kunci"]) or next(fresh)
                for row in theirs["baris"]]  # fmt: skip
        theirs = state_of(now, read.words, keys)
        joined = join(base, theirs, ours)
        told, digest = conflict(read, content), workshop.remember(content)
        together = {"sidik": digest, "isi": PageState.model_validate(joined.state)}
        made = workshop.read(sent.model_copy(update=together))
        return {
            "sidik": digest,
            "isi": joined.state,
            "bentrok": joined.clashes,
            "sama": _bare(joined.state) == _bare(theirs),
            **told,
            "ikut": _also(told["luar"], outside_of(read, made.value), joined.clashes),
        }


def unit_taken_in(desk: UnitDesk, sent: SentUnit) -> dict[str, Any]:
    """The same of a unit; see :func:`taken_in`."""
    workshop = desk.workshop
    with workshop.turn:
        read = desk.read(sent)
        content = workshop.content_of(read.relative)
        base, theirs = (desk.state(read.relative, one) for one in (read.base, content))
        joined = join_unit(base, theirs, sent.isi.model_dump())
        told, digest = unit_conflict(read, content), workshop.remember(content)
        together = {"sidik": digest, "isi": UnitState.model_validate(joined.state)}
        made = desk.read(sent.model_copy(update=together))
        return {
            "sidik": digest,
            "isi": joined.state,
            "bentrok": joined.clashes,
            "sama": joined.state == theirs,
            **told,
            "ikut": _also(told["luar"], unit_changes(read.before, made.value), joined.clashes),
        }


def _also(outside: Sequence[str], joined: Sequence[str], clashes: Sequence[object]) -> list[str]:
    """What of the changes outside both together say as well, before anybody has chosen."""
    return [one for one in outside if not clashes or one in joined]


def fresh_keys(state: State) -> Iterator[str]:
    """Keys that no row of the page has."""
    last = max((int(row["kunci"][1:]) for row in state["baris"]), default=0)
    return (f"#{number}" for number in count(last + 1))


def keyed(state: State, own: Mapping[str, str], fresh: Iterator[str]) -> State:
    """The state that the page began with, with the keys that its rows have on the page."""
    keys = {row["kunci"]: own.get(row["asal"]) or next(fresh) for row in state["baris"]}

    def renamed(text: str) -> str:
        return keys.get(text, text)

    def cells(said: Mapping[str, str]) -> dict[str, str]:
        made = {key: renamed(text) for key, text in said.items()}
        if "lain" in said:
            parts = (line.rpartition(": ") for line in said["lain"].split("\n"))
            made["lain"] = "\n".join(f"{a}{b}{renamed(c)}" for a, b, c in parts)
        return made

    rows = [
        {**row, "kunci": keys[row["kunci"]], "sel": cells(row["sel"])} for row in state["baris"]
    ]
    return {**state, "baris": rows}


def pairs_of(
    base: State, theirs: State, values: tuple[Mapping[str, Value], Mapping[str, Value]]
) -> dict[str, str]:
    """By key of a row of the file now: the key of the same row before."""
    ids = [_ids(value) for value in values]
    things = [
        {
            row["kunci"]: Thing(
                row["sel"].get("jenis_langkah", ""), row["sel"].get("kegiatan", ""),
                row["sel"].get("oleh", ""), is_named=row["asal"] in known,
            )
            for row in state["baris"]
        }
        for state, known in zip((base, theirs), ids, strict=True)
    ]  # fmt: skip
    by_id = {ids[0][row["asal"]]: row["kunci"] for row in base["baris"] if row["asal"] in ids[0]}
    known = {
        row["kunci"]: by_id[name]
        for row in theirs["baris"]
        if (name := ids[1].get(row["asal"])) in by_id
    }
    ways = tuple(pairwise(one) for one in things)
    return dict(match(things[0], things[1], (ways[0], ways[1]), known=known).old_of)


def _new_on_both(
    base: State, theirs: State, ours: State, pairs: Mapping[str, str]
) -> dict[str, str]:
    """By key of a row that is new in the file: that of a new one on the page that says the same."""
    old = {row["kunci"] for row in base["baris"]}
    free = {_words(row): row["kunci"] for row in ours["baris"] if row["kunci"] not in old}
    new = (row for row in theirs["baris"] if row["kunci"] not in pairs)
    return {row["kunci"]: free.pop(_words(row)) for row in new if _words(row) in free}


def _words(row: Mapping[str, Any]) -> tuple[str, str]:
    """What a new row is known by."""
    return row["sel"].get("kegiatan", ""), row["sel"].get("oleh", "")


def _ids(value: Mapping[str, Value]) -> dict[str, str]:
    """The ids that authors gave to steps, by where these stand."""
    return {row.origin: str(row.step["id"]) for row in flat(value) if row.step.get("id")}


def _bare(state: State) -> tuple[object, ...]:
    """What a state says, without cells in which nothing stands."""
    rows = [{key: text for key, text in row["sel"].items() if text} for row in state["baris"]]
    people = [{key: text for key, text in one.items() if text} for one in state["pelaku"]]
    return rows, people, {key: text for key, text in state["isian"].items() if text}
