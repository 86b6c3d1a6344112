"""What a BPMN file means, as far as its layout cares: scopes, nodes, lanes, lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign import kinds as k
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings

LONGEST_NAME: Final = 1000
"""Characters of a name that room is made for."""
MAX_DEPTH: Final = 50
"""Scopes inside each other: nobody draws so many."""


@dataclass(slots=True, eq=False)
class Item:
    """An element that can be drawn."""

    id: str
    kind: str
    element: etree._Element
    scope: str
    """Id of the process, sub-process or collaboration around it."""
    name: str = ""
    source: str = ""
    target: str = ""
    host: str = ""
    process: str = ""
    """For participants: the id of their process."""


@dataclass(slots=True, eq=False)
class LaneItem:
    """A lane with the nodes that it lists and the lanes inside it."""

    id: str
    name: str
    element: etree._Element
    refs: tuple[str, ...]
    lanes: tuple[LaneItem, ...]


@dataclass(slots=True)
class Semantics:
    """The file by ids, in document order."""

    items: dict[str, Item] = field(default_factory=dict)
    lanes: dict[str, tuple[LaneItem, ...]] = field(default_factory=dict)
    """By process or sub-process."""
    children: dict[str, list[str]] = field(default_factory=dict)
    """By scope: what stands in it."""

    depth: int = 0
    """How many scopes stand in each other at most."""
    category_values: dict[str, str] = field(default_factory=dict)
    """By id: the names of groups."""

    def group_name(self, group: Item) -> str:
        """The text of a group is that of its category value."""
        wanted = reference(group.element.get("categoryValueRef"))
        return self.category_values.get(wanted, "")

    def of_kind(self, *wanted: str) -> list[Item]:
        """All items of some kinds."""
        return [item for item in self.items.values() if item.kind in wanted]

    def inside(self, scope: str) -> list[Item]:
        """What stands directly in a scope."""
        return [self.items[child] for child in self.children.get(scope, ())]

    def is_bearable(self, limit: int, findings: Findings, path: str) -> bool:
        """Whether there are at most ``limit`` elements, and not too deep; else it is reported."""
        if self.depth > MAX_DEPTH:
            message = f"subproses bersusun {self.depth} tingkat, lebih dari {MAX_DEPTH}"
            hint = "jadikan subproses terdalam proses tersendiri di alat asalnya"
            findings.error("too-deep", message, Span(path), hint)
        if len(self.items) > limit:
            message = f"berkas berisi {len(self.items)} unsur gambar, lebih dari {limit}"
            hint = "bagi menjadi beberapa berkas"
            findings.error("too-many-elements", message, Span(path), hint)
        return self.depth <= MAX_DEPTH and len(self.items) <= limit

    def scopes_of(self, ident: str) -> list[str]:
        """The scopes around an element, innermost first."""
        found: list[str] = []
        item = self.items.get(ident)
        while item is not None and item.scope and item.scope not in found:
            found.append(item.scope)
            item = self.items.get(item.scope)
        return found


def read_semantics(root: etree._Element, findings: Findings, path: str) -> Semantics:
    """Walk the file once; lines with a missing end are reported and left out."""
    reader = _Reader(Semantics(), IdSpace(), findings, path)
    for element in root.iter():
        ident = element.get("id")
        if ident:
            reader.ids.take(ident)
            if local(element) == "categoryValue":
                name = " ".join((element.get("value") or "").split())
                reader.model.category_values.setdefault(ident, name)
    reader.walk(root, "")
    reader.drop_dangling()
    return reader.model


def local(element: etree._Element) -> str:
    """The name of a BPMN element; empty for comments and foreign elements."""
    tag: object = element.tag
    if isinstance(tag, str) and tag.startswith(f"{{{BPMN}}}"):
        return tag.partition("}")[2]
    return ""


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def reference(text: str | None) -> str:
    """The id that a QName points at."""
    return (text or "").strip().rsplit(":", 1)[-1]


@dataclass(slots=True)
class _Reader:
    model: Semantics
    ids: IdSpace
    findings: Findings
    path: str

    def walk(self, root: etree._Element, top: str) -> None:
        """All elements below the root, with an explicit stack: nesting may be deep."""
        stack = [(root, top, 0)]
        while stack:
            parent, scope, depth = stack.pop()
            self.model.depth = max(self.model.depth, depth)
            inner: list[tuple[etree._Element, str, int]] = []
            for child in parent:
                kind = local(child)
                if not kind or kind in k.OPAQUE:
                    continue
                inside, below = scope, depth
                if kind == "laneSet":
                    self.model.lanes.setdefault(scope, ())
                    self.model.lanes[scope] += self._lane_set(child)
                    continue
                if kind in k.DRAWN or kind in k.SCOPES:
                    item = self._item(child, kind, scope)
                    if kind in k.SCOPES:
                        inside, below = item.id, depth + 1
                inner.append((child, inside, below))
            stack.extend(reversed(inner))

    def _item(self, element: etree._Element, kind: str, scope: str) -> Item:
        ident = element.get("id") or ""
        if not ident or ident in self.model.items:
            if ident:
                self._report("duplicate-id", f"id '{ident}' dipakai dua kali", element)
            ident = self.ids.take(f"{kind}_{len(self.model.items) + 1}")
            element.set("id", ident)
        item = Item(ident, kind, element, scope, _name(element, kind))
        if kind in {"dataInputAssociation", "dataOutputAssociation"}:
            self._data_ends(item)
        else:
            item.source = reference(element.get("sourceRef"))
            item.target = reference(element.get("targetRef"))
        item.host = reference(element.get("attachedToRef"))
        item.process = reference(element.get("processRef"))
        self.model.items[ident] = item
        self.model.children.setdefault(scope, []).append(ident)
        return item

    def _data_ends(self, item: Item) -> None:
        """One end of a data association is the activity or event around it."""
        owner = item.element.getparent()
        while owner is not None and local(owner) not in k.FLOW_NODES:
            owner = owner.getparent()
        own = owner.get("id") or "" if owner is not None else ""
        source = reference(item.element.findtext(f"{{{BPMN}}}sourceRef"))
        target = reference(item.element.findtext(f"{{{BPMN}}}targetRef"))
        is_input = item.kind == "dataInputAssociation"
        item.source, item.target = (source, own) if is_input else (own, target)

    def _lane_set(self, element: etree._Element) -> tuple[LaneItem, ...]:
        found: list[LaneItem] = []
        for lane in element:
            if local(lane) == "lane":
                inner = [self._lane_set(c) for c in lane if local(c) == "childLaneSet"]
                refs = tuple(reference(c.text) for c in lane if local(c) == "flowNodeRef")
                ident = lane.get("id") or self.ids.take("lane")
                lane.set("id", ident)
                lanes = tuple(one for some in inner for one in some)
                found.append(LaneItem(ident, _name(lane, "lane"), lane, refs, lanes))
        return tuple(found)

    def drop_dangling(self) -> None:
        """Forget lines and boundary events that lead nowhere, and lines that lead to such lines."""
        items = self.model.items
        lines = [item for item in items.values() if item.kind in k.LINES]
        leaning: dict[str, list[Item]] = {}
        for line in lines:
            for end in (line.source, line.target):
                leaning.setdefault(end, []).append(line)
        stack = lines[::-1]
        while stack:
            line = stack.pop()
            lost = [end for end in (line.source, line.target) if end not in items]
            if lost and line.id in items:
                del items[line.id]
                if line.kind not in k.DATA_LINES:
                    self._lost(line, lost[0])
                stack += leaning.get(line.id, ())
        for scope, inside in self.model.children.items():
            self.model.children[scope] = [child for child in inside if child in items]
        for item in items.values():
            if item.kind == "sequenceFlow":
                self._check_scopes(item)
            elif item.host and item.host not in items:
                self._lost(item, item.host)
                item.host = ""

    def _check_scopes(self, item: Item) -> None:
        """Sequence flows may not leave their pool or sub-process; they are drawn all the same."""
        one, two = self.model.scopes_of(item.source), self.model.scopes_of(item.target)
        if one[-1:] != two[-1:]:
            self._report(
                "sequence-flow-crosses-pools",
                f"sequenceFlow '{item.id}' menghubungkan dua pool",
                item.element,
            )
        elif one != two:
            self._report(
                "sequence-flow-crosses-scopes",
                f"sequenceFlow '{item.id}' melintasi batas subproses",
                item.element,
            )

    def _lost(self, item: Item, end: str) -> None:
        what = f"'{end}' yang tidak ada" if end else "ujung yang tidak disebut"
        self._report("dangling-reference", f"{item.kind} '{item.id}' menunjuk {what}", item.element)

    def _report(self, code: str, message: str, element: etree._Element) -> None:
        self.findings.warning(code, message, Span(self.path, line_of(element)))


def _name(element: etree._Element, kind: str) -> str:
    """The text that is drawn; what nobody could read on a sheet is not laid out."""
    if kind == "textAnnotation":
        return (element.findtext(f"{{{BPMN}}}text") or "").strip()[:LONGEST_NAME]
    lines = (element.get("name") or "")[:LONGEST_NAME].splitlines()
    return "\n".join(" ".join(line.split()) for line in lines).strip()
