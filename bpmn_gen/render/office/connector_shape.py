"""Orthogonal lines as connector shapes of Office, which stay glued when symbols are moved.

A preset connector is drawn in a box of its own.  It leaves the upper left corner of the box
horizontally and ends in the lower right one.  Every other direction is a mirrored or turned box.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.geometry import Point

EMU_PER_MM = 36_000
PRESETS = {
    "kapsul": "flowChartTerminator",
    "kotak": "flowChartProcess",
    "ketupat": "flowChartDecision",
    "segilima": "flowChartOffpageConnector",
}
"""Preset shapes by symbol.  All have their sites at top, left, bottom and right, in this order.  So
a side has the same site number on each of them."""
LABEL_BASE = 500_000
"""Difference between the id of a connector and that of the shape with its name, large enough that
ids of the two kinds never meet."""
MIN_EXTENT = 12_700
"""EMU; least width and height of a box.  Adjustments are parts of these, so neither may be 0."""
_QUARTER = 5_400_000
"""A quarter turn clockwise, in 60,000ths of a degree."""
_WHOLE = 100_000
"""Adjustments are given in 100,000ths of the width or height of the box."""


@dataclass(frozen=True, slots=True)
class ConnectorShape:
    """A preset connector in EMU, measured from the corner of the page or canvas."""

    preset: str
    x: int
    y: int
    width: int
    height: int
    rotation: int
    flip_h: bool
    flip_v: bool
    adjustments: tuple[int, ...]
    visual: tuple[int, int, int, int]
    """Left, top, right and bottom of the box around its ends, before any turn."""


def connector_shape(points: Sequence[Point], dx: float = 0.0, dy: float = 0.0) -> ConnectorShape:
    """The connector along a line in mm, moved by ``dx`` and ``dy`` mm.

    Raises:
        ValueError: for more than four bends, because no preset has more.
    """
    places = [(emu(x + dx), emu(y + dy)) for x, y in points]
    bends = len(places) - 2
    if bends > 4:  # noqa: PLR2004 -- bentConnector5 is the last of them
        raise ValueError(bends)
    (sx, sy), (ex, ey) = places[0], places[-1]
    visual = (min(sx, ex), min(sy, ey), max(sx, ex), max(sy, ey))
    if bends == 0:
        left, top, right, bottom = visual
        size = (right - left, bottom - top)
        return ConnectorShape(
            "straightConnector1", left, top, *size, 0, ex < sx, ey < sy, (), visual
        )
    return _bent(places, visual)


def emu(mm: float) -> int:
    """A length of ``mm`` in EMU."""
    return round(mm * EMU_PER_MM)


def _bent(places: Sequence[tuple[int, int]], visual: tuple[int, int, int, int]) -> ConnectorShape:
    """A connector with at least one bend."""
    (sx, sy), (ex, ey) = places[0], places[-1]
    upright = places[1][0] == sx
    along, across = (1, 0) if upright else (0, 1)
    signs = (1 if ex >= sx else -1, 1 if ey >= sy else -1)
    width = max(abs(places[-1][along] - places[0][along]), MIN_EXTENT)
    height = max(abs(places[-1][across] - places[0][across]), MIN_EXTENT)
    adjustments = []
    for index in range(1, len(places) - 2):
        axis, extent = (along, width) if index % 2 else (across, height)
        offset = (places[index][axis] - places[0][axis]) * signs[axis]
        adjustments.append(round(offset / extent * _WHOLE))
    rotation, flip_h, flip_v = _turn(upright=upright, right=signs[0] > 0, down=signs[1] > 0)
    left, top, right, bottom = visual
    x = round((left + right) / 2 - width / 2)
    y = round((top + bottom) / 2 - height / 2)
    return ConnectorShape(
        f"bentConnector{len(places) - 1}",
        x, y, width, height, rotation, flip_h, flip_v, tuple(adjustments), visual,
    )  # fmt: skip


def _turn(*, upright: bool, right: bool, down: bool) -> tuple[int, bool, bool]:
    """Rotation and mirroring of a box, in the combination that Word itself writes."""
    if not upright:
        return 0, not right, not down
    if right:
        return (3 * _QUARTER, True, False) if down else (3 * _QUARTER, False, False)
    return (_QUARTER, False, False) if down else (_QUARTER, True, False)


def transform(shape: ConnectorShape) -> str:
    """Place, turn and form of a connector, in XML that Word and Excel share."""
    turned = f' rot="{shape.rotation}"' if shape.rotation else ""
    turned += ' flipH="1"' if shape.flip_h else ""
    turned += ' flipV="1"' if shape.flip_v else ""
    guides = "".join(
        f'<a:gd name="adj{index}" fmla="val {value}"/>'
        for index, value in enumerate(shape.adjustments, 1)
    )
    return (
        f'<a:xfrm{turned}><a:off x="{shape.x}" y="{shape.y}"/>'
        f'<a:ext cx="{shape.width}" cy="{shape.height}"/></a:xfrm>'
        f'<a:prstGeom prst="{shape.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    )


def line_shape(points: Sequence[Point]) -> tuple[tuple[int, int, int, int], str]:
    """A line in mm as a shape that is no connector: its sides in EMU, its place and form in XML."""
    places = [(emu(x), emu(y)) for x, y in points]
    left, top = min(x for x, _ in places), min(y for _, y in places)
    right, bottom = max(x for x, _ in places), max(y for _, y in places)
    width, height = right - left, bottom - top
    marks = "".join(
        f'<a:{"lnTo" if at else "moveTo"}><a:pt x="{x - left}" y="{y - top}"/>'
        f"</a:{'lnTo' if at else 'moveTo'}>"
        for at, (x, y) in enumerate(places)
    )
    form = (
        f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{width}" h="{height}" fill="none">{marks}</a:path></a:pathLst></a:custGeom>'
    )
    return (left, top, right, bottom), form
