"""Packs a section: takes out the blank that only the rest of the drawing needed.

It does so first across the page and then down.  On the whole drawing a column is as wide, and a
lane as high, as the fullest part of it needs.  What stands on one section needs less.  Nothing
changes its order, so packing makes no lines cross.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.pages.bonds import Bonds, X, Y
from bpmn_gen.layout.pages.slack import PAPER_X, PAPER_Y, farthest_moves, slacks_between
from bpmn_gen.layout.pages.spreading import least_width
from bpmn_gen.layout.pages.titles import title_length

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Container, Drawing, Edge, Label, Shape
    from bpmn_gen.drawing.pages import Reference
    from bpmn_gen.layout.pages.bonds import Axis
    from bpmn_gen.layout.pages.draft import Draft

_POOLS = 24.0
"""Least px between two pools on paper."""


@dataclass(frozen=True, slots=True)
class Moves:
    """How far everything on a section can move along one axis."""

    bonds: Bonds
    farthest: tuple[float, ...]
    """By group, in px towards the start."""
    length: float
    """px; how long the section is along the axis when all is packed."""

    def height_of(self, item: Container) -> float:
        """Height in px of a pool or lane when all is packed."""
        mover = _Mover(self, 1.0)
        return mover.at(item.bounds.bottom) - mover.at(item.bounds.y)


def moves_across(draft: Draft) -> Moves:
    """How far everything can move to the left."""
    drawing = draft.drawing
    bonds = Bonds(X, drawing, draft.references)
    box = drawing.bounds
    wall, end = bonds.border(draft.headers), bonds.border(box.right)
    borders = []
    for phase in drawing.phases:
        lines = (bonds.border(phase.bounds.x), bonds.border(phase.bounds.right))
        borders.append((*lines, max(phase.bounds.width - least_width(phase), 0.0)))
    return _moves(bonds, wall, end, box.right, borders)


def moves_down(draft: Draft, depths: tuple[int, ...]) -> Moves:
    """How far everything can move up.

    Args:
        draft: the section.
        depths: by level, lines for which headers of pools and lanes have room; none where titles
            do not count.
    """
    drawing = draft.drawing
    bonds = Bonds(Y, drawing, draft.references)
    bottom = drawing.bounds.bottom
    wall = bonds.border(0.0)
    end = bonds.border(bottom)
    borders = []
    for item in (*drawing.pools, *drawing.lanes):
        box = item.bounds
        lines = (bonds.border(box.y), bonds.border(box.bottom))
        least = box.height if not item.header else 0.0
        if depths and item.header:
            least = title_length(" ".join(item.lines), depths[level_of(item, drawing)])
        borders.append((*lines, max(box.height - least, 0.0)))
    for upper, lower in pairwise(sorted(drawing.pools, key=lambda pool: pool.bounds.y)):
        lines = (bonds.groups.line(upper.bounds.bottom), bonds.groups.line(lower.bounds.y))
        blank = lower.bounds.y - upper.bounds.bottom
        borders.append((*lines, max(blank - _POOLS, 0.0)))
    return _moves(bonds, wall, end, bottom, borders)


def _moves(
    bonds: Bonds, wall: int, end: int, length: float, borders: list[tuple[int, int, float]]
) -> Moves:
    """The moves that slack allows."""
    groups = bonds.groups
    gaps = PAPER_X if bonds.axis.is_level else PAPER_Y
    slacks = slacks_between(groups.joined(bonds.things), gaps)
    for one, two, slack in borders:
        key = (groups.root(one), groups.root(two))
        if key[0] != key[1]:
            slacks[key] = min(slacks.get(key, slack), slack)
    found = farthest_moves(slacks, groups.root(wall), len(groups))
    farthest = tuple(found[groups.root(line)] for line in range(len(groups)))
    return Moves(bonds, farthest, length - farthest[end])


def moved(draft: Draft, moves: Moves, share: float) -> Draft:
    """The section with everything moved by a share of what it can move."""
    mover = _Mover(moves, share)
    drawing = draft.drawing
    bonds = moves.bonds
    shapes = zip(drawing.shapes, bonds.of_shape, strict=True)
    edges = zip(drawing.edges, bonds.of_edge, bonds.of_label, strict=True)
    references = zip(draft.references, bonds.of_reference, strict=True)
    return replace(
        draft,
        drawing=replace(
            drawing,
            bounds=mover.container(drawing.bounds),
            pools=tuple(mover.holder(item) for item in drawing.pools),
            lanes=tuple(mover.holder(item) for item in drawing.lanes),
            phases=tuple(mover.holder(item) for item in drawing.phases),
            shapes=tuple(mover.shape(*item) for item in shapes),
            edges=tuple(mover.edge(*item) for item in edges),
        ),
        references=tuple(mover.reference(*item) for item in references),
    )


@dataclass(frozen=True, slots=True)
class _Mover:
    """Moves things along one axis."""

    moves: Moves
    share: float

    @property
    def axis(self) -> Axis:
        """The axis along which things move."""
        return self.moves.bonds.axis

    def by(self, line: int) -> float:
        """How many px a line moves, less than 0 towards the start."""
        return -self.share * self.moves.farthest[line]

    def at(self, coordinate: float) -> float:
        """Where the border at a coordinate goes."""
        return coordinate + self.by(self.moves.bonds.groups.line(coordinate))

    def box(self, box: Bounds, line: int) -> Bounds:
        """A box that keeps its size."""
        by = self.by(line)
        return box.moved(by, 0.0) if self.axis.is_level else box.moved(0.0, by)

    def container(self, box: Bounds) -> Bounds:
        """A box whose borders move each by their own; the section begins where it began."""
        if self.axis.is_level:
            right = self.at(box.right)
            return replace(box, width=right - box.x)
        bottom = self.at(box.bottom)
        return replace(box, height=bottom - box.y)

    def holder(self, item: Container) -> Container:
        """A pool, a lane or a phase."""
        box = item.bounds
        if self.axis.is_level:
            left = self.at(box.x) if item.kind == "group" else box.x
            return replace(item, bounds=replace(box, x=left, width=self.at(box.right) - left))
        if item.kind == "group":
            return replace(item, bounds=self.container(box))
        top = self.at(box.y)
        return replace(item, bounds=replace(box, y=top, height=self.at(box.bottom) - top))

    def label(self, label: Label | None, line: int) -> Label | None:
        """A name."""
        return label and replace(label, bounds=self.box(label.bounds, line))

    def shape(self, shape: Shape, lines: tuple[int, int]) -> Shape:
        """A shape; a frame gets smaller."""
        first, last = lines
        bounds = self.box(shape.bounds, first)
        if first != last:
            shrunk = self.by(last) - self.by(first)
            if self.axis.is_level:
                bounds = replace(bounds, width=bounds.width + shrunk)
            else:
                bounds = replace(bounds, height=bounds.height + shrunk)
        return replace(shape, bounds=bounds, label=self.label(shape.label, first))

    def edge(self, edge: Edge, lines: list[int], label: int) -> Edge:
        """A flow, corner by corner."""
        corners = zip(edge.waypoints, lines, strict=True)
        if self.axis.is_level:
            points = tuple(Point(at.x + self.by(line), at.y) for at, line in corners)
        else:
            points = tuple(Point(at.x, at.y + self.by(line)) for at, line in corners)
        return replace(edge, waypoints=points, label=self.label(edge.label, label))

    def reference(self, reference: Reference, line: int) -> Reference:
        """A reference with its name."""
        return replace(
            reference,
            bounds=self.box(reference.bounds, line),
            label=self.label(reference.label, line),
        )


def level_of(item: Container, drawing: Drawing) -> int:
    """How many pools and lanes a pool or lane lies in."""
    return round((item.bounds.x - drawing.bounds.x) / c.LANE_HEADER)
