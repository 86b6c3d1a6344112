"""Pictures in Word show lines as they are drawn."""

import struct
from collections.abc import Iterator

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.picture.drawn_page import Layer
from bpmn_gen.picture.figures import Line, Mark
from bpmn_gen.render.word.emf import write_emf

CLOSE, FILL, STROKE = 61, 63, 64
FRAME = Bounds(0.0, 0.0, 100.0, 100.0)
CORNERS = (Point(0.0, 0.0), Point(10.0, 0.0), Point(10.0, 10.0))


def kinds(*figures: Line) -> list[int]:
    """The kinds of the records of a picture."""
    layer = Layer(0.0, 0.0, 1.0, (Mark(figures),))
    return list(_kinds(write_emf((layer,), FRAME)))


def _kinds(data: bytes) -> Iterator[int]:
    at = 0
    while at < len(data):
        kind, size = struct.unpack_from("<II", data, at)
        yield kind
        at += size


def test_an_open_line_is_not_closed_by_filling_it() -> None:
    found = kinds(Line(CORNERS, "flow"))
    assert STROKE in found
    assert FILL not in found
    assert CLOSE not in found


def test_a_closed_figure_is_filled() -> None:
    found = kinds(Line(CORNERS, "flow-head", closed=True))
    assert CLOSE in found
    assert FILL in found
