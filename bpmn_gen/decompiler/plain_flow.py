"""From the flow of a BPMN process to knots: what an author would write as a step or a decision.

Gateways at which branches only meet vanish, because lists of steps need none.  What BPMN leaves
unsaid becomes a knot: several flows that leave a task are a split or a decision, and a path that
just stops gets an end.  Each such choice is noted, so that somebody looks at it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.decompiler.discretion import (
    TABLE,
    inclusive_blocks,
    only_asks,
    passed_way,
    work_beside,
)
from bpmn_gen.decompiler.knots import Knot, PlainFlow, Sort, WayOut, node_in_words
from bpmn_gen.decompiler.links import linked
from bpmn_gen.decompiler.remarks import read_labels
from bpmn_gen.decompiler.times import asked_of
from bpmn_gen.model.elements import (
    BusinessRuleTask,
    EndEvent,
    Gateway,
    InclusiveGateway,
    ParallelGateway,
    StartEvent,
    SubProcess,
)
from bpmn_gen.model.foreign import (
    BoundaryEvent,
    ComplexGateway,
)
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.model.elements import FlowNode, SequenceFlow
    from bpmn_gen.model.graph import Scope


def plain_flow_of(scope: Scope) -> PlainFlow:
    """The knots of a process or sub-process."""
    return _Unraveller(scope).run()


class _Unraveller:
    """Builds the plain flow of one scope."""

    def __init__(self, scope: Scope) -> None:
        """Note the nodes and flows of the scope, and take their ids, so that new ones differ."""
        self.scope = scope
        self.ids = IdSpace()
        self.knots: dict[str, Knot] = {}
        self.notes: list[str] = []
        self.ways: dict[str, list[WayOut]] = {node.id: [] for node in scope.flow_nodes}
        self.arriving: dict[str, int] = dict.fromkeys(self.ways, 0)
        self.in_words: set[str] = set()
        self.tables: set[str] = set()
        self.beside: list[Knot] = []
        self.hosts = {
            node.id: node.attached_to_ref
            for node in scope.flow_nodes
            if isinstance(node, BoundaryEvent)
        }
        for ident in self.ways:
            self.ids.take(ident)
        for flow in scope.sequence_flows:
            self._flow(flow)
        self.links = linked(scope)
        for throw, catch in self.links.items():
            self.ways[throw] = [WayOut(catch)]
            self.arriving[catch] += 1
        self.blocks = inclusive_blocks(scope, self.ways)

    def _flow(self, flow: SequenceFlow) -> None:
        """Note a way out of a node; its label is the name of the flow, else its condition."""
        condition = read_labels(flow.documentation)[0].get("Syarat", "")
        if condition:
            self.in_words.add(flow.source_ref)
        self.ways[flow.source_ref].append(WayOut(flow.target_ref, flow.name or condition))
        self.arriving[flow.target_ref] += 1

    def run(self) -> PlainFlow:
        """Make the knots, add those that the file lacks, and keep those that can be reached.

        Boundary events come after all other nodes, because each changes the knot of its activity.
        """
        for node in self.scope.flow_nodes:
            if not isinstance(node, BoundaryEvent):
                self._knot(node)
        for node in self.scope.flow_nodes:
            if isinstance(node, BoundaryEvent):
                self._boundary(node)
        self._drop_loose()
        start = self._start()
        self._finish()
        self._pass_over()
        reached = self._reached(start)
        lost = [
            node_in_words(node)
            for node in self.scope.flow_nodes
            if node.id in self.knots
            and node.id not in reached
            and self.knots[node.id].sort not in {Sort.MERGE, Sort.START}
        ]
        if lost:
            self.notes.append(f"tidak tersambung dengan mulai, tidak ikut: {'; '.join(lost)}")
        knots = {ident: self.knots[ident] for ident in reached}
        tables = frozenset(self.tables)
        return PlainFlow(start, knots, self.notes, tables, tuple(self.beside))

    def _knot(self, node: FlowNode) -> None:
        """Add the knot of a node; a gateway that both joins and splits becomes two.

        Tasks that our own writers added for engines become merges, which are passed over later.
        """
        ways = tuple(self.ways[node.id])
        several = len(ways) > 1
        if node.id in self.links or (not several and node.id in self.links.values()):
            self._add(Knot(node.id, Sort.MERGE, node, ways))
        elif isinstance(node, EndEvent):
            self._add(Knot(node.id, Sort.END, node))
        elif isinstance(node, StartEvent):
            self._add(Knot(node.id, Sort.START, node, self._single(node, ways)))
        elif isinstance(node, ParallelGateway) or node.id in self.blocks:
            self._parallel(node, ways)
        elif isinstance(node, Gateway):
            self._choice(node, ways, several=several)
        elif isinstance(node, BusinessRuleTask) and [f"{way.target}{TABLE}" for way in ways] == [
            node.id
        ]:
            self.tables.add(ways[0].target)
            self._add(Knot(node.id, Sort.MERGE, node, ways))
        elif only_asks(node, ways):
            self._add(Knot(node.id, Sort.MERGE, node, ways))
        elif isinstance(node, SubProcess) and node.triggered_by_event and not self._in_flow(node):
            self._beside(node)
        else:
            self._add(Knot(node.id, Sort.STEP, node, self._single(node, ways)))

    def _add(self, knot: Knot) -> str:
        """Add a knot, or put it in the place of the one with its id, and return that id."""
        self.knots[knot.id] = knot
        return knot.id

    def _choice(self, node: FlowNode, ways: tuple[WayOut, ...], *, several: bool) -> None:
        """Add a gateway at which one way is taken; our own before a step lead to the step."""
        onward = passed_way(node, ways)
        if onward is not None:
            self._add(Knot(node.id, Sort.MERGE, node, (onward,)))
            return
        if several and isinstance(node, InclusiveGateway | ComplexGateway):
            self.notes.append(
                f"{node_in_words(node)} dapat membuka beberapa cabang sekaligus; ditulis sebagai "
                "keputusan yang memilih satu cabang"
            )
        self._add(Knot(node.id, Sort.DECISION if several else Sort.MERGE, node, ways))

    def _parallel(self, node: FlowNode, ways: tuple[WayOut, ...]) -> None:
        """Add a gateway of a block, which splits, joins, or does both."""
        joins = self.arriving[node.id] > 1
        some = node.id in self.blocks
        if joins and len(ways) > 1:
            ident = self.ids.take(f"{node.id}_belah")
            split = self._add(Knot(ident, Sort.SPLIT, node, ways, takes_some=some))
            self._add(Knot(node.id, Sort.JOIN, node, (WayOut(split),)))
        elif joins:
            self._add(Knot(node.id, Sort.JOIN, node, ways))
        else:
            sort = Sort.SPLIT if len(ways) > 1 else Sort.MERGE
            self._add(Knot(node.id, sort, node, ways, takes_some=some))

    def _beside(self, sub: SubProcess) -> None:
        """Note what stands beside the flow, as far as a step can say it."""
        found = work_beside(sub)
        if found is None:
            self.notes.append(f"{node_in_words(sub)} dipicu kejadian; jalurnya tidak ikut")
            return
        node, reads = found
        if reads:
            self.tables.add(node.id)
        self.beside.append(Knot(node.id, Sort.STEP, node, near=sub.id, is_beside=True))

    def _in_flow(self, sub: SubProcess) -> bool:
        """Whether flows lead to a sub-process or away from it, so that it is a step of the flow."""
        touched = bool(self.ways[sub.id] or self.arriving[sub.id])
        if touched:
            self.notes.append(
                f"{node_in_words(sub)} dipicu kejadian tetapi dihubungkan dengan alur; ditulis "
                "sebagai langkah"
            )
        return touched

    def _single(self, node: FlowNode, ways: tuple[WayOut, ...]) -> tuple[WayOut, ...]:
        """The one way out of a step.

        Where the file has several, they become a knot of their own: a decision if all are labelled
        or one has a condition, else a split.
        """
        if len(ways) <= 1:
            return tuple(WayOut(way.target) for way in ways)
        chosen = node.id in self.in_words or all(way.label for way in ways)
        if chosen:
            self.notes.append(f"cabang sesudah {node_in_words(node)} ditulis sebagai keputusan")
            text = f"{node.name}: cabang mana?" if node.name else "Cabang mana?"
        else:
            self.notes.append(
                f"alur yang bersama-sama keluar dari {node_in_words(node)} ditulis sejajar"
            )
            text = ""
        sort = Sort.DECISION if chosen else Sort.SPLIT
        fork = Knot(self.ids.take(f"{node.id}_cabang"), sort, None, ways, text, node.id)
        return (WayOut(self._add(fork)),)

    def _boundary(self, event: BoundaryEvent) -> None:
        """Turn an event that may happen during a step into a question behind the step."""
        host, ways = self.knots.get(event.attached_to_ref), tuple(self.ways[event.id])
        name = node_in_words(event)
        if host is not None and host.node is not None:
            name = f"kejadian {event.name!r} di tepi {node_in_words(host.node)}".replace(" ''", "")
        if host is None or not ways:
            self.notes.append(f"{name} tidak berlanjut ke mana pun; tidak ikut")
            return
        inner = self._single(event, ways)
        after = host.ways or (WayOut(self._end(host.id)),)
        fork = Knot(
            event.id,
            Sort.DECISION,
            event,
            (WayOut(inner[0].target, "Ya"), WayOut(after[0].target, "Tidak")),
            asked_of(event),
        )
        self._add(fork)
        self._add(replace(host, ways=(WayOut(event.id),)))
        more = "" if event.is_interrupting else "; pada aslinya alur utama tetap berjalan, periksa"
        self.notes.append(f"{name} ditulis sebagai keputusan sesudah kegiatannya{more}")

    def _end(self, near: str) -> str:
        """Add an end that the file lacks, in the lane of ``near``, and return its id."""
        ident = self.ids.take("selesai")
        return self._add(Knot(ident, Sort.END, None, (), "Selesai", near))

    def _start(self) -> str:
        """The id of the start.

        Definitions have exactly one.  Several starts become one with a decision behind it, and so
        do the nodes to which nothing leads where there is no start.
        """
        starts = [knot for knot in self.knots.values() if knot.sort is Sort.START]
        if len(starts) == 1:
            return starts[0].id
        if starts:
            self.notes.append("beberapa kejadian mulai ditulis sebagai satu mulai dan keputusan")
            ways = [
                WayOut(way.target, knot.node.name)
                for knot in starts
                for way in knot.ways
                if knot.node
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
            ways = [WayOut(knot.id, knot.node.name if knot.node else "") for knot in heads]
        if not ways:
            ways = [WayOut(self._end(""))]
        target = ways[0].target
        if len(ways) > 1:
            text = "Apa yang memulai proses?"
            ident = self.ids.take("pemicu")
            target = self._add(Knot(ident, Sort.DECISION, None, tuple(ways), text, target))
        ident = self.ids.take("mulai")
        return self._add(Knot(ident, Sort.START, None, (WayOut(target),), "Mulai", target))

    def _drop_loose(self) -> None:
        """Lead ways to an event on a border to its activity, and take out all others to nowhere.

        An event on a border cannot be reached by a flow; whoever drew one meant the activity.
        """
        for knot in list(self.knots.values()):
            known = {way.target for way in knot.ways}
            ways, gone = [], []
            for way in knot.ways:
                host = self._host_of(way.target)
                if way.target in self.knots:
                    ways.append(way)
                elif host in self.knots and host not in {knot.id, *known}:
                    ways.append(replace(way, target=host))
                    gone.append(host)
                else:
                    gone.append("")
            if not gone:
                continue
            name = node_in_words(knot.node) if knot.node else f"'{knot.text}'"
            for host in gone:
                node = self.knots[host].node if host else None
                end = f"dilanjutkan ke {node_in_words(node)}" if node else "tidak ikut"
                self.notes.append(f"arah alur dari {name} menuju kejadian di tepi; {end}")
            is_forked = len(ways) > 1 or knot.sort not in {Sort.DECISION, Sort.SPLIT}
            sort = knot.sort if is_forked else Sort.MERGE
            self._add(replace(knot, ways=tuple(ways), sort=sort))

    def _host_of(self, ident: str) -> str:
        """The activity of an event on a border that leads nowhere; any other node itself."""
        return self.hosts.get(ident, ident) if ident not in self.knots else ident

    def _finish(self) -> None:
        """Give an end to all paths that just stop."""
        stopping = [
            knot for knot in self.knots.values() if knot.sort is not Sort.END and not knot.ways
        ]
        if stopping:
            self.notes.append(
                "alur yang berhenti tanpa kejadian selesai diberi selesai: "
                + "; ".join(
                    node_in_words(knot.node) if knot.node else knot.text for knot in stopping
                )
            )
            end = self._end(stopping[-1].id)
            for knot in stopping:
                self._add(replace(knot, ways=(WayOut(end),)))

    def _pass_over(self) -> None:
        """Lead all ways past merges, at which nothing is decided; a circle of merges is an end."""
        for knot in list(self.knots.values()):
            if knot.sort is Sort.MERGE and self.knots[self._beyond(knot.id)].sort is Sort.MERGE:
                name = node_in_words(knot.node) if knot.node else knot.text
                self.notes.append(f"{name} hanya kembali ke dirinya sendiri; diberi selesai")
                self._add(replace(knot, ways=(WayOut(self._end(knot.id)),)))
        for knot in list(self.knots.values()):
            ways = tuple(replace(way, target=self._beyond(way.target)) for way in knot.ways)
            self.knots[knot.id] = replace(knot, ways=ways)

    def _beyond(self, ident: str) -> str:
        """The first knot from here on that is no merge; a merge where they lead in a circle."""
        seen: set[str] = set()
        while self.knots[ident].sort is Sort.MERGE and ident not in seen:
            seen.add(ident)
            ident = self.knots[ident].ways[0].target
        return ident

    def _reached(self, start: str) -> Iterable[str]:
        """Ids of the knots that can be reached from the start, in the order of the file."""
        seen, stack = {start}, [start]
        while stack:
            for way in self.knots[stack.pop()].ways:
                if way.target not in seen:
                    seen.add(way.target)
                    stack.append(way.target)
        return [start, *(ident for ident in self.knots if ident in seen and ident != start)]
