"""Link events: a pair with one name stands for an arrow that would cross the whole drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.model.elements import (
    EndEvent,
    Event,
    IntermediateCatchEvent,
    IntermediateThrowEvent,
    StartEvent,
)

if TYPE_CHECKING:
    from bpmn_gen.model.graph import Scope

_LINK: Final = "linkEventDefinition"


def linked(scope: Scope) -> dict[str, str]:
    """By id of each event that leads elsewhere: the id of the event at which the flow goes on.

    A link without a partner is not among them; it ends a path, or begins one.
    """
    catching: dict[str, str] = {}
    throwing: dict[str, list[str]] = {}
    for node in scope.flow_nodes:
        name = _link_name(node) if isinstance(node, Event) else ""
        if name and isinstance(node, IntermediateCatchEvent | StartEvent):
            catching.setdefault(name, node.id)
        elif name and isinstance(node, IntermediateThrowEvent | EndEvent):
            throwing.setdefault(name, []).append(node.id)
    return {
        throw: catching[name]
        for name, throws in throwing.items()
        if name in catching
        for throw in throws
    }


def _link_name(event: Event) -> str:
    """The name by which the two of a pair know each other; empty for other events."""
    for definition in event.definitions:
        if definition.kind == _LINK:
            return definition.name or event.name
    return ""
