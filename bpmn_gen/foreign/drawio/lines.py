"""The lines of a page of draw.io: flows, messages between pools, and dotted lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawio.pools import is_flow

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import BpmnTree, Origin
    from bpmn_gen.foreign.drawio.cells import Cell
    from bpmn_gen.foreign.drawio.parts import Made
    from bpmn_gen.foreign.drawio.sorted_page import Sorted


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the lines of one page."""

    tree: BpmnTree
    page: Sorted
    made: Made
    """What the page became."""
    collaboration: etree._Element | None
    """The plane of all pools; None where the file has none."""
    name: str
    """What the page is called."""

    def read(
        self,
        edge: Cell,
        origin: Origin,
        scopes: dict[str, etree._Element],
        holder: etree._Element | None,
    ) -> None:
        """Make a line: a flow, a message between pools, or a dotted line.

        Args:
            edge: the line.
            origin: what it is in the file.
            scopes: by the id of a node, the process that it stands in.
            holder: what its first end stands in; None where no end is known.
        """
        source, target = self.made.nodes.get(edge.source), self.made.nodes.get(edge.target)
        kind = self._kind(edge, scopes)
        scope = self._holder(edge, kind, scopes, holder)
        made = self.tree.add(
            scope,
            kind,
            edge.line,
            origin=origin,
            name=self.page.names[edge.id],
            documentation=edge.facts,
            sourceRef=(source.get("id") or "") if source is not None else "",
            targetRef=(target.get("id") or "") if target is not None else "",
        )
        self.made.edges[edge.id] = made
        if kind == "sequenceFlow" and edge.style.get("startArrow") == "dash" and source is not None:
            source.set("default", made.get("id") or "")
        if kind == "association" and edge.style.get("endArrow", "classic") != "none":
            made.set("associationDirection", "One")

    def _kind(self, edge: Cell, scopes: dict[str, etree._Element]) -> str:
        """The kind of a line, by what it joins and how it is drawn."""
        if is_flow(self.page, edge):
            return "sequenceFlow"
        ends = [self.page.forms.get(one) for one in (edge.source, edge.target)]
        kinds = {form.kind for form in ends if form is not None}
        if kinds & (k.SHEETS | k.REMARKS):
            return "association"
        if edge.source in self.page.lanes or edge.target in self.page.lanes:
            return "messageFlow"
        one, two = scopes.get(edge.source), scopes.get(edge.target)
        if one is not None and two is not None and one is not two:
            return "messageFlow"
        is_dotted = edge.style.get("endArrow", "classic") in {"none", "open"} and edge.has("dashed")
        return "association" if is_dotted and None not in ends else "sequenceFlow"

    def _holder(
        self,
        edge: Cell,
        kind: str,
        scopes: dict[str, etree._Element],
        holder: etree._Element | None,
    ) -> etree._Element:
        """What a line stands in."""
        if kind == "messageFlow" and self.collaboration is not None:
            return self.collaboration
        if holder is not None:
            return holder
        if scopes:
            return next(iter(scopes.values()))
        if self.collaboration is not None:
            return self.collaboration
        return self.tree.add(self.tree.root, "process", edge.line, name=self.name)
