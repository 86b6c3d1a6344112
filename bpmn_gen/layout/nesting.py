"""Expanded sub-processes: laid out by themselves, then put into the box that was kept for them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bpmn_gen.layout import constants as c
from bpmn_gen.layout.page_move import moved_edge, moved_shape, to_origin
from bpmn_gen.layout.sizes import header_length
from bpmn_gen.typography import TASK_FONT, TASK_LINE, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.drawing import Container, Drawing


def inner_size(content: Drawing, title: str) -> tuple[float, float]:
    """Size of an expanded sub-process with its content and title."""
    box = content.extent()
    width = max(box.width + 2 * c.SCOPE_PAD, header_length(title) + 2 * c.SCOPE_PAD, c.TASK_WIDTH)
    height = box.height + 2 * c.SCOPE_PAD + _title_height(title, width)
    return width, max(height, c.TASK_HEIGHT)


def _title_height(title: str, width: float) -> float:
    lines = wrap(title, width - 2 * c.TEXT_PAD, TASK_FONT)
    return max(0.0, len(lines) * TASK_LINE - c.SCOPE_PAD / 2) if lines else 0.0


def place_inside(drawing: Drawing, contents: Mapping[str, Drawing]) -> Drawing:
    """The drawing with the content of its expanded sub-processes in place."""
    shapes, edges, lanes = list(drawing.shapes), list(drawing.edges), list(drawing.lanes)
    for shape in drawing.shapes:
        content = contents.get(shape.element_id)
        if content is None:
            continue
        inner = to_origin(content)
        title = " ".join(shape.lines)
        spare = shape.bounds.width - inner.bounds.width
        top = shape.bounds.height - inner.bounds.height - c.SCOPE_PAD
        top = max(top, c.SCOPE_PAD + _title_height(title, shape.bounds.width))
        dx, dy = shape.bounds.x + spare / 2, shape.bounds.y + top
        shapes += [moved_shape(item, dx, dy) for item in inner.shapes]
        edges += [moved_edge(item, dx, dy) for item in inner.edges]
        lanes += [_moved(item, dx, dy) for item in inner.lanes]
    return replace(drawing, shapes=tuple(shapes), edges=tuple(edges), lanes=tuple(lanes))


def _moved(item: Container, dx: float, dy: float) -> Container:
    return replace(item, bounds=item.bounds.moved(dx, dy))
