"""The strips along the borders of a section, in which references stand beside each other.

A place is a position along a border, and a depth is one across it, counted outward from the cut, so
that one way of placing serves all four sides.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from bpmn_gen.drawing.elements import Label
from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import LABEL_FONT, LABEL_LINE, text_width, wrap

if TYPE_CHECKING:
    from bpmn_gen.drawing.pages import Direction
    from bpmn_gen.layout.pages.pieces import FlowPiece

Side: TypeAlias = Literal["left", "right", "top", "bottom"]

_LONG, _SHORT = 36.0, 17.0
"""px; the least size of a pentagon along its flow, and its size across, for a letter and a page."""
_AROUND = 13.0
"""px by which a pentagon is longer than its text."""
_LEAD = 14.0
"""Least px of line between the cut and a pentagon: an arrow head and as much line again."""
_TRACK = 7.0
"""px between two lines that turn aside to reach their pentagons, so that they read as two."""
_APART = 5.0
"""px between two references."""
_TAIL = 6.0
"""px between a pentagon and the outer border of its strip."""
_LABEL = 62.0
"""px; the width at which the name of a flow is broken, because a wide name widens the section."""
_STRAIGHT = 0.5
"""px by which a line may miss the middle of its pentagon and still go straight on, because
nobody sees so little."""


@dataclass(frozen=True, slots=True)
class Stub:
    """The end of a flow at a cut, which needs a reference; several that merge are one."""

    pieces: tuple[FlowPiece, ...]
    letter: str
    page: int
    """Number of the page on which the flow goes on."""
    direction: Direction
    name: tuple[str, ...]
    """The lines of the flow's name; empty where the section shows it already."""

    @property
    def leaves(self) -> bool:
        """Whether the flow leaves here; else it comes in."""
        return self.pieces[0].leaves is not None

    @property
    def cuts(self) -> tuple[Point, ...]:
        """The points on the border at which the pieces end."""
        return tuple(piece.waypoints[-1 if self.leaves else 0] for piece in self.pieces)

    @property
    def side(self) -> Side:
        """The border at which the piece ends."""
        sides: dict[Direction, Side] = {
            "right": "right",
            "left": "left",
            "down": "bottom",
            "up": "top",
        }
        opposite: dict[Side, Side] = {
            "right": "left",
            "left": "right",
            "bottom": "top",
            "top": "bottom",
        }
        side = sides[self.direction]
        return side if self.leaves else opposite[side]


def name_lines(name: str) -> tuple[str, ...]:
    """The lines of a flow's name at its pentagon."""
    return wrap(name, _LABEL, LABEL_FONT)


@dataclass(frozen=True, slots=True)
class PlacedReference:
    """A reference in its strip, in px of the drawing, before the section moves it."""

    stub: Stub
    bounds: Bounds
    label: Label | None
    lines: tuple[tuple[Point, ...], ...]
    """For each piece the line between the cut and the pentagon, in the direction of the flow."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The references at one border of a section."""

    size: float
    """Its breadth in px."""
    placed: tuple[PlacedReference, ...]


def strip_at(side: Side, stubs: list[Stub], least: float = -math.inf) -> Strip:
    """Place the references at one border, none of them reaching before ``least``.

    Without any, the strip has no breadth.
    """
    if not stubs:
        return Strip(0.0, ())
    level = side in {"left", "right"}
    ordered = sorted(stubs, key=lambda stub: _middle(stub, level=level))
    wanted = [_middle(stub, level=level) for stub in ordered]
    extents = [_extent(stub, level=level) for stub in ordered]
    places = spread_places(wanted, extents, least)
    tracks = _tracks(wanted, places)
    for index, stub in enumerate(ordered):
        if _is_spread(stub, level=level):
            tracks[index] = max(tracks) + 1
    lead = _LEAD + _TRACK * max(tracks)
    if level and max(tracks):
        lead += max(0.0, *(_name_width(stub) - _length(stub) for stub in stubs))
    placed = tuple(
        _place(side, stub, place, track, lead)
        for stub, place, track in zip(ordered, places, tracks, strict=True)
    )
    widest = max(map(_name_width, stubs))
    longest = max(map(_length, stubs))
    across = lead + longest + _TAIL if level else lead + _LONG * 0.72 + _TAIL
    return Strip(max(across, widest + _TAIL if level else 0.0), placed)


def _length(stub: Stub) -> float:
    """The length of a pentagon in px, so that its text keeps its size."""
    text = text_width(f"{stub.letter}/{stub.page}", LABEL_FONT, bold=True)
    return max(_LONG, text + _AROUND)


def _name_width(stub: Stub) -> float:
    """The width in px of the name at a pentagon."""
    return max((text_width(line, LABEL_FONT) for line in stub.name), default=0.0)


def _middle(stub: Stub, *, level: bool) -> float:
    """The place along the border at which a reference stands best: straight behind a piece."""
    along = sorted(cut.y if level else cut.x for cut in stub.cuts)
    return along[len(along) // 2]


def _is_spread(stub: Stub, *, level: bool) -> bool:
    """Whether pieces that merge come from different places, so that their lines have to turn."""
    along = [cut.y if level else cut.x for cut in stub.cuts]
    return max(along) - min(along) > _STRAIGHT


def expected_size(flows: int) -> float:
    """The likely breadth in px of a strip for some number of flows, before it is made."""
    return _LEAD + _TRACK * min(flows // 3, 3) + _LONG + _TAIL if flows else 0.0


def _extent(stub: Stub, *, level: bool) -> tuple[float, float]:
    """The px by which a reference reaches before and behind its place along the border."""
    if level:
        return (_SHORT / 2 + len(stub.name) * LABEL_LINE, _SHORT / 2)
    beside = _name_width(stub)
    half = _length(stub) / 2
    return (half, half + (beside + 4 if beside else 0.0))


def spread_places(
    wanted: list[float], extents: list[tuple[float, float]], least: float = -math.inf
) -> list[float]:
    """Places in the same order, as near to the wanted ones as there is room side by side.

    Where two would overlap they become a group, which stands as near to all its wanted places as it
    can; a group that meets another one joins it.

    Args:
        wanted: places, ascending.
        extents: for each, the px that it reaches before and behind its place.
        least: the place before which nothing may reach.
    """
    groups: list[tuple[float, list[float]]] = []
    for index, want in enumerate(wanted):
        step = extents[index - 1][1] + extents[index][0] + _APART if index else 0.0
        group = (want, [0.0])
        while groups:
            before, offsets = groups[-1]
            start = before + offsets[-1] + step
            if start <= group[0]:
                break
            groups.pop()
            shifted = [*offsets, *(offsets[-1] + step + offset for offset in group[1])]
            members = wanted[index + 1 - len(shifted) : index + 1]
            center = added(w - o for w, o in zip(members, shifted, strict=True)) / len(shifted)
            group = (center, shifted)
            first = index + 1 - len(shifted)
            step = extents[first - 1][1] + extents[first][0] + _APART if first else 0.0
        groups.append(group)
    places = [base + offset for base, offsets in groups for offset in offsets]
    for index, (before, behind) in enumerate(extents):
        places[index] = max(places[index], least + before)
        least = places[index] + behind + _APART
    return places


def _tracks(wanted: list[float], places: list[float]) -> list[int]:
    """For each line the track in which it turns aside, 0 for none, so that no two of them cross.

    Of lines that move down, the upper ones turn farther from the cut; of those that move up, the
    lower ones do.
    """
    moves = [place - want for want, place in zip(wanted, places, strict=True)]
    tracks = [0] * len(moves)
    for order, sign in ((range(len(moves) - 1, -1, -1), 1), (range(len(moves)), -1)):
        track = 0
        for index in order:
            if moves[index] * sign > _STRAIGHT:
                track += 1
                tracks[index] = track
            else:
                track = 0
    return tracks


def _place(side: Side, stub: Stub, place: float, track: int, lead: float) -> PlacedReference:
    """One reference at its place, with the line that leads to it.

    Args:
        side: the border.
        stub: what needs the reference.
        place: px along the border.
        track: where its line turns aside, 0 for nowhere.
        lead: px of line up to the pentagon.
    """
    out = 1 if side in {"right", "bottom"} else -1
    level = side in {"left", "right"}
    at = stub.cuts[0].x if level else stub.cuts[0].y

    def point(depth: float, along: float) -> Point:
        return Point(at + out * depth, along) if level else Point(along, at + out * depth)

    bend = _LEAD / 2 + _TRACK * track
    starts = [cut.y if level else cut.x for cut in stub.cuts]
    along = place if track else starts[0]
    lines = []
    for start in starts:
        turn = [point(bend, start), point(bend, along)] if track else []
        outward = (point(0, start), *turn, point(lead, along))
        lines.append(outward if stub.leaves else outward[::-1])
    length, breadth = (_length(stub), _SHORT) if level else (_LONG * 0.72, _length(stub))
    near, far = point(lead, along - breadth / 2), point(lead + length, along + breadth / 2)
    bounds = Bounds(
        min(near.x, far.x), min(near.y, far.y), abs(far.x - near.x), abs(far.y - near.y)
    )
    return PlacedReference(stub, bounds, _label(stub, bounds, side), tuple(lines))


def _label(stub: Stub, bounds: Bounds, side: Side) -> Label | None:
    """The name of a flow: above its pentagon, or beside it at the upper and the lower border."""
    if not stub.name:
        return None
    width = _name_width(stub)
    height = len(stub.name) * LABEL_LINE
    if side == "right":
        place = Bounds(bounds.right - width, bounds.y - height - 1, width, height)
        place = place.moved(max(0.0, (width - _LONG) / 2) if width < _LONG else 0.0, 0.0)
    elif side == "left":
        place = Bounds(bounds.x, bounds.y - height - 1, width, height)
    else:
        place = Bounds(bounds.right + 4, bounds.center.y - height / 2, width, height)
    return Label(place, stub.name)
