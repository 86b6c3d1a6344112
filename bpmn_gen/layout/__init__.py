"""From a BPMN model to a drawing in which everything has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.engine import lay_out_graph
from bpmn_gen.layout.from_model import graph_of

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions


def lay_out(definitions: Definitions, like: Definitions | None = None) -> Drawing:
    """Place everything in one BPMN file; the same input always gives the same drawing.

    Args:
        definitions: what to draw.
        like: almost the same model, if there is one, after whose drawing this one is to look.
    """
    return lay_out_graph(graph_of(definitions), graph_of(like) if like else None)
