"""The flow of a BPMN process as knots: what an author would write as a step, a fork or an end.

Gateways at which branches only meet vanish; what BPMN leaves unsaid (several flows that leave a
task, paths that just stop) is made plain.  What had to be decided on the way is noted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bpmn_gen.decompiler.knots import Knot, Shape, Sort, Way, called
from bpmn_gen.decompiler.remarks import labelled
from bpmn_gen.model.elements import (
    BusinessRuleTask,
    EndEvent,
    Gateway,
    ParallelGateway,
    StartEvent,
    UserTask,
)
from bpmn_gen.model.foreign import (
    BoundaryEvent,
    ComplexGateway,
    InclusiveGateway,
    SubProcess,
)
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.model.elements import FlowNode, SequenceFlow
    from bpmn_gen.model.graph import Scope

TABLE: Final = "_tabel"
"""What the id of a task ends with that reads a table for the step behind it, in own files."""
ASKING: Final = ("_putusan", "_masukan")
"""What the ids of tasks end with that ask, in own files for engines, what the gateway or the table
behind them needs to know."""


def shape_of(scope: Scope) -> Shape:
    """The knots of a process or sub-process."""
    return _Shaper(scope).run()


class _Shaper:
    """Builds the shape of one scope."""

    def __init__(self, scope: Scope) -> None:
        """Take what the scope holds; ids of what is added clash with none of it."""
        self.scope = scope
        self.ids = IdSpace()
        self.knots: dict[str, Knot] = {}
        self.notes: list[str] = []
        self.ways: dict[str, list[Way]] = {node.id: [] for node in scope.flow_nodes}
        self.arriving: dict[str, int] = dict.fromkeys(self.ways, 0)
        self.in_words: set[str] = set()
        self.tables: set[str] = set()
        for ident in self.ways:
            self.ids.take(ident)
        for flow in scope.sequence_flows:
            self._flow(flow)

    def _flow(self, flow: SequenceFlow) -> None:
        """Note a way; a condition in words is its label where it has no name."""
        condition = labelled(flow.documentation)[0].get("Syarat", "")
        if condition:
            self.in_words.add(flow.source_ref)
        self.ways[flow.source_ref].append(Way(flow.target_ref, flow.name or condition))
        self.arriving[flow.target_ref] += 1

    def run(self) -> Shape:
        """Knots first, then what was left unsaid, then only what can be reached."""
        for node in self.scope.flow_nodes:
            if not isinstance(node, BoundaryEvent):
                self._knot(node)
        for node in self.scope.flow_nodes:
            if isinstance(node, BoundaryEvent):
                self._boundary(node)
        start = self._start()
        self._finish()
        self._pass_over()
        reached = self._reached(start)
        lost = [
            called(node)
            for node in self.scope.flow_nodes
            if node.id in self.knots
            and node.id not in reached
            and self.knots[node.id].sort not in {Sort.MERGE, Sort.START}
        ]
        if lost:
            self.notes.append(f"tidak tersambung dengan mulai, tidak ikut: {'; '.join(lost)}")
        knots = {ident: self.knots[ident] for ident in reached}
        return Shape(start, knots, self.notes, frozenset(self.tables))

    def _knot(self, node: FlowNode) -> None:
        """The knot of a node; one that both joins and splits becomes two."""
        ways = tuple(self.ways[node.id])
        several = len(ways) > 1
        if isinstance(node, EndEvent):
            self._add(Knot(node.id, Sort.END, node))
        elif isinstance(node, StartEvent):
            self._add(Knot(node.id, Sort.START, node, self._single(node, ways)))
        elif isinstance(node, ParallelGateway):
            self._parallel(node, ways)
        elif isinstance(node, Gateway):
            self._choice(node, ways, several=several)
        elif isinstance(node, BusinessRuleTask) and [f"{way.target}{TABLE}" for way in ways] == [
            node.id
        ]:
            self.tables.add(ways[0].target)
            self._add(Knot(node.id, Sort.MERGE, node, ways))
        elif isinstance(node, UserTask) and [node.id] == [
            f"{way.target}{end}" for way in ways for end in ASKING if node.id.endswith(end)
        ]:
            self._add(Knot(node.id, Sort.MERGE, node, ways))
        elif isinstance(node, SubProcess) and node.triggered_by_event:
            self.notes.append(f"{called(node)} dipicu kejadian; jalurnya tidak ikut")
        else:
            self._add(Knot(node.id, Sort.STEP, node, self._single(node, ways)))

    def _add(self, knot: Knot) -> str:
        self.knots[knot.id] = knot
        return knot.id

    def _choice(self, node: FlowNode, ways: tuple[Way, ...], *, several: bool) -> None:
        """A gateway at which one way is taken."""
        if several and isinstance(node, InclusiveGateway | ComplexGateway):
            self.notes.append(
                f"{called(node)} dapat membuka beberapa cabang sekaligus; ditulis sebagai "
                "keputusan yang memilih satu cabang"
            )
        self._add(Knot(node.id, Sort.DECISION if several else Sort.MERGE, node, ways))

    def _parallel(self, node: FlowNode, ways: tuple[Way, ...]) -> None:
        """A gateway that splits, joins, or does both."""
        joins = self.arriving[node.id] > 1
        if joins and len(ways) > 1:
            split = self._add(Knot(self.ids.take(f"{node.id}_belah"), Sort.SPLIT, node, ways))
            self._add(Knot(node.id, Sort.JOIN, node, (Way(split),)))
        elif joins:
            self._add(Knot(node.id, Sort.JOIN, node, ways))
        else:
            self._add(Knot(node.id, Sort.SPLIT if len(ways) > 1 else Sort.MERGE, node, ways))

    def _single(self, node: FlowNode, ways: tuple[Way, ...]) -> tuple[Way, ...]:
        """One way out of a step: several leave it side by side, or by a choice where labelled."""
        if len(ways) <= 1:
            return tuple(Way(way.target) for way in ways)
        chosen = node.id in self.in_words or all(way.label for way in ways)
        if chosen:
            self.notes.append(f"cabang sesudah {called(node)} ditulis sebagai keputusan")
            text = f"{node.name}: cabang mana?" if node.name else "Cabang mana?"
        else:
            self.notes.append(f"alur yang bersama-sama keluar dari {called(node)} ditulis sejajar")
            text = ""
        sort = Sort.DECISION if chosen else Sort.SPLIT
        fork = Knot(self.ids.take(f"{node.id}_cabang"), sort, None, ways, text, node.id)
        return (Way(self._add(fork)),)

    def _boundary(self, event: BoundaryEvent) -> None:
        """Something that may happen during a step becomes a question behind it."""
        host, ways = self.knots.get(event.attached_to_ref), tuple(self.ways[event.id])
        name = called(event)
        if host is not None and host.node is not None:
            name = f"kejadian {event.name!r} di tepi {called(host.node)}".replace(" ''", "")
        if host is None or not ways:
            self.notes.append(f"{name} tidak berlanjut ke mana pun; tidak ikut")
            return
        inner = self._single(event, ways)
        after = host.ways or (Way(self._end(host.id)),)
        text = event.name or "Terjadi hal khusus"
        fork = Knot(
            event.id,
            Sort.DECISION,
            event,
            (Way(inner[0].target, "Ya"), Way(after[0].target, "Tidak")),
            text if text.endswith("?") else f"{text}?",
        )
        self._add(fork)
        self._add(replace(host, ways=(Way(event.id),)))
        self.notes.append(f"{name} ditulis sebagai keputusan sesudah kegiatannya")

    def _end(self, near: str) -> str:
        """An end that the file lacks."""
        ident = self.ids.take("selesai")
        return self._add(Knot(ident, Sort.END, None, (), "Selesai", near))

    def _start(self) -> str:
        """The one start; several, or none, become one that leads to all."""
        starts = [knot for knot in self.knots.values() if knot.sort is Sort.START]
        if len(starts) == 1:
            return starts[0].id
        if starts:
            self.notes.append("beberapa kejadian mulai ditulis sebagai satu mulai dan keputusan")
            ways = [
                Way(way.target, knot.node.name) for knot in starts for way in knot.ways if knot.node
            ]
        else:
            self.notes.append("kejadian mulai tidak ada; ditambahkan")
            heads = [
                knot
                for knot in self.knots.values()
                if knot.node
                and not self.arriving[knot.node.id]
                and knot.sort is not Sort.END
                and not isinstance(knot.node, BoundaryEvent)
            ]
            heads = heads or list(self.knots.values())[:1]
            ways = [Way(knot.id, knot.node.name if knot.node else "") for knot in heads]
        if not ways:
            ways = [Way(self._end(""))]
        target = ways[0].target
        if len(ways) > 1:
            text = "Apa yang memulai proses?"
            ident = self.ids.take("pemicu")
            target = self._add(Knot(ident, Sort.DECISION, None, tuple(ways), text, target))
        ident = self.ids.take("mulai")
        return self._add(Knot(ident, Sort.START, None, (Way(target),), "Mulai", target))

    def _finish(self) -> None:
        """Give an end to paths that just stop."""
        stopping = [
            knot for knot in self.knots.values() if knot.sort is not Sort.END and not knot.ways
        ]
        if stopping:
            self.notes.append(
                "alur yang berhenti tanpa kejadian selesai diberi selesai: "
                + "; ".join(called(knot.node) if knot.node else knot.text for knot in stopping)
            )
            end = self._end(stopping[-1].id)
            for knot in stopping:
                self._add(replace(knot, ways=(Way(end),)))

    def _pass_over(self) -> None:
        """Lead all ways past gateways that decide nothing."""
        for knot in list(self.knots.values()):
            ways = tuple(replace(way, target=self._beyond(way.target)) for way in knot.ways)
            self.knots[knot.id] = replace(knot, ways=ways)

    def _beyond(self, ident: str) -> str:
        """The first knot on a way that is more than a place to pass."""
        seen: set[str] = set()
        while self.knots[ident].sort is Sort.MERGE and ident not in seen:
            seen.add(ident)
            ident = self.knots[ident].ways[0].target
        return ident

    def _reached(self, start: str) -> Iterable[str]:
        """The knots that can be reached, in the order of the file."""
        seen, stack = {start}, [start]
        while stack:
            for way in self.knots[stack.pop()].ways:
                if way.target not in seen:
                    seen.add(way.target)
                    stack.append(way.target)
        return [start, *(ident for ident in self.knots if ident in seen and ident != start)]
