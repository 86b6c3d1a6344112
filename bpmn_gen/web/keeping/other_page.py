"""Takes into a page what another page of the same file has written and never saved.

The browser keeps what each page says; the draft of a file is that of the page that wrote last.
Both are brought together as with a file that was changed outside: what only one of them changed is
taken over, and a clash names what the other page says, so that nothing is lost.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from bpmn_gen.web.keeping.joining import Joined, join, join_unit
from bpmn_gen.web.keeping.outside import fresh_keys, keyed, pairs_of
from bpmn_gen.web.keeping.saving import outside_of
from bpmn_gen.web.process.grid import state_of
from bpmn_gen.web.process.state import Digest, Sent, SentUnit, State, UnitState
from bpmn_gen.web.unit.unit_grid import unit_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.web.process.workshop import Workshop
    from bpmn_gen.web.unit.unit_desk import UnitDesk


class SentBoth(Sent):
    """What a page of a process says, and what another one has said."""

    sidik_lain: Digest
    """Digest of the file that the other page began with."""
    isi_lain: State

    @property
    def other(self) -> Sent:
        """What the other page would have sent."""
        return Sent(berkas=self.berkas, sidik=self.sidik_lain, isi=self.isi_lain)


class SentUnits(SentUnit):
    """What a page of a unit says, and what another one has said."""

    sidik_lain: Digest
    isi_lain: UnitState


def other_taken_in(workshop: Workshop, sent: SentBoth) -> dict[str, Any]:
    """What a page says together with what another page of its process says; nothing is written.

    Returns:
        The state that the page goes on with, in which its rows keep their keys; where both changed
        the same; and what the other page has changed in sentences.

    Raises:
        RefusalError: when nobody knows any more what one of them began with.
    """
    with workshop.turn:
        read, other = workshop.read(sent), workshop.read(sent.other)
        ours, theirs = sent.isi.model_dump(), sent.isi_lain.model_dump()
        fresh = fresh_keys(ours)
        own = {row["asal"]: row["kunci"] for row in ours["baris"] if row["asal"]}
        plain, before = state_of(read.before, read.words), state_of(other.before, read.words)
        base = keyed(plain, own, fresh)
        now = dict(zip(_keys(plain), _keys(base), strict=True))
        pairs = {key: key for key in now}
        if sent.sidik_lain != sent.sidik:
            pairs = pairs_of(before, plain, (other.before, read.before))
        known = {pairs[key]: now[key] for key in pairs}
        origins = {row["kunci"]: row["asal"] for row in before["baris"]}
        began = keyed(before, {origins[key]: now for key, now in known.items()}, fresh)
        places = {row["asal"]: row["kunci"] for row in began["baris"]}
        brought = join(began, keyed(theirs, places, fresh), base)
        joined = join(base, _from(brought.state, base), ours)
        return {
            "sidik": sent.sidik,
            "isi": _from(joined.state, base),
            "bentrok": _all(brought, joined),
            "luar": list(outside_of(other, other.value)),
        }


def other_unit_taken_in(desk: UnitDesk, sent: SentUnits) -> dict[str, Any]:
    """The same of a unit; see :func:`other_taken_in`."""
    with desk.workshop.turn:
        read = desk.read(sent)
        asked = SentUnit(berkas=sent.berkas, sidik=sent.sidik_lain, isi=sent.isi_lain)
        other = desk.read(asked)
        began, base = (desk.state(one.relative, one.base) for one in (other, read))
        brought = join_unit(began, sent.isi_lain.model_dump(), base)
        joined = join_unit(base, brought.state, sent.isi.model_dump())
        return {
            "sidik": sent.sidik,
            "isi": joined.state,
            "bentrok": _all(brought, joined),
            "luar": unit_changes(other.before, other.value),
        }


def _keys(state: Mapping[str, Any]) -> list[str]:
    """The keys of rows in their order."""
    return [row["kunci"] for row in state["baris"]]


def _from(state: dict[str, Any], base: Mapping[str, Any]) -> dict[str, Any]:
    """A state whose rows say where their steps stand in the file that the page began with."""
    origins = {row["kunci"]: row["asal"] for row in base["baris"]}
    rows = [{**row, "asal": origins.get(row["kunci"], "")} for row in state["baris"]]
    return {**state, "baris": rows}


def _all(brought: Joined, joined: Joined) -> list[dict[str, Any]]:
    """Clashes of the other page with the page; elsewhere, with the file that this began with."""
    known = {_place(one) for one in joined.clashes}
    rest = (one for one in brought.clashes if _place(one) not in known)
    return list(chain(joined.clashes, _standing(rest, joined.state)))


def _standing(clashes: Iterable[dict[str, Any]], state: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Clashes about what there is still, and not about the order of rows that come and go."""
    rows = {row["kunci"] for row in state.get("baris", ())}
    for one in clashes:
        if one["jenis"] == "sel" and one["kunci"] not in rows:
            continue
        if one["jenis"] != "urutan":
            yield one


def _place(clash: Mapping[str, Any]) -> tuple[str, ...]:
    """What a clash is about."""
    return tuple(str(clash.get(key, "")) for key in ("jenis", "tabel", "kunci", "kolom"))
