"""Gives signs and lines the short texts that people put beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawio.cells import MANY
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.foreign.drawio.sorted_page import Sorted

_BESIDE: Final = 25.0
"""px from a line or a sign at which a short text counts as its name."""
_SHORT: Final = 40
"""Characters of a text that can be the name of a line or a sign beside it."""


def name_by_texts(made: Sorted) -> None:
    """Give signs and lines without a name the short text that stands beside them."""
    joined = {one for edge in made.edges for one in (edge.source, edge.target)}
    texts = [
        ident
        for ident, form in made.forms.items()
        if form.kind == "textAnnotation" and ident not in joined
    ]
    for ident in texts[:MANY]:
        if not 0 < len(made.names[ident]) <= _SHORT:
            continue
        place = made.cells[ident].place
        near = [
            *_nameless_nodes(made, place),
            *_nameless_lines(made, Point(*place.center)),
        ]
        if near:
            owner = min(near)[1]
            made.merged[ident] = owner
            made.names[owner] = made.names[ident]
            del made.forms[ident]


def _nameless_nodes(made: Sorted, text: Bounds) -> Iterable[tuple[float, str]]:
    """Events, gateways and steps without a name near a text, with their distance."""
    middle = Point(*text.center)
    for ident, form in made.forms.items():
        if made.names[ident]:
            continue
        place = made.cells[ident].place
        away = distance(place, middle)
        if form.kind in k.EVENTS | k.GATEWAYS:
            away = max(0.0, away - text.height / 2)
            if away <= _BESIDE:
                yield away, ident
        elif form.kind in k.TASK_KINDS and away == 0:
            yield -1.0, ident


def _nameless_lines(made: Sorted, text: Point) -> Iterable[tuple[float, str]]:
    """Lines out of gateways without a name near a text, with their distance."""
    for edge in made.edges:
        form = made.forms.get(edge.source)
        target = made.cells.get(edge.target)
        if form is None or form.kind not in k.GATEWAYS or target is None or made.names[edge.id]:
            continue
        points = [
            Point(*made.cells[edge.source].place.center),
            *edge.points,
            Point(*target.place.center),
        ]
        away = min(_from_line(one, two, text) for one, two in pairwise(points))
        if away <= _BESIDE:
            yield away, edge.id


def _from_line(one: Point, two: Point, point: Point) -> float:
    """How far a point is from a straight line between two others, in px."""
    across, down = two.x - one.x, two.y - one.y
    length = across * across + down * down
    share = ((point.x - one.x) * across + (point.y - one.y) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return distance(Bounds(one.x + share * across, one.y + share * down, 0, 0), point)
