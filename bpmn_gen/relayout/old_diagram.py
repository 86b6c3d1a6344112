"""What the old diagram says beyond positions: what is expanded, what is drawn, what groups hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.geometry import Bounds
from bpmn_gen.relayout.semantics import reference
from bpmn_gen.render.bpmn_names import BPMNDI, DC

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class OldDiagram:
    """All planes of a file together."""

    is_empty: bool = True
    expanded: dict[str, bool] = field(default_factory=dict)
    """By element: whether it says that it is drawn with its content."""
    bounds: dict[str, Bounds] = field(default_factory=dict)
    """By element."""

    def members(self, group: str) -> list[str]:
        """What stands inside a group."""
        frame = self.bounds.get(group)
        if frame is None:
            return []
        return [
            ident
            for ident, box in self.bounds.items()
            if ident != group and frame.contains(Bounds(*box.center, 0, 0))
        ]


def read_old_diagram(root: etree._Element) -> OldDiagram:
    """Read all shapes; what cannot be read is as if it were not there."""
    old = OldDiagram()
    for shape in root.iter(f"{{{BPMNDI}}}BPMNShape"):
        ident = reference(shape.get("bpmnElement"))
        box = _bounds(shape)
        if not ident or box is None:
            continue
        old.is_empty = False
        old.bounds.setdefault(ident, box)
        if shape.get("isExpanded") is not None:
            old.expanded.setdefault(ident, shape.get("isExpanded") in {"true", "1"})
    return old


def _bounds(shape: etree._Element) -> Bounds | None:
    box = shape.find(f"{{{DC}}}Bounds")
    if box is None:
        return None
    try:
        x, y, width, height = (float(box.get(key, "0")) for key in ("x", "y", "width", "height"))
    except ValueError:
        return None
    return Bounds(x, y, width, height)
