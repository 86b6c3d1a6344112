"""What stands once in a file and means something only through what refers to it.

Events may refer to definitions that stand outside all processes, sheets to data objects and stores,
groups to category values, people to resources.  The reader and the inventory look them up here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.bpmn_file.foreign_elements import REFERENCE_ATTRIBUTES
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import local, reference
from bpmn_gen.interchange.elements import given_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

EVENT_DEFINITIONS: Final = frozenset(
    {
        "messageEventDefinition",
        "timerEventDefinition",
        "conditionalEventDefinition",
        "linkEventDefinition",
        "terminateEventDefinition",
        "cancelEventDefinition",
        *REFERENCE_ATTRIBUTES,
    }
)
"""Kinds of elements that say what happens in an event."""
NAMED_BEHIND: Final = frozenset({"dataObject", "dataStore", "resource"})
"""Kinds that hold the name of a sheet or a person, which only refers to them."""
_ENDS: Final = ("sourceRef", "targetRef")
_REFERRING: Final = {
    "dataObjectReference": "dataObjectRef",
    "dataStoreReference": "dataStoreRef",
    "group": "categoryValueRef",
}
"""The attribute by which an element names what it shows, by the kind of the element."""
_REFERRING_PARTS: Final = frozenset({"eventDefinitionRef", "resourceRef"})
"""Kinds of elements whose text is a reference."""


class DirectLine(NamedTuple):
    """A line between a step and a data object or store itself, as older tools write it."""

    data: str
    """Id of the data."""
    step: str
    """Id of the step."""
    is_input: bool
    """Whether the step needs the data; if not, it makes it."""


@dataclass(frozen=True, slots=True)
class SharedParts:
    """The shared parts of one file, by the ids that the file gives them."""

    events: Mapping[str, etree._Element]
    """Event definitions outside all processes."""
    names: Mapping[str, str]
    """Names of data objects, data stores and resources."""
    used: frozenset[str]
    """Ids of everything to which some element refers."""
    ids: frozenset[str]
    """Ids of everything."""
    direct: tuple[DirectLine, ...] = ()
    """Lines that lead straight to data, past any sheet."""

    def definitions_of(self, event: etree._Element) -> Iterator[etree._Element]:
        """The event definitions of an event, whether they stand in it or it refers to them."""
        for child in event:
            kind = local(child)
            if kind in EVENT_DEFINITIONS:
                yield child
            elif kind == "eventDefinitionRef" and (ref := reference(child.text)) in self.events:
                yield self.events[ref]

    def is_alone(self, element: etree._Element) -> bool:
        """Whether a shared part has something to say although nothing refers to it."""
        kind = local(element)
        if element.get("id") in self.used:
            return False
        if kind in EVENT_DEFINITIONS:
            holder = element.getparent()
            return holder is not None and local(holder) == "definitions"
        if kind == "categoryValue":
            return bool((element.get("value") or "").strip())
        return kind in NAMED_BEHIND and bool(given_name(element))


def read_shared(root: etree._Element) -> SharedParts:
    """The shared parts of the file at ``root``."""
    events = {
        element.get("id") or "": element for element in root if local(element) in EVENT_DEFINITIONS
    }
    names: dict[str, str] = {}
    used: set[str] = set()
    ids: set[str] = set()
    for element in root.iter():
        kind = local(element)
        ids.add(element.get("id") or "")
        if kind in NAMED_BEHIND:
            names[element.get("id") or ""] = given_name(element)
        elif kind in _REFERRING:
            used.add(reference(element.get(_REFERRING[kind])))
        elif kind in _REFERRING_PARTS:
            used.add(reference(element.text))
    direct = tuple(_direct_lines(root, names))
    used.update(line.data for line in direct)
    return SharedParts(events, names, frozenset(used - {""}), frozenset(ids), direct)


def _direct_lines(root: etree._Element, names: Mapping[str, str]) -> Iterator[DirectLine]:
    """The lines of a file that lead straight to data that has a name."""
    for element in root.iter():
        kind = local(element)
        if kind in k.DATA_LINES:
            owner = element.getparent()
            step = owner.get("id") or "" if owner is not None else ""
            source, target = (reference(element.findtext(f"{{*}}{end}")) for end in _ENDS)
            is_input = kind == "dataInputAssociation"
            data = source if is_input else target
        elif kind == "association":
            source, target = (reference(element.get(end)) for end in _ENDS)
            is_input = bool(names.get(source))
            data, step = (source, target) if is_input else (target, source)
        else:
            continue
        if names.get(data) and step:
            yield DirectLine(data, step, is_input)
