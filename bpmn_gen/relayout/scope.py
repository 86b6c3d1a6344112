"""One scope as a graph: the elements of a process or sub-process, or of all pools of a plane."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.layout.graph import Form, Graph, Lane, Link, Node, Pool, Role
from bpmn_gen.relayout import kinds as k
from bpmn_gen.relayout.sizing import node_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.relayout.semantics import Item, LaneItem, Semantics


@dataclass(slots=True)
class ScopeBuilder:
    """Collects pools, nodes and links; nodes are numbered in the order they come."""

    model: Semantics
    sizes: Mapping[str, tuple[float, float]]
    """Of expanded sub-processes, by id."""
    is_drawn: Mapping[str, bool]
    """By element: whether data is drawn at all."""
    pools: list[Pool] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    bands: int = 0

    def add_bar(self, participant: Item) -> None:
        """A pool whose process is not shown."""
        self.pools.append(Pool(id=participant.id, text=participant.name))
        self._add(_outline(participant, Form.BAR, self.bands))
        self.bands += 1

    def add_scope(self, scope: str, participant: Item | None = None) -> None:
        """A process with its lanes, in a pool if a participant shows it."""
        if participant is not None:
            self._add(_outline(participant, Form.FRAME, self.bands))
        lanes = tuple(_lane(lane) for lane in self.model.lanes.get(scope, ()))
        name = participant.name if participant else ""
        self.pools.append(Pool(id=participant.id if participant else "", text=name, lanes=lanes))
        leaves = [leaf.id for lane in lanes for leaf in lane.leaves()]
        band_of = self._bands(self.model.lanes.get(scope, ()), leaves)
        for item in self.model.inside(scope):
            if item.kind in k.NODES and self.is_drawn.get(item.id, True):
                node = node_of(item, band_of.get(item.id, -1))
                if item.id in self.sizes:
                    width, height = self.sizes[item.id]
                    node = replace(node, width=width, height=height, is_expanded=True)
                self._add(node)
        self._settle(scope, self.bands)
        self.bands += max(1, len(leaves))

    def _add(self, node: Node) -> None:
        self.number[node.id] = len(self.nodes)
        self.nodes.append(node)

    def _bands(self, lanes: Iterable[LaneItem], leaves: list[str]) -> dict[str, int]:
        """The band of every node that a lane lists; the innermost lane counts."""
        found: dict[str, int] = {}
        for lane in lanes:
            first = next(iter(_lane(lane).leaves())).id
            for ref in lane.refs:
                found.setdefault(ref, self.bands + leaves.index(first))
            found.update(self._bands(lane.lanes, leaves))
        return found

    def _settle(self, scope: str, first: int) -> None:
        """Give hosts to boundary events, and a band to nodes that no lane lists."""
        for item in self.model.inside(scope):
            if item.id not in self.number:
                continue
            number = self.number[item.id]
            node = self.nodes[number]
            host = self.number.get(item.host) if item.host else None
            if host is not None and self.nodes[host].host is None and host != number:
                node = replace(node, host=host)
            self.nodes[number] = node
        self._put_beside_lines()
        beside = self._beside()
        for number, node in enumerate(self.nodes):
            if node.band < 0:
                self.nodes[number] = replace(node, band=self._guess(number, beside, first))
        for number, node in enumerate(self.nodes):
            if node.host is not None:
                band = self.nodes[node.host].band
                self.nodes[number] = replace(node, band=band)

    def _put_beside_lines(self) -> None:
        """Tell notes on flows where the flow begins."""
        for item in self.model.items.values():
            if item.kind != "association":
                continue
            for one, two in ((item.source, item.target), (item.target, item.source)):
                number, line = self.number.get(one), self.model.items[two]
                owner = self.number.get(line.source) if line.kind in k.LINES else None
                if number is None or owner is None:
                    continue
                node, near = self.nodes[number], self.nodes[owner]
                if node.form in {Form.NOTE, Form.SHEET} and near.form not in _OUTLINES:
                    self.nodes[number] = replace(node, beside=owner, band=near.band)

    def _beside(self) -> dict[int, list[int]]:
        """By node, what it is joined to, in document order."""
        found: dict[int, list[int]] = {}
        for item in self.model.items.values():
            one, two = self.number.get(item.source), self.number.get(item.target)
            if item.kind in k.LINES and one is not None and two is not None:
                found.setdefault(two, []).append(one)
                found.setdefault(one, []).append(two)
        return found

    def _guess(self, number: int, beside: dict[int, list[int]], first: int) -> int:
        """The band of the nearest neighbour that has one, else the scope's first."""
        seen = {number}
        queue = [number]
        for one in queue:
            for other in beside.get(one, ()):
                if self.nodes[other].band >= first:
                    return self.nodes[other].band
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        return first

    def graph(self) -> tuple[Graph, list[Item]]:
        """The graph of what was added, and all lines: some may have ends elsewhere or deeper."""
        links: list[Link] = []
        late: list[Item] = []
        for item in self.model.items.values():
            if item.kind not in k.LINES:
                continue
            one, two = self.number.get(item.source), self.number.get(item.target)
            late.append(item)
            if one is None or two is None:
                continue
            links.append(
                Link(
                    id=item.id,
                    kind=item.kind,
                    source=one,
                    target=two,
                    text=item.name,
                    role=self._role(item, one, two),
                )
            )
        graph = Graph(nodes=tuple(self.nodes), links=tuple(links), pools=tuple(self.pools))
        return graph.with_bands(), late

    def _role(self, item: Item, one: int, two: int) -> Role:
        same = self.model.items[item.source].scope == self.model.items[item.target].scope
        bars = {Form.BAR, Form.FRAME} & {self.nodes[one].form, self.nodes[two].form}
        if item.kind == "sequenceFlow" and same and not bars:
            return Role.FLOW
        if item.kind in k.DATA_LINES or item.kind == "association":
            return Role.ASSOCIATION
        return Role.MESSAGE


_OUTLINES = {Form.BAR, Form.FRAME}


def _outline(participant: Item, form: Form, band: int) -> Node:
    """A pool as something that message flows may end at."""
    return Node(
        id=participant.id,
        kind=participant.kind,
        form=form,
        width=0.0,
        height=0.0,
        text=participant.name if form is Form.BAR else "",
        band=band,
    )


def _lane(lane: LaneItem) -> Lane:
    return Lane(id=lane.id, text=lane.name, lanes=tuple(_lane(inner) for inner in lane.lanes))
