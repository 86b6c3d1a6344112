"""Lines of XPDL: flows, messages and the dotted lines to papers and remarks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.plain_text import plain_text
from bpmn_gen.foreign.semantics import line_of
from bpmn_gen.foreign.xpdl.names import (
    child,
    children,
    documentation_of,
    kind_of,
    points_of,
    said,
)
from bpmn_gen.foreign.xpdl.parts import Line, Node
from bpmn_gen.model.ids import slug

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.foreign.bpmn_tree import BpmnTree
    from bpmn_gen.foreign.xpdl.pools import PoolReader


@dataclass(slots=True)
class LineReader:
    """Collects the lines of a file and makes them when all that they join is known."""

    tree: BpmnTree
    nodes: dict[str, Node]
    pools: PoolReader
    made: list[tuple[etree._Element, Line]] = field(default_factory=list)
    """The lines in BPMN."""
    _waiting: list[Line] = field(default_factory=list)
    _owners: dict[str, str] = field(default_factory=dict)
    """By the id of what goes into or out of an activity: the id of that activity."""

    def inside(self, holder: etree._Element, scope: etree._Element) -> None:
        """The lines of a process or a set of activities."""
        for one in children(holder, "Transitions", "Transition"):
            self._wait(one, "sequenceFlow", scope, "From", "To")
        for activity in children(holder, "Activities", "Activity"):
            for path in (("InputSets", "InputSet", "Input"), ("OutputSets", "OutputSet", "Output")):
                for one in children(activity, *path):
                    self._owners[one.get("ArtifactId") or ""] = activity.get("Id") or ""
        self._dotted(holder)

    def between(self, root: etree._Element) -> None:
        """The lines that the file keeps outside of all processes."""
        for one in children(root, "MessageFlows", "MessageFlow"):
            self._wait(one, "messageFlow", None, "Source", "Target")
        self._dotted(root)

    def ends_of(self, root: etree._Element) -> dict[str, str]:
        """By the id of what a dotted line outside of all processes ends at: its other end."""
        found: dict[str, str] = {}
        for one in children(root, "Associations", "Association"):
            source, target = one.get("Source") or "", one.get("Target") or ""
            found.setdefault(source, target)
            found.setdefault(target, source)
        return found

    def make(self) -> None:
        """Make all lines; papers whose line is there already get no second one."""
        joined: set[tuple[str, str]] = set()
        for line in sorted(self._waiting, key=_is_of_data):
            ends = (self._end(line.source), self._end(line.target))
            if _is_of_data(line) and (ends in joined or ends[::-1] in joined):
                self.tree.stands_for(("DataAssociation", line.element.get("Id") or ""))
                continue
            if line.kind == "association":
                joined.add(ends)
            self._make(line, *ends)

    def _dotted(self, holder: etree._Element) -> None:
        for one in children(holder, "Associations", "Association"):
            self._wait(one, "association", None, "Source", "Target")
        for one in children(holder, "DataAssociations", "DataAssociation"):
            self._wait(one, "association", None, "From", "To")

    def _wait(
        self,
        one: etree._Element,
        kind: str,
        scope: etree._Element | None,
        source: str,
        target: str,
    ) -> None:
        points = points_of(one)
        ends = one.get(source) or "", one.get(target) or ""
        if (one.get("AssociationDirection") or "").lower() == "from":
            ends, points = ends[::-1], points[::-1]
        self._waiting.append(Line(one, kind, scope, *ends, points))

    def _end(self, ident: str) -> str:
        """Our id of an end; what the file does not hold gets an id that nothing has."""
        ident = ident if ident in self.nodes else self._owners.get(ident, ident)
        if ident in self.nodes:
            return self.nodes[ident].made.get("id") or ""
        if ident in self.pools.pools:
            participant = self.pools.pools[ident].participant
            return (participant.get("id") or "") if participant is not None else ""
        return slug(f"tidak ada {ident}") if ident else ""

    def _make(self, line: Line, source: str, target: str) -> None:
        """Make one line."""
        one = line.element
        scope = self._scope(line)
        direction = (one.get("AssociationDirection") or "").lower()
        arrows = {"both": "Both", "to": "One", "from": "One"}.get(direction, "")
        made = self.tree.add(
            scope,
            line.kind,
            line_of(one),
            origin=(kind_of(one), one.get("Id") or ""),
            name=plain_text(one.get("Name") or ""),
            documentation=documentation_of(one),
            sourceRef=source,
            targetRef=target,
            associationDirection=arrows if line.kind == "association" else "",
        )
        if line.kind == "sequenceFlow":
            self._condition(made, line)
        self.made.append((made, line))

    def _condition(self, made: etree._Element, line: Line) -> None:
        """When a flow is taken."""
        condition = child(line.element, "Condition")
        if condition is None:
            return
        if (condition.get("Type") or "").upper() == "OTHERWISE":
            source = self.nodes.get(line.source)
            if source is not None:
                source.made.set("default", made.get("id") or "")
            return
        text = said(condition, "Expression") or plain_text(condition.text or "")
        if text:
            self.tree.part(made, "conditionExpression", text)

    def _scope(self, line: Line) -> etree._Element:
        """Where a line stands: in what holds its ends, or on the plane of all pools."""
        if line.kind == "sequenceFlow" and line.scope is not None:
            source = self.nodes.get(line.source)
            return source.scope if source is not None else line.scope
        if line.kind == "association":
            found = [
                self.nodes.get(self._owners.get(one, one)) for one in (line.source, line.target)
            ]
            nodes = [one for one in found if one is not None]
            nodes.sort(key=lambda one: one.kind in k.REMARKS)
            if nodes:
                return nodes[0].scope
        if self.pools.collaboration is None:
            self.pools.collaboration = self.tree.add(self.tree.root, "collaboration", 1)
        return self.pools.collaboration


def _is_of_data(line: Line) -> bool:
    """Whether a line leads to what goes into or out of an activity.

    Bizagi writes each dotted line of a paper a second time in that form.
    """
    return kind_of(line.element) == "DataAssociation"
