"""Rows that came, went or moved, and arrows that lead elsewhere, brought into the flow of a map."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.returning.graph import Way
from bpmn_gen.sop_reading.read_sop import StepKind
from bpmn_gen.sop_reading.telling import shortened

if TYPE_CHECKING:
    from bpmn_gen.returning.graph import Graph
    from bpmn_gen.returning.sop_rows import Edge, Rows

_FEWEST = 2
"""Branches that a decision has at least."""
_UNFIT = "simbol dan panahnya belum disesuaikan dengan barisnya, jadi"
_KEPT = "pelaksananya tetap"


@dataclass(slots=True)
class FlowChanges:
    """Changes the flow of one process."""

    rows: Rows
    graph: Graph
    lanes: dict[str, str]
    """By key of a row that is new: the lane in which it stands; rows without one are not taken."""
    remarks: list[str] = field(default_factory=list)
    """What could not be taken, one Indonesian sentence each."""
    fresh: list[str] = field(default_factory=list)
    """Keys of the rows that are new and were put into the flow."""
    turned: list[str] = field(default_factory=list)
    """Arrows that lead elsewhere or have another name, as remarks name them."""
    unplaced: list[str] = field(default_factory=list)
    """Keys of rows that were taken out of the flow to be put elsewhere, and found no place."""
    _gone: set[str] = field(default_factory=set)
    """Rows that were taken out, for good or to be put elsewhere."""
    _placed: set[str] = field(default_factory=set)
    """Rows that are in the graph."""

    def run(self) -> None:
        """Make all changes that can be made."""
        self._placed = {key for key in self.rows.old if key in self.graph.nodes}
        is_stale = self.rows.is_stale
        for key in self.rows.removed:
            self._remove(key)
        lifted = [
            key
            for key in self.rows.moved
            if self._is_meant(key) and not self.graph.is_alone(key) and self._lift(key)
        ]
        if is_stale:
            self._tell_unmoved(lifted)
        fresh = [key for key in self.rows.added if self._is_known(key)]
        for key in self.rows.new:
            if key in lifted or key in fresh:
                self._place(key, by_order=is_stale)
        if is_stale:
            if self.rows.is_drawn and (self._gone or self.fresh):
                self.remarks.append(
                    f"{_UNFIT} urutan langkah diambil dari urutan baris dan {_KEPT}"
                )
            elif self.rows.is_drawn and self.rows.has_strangers:
                self.remarks.append(f"{_UNFIT} alurnya dan {_KEPT}")
        elif self.rows.is_drawn:
            self._turn()

    def lost(self) -> list[str]:
        """Keys of rows to which no way leads any more."""
        return [
            key
            for key in self.rows.new
            if key in self.graph.nodes and not self.graph.into(key) and key in self._placed
            and not self._is_beside(key)
        ]  # fmt: skip

    def called(self, key: str) -> str:
        """How a row is named in a remark."""
        row = self.rows.old.get(key) or self.rows.new[key]
        words = f"'{shortened(row.text)}'"
        return f"langkah {row.number} {words}" if row.number and key in self.rows.old else words

    def _is_beside(self, key: str) -> bool:
        """Whether nothing led to a row before either."""
        return key in self.rows.old and all(one.end != key for one in self.rows.old_edges) and (
            self.rows.draft(key).opening is None or not self.graph.into(key)
        )  # fmt: skip

    def _exit(self, key: str) -> str:
        """The box that flows leave of a row."""
        question = self.rows.draft(key).question if key in self.rows.old else None
        return question.id if question and question.id in self.graph.nodes else key

    def _is_led(self, key: str) -> bool:
        """Whether other arrows than before touch a row."""
        old = {one for one in self.rows.old_edges if key in (one.start, one.end)}
        return old != {one for one in self.rows.new_edges if key in (one.start, one.end)}

    def _is_meant(self, key: str) -> bool:
        """Whether a row that stands elsewhere is to be worked on elsewhere."""
        return self.rows.follows(key) if self.rows.is_stale else self._is_led(key)

    def _tell_unmoved(self, lifted: list[str]) -> None:
        """Tell of rows that stand elsewhere and are worked on where they were."""
        for key in self.rows.moved:
            if key not in lifted:
                self.remarks.append(
                    f"{self.called(key)} berpindah baris, tetapi alurnya tetap: langkah itu ada "
                    "pada cabang lain, bercabang, atau mengawali atau mengakhiri alur; ubah di "
                    "definisinya"
                )

    def _is_known(self, key: str) -> bool:
        """Whether a new row says who does it."""
        if key not in self.lanes:
            self.remarks.append(
                f"langkah baru {self.called(key)} tidak diambil: pelaksananya tidak terbaca; beri "
                "simbol atau tanda v di kolomnya"
            )
        return key in self.lanes

    def _remove(self, key: str) -> None:
        """Take out a row that is gone."""
        row = self.rows.old[key]
        if self.rows.is_stale and not (row.number or row.time or row.needs or row.results):
            # Nothing but its symbol tells such a row from a heading.
            self.remarks.append(
                f"baris {self.called(key)} tidak terbaca lagi sebagai langkah, jadi tetap"
            )
        elif not self._lift(key):
            self.remarks.append(
                f"{self.called(key)} dihapus tetapi tidak diambil: langkah itu bercabang atau "
                "mengakhiri alur, jadi tidak pasti ke mana alurnya sesudah itu; hapus di "
                "definisinya"
            )
        else:
            self.graph.drop(key)

    def _lift(self, key: str) -> bool:
        """Take a row out of the flow; False where what follows it is not certain."""
        if self._exit(key) != key or not self.graph.contract(key):
            return False
        self._placed.discard(key)
        self._gone.add(key)
        return True

    def _place(self, key: str, *, by_order: bool) -> None:
        """Put a row that is new, or was lifted, into the flow."""
        asks = not by_order and self._asks(key)
        if key in self.lanes:
            self.graph.add(key, self.rows.new[key].text, self.lanes[key], asks=asks)
        ins = [] if by_order else self._read(key, arriving=True)
        outs = [] if by_order else self._read(key, arriving=False)
        if not (self._lead_in(key, ins) or self._insert(key)):
            if key not in self.lanes:
                self.unplaced.append(key)
                return
            self.graph.drop(key)
            self.remarks.append(
                f"{self.called(key)} tidak diambil: tempatnya dalam alur tidak pasti; hubungkan "
                "dengan panah"
            )
            return
        self._placed.add(key)
        if key in self.lanes:
            self.fresh.append(key)
        self._lead_on(key, outs, asks=asks)

    def _read(self, key: str, *, arriving: bool) -> list[Edge]:
        """The arrows of a row that were read, in the order of rows."""
        order = [*self.rows.new]
        found = (
            one
            for one in self.rows.new_edges
            if key == (one.end if arriving else one.start) and one.start != one.end
        )
        return sorted(found, key=lambda one: (order.index(one.start), order.index(one.end)))

    def _asks(self, key: str) -> bool:
        """Whether a new row is a decision."""
        outs = self._read(key, arriving=False)
        return self.rows.new[key].kind is StepKind.DECISION and len(outs) >= _FEWEST

    def _lead_in(self, key: str, ins: list[Edge]) -> bool:
        """Let the rows lead to another whose arrows end there."""
        ins = [one for one in ins if one.start in self._placed]
        for number, one in enumerate(ins):
            way = self._way(one)
            if way is not None and number == 0:
                self.graph.insert(way, key)
            elif way is not None:
                way.target = key
            elif self._decides(one.start):
                self.graph.ways.append(self._new_way(one, key))
        return bool(self.graph.into(key))

    @staticmethod
    def _same(one: str, other: str) -> bool:
        """Whether two names of branches say the same."""
        return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()

    def _way(self, edge: Edge) -> Way | None:
        """The flow that an arrow is, or was before it was turned."""
        leaving = self.graph.out(self._exit(edge.start))
        named = [way for way in leaving if self._same(way.name, edge.label)]
        if not named and len(leaving) == 1 and not leaving[0].name:
            named = leaving
        if not named:
            return None
        goal = next(
            (
                one.end
                for one in self.rows.old_edges - self.rows.new_edges
                if one.start == edge.start and self._same(one.label, edge.label)
            ),
            "",
        )
        stops = self._placed - {goal}
        return (goal and self.graph.last(named[0], goal, stops)) or named[0]

    def _new_way(self, edge: Edge, target: str) -> Way:
        """A branch that is new."""
        return Way(self._exit(edge.start), target, edge.label)

    def _decides(self, key: str) -> bool:
        """Whether a row is a decision."""
        row = self.rows.old.get(key) or self.rows.new[key]
        return row.kind is StepKind.DECISION

    def _insert(self, key: str) -> bool:
        """Put a row between its neighbours in the table."""
        order = [one for one in self.rows.new if one in self._placed or one == key]
        at = order.index(key)
        after = order[at + 1] if at + 1 < len(order) else ""
        if at == 0:
            return self._begin_with(key, after)
        leaving = self.graph.out(self._exit(order[at - 1]))
        if len(leaving) == 1:
            self.graph.insert(leaving[0], key)
            return True
        for way in leaving if after else ():
            last = self.graph.last(way, after, self._placed - {after})
            if last is not None:
                self.graph.insert(last, key)
                return True
        arriving = self.graph.into(after) if after and not leaving else []
        if len(arriving) == 1:
            self.graph.insert(arriving[0], key)
        return len(arriving) == 1

    def _begin_with(self, key: str, after: str) -> bool:
        """Put a row before the first."""
        opening = self.rows.draft(after).opening if after in self.rows.old else None
        leaving = self.graph.out(opening.id) if opening is not None else []
        if len(leaving) == 1:
            self.graph.insert(leaving[0], key)
        return len(leaving) == 1

    def _lead_on(self, key: str, outs: list[Edge], *, asks: bool) -> None:
        """Let a row lead to where its arrows end."""
        known = [one for one in outs if one.end in self._placed]
        if not asks:
            if len(known) == 1 and len(outs) == 1:
                self._turn_way(self.graph.out(key), known[0])
            return
        plain = [way for way in self.graph.out(key) if not way.name]
        for one in known:
            if plain:
                way = plain.pop()
                way.name, way.target = one.label, one.end
            else:
                self.graph.ways.append(self._new_way(one, one.end))

    def _turn_way(self, ways: list[Way], edge: Edge) -> None:
        """Let the only flow of a row lead to where its arrow ends."""
        stops = frozenset(self._placed)
        if not ways:
            self.graph.ways.append(self._new_way(edge, edge.end))
        elif edge.end not in self.graph.reached(ways[0], stops):
            ways[0].target = edge.end

    def _turn(self) -> None:
        """Let arrows between rows that stayed lead elsewhere."""
        stay = {key for key in self.rows.new if key in self._placed and key in self.rows.old}
        gone = [one for one in self.rows.old_edges - self.rows.new_edges if self._stays(one, stay)]
        come = [one for one in self.rows.new_edges - self.rows.old_edges if self._stays(one, stay)]
        order = [*self.rows.old]
        for key in sorted({one.start for one in (*gone, *come)}, key=order.index):
            pair = ([one for one in gone if one.start == key], [o for o in come if o.start == key])
            if key in self.rows.doubtful:
                self.remarks.append(
                    f"panah dari {self.called(key)} tidak terbaca dengan pasti, jadi alurnya tetap"
                )
                continue
            self._turn_arrows(key, *(sorted(one, key=lambda e: (e.label, e.end)) for one in pair))

    def _stays(self, edge: Edge, stay: set[str]) -> bool:
        """Whether both ends of an arrow are rows that stayed where they were."""
        return {edge.start, edge.end} <= stay - self._gone

    def _turn_arrows(self, key: str, gone: list[Edge], come: list[Edge]) -> None:
        """Turn the arrows of one row."""
        self.turned += [f"panah {self._ends(one)}" for one in (*come, *gone)]
        stops = frozenset(self._placed)
        for one in come:
            way = self._way(one)
            if way is not None and one.end in self.graph.reached(way, stops):
                continue
            was = next(
                (o for o in gone if o.end == one.end and not self._same(o.label, one.label)), None
            )
            old = self._way(was) if was is not None else None
            if old is not None and was is not None and self._decides(key):
                old.name = one.label
                gone.remove(was)
            elif way is not None:
                way.target = one.end
                gone = [o for o in gone if not self._same(o.label, one.label)]
            elif self._decides(key):
                self.graph.ways.append(self._new_way(one, one.end))
            else:
                self._tell(one, "panah baru")
        for one in gone:
            way = self._way(one)
            leaving = self.graph.out(self._exit(key))
            if way is not None and way in leaving and len(leaving) > _FEWEST:
                self.graph.ways.remove(way)
            elif way is not None and one.end in self.graph.reached(way, stops):
                self._tell(one, "panah yang dihapus")

    def _tell(self, edge: Edge, what: str) -> None:
        """Tell of an arrow that was not taken."""
        self.remarks.append(f"{what} {self._ends(edge)} tidak diambil: ubah alurnya di definisinya")

    def _ends(self, edge: Edge) -> str:
        """From where to where an arrow leads, with its name."""
        name = f" ({edge.label})" if edge.label else ""
        return f"dari {self.called(edge.start)} ke {self.called(edge.end)}{name}"
