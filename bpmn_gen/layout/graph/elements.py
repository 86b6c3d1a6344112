"""The graph that the engine lays out: nodes with sizes, links, pools with lanes, phases.

The project's own model and any foreign BPMN file are brought into this form, so that one engine
serves both.  Nodes, links, bands and phases are numbered by their place in the graph, from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class NodeForm(Enum):
    """The form of a node, which decides where lines may meet it and where its text stands."""

    BOX = auto()
    """An activity: text inside, lines meet any point of a side."""
    CIRCLE = auto()
    """An event: text outside, lines meet the middles of the sides."""
    DIAMOND = auto()
    """A gateway: text outside, lines meet the corners."""
    SHEET = auto()
    """A data object or store: text below, lines meet any point of a side."""
    NOTE = auto()
    """A text annotation: text inside, lines meet any point of a side."""
    BAR = auto()
    """A pool whose process is not shown: as wide as what it talks to, met from above or below."""
    FRAME = auto()
    """The border of a pool whose process is shown: met from the gutters above and below it."""
    RIM = auto()
    """The border of the sub-process whose content the graph is: met from inside."""
    PASS = auto()
    """The point at which a line passes the border of its host, an expanded sub-process."""


BORDER_FORMS = frozenset({NodeForm.BAR, NodeForm.FRAME, NodeForm.RIM})
"""Borders of something larger.  Lines meet them anywhere along their upper and lower sides."""
UNSEEN_FORMS = BORDER_FORMS | {NodeForm.PASS}
"""Forms of nodes that are no shapes of the drawing; they only give lines an end."""


class LinkRole(Enum):
    """The role of a link, which decides where it may run."""

    FLOW = auto()
    """A sequence flow: it leads to the right and stays in its pool."""
    MESSAGE = auto()
    """A message flow between pools."""
    ASSOCIATION = auto()
    """A line between an artifact and its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphNode:
    """Anything that takes up room."""

    id: str
    kind: str
    """The element's name in BPMN XML."""
    form: NodeForm
    width: float
    height: float
    text: str = ""
    band: int = 0
    """Number of the band in which the node stands (see ``Graph.bands``)."""
    phase: int | None = None
    """Number of its phase."""
    host: int | None = None
    """For boundary events and passes: number of the node on whose border they stand."""
    dx: float = 0.0
    """For passes: px to the right of the middle of the host."""
    is_top: bool | None = None
    """For passes: whether they are on the upper side.  For rims: whether the line wants the upper
    side; None where either side will do."""
    beside: int | None = None
    """For artifacts that belong to a line: number of the node at which the line begins."""
    is_expanded: bool = False
    """For sub-processes: whether they are drawn with their content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line between two nodes."""

    id: str
    kind: str
    """The element's name in BPMN XML."""
    source: int
    """Number of the node at which it begins."""
    target: int
    """Number of the node at which it ends."""
    text: str = ""
    role: LinkRole = LinkRole.FLOW

    @property
    def ends(self) -> tuple[int, int]:
        """The numbers of source and target."""
        return self.source, self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphLane:
    """A lane with the lanes inside it."""

    id: str
    text: str = ""
    lanes: tuple[GraphLane, ...] = ()

    def leaves(self) -> Iterator[GraphLane]:
        """The lanes that hold nodes, from top to bottom."""
        if not self.lanes:
            yield self
        for lane in self.lanes:
            yield from lane.leaves()

    @property
    def depth(self) -> int:
        """The number of lane headers that stand side by side."""
        return 1 + max((lane.depth for lane in self.lanes), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """A participant with its lanes; without an id, a process that no participant shows."""

    id: str = ""
    text: str = ""
    lanes: tuple[GraphLane, ...] = ()

    @property
    def depth(self) -> int:
        """The number of lane headers that stand side by side."""
        return max((lane.depth for lane in self.lanes), default=0)


@dataclass(frozen=True, slots=True)
class Band:
    """The smallest part of a drawing that holds nodes: an innermost lane, or a pool without any."""

    pool: int
    """Number of the pool."""
    lane: str = ""
    """Id of the lane; empty in a pool without lanes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseColumn:
    """A phase of the process, which the map shows as a column."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Everything that is drawn on one plane."""

    nodes: tuple[GraphNode, ...] = ()
    links: tuple[Link, ...] = ()
    pools: tuple[Pool, ...] = ()
    phases: tuple[PhaseColumn, ...] = ()
    bands: tuple[Band, ...] = field(default=())
    """From top to bottom; see ``with_bands``."""
    groups: tuple[tuple[int, ...], ...] = ()
    """Numbers of the nodes around which each frame is drawn that nothing else may stand in."""

    def host_or_self(self, node: int) -> int:
        """The host of a boundary event or a pass; any other node itself."""
        host = self.nodes[node].host
        return node if host is None else host

    def outline(self) -> Graph:
        """The graph with only what plans depend on: no ids, no texts and few sizes.

        Graphs with the same outline have the same plan, so that one search serves the process of
        two units that differ in the names of their lanes.  Sizes stay where events share out the
        border of a host.  That there is a text stays too, because labels need room.
        """
        is_sized = any(node.host is not None for node in self.nodes)
        return Graph(
            nodes=tuple(
                replace(
                    node,
                    id="",
                    kind="",
                    text=_mark(node.text),
                    width=node.width if is_sized or node.is_expanded else 0.0,
                    height=node.height if is_sized else 0.0,
                )
                for node in self.nodes
            ),
            links=tuple(
                replace(link, id="", kind="", text=_mark(link.text)) for link in self.links
            ),
            pools=tuple(_outlined(pool) for pool in self.pools),
            phases=tuple(PhaseColumn(id="") for _ in self.phases),
            bands=tuple(replace(band, lane=_mark(band.lane)) for band in self.bands),
            groups=self.groups,
        )

    def with_bands(self) -> Graph:
        """The same graph with its bands derived from the pools."""
        bands: list[Band] = []
        for number, pool in enumerate(self.pools):
            leaves = [leaf.id for lane in pool.lanes for leaf in lane.leaves()]
            bands += [Band(number, leaf) for leaf in leaves or [""]]
        return Graph(
            nodes=self.nodes,
            links=self.links,
            pools=self.pools,
            phases=self.phases,
            bands=tuple(bands),
            groups=self.groups,
        )


def _mark(text: str) -> str:
    """The same mark for every text; empty for none."""
    return "x" if text.strip() else ""


def _outlined(part: Pool) -> Pool:
    """A pool with its lanes, without their names."""
    return Pool(id=_mark(part.id), lanes=tuple(_outlined_lane(lane) for lane in part.lanes))


def _outlined_lane(lane: GraphLane) -> GraphLane:
    """A lane with the lanes in it, without their names."""
    return GraphLane(id="", lanes=tuple(_outlined_lane(inner) for inner in lane.lanes))
