"""What is known of the parts of an XPDL file while it becomes BPMN."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.drawing.geometry import Bounds, Point


@dataclass(slots=True, eq=False)
class Node:
    """Something that is drawn as a box."""

    made: etree._Element
    """Its element of BPMN."""
    kind: str
    """The name of that element."""
    scope: etree._Element
    """The process, sub-process or collaboration that it stands in."""
    box: Bounds | None
    lane: str = ""
    """Id in the file of the lane that it names."""
    is_open: bool | None = None
    """For sub-processes: whether they are drawn with what is in them."""


@dataclass(slots=True, eq=False)
class LaneForm:
    """A lane."""

    made: etree._Element
    box: Bounds | None
    inside: etree._Element | None = None
    """The set of the lanes in it; None where no lane stands in it."""


@dataclass(slots=True, eq=False)
class PoolForm:
    """A pool that is drawn, or the process of one that is not."""

    element: etree._Element | None
    """The pool in the file; None for a process without one."""
    process: etree._Element | None
    """The process in BPMN; None for a pool whose content nobody sees."""
    participant: etree._Element | None = None
    """The pool in BPMN; None where only the process is drawn."""
    box: Bounds | None = None
    lanes: dict[str, LaneForm] = field(default_factory=dict)
    """By their ids in the file."""
    siblings: list[PoolForm] = field(default_factory=list)
    """Pools that the file gives the same process; each has a part of it in BPMN."""

    @property
    def all(self) -> tuple[PoolForm, ...]:
        """This pool and its siblings."""
        return (self, *self.siblings)


@dataclass(slots=True, eq=False)
class Line:
    """A line, with the ids of its ends in the file."""

    element: etree._Element
    kind: str
    scope: etree._Element | None
    """Where it stands; None where its ends decide."""
    source: str
    target: str
    points: list[Point]
