"""Places a graph of three columns: who gives, the processes, who gets.

The processes stand in the order in which they are given; everybody else stands beside the
processes that they are joined to.  Arrows leave and arrive at places of their own on the sides of
boxes, and words stand on their own arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.maps.graph import COLUMNS, Course, NetworkGraph, PlacedNetwork
from bpmn_gen.maps.on_arrows import words_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.maps.graph import NetworkLink, NetworkNode

ROUNDS = 12
"""How often the columns are moved beside each other in turn."""
SPREAD = 0.6
"""Which part of the room beside the processes is shared out between them."""
WIDEST = 60.0
"""px that are put between two processes, at most."""
PORT = 13.0
"""px between arrows at one side of a box, at most."""
EDGE = 5.0
"""px between the corner of a box and the arrow next to it."""
BEND = 0.45
"""How far an arrow runs level before it bends, in parts of the gap between columns."""
BOW = 0.3
"""How far an arrow between boxes of one column bends out of it, in parts of the gap."""


def in_columns(graph: NetworkGraph) -> PlacedNetwork:
    """The graph in its columns; a column without nodes takes no room."""
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
    """The px from the top of a graph in columns to its foot, without looking for its arrows."""
    boxes = _boxes(graph, _Stacks(graph).centers())
    return max((box.bottom for box in boxes.values()), default=0.0)


class _Stacks:
    """The nodes of each column below each other."""

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
        """The px between processes: they share in the room that the other columns take anyway."""
        tall = {
            name: sum(self.nodes[one].height for one in column) + gap * (len(column) - 1)
            for name, column in self.columns.items()
        }
        spare = max(tall.values()) - tall[COLUMNS[1]]
        return gap + min(spare / max(len(self.columns[COLUMNS[1]]), 1) * SPREAD, WIDEST)

    def centers(self) -> dict[str, float]:
        """The y of the middle of each node; the first box begins at 0."""
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
        """The mean of what a node is joined to; where it is when nothing joins it."""
        others = [found[other] for other in self.joined[name]]
        return sum(others) / len(others) if others else found.get(name, 0.0)

    def _settle(self, column: str, wanted: dict[str, float], found: dict[str, float]) -> None:
        """Set a column as near to the wanted places as its order and the gaps allow."""
        names = self.columns[column]
        found |= settled([self.nodes[name] for name in names], wanted, self.gaps[column])


def settled(nodes: Sequence[NetworkNode], wanted: dict[str, float], gap: float) -> dict[str, float]:
    """The middles of boxes below each other, in all as near to the wanted ones as can be."""
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
    """The boxes in their columns, in the order of the graph."""
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
    """The arrows, each between places of its own at the facing sides of its boxes."""
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
"""A box, and its side: left or right."""


def _sides(link: NetworkLink, boxes: dict[str, Bounds]) -> tuple[_End, _End]:
    """Where an arrow leaves and arrives; both at the right when its boxes share a column."""
    one, other = boxes[link.source], boxes[link.target]
    if one.right <= other.x:
        return (link.source, "right"), (link.target, "left")
    if other.right <= one.x:
        return (link.source, "left"), (link.target, "right")
    return (link.source, "right"), (link.target, "right")


def _edge(box: Bounds, side: str) -> float:
    """The x of a side."""
    return box.right if side == "right" else box.x


def _ports(
    ends: Iterable[tuple[_End, _End]], boxes: dict[str, Bounds]
) -> dict[tuple[int, int], float]:
    """The y of each end (number of the arrow, 0 for its start): sorted by where the other is."""
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
