"""Stems: the part that several links of one node run along together.

A label on a stem could belong to any of its links, so labels stand behind the place at which the
links part: that of a link which goes straight on behind the corner of the last one that turns off,
and that of a link which turns off on the side of the stem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.routing.tracks import strands_overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.layout.routing.board import RoutingBoard
    from bpmn_gen.layout.routing.strands import Strand
    from bpmn_gen.layout.routing.tracks import TrackOrder


def sharers(strand: Strand, board: RoutingBoard, tracks: TrackOrder) -> Iterator[Strand]:
    """The strands of other links of the same source that run along a strand."""
    source = board.graph.links[strand.link].source
    lines = tracks.levels if strand.is_level else tracks.uprights
    for bundle in lines[strand.line]:
        if strand in bundle:
            for other in bundle:
                is_sibling = board.graph.links[other.link].source == source
                if other.link != strand.link and is_sibling and strands_overlap(strand, other):
                    yield other


def last_turn(strand: Strand, board: RoutingBoard, tracks: TrackOrder) -> Strand | None:
    """The strand into which the last other link turns off a strand; None where none does.

    A link that goes on beyond the end of the strand does not turn off it.
    """
    turned = []
    for other in sharers(strand, board, tracks):
        own = tracks.of_link[other.link]
        number = own.index(other)
        end = other.high if other.goes_onward else -other.low
        if number + 1 < len(own) and end < (strand.high if strand.goes_onward else -strand.low):
            turned.append((end, own[number + 1]))
    return max(turned, key=lambda pair: pair[0])[1] if turned else None


def goes_on(strand: Strand, board: RoutingBoard, tracks: TrackOrder) -> bool:
    """Whether another link goes straight on where the link of a strand turns."""
    return any(
        other.high > strand.high if strand.goes_onward else other.low < strand.low
        for other in sharers(strand, board, tracks)
    )
