"""What may be done, found in a file: choices to skip, inclusive blocks, work beside the flow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.flow import OPTIONAL
from bpmn_gen.decompiler.orders import meeting_points
from bpmn_gen.model.elements import (
    Activity,
    BusinessRuleTask,
    ExclusiveGateway,
    Gateway,
    InclusiveGateway,
    StartEvent,
    UserTask,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.decompiler.knots import WayOut
    from bpmn_gen.model.elements import FlowNode, SubProcess
    from bpmn_gen.model.graph import Scope

TABLE: Final = "_tabel"
"""In our own files, the end of the id of a task that reads a table for the step behind it."""
ASKING: Final = ("_putusan", "_masukan")
"""In our own files for engines, the ends of the ids of tasks that only ask, for the gateway or the
table behind them."""
_CHECK: Final = "_periksa"
"""In our own files for engines, the end of the id of a gateway that asks again where no branch of
the block behind it was chosen."""
_OWN: Final = "_sewaktu"
"""In our own files, the end of the id of a sub-process beside the flow."""


def passed_way(node: FlowNode, ways: Sequence[WayOut]) -> WayOut | None:
    """The way to the step for which one of our own gateways stands; None for other nodes.

    Whether the step may be skipped is said by the step itself.
    """
    if not isinstance(node, ExclusiveGateway):
        return None
    for end in (OPTIONAL, _CHECK):
        step = node.id.removesuffix(end)
        if step != node.id:
            return next((way for way in ways if way.target in {step, f"{step}{TABLE}"}), None)
    return None


def only_asks(node: FlowNode, ways: Sequence[WayOut]) -> bool:
    """Whether a node is a task of our own that asks for what follows it, in files for engines."""
    if not _asks(node):
        return False
    asked = {node.id.removesuffix(end) for end in ASKING}
    return [way.target.removesuffix(_CHECK) in asked for way in ways] == [True]


def inclusive_blocks(scope: Scope, ways: Mapping[str, Sequence[WayOut]]) -> frozenset[str]:
    """Ids of the inclusive gateways that come in pairs: one parts the flow, one joins it again."""
    nodes = {node.id: node for node in scope.flow_nodes}
    inclusive = [node.id for node in nodes.values() if isinstance(node, InclusiveGateway)]
    if not inclusive:
        return frozenset()
    meeting = meeting_points({key: [way.target for way in out] for key, out in ways.items()})
    found: set[str] = set()
    for split in inclusive:
        join = meeting[split]
        if len(ways[split]) > 1 and join in inclusive and len(ways[join]) == 1:
            found |= {split, join}
    return frozenset(found)


def work_beside(sub: SubProcess) -> tuple[FlowNode, bool] | None:
    """The one activity of a sub-process beside the flow, and whether a table is read for it.

    None where the sub-process stops the flow, or holds more than a step can say.
    """
    starts = [node for node in sub.flow_nodes if isinstance(node, StartEvent)]
    if not starts or any(node.is_interrupting for node in starts):
        return None
    work = [node for node in sub.flow_nodes if isinstance(node, Activity) and not _asks(node)]
    reading = [n for n in work if isinstance(n, BusinessRuleTask) and n.id.endswith(TABLE)]
    rest = [node for node in work if node not in reading]
    is_own = sub.id.endswith(_OWN)
    branches = any(isinstance(node, Gateway) for node in sub.flow_nodes)
    return (rest[0], bool(reading)) if len(rest) == 1 and (is_own or not branches) else None


def _asks(node: FlowNode) -> bool:
    """Whether a node is a task that only asks, in one of our files for engines."""
    return isinstance(node, UserTask) and node.id.endswith(ASKING)
