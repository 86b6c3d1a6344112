"""Model and drawing of a process as marks: each element with its figures, words and link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.typography import TASK_FONT, TASK_LINE, text_width, wrap
from bpmn_gen.model.elements import CallActivity, MessageFlow, SequenceFlow
from bpmn_gen.model.graph import elements_of
from bpmn_gen.picture.arrows import arrow_figures
from bpmn_gen.picture.figures import Box, Figure, Line, Mark, TextLine
from bpmn_gen.picture.symbols import CODE_FONT, symbol
from bpmn_gen.picture.typesetting import centered, label_lines, middle_baseline, upward
from bpmn_gen.picture.wording import kind_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing.elements import Container, Drawing, Edge, Shape
    from bpmn_gen.model.element import Element
    from bpmn_gen.model.elements import Definitions

LANE_FONT = 11.0
"""px; a little smaller than layout assumes, so that a title of two lines stays clear of the
borders."""
_NOTE_INSET = 6.0
"""px between the bracket of a note and its text."""


def compose(
    definitions: Definitions,
    drawing: Drawing,
    links: Mapping[str, str],
    *,
    code_font: float = CODE_FONT,
) -> tuple[Mark, ...]:
    """All marks of a map, from back to front.

    Args:
        definitions: what the elements mean.
        drawing: where they are.
        links: by the code of a called process, the address of its map.
        code_font: px; the size of these codes.
    """
    elements = _elements(definitions)
    bold = all(_fits_bold(lane.lines, lane.bounds.height, LANE_FONT) for lane in drawing.lanes)
    bold_pools = all(_fits_bold(pool.lines, pool.bounds.height) for pool in drawing.pools)
    scene = _Scene(elements, links, bold, bold_pools, code_font)
    return (
        *(scene.lane(lane, index) for index, lane in enumerate(drawing.lanes)),
        *(scene.pool(pool) for pool in drawing.pools),
        *(scene.phase(phase, _border_end(phase, drawing)) for phase in drawing.phases),
        *(scene.shape(shape) for shape in drawing.shapes if shape.is_expanded),
        *(scene.edge(edge) for edge in drawing.edges),
        *(scene.shape(shape) for shape in drawing.shapes if not shape.is_expanded),
    )


def _elements(definitions: Definitions) -> dict[str, Element]:
    """All elements that can be drawn, by id."""
    return {element.id: element for element in elements_of(definitions)}


def _border_end(phase: Container, drawing: Drawing) -> float | None:
    """The y at which the border behind a phase ends: at the bottom of the lowest pool beside it.

    None where the phase is the last thing: no phase and no other work comes behind.
    On paper, other parts of the map may stand above or below it.
    """
    box = phase.bounds
    beside = [shape for shape in drawing.shapes if box.y <= shape.bounds.center.y <= box.bottom]
    if all(shape.bounds.x < box.right for shape in beside):
        return None
    bottoms = [
        pool.bounds.bottom
        for pool in drawing.pools
        if pool.bounds.y < box.bottom and pool.bounds.bottom > box.y
    ]
    return max(bottoms, default=drawing.bounds.bottom)


@dataclass(frozen=True, slots=True)
class _Scene:
    """Turns parts of a drawing into marks."""

    elements: Mapping[str, Element]
    links: Mapping[str, str]
    bold_lanes: bool
    """Whether the titles of all lanes fit in bold.  If one does not, none is bold, so that lanes
    look alike."""
    bold_pools: bool
    """The same of the titles of all pools."""
    code_font: float
    """px; the size of codes of called processes."""

    def pool(self, pool: Container) -> Mark:
        """The frame of an organisation, with its name in a dark header.

        One into which nobody looks has no header; its name stands in its middle.
        """
        if not pool.header:
            name = centered(pool.lines, pool.bounds, "text-navy")
            return self._mark(pool, (Box(pool.bounds, "pool"), *name))
        header = Bounds(pool.bounds.x, pool.bounds.y, pool.header, pool.bounds.height)
        title = upward(pool.lines, header, "text-inverse", bold=self.bold_pools)
        return self._mark(pool, (Box(pool.bounds, "pool"), Box(header, "pool-header"), *title))

    def lane(self, lane: Container, index: int) -> Mark:
        """The row of an actor; every other row is tinted."""
        header = Bounds(lane.bounds.x, lane.bounds.y, lane.header, lane.bounds.height)
        role = "lane-alternate" if index % 2 else "lane"
        title = upward(lane.lines, header, bold=self.bold_lanes, size=LANE_FONT)
        return self._mark(lane, (Box(lane.bounds, role), Box(header, "lane-header"), *title))

    def phase(self, phase: Container, border_end: float | None) -> Mark:
        """A column with its name at the top, and a broken line before what stands behind it."""
        box = phase.bounds
        header = Bounds(box.x, box.y, box.width, phase.header)
        lines: tuple[Line, ...] = ()
        if border_end is not None:
            ends = (Point(box.right, header.bottom), Point(box.right, border_end))
            lines = (Line(ends, "phase-border"),)
        title = centered(
            phase.lines, header, "text-navy", bold=_fits_bold(phase.lines, header.width)
        )
        return self._mark(phase, (Box(header, "phase-header"), *lines, *title))

    def edge(self, edge: Edge) -> Mark:
        """An arrow with its label."""
        figures = (*arrow_figures(edge.kind, edge.waypoints), *label_lines(edge.label))
        return self._mark(edge, figures)

    def shape(self, shape: Shape) -> Mark:
        """A symbol with its text; a call leads to the map of the called process."""
        element = self.elements.get(shape.element_id)
        code = element.called_code if isinstance(element, CallActivity) else ""
        lines = _without_code(shape.lines, code)
        inside = _note(shape) if shape.kind == "textAnnotation" else centered(lines, shape.bounds)
        figures = (
            *symbol(shape.kind, shape.bounds, code, self.code_font),
            *inside,
            *label_lines(shape.label),
        )
        return self._mark(shape, figures, href=self.links.get(code, ""))

    def _mark(
        self, part: Container | Shape | Edge, figures: tuple[Figure, ...], href: str = ""
    ) -> Mark:
        """Figures together with what the model says of their element."""
        element = self.elements.get(part.element_id)
        return Mark(
            figures,
            part.element_id,
            part.kind,
            self._title(part.kind, element),
            element.documentation if element else "",
            href,
        )

    def _title(self, kind: str, element: Element | None) -> str:
        """The kind and name of an element; for an arrow, also the nodes that it joins."""
        name = element.name if element else ""
        if isinstance(element, SequenceFlow | MessageFlow):
            ends = (self._name(element.source_ref), self._name(element.target_ref))
            name = f"dari {ends[0]} ke {ends[1]}" + (f" ({name})" if name else "")
        elif isinstance(element, CallActivity):
            name = f"{element.called_code} {name.removeprefix(element.called_code).strip()}"
        return f"{kind_name(kind)}: {name}" if name else kind_name(kind)

    def _name(self, element_id: str) -> str:
        """What a node is called: its name, or its kind when it has no name."""
        element = self.elements.get(element_id)
        if element is None:
            return element_id
        return element.name or kind_name(element.kind).lower()


def _fits_bold(lines: tuple[str, ...], room: float, size: float = TASK_FONT) -> bool:
    """Whether lines that were broken for regular type also fit in bold."""
    return all(text_width(line, size, bold=True) <= room - 4 for line in lines)


def _without_code(lines: tuple[str, ...], code: str) -> tuple[str, ...]:
    """The lines of a call without the code at their start, because the tag shows the code.

    The rest is broken again within the width that layout chose.  So it never takes more lines.
    """
    if not code or not lines or not lines[0].startswith(code):
        return lines
    rest = " ".join(lines).removeprefix(code).strip()
    return wrap(rest, max(text_width(line, TASK_FONT) for line in lines), TASK_FONT)


def _note(shape: Shape) -> tuple[TextLine, ...]:
    """The lines of a note, aligned left."""
    first = shape.bounds.center.y - (len(shape.lines) - 1) * TASK_LINE / 2
    return tuple(
        TextLine(
            Point(
                shape.bounds.x + _NOTE_INSET,
                middle_baseline(first + index * TASK_LINE, TASK_FONT),
            ),
            line,
            "text",
            TASK_FONT,
            anchor="start",
        )
        for index, line in enumerate(shape.lines)
    )
