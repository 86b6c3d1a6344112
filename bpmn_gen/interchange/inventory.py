"""What a BPMN file holds, as facts that can be compared with those of another file.

The facts come from the XML alone, and the same code takes them from the given and from the written
file.  So the report of a round trip rests on both files, not on what the reader meant to keep.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN, BPMNDI
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import line_of, local, reference
from bpmn_gen.interchange.counted import (
    CONTENT,
    DEFAULTS,
    FACT_PARTS,
    ID_ATTRIBUTES,
    TOLD_ELSEWHERE,
)
from bpmn_gen.interchange.elements import child_text, given_name, inner_text, is_true
from bpmn_gen.interchange.events import CONDITIONS, definitions_of
from bpmn_gen.interchange.papers import PEOPLE, names_behind, person_name, sheet_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class InventoryEntry:
    """One element that people see or name."""

    id: str
    """The id by which files are compared; the kind and the line for an element without an id."""
    kind: str
    """Its name in BPMN XML."""
    name: str
    line: int
    """The line of the file on which it begins."""
    documentation: str
    facts: Mapping[str, str]
    """What the file says about it, by the name of the attribute or part that says it."""


@dataclass(slots=True)
class FileInventory:
    """All that a file holds."""

    entries: dict[str, InventoryEntry] = field(default_factory=dict)
    """By id, in document order."""
    details: Counter[str] = field(default_factory=Counter)
    """Number of parts that only programs read, by element name."""
    extensions: Counter[str] = field(default_factory=Counter)
    """Number of additions of other tools, by namespace."""


def take_inventory(root: etree._Element, ours: Callable[[str | None], str]) -> FileInventory:
    """The facts of the file at ``root``; ``ours`` gives our form of an id, which files share."""
    names = names_behind(root)
    for value in root.iter(f"{{{BPMN}}}categoryValue"):
        names[value.get("id") or ""] = one_line(value.get("value") or "")
    found = _Taker(ours, _lanes(root, ours), names).run(root)
    _count_styles(root, found)
    return found


def _count_styles(root: etree._Element, found: FileInventory) -> None:
    """Count what tools added to the diagram, such as fonts and colours."""
    for item in root.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge"):
        for label in item.iter(f"{{{BPMNDI}}}BPMNLabel"):
            found.details["@labelStyle"] += label.get("labelStyle") is not None
        _count_attributes(item, found)


def _lanes(root: etree._Element, ours: Callable[[str | None], str]) -> dict[str, str]:
    """By id of a node: the id of the innermost lane that lists it."""
    found: dict[str, str] = {}
    for lane in reversed(list(root.iter(f"{{{BPMN}}}lane"))):
        for child in lane:
            if local(child) == "flowNodeRef":
                found.setdefault(ours(child.text), ours(lane.get("id")))
    return found


@dataclass(slots=True)
class _Taker:
    """Takes the inventory of one file."""

    ours: Callable[[str | None], str]
    lanes: Mapping[str, str]
    """By id of a node: the id of its lane."""
    names: Mapping[str, str]
    """By id: the names of category values, data and resources, to which elements refer."""
    found: FileInventory = field(default_factory=FileInventory)

    def run(self, root: etree._Element) -> FileInventory:
        """Walk the file once.

        The stack is explicit, because a hostile file may nest deeper than Python recurses.
        """
        stack = [(root, "", "")]
        while stack:
            element, scope, owner = stack.pop()
            kind = local(element)
            if kind == "extensionElements":
                self._count_extensions(element)
                continue
            if not kind or kind in k.OPAQUE:
                continue
            if self._is_content(element, kind, owner):
                self._enter(element, kind, scope)
            elif kind not in FACT_PARTS and not kind.endswith("EventDefinition"):
                self.found.details[kind] += 1
            if kind in CONTENT:
                _count_attributes(element, self.found)
            if kind in k.SCOPES and kind != "collaboration":
                scope = self.ours(element.get("id"))
            stack.extend((child, scope, kind) for child in reversed(element))
        return self.found

    def _is_content(self, element: etree._Element, kind: str, owner: str) -> bool:
        """Whether people see an element.

        Data inputs and outputs of a single step are hidden; those of the whole process are drawn.
        """
        if kind in {"dataInput", "dataOutput"}:
            holder = element.getparent()
            around = holder.getparent() if holder is not None else None
            return owner == "ioSpecification" and around is not None and local(around) == "process"
        return kind in CONTENT

    def _enter(self, element: etree._Element, kind: str, scope: str) -> None:
        """Note an element with its facts."""
        ident = self.ours(element.get("id")) or f"{kind}@{line_of(element)}"
        entry = InventoryEntry(
            ident,
            kind,
            self._name(element, kind),
            line_of(element),
            child_text(element),
            dict(self._facts(element, ident, scope)),
        )
        self.found.entries.setdefault(ident, entry)

    def _name(self, element: etree._Element, kind: str) -> str:
        """The name that people read for an element, even where another element holds it."""
        if kind == "textAnnotation":
            return one_line(child_text(element, "text"))
        if kind == "group":
            return self.names.get(reference(element.get("categoryValueRef")), "")
        if kind in k.SHEETS:
            return sheet_name(element, self.names)
        if kind in PEOPLE:
            return person_name(element, self.names)
        return given_name(element)

    def _facts(self, element: etree._Element, ident: str, scope: str) -> Iterator[tuple[str, str]]:
        """What the file says about an element, as pairs of a name and a value."""
        yield "scope", scope
        if ident in self.lanes:
            yield "lane", self.lanes[ident]
        for attribute, value in element.attrib.items():
            name, text = str(attribute), str(value)
            if name in ID_ATTRIBUTES:
                yield name, self.ours(text)
            elif (
                name not in TOLD_ELSEWHERE
                and not name.startswith("{")
                and (name, text) not in DEFAULTS
            ):
                yield name, text
        if (direction := element.get("associationDirection")) in {"One", "Both"}:
            yield "associationDirection", str(direction)
        for number, definition in enumerate(definitions_of(element)):
            yield f"{local(definition)}#{number}", self._definition(definition)
        yield from _parts(element)

    def _definition(self, definition: etree._Element) -> str:
        """An event definition on one line."""
        refs = [
            self.ours(str(value))
            for name, value in definition.attrib.items()
            if str(name).endswith("Ref")
        ]
        when = [
            f"{local(child)} {one_line(inner_text(child))}".strip()
            for child in definition
            if local(child) in CONDITIONS
        ]
        return " ".join([*refs, given_name(definition), *when]).strip()

    def _count_extensions(self, element: etree._Element) -> None:
        """Count the additions that tools made for themselves."""
        for child in element:
            if isinstance(child.tag, str):
                self.found.extensions[etree.QName(child).namespace or ""] += 1


def _count_attributes(element: etree._Element, found: FileInventory) -> None:
    """Count the attributes that tools added for themselves."""
    for name in map(str, element.attrib):
        if name.startswith("{"):
            found.extensions[etree.QName(name).namespace or ""] += 1


def _parts(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What the children of an element say about it, as pairs of a name and a value."""
    for child in element:
        match local(child):
            case "conditionExpression":
                yield "conditionExpression", one_line(inner_text(child))
            case "standardLoopCharacteristics":
                yield "loop", "standard"
            case "multiInstanceLoopCharacteristics":
                yield "loop", f"sequential={is_true(child.get('isSequential'))}"
