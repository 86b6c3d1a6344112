"""What a process is made of in an author's eyes: steps, forks, ends, and the ways between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import Event, Gateway

if TYPE_CHECKING:
    from bpmn_gen.model.elements import FlowNode


class Sort(StrEnum):
    """What a knot becomes."""

    START = "mulai"
    STEP = "kegiatan"
    DECISION = "keputusan"
    SPLIT = "sejajar"
    JOIN = "gabung"
    MERGE = "pertemuan"
    END = "selesai"


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a knot."""

    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Knot:
    """One place in the flow."""

    id: str
    sort: Sort
    node: FlowNode | None
    """What it was in BPMN; None for what had to be added."""
    ways: tuple[Way, ...] = ()
    text: str = ""
    """What it says if it was added."""
    near: str = ""
    """Id of the knot whose lane it lies in if it was added."""


@dataclass(slots=True)
class Shape:
    """All knots of a process that can be reached from its start."""

    start: str
    knots: dict[str, Knot]
    notes: list[str] = field(default_factory=list)
    """What somebody should look at, one Indonesian sentence each."""
    tables: frozenset[str] = frozenset()
    """Ids of steps that read a decision table."""


def called(node: FlowNode) -> str:
    """A node by its name, else by what it is and its id."""
    if node.name:
        return f"'{node.name}'"
    kind = "gerbang" if isinstance(node, Gateway) else "kejadian"
    return f"{kind if isinstance(node, Gateway | Event) else 'kegiatan'} {node.id}"
