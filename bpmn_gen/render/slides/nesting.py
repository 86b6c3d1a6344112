"""Which group holds which shapes: lanes stand in pools, and steps in lanes.

A group moves as a whole, so a lane takes its steps along when staff move it, and the connectors
follow, because they are glued.  Phases reach over all lanes and are groups beside the pools.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.picture.figures import Mark
    from bpmn_gen.render.slides.outline import Outline

HOLDERS = frozenset({"participant", "lane", "subProcess", "adHocSubProcess", "transaction"})
"""Kinds of elements that hold others."""
BESIDE = frozenset({"group", "reference"})
"""Kinds of elements that stand in none: phases, and references to other pages."""


@dataclass(slots=True)
class Part:
    """A mark with the shapes that it holds."""

    mark: Mark
    outline: Outline | None = None
    """Its main figure, where that is closed."""
    inner: list[Part] = field(default_factory=list)


def nested(parts: Sequence[Part]) -> list[Part]:
    """The outermost parts, with the others in them; all keep their order."""
    holders = [one for one in parts if one.outline and one.mark.kind in HOLDERS]
    roots: list[Part] = []
    for part in parts:
        holder = _holder(part, holders)
        (holder.inner if holder else roots).append(part)
    return roots


def _holder(part: Part, holders: Sequence[Part]) -> Part | None:
    """The smallest part around another one; None where there is none."""
    if part.outline is None or not part.mark.element_id or part.mark.kind in BESIDE:
        return None
    box = part.outline.box
    around = [
        (_area(one.outline.box), at)
        for at, one in enumerate(holders)
        if one is not part and one.outline and _holds(one.outline.box, box)
    ]
    return holders[min(around)[1]] if around else None


def _holds(outer: Bounds, inner: Bounds) -> bool:
    """Whether the middle of a box lies in a larger one."""
    middle = inner.center
    return (
        _area(outer) > _area(inner)
        and outer.x <= middle.x <= outer.right
        and outer.y <= middle.y <= outer.bottom
    )


def _area(box: Bounds) -> float:
    """The area of a box in px2."""
    return box.width * box.height
