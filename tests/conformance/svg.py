"""Our own pictures, read back: where each element is drawn."""

import re
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from lxml import etree

from tests.conformance.bpmn import Box, attribute

SVG = "http://www.w3.org/2000/svg"
NUMBER = r"-?\d+(?:\.\d+)?"
STRAIGHT = 0.01
"""px by which a point may lie beside the line of its neighbours to count as on it."""

Place = tuple[float, float]


class Picture:
    """One SVG; every element of the process is a group that carries its id."""

    def __init__(self, path: Path) -> None:
        self.root = etree.fromstring(path.read_bytes(), etree.XMLParser(resolve_entities=False))
        self._groups = {
            str(item.get("id")): item for item in self.root.iter(f"{{{SVG}}}g") if item.get("id")
        }

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """The outline of every element that is not a line: its first figure."""
        found: dict[str, Box] = {}
        for name, group in self._groups.items():
            figures = [points(item) for item in group if _is_figure(item)]
            assert figures, name
            found[name] = _around(figures[0])
        return found

    @cached_property
    def phases(self) -> set[str]:
        """The elements of which only the header is drawn."""
        return {name for name, group in self._groups.items() if group.get("class") == "bpmn-group"}

    @cached_property
    def routes(self) -> dict[str, list[Place]]:
        """The corners of every line, from its start to the tip of its arrow."""
        found: dict[str, list[Place]] = {}
        for name, group in self._groups.items():
            figures = [item for item in group if _is_figure(item)]
            line = points(figures[0])
            if figures[-1] is not figures[0]:
                line = [*line[:-1], points(figures[-1])[0]]
            found[name] = corners(line)
        return found


def _is_figure(item: etree._Element) -> bool:
    """Whether an element of a picture draws something else than text."""
    return item.tag in {f"{{{SVG}}}{kind}" for kind in ("rect", "circle", "path")}


def points(item: etree._Element) -> list[Place]:
    """The points that a figure is made of; of a rounded corner the corner itself as well."""

    def value(name: str) -> float:
        return float(attribute(item, name))

    if item.tag == f"{{{SVG}}}rect":
        x, y = value("x"), value("y")
        return [(x, y), (x + value("width"), y + value("height"))]
    if item.tag == f"{{{SVG}}}circle":
        x, y, radius = value("cx"), value("cy"), value("r")
        return [(x - radius, y - radius), (x + radius, y + radius)]
    numbers = [float(found) for found in re.findall(NUMBER, attribute(item, "d"))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def corners(line: list[Place]) -> list[Place]:
    """A line without the points that lie between their neighbours."""
    kept = [line[0]]
    for point, after in pairwise(line[1:]):
        if not _between(kept[-1], point, after):
            kept.append(point)
    return [*kept, line[-1]]


def _between(before: Place, point: Place, after: Place) -> bool:
    """Whether a point lies on the way from one to another (level or upright ways only)."""
    return any(
        abs(before[side] - point[side]) <= STRAIGHT and abs(point[side] - after[side]) <= STRAIGHT
        for side in (0, 1)
    )


def _around(places: list[Place]) -> Box:
    """The box around some points."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
