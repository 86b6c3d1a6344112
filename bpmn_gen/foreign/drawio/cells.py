"""The cells of a page: boxes and lines with their styles, texts and places."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign.old_diagram import read_number
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from bpmn_gen.foreign.drawio.pages import Page

MAX_DEPTH: Final = 60
"""The deepest nesting of cells that is followed; nobody draws so deep."""
MANY: Final = 500
"""Loose texts, lines or frames of a page up to which they are compared with all else on it.  More
than that is no map, and the time would grow with the square of their number."""
_WRAPPERS: Final = ("UserObject", "object")
_HEADLESS: Final = frozenset({"none", "", "oval", "dash", "diamondThin", "diamond"})
"""What a line may end in without leading anywhere."""
_OWN: Final = frozenset({"id", "label", "placeholders", "tooltip", "link", "tags"})


@dataclass(slots=True, eq=False)
class Cell:
    """A box or a line."""

    id: str
    parent: str
    text: str
    """What people read in it, without markup."""
    style: Mapping[str, str]
    line: int
    """The line of the file on which it begins."""
    is_edge: bool
    place: Bounds = field(default_factory=lambda: Bounds(0.0, 0.0, 0.0, 0.0))
    """Where it is drawn on the page."""
    source: str = ""
    target: str = ""
    points: list[Point] = field(default_factory=list)
    """Of a line: what it passes, on the page."""
    start: Point | None = None
    """Of a line: where it begins if it begins at no cell."""
    end: Point | None = None
    facts: str = ""
    """What people wrote into its properties, a line each."""

    @property
    def shape(self) -> str:
        """The name of its form; empty for a rectangle."""
        return self.style.get("shape") or next(iter(self.style), "")

    def has(self, key: str) -> bool:
        """Whether its style turns something on."""
        return self.style.get(key) == "1"

    @property
    def heads(self) -> tuple[bool, bool]:
        """Of a line: whether its beginning and its end have the head of an arrow."""
        start, end = self.style.get("startArrow", "none"), self.style.get("endArrow", "classic")
        return start not in _HEADLESS, end not in _HEADLESS

    @property
    def is_gateway(self) -> bool:
        """Whether the library draws it as a gateway."""
        return "gateway" in self.shape or self.style.get("background") == "gateway"


def cells_of(page: Page) -> dict[str, Cell]:
    """All cells of a page that people see, by id, in the order in which they are drawn."""
    raw = {ident: (owner, cell) for ident, owner, cell in _listed(page)}
    origins: dict[str, Point] = {}
    hidden = {ident for ident, (_, cell) in raw.items() if cell.get("visible") == "0"}
    found: dict[str, Cell] = {}
    for ident, (owner, cell) in raw.items():
        chain = _parents(ident, raw)
        if cell.get("vertex") != "1" and cell.get("edge") != "1":
            continue
        if hidden.intersection((ident, *chain)):
            continue
        origin = _origin(ident, chain, raw, origins)
        found[ident] = _cell(ident, owner, cell, origin, page)
    for one in found.values():
        around = found.get(one.parent)
        if around is not None and not around.is_edge and not one.is_edge:
            _settle_relative(one, raw[one.id][1], around)
    return found


def _listed(page: Page) -> Iterator[tuple[str, etree._Element, etree._Element]]:
    """Each cell with its id and what holds its text."""
    root = page.model.find("root")
    for element in root if root is not None else ():
        if element.tag == "mxCell":
            yield element.get("id") or "", element, element
        elif element.tag in _WRAPPERS:
            inner = element.find("mxCell")
            if inner is not None:
                yield element.get("id") or inner.get("id") or "", element, inner


def _parents(
    ident: str, raw: Mapping[str, tuple[etree._Element, etree._Element]]
) -> tuple[str, ...]:
    """Ids of what a cell stands in, innermost first."""
    found: list[str] = []
    while len(found) < MAX_DEPTH and ident in raw:
        ident = raw[ident][1].get("parent") or ""
        if not ident or ident in found:
            break
        found.append(ident)
    return tuple(found)


def _origin(
    ident: str,
    chain: tuple[str, ...],
    raw: Mapping[str, tuple[etree._Element, etree._Element]],
    known: dict[str, Point],
) -> Point:
    """Where the corner of what a cell stands in lies on the page."""
    if not chain:
        return Point(0.0, 0.0)
    key = chain[0]
    if key not in known:
        x = y = 0.0
        for one in chain:
            cell = raw[one][1] if one in raw else None
            if cell is None or cell.get("vertex") != "1" or one == ident:
                continue
            box = cell.find("mxGeometry")
            if box is not None and box.get("relative") != "1":
                x += read_number(box.get("x") or "0") or 0.0
                y += read_number(box.get("y") or "0") or 0.0
        known[key] = Point(x, y)
    return known[key]


def _cell(
    ident: str, owner: etree._Element, cell: etree._Element, origin: Point, page: Page
) -> Cell:
    """One cell, with its place on the page."""
    is_edge = cell.get("edge") == "1"
    text = owner.get("label") if owner is not cell else cell.get("value")
    made = Cell(
        ident,
        cell.get("parent") or "",
        plain_text(text or ""),
        style_of(cell.get("style") or ""),
        page.line or line_of(owner),
        is_edge,
        source=cell.get("source") or "",
        target=cell.get("target") or "",
        facts="\n".join(_facts(owner)) if owner is not cell else "",
    )
    geometry = cell.find("mxGeometry")
    if geometry is None:
        return made
    numbers = [
        read_number(geometry.get(key) or "0") or 0.0 for key in ("x", "y", "width", "height")
    ]
    x, y, width, height = numbers
    made.place = Bounds(x + origin.x, y + origin.y, max(0.0, width), max(0.0, height))
    if is_edge:
        _read_way(made, geometry, origin)
    return made


def _read_way(made: Cell, geometry: etree._Element, origin: Point) -> None:
    """Where a line begins, ends and passes."""
    for point in geometry.findall("mxPoint"):
        if point.get("as") == "sourcePoint":
            made.start = _point(point, origin)
        elif point.get("as") == "targetPoint":
            made.end = _point(point, origin)
    for listed in geometry.findall("Array"):
        if listed.get("as") == "points":
            made.points = [_point(one, origin) for one in listed.findall("mxPoint")]


def _point(element: etree._Element, origin: Point) -> Point:
    x, y = (read_number(element.get(key) or "0") or 0.0 for key in ("x", "y"))
    return Point(x + origin.x, y + origin.y)


def _settle_relative(one: Cell, cell: etree._Element, around: Cell) -> None:
    """Place a cell whose place is a share of what it stands in, such as an event on a border."""
    geometry = cell.find("mxGeometry")
    if geometry is None or geometry.get("relative") != "1":
        return
    across, down = (read_number(geometry.get(key) or "0") or 0.0 for key in ("x", "y"))
    x = around.place.x + across * around.place.width
    y = around.place.y + down * around.place.height
    for point in geometry.findall("mxPoint"):
        if point.get("as") == "offset":
            x += read_number(point.get("x") or "0") or 0.0
            y += read_number(point.get("y") or "0") or 0.0
    one.place = Bounds(x, y, one.place.width, one.place.height)


def style_of(text: str) -> dict[str, str]:
    """A style by its keys; a bare word, which comes first, has an empty value."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        key, _, value = part.partition("=")
        if key.strip():
            found.setdefault(key.strip(), value.strip())
    return found


def _facts(owner: etree._Element) -> Iterator[str]:
    """What people wrote into the properties of a cell."""
    for name, value in owner.attrib.items():
        key, said = str(name), plain_text(str(value))
        if key not in _OWN and said:
            yield f"{key}: {said}"
