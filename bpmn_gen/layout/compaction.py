"""Coordinates: every line of the grid as far left, or as high, as its content allows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.skyline import GAPS_X, GAPS_Y, Kind, Skyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.layout.board import Board, Strand
    from bpmn_gen.layout.labels import Tag, Tags
    from bpmn_gen.layout.tracks import Bundle, Tracks

Item = tuple[int, int, float, float, Kind]
"""First slot, last slot, reach before and after the line's coordinate, kind."""


@dataclass(slots=True)
class Coordinates:
    """The result: where lines, strands, bands and pools are."""

    x_of_line: list[float]
    y_of_line: list[float]
    strand_at: dict[int, float] = field(default_factory=dict)
    """By the strand's identity: its x when upright, its y when level."""
    band_y: list[tuple[float, float]] = field(default_factory=list)
    left: float = 0.0
    """Where the bands begin, right of all headers."""
    right: float = 0.0


def compact_x(board: Board, tracks: Tracks, tags: Tags, left: float) -> Coordinates:
    """Give every upright line its x; ``left`` is where the bands begin."""
    grid = board.grid
    result = Coordinates([0.0] * grid.uprights, [0.0] * grid.levels, left=left)
    sky = Skyline(2 * grid.levels, GAPS_X)
    sky.take(0, 2 * grid.levels - 1, Kind.BORDER, left)
    items, hung = _x_items(board, tags)
    middle = track = left - c.COLUMN_STEP
    for line in range(grid.uprights):
        if line % 2:
            column = [*items[line], *_upright_items(tracks.uprights[line], hung)]
            floor = max(middle + c.COLUMN_STEP, track + c.LINE_STEP)
            place = max([sky.least(i[0], i[1], i[4]) + i[2] for i in column], default=left)
            middle = place = max(floor, place)
            result.x_of_line[line] = place
            _take(sky, column, place)
            for bundle in tracks.uprights[line]:
                for strand in bundle:
                    result.strand_at[id(strand)] = place + strand.offset
        else:
            meeting: dict[int, float] = {}
            for bundle in tracks.uprights[line]:
                for strand in bundle:
                    extra = hung.get(id(strand), ())
                    column = [_upright_item(strand, 0.0), *extra]
                    place = max(sky.least(i[0], i[1], i[4]) + i[2] for i in column)
                    place = max(place, middle + c.LINE_STEP)
                    place = max(place, *(meeting.get(e, place) for e in (strand.low, strand.high)))
                    meeting[strand.low] = meeting[strand.high] = place + c.TRACK_GAP
                    track = max(track, place)
                    result.strand_at[id(strand)] = place
                    _take(sky, column, place)
    result.right = sky.least(0, 2 * grid.levels - 1, Kind.BORDER)
    return result


def _take(sky: Skyline, items: Sequence[Item], place: float) -> None:
    for low, high, _, after, kind in items:
        sky.take(low, high, kind, place + after)


def _upright_item(strand: Strand, offset: float) -> Item:
    return (2 * strand.low + 1, 2 * strand.high, -offset, offset, Kind.TRACK)


def _upright_items(bundles: Sequence[Bundle], hung: dict[int, list[Item]]) -> list[Item]:
    """Strands on a column, with the labels that hang on them."""
    items: list[Item] = []
    for bundle in bundles:
        for strand in bundle:
            by = strand.offset
            items.append(_upright_item(strand, by))
            for low, high, before, after, kind in hung.get(id(strand), ()):
                items.append((low, high, before - by, after + by, kind))
    return items


def _x_items(board: Board, tags: Tags) -> tuple[list[list[Item]], dict[int, list[Item]]]:
    """Nodes and their labels by upright line, and labels on corners by their strand."""
    items: list[list[Item]] = [[] for _ in range(board.grid.uprights)]
    hung: dict[int, list[Item]] = {}
    for node, what in enumerate(board.graph.nodes):
        level, upright = board.grid.cell_of[node]
        half = what.width / 2
        items[upright].append((2 * level, 2 * level + 1, half, half, Kind.NODE))
    for tag in (*tags.of_node.values(), *tags.of_link.values()):
        level = tag.level.line if tag.level else board.grid.cell_of[tag.node].level
        slot = 2 * level + (1 if tag.is_below else 0)
        item = (slot, slot, -tag.left, tag.left + tag.width, Kind.LABEL)
        if tag.upright is not None:
            hung.setdefault(id(tag.upright), []).append(item)
        else:
            items[board.grid.cell_of[tag.node].upright].append(item)
    return items, hung


def compact_y(
    board: Board, tracks: Tracks, tags: Tags, at: Coordinates, least: Sequence[float], top: float
) -> None:
    """Give every level line its y; ``least`` is the least height of each band."""
    pools = [band.pool for band in board.graph.bands]
    y = top
    for band, (first, last) in enumerate(board.grid.band_span):
        if band and pools[band] != pools[band - 1]:
            y += c.POOL_GAP
        bottom = _compact_band(board, tracks, tags, at, (first, last), y)
        slack = least[band] - (bottom - y)
        if slack > 0:
            _shift(tracks, at, (first, last), slack / 2)
            bottom = y + least[band]
        at.band_y.append((y, bottom))
        y = bottom


def _shift(tracks: Tracks, at: Coordinates, span: tuple[int, int], by: float) -> None:
    for line in range(span[0], span[1] + 1):
        at.y_of_line[line] += by
        for bundle in tracks.levels[line]:
            for strand in bundle:
                at.strand_at[id(strand)] += by


@dataclass(slots=True)
class _Band:
    """The slots of one band: stretches between all the x at which anything begins or ends."""

    xs: list[float]

    def item(self, x1: float, x2: float, before: float, after: float, kind: Kind) -> Item:
        """Something between two x, with its reach above and below its line."""
        low = bisect_left(self.xs, x1)
        high = max(low, bisect_right(self.xs, x2) - 2)
        return (low, high, before, after, kind)


Raw = tuple[float, float, float, float, Kind]


def _compact_band(
    board: Board,
    tracks: Tracks,
    tags: Tags,
    at: Coordinates,
    span: tuple[int, int],
    top: float,
) -> float:
    """Place the level lines of one band; returns where it ends."""
    lines = range(span[0], span[1] + 1)
    nodes = _y_nodes(board, tags, at, span)
    level = {
        id(strand): _level_raw(board, tracks, at, strand)
        for line in lines
        for bundle in tracks.levels[line]
        for strand in bundle
    }
    hung = _y_hung(tags, at, span)
    raws = [*level.values(), *(raw for some in (*nodes.values(), *hung.values()) for raw in some)]
    band = _Band(sorted({x for raw in raws for x in raw[:2]}))
    slots = max(1, len(band.xs))
    sky = Skyline(slots, GAPS_Y)
    sky.take(0, slots - 1, Kind.BORDER, top)
    middle = track = top - c.ROW_STEP
    for line in lines:
        bundles = tracks.levels[line]
        if board.grid.is_row[line]:
            items = [band.item(*raw) for raw in nodes.get(line, ())]
            for bundle in bundles:
                items += [band.item(*level[id(strand)]) for strand in bundle]
                items += [band.item(*r) for strand in bundle for r in hung.get(id(strand), ())]
            floor = max(middle + c.ROW_STEP, track + c.LINE_STEP)
            place = max([sky.least(i[0], i[1], i[4]) + i[2] for i in items], default=top)
            middle = place = max(floor, place)
            at.y_of_line[line] = place
            _take(sky, items, place)
            for bundle in bundles:
                for strand in bundle:
                    at.strand_at[id(strand)] = place + strand.offset
        else:
            meeting: dict[int, float] = {}
            for bundle in bundles:
                for strand in bundle:
                    items = [band.item(*level[id(strand)])]
                    items += [band.item(*raw) for raw in hung.get(id(strand), ())]
                    place = max(sky.least(i[0], i[1], i[4]) + i[2] for i in items)
                    place = max(place, middle + c.LINE_STEP)
                    place = max(place, *(meeting.get(e, place) for e in (strand.low, strand.high)))
                    meeting[strand.low] = meeting[strand.high] = place + c.TRACK_GAP
                    track = max(track, place)
                    at.strand_at[id(strand)] = place
                    _take(sky, items, place)
    return sky.least(0, slots - 1, Kind.BORDER)


def _y_nodes(
    board: Board, tags: Tags, at: Coordinates, span: tuple[int, int]
) -> dict[int, list[Raw]]:
    """Nodes and the labels that hang on them, by level line."""
    found: dict[int, list[Raw]] = {}
    for node, what in enumerate(board.graph.nodes):
        level, upright = board.grid.cell_of[node]
        if span[0] <= level <= span[1]:
            x, half = at.x_of_line[upright], what.width / 2
            raw = (x - half, x + half, what.height / 2, what.height / 2, Kind.NODE)
            found.setdefault(level, []).append(raw)
    for tag in (*tags.of_node.values(), *tags.of_link.values()):
        if tag.node >= 0:
            level, upright = board.grid.cell_of[tag.node]
            if span[0] <= level <= span[1]:
                found.setdefault(level, []).append(_tag_raw(tag, at.x_of_line[upright]))
    return found


def _tag_raw(tag: Tag, x: float) -> Raw:
    height = max(tag.height, tag.room)
    return (
        x + tag.left,
        x + tag.left + tag.width,
        -tag.top,
        tag.top + height,
        Kind.LABEL,
    )


def _y_hung(tags: Tags, at: Coordinates, span: tuple[int, int]) -> dict[int, list[Raw]]:
    """Labels on corners, by the identity of their level strand."""
    found: dict[int, list[Raw]] = {}
    for tag in tags.of_link.values():
        if tag.level is None or tag.upright is None:
            continue
        if span[0] <= tag.level.line <= span[1]:
            x = at.strand_at[id(tag.upright)]
            found.setdefault(id(tag.level), []).append(_tag_raw(tag, x))
    return found


def _level_raw(board: Board, tracks: Tracks, at: Coordinates, strand: Strand) -> Raw:
    """A level strand with the x of its ends."""
    strands = tracks.of_link[strand.link]
    number = strands.index(strand)
    beside = (*strands[max(0, number - 1) : number], *strands[number + 1 :][:1])
    ends = [at.strand_at[id(other)] for other in beside]
    link = board.graph.links[strand.link]
    if number == 0:
        ends.append(at.x_of_line[board.grid.cell_of[link.source].upright])
    if number == len(strands) - 1:
        ends.append(at.x_of_line[board.grid.cell_of[link.target].upright])
    return (min(ends), max(ends), -strand.offset, strand.offset, Kind.TRACK)
