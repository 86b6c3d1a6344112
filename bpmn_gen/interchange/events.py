"""What happens in the events of a foreign file: messages, timers, errors and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.foreign_elements import REFERENCE_ATTRIBUTES
from bpmn_gen.foreign.semantics import local
from bpmn_gen.interchange.elements import given_name, inner_text
from bpmn_gen.model.element import EventDefinition

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lxml import etree

    from bpmn_gen.interchange.ids import FileIds
    from bpmn_gen.interchange.shared import SharedParts

MESSAGE: Final = "messageEventDefinition"
CONDITIONS: Final = ("timeDate", "timeDuration", "timeCycle", "condition")
"""Kinds of elements that say when something happens."""


def read_event_definitions(
    event: etree._Element,
    shared: SharedParts,
    ids: FileIds,
    known: Mapping[str, Collection[str]],
) -> tuple[str, tuple[EventDefinition, ...]]:
    """What happens in an event.

    Args:
        event: the element of the event.
        shared: the definitions to which it may refer.
        ids: how ids of the file are written in the model.
        known: our ids of what event definitions may refer to, by the kind of definition.

    Returns:
        The id of its message, empty where the file knows none, and all other definitions.
    """
    message = ""
    others: list[EventDefinition] = []
    for definition in shared.definitions_of(event):
        kind = local(definition)
        if kind == MESSAGE:
            ref = ids.of(definition.get("messageRef"))
            if ref in known[MESSAGE] and not message:
                message = ref
                continue
        others.append(_read(definition, kind, ids, known))
    return message, tuple(others)


def _read(
    element: etree._Element, kind: str, ids: FileIds, known: Mapping[str, Collection[str]]
) -> EventDefinition:
    """One event definition; a reference to what the file does not hold is left out."""
    attribute = REFERENCE_ATTRIBUTES.get(kind)
    ref = ids.of(element.get(attribute)) if attribute else ""
    has_condition = kind == "conditionalEventDefinition"
    times = CONDITIONS[:3] if kind == "timerEventDefinition" else ()
    wanted = CONDITIONS[3:] if has_condition else times
    when = next((child for child in element if local(child) in wanted), None)
    return EventDefinition(
        kind=kind,
        ref=ref if ref in known.get(kind, ()) else "",
        name=given_name(element),
        condition_kind="condition" if has_condition else "" if when is None else local(when),
        condition="" if when is None else inner_text(when),
    )
