"""From what a file shows to the engine's graph: one scope, or all pools of a plane.

The lanes of a graph are numbered from the top; that number is a node's band.  A process without
lanes is a band of its own.

A line over the border of an expanded sub-process is cut in two there, because both sides are laid
out apart.  The inner part ends on the rim, an unseen node that stands for the border of the graph.
The outer part begins at a pass, an unseen node on the border of the sub-process, at the place that
the layout gave to the rim.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import (
    Graph,
    GraphLane,
    GraphNode,
    Link,
    LinkRole,
    NodeForm,
    Pool,
)
from bpmn_gen.layout.graph.sizes import bar_size
from bpmn_gen.layout.late.nesting import OUTSIDE
from bpmn_gen.layout.plan.boundary_events import least_width
from bpmn_gen.relayout.sizing import node_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.foreign.drawables import Drawable, DrawableLane, Drawables
    from bpmn_gen.layout.late.nesting import Pass


@dataclass(slots=True)
class ScopeBuilder:
    """Collects the pools, nodes and links of one graph."""

    drawables: Drawables
    sizes: Mapping[str, tuple[float, float]]
    """Width and height in px of each expanded sub-process, by id."""
    is_drawn: Mapping[str, bool]
    """Of data, by id: whether it is drawn at all."""
    passes: Mapping[str, Mapping[str, Pass]] = field(default_factory=dict)
    """By id of an expanded sub-process, by id of a line: where the line passes its border."""
    side: Callable[[str, str], bool | None] | None = None
    """For the content of a sub-process: whether a line from an element inside it to one outside
    leaves it upward; None where that does not matter."""
    groups: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Ids of the members of each group, by its id."""
    pools: list[Pool] = field(default_factory=list)
    nodes: list[GraphNode] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)
    """By id of an element: its place in ``nodes``."""
    bands: int = 0
    """How many bands there are so far."""

    def add_bar(self, participant: Drawable) -> None:
        """Add a pool whose process is not shown: a plain bar."""
        self.pools.append(Pool(id=participant.id, text=participant.name))
        self._add(_pool_node(participant, NodeForm.BAR, self.bands))
        self.bands += 1

    def add_scope(self, scope: str, participant: Drawable | None = None) -> None:
        """Add a process with its lanes and nodes, in a pool if a participant shows it."""
        if participant is not None:
            self._add(_pool_node(participant, NodeForm.FRAME, self.bands))
        lanes = tuple(_lane(lane) for lane in self.drawables.lanes.get(scope, ()))
        name = participant.name if participant else ""
        self.pools.append(Pool(id=participant.id if participant else "", text=name, lanes=lanes))
        leaves = [leaf.id for lane in lanes for leaf in lane.leaves()]
        band_of = self._bands(self.drawables.lanes.get(scope, ()), leaves)
        for item in self.drawables.inside(scope):
            if item.kind in k.NODES and self.is_drawn.get(item.id, True):
                node = node_of(item, band_of.get(item.id, -1))
                if item.id in self.sizes:
                    width, height = self.sizes[item.id]
                    node = replace(node, width=width, height=height, is_expanded=True)
                self._add(node)
        self._settle(scope, self.bands)
        self.bands += max(1, len(leaves))

    def _add(self, node: GraphNode) -> None:
        """Add a node and note its number."""
        self.number[node.id] = len(self.nodes)
        self.nodes.append(node)

    def _bands(self, lanes: Iterable[DrawableLane], leaves: list[str]) -> dict[str, int]:
        """The band of every node that a lane lists, by id; the innermost lane counts.

        A lane that holds others has no band of its own.  Nodes that it lists itself go to the first
        lane inside it.
        """
        found: dict[str, int] = {}
        for lane in lanes:
            first = next(iter(_lane(lane).leaves())).id
            for ref in lane.refs:
                found.setdefault(ref, self.bands + leaves.index(first))
            found.update(self._bands(lane.lanes, leaves))
        return found

    def _settle(self, scope: str, first: int) -> None:
        """Give hosts to boundary events, and a band to nodes that no lane lists.

        ``first`` is the first band of the scope.
        """
        for item in self.drawables.inside(scope):
            if item.id not in self.number:
                continue
            number = self.number[item.id]
            node = self.nodes[number]
            host = self.number.get(item.host) if item.host else None
            if host is not None and self.nodes[host].host is None and host != number:
                node = replace(node, host=host)
            self.nodes[number] = node
        self._widen_hosts()
        self._put_beside_lines()
        beside = self._beside()
        for number, node in enumerate(self.nodes):
            if node.band < 0:
                self.nodes[number] = replace(node, band=self._guess(number, beside, first))
        for number, node in enumerate(self.nodes):
            if node.host is not None:
                band = self.nodes[node.host].band
                self.nodes[number] = replace(node, band=band)

    def _widen_hosts(self) -> None:
        """Let activities be as wide as their boundary events need."""
        names: dict[int, list[str]] = {}
        for node in self.nodes:
            if node.host is not None and node.form is not NodeForm.PASS:
                names.setdefault(node.host, []).append(node.text)
        for host, texts in names.items():
            node = self.nodes[host]
            if node.form is NodeForm.BOX:
                width = max(node.width, least_width(texts))
                self.nodes[host] = replace(node, width=width)

    def _put_beside_lines(self) -> None:
        """Let sheets and notes that belong to a line stand beside the node where it begins.

        Where it begins at a whole pool they stand beside the node where it ends.  Those that belong
        to a group stand beside one of its members.
        """
        for item in self.drawables.items.values():
            if item.kind != "association":
                continue
            for one, two in ((item.source, item.target), (item.target, item.source)):
                number, line = self.number.get(one), self.drawables.items[two]
                if number is None:
                    continue
                ends = [line.source, line.target] if line.kind in k.LINES else self._held(two, one)
                for end in reversed(ends):
                    self._put_beside(number, self.number.get(end))

    def _held(self, group: str, note: str) -> list[str]:
        """Ids of the members of a group without a note; none for anything that is no group."""
        return [member for member in self.groups.get(group, ()) if member != note]

    def _put_beside(self, number: int, owner: int | None) -> None:
        """Let a sheet or a note stand beside an owner, unless that is a whole pool."""
        if owner is None or self.nodes[owner].form in _POOL_FORMS:
            return
        node, near = self.nodes[number], self.nodes[owner]
        if node.form in {NodeForm.NOTE, NodeForm.SHEET}:
            self.nodes[number] = replace(node, beside=owner, band=near.band)

    def _beside(self) -> dict[int, list[int]]:
        """By number of a node: the nodes that lines join it to, in document order."""
        found: dict[int, list[int]] = {}
        for item in self.drawables.items.values():
            one, two = self.number.get(item.source), self.number.get(item.target)
            if item.kind in k.LINES and one is not None and two is not None:
                found.setdefault(two, []).append(one)
                found.setdefault(one, []).append(two)
        return found

    def _guess(self, number: int, beside: dict[int, list[int]], first: int) -> int:
        """The band of the nearest neighbour that has one, else the first of the scope."""
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

    def graph(self) -> tuple[Graph, list[Drawable]]:
        """The graph of what was added, and all lines of the file.

        Lines that end on lines are in no graph, because they are drawn late, when the others have
        their place.  So the caller gets all lines and leaves out those that are drawn already.
        """
        links: list[Link] = []
        late: list[Drawable] = []
        for item in self.drawables.items.values():
            if item.kind not in k.LINES:
                continue
            late.append(item)
            ends = self._ends(item)
            if ends is None:
                continue
            one, two = ends
            is_part = NodeForm.RIM in {self.nodes[one].form, self.nodes[two].form}
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
        self._widen_bars(links)
        graph = Graph(
            nodes=tuple(self.nodes),
            links=tuple(links),
            pools=tuple(self.pools),
            groups=tuple(self._grouped()),
        )
        return graph.with_bands(), late

    def _grouped(self) -> Iterator[tuple[int, ...]]:
        """The numbers of the nodes in each group, without those that move with others."""
        for group in self.groups.values():
            numbers = {self.number[ident] for ident in group if ident in self.number}
            here = {
                number
                for number in numbers
                if self.nodes[number].host is None and self.nodes[number].form not in _POOL_FORMS
            }
            if here:
                yield tuple(sorted(here))

    def _widen_bars(self, links: Iterable[Link]) -> None:
        """Let bars reach over every pass with which they are joined, wherever that is."""
        for link in links:
            for here, there in (link.ends, link.ends[::-1]):
                bar, other = self.nodes[here], self.nodes[there]
                if bar.form is NodeForm.BAR and other.form is NodeForm.PASS:
                    width = max(bar.width, 2 * abs(other.dx) + c.PORT_GAP)
                    self.nodes[here] = replace(bar, width=width)

    def _ends(self, item: Drawable) -> tuple[int, int] | None:
        """Numbers of the nodes that a line joins here; None where it is not in this graph.

        Rims and passes are added for the ends that need them.
        """
        if item.source in self.drawables.scopes_of(item.target) or (
            item.target in self.drawables.scopes_of(item.source)
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
        # A boundary event has one free side, so a line to itself has no second side to arrive at.
        # One to another event of its host would begin and end in one cell of the grid.
        return (
            None if self.nodes[one].host is not None and self._is_one_host(one, two) else (one, two)
        )

    def _is_one_host(self, one: int, two: int) -> bool:
        """Whether two nodes stand on the border of one host, or are one node."""
        return self.nodes[one].host == self.nodes[two].host

    def _end(self, item: Drawable, ident: str) -> int | None:
        """The node at which a line ends here; a new pass where its end is in a sub-process."""
        number = self.number.get(ident)
        what = self.drawables.items.get(ident)
        if number is not None or what is None or what.kind in k.LINES:
            return number
        for scope in self.drawables.scopes_of(ident):
            host = self.number.get(scope)
            if host is not None and scope in self.sizes:
                place = self.passes.get(scope, {}).get(item.id)
                return None if place is None else self._pass(host, place)
            if host is not None:
                return host
        return None

    def _pass(self, host: int, place: Pass) -> int:
        """Add a place on the border of an expanded sub-process."""
        return self._unseen(NodeForm.PASS, host=host, dx=place.dx, is_top=place.is_top)

    def _rim(self, inside: str, outside: str) -> int | None:
        """Add a place on the border of this graph; None where the line is not drawn outside."""
        far = self.drawables.items.get(outside)
        if far is None or self.side is None or far.kind not in _DRAWN_ENDS:
            return None
        if not self.is_drawn.get(outside, True):
            return None
        return self._unseen(NodeForm.RIM, is_top=self.side(inside, outside))

    def _unseen(
        self, form: NodeForm, *, host: int | None = None, dx: float = 0.0, is_top: bool | None
    ) -> int:
        """Add a node that takes no room and is not drawn."""
        band = 0 if host is None else self.nodes[host].band
        self.nodes.append(
            GraphNode(
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

    def _role(self, item: Drawable, one: int, two: int) -> LinkRole:
        """How the engine treats a line.

        A sequence flow over the border of a scope, or to a whole pool, counts as a message, because
        it cannot order the columns of one scope.
        """
        same = self.drawables.items[item.source].scope == self.drawables.items[item.target].scope
        bars = {NodeForm.BAR, NodeForm.FRAME} & {self.nodes[one].form, self.nodes[two].form}
        if item.kind == "sequenceFlow" and same and not bars:
            return LinkRole.FLOW
        if item.kind in k.DATA_LINES or item.kind == "association":
            return LinkRole.ASSOCIATION
        return LinkRole.MESSAGE


_POOL_FORMS = {NodeForm.BAR, NodeForm.FRAME}
_DRAWN_ENDS = k.NODES | {"participant"}


def _pool_node(participant: Drawable, form: NodeForm, band: int) -> GraphNode:
    """A whole pool as a node, because message flows may end on its border."""
    text = participant.name if form is NodeForm.BAR else ""
    width, height = bar_size(text, is_upright=bool(participant.process)) if text else (0.0, 0.0)
    return GraphNode(
        id=participant.id,
        kind=participant.kind,
        form=form,
        width=width,
        height=height,
        text=text,
        band=band,
    )


def _lane(lane: DrawableLane) -> GraphLane:
    """A lane with the lanes inside it."""
    return GraphLane(id=lane.id, text=lane.name, lanes=tuple(_lane(inner) for inner in lane.lanes))
