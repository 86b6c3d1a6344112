"""From a BPMN model to a drawing in which everything has its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.engine import lay_out_graph
from bpmn_gen.layout.from_model import graph_of

if TYPE_CHECKING:
    from bpmn_gen.drawing import Drawing
    from bpmn_gen.model.elements import Definitions


def lay_out(definitions: Definitions) -> Drawing:
    """Place everything in one BPMN file; the same input always gives the same drawing."""
    return lay_out_graph(graph_of(definitions))
