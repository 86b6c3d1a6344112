"""Gives signs and lines the short texts that people put beside them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import from_segment
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawio.cells import MANY
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.drawing.geometry import Bounds, Point
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
            *_nameless_lines(made, place.center),
        ]
        if near:
            owner = min(near)[1]
            made.merged[ident] = owner
            made.names[owner] = made.names[ident]
            del made.forms[ident]


def _nameless_nodes(made: Sorted, text: Bounds) -> Iterable[tuple[float, str]]:
    """Events, gateways and steps without a name near a text, with their distance."""
    middle = text.center
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
            made.cells[edge.source].place.center,
            *edge.points,
            target.place.center,
        ]
        away = min(from_segment(text, one, two) for one, two in pairwise(points))
        if away <= _BESIDE:
            yield away, edge.id
