"""Shapes of VML, in which Word drew before 2010 and still draws for older programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.drawingml import MAX_DEPTH, Frame, kind_of, number
from bpmn_gen.sop_files.freeforms import BOTH_WAYS, block_arrow
from bpmn_gen.sop_files.groups import counted, turn_since
from bpmn_gen.sop_files.paths import Turn, corners, placed, swapped
from bpmn_gen.sop_files.sheet import Box, Line, Shape, ShapeKind
from bpmn_gen.workbook.tidy import tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from bpmn_gen.sop_files.sheet import Drawn, Point

V: Final = "{urn:schemas-microsoft-com:vml}"
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPE: Final = re.compile(r"#?_x0000_t([0-9]{1,4})")
_MEASURE: Final = re.compile(r"\s*(-?[\d.]+)\s*([a-z]*)")
_POINTS: Final[Mapping[str, float]] = {
    "": 1.0,
    "pt": 1.0,
    "px": 0.75,
    "in": 72.0,
    "cm": 72 / 2.54,
    "mm": 72 / 25.4,
    "pc": 12.0,
    "emu": 1 / 12_700,
}
_PRESETS: Final[Mapping[int, str]] = {
    1: "rect",
    2: "roundRect",
    3: "ellipse",
    4: "diamond",
    7: "parallelogram",
    9: "hexagon",
    13: "rightArrow",
    15: "homePlate",
    20: "line",
    22: "can",
    32: "straightConnector1",
    33: "bentConnector2",
    34: "bentConnector3",
    35: "bentConnector4",
    36: "bentConnector5",
    37: "curvedConnector2",
    38: "curvedConnector3",
    39: "curvedConnector4",
    40: "curvedConnector5",
    65: "foldedCorner",
    66: "leftArrow",
    67: "downArrow",
    68: "upArrow",
    69: "leftRightArrow",
    70: "upDownArrow",
    109: "flowChartProcess",
    110: "flowChartDecision",
    111: "flowChartInputOutput",
    112: "flowChartPredefinedProcess",
    113: "flowChartInternalStorage",
    114: "flowChartDocument",
    115: "flowChartMultidocument",
    116: "flowChartTerminator",
    117: "flowChartPreparation",
    118: "flowChartManualInput",
    119: "flowChartManualOperation",
    120: "flowChartConnector",
    127: "flowChartExtract",
    128: "flowChartMerge",
    132: "flowChartMagneticDisk",
    135: "flowChartDelay",
    176: "flowChartAlternateProcess",
    177: "flowChartOffpageConnector",
    202: "text",
}
"""The preset of DrawingML for each number of a kind of shape."""
_ELEMENTS: Final[Mapping[str, str]] = {
    "rect": "rect",
    "roundrect": "roundRect",
    "oval": "ellipse",
    "line": "line",
}
_NO: Final = frozenset({"f", "false"})
_NO_HEAD: Final = frozenset({"none", "oval", "diamond"})


@dataclass(frozen=True, slots=True)
class _Style:
    """What the style of a shape says."""

    left: float
    top: float
    width: float
    height: float
    turn: Turn
    is_floating: bool


def add_vml(
    element: etree._Element, frame: Frame, drawn: Drawn, depth: int = 0
) -> tuple[float, float] | None:
    """Add a shape, or all of a group.

    Args:
        element: the shape or group.
        frame: where its origin is; within a group with the units of the group.
        drawn: where it goes.
        depth: how many groups it is in.

    Returns:
        Width and height of a shape that stands in the text like a letter.
    """
    if depth > MAX_DEPTH or not element.tag.startswith(V):
        return None
    kind = element.tag.removeprefix(V)
    style = _style(element.get("style", ""), is_inner=depth > 0)
    box = frame.box(style.left, style.top, style.width, style.height)
    if kind == "group":
        width, height = _pair(element.get("coordsize"), (1000.0, 1000.0))
        left, top = _pair(element.get("coordorigin"), (0.0, 0.0))
        across, down = box.width / (width or 1), box.height / (height or 1)
        within = Frame(box.left - left * across, box.top - top * down, across, down)
        before = counted(drawn)
        for child in element:
            add_vml(child, within, drawn, depth + 1)
        turn_since(drawn, before, box, style.turn)
    elif kind == "polyline":
        _add_polyline(element, frame, drawn)
    elif kind == "shape" or kind in _ELEMENTS:
        _add(element, kind, box, style.turn, frame, drawn)
    else:
        return None
    return None if style.is_floating or depth else (style.width, style.height)


def _add(
    element: etree._Element, kind: str, box: Box, turn: Turn, frame: Frame, drawn: Drawn
) -> None:
    """Add one shape or line."""
    preset = _ELEMENTS.get(kind) or _preset(element)
    name = element.get("id", "")
    text = _text(element)
    if element.find(f"{V}imagedata") is not None:
        drawn.add(Shape(name, ShapeKind.PICTURE, box))
        return
    block = block_arrow(preset)
    if block is not None:
        drawn.add(Line(name, placed(block, box, turn), preset in BOTH_WAYS, True, text=text))  # noqa: FBT003
        return
    if preset == "line" or ("Connector" in preset and not preset.startswith("flowChart")):
        points = corners(preset, _adjustments(element))
        if kind == "line":
            box = _ends(element, frame, turn)
        start, end = _heads(element)
        drawn.add(Line(name, placed(points, box, turn), start, end, text=text))
        return
    form = ShapeKind.TEXT if preset == "text" else kind_of(preset)
    if form is ShapeKind.BOX and element.get("stroked") in _NO:
        form = ShapeKind.TEXT
    if form is ShapeKind.TEXT and element.get("stroked") not in _NO and element.get("stroked"):
        form = ShapeKind.BOX
    drawn.add(Shape(name, form, swapped(box) if turn.is_on_its_side else box, text))


def _add_polyline(element: etree._Element, frame: Frame, drawn: Drawn) -> None:
    """Add a free line, which lists its corners."""
    told = re.split(r"[\s,]+", element.get("points", "").strip())
    numbers = [_measure(one) for one in told if one]
    pairs = zip(numbers[::2], numbers[1::2], strict=False)
    points = [frame.box(x, y, 0, 0).centre for x, y in pairs]
    if len(points) > 1:
        start, end = _heads(element)
        drawn.add(Line(element.get("id", ""), tuple(points), start, end, text=_text(element)))


def _preset(element: etree._Element) -> str:
    """The preset of a shape; empty for a form of its own."""
    found = _TYPE.fullmatch(element.get("type", ""))
    return _PRESETS.get(int(found[1]), "") if found else ""


def _ends(element: etree._Element, frame: Frame, turn: Turn) -> Box:
    """The box between the two ends of a line."""
    x0, y0 = _pair(element.get("from"), (0.0, 0.0))
    x1, y1 = _pair(element.get("to"), (0.0, 0.0))
    # A line that is turned over is written from left to right; programs that write its true ends
    # as well mean the same.
    if turn.mirrored_x:
        x0, x1 = min(x0, x1), max(x0, x1)
    if turn.mirrored_y:
        y0, y1 = min(y0, y1), max(y0, y1)
    return frame.box(x0, y0, x1 - x0, y1 - y0)


def _heads(element: etree._Element) -> tuple[bool, bool]:
    """Whether a line has a head at its start and at its end."""
    stroke = element.find(f"{V}stroke")
    if stroke is None:
        return False, False
    start, end = (stroke.get(name, "none") not in _NO_HEAD for name in ("startarrow", "endarrow"))
    return start, end


def _adjustments(element: etree._Element) -> dict[int, float]:
    """Where a connector bends, as shares of its box."""
    parts = element.get("adj", "").split(",")
    return {
        place: number(part) / 21_600 for place, part in enumerate(parts, start=1) if part.strip()
    }


def _text(element: etree._Element) -> str:
    """The words in a shape."""
    box = element.find(f"{V}textbox")
    if box is None:
        return ""
    return tidy(
        "\n".join(
            "".join(run.text or "" for run in line.iter(f"{_WORD}t"))
            for line in box.iter(f"{_WORD}p")
        )
    )


def _style(text: str, *, is_inner: bool) -> _Style:
    """Read a style."""
    parts = dict(part.split(":", 1) for part in text.replace(" ", "").split(";") if ":" in part)
    left, top = ("left", "top") if is_inner else ("margin-left", "margin-top")
    flips = parts.get("flip", "")
    turn = Turn("x" in flips, "y" in flips, _degrees(parts.get("rotation", "")))
    width, height = _measure(parts.get("width", "")), _measure(parts.get("height", ""))
    is_floating = parts.get("position") in {"absolute", "relative"}
    x, y = _measure(parts.get(left, "")), _measure(parts.get(top, ""))
    return _Style(x, y, width, height, turn, is_floating)


def _degrees(text: str) -> float:
    """An angle; ``fd`` means parts of 65,536 of a degree."""
    if text.endswith("fd"):
        return (number(text[:-2]) / 65_536) % 360
    return number(text) % 360


def _measure(text: str) -> float:
    """A measure in points, or in the units of the group."""
    found = _MEASURE.match(text)
    return number(found[1]) * _POINTS.get(found[2], 1.0) if found else 0.0


def _pair(text: str | None, otherwise: Point) -> Point:
    """Two measures."""
    first, comma, second = (text or "").partition(",")
    return (_measure(first), _measure(second)) if comma else otherwise
