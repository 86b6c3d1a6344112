"""From an element of a file to a node of the engine's graph, with its form and size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import GraphNode, NodeForm
from bpmn_gen.layout.graph.sizes import activity_size, note_size

if TYPE_CHECKING:
    from bpmn_gen.foreign.drawables import Drawable

_MARKED = k.SUB_PROCESSES | {"callActivity", "subChoreography", "callChoreography"}
"""Activities with a marker at their lower border."""


def node_of(item: Drawable, band: int) -> GraphNode:
    """An element as a node as large as its text needs, in the lane with the number ``band``."""
    form, width, height = _form(item)
    return GraphNode(
        id=item.id,
        kind=item.kind,
        form=form,
        width=width,
        height=height,
        text=item.name,
        band=band,
    )


def _form(item: Drawable) -> tuple[NodeForm, float, float]:
    """The form of an element, its width and its height in px."""
    if item.kind in k.EVENTS:
        return NodeForm.CIRCLE, c.EVENT_SIZE, c.EVENT_SIZE
    if item.kind in k.GATEWAYS:
        return NodeForm.DIAMOND, c.GATEWAY_SIZE, c.GATEWAY_SIZE
    if item.kind in k.SHEETS:
        size = c.GATEWAY_SIZE if item.kind == "dataStoreReference" else c.DATA_WIDTH
        return NodeForm.SHEET, size, c.DATA_HEIGHT
    if item.kind == "textAnnotation":
        return NodeForm.NOTE, *note_size(item.name)
    marked = [item.name] if item.kind in _MARKED else []
    signed = [item.name] if item.kind in k.SIGNED_TASKS else []
    plain = [] if marked or signed else [item.name]
    return NodeForm.BOX, *activity_size(plain, marked, signed)
