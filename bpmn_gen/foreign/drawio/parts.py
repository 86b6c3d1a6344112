"""What is known of a page of draw.io while it becomes BPMN."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.drawio.pools import PagePool


@dataclass(slots=True)
class Made:
    """What a page became."""

    nodes: dict[str, etree._Element] = field(default_factory=dict)
    """By the ids of its cells: nodes, and pools as ends of messages."""
    edges: dict[str, etree._Element] = field(default_factory=dict)
    lanes: dict[str, etree._Element] = field(default_factory=dict)
    pools: list[tuple[PagePool, etree._Element]] = field(default_factory=list)
    """Pools with their participants."""
    hosts: dict[str, str] = field(default_factory=dict)
    """By the id of an event on a border: the id of the step."""
