"""Elements of XPDL by their names, whatever version of its namespace a file uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign.old_diagram import read_number
from bpmn_gen.foreign.plain_text import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_SPACE: Final = "{http://www.wfmc.org/"
_TRUE: Final = frozenset({"true", "1", "yes"})


def kind_of(element: etree._Element) -> str:
    """The name of an element of XPDL; empty for comments and what other tools added."""
    tag: object = element.tag
    if isinstance(tag, str) and tag.startswith(_SPACE):
        return tag.rpartition("}")[2]
    return ""


def is_xpdl(root: etree._Element) -> bool:
    """Whether a file is XPDL."""
    return kind_of(root) == "Package"


def children(element: etree._Element, *path: str) -> Iterator[etree._Element]:
    """The elements at the end of a path of names, in the order of the file."""
    here = [element]
    for name in path:
        here = [child for one in here for child in one if kind_of(child) == name]
    return iter(here)


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first element at the end of a path of names."""
    return next(children(element, *path), None)


def said(element: etree._Element, *path: str) -> str:
    """The text of the first element at the end of a path, without markup."""
    found = child(element, *path)
    return "" if found is None else plain_text("".join(map(str, found.itertext())))


def is_set(value: str | None, *, default: bool = False) -> bool:
    """The truth of an attribute; tools write capitals as they like."""
    return default if value is None else value.strip().lower() in _TRUE


def documentation_of(element: etree._Element) -> str:
    """What a file says about an element: its description, documentation and attributes of users."""
    texts = [
        said(element, "Description"),
        said(element, "Documentation"),
        said(element, "Object", "Documentation"),
        said(element, "ProcessHeader", "Description"),
        *attributes_of(element),
    ]
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def attributes_of(element: etree._Element) -> Iterator[str]:
    """Additional attributes that people filled in, a line each.

    What programs write for themselves looks like data or has no name.
    """
    for one in children(element, "ExtendedAttributes", "ExtendedAttribute"):
        if is_for_people(one):
            yield f"{plain_text(one.get('Name') or '')}: {plain_text(_value(one))}"


def is_for_people(attribute: etree._Element) -> bool:
    """Whether people wrote an additional attribute."""
    value = _value(attribute).strip()
    return bool(value and attribute.get("Name")) and value[0] not in "{["


def _value(attribute: etree._Element) -> str:
    return attribute.get("Value") or "".join(map(str, attribute.itertext()))


def box_of(element: etree._Element) -> Bounds | None:
    """Where a node is drawn; None where the file does not say, or gives it no size."""
    for info in children(element, "NodeGraphicsInfos", "NodeGraphicsInfo"):
        place = child(info, "Coordinates")
        if place is None:
            continue
        numbers = [
            read_number(place.get("XCoordinate")),
            read_number(place.get("YCoordinate")),
            read_number(info.get("Width")),
            read_number(info.get("Height")),
        ]
        x, y, width, height = (one or 0.0 for one in numbers)
        if None not in numbers and width > 0 and height > 0:
            return Bounds(x, y, width, height)
    return None


def lane_named_by(element: etree._Element) -> str:
    """The id of the lane that the picture of a node names; empty where it names none."""
    for info in children(element, "NodeGraphicsInfos", "NodeGraphicsInfo"):
        if lane := info.get("LaneId"):
            return lane
    return ""


def points_of(element: etree._Element) -> list[Point]:
    """The points of a line, from its beginning to its end; empty where one cannot be read."""
    for info in children(element, "ConnectorGraphicsInfos", "ConnectorGraphicsInfo"):
        found = []
        for place in children(info, "Coordinates"):
            x, y = read_number(place.get("XCoordinate")), read_number(place.get("YCoordinate"))
            if x is None or y is None:
                return []
            found.append(Point(x, y))
        return found
    return []
