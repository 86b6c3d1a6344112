"""From a BPMN model to a drawing in which everything has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.engine import lay_out_graph
from bpmn_gen.layout.from_model import contents_of, graph_of
from bpmn_gen.layout.late.nesting import place_inside

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions


def lay_out(definitions: Definitions, like: Definitions | None = None) -> Drawing:
    """Place everything in one BPMN file; the same input always gives the same drawing.

    Args:
        definitions: what to draw.
        like: almost the same model, if there is one, after whose drawing this one is to look.
    """
    contents = _contents(definitions)
    graph = graph_of(definitions, contents)
    after = graph_of(like, _contents(like)) if like else None
    return place_inside(lay_out_graph(graph, after), contents)


def _contents(definitions: Definitions) -> dict[str, Drawing]:
    """By the id of a sub-process what stands in it, laid out by itself."""
    return {key: lay_out_graph(graph) for key, graph in contents_of(definitions).items()}
