"""What a BPMN file holds, as facts that can be compared with those of another file.

The facts come from the XML alone, and the same code takes them from the given and from the written
file.  So the report of a round trip rests on both files, not on what the reader meant to keep.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.groups import CATEGORY_NAME
from bpmn_gen.bpmn_file.names import BPMN, BPMNDI, DC, DI, XSI
from bpmn_gen.bpmn_file.xml_text import one_line
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.semantics import line_of, local, reference
from bpmn_gen.interchange.counted import (
    CONTENT,
    DEFAULTS,
    FACT_PARTS,
    FACT_PLACES,
    ID_ATTRIBUTES,
    NAMES_TOLD,
    TOLD_ELSEWHERE,
)
from bpmn_gen.interchange.elements import child_text, given_name, inner_text, is_true
from bpmn_gen.interchange.events import CONDITIONS
from bpmn_gen.interchange.papers import PEOPLE, person_name, sheet_name
from bpmn_gen.interchange.shared import EVENT_DEFINITIONS, read_shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bpmn_gen.interchange.shared import SharedParts

_NAMED_OTHERWISE: Final = PEOPLE | {"textAnnotation", "group", "association"}
"""Kinds that show something else than the name that a tool may write on them."""
_DOCUMENTED: Final = (CONTENT | {"collaboration"}) - PEOPLE
"""Kinds of which the documentation is compared."""
_DRAWN: Final = frozenset({BPMNDI, DC, DI})
"""Vocabularies of diagrams, which the drawing of a file is compared by."""


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
    behind: Mapping[str, str] = field(default_factory=dict)
    """Names of data objects, data stores and resources, by id."""


def take_inventory(root: etree._Element, ours: Callable[[str | None], str]) -> FileInventory:
    """The facts of the file at ``root``; ``ours`` gives our form of an id, which files share."""
    shared = read_shared(root)
    names = dict(shared.names)
    for value in root.iter(f"{{{BPMN}}}categoryValue"):
        names[value.get("id") or ""] = one_line(value.get("value") or "")
    names.pop("", None)  # of those that nothing can refer to
    found = _Taker(ours, _lanes(root, ours), names, shared).run(root)
    found.behind = {ours(ident): name for ident, name in shared.names.items() if name}
    _count_styles(root, found)
    return found


def _count_styles(root: etree._Element, found: FileInventory) -> None:
    """Count what tools added to the diagram, such as fonts and colours."""
    for item in root.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge"):
        for label in item.iter(f"{{{BPMNDI}}}BPMNLabel"):
            found.details["@labelStyle"] += label.get("labelStyle") is not None
        _count_additions(item, found)


def _lanes(root: etree._Element, ours: Callable[[str | None], str]) -> dict[str, str]:
    """By id of a node: the ids of the lanes that list it, without lanes around one of these."""
    found: dict[str, dict[str, None]] = {}
    for lane in reversed(list(root.iter(f"{{{BPMN}}}lane"))):
        inner = {ours(one.get("id")) for one in lane.iterdescendants(f"{{{BPMN}}}lane")}
        for child in lane:
            if local(child) == "flowNodeRef":
                listed = found.setdefault(ours(child.text), {})
                if not inner & listed.keys():
                    listed.setdefault(ours(lane.get("id")))
    return {node: ", ".join(reversed(lanes)) for node, lanes in found.items()}


@dataclass(slots=True)
class _Taker:
    """Takes the inventory of one file."""

    ours: Callable[[str | None], str]
    lanes: Mapping[str, str]
    """By id of a node: the id of its lane, or of all lanes that claim it."""
    names: Mapping[str, str]
    """By id: the names of category values, data and resources, to which elements refer."""
    shared: SharedParts
    found: FileInventory = field(default_factory=FileInventory)

    def run(self, root: etree._Element) -> FileInventory:
        """Walk the file once.

        The stack is explicit, because a hostile file may nest deeper than Python recurses.
        """
        stack = [(root, "", "")]
        while stack:
            element, scope, owner = stack.pop()
            kind = local(element)
            if not kind:
                self._count_foreign(element)
                continue
            _count_additions(element, self.found)
            if kind == "extensionElements":
                self._count_extensions(element)
                continue
            is_content = self._is_content(element, kind, owner)
            if is_content:
                self._enter(element, kind, scope)
            else:
                self._count_detail(element, kind, owner)
            if kind in k.OPAQUE:
                # Nothing of BPMN belongs there; the reader does not look for it.
                stack.extend((child, scope, "") for child in element if local(child))
                continue
            if kind in k.SCOPES and kind != "collaboration":
                scope = self.ours(element.get("id"))
            # What stands in a part that means nothing means nothing either.
            around = kind if owner in FACT_PLACES.get(kind, {owner}) else ""
            stack.extend((child, scope, around) for child in reversed(element))
        return self.found

    def _is_content(self, element: etree._Element, kind: str, owner: str) -> bool:
        """Whether people see an element, or would miss its name.

        Data inputs and outputs of a single step are hidden; those of the whole process are drawn.
        """
        if kind in {"dataInput", "dataOutput"}:
            holder = element.getparent()
            around = holder.getparent() if holder is not None else None
            return owner == "ioSpecification" and around is not None and local(around) == "process"
        if kind == "collaboration":
            return bool(given_name(element) or child_text(element))
        return kind in CONTENT or self.shared.is_alone(element)

    def _count_detail(self, element: etree._Element, kind: str, owner: str) -> None:
        """Count an element that only programs read, and what its attributes say.

        ``owner`` is the kind of the element around it.
        """
        if kind == "definitions":
            return
        if self._is_detail(element, kind, owner):
            self.found.details[kind] += 1
        is_definition = kind in EVENT_DEFINITIONS
        for name, value in element.attrib.items():
            text = str(name)
            if (
                text.startswith("{")
                or (text in TOLD_ELSEWHERE and text != "name")
                or (text, str(value)) in DEFAULTS
                or (is_definition and (text == "name" or text.endswith("Ref")))
                or (text == "name" and (kind in NAMES_TOLD or not given_name(element)))
            ):
                continue
            self.found.details[f"@{text}"] += 1

    def _is_detail(self, element: etree._Element, kind: str, owner: str) -> bool:
        """Whether an element is no fact of another one, so that it has to be counted."""
        if kind == "documentation":
            return owner not in _DOCUMENTED and bool(inner_text(element).strip())
        if owner not in FACT_PLACES.get(kind, {owner}):
            return True
        if kind == "eventDefinitionRef":
            return reference(element.text) not in self.shared.events
        if kind == "flowNodeRef":
            return reference(element.text) not in self.shared.ids
        if kind == "category":
            return given_name(element) not in {"", CATEGORY_NAME}
        return kind not in FACT_PARTS and kind not in k.OPAQUE

    def _enter(self, element: etree._Element, kind: str, scope: str) -> None:
        """Note an element with its facts."""
        ident = self.ours(element.get("id")) or f"{kind}@{line_of(element)}"
        name = self._name(element, kind)
        if kind in _NAMED_OTHERWISE and given_name(element) not in {"", name}:
            self.found.details["@name"] += 1
        entry = InventoryEntry(
            ident,
            kind,
            name,
            line_of(element),
            child_text(element),
            _each_counts(self._facts(element, ident, scope)),
        )
        self.found.entries.setdefault(ident, entry)

    def _name(self, element: etree._Element, kind: str) -> str:
        """The name that people read for an element, even where another element holds it."""
        if kind == "textAnnotation":
            return one_line(child_text(element, "text"))
        if kind in {"group", "association"}:
            return self.names.get(reference(element.get("categoryValueRef")), "")
        if kind in k.SHEETS:
            return sheet_name(element, self.names)
        if kind in PEOPLE:
            return person_name(element, self.names)
        if kind == "categoryValue":
            return one_line(element.get("value") or "")
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
        seen: Counter[str] = Counter()
        for definition in self.shared.definitions_of(element):
            kind = local(definition)
            yield f"{kind}#{seen[kind]}", self._definition(definition)
            seen[kind] += 1
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
            # A condition that says nothing is written all the same, because the schema asks for it.
            and (local(child) != CONDITIONS[3] or inner_text(child))
        ]
        return " ".join([*refs, given_name(definition), *when]).strip()

    def _count_foreign(self, element: etree._Element) -> None:
        """Count an element of another vocabulary that stands where BPMN allows none."""
        if not isinstance(element.tag, str):
            return
        namespace = etree.QName(element).namespace or ""
        if namespace not in _DRAWN:
            self.found.extensions[namespace] += 1

    def _count_extensions(self, element: etree._Element) -> None:
        """Count the additions that tools made for themselves."""
        for child in element:
            if isinstance(child.tag, str):
                self.found.extensions[etree.QName(child).namespace or ""] += 1


def _each_counts(facts: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Facts by name; a part that stands in an element a second time gets a number."""
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for name, value in facts:
        found[f"{name}#{seen[name]}" if seen[name] else name] = value
        seen[name] += 1
    return found


def _count_additions(element: etree._Element, found: FileInventory) -> None:
    """Count the attributes that tools added for themselves."""
    for name in map(str, element.attrib):
        if name.startswith("{") and not name.startswith(f"{{{XSI}}}"):
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
