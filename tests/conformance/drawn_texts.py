"""What bpmn-js makes of the texts of a file: words that it breaks, texts that leave their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from bpmn_gen.foreign.kinds import SIGNED_TASKS
from tests.conformance.bpmn import File, attribute, kind
from tests.render.sign_gates import free_foot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from tests.conformance.bpmn import Box

HEADER = 30.0
"""px; how wide bpmn-js makes the headers of pools and lanes."""
OFF = 2.0
"""px by which a label outside its shape may leave the place that the file gives it."""
HANGING = 2.0
"""px above and below the letters in the box of a line, which no letter of it reaches."""
MARKED = frozenset({"CallActivity", "SubProcess", "Transaction", "AdHocSubProcess"})
"""Kinds with a marker at their lower border."""
SIGNED = frozenset(kind[0].upper() + kind[1:] for kind in SIGNED_TASKS)
"""Kinds with a sign in their upper corner."""


class Text(TypedDict):
    """One text as the browser has drawn it."""

    kind: str
    """The kind of element in bpmn-js: ``bpmn:UserTask``, or ``label``."""
    lines: list[str]
    rows: list[Box]
    """Where the letters of each line are, from the corner of the shape or of the label."""
    signs: list[Box]
    """Where the other figures of the shape are."""


class Drawn(TypedDict):
    """What the browser says of a file."""

    warnings: list[str]
    trouble: list[str]
    shapes: dict[str, Box]
    labels: dict[str, Box]
    edges: dict[str, list[tuple[float, float]]]
    texts: dict[str, Text]


def faults(file: File, drawn: Drawn) -> list[str]:
    """What is wrong with the texts of a file, one sentence each."""
    elements = {
        attribute(item, "id"): item
        for item in file.root.iter("{*}*")
        if isinstance(item.tag, str) and item.get("id")
    }
    places = dict(file.labels())
    found: list[str] = []
    for name, text in drawn["texts"].items():
        said = words(elements[name], elements)
        if is_broken(said, text["lines"]):
            found.append(f"{name}: a word is broken: {text['lines']}")
        found += [f"{name}: {what}: {text['lines']}" for what in _places(name, text, places, drawn)]
    return found


def words(element: etree._Element, elements: Mapping[str, etree._Element]) -> str:
    """The text of an element that is drawn."""
    match kind(element):
        case "textAnnotation":
            return str(element.findtext("{*}text", ""))
        case "group":
            return str(elements[attribute(element, "categoryValueRef")].get("value", ""))
        case "messageFlow" if element.get("messageRef"):
            # Where it has both, bpmn-js draws the name of the flow as a label of its own.
            named = elements[attribute(element, "messageRef")].get("name", "")
            return str(element.get("name") or named)
    return str(element.get("name", ""))


def is_broken(said: str, lines: list[str]) -> bool:
    """Whether a line ends inside a word; behind a hyphen it may."""
    at = 0
    for line in lines:
        found = said.find(line, at)
        assert found >= 0, (said, lines)
        at = found + len(line)
        around = said[at - 1 : at + 1] if at else ""
        if len(around) == 2 and not any(map(str.isspace, around)) and around[0] != "-":
            return True
    return False


def _places(name: str, text: Text, places: Mapping[str, Box | None], drawn: Drawn) -> Iterator[str]:
    """What is wrong with where a text stands."""
    what = text["kind"].removeprefix("bpmn:")
    rows = [row for row in text["rows"] if row[2]]
    if what == "label":
        place = places.get(name)
        x, y, *_ = drawn["labels"][name]
        if place and not _within(place, [(x + row[0], y + row[1], *row[2:]) for row in rows], OFF):
            yield "it leaves its place"
    elif name in drawn["shapes"]:
        *_, width, height = drawn["shapes"][name]
        if what in {"Lane", "Participant"} and (what == "Lane" or text["signs"]):
            width, height = height, HEADER
        if not _within((0.0, 0.0, width, height), rows, 0.0):
            yield "it leaves its shape"
        free = free_foot(len(rows)) if what in SIGNED else 0.0
        met = any(_meet(row, sign, free) for row in rows for sign in text["signs"])
        if what in MARKED | SIGNED and met:
            yield "it runs over the marker"


def _within(place: Box, rows: list[Box], off: float) -> bool:
    """Whether all rows lie in a place."""
    x, y, width, height = place
    return all(
        x - off <= left
        and left + long <= x + width + off
        and y - off <= top
        and top + high <= y + height + off
        for left, top, long, high in rows
    )


def _meet(row: Box, sign: Box, free: float) -> bool:
    """Whether the letters of a line lie on a figure, other than its lowest ``free`` px."""
    return (
        row[0] < sign[0] + sign[2]
        and sign[0] < row[0] + row[2]
        and row[1] + HANGING < sign[1] + sign[3] - free
        and sign[1] < row[1] + row[3] - HANGING
    )
