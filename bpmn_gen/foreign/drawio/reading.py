"""A page of draw.io as BPMN: pools, lanes, nodes and lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.foreign.drawio.cells import MANY
from bpmn_gen.foreign.drawio.lines import LineReader
from bpmn_gen.foreign.drawio.parts import Made
from bpmn_gen.foreign.joining import distance

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.foreign.bpmn_tree import BpmnTree, Origin
    from bpmn_gen.foreign.drawio.cells import Cell
    from bpmn_gen.foreign.drawio.forms import Form
    from bpmn_gen.foreign.drawio.pools import PagePool
    from bpmn_gen.foreign.drawio.sorted_page import Sorted

_TOUCHING = 4.0
"""px from the border of a step at which an event stands on it."""
_LOOPS = {
    "standard": ("standardLoopCharacteristics", ""),
    "sequential": ("multiInstanceLoopCharacteristics", "true"),
    "parallel": ("multiInstanceLoopCharacteristics", ""),
}


@dataclass(slots=True)
class PageReader:
    """Reads one page."""

    tree: BpmnTree
    page: Sorted
    number: int
    name: str
    collaboration: etree._Element | None
    """The plane of all pools; None where the file has none."""
    made: Made = field(default_factory=Made)
    process: etree._Element | None = None
    """The process of a page without pools."""

    def read(self, pools: list[PagePool], outside: list[str]) -> None:
        """Make everything of the page.

        Args:
            pools: its pools.
            outside: ids of the nodes that stand in none of them.
        """
        for ident in self.page.merged:
            self.tree.stands_for(self._origin(ident))
        self._find_hosts()
        scopes: dict[str, etree._Element] = {}
        for pool in pools:
            process = self._pool(pool)
            scopes |= dict.fromkeys(pool.nodes, process)
        if outside:
            scopes |= dict.fromkeys(outside, self._outside(pools, outside))
        holders = {
            self.page.cells[ident].parent
            for ident, form in self.page.forms.items()
            if form.kind in k.FLOW_NODES and ident not in self.made.hosts
        }
        for ident, form in self.page.forms.items():
            if ident in holders and form.kind in k.TASK_KINDS:
                self.page.forms[ident] = form._replace(kind="subProcess", is_closed=False)
        for ident in self.page.forms:
            self._node(ident, scopes)
        for event, host in self.made.hosts.items():
            self.made.nodes[event].set("attachedToRef", self.made.nodes[host].get("id") or "")
        lines = LineReader(self.tree, self.page, self.made, self.collaboration, self.name)
        for edge in self.page.edges:
            ends = [one for one in (edge.source, edge.target) if one in self.page.forms]
            ends.sort(key=lambda one: self.page.forms[one].kind in k.REMARKS)
            holder = self._scope(ends[0], scopes) if ends else None
            lines.read(edge, self._origin(edge.id), scopes, holder)

    def _origin(self, ident: str) -> Origin:
        return "cell", f"{self.number}/{ident}"

    def _pool(self, pool: PagePool) -> etree._Element:
        """A pool with its process and its lanes."""
        own = pool.own
        name = own.text if own is not None else self.name
        line = pool.tops[0].line
        process = self.tree.add(self.tree.root, "process", line, name=name)
        assert self.collaboration is not None  # noqa: S101 -- a page with pools has a plane
        participant = self.tree.add(
            self.collaboration,
            "participant",
            line,
            origin=self._origin(own.id) if own is not None else None,
            name=name,
            documentation=own.facts if own is not None else "",
        )
        if pool.nodes:
            participant.set("processRef", process.get("id") or "")
        else:
            self.tree.root.remove(process)
        self.made.pools.append((pool, participant))
        for top in pool.tops:
            self.made.nodes[top.id] = participant
        self._lanes(pool, process)
        return process

    def _lanes(self, pool: PagePool, process: etree._Element) -> None:
        """The swimlanes in a pool, each with what stands directly in it."""
        own = pool.own
        tops = {one.id for one in pool.tops}
        inside = [
            cell
            for cell in self.page.lanes.values()
            if tops.intersection((cell.id, *self.page.around(cell.id))) and cell is not own
        ]
        holders: dict[str, etree._Element] = {}
        for cell in inside:
            around = next((one for one in self.page.around(cell.id) if one in self.made.lanes), "")
            if around not in holders:
                holder = self.made.lanes.get(around, process)
                kind = "childLaneSet" if around else "laneSet"
                holders[around] = self.tree.add(holder, kind, cell.line)
            self.made.lanes[cell.id] = self.tree.add(
                holders[around],
                "lane",
                cell.line,
                origin=self._origin(cell.id),
                name=cell.text,
                documentation=cell.facts,
            )
            self.made.nodes.setdefault(cell.id, self.made.nodes[pool.tops[0].id])

    def _outside(self, pools: list[PagePool], outside: list[str]) -> etree._Element:
        """What holds the nodes outside of all pools."""
        if pools and self.collaboration is not None:
            return self.collaboration
        line = self.page.cells[outside[0]].line
        process = self.tree.add(self.tree.root, "process", line, name=self.name)
        self.process = process
        if self.collaboration is not None:
            self.tree.add(
                self.collaboration,
                "participant",
                line,
                name=self.name,
                processRef=process.get("id") or "",
            )
        return process

    def _find_hosts(self) -> None:
        """Find the events that stand on the border of a step."""
        into = {edge.target for edge in self.page.edges}
        steps = {
            ident: self.page.cells[ident].place
            for ident, form in self.page.forms.items()
            if form.kind in k.TASK_KINDS | k.SUB_PROCESSES
        }
        inner = [
            (one, form)
            for one, form in self.page.forms.items()
            if form.is_inner and one not in into
        ]
        around = steps if len(inner) <= MANY else {}
        for ident, form in inner:
            parent = self.page.cells[ident].parent
            box = self.page.cells[ident].place
            own = {parent: steps[parent]} if parent in steps else {}
            near = (one for one, at in (own | around).items() if _is_on_border(at, box))
            host = next(near, "")
            if host:
                self.made.hosts[ident] = host
                self.page.forms[ident] = form._replace(kind="boundaryEvent")

    def _scope(self, ident: str, scopes: dict[str, etree._Element]) -> etree._Element:
        """What a node stands in: a sub-process that is drawn around it, else its process."""
        ident = self.made.hosts.get(ident, ident)
        around = self.page.cells[ident].parent
        form = self.page.forms.get(around)
        if form is not None and form.kind in k.SUB_PROCESSES and around in self.made.nodes:
            return self.made.nodes[around]
        return scopes[ident]

    def _node(self, ident: str, scopes: dict[str, etree._Element]) -> None:
        """A node with all that is known of it."""
        cell, form = self.page.cells[ident], self.page.forms[ident]
        scope = self._scope(ident, scopes)
        is_text = form.kind in k.REMARKS
        made = self.tree.add(
            scope,
            form.kind,
            cell.line,
            origin=self._origin(ident),
            name="" if is_text else self.page.names[ident],
            documentation=cell.facts,
            isForCompensation="true" if form.compensates else "",
            triggeredByEvent="true" if form.by_event else "",
            cancelActivity="false" if form.kind == "boundaryEvent" and not form.interrupts else "",
        )
        self.made.nodes[ident] = made
        for kind in form.happens:
            definition = self.tree.part(made, kind)
            if kind == "linkEventDefinition":
                definition.set("name", made.get("name") or "")
            elif kind == "conditionalEventDefinition":
                self.tree.part(definition, "condition")
        if form.loop:
            kind, sequential = _LOOPS[form.loop]
            part = self.tree.part(made, kind)
            if sequential:
                part.set("isSequential", sequential)
        self._finish(made, form, scope, cell)
        lane = self.made.lanes.get(self.page.lane_of(ident))
        is_direct = scope.tag.endswith("process")
        if lane is not None and form.kind in k.FLOW_NODES and is_direct:
            self.tree.part(lane, "flowNodeRef", made.get("id") or "")

    def _finish(self, made: etree._Element, form: Form, scope: etree._Element, cell: Cell) -> None:
        """Add what papers, stores, remarks and frames need beside their element."""
        text = self.page.names[cell.id]
        if form.kind == "dataObjectReference":
            self.tree.give_data(made, scope, cell.line)
        elif form.kind == "textAnnotation":
            self.tree.part(made, "text", text)
        elif form.kind == "group" and text:
            self.tree.give_title(made, text, cell.line)


def _is_on_border(step: Bounds, event: Bounds) -> bool:
    """Whether the middle of an event lies near the border of a step."""
    middle = event.center
    inside = min(
        middle.x - step.x, step.right - middle.x, middle.y - step.y, step.bottom - middle.y
    )
    slack = max(_TOUCHING, min(event.width, event.height) / 4)
    return distance(step, middle) <= slack and inside <= slack
