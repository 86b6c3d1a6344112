"""From a BPMN model to a drawing in which everything has its place.

1. ``from_model`` turns a model into a ``graph``: nodes with sizes, links, pools with lanes.
2. ``plan`` gives each node a column and a row on a grid of numbered lines.
3. ``routing`` leads every link along these lines, before anything has a coordinate.
4. ``planning`` does steps 2 and 3 in one style, ``improve`` mends the worst lines of a plan.
5. ``placing`` gives the grid its px and makes the drawing.
6. ``late`` adds lines that end on lines, and drawings inside drawings.
7. ``pages`` cuts a drawing for print.

``engine`` runs the steps in their order, for any graph.  ``requirements`` lays out decision tables,
which have no flow.  docs/layout.md tells the contract of the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.layout.engine import lay_out_graph
from bpmn_gen.layout.from_model import contents_of, graph_of
from bpmn_gen.layout.late.nesting import place_inside

if TYPE_CHECKING:
    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.model.elements import Definitions


def lay_out(
    definitions: Definitions, like: Definitions | None = None, *, hurried: bool = False
) -> Drawing:
    """Place everything in one BPMN file; equal input gives an equal drawing.

    Args:
        definitions: the model to draw.
        like: almost the same model, if there is one.  Its style is used, so that the two drawings
            look alike and only one style has to be tried.
        hurried: whether somebody waits for it, who would rather see it soon than at its best.
    """
    contents = _contents(definitions)
    graph = graph_of(definitions, contents)
    after = graph_of(like, _contents(like)) if like else None
    return place_inside(lay_out_graph(graph, after, hurried=hurried), contents)


def _contents(definitions: Definitions) -> dict[str, Drawing]:
    """The drawing of each sub-process's content, by the id of the sub-process."""
    return {key: lay_out_graph(graph) for key, graph in contents_of(definitions).items()}
