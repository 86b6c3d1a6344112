"""From knots to steps in an order, with parallel blocks inside each other.

A region is a part of the flow that is written as one list of steps: the whole process, or one
branch of a parallel block.  Ways may lead from step to step inside a region, but only one leads
out, because a branch of ``sejajar`` in a definition ends where its list ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.decompiler.knots import Knot, Sort, WayOut, node_in_words
from bpmn_gen.decompiler.orders import meeting_points, telling_order
from bpmn_gen.errors import BpmnGenError
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.decompiler.knots import PlainFlow

CLOSING: Final = "Menyelesaikan bagian ini"
"""Text of the step that closes a parallel branch with several ends."""
IDLE: Final = "Tidak ada kegiatan pada bagian ini"
"""Text of the step that fills a parallel branch without any."""
DEEPEST: Final = 20
"""Parallel blocks inside each other.  Regions are found by recursion, so there has to be a limit;
nobody could follow that many."""
_LEAST: Final = 2
"""Branches that a parallel block has at least."""


@dataclass(frozen=True, slots=True)
class ListedStep:
    """One step of a list."""

    knot: Knot
    ways: tuple[WayOut, ...]
    """The ways to other steps; none at the end of a parallel branch and of the process."""
    branches: tuple[tuple[ListedStep, ...], ...] = ()
    """For a parallel block, the steps of each branch."""
    join: Knot | None = None
    """For a parallel block, the gateway at which its branches meet, if there is one."""


class NotDraftableError(BpmnGenError):
    """A flow that lists of steps cannot express; the message says why, in Indonesian."""

    def __init__(self, reason: str, knot: str = "") -> None:
        """Keep the split, or the join, that stands in the way; empty where none alone does."""
        super().__init__(reason)
        self.knot = knot


def regions_of(flow: PlainFlow) -> tuple[ListedStep, ...]:
    """The steps of a process in order.

    Raises:
        NotDraftableError: when parallel branches do not meet again in one place, or are too deep.
    """
    return _Regions(replace(flow, knots={**flow.knots}, notes=flow.notes)).body()


def regions_forced(flow: PlainFlow) -> tuple[ListedStep, ...]:
    """The steps of a process in order, also where parallel branches meet nowhere.

    Such a split becomes a decision and such a join vanishes; a note names each, because somebody
    has to draw the flow anew.

    Raises:
        NotDraftableError: when blocks are too deep, or gateways wait for each other in a circle.
    """
    while True:
        notes = [*flow.notes]
        try:
            return _Regions(replace(flow, knots={**flow.knots}, notes=flow.notes)).body()
        except NotDraftableError as reason:
            knot = flow.knots.get(reason.knot)
            if knot is None:
                raise
            flow.notes[:] = [*notes, _forced(flow, knot)]


def _forced(flow: PlainFlow, knot: Knot) -> str:
    """Make a split a decision, or pass over a join; returns the note that says so."""
    name = node_in_words(knot.node) if knot.node else f"'{knot.text}'"
    if knot.sort is Sort.SPLIT:
        text = knot.text or (knot.node.name if knot.node else "") or "Cabang mana?"
        flow.knots[knot.id] = replace(knot, sort=Sort.DECISION, text=text)
        return (
            f"cabang sejajar dari {name} tidak bertemu lagi di satu tempat; ditulis sebagai "
            "keputusan yang memilih satu cabang, gambarlah ulang alurnya"
        )
    target = knot.ways[0].target
    del flow.knots[knot.id]
    for key, other in list(flow.knots.items()):
        ways = (replace(w, target=target) if w.target == knot.id else w for w in other.ways)
        flow.knots[key] = replace(other, ways=tuple(ways))
    return f"{name} tidak menutup cabang sejajar mana pun; dilewati"


@dataclass(slots=True)
class _Regions:
    """Finds the regions of one process."""

    flow: PlainFlow
    ids: IdSpace = field(default_factory=IdSpace)
    placed: set[str] = field(default_factory=set)
    """Ids of knots that stand in some region already; none may stand in two."""
    meeting: dict[str, str | None] = field(default_factory=dict)
    """By id of a split: where its branches meet; None where each ends for itself."""
    behind: dict[str, str] = field(default_factory=dict)
    """By id of a split: the knot that follows its block."""
    depth: int = 0
    """Number of regions around the one that is being found."""
    around: list[str] = field(default_factory=list)
    """Ids of the splits in whose branches it is."""

    def body(self) -> tuple[ListedStep, ...]:
        """The steps of the whole process."""
        knots = self.flow.knots
        for ident in knots:
            self.ids.take(ident)
        meeting = meeting_points({key: [way.target for way in knots[key].ways] for key in knots})
        splits = [key for key, knot in knots.items() if knot.sort is Sort.SPLIT]
        self.meeting = {key: meeting[key] for key in splits}
        self._open_joins()
        self.behind = {key: self._behind(key) for key in splits}
        return self._region(self.flow.start, frozenset())

    def _open_joins(self) -> None:
        """Take out joins that close no block, and lead the ways to them to what follows."""
        knots, pairs = self.flow.knots, set(self.meeting.values())
        opened = {
            key: knot.ways[0].target
            for key, knot in knots.items()
            if knot.sort is Sort.JOIN and key not in pairs
        }
        for key in opened:
            knot = knots.pop(key)
            self.flow.notes.append(f"{self._name(knot)} tidak menutup cabang sejajar mana pun")
        for key, knot in list(knots.items()) if opened else ():
            ways = tuple(replace(way, target=_end_of(opened, way.target)) for way in knot.ways)
            knots[key] = replace(knot, ways=ways)

    def _behind(self, split: str) -> str:
        """The knot that follows a block.

        It is the one behind the join, or the one where the branches meet without a join.  Where
        each branch ends for itself, an end for all of them is added.
        """
        point = self.meeting[split]
        if point is not None:
            knot = self.flow.knots[point]
            return knot.ways[0].target if knot.sort is Sort.JOIN else point
        name = self._name(self.flow.knots[split])
        self.flow.notes.append(
            f"cabang sejajar sesudah {name} berakhir sendiri-sendiri; ditulis bertemu di akhir"
        )
        ident = self.ids.take(f"{split}_selesai")
        near = self.flow.knots[split].near
        end = Knot(ident, Sort.END, None, (), "Semua bagian selesai", near=near or split)
        self.flow.knots[ident] = end
        return ident

    def _region(self, first: str, stops: frozenset[str]) -> tuple[ListedStep, ...]:
        """The steps from one knot up to others, which stand outside the region."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise NotDraftableError(f"cabang sejajar bersusun lebih dari {DEEPEST} tingkat")
        order = telling_order(first, lambda key: self._following(key, stops))
        for key in order:
            knot = self.flow.knots[key]
            if key in self.placed or knot.sort is Sort.JOIN:
                raise NotDraftableError(
                    f"cabang sejajar tidak bertemu lagi di satu tempat, dekat {self._name(knot)}",
                    self.around[-1] if self.around else key,
                )
            self.placed.add(key)
        items = tuple(map(self._item, order))
        self.depth -= 1
        return self._closed(items, stops) if stops else items

    def _following(self, key: str, stops: frozenset[str]) -> list[str]:
        """Ids of the knots to which one leads inside a region; a block counts as one knot."""
        if key in self.behind:
            targets = [self.behind[key]]
        else:
            targets = [way.target for way in self.flow.knots[key].ways]
        return [target for target in targets if target not in stops]

    def _item(self, key: str) -> ListedStep:
        """One step; of a split, with its branches."""
        knot = self.flow.knots[key]
        if key not in self.behind:
            return ListedStep(knot, knot.ways)
        point = self.meeting[key]
        stops = self._ends() if point is None else frozenset([point])
        targets = [way.target for way in knot.ways]
        full = [target for target in targets if target not in stops]
        self.around.append(key)
        branches = [self._region(target, stops) for target in full]
        self.around.pop()
        branches += [(self._added(key, IDLE),) for _ in range(_LEAST - len(branches))]
        met = self.flow.knots[point] if point is not None else None
        join = met if met is not None and met.sort is Sort.JOIN else None
        return ListedStep(knot, (WayOut(self.behind[key]),), tuple(branches), join)

    def _ends(self) -> frozenset[str]:
        """Ids of all ends of the process."""
        return frozenset(k for k, knot in self.flow.knots.items() if knot.sort is Sort.END)

    def _closed(
        self, items: tuple[ListedStep, ...], stops: frozenset[str]
    ) -> tuple[ListedStep, ...]:
        """The branch with its last step as the only one that leads out of it.

        Where several steps lead out, or the only one is a decision, they lead to a closing step
        that is added.
        """
        leaving = [item for item in items if any(way.target in stops for way in item.ways)]
        if len(leaving) == 1 and leaving[0].knot.sort is not Sort.DECISION:
            last = leaving[0]
            rest = [item for item in items if item is not last]
            return (*rest, replace(last, ways=()))
        near = leaving[0].knot.id if leaving else items[-1].knot.id
        closing = self._added(near, CLOSING)
        return (*(_redirected(item, stops, closing.knot.id) for item in items), closing)

    def _added(self, near: str, text: str) -> ListedStep:
        """A step that the file lacks and lists need, behind the knot ``near``."""
        knot = self.flow.knots.get(near)
        self.flow.notes.append(
            f"langkah '{text}' ditambahkan sesudah {self._name(knot) if knot else near}"
        )
        ident = self.ids.take(f"{near}_penutup")
        return ListedStep(Knot(ident, Sort.STEP, None, (), text, near=near), ())

    def _name(self, knot: Knot) -> str:
        """How messages name a knot; one without words is named by the knot near it."""
        if knot.node is None:
            near = self.flow.knots.get(knot.near)
            return f"'{knot.text}'" if knot.text or near is None else self._name(near)
        return node_in_words(knot.node)


def _end_of(steps: Mapping[str, str], key: str) -> str:
    """The end of a chain in which each key leads to the next.

    Raises:
        NotDraftableError: when it leads back to itself.
    """
    seen = set()
    while key in steps:
        if key in seen:
            raise NotDraftableError("gerbang sejajar saling menunggu dalam lingkaran")
        seen.add(key)
        key = steps[key]
    return key


def _redirected(item: ListedStep, stops: frozenset[str], target: str) -> ListedStep:
    """The step with every way out of its region turned to ``target``."""
    ways = tuple(replace(way, target=target) if way.target in stops else way for way in item.ways)
    return replace(item, ways=ways)
