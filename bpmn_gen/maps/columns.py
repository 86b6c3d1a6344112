"""Places a graph in three columns: givers, processes, takers.

Processes keep the order in which they are given.  Everybody else stands as near as possible to the
processes that they are joined to.  No two arrows share the point at which they leave or reach a
box, and words stand on their own arrow, so that each arrow can be followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.maps.graph import COLUMNS, Course, NetworkGraph, PlacedNetwork
from bpmn_gen.maps.on_arrows import words_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.maps.graph import NetworkLink, NetworkNode

ROUNDS = 12
"""Rounds in which the columns are aligned with each other.  More would hardly move anything."""
SPREAD = 0.6
"""The share of the spare height beside the processes that widens the gaps between them.  It is less
than 1 so that the processes still read as one column."""
WIDEST = 60.0
"""px; the most that is added between two processes, so that they still read as one column."""
PORT = 13.0
"""px; the greatest distance of two arrows at one side of a box."""
EDGE = 5.0
"""px between the corner of a box and the arrow next to it."""
BEND = 0.45
"""How far an arrow runs level before it bends, as a part of the gap between columns."""
BOW = 0.3
"""How far an arrow between boxes of one column swings out of it, as a part of the gap."""


def in_columns(graph: NetworkGraph) -> PlacedNetwork:
    """The graph in its columns; a column without nodes takes no width."""
    boxes = _boxes(graph, _Stacks(graph).centers())
    courses = _courses(graph, boxes)
    return PlacedNetwork(
        width=max((box.right for box in boxes.values()), default=0.0),
        height=max((box.bottom for box in boxes.values()), default=0.0),
        nodes=boxes,
        courses=courses,
        labels=words_on(courses, tuple(link.label for link in graph.links)),
        clusters={},
    )


def height_in_columns(graph: NetworkGraph) -> float:
    """Height in px of a graph in columns, found without placing its arrows, which take longest."""
    boxes = _boxes(graph, _Stacks(graph).centers())
    return max((box.bottom for box in boxes.values()), default=0.0)


class _Stacks:
    """The nodes of each column, stacked below each other."""

    def __init__(self, graph: NetworkGraph) -> None:
        """Sort the nodes into their columns."""
        self.nodes = {node.id: node for node in graph.nodes}
        self.columns = {
            name: [node.id for node in graph.nodes if node.column == name] for name in COLUMNS
        }
        self.gaps = dict.fromkeys(COLUMNS, graph.gap) | {COLUMNS[1]: self._between(graph.gap)}
        self.joined: dict[str, list[str]] = {node.id: [] for node in graph.nodes}
        for link in graph.links:
            if self.nodes[link.source].column != self.nodes[link.target].column:
                self.joined[link.source].append(link.target)
                self.joined[link.target].append(link.source)

    def _between(self, gap: float) -> float:
        """The gap between processes, in px.

        Processes use part of the height that the taller columns take anyway.
        """
        tall = {
            name: added(self.nodes[one].height for one in column) + gap * (len(column) - 1)
            for name, column in self.columns.items()
        }
        spare = max(tall.values()) - tall[COLUMNS[1]]
        return gap + min(spare / max(len(self.columns[COLUMNS[1]]), 1) * SPREAD, WIDEST)

    def centers(self) -> dict[str, float]:
        """The y of the middle of each node in px; the highest box begins at 0."""
        middle = COLUMNS[1]
        found: dict[str, float] = {}
        self._settle(middle, dict.fromkeys(self.nodes, 0.0), found)
        for _ in range(ROUNDS):
            for side in (COLUMNS[0], COLUMNS[2]):
                wanted = {name: self._beside(name, found) for name in self.columns[side]}
                self.columns[side].sort(key=wanted.__getitem__)
                self._settle(side, wanted, found)
            wanted = {name: self._beside(name, found) for name in self.columns[middle]}
            self._settle(middle, wanted, found)
        top = min((y - self.nodes[name].height / 2 for name, y in found.items()), default=0.0)
        return {name: round(y - top, 1) for name, y in found.items()}

    def _beside(self, name: str, found: dict[str, float]) -> float:
        """The mean y of the nodes that it is joined to; its own y when nothing joins it."""
        others = [found[other] for other in self.joined[name]]
        return added(others) / len(others) if others else found.get(name, 0.0)

    def _settle(self, column: str, wanted: dict[str, float], found: dict[str, float]) -> None:
        """Move a column as near to the wanted places as its order and the gaps allow."""
        names = self.columns[column]
        found |= settled([self.nodes[name] for name in names], wanted, self.gaps[column])


def settled(nodes: Sequence[NetworkNode], wanted: dict[str, float], gap: float) -> dict[str, float]:
    """The middles of stacked boxes with the least sum of squared distances to the wanted middles.

    This is isotonic regression.  Boxes that would overlap form a block.  A block moves to the mean
    of the places that its boxes want.  A block that runs into the one above is merged with it.
    """
    offsets, below = [], 0.0
    for node in nodes:
        offsets.append(below + node.height / 2)
        below += node.height + gap
    blocks: list[tuple[float, int]] = []
    for node, offset in zip(nodes, offsets, strict=True):
        blocks.append((wanted[node.id] - offset, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:
            (one, many), (other, more) = blocks[-2:]
            blocks[-2:] = [((one * many + other * more) / (many + more), many + more)]
    moves = [move for move, count in blocks for _ in range(count)]
    return {
        node.id: offset + move for node, offset, move in zip(nodes, offsets, moves, strict=True)
    }


def _boxes(graph: NetworkGraph, centers: dict[str, float]) -> dict[str, Bounds]:
    """The boxes of all nodes, each at the left of its column."""
    lefts, x = {}, 0.0
    for column in COLUMNS:
        widths = [node.width for node in graph.nodes if node.column == column]
        lefts[column] = x
        x += max(widths) + graph.apart if widths else 0.0
    boxes = {}
    for node in graph.nodes:
        top = round(centers[node.id] - node.height / 2, 1)
        boxes[node.id] = Bounds(lefts[node.column], top, node.width, node.height)
    return boxes


def _courses(graph: NetworkGraph, boxes: dict[str, Bounds]) -> tuple[Course, ...]:
    """The arrows, each between its own points on the sides of its boxes that face each other."""
    ends = [_sides(link, boxes) for link in graph.links]
    places = _ports(ends, boxes)
    courses = []
    for number, ((source, leaves), (target, arrives)) in enumerate(ends):
        start = Point(_edge(boxes[source], leaves), places[number, 0])
        end = Point(_edge(boxes[target], arrives), places[number, 1])
        if leaves == arrives:
            x = max(start.x, end.x) + graph.apart * BOW
            bends = (Point(x, start.y), Point(x, end.y))
        else:
            run = (end.x - start.x) * BEND
            bends = (Point(start.x + run, start.y), Point(end.x - run, end.y))
        courses.append(Course((start, *bends, end), end))
    return tuple(courses)


_End = tuple[str, str]
"""Id of a box, and one of its sides: left or right."""


def _sides(link: NetworkLink, boxes: dict[str, Bounds]) -> tuple[_End, _End]:
    """The sides at which an arrow leaves and arrives; both are right within one column."""
    one, other = boxes[link.source], boxes[link.target]
    if one.right <= other.x:
        return (link.source, "right"), (link.target, "left")
    if other.right <= one.x:
        return (link.source, "left"), (link.target, "right")
    return (link.source, "right"), (link.target, "right")


def _edge(box: Bounds, side: str) -> float:
    """The x of a side of a box."""
    return box.right if side == "right" else box.x


def _ports(
    ends: Iterable[tuple[_End, _End]], boxes: dict[str, Bounds]
) -> dict[tuple[int, int], float]:
    """The y of each end of each arrow, in px.

    Keys are the number of the arrow and 0 for its start, 1 for its end. Ends at one side of a box
    are sorted by the height of their other end, so that arrows do not cross right at the box.
    """
    at: dict[_End, list[tuple[float, int, int]]] = {}
    for number, (start, end) in enumerate(ends):
        at.setdefault(start, []).append((boxes[end[0]].center.y, number, 0))
        at.setdefault(end, []).append((boxes[start[0]].center.y, number, 1))
    places = {}
    for (name, _), listed in at.items():
        box = boxes[name]
        step = min(PORT, (box.height - 2 * EDGE) / max(len(listed) - 1, 1))
        top = box.center.y - step * (len(listed) - 1) / 2
        for order, (_, number, which) in enumerate(sorted(listed)):
            places[number, which] = round(top + order * step, 1)
    return places
