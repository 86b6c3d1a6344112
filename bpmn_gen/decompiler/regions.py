"""From knots to steps in an order: parallel blocks become regions, each with one way in and out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.decompiler.knots import Knot, Sort, Way, called
from bpmn_gen.decompiler.orders import meeting_points, telling_order
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.decompiler.knots import Shape

CLOSING: Final = "Menyelesaikan bagian ini"
"""What the step says that ends a parallel branch with several ends."""
IDLE: Final = "Tidak ada kegiatan pada bagian ini"
"""What the step says that fills a parallel branch without any."""
DEEPEST: Final = 20
"""Parallel blocks inside each other: nobody could follow more."""
_LEAST: Final = 2
"""Branches of a parallel block."""


@dataclass(frozen=True, slots=True)
class Item:
    """One step of a list."""

    knot: Knot
    ways: tuple[Way, ...]
    """Where it leads; none at the end of a parallel branch and of the process."""
    branches: tuple[tuple[Item, ...], ...] = ()
    join: Knot | None = None
    """The gateway at which the branches meet, if there is one."""


class NotDraftable(Exception):  # noqa: N818 -- a state of the file, not a fault
    """A flow that lists of steps cannot tell; the message says why, in Indonesian."""


def regions_of(shape: Shape) -> tuple[Item, ...]:
    """The steps of a process in order.

    Raises:
        NotDraftable: when parallel branches do not meet again in one place.
    """
    return _Regions(shape).body()


@dataclass(slots=True)
class _Regions:
    shape: Shape
    ids: IdSpace = field(default_factory=IdSpace)
    placed: set[str] = field(default_factory=set)
    meeting: dict[str, str | None] = field(default_factory=dict)
    """By split, where its branches meet; None where each ends for itself."""
    behind: dict[str, str] = field(default_factory=dict)
    """By split, what follows its block."""
    depth: int = 0
    """How many regions are being written inside each other."""

    def body(self) -> tuple[Item, ...]:
        """The whole process."""
        knots = self.shape.knots
        for ident in knots:
            self.ids.take(ident)
        meeting = meeting_points({key: [way.target for way in knots[key].ways] for key in knots})
        splits = [key for key, knot in knots.items() if knot.sort is Sort.SPLIT]
        self.meeting = {key: meeting[key] for key in splits}
        self._open_joins()
        self.behind = {key: self._behind(key) for key in splits}
        return self._region(self.shape.start, frozenset())

    def _open_joins(self) -> None:
        """Treat gateways that join what was never split as places where ways meet."""
        knots, pairs = self.shape.knots, set(self.meeting.values())
        opened = {
            key: knot.ways[0].target
            for key, knot in knots.items()
            if knot.sort is Sort.JOIN and key not in pairs
        }
        for key in opened:
            knot = knots.pop(key)
            self.shape.notes.append(f"{self._name(knot)} tidak menutup cabang sejajar mana pun")
        for key, knot in list(knots.items()) if opened else ():
            ways = tuple(replace(way, target=_end_of(opened, way.target)) for way in knot.ways)
            knots[key] = replace(knot, ways=ways)

    def _behind(self, split: str) -> str:
        """What follows a block: what follows its join, or an end for all branches."""
        point = self.meeting[split]
        if point is not None:
            knot = self.shape.knots[point]
            return knot.ways[0].target if knot.sort is Sort.JOIN else point
        name = self._name(self.shape.knots[split])
        self.shape.notes.append(
            f"cabang sejajar sesudah {name} berakhir sendiri-sendiri; ditulis bertemu di akhir"
        )
        ident = self.ids.take(f"{split}_selesai")
        near = self.shape.knots[split].near
        end = Knot(ident, Sort.END, None, (), "Semua bagian selesai", near=near or split)
        self.shape.knots[ident] = end
        return ident

    def _region(self, first: str, stops: frozenset[str]) -> tuple[Item, ...]:
        """The steps from one knot up to others."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotDraftable(f"cabang sejajar bersusun lebih dari {DEEPEST} tingkat")
        order = telling_order(first, lambda key: self._following(key, stops))
        for key in order:
            knot = self.shape.knots[key]
            if key in self.placed or knot.sort is Sort.JOIN:
                raise NotDraftable(
                    f"cabang sejajar tidak bertemu lagi di satu tempat, dekat {self._name(knot)}"
                )
            self.placed.add(key)
        items = tuple(map(self._item, order))
        self.depth -= 1
        return self._closed(items, stops) if stops else items

    def _following(self, key: str, stops: frozenset[str]) -> list[str]:
        """What a knot leads to inside a region; a block counts as one step."""
        if key in self.behind:
            targets = [self.behind[key]]
        else:
            targets = [way.target for way in self.shape.knots[key].ways]
        return [target for target in targets if target not in stops]

    def _item(self, key: str) -> Item:
        """One step, with what is inside it."""
        knot = self.shape.knots[key]
        if key not in self.behind:
            return Item(knot, knot.ways)
        point = self.meeting[key]
        stops = self._ends() if point is None else frozenset([point])
        targets = [way.target for way in knot.ways]
        full = [target for target in targets if target not in stops]
        branches = [self._region(target, stops) for target in full]
        branches += [(self._added(key, IDLE),) for _ in range(_LEAST - len(branches))]
        met = self.shape.knots[point] if point is not None else None
        join = met if met is not None and met.sort is Sort.JOIN else None
        return Item(knot, (Way(self.behind[key]),), tuple(branches), join)

    def _ends(self) -> frozenset[str]:
        """All ends of the process."""
        return frozenset(k for k, knot in self.shape.knots.items() if knot.sort is Sort.END)

    def _closed(self, items: tuple[Item, ...], stops: frozenset[str]) -> tuple[Item, ...]:
        """A branch whose last step is the only one that leads out of it."""
        leaving = [item for item in items if any(way.target in stops for way in item.ways)]
        if len(leaving) == 1 and leaving[0].knot.sort is not Sort.DECISION:
            last = leaving[0]
            rest = [item for item in items if item is not last]
            return (*rest, replace(last, ways=()))
        near = leaving[0].knot.id if leaving else items[-1].knot.id
        closing = self._added(near, CLOSING)
        return (*(_redirected(item, stops, closing.knot.id) for item in items), closing)

    def _added(self, near: str, text: str) -> Item:
        """A step that lists need and the file lacks."""
        knot = self.shape.knots.get(near)
        self.shape.notes.append(
            f"langkah '{text}' ditambahkan sesudah {self._name(knot) if knot else near}"
        )
        ident = self.ids.take(f"{near}_penutup")
        return Item(Knot(ident, Sort.STEP, None, (), text, near=near), ())

    def _name(self, knot: Knot) -> str:
        """A knot as people know it; one that was added by what is near."""
        if knot.node is None:
            near = self.shape.knots.get(knot.near)
            return f"'{knot.text}'" if knot.text or near is None else self._name(near)
        return called(knot.node)


def _end_of(steps: Mapping[str, str], key: str) -> str:
    """Where a chain of steps leads.

    Raises:
        NotDraftable: when it leads back to itself.
    """
    seen = set()
    while key in steps:
        if key in seen:
            raise NotDraftable("gerbang sejajar saling menunggu dalam lingkaran")
        seen.add(key)
        key = steps[key]
    return key


def _redirected(item: Item, stops: frozenset[str], target: str) -> Item:
    """An item that leads to another step instead of out of its region."""
    ways = tuple(replace(way, target=target) if way.target in stops else way for way in item.ways)
    return replace(item, ways=ways)
