"""From the XML of a BPMN file to what it shows: scopes, nodes, lanes and lines by id.

The file is walked once.  What the standard forbids is reported as a warning and mended where that
is possible, because a file with a mistake in it is still worth drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMN
from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawables import Drawable, DrawableLane, Drawables, drawn_name, drawn_remark
from bpmn_gen.foreign.moving import move_home
from bpmn_gen.model.ids import IdSpace

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings

MAX_SCOPE_DEPTH: Final = 50
"""The deepest nesting of scopes that is read.  Later stages recurse into scopes, so the limit keeps
a hostile file from exhausting the stack.  Nobody draws 50 levels."""
MAX_LANE_DEPTH: Final = 120
"""The deepest nesting of lanes that is read.  Each is two elements deep in a BPMN file, and parsers
stop at 256; other notations only name what a lane stands in, so they can hold more."""


@dataclass(slots=True)
class Semantics(Drawables):
    """What a file shows, with the XML element of each item for readers that need more."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    """By id of the item."""
    depth: int = 0
    """The deepest nesting of scopes in the file."""
    lane_depth: int = 0
    """The deepest nesting of lanes in the file, as far as that is read."""

    def is_bearable(self, limit: int, findings: Findings, path: str) -> bool:
        """Whether the file is small enough; if not, a finding says why.

        Args:
            limit: items that the file may have.
            findings: gets what is too large.
            path: the file as the user knows it.
        """
        if self.depth > MAX_SCOPE_DEPTH:
            message = f"subproses bersusun {self.depth} tingkat, lebih dari {MAX_SCOPE_DEPTH}"
            hint = "jadikan subproses terdalam proses tersendiri di alat asalnya"
            findings.error("too-deep", message, Span(path), hint)
        if self.lane_depth > MAX_LANE_DEPTH:
            message = f"lajur bersusun lebih dari {MAX_LANE_DEPTH} tingkat"
            hint = "satukan lajur yang bersusun di alat asalnya"
            findings.error("too-deep", message, Span(path), hint)
        if len(self.items) > limit:
            message = f"berkas berisi {len(self.items)} unsur gambar, lebih dari {limit}"
            hint = "bagi menjadi beberapa berkas"
            findings.error("too-many-elements", message, Span(path), hint)
        is_shallow = self.depth <= MAX_SCOPE_DEPTH and self.lane_depth <= MAX_LANE_DEPTH
        return is_shallow and len(self.items) <= limit

    def is_flow(self, findings: Findings, path: str) -> bool:
        """Whether the file shows processes; if not, a finding names the first thing that is none.

        Choreographies and conversations have shapes and rules of their own.
        """
        other = next((i for i in self.items.values() if i.kind in k.OTHER_NOTATIONS), None)
        if other is None:
            return True
        message = f"{other.kind} '{other.name or other.id}' bagian koreografi atau percakapan"
        hint = "hanya proses dan kolaborasi yang dapat ditata; pisahkan keduanya di alat asalnya"
        place = Span(path, line_of(self.elements[other.id]))
        findings.error("not-a-flow", message, place, hint)
        return False


def read_semantics(root: etree._Element, findings: Findings, path: str) -> Semantics:
    """What a file shows; lines with a missing end are reported and left out.

    Elements and lanes without an id get one, also in the XML, because diagrams refer to ids.
    """
    reader = _Reader(Semantics(), IdSpace(), findings, path)
    for element in root.iter():
        ident = element.get("id")
        if ident and ident != ident.strip():  # white space around an id is no part of it
            ident = ident.strip()
            element.set("id", ident)
        if ident:
            reader.ids.take(ident)
            if local(element) in {"dataObject", "dataStore"}:
                reader.data.add(ident)
            if local(element) == "categoryValue":
                name = " ".join((element.get("value") or "").split())
                reader.group_names.setdefault(ident, name)
    reader.walk(root)
    reader.drop_dangling()
    reader.settle()
    return reader.model


def local(element: etree._Element) -> str:
    """The name of a BPMN element without its namespace; empty for comments and other elements."""
    tag: object = element.tag
    if isinstance(tag, str) and tag.startswith(f"{{{BPMN}}}"):
        return tag.partition("}")[2]
    return ""


def line_of(element: etree._Element) -> int:
    """The line of the file on which an element begins; 1 for an element that was added."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 1


def reference(text: str | None) -> str:
    """The id that a reference means.

    References are QNames.  Their prefix is dropped, because tools write any prefix, or none, for
    an id of the same file.
    """
    return (text or "").strip().rsplit(":", 1)[-1]


@dataclass(slots=True)
class _Reader:
    """Reads one file."""

    model: Semantics
    ids: IdSpace
    findings: Findings
    path: str
    group_names: dict[str, str] = field(default_factory=dict)
    """By the id of a category value: the name of the groups that refer to it."""
    data: set[str] = field(default_factory=set)
    """Ids of data objects and data stores, which sheets show."""

    def walk(self, root: etree._Element) -> None:
        """Read all elements below the root.

        The stack is explicit, because a hostile file may nest deeper than Python recurses.
        """
        stack = [(root, "", 0)]
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
                if kind in k.DRAWN_KINDS or kind in k.SCOPES:
                    item = self._item(child, kind, scope)
                    if kind in k.SCOPES:
                        inside, below = item.id, depth + 1
                inner.append((child, inside, below))
            stack.extend(reversed(inner))

    def _item(self, element: etree._Element, kind: str, scope: str) -> Drawable:
        """The item of an element; an id that is missing or used before is made anew."""
        ident = element.get("id") or ""
        if not ident or ident in self.model.items:
            if ident:
                self._report("duplicate-id", f"id '{ident}' dipakai dua kali", element)
            ident = self.ids.take(f"{kind}_{len(self.model.items) + 1}")
            element.set("id", ident)
        item = Drawable(ident, kind, scope, self._name(element, kind))
        if kind in k.DATA_LINES:
            self._data_ends(item, element)
        else:
            item.source = reference(element.get("sourceRef"))
            item.target = reference(element.get("targetRef"))
        item.host = reference(element.get("attachedToRef"))
        item.process = reference(element.get("processRef"))
        if kind in {"dataInput", "dataOutput"}:
            item.is_of_process = _is_of_scope(element, scope)
        self.model.add(item)
        self.model.elements[ident] = element
        return item

    def _name(self, element: etree._Element, kind: str) -> str:
        """The text that is drawn in or beside an element."""
        if kind == "textAnnotation":
            return drawn_remark(element.findtext(f"{{{BPMN}}}text") or "")
        if kind == "group":
            return self.group_names.get(reference(element.get("categoryValueRef")), "")
        return drawn_name(element.get("name") or "")

    def _data_ends(self, item: Drawable, element: etree._Element) -> None:
        """Give a data association its ends, one of which is the activity or event around it."""
        owner = element.getparent()
        while owner is not None and local(owner) not in k.FLOW_NODES:
            owner = owner.getparent()
        own = owner.get("id") or "" if owner is not None else ""
        source = reference(element.findtext(f"{{{BPMN}}}sourceRef"))
        target = reference(element.findtext(f"{{{BPMN}}}targetRef"))
        is_input = item.kind == "dataInputAssociation"
        item.source, item.target = (source, own) if is_input else (own, target)

    def _lane_set(self, element: etree._Element, level: int = 1) -> tuple[DrawableLane, ...]:
        """The lanes of a lane set that stands in so many others; none where those are too many."""
        self.model.lane_depth = max(self.model.lane_depth, level)
        if level > MAX_LANE_DEPTH:
            return ()
        found: list[DrawableLane] = []
        for lane in element:
            if local(lane) == "lane":
                inner = [self._lane_set(c, level + 1) for c in lane if local(c) == "childLaneSet"]
                refs = tuple(reference(c.text) for c in lane if local(c) == "flowNodeRef")
                ident = lane.get("id") or self.ids.take("lane")
                lane.set("id", ident)
                lanes = tuple(one for some in inner for one in some)
                found.append(DrawableLane(ident, drawn_name(lane.get("name") or ""), refs, lanes))
        return tuple(found)

    def drop_dangling(self) -> None:
        """Forget lines with a missing end, lines that lead to such lines, and missing hosts."""
        items = self.model.items
        lines = [item for item in items.values() if item.kind in k.LINES]
        ending_at: dict[str, list[Drawable]] = {}
        for line in lines:
            for end in (line.source, line.target):
                ending_at.setdefault(end, []).append(line)
        stack = lines[::-1]
        while stack:
            line = stack.pop()
            lost = [end for end in (line.source, line.target) if end not in items]
            if lost and line.id in items:
                if line.kind not in k.DATA_LINES:
                    self._lost(line, lost[0])
                del items[line.id], self.model.elements[line.id]
                stack += ending_at.get(line.id, ())
        for scope, inside in self.model.children.items():
            self.model.children[scope] = [child for child in inside if child in items]
        for item in items.values():
            if item.host and item.host not in items:
                self._lost(item, item.host)
                item.host = ""

    def settle(self) -> None:
        """Move what is declared in the wrong place, and report flows that cross a border."""
        for item in move_home(self.model):
            ends = "kegiatan tempatnya menempel" if item.host else "kedua ujungnya"
            message = f"{item.kind} '{item.id}' tertulis di tempat lain daripada {ends}"
            hint = "impor memindahkannya ke sana; layout membiarkannya di tempatnya"
            self._report("declared-elsewhere", message, self.model.elements[item.id], hint)
        for item in self.model.of_kind("sequenceFlow"):
            self._check_scopes(item)

    def _check_scopes(self, flow: Drawable) -> None:
        """Report a sequence flow that leaves its pool or sub-process; it is drawn all the same."""
        one, two = self.model.scopes_of(flow.source), self.model.scopes_of(flow.target)
        element = self.model.elements[flow.id]
        if one[-1:] != two[-1:]:
            message = f"sequenceFlow '{flow.id}' menghubungkan dua pool"
            hint = "jadikan arah pesan (message flow) di alat asalnya; alur tidak melintasi pool"
            self._report("sequence-flow-crosses-pools", message, element, hint)
        elif one != two:
            message = f"sequenceFlow '{flow.id}' melintasi batas subproses"
            self._report("sequence-flow-crosses-scopes", message, element)

    def _lost(self, item: Drawable, end: str) -> None:
        """Report that an item refers to nothing."""
        what = f"'{end}' yang tidak ada" if end else "ujung yang tidak disebut"
        if end in self.data:
            what = f"'{end}', objek data yang tidak digambar lewat rujukannya"
        message = f"{item.kind} '{item.id}' menunjuk {what}"
        self._report("dangling-reference", message, self.model.elements[item.id])

    def _report(self, code: str, message: str, element: etree._Element, *hints: str) -> None:
        self.findings.warning(code, message, Span(self.path, line_of(element)), *hints)


def _is_of_scope(element: etree._Element, scope: str) -> bool:
    """Whether data stands in the specification of its scope, not in that of one step."""
    holder = element.getparent()
    owner = holder.getparent() if holder is not None else None
    return owner is not None and owner.get("id") == scope
