"""The lens for SOPs: an SOP that came back, as the outline of the process that it tells now.

The flow is changed in the map of the process, of which the decompiler makes the outline as it does
for edited maps.  Words are changed in the outline, because maps have no room for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.decompiler.actors import LANE, key_of
from bpmn_gen.decompiler.rejoining import rejoined
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.outline import PARTIES
from bpmn_gen.errors import RefusalError
from bpmn_gen.model.elements import Lane
from bpmn_gen.model.ids import slug
from bpmn_gen.returning.graph import Graph
from bpmn_gen.returning.lanes import with_lane_names
from bpmn_gen.returning.lens import outline_of_model
from bpmn_gen.returning.merging import known_by_name
from bpmn_gen.returning.sop_flow import FlowChanges
from bpmn_gen.returning.sop_words import Words
from bpmn_gen.sop_reading.telling import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.base import Base
    from bpmn_gen.returning.sop_rows import Rows
    from bpmn_gen.sop_reading.read_sop import ReadStep


@dataclass(frozen=True, slots=True)
class ToldSop:
    """What an SOP that came back says."""

    outline: Outline
    remarks: tuple[str, ...]
    """What of it cannot be taken, one Indonesian sentence each."""
    times: Mapping[str, tuple[str, str]]
    """By key of a step whose time the unit fills in: the time before and now."""


def outline_of_sop(
    base: Base, made: Definitions, rows: Rows, name: str, catalogue: Catalogue
) -> ToldSop:
    """The outline of the process that an SOP tells.

    Args:
        base: what the SOP was made of.
        made: the map of the same process.
        rows: what the SOP says now and said before.
        name: the name of the process, where the SOP gives it another; else empty.
        catalogue: the names that the project knows.
    """
    whole = rejoined(made) or made
    outline, remarks = _with_flow(base, whole, rows, catalogue)
    process = base.process
    shares = process.target.unit is not None and not process.is_own
    words = Words(rows, outline, lambda key: shares or key in base.durations)
    outline = words.run()
    if name:
        outline = replace(outline, head={**outline.head, "nama": escaped(name)})
    return ToldSop(outline, (*remarks, *words.remarks), words.times)


def _with_flow(
    base: Base, whole: Definitions, rows: Rows, catalogue: Catalogue
) -> tuple[Outline, list[str]]:
    """The outline with the flow and the actors of the rows, or with the old ones and the reason."""
    graph = Graph(whole)
    people = _People(base, rows, graph)
    people.run()
    flow = FlowChanges(rows, graph, people.lanes)
    flow.run()
    remarks = [*people.remarks, *flow.remarks]
    try:
        edited = _connected(flow)
        outline = with_lane_names(base, outline_of_model(edited, catalogue), edited, whole)
        outline = known_by_name(base, outline)
        _check(flow, base.outline, outline)
    except RefusalError as why:
        changed = [*map(flow.called, (*rows.removed, *rows.added, *rows.moved))]
        about = f" ({'; '.join(changed)})" if changed else ""
        return base.outline, [f"perubahan alurnya{about} tidak diambil: {why}"]
    if flow.turned and not edits_between(base.outline, outline):
        remarks += [
            f"perubahan {one} tidak diambil: tidak ada tempatnya dalam definisi"
            for one in flow.turned
        ]
    return _with_partners(outline, people.partners), remarks


def _connected(flow: FlowChanges) -> Definitions:
    """The map with the flow of the rows.

    Raises:
        RefusalError: when a row has no place, or nothing leads to one any more, which must not be
            taken for deleted.
    """
    if flow.unplaced:
        names = "; ".join(map(flow.called, flow.unplaced))
        raise RefusalError(f"tidak pasti di mana dalam alur tempat {names}")
    if lost := flow.lost():
        names = "; ".join(map(flow.called, lost))
        raise RefusalError(f"tidak ada panah yang menuju {names}")
    return flow.graph.made()


def _check(flow: FlowChanges, old: Outline, new: Outline) -> None:
    """Make sure that no row gets lost, and that none comes which nobody has written.

    Raises:
        RefusalError: when an outline tells other steps than the rows.
    """
    rows = flow.rows
    if unsaid := [key for key in flow.fresh if key not in new.entries]:
        names = "; ".join(map(flow.called, unsaid))
        raise RefusalError(f"{names} tidak mendapat tempat dalam alurnya")
    gone = {step.id for key in rows.removed for step in rows.steps(key)}
    lost = [
        entry.text
        for key, entry in old.entries.items()
        if key not in new.entries and key not in gone and not entry.block
    ]
    extra = [
        entry.text
        for key, entry in new.entries.items()
        if key not in old.entries and key not in flow.fresh and not entry.block
    ]
    if lost or extra:
        names = "; ".join(f"'{shortened(one)}'" for one in (*lost, *extra))
        raise RefusalError(f"alur itu tidak dapat ditulis sebagai langkah tanpa mengubah {names}")


def _with_partners(outline: Outline, partners: dict[str, list[str]]) -> Outline:
    """The outline with those who take part in steps."""
    entries = dict(outline.entries)
    for key, names in partners.items():
        if key in entries:
            value = {name: said for name, said in entries[key].value.items() if name != "bersama"}
            said = {**value, "bersama": names} if names else value
            entries[key] = replace(entries[key], value=said)
    return replace(outline, entries=entries)


class _People:
    """Who does which row, as the columns say."""

    def __init__(self, base: Base, rows: Rows, graph: Graph) -> None:
        """Begin with the lanes of the map."""
        self.base, self.rows, self.graph = base, rows, graph
        self.lanes: dict[str, str] = {}
        """By key of a new row: its lane."""
        self.partners: dict[str, list[str]] = {}
        """By key of a row: who takes part in it now, where that changed."""
        self.remarks: list[str] = []

    def run(self) -> None:
        """Bring rows into the lanes of their columns."""
        self._rename()
        for key in self.rows.added:
            row = self.rows.new[key]
            names = row.ticked if self.rows.is_stale else row.actors
            if names:
                self.lanes[key] = self._lane(names[0])
                self.partners |= {key: [self._key(one) for one in names[1:]]} if names[1:] else {}
        if self.rows.is_drawn and not self.rows.is_stale:
            for key in self.rows.new:
                if key in self.rows.old:
                    self._move(key)
        for key, row in self.rows.new.items():
            if key in self.rows.old:
                self._tell_ticks(self.rows.old[key], row)

    def _rename(self) -> None:
        """Give lanes the new titles of their columns."""
        old = {key: name for name, key in self.base.names.items()}
        for title, key in self.rows.columns.items():
            if title not in self.rows.titles:
                own = f"{LANE}{slug(key)}"
                self.graph.lanes = [
                    replace(lane, name=title) if lane.id == own else lane
                    for lane in self.graph.lanes
                ]
                old[key] = title

    def _move(self, key: str) -> None:
        """Bring a row into another lane, with all that it stands for."""
        old, new = (self.rows.old[key].actors, self.rows.new[key].actors)
        before, after = ([self._key(one) for one in names] for names in (old, new))
        if not after:
            self.remarks.append(
                f"pelaksana langkah {self.rows.old[key].number or self.rows.old[key].text!r} tidak "
                "terbaca lagi, jadi tetap"
            )
            return
        if not before:
            return
        if before[0] != after[0]:
            for step in self.rows.steps(key):
                if step.id in self.graph.nodes:
                    self.graph.move(step.id, self._lane(new[0]))
        if {*before[1:]} != {*after[1:]}:
            entry = self.base.outline.entries.get(key)
            told = entry.value.get("bersama", ()) if entry is not None else ()
            kept = [str(one) for one in told if one not in before or one in after[1:]]
            self.partners[key] = [*kept, *(one for one in after[1:] if one not in kept)]

    def _tell_ticks(self, old: ReadStep, new: ReadStep) -> None:
        """Tell of marks in columns to which the symbol of a row did not move."""
        shown = () if self.rows.is_stale else new.actors
        known = {*map(self._key, (*old.actors, *old.ticked, *shown))}
        for title in new.ticked:
            if old.actors and self._key(title) not in known:
                name = f"langkah {old.number}" if old.number else f"'{shortened(old.text)}'"
                self.remarks.append(
                    f"{name}: tanda di kolom '{title}' tidak diambil, karena simbolnya tetap di "
                    f"kolom '{old.actors[0]}'; pindahkan simbolnya"
                )

    def _key(self, title: str) -> str:
        """The key of the actor of a column in the outline."""
        return slug(self.rows.columns[title]) if title in self.rows.columns else key_of(title)

    def _lane(self, title: str) -> str:
        """The id of the lane of a column; one that is new stands where its column does."""
        own = f"{LANE}{self._key(title)}"
        if all(lane.id != own for lane in self.graph.lanes):
            order = [f"{LANE}{self._key(one)}" for one in self.rows.order]
            behind = {*order[order.index(own) + 1 :]}
            ids = [lane.id for lane in self.graph.lanes]
            at = next((n for n, one in enumerate(ids) if one in behind), len(ids))
            name = self._printed(title)
            self.graph.add_lane(Lane(id=own, name=name), at)
        return own

    def _printed(self, title: str) -> str:
        """The name of an actor without a lane as the definition has it, else the column's title."""
        key = self.rows.columns.get(title)
        people = (*self.base.process.actors, *self.base.process.parties)
        return next((one.name for one in people if one.key == key), title)


def words_only(old: Outline, new: Outline) -> Outline:
    """The older outline with what steps that both have say in the newer one."""
    entries = {
        key: replace(entry, value=_worded(entry.value, new.entries[key].value))
        if key in new.entries
        else entry
        for key, entry in old.entries.items()
    }
    return replace(old, entries=entries)


def _worded(old: Mapping[str, Value], new: Mapping[str, Value]) -> dict[str, Value]:
    """What a step says, with the same people."""
    people = ("oleh", *PARTIES)
    said = {key: value for key, value in new.items() if key not in people}
    return said | {key: value for key, value in old.items() if key in people}
