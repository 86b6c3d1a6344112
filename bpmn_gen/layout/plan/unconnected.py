"""Columns for loose nodes, to or from which no flow leads, such as event sub-processes.

They stand side by side under the flow, as many in a row as the flow is wide.  Where there is no
flow, they stand in a block about as wide as it is high.  Beside phases they stand right of the
last, because they belong to none and may not stand in the frame of one.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.layout.graph.elements import Graph
    from bpmn_gen.layout.plan.core import Core

_STEP: Final = 140.0
"""px from one column to the next where activities stand in both; wide boxes take several."""


def find_loose(graph: Graph, core: Core) -> list[int]:
    """Nodes of the core that no sequence or message flow joins to another node."""
    joined = {node for arc in (*core.arcs, *core.messages) for node in arc}
    for link in (graph.links[number] for number in core.backward):
        joined |= {graph.host_or_self(node) for node in link.ends}
    return [
        node
        for node, is_core in enumerate(core.is_core)
        if is_core and node not in joined and graph.nodes[node].phase is None
    ]


def spread_loose(
    graph: Graph, loose: Iterable[int], column: list[int], *, phased: bool = False
) -> None:
    """Give loose nodes their columns, band by band in their order.

    ``column`` has those of all other nodes and gets these; ``phased`` says whether phases are
    columns.
    """
    nodes = list(loose)
    others = set(range(len(graph.nodes))) - set(nodes)
    last = max((column[node] for node in others), default=0)
    bands: dict[int, list[int]] = {}
    for node in nodes:
        bands.setdefault(graph.nodes[node].band, []).append(node)
    first = last + 1 if phased else 0
    for some in bands.values():
        spans = [max(1, math.ceil(graph.nodes[node].width / _STEP)) for node in some]
        most = max(last + 1, math.ceil(math.sqrt(sum(spans))))
        start = 0
        for node, span in zip(some, spans, strict=True):
            if start and start + span > most:
                start = 0
            column[node] = first + min(start + (span - 1) // 2, most - 1)
            start += span
