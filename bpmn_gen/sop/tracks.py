"""Lays out the tracks along which connectors may run.

Tracks lie beside symbols and never on the borders of cells, so that connectors are not taken for
borders.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.sop.document import Columns

BORDER_GAP = 0.75
"""mm from the border of a cell to the first track."""
TRACK_GAP = 1.5
"""mm between tracks."""
SYMBOL_GAP = 1.15
"""mm from a symbol to the nearest track that passes it."""
MAX_BORDER_TRACKS = 4
"""Tracks along each border of a cell, at most; more of them only make connectors lead around."""
INNER_GAP = 2.0
"""mm between tracks through the middle of a cell without a symbol."""
MAX_SYMBOL = 15.0
"""mm; greatest width of a symbol."""
GUTTER = (2.1, 3.2)
"""mm that stay free on either side of a symbol: the least, and the most."""
GUTTER_SHARE = 0.2
"""The part of the width of a column that stays free on either side, within those limits."""
CLEARANCE = 0.8
"""mm between a connector and a symbol that it does not join."""
Segment = tuple[float, float, float, float]
"""x1, y1, x2, y2 with x1 <= x2 and y1 <= y2: a horizontal or vertical segment, or a box."""


@dataclass(frozen=True, slots=True)
class SopTracks:
    """All tracks of a page."""

    xs: tuple[float, ...]
    """The x of the vertical tracks."""
    ys: tuple[float, ...]
    """The y of the horizontal tracks."""


def symbol_width(column: float) -> float:
    """Width in mm of a symbol in a column of ``column`` mm."""
    gutter = min(max(column * GUTTER_SHARE, GUTTER[0]), GUTTER[1])
    return min(MAX_SYMBOL, column - 2 * gutter)


def page_tracks(
    columns: Columns,
    bands: Sequence[tuple[float, float, float]],
    more: Iterable[float],
    levels: Iterable[float] = (),
) -> SopTracks:
    """The tracks of a page.

    Args:
        columns: the columns of the table.
        bands: of each row its top, its height and the height of its symbol.
        more: further x, those of page connectors.
        levels: further y, those above page connectors.
    """
    xs = set(more)
    width = symbol_width(columns.actor)
    for actor in range(len(columns.names)):
        center = columns.center(actor)
        xs |= _across(center - columns.actor / 2, columns.actor, width)
    ys = set(levels)
    for top, height, symbol in bands:
        ys |= _across(top, height, symbol, inner=False)
    return SopTracks(tuple(sorted(xs)), tuple(sorted(ys)))


def _across(start: float, extent: float, symbol: float, *, inner: bool = True) -> set[float]:
    """The tracks across a column or row: its middle, along its borders, and through its inside.

    A single track keeps as far from the border as it can.  A wide column or row has two more on
    either side of its symbol, so that loops stay near to that.
    """
    middle = start + extent / 2
    found = {round(middle, 3)}
    room = (extent - symbol) / 2 - SYMBOL_GAP
    only_one = room < BORDER_GAP + TRACK_GAP
    nearest = max((room + BORDER_GAP) / 2, BORDER_GAP) if only_one else BORDER_GAP
    for index in range(MAX_BORDER_TRACKS):
        inset = nearest + index * TRACK_GAP
        if inset > room + 1e-6:
            break
        found |= {round(start + inset, 3), round(start + extent - inset, 3)}
    last = BORDER_GAP + (MAX_BORDER_TRACKS - 1) * TRACK_GAP
    for inset in (room, room - TRACK_GAP):
        if inset >= last + TRACK_GAP:
            found |= {round(start + inset, 3), round(start + extent - inset, 3)}
    reach = symbol / 2 - INNER_GAP / 2
    offset = INNER_GAP
    while inner and offset <= reach:
        found |= {round(middle - offset, 3), round(middle + offset, 3)}
        offset += INNER_GAP
    return found
