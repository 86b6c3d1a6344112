"""What a file's own diagrams say that its elements do not.

The diagrams alone say whether a sub-process is expanded, whether data is drawn at all, and what a
group holds: a group has no list of members, just a frame.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.bpmn_file.names import BPMNDI, DC
from bpmn_gen.drawing.geometry import Bounds
from bpmn_gen.foreign.semantics import reference

FARTHEST: Final = 1e7
"""px; a larger coordinate counts as a mistake, because nobody draws that far out."""
if TYPE_CHECKING:
    from lxml import etree

_NO_URI: Final = re.compile(r"[\s\"<>\\^`{|}]|^[^:/?#]*[^:/?#A-Za-z0-9+.-][^:/?#]*:")
"""What no namespace may hold: such a character, or an odd one before its first colon."""


@dataclass(slots=True)
class OldDiagram:
    """All planes of a file together."""

    expanded: dict[str, bool] = field(default_factory=dict)
    """By id of the element: whether it is drawn with its content, where the diagram says so."""
    bounds: dict[str, Bounds] = field(default_factory=dict)
    """By id of the element, in the order of the file."""

    looks: dict[str, dict[str, str]] = field(default_factory=dict)
    """By id of the element: what other tools say of its shape or line, colours above all."""
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    """By id of what a plane shows: what its diagram is called."""

    _centres: list[tuple[str, float, float]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is drawn."""
        return not self.bounds

    def members(self, group: str) -> list[str]:
        """Ids of the elements whose middle lies inside the frame of a group."""
        frame = self.bounds.get(group)
        if frame is None:
            return []
        if not self._centres:
            self._centres = [(ident, *box.center) for ident, box in self.bounds.items()]
        left, right, top, bottom = frame.x, frame.right, frame.y, frame.bottom
        return [
            ident
            for ident, x, y in self._centres
            if left <= x <= right and top <= y <= bottom and ident != group
        ]


def read_old_diagram(root: etree._Element) -> OldDiagram:
    """Read all shapes; one that cannot be read counts as not drawn."""
    old = OldDiagram()
    for item in root.iter(f"{{{BPMNDI}}}BPMNShape", f"{{{BPMNDI}}}BPMNEdge"):
        looks = {str(name): str(value) for name, value in item.attrib.items()}
        looks = {name: value for name, value in looks.items() if _is_of_tool(name)}
        if looks:
            old.looks.setdefault(reference(item.get("bpmnElement")), looks)
    for shape in root.iter(f"{{{BPMNDI}}}BPMNShape"):
        ident = reference(shape.get("bpmnElement"))
        box = read_bounds(shape)
        if not ident or box is None:
            continue
        old.bounds.setdefault(ident, box)
        if shape.get("isExpanded") is not None:
            old.expanded.setdefault(ident, shape.get("isExpanded") in {"true", "1"})
    for plane in root.iter(f"{{{BPMNDI}}}BPMNPlane"):
        # What has a plane of its own is shut where it stands, although its content is drawn.
        shown = reference(plane.get("bpmnElement"))
        old.expanded.setdefault(shown, False)
        diagram = plane.getparent()
        if diagram is not None:
            kept = {name: diagram.get(name) for name in ("name", "documentation")}
            old.names.setdefault(shown, {name: text for name, text in kept.items() if text})
    return old


def is_uri(text: str) -> bool:
    """Whether a namespace has the form that the standard asks for; some tools write any text."""
    return _NO_URI.search(text) is None


def _is_of_tool(attribute: str) -> bool:
    """Whether an attribute is an addition of a tool that can be written again."""
    return attribute.startswith("{") and is_uri(attribute[1:].rpartition("}")[0])


def read_bounds(item: etree._Element) -> Bounds | None:
    """The box of a shape or a label in px; None where it has none that could be drawn."""
    box = item.find(f"{{{DC}}}Bounds")
    if box is None:
        return None
    values = [read_number(box.get(key, "0")) for key in ("x", "y", "width", "height")]
    if any(value is None for value in values):
        return None
    x, y, width, height = (value or 0.0 for value in values)
    return Bounds(x, y, width, height) if width > 0 and height > 0 else None


def read_number(text: str | None) -> float | None:
    """A coordinate in px; None for text that is no number, or one too far out."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= FARTHEST else None
