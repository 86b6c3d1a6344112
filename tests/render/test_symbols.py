"""The symbols: one for every kind, inside its bounds but for its tag, and told apart by shape."""

from __future__ import annotations

import pytest

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.arrows import arrow_figures
from bpmn_gen.picture.figures import Box, Disc, Line, TextLine
from bpmn_gen.picture.inks import INKS
from bpmn_gen.picture.legend import legend
from bpmn_gen.picture.page_links import pentagon
from bpmn_gen.picture.strokes import strokes
from bpmn_gen.picture.symbols import TAG_HEIGHT, symbol
from bpmn_gen.picture.wording import KIND_NAMES

KINDS = (
    "task userTask manualTask serviceTask sendTask receiveTask callActivity startEvent endEvent "
    "intermediateCatchEvent exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway "
    "textAnnotation dataObjectReference subProcess unheardOf"
).split()
BOX = Bounds(100, 100, 50, 50)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_symbol_within_its_bounds(kind: str) -> None:
    """Also what no map of this program uses yet is drawn, and nothing spills over."""
    room = Bounds(99, 100 - TAG_HEIGHT / 2, 52, 51 + TAG_HEIGHT / 2)
    figures = symbol(kind, BOX)
    assert figures
    for figure in figures:
        assert figure.role in INKS
        match figure:
            case Box():
                assert room.contains(figure.bounds)
            case Disc():
                reach = Bounds(figure.center.x, figure.center.y, 0, 0).grown(figure.radius)
                assert room.contains(reach)
            case Line():
                assert all(room.contains(Bounds(x, y, 0, 0)) for x, y in figure.points)


def test_kinds_are_told_apart_without_colour() -> None:
    """A black-and-white print loses nothing: no two kinds have the same figures."""
    kinds = [kind for kind in KINDS if kind not in {"subProcess", "unheardOf"}]
    drawn = [symbol(kind, BOX, "CLP.01.01" if kind == "callActivity" else "") for kind in kinds]
    widths = {
        kind: [(type(f), f.role if kind.endswith("Event") else "", repr(f)) for f in figures]
        for kind, figures in zip(kinds, drawn, strict=True)
    }
    assert len({str(value) for value in widths.values()}) == len(kinds)
    assert INKS["end"].width > 1.5 * INKS["start"].width
    assert INKS["call"].width > 1.5 * INKS["activity"].width


@pytest.mark.parametrize("direction", ["right", "left", "up", "down"])
def test_a_pentagon_points_where_the_flow_goes(direction: str) -> None:
    """Its only corner on the far border is in the middle of it."""
    body = pentagon(BOX, direction, "A/2")[0]  # type: ignore[arg-type]
    assert isinstance(body, Line)
    far = {"right": (150, None), "left": (100, None), "up": (None, 100), "down": (None, 150)}
    x, y = far[direction]
    tips = [point for point in body.points if point.x == x or point.y == y]
    assert Point(x if x is not None else 125, y if y is not None else 125) in tips


def test_a_route_has_round_corners_and_keeps_its_ends() -> None:
    """The line runs from the source to the back of the head, the head to the target."""
    line, head = arrow_figures("sequenceFlow", (Point(0, 0), Point(40, 0), Point(40, 60)))
    assert isinstance(line, Line)
    assert isinstance(head, Line)
    verbs = [verb for verb, _ in strokes(line)]
    assert verbs == ["move", "line", "quad", "line"]
    assert head.points[0] == Point(40, 60)
    assert line.points[-1] == Point(40, 52)


def test_a_legend_stays_within_its_width() -> None:
    """Entries that do not fit on a line go on the next."""
    mark, height = legend(KIND_NAMES, Point(10, 20), 600)
    texts = [figure for figure in mark.figures if isinstance(figure, TextLine)]
    assert height > 60
    assert all(20 < text.at.y < 20 + height for text in texts)
    assert all(text.at.x + text_width(text.text, text.size) <= 610 for text in texts)
