"""A BPMN file as XML while it is made of a file of another notation.

Readers of other notations add what they find and say where it came from.  All that follows reads
the tree as if a tool had written it, so there is one way from there on.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.bpmn_file.names import BPMN, BPMNDI, DC, DI, PREFIXES, TARGET_NAMESPACE, add_child
from bpmn_gen.bpmn_file.xml_text import clean, number, one_line
from bpmn_gen.foreign.old_diagram import FARTHEST
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.geometry import Bounds, Point

Origin = tuple[str, str]
"""What an element was in the given file: its kind there, and its id there."""

_FIT: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,200}")
POOL_TITLE: Final = 30.0
"""px that the title of a pool takes in BPMN."""
_DIAGRAM: Final = "diagram"
_ENDS: Final = 2
"""The least number of points of a line."""


class BpmnTree:
    """A BPMN file that grows."""

    def __init__(self) -> None:
        """Begin with an empty file."""
        self.root = etree.Element(f"{{{BPMN}}}definitions", nsmap=dict(PREFIXES))
        self.root.set("targetNamespace", TARGET_NAMESPACE)
        self._ids = IdSpace()
        self.root.set("id", self._ids.take("definisi"))
        self.origins: Counter[Origin] = Counter()
        """How many elements of the given file have a place here."""
        self._planes: dict[str, etree._Element] = {}

    def add(
        self,
        parent: etree._Element,
        kind: str,
        line: int,
        *,
        origin: Origin | None = None,
        name: str = "",
        documentation: str = "",
        **attributes: str,
    ) -> etree._Element:
        """Append an element.

        Args:
            parent: holds it.
            kind: its name in BPMN XML.
            line: of the given file, where it begins there.
            origin: what it was in the given file, if it was one thing there.
            name: what people read; other white space becomes single spaces.
            documentation: plain text.
            attributes: all others; those without a value are left out.
        """
        made = add_child(parent, BPMN, kind)
        _set_line(made, line)
        wanted = origin[1] if origin else ""
        made.set("id", self._ids.take(wanted if _FIT.fullmatch(wanted) else _made(kind, wanted)))
        if title := one_line(name):
            made.set("name", title)
        for attribute, value in attributes.items():
            if value:
                made.set(attribute, clean(value))
        if text := clean(documentation).strip():
            self.part(made, "documentation", text)
        if origin:
            self.origins[origin] += 1
        return made

    def part(self, parent: etree._Element, kind: str, text: str = "") -> etree._Element:
        """Append a part that nobody refers to, such as a condition."""
        made = add_child(parent, BPMN, kind)
        _set_line(made, line_of(parent))
        if text:
            made.text = clean(text)
        return made

    def give_data(self, paper: etree._Element, scope: etree._Element, line: int) -> None:
        """Put the data object into a scope that a drawn paper shows."""
        paper.set("dataObjectRef", self.add(scope, "dataObject", line).get("id") or "")

    def give_title(self, group: etree._Element, text: str, line: int) -> None:
        """Name a group, which has its name from a category."""
        category = self.add(self.root, "category", line)
        value = self.add(category, "categoryValue", line, value=text)
        group.set("categoryValueRef", value.get("id") or "")

    def stands_for(self, origin: Origin) -> None:
        """Say that something of the given file is here as part of another element."""
        self.origins[origin] += 1

    def plane(self, element: str) -> etree._Element:
        """The plane that shows what is in an element."""
        if element not in self._planes:
            diagram = add_child(self.root, BPMNDI, "BPMNDiagram", id=self._ids.take(_DIAGRAM))
            made = add_child(
                diagram,
                BPMNDI,
                "BPMNPlane",
                id=self._ids.take(f"{_DIAGRAM}_{element}"),
                bpmnElement=element,
            )
            self._planes[element] = made
        return self._planes[element]

    def shape(
        self,
        plane: etree._Element,
        element: etree._Element,
        box: Bounds,
        *,
        expanded: bool | None = None,
        horizontal: bool | None = None,
    ) -> None:
        """Draw an element as a box; one that lies too far out is not drawn."""
        if max(abs(box.x), abs(box.y), box.width, box.height) > FARTHEST:
            return
        made = self._drawn(plane, element, "BPMNShape")
        if expanded is not None:
            made.set("isExpanded", "true" if expanded else "false")
        if horizontal is not None:
            made.set("isHorizontal", "true" if horizontal else "false")
        add_child(
            made,
            DC,
            "Bounds",
            x=number(box.x),
            y=number(box.y),
            width=number(box.width),
            height=number(box.height),
        )

    def edge(self, plane: etree._Element, element: etree._Element, points: Sequence[Point]) -> None:
        """Draw an element as a line; one with less than two points is not drawn."""
        if len(points) < _ENDS or any(max(abs(p.x), abs(p.y)) > FARTHEST for p in points):
            return
        made = self._drawn(plane, element, "BPMNEdge")
        for point in points:
            add_child(made, DI, "waypoint", x=number(point.x), y=number(point.y))

    def _drawn(self, plane: etree._Element, element: etree._Element, kind: str) -> etree._Element:
        """The empty picture of an element."""
        ident = element.get("id") or ""
        return add_child(plane, BPMNDI, kind, id=self._ids.take(f"{ident}_di"), bpmnElement=ident)


def _set_line(element: etree._Element, line: int) -> None:
    """Say on which line of the given file an element begins."""
    element.sourceline = line  # type: ignore[assignment]  # the stubs know no type for it


def _made(kind: str, wanted: str) -> str:
    """An id for what has none, or none that fits."""
    return f"{kind}_{slug(wanted).lstrip('_')}" if wanted else f"{kind}_1"
