"""A picture of what was read: rows, actors, symbols and flows, doubted ones in red."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.sop_reading.markup import element
from bpmn_gen.sop_reading.read_sop import SURE, StepKind

if TYPE_CHECKING:
    from bpmn_gen.sop_reading.read_sop import ReadFlow, ReadSop

ROW, COLUMN, LEFT, TOP = 58.0, 104.0, 44.0, 56.0
"""Sizes of the picture, in px: a row, an actor, the numbers, the heads."""
_WIDE, _HIGH = 60.0, 30.0
"""A symbol."""
_LANE: Final = 9.0
"""Between two flows that go back or skip rows."""
_HEAD: Final = 14
"""Letters of an actor's name on one line."""


_LOOKS: Final = (
    ("text", {"font-size": "11", "text-anchor": "middle"}),
    ("nama", {"text-anchor": "start", "fill": "#333"}),
    ("seru", {"fill": "#b00020", "font-size": "16", "font-weight": "700"}),
    ("garis", {"stroke": "#ccd"}),
    ("simbol", {"fill": "#fff", "stroke": "#222", "stroke-width": "1.3"}),
    ("alur", {"fill": "none", "stroke": "#222", "stroke-width": "1.3"}),
    ("simbol ragu", {"stroke": "#b00020", "fill": "#fff1f1"}),
    ("alur ragu", {"stroke": "#b00020", "stroke-dasharray": "5 3"}),
)
"""How elements look by their tag or classes, later ones over earlier ones.

They are attributes and no style sheet, because pages of the editor allow none inside a picture.
"""


def picture_of(sop: ReadSop) -> etree._Element:
    """The picture of an SOP, as an ``svg`` element."""
    picture = _Picture(sop).draw()
    for one in picture.iter():
        names = {str(one.tag), *one.get("class", "").split(), one.get("class", "")}
        for name, looks in _LOOKS:
            if name in names:
                for key, value in looks.items():
                    one.set(key, value)
    return picture


def picture_file(sop: ReadSop) -> bytes:
    """The picture as a file of its own, on white."""
    picture = picture_of(sop)
    picture.set("xmlns", "http://www.w3.org/2000/svg")
    picture.set("font-family", "Arial, Liberation Sans, sans-serif")
    picture[0].addnext(element("rect", width="100%", height="100%", fill="#fff"))
    return etree.tostring(picture, encoding="utf-8")


def row_boxes(sop: ReadSop) -> list[tuple[float, float, float, float]]:
    """Where steps stand in the picture: left, top, width and height in px."""
    width = LEFT + COLUMN * max(len(sop.actors), 1)
    return [(0.0, TOP + ROW * place, width, ROW) for place in range(len(sop.steps))]


class _Picture:
    """Draws one SOP."""

    def __init__(self, sop: ReadSop) -> None:
        """Take what was read."""
        self.sop = sop
        self.columns = {name: place for place, name in enumerate(sop.actors)}
        doubted = {(doubt.step, doubt.end) for doubt in sop.doubts}
        self.doubted_steps = {step for step, end in doubted if end is None}
        self.doubted_flows = doubted
        self.far = [flow for flow in sop.flows if flow.end != flow.start + 1]

    def draw(self) -> etree._Element:
        """The whole picture."""
        width = LEFT + COLUMN * max(len(self.columns), 1) + _LANE * (len(self.far) + 3)
        height = TOP + ROW * len(self.sop.steps) + 12
        size = {
            "width": f"{width:g}",
            "height": f"{height:g}",
            "viewBox": f"0 0 {width:g} {height:g}",
        }
        picture = element("svg", **size, role="img")
        picture.append(element("title", f"Alur yang terbaca: {self.sop.identity.name}"))
        picture.append(_marker("panah", "#222"))
        picture.append(_marker("panah-ragu", "#b00020"))
        self._grid(picture, width, height)
        for flow in self.sop.flows:
            self._flow(picture, flow)
        for place in range(len(self.sop.steps)):
            self._step(picture, place)
        return picture

    def _grid(self, picture: etree._Element, width: float, height: float) -> None:
        """Heads and rows."""
        for name, place in self.columns.items():
            x = LEFT + COLUMN * place
            picture.append(_line(x, 0, x, height, "garis"))
            for number, part in enumerate(_broken(name)[:3]):
                picture.append(_text(x + COLUMN / 2, 16 + 13 * number, part, "kepala"))
        for place, step in enumerate(self.sop.steps):
            y = TOP + ROW * place
            picture.append(_line(0, y, width, y, "garis"))
            picture.append(
                _text(LEFT / 2, y + ROW / 2 + 4, step.number or f"({place + 1})", "kepala")
            )

    def _step(self, picture: etree._Element, place: int) -> None:
        """The symbols of a step."""
        step = self.sop.steps[place]
        name = "simbol ragu" if place in self.doubted_steps else "simbol"
        for actor in step.actors or ("",):
            x, y = self._middle(place, actor)
            left, top = x - _WIDE / 2, y - _HIGH / 2
            if step.kind is StepKind.DECISION:
                corners = (
                    f"{x:g},{top:g} {left + _WIDE:g},{y:g} {x:g},{top + _HIGH:g} {left:g},{y:g}"
                )
                picture.append(element("polygon", points=corners, class_=name))
            else:
                radius = _HIGH / 2 if step.kind in {StepKind.START, StepKind.END} else 0
                box = {"x": left, "y": top, "width": _WIDE, "height": _HIGH, "rx": radius}
                picture.append(element("rect", **_told(box), class_=name))

        if place in self.doubted_steps:
            x, y = self._middle(place)
            picture.append(_text(x - _WIDE / 2 - 9, y + 6, "!", "seru"))

    def _flow(self, picture: etree._Element, flow: ReadFlow) -> None:
        """One flow."""
        is_doubted = flow.certainty < SURE or (flow.start, flow.end) in self.doubted_flows
        (x0, y0), (x1, y1) = self._middle(flow.start), self._middle(flow.end)
        label_at = x0 + 6, y0 + _HIGH / 2 + 12
        if flow in self.far:
            side = LEFT + COLUMN * max(len(self.columns), 1) + _LANE * (self.far.index(flow) + 1)
            label_at = x0 + _WIDE / 2 + 6, y0 - 4
            points = [(x0 + _WIDE / 2, y0), (side, y0), (side, y1 + 6), (x1 + _WIDE / 2, y1 + 6)]
        elif x0 == x1:
            points = [(x0, y0 + _HIGH / 2), (x1, y1 - _HIGH / 2)]
        else:
            middle = TOP + ROW * flow.end
            points = [(x0, y0 + _HIGH / 2), (x0, middle), (x1, middle), (x1, y1 - _HIGH / 2)]
        way = " ".join(f"{x:g},{y:g}" for x, y in points)
        end = "panah-ragu" if is_doubted else "panah"
        name = "alur ragu" if is_doubted else "alur"
        picture.append(element("polyline", points=way, class_=name, marker_end=f"url(#{end})"))
        if flow.label:
            picture.append(_text(*label_at, flow.words or flow.label, "nama"))

    def _middle(self, place: int, actor: str | None = None) -> tuple[float, float]:
        """The middle of a step's symbol."""
        actors = self.sop.steps[place].actors
        name = actor if actor is not None else (actors[0] if actors else "")
        column = self.columns.get(name, 0)
        return LEFT + COLUMN * (column + 0.5), TOP + ROW * (place + 0.5)


def _broken(name: str) -> list[str]:
    """A name on several lines."""
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > _HEAD:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _marker(name: str, colour: str) -> etree._Element:
    """The head of an arrow."""
    size = {"viewBox": "0 0 8 8", "refX": "8", "refY": "4", "markerWidth": "7", "markerHeight": "7"}
    return element(
        "marker", element("path", d="M0,0 L8,4 L0,8 z", fill=colour), id=name, orient="auto", **size
    )


def _line(x0: float, y0: float, x1: float, y1: float, name: str) -> etree._Element:
    """A straight line."""
    return element("line", **_told({"x1": x0, "y1": y0, "x2": x1, "y2": y1}), class_=name)


def _text(x: float, y: float, words: str, name: str) -> etree._Element:
    """Words."""
    return element("text", words, **_told({"x": x, "y": y}), class_=name)


def _told(numbers: dict[str, float]) -> dict[str, str]:
    """Numbers as attributes."""
    return {key: f"{value:g}" for key, value in numbers.items()}
