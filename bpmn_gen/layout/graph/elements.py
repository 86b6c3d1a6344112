"""What the layout engine lays out: nodes with sizes, links, pools with lanes, phases.

Both the project's own model and any foreign BPMN file are brought into this form, so that one
engine serves both.  Nodes are numbered by their place in ``Graph.nodes``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class NodeForm(Enum):
    """How a node meets its lines and where its text stands."""

    BOX = auto()
    """Text inside; lines may meet any point of a side."""
    CIRCLE = auto()
    """Text outside; lines meet the middles of the sides."""
    DIAMOND = auto()
    """Text outside; lines meet the corners."""
    SHEET = auto()
    """A data object or store: text below, lines meet any point of a side."""
    NOTE = auto()
    """A text annotation."""
    BAR = auto()
    """A pool whose process is not shown: as wide as the drawing, met from above or below."""
    FRAME = auto()
    """The border of a pool whose process is shown: met from the gutters above and below it."""
    RIM = auto()
    """The border of the sub-process that the graph is the content of: met from inside."""
    PASS = auto()
    """Where a line passes the border of its host, an expanded sub-process."""


BORDER_FORMS = frozenset({NodeForm.BAR, NodeForm.FRAME, NodeForm.RIM})
"""Met anywhere along their upper and lower sides."""
UNSEEN_FORMS = BORDER_FORMS | {NodeForm.PASS}
"""Not shapes of their own."""


class LinkRole(Enum):
    """What a link says, which decides where it may run."""

    FLOW = auto()
    """A sequence flow: left to right, inside its pool."""
    MESSAGE = auto()
    """A message flow between pools."""
    ASSOCIATION = auto()
    """Ties an artifact to its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """Anything that takes up room."""

    id: str
    kind: str
    """The BPMN element name in XML."""
    form: NodeForm
    width: float
    height: float
    text: str = ""
    band: int = 0
    """Index of the band (see ``Graph.bands``) that the node stands in."""
    phase: int | None = None
    """Index of the node's phase."""
    host: int | None = None
    """For boundary events and passes: the node on whose border it sits."""
    dx: float = 0.0
    """For passes: px from the middle of the host."""
    is_top: bool | None = None
    """For passes: whether it is on the upper side; for rims: which side is wanted, if any."""
    beside: int | None = None
    """For artifacts that belong to a line: a node at one of its ends."""
    is_expanded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A line between two nodes, given by their numbers."""

    id: str
    kind: str
    source: int
    target: int
    text: str = ""
    role: LinkRole = LinkRole.FLOW

    @property
    def ends(self) -> tuple[int, int]:
        """Source and target."""
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
        """How many lane headers stand side by side."""
        return 1 + max((lane.depth for lane in self.lanes), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """A participant, or (without an id) a process that no participant shows."""

    id: str = ""
    text: str = ""
    lanes: tuple[GraphLane, ...] = ()

    @property
    def depth(self) -> int:
        """How many lane headers stand side by side."""
        return max((lane.depth for lane in self.lanes), default=0)


@dataclass(frozen=True, slots=True)
class Band:
    """A stripe of the drawing that holds nodes: a leaf lane, or a whole pool without lanes."""

    pool: int
    lane: str = ""
    """The lane's id; empty in a pool without lanes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseColumn:
    """A column of the map."""

    id: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Everything that goes onto one plane."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    pools: tuple[Pool, ...] = ()
    phases: tuple[PhaseColumn, ...] = ()
    bands: tuple[Band, ...] = field(default=())

    def outline(self) -> Graph:
        """The graph without all that plans do not depend on: ids, texts and (mostly) sizes.

        Graphs of the same outline have the same plan, such as those of one process for two units
        that call their lanes otherwise.
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
        )


def _mark(text: str) -> str:
    """Whether there is a text, as a text."""
    return "x" if text.strip() else ""


def _outlined(part: Pool) -> Pool:
    """A pool with its lanes, without their names."""
    return Pool(id=_mark(part.id), lanes=tuple(_outlined_lane(lane) for lane in part.lanes))


def _outlined_lane(lane: GraphLane) -> GraphLane:
    """A lane with the lanes in it, without their names."""
    return GraphLane(id="", lanes=tuple(_outlined_lane(inner) for inner in lane.lanes))
