"""The legend: only the symbols that a map uses, each small beside its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.picture.arrows import arrow_figures
from bpmn_gen.picture.figures import Box, Figure, Line, Mark, TextLine
from bpmn_gen.picture.icons import ICON, icon
from bpmn_gen.picture.page_links import pentagon
from bpmn_gen.picture.symbols import symbol
from bpmn_gen.picture.typesetting import middle_baseline
from bpmn_gen.picture.wording import KIND_NAMES, kind_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.drawing.elements import Drawing

FONT = 10.0
"""px; size of the type."""
ROW = 20.0
"""px between rows."""
_GAP = 7.0
"""px between a sample and its name."""
_APART = 20.0
"""px between entries."""
_HEADING = "Keterangan simbol"

_SIZES = {
    "startEvent": (15.0, 15.0),
    "endEvent": (15.0, 15.0),
    "messageStartEvent": (22.0, 22.0),
    "conditionalStartEvent": (22.0, 22.0),
    "intermediateCatchEvent": (22.0, 22.0),
    "intermediateThrowEvent": (22.0, 22.0),
    "messageEndEvent": (22.0, 22.0),
    "callActivity": (32.0, 16.0),
    "reference": (32.0, 15.0),
    "bound reference": (32.0, 15.0),
    "group": (32.0, 15.0),
    "dataObjectReference": (12.0, 16.0),
}
"""Size in px of samples other than gateways (20 x 20) and activities (32 x 16)."""


def used_kinds(drawing: Drawing, *, paged: bool = False, bound: bool = False) -> tuple[str, ...]:
    """The kinds on a drawing that a legend explains, in the order of the legend.

    Args:
        drawing: what is drawn.
        paged: whether references lead to other pages.
        bound: whether the pages are parts in a file that numbers its pages.
    """
    link = "bound reference" if bound else "reference"
    used = {shape.kind for shape in drawing.shapes}
    used |= {edge.kind for edge in drawing.edges} | {phase.kind for phase in drawing.phases}
    known = [kind for kind in KIND_NAMES if kind in used or (paged and kind == link)]
    return (*known, *sorted(used - set(KIND_NAMES)))


def legend(kinds: Iterable[str], corner: Point, width: float) -> tuple[Mark, float]:
    """The legend from its upper left corner in at most ``width`` px, and its height in px."""
    figures: list[Figure] = []
    left = corner.x + text_width(_HEADING, FONT, bold=True) + _APART
    x, y = left, corner.y + ROW / 2
    heading = Point(corner.x, middle_baseline(y, FONT))
    figures.append(TextLine(heading, _HEADING, "text-navy", FONT, bold=True, anchor="start"))
    for kind in kinds:
        needed = _size(kind)[0] + _GAP + text_width(kind_name(kind), FONT)
        if x > left and x + needed > corner.x + width:
            x, y = left, y + ROW
        figures.extend(_entry(kind, Point(x, y)))
        x += needed + _APART
    return Mark(tuple(figures)), y + ROW / 2 - corner.y


def _entry(kind: str, middle_left: Point) -> Iterator[Figure]:
    """A sample and its name."""
    width, height = _size(kind)
    yield from _sample(kind, Bounds(middle_left.x, middle_left.y - height / 2, width, height))
    place = Point(middle_left.x + width + _GAP, middle_baseline(middle_left.y, FONT))
    yield TextLine(place, kind_name(kind), "text", FONT, anchor="start")


def _size(kind: str) -> tuple[float, float]:
    """Width and height of a sample in px."""
    return _SIZES.get(kind, (20.0, 20.0) if kind.endswith("Gateway") else (32.0, 16.0))


def _sample(kind: str, box: Bounds) -> tuple[Figure, ...]:
    """The small symbol of a kind."""
    center = box.center
    if kind.endswith("Flow") or kind == "association":
        return arrow_figures(kind, (Point(box.x, center.y), Point(box.right, center.y)))
    if kind in {"reference", "bound reference"}:
        return pentagon(box, "right", "A/2")
    if kind == "group":
        edge = (Point(box.right, box.y), Point(box.right, box.bottom + 3))
        return (Box(box, "phase-header"), Line(edge, "phase-border"))
    return _small_symbol(kind, box)


def _small_symbol(kind: str, box: Bounds) -> tuple[Figure, ...]:
    """A flow node as high as a line of text; a tag would not fit, so its sign stands inside."""
    figures = symbol(kind, box)
    if isinstance(figures[0], Box):
        return (Box(box, figures[0].role, 4.0), *_inside(kind, box))
    return figures


def _inside(kind: str, box: Bounds) -> tuple[Figure, ...]:
    """The sign of a kind of work in the middle of a small box."""
    return icon(kind, Point(box.center.x - ICON / 2, box.center.y - ICON / 2))
