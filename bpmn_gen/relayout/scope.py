"""One scope as a graph: the elements of a process or sub-process, or of all pools of a plane."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.layout.graph.elements import Form, Graph, Lane, Link, Node, Pool, Role
from bpmn_gen.layout.late.nesting import OUTSIDE
from bpmn_gen.relayout.sizing import node_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bpmn_gen.foreign.semantics import Item, LaneItem, Semantics
    from bpmn_gen.layout.late.nesting import Pass


@dataclass(slots=True)
class ScopeBuilder:
    """Collects pools, nodes and links; nodes are numbered in the order they come."""

    model: Semantics
    sizes: Mapping[str, tuple[float, float]]
    """Of expanded sub-processes, by id."""
    is_drawn: Mapping[str, bool]
    """By element: whether data is drawn at all."""
    passes: Mapping[str, Mapping[str, Pass]] = field(default_factory=dict)
    """By expanded sub-process, by line: where lines from inside it pass its border."""
    side: Callable[[str, str], bool | None] | None = None
    """For the content of a sub-process: whether a line from an element inside it to one outside
    should leave it upward, if that matters."""
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
            late.append(item)
            ends = self._ends(item)
            if ends is None:
                continue
            one, two = ends
            is_part = Form.RIM in {self.nodes[one].form, self.nodes[two].form}
            links.append(
                Link(
                    id=item.id,
                    kind=item.kind,
                    source=one,
                    target=two,
                    text="" if is_part else item.name,
                    role=self._role(item, one, two),
                )
            )
        graph = Graph(nodes=tuple(self.nodes), links=tuple(links), pools=tuple(self.pools))
        return graph.with_bands(), late

    def _ends(self, item: Item) -> tuple[int, int] | None:
        """What a line joins in this graph, passes and rims included; none where it is not in it."""
        if item.source in self.model.scopes_of(item.target) or (
            item.target in self.model.scopes_of(item.source)
        ):
            return None
        one, two = self._end(item, item.source), self._end(item, item.target)
        if self.side is not None and (one is None) != (two is None):
            if one is None:
                one = self._rim(item.target, item.source)
            else:
                two = self._rim(item.source, item.target)
        if one is None or two is None or (one == two and item.source != item.target):
            return None
        # An event on a border has one side free: what leads from it back to it finds no other.
        return None if one == two and self.nodes[one].host is not None else (one, two)

    def _end(self, item: Item, ident: str) -> int | None:
        """The node that stands for one end of a line; a new pass where that is further inside."""
        number = self.number.get(ident)
        what = self.model.items.get(ident)
        if number is not None or what is None or what.kind in k.LINES:
            return number
        for scope in self.model.scopes_of(ident):
            host = self.number.get(scope)
            if host is not None and scope in self.sizes:
                place = self.passes.get(scope, {}).get(item.id)
                return None if place is None else self._pass(host, place)
            if host is not None:
                return host
        return None

    def _pass(self, host: int, place: Pass) -> int:
        """A place on the border of an expanded sub-process."""
        return self._unseen(Form.PASS, host=host, dx=place.dx, is_top=place.is_top)

    def _rim(self, inside: str, outside: str) -> int | None:
        """The border around this graph; none where the line does not go on outside."""
        far = self.model.items.get(outside)
        if far is None or self.side is None or far.kind not in _DRAWN_ENDS:
            return None
        if not self.is_drawn.get(outside, True):
            return None
        return self._unseen(Form.RIM, is_top=self.side(inside, outside))

    def _unseen(
        self, form: Form, *, host: int | None = None, dx: float = 0.0, is_top: bool | None
    ) -> int:
        """Add a node that is no shape."""
        band = 0 if host is None else self.nodes[host].band
        self.nodes.append(
            Node(
                id=OUTSIDE,
                kind="",
                form=form,
                width=0.0,
                height=0.0,
                band=band,
                host=host,
                dx=dx,
                is_top=is_top,
            )
        )
        return len(self.nodes) - 1

    def _role(self, item: Item, one: int, two: int) -> Role:
        same = self.model.items[item.source].scope == self.model.items[item.target].scope
        bars = {Form.BAR, Form.FRAME} & {self.nodes[one].form, self.nodes[two].form}
        if item.kind == "sequenceFlow" and same and not bars:
            return Role.FLOW
        if item.kind in k.DATA_LINES or item.kind == "association":
            return Role.ASSOCIATION
        return Role.MESSAGE


_OUTLINES = {Form.BAR, Form.FRAME}
_DRAWN_ENDS = k.NODES | {"participant"}


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
