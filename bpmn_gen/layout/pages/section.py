"""A section of a page: its least size, and how it looks in the room that it gets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.moves import moved_edge, moved_label, moved_shape
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, wrap
from bpmn_gen.layout.graph.sizes import HEADER_LINES, header_lines
from bpmn_gen.layout.pages.packing import level_of, moved, moves_across, moves_down
from bpmn_gen.layout.pages.spreading import INSET, with_room
from bpmn_gen.layout.pages.titles import header_depths, title_length

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Container, Drawing
    from bpmn_gen.drawing.pages import Reference
    from bpmn_gen.layout.pages.draft import Draft
    from bpmn_gen.layout.pages.packing import Moves

_LOOSEST = 1.25
"""How much longer than it has to be a section may get; more blank parts what belongs together."""
_ROUNDING = 0.01
"""px by which sums of heights may be wrong; no title is broken for so little."""


@dataclass(frozen=True, slots=True)
class Section:
    """A draft with what it needs at least."""

    draft: Draft
    across: Moves
    width: float
    """Least width in px."""
    height: float
    """Least height in px."""

    @classmethod
    def of(cls, draft: Draft) -> Section:
        """The section of a draft."""
        draft = with_room(draft)
        across = moves_across(draft)
        packed = moved(draft, across, 1.0)
        down, depths = _down(packed)
        width = across.length + added(map(_widening, depths))
        return cls(draft, across, width, _phase_header(packed.drawing) + down.length)

    def fitted(self, width: float, height: float) -> Draft:
        """The section in the room that it gets.

        It is as loose as on the whole drawing where there is room.
        """
        width, height = min(width, _LOOSEST * self.width), min(height, _LOOSEST * self.height)
        whole = self.draft.drawing.bounds.width + self.width - self.across.length
        loose = _share(whole, self.width, width)
        for share in (loose, 1.0):
            packed = moved(self.draft, self.across, share)
            down, _ = _down(packed)
            top = _phase_header(packed.drawing)
            if top + down.length <= height + _ROUNDING:
                break
        high = top + packed.drawing.bounds.height
        drawn = moved(packed, down, _share(high, top + down.length, height))
        return _with_headers(drawn, top)


def indented(draft: Draft, headers: float) -> Draft:
    """The section with headers so many px wide, so that all sections of a page begin alike."""
    drawing, dx = draft.drawing, headers - draft.headers
    if dx <= 0:
        return draft
    inner = max((item.bounds.x for item in (*drawing.pools, *drawing.lanes)), default=0.0)

    def wider(item: Container) -> Container:
        box, header = _longer(item.bounds, dx), item.header
        is_inner = item.bounds.x == inner and header
        return replace(item, bounds=box, header=header + dx if is_inner else header)

    return replace(
        draft,
        drawing=replace(
            drawing,
            bounds=_longer(drawing.bounds, dx),
            pools=tuple(map(wider, drawing.pools)),
            lanes=tuple(map(wider, drawing.lanes)),
            phases=tuple(
                replace(item, bounds=item.bounds.moved(dx, 0.0)) for item in drawing.phases
            ),
            shapes=tuple(moved_shape(shape, dx, 0.0) for shape in drawing.shapes),
            edges=tuple(moved_edge(edge, dx, 0.0) for edge in drawing.edges),
        ),
        references=tuple(moved_reference(item, dx, 0.0) for item in draft.references),
        headers=headers,
    )


def widened(draft: Draft, width: float) -> Draft:
    """The section so many px wide: its right border moves, and with it what stands there."""
    drawing = draft.drawing
    right, dx = drawing.bounds.right, width - drawing.bounds.width
    if dx <= 0:
        return draft

    def wider(item: Container) -> Container:
        reaches = abs(item.bounds.right - right) < 1
        return replace(item, bounds=_longer(item.bounds, dx)) if reaches else item

    outer = [draft.references[number].bounds for number in draft.at_right]

    def end(point: Point) -> Point:
        box = Bounds(*point, 0.0, 0.0)
        return Point(point.x + dx, point.y) if any(one.contains(box, 1) for one in outer) else point

    references = (
        moved_reference(item, dx, 0.0) if number in draft.at_right else item
        for number, item in enumerate(draft.references)
    )
    return replace(
        draft,
        drawing=replace(
            drawing,
            bounds=_longer(drawing.bounds, dx),
            pools=tuple(map(wider, drawing.pools)),
            lanes=tuple(map(wider, drawing.lanes)),
            phases=tuple(map(wider, drawing.phases)),
            edges=tuple(
                replace(edge, waypoints=tuple(map(end, edge.waypoints))) for edge in drawing.edges
            ),
        ),
        references=tuple(references),
    )


def _longer(box: Bounds, dx: float) -> Bounds:
    """A box that reaches farther to the right."""
    return replace(box, width=box.width + dx)


def _share(loose: float, tight: float, room: float) -> float:
    """The share of all moves that makes something ``room`` px long."""
    if loose <= room or loose <= tight:
        return 0.0
    return min((loose - room) / (loose - tight), 1.0)


def _widening(lines: int) -> float:
    """Px by which a header for so many lines is wider than usual."""
    return (lines - HEADER_LINES) * TASK_LINE


def _down(packed: Draft) -> tuple[Moves, tuple[int, ...]]:
    """How far everything can move up, and the lines of titles by level.

    Titles take more lines before they ask for height.
    """
    down = moves_down(packed, ())
    drawing = packed.drawing
    holders = [item for item in (*drawing.pools, *drawing.lanes) if item.header]
    heights = [down.height_of(item) for item in holders]
    titles = [
        (level_of(item, drawing), " ".join(item.lines), height)
        for item, height in zip(holders, heights, strict=True)
    ]
    levels = max((level for level, _, _ in titles), default=-1) + 1
    depths = header_depths(titles, levels)
    if any(title_length(title, depths[level]) > height for level, title, height in titles):
        down = moves_down(packed, depths)
    return down, depths


def _phase_header(drawing: Drawing) -> float:
    """Height in px of the headers of phases on a section."""
    lines = max((len(_phase_lines(phase)) for phase in drawing.phases), default=0)
    least = max((phase.header for phase in drawing.phases), default=0.0)
    return max(least, lines * TASK_LINE + INSET if lines > 1 else 0.0)


def _phase_lines(phase: Container) -> tuple[str, ...]:
    """The lines of a phase's title on a section."""
    return wrap(" ".join(phase.lines), phase.bounds.width - INSET, TASK_FONT)


def _with_headers(draft: Draft, top: float) -> Draft:
    """The section with titles broken for the headers that it has.

    Args:
        draft: the section without headers of phases.
        top: the height of these in px.
    """
    drawing = draft.drawing
    depths: dict[int, int] = {}
    for item in (*drawing.pools, *drawing.lanes):
        level = level_of(item, drawing)
        depths[level] = max(depths.get(level, HEADER_LINES), len(_title_lines(item)))
    extra = {level: _widening(lines) for level, lines in depths.items()}
    dx = added(extra.values())

    def holder(item: Container) -> Container:
        level = level_of(item, drawing)
        left = item.bounds.x + added(extra[outer] for outer in extra if outer < level)
        box = Bounds(left, item.bounds.y + top, item.bounds.right + dx - left, item.bounds.height)
        header = item.header + extra[level] if item.header else 0.0
        return replace(item, bounds=box, lines=_title_lines(item), header=header)

    bounds = drawing.bounds
    return replace(
        draft,
        drawing=replace(
            drawing,
            bounds=Bounds(0.0, 0.0, bounds.width + dx, bounds.height + top),
            pools=tuple(map(holder, drawing.pools)),
            lanes=tuple(map(holder, drawing.lanes)),
            phases=tuple(_phase(item, dx, top) for item in drawing.phases),
            shapes=tuple(moved_shape(shape, dx, top) for shape in drawing.shapes),
            edges=tuple(moved_edge(edge, dx, top) for edge in drawing.edges),
        ),
        references=tuple(moved_reference(item, dx, top) for item in draft.references),
        headers=draft.headers + dx,
    )


def _title_lines(item: Container) -> tuple[str, ...]:
    """The lines of a title in its header; a bar has none."""
    if not item.header:
        return item.lines
    return header_lines(" ".join(item.lines), item.bounds.height + _ROUNDING)


def _phase(item: Container, dx: float, top: float) -> Container:
    """A phase behind headers that got wider."""
    box = Bounds(item.bounds.x + dx, 0.0, item.bounds.width, item.bounds.height + top)
    return replace(item, bounds=box, lines=_phase_lines(item), header=top)


def moved_reference(item: Reference, dx: float, dy: float) -> Reference:
    """The same reference elsewhere."""
    return replace(item, bounds=item.bounds.moved(dx, dy), label=moved_label(item.label, dx, dy))
