"""A process as its author sees it: steps, decisions, splits and ends, and the ways between them.

A knot is one such place.  Unlike the nodes of BPMN, each knot is something that a list of steps can
say, or a join that closes a parallel block.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.model.elements import Event, Gateway

if TYPE_CHECKING:
    from bpmn_gen.model.elements import FlowNode


class Sort(StrEnum):
    """What a knot is; most values are keys of a step in a definition."""

    START = "mulai"
    STEP = "kegiatan"
    DECISION = "keputusan"
    SPLIT = "sejajar"
    JOIN = "gabung"
    MERGE = "pertemuan"
    END = "selesai"


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out of a knot."""

    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Knot:
    """One place in the flow."""

    id: str
    """Id of the node, or a new one."""
    sort: Sort
    node: FlowNode | None
    """The node of the file; None for a knot that was added because lists of steps need it."""
    ways: tuple[WayOut, ...] = ()
    text: str = ""
    """The words of a knot that was added."""
    near: str = ""
    """For a knot that was added, the id of one in whose lane it lies."""


@dataclass(slots=True)
class PlainFlow:
    """All knots of a process that can be reached from its start."""

    start: str
    """Id of the knot at which it begins."""
    knots: dict[str, Knot]
    """By id, in the order of the file."""
    notes: list[str] = field(default_factory=list)
    """What somebody should look at, one Indonesian sentence each."""
    tables: frozenset[str] = frozenset()
    """Ids of steps that read a decision table."""


def node_in_words(node: FlowNode) -> str:
    """How messages name a node: by its name, else by what it is and its id."""
    if node.name:
        return f"'{node.name}'"
    kind = "gerbang" if isinstance(node, Gateway) else "kejadian"
    return f"{kind if isinstance(node, Gateway | Event) else 'kegiatan'} {node.id}"
