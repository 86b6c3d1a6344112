"""Which planes a file gets, and what is drawn on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.foreign import kinds as k
from bpmn_gen.layout.engine import lay_out_graph
from bpmn_gen.layout.late.lines import LateLine, add_late_lines
from bpmn_gen.layout.late.nesting import inner_size, passes, place_inside
from bpmn_gen.layout.plan.pool_order import order_pools
from bpmn_gen.relayout.frames import group_frames
from bpmn_gen.relayout.scope import ScopeBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.old_diagram import OldDiagram
    from bpmn_gen.foreign.semantics import Item, Semantics


@dataclass(frozen=True, slots=True)
class Plane:
    """One diagram."""

    element: str
    """Id of what the plane shows."""
    drawing: Drawing


@dataclass(slots=True)
class _Planner:
    model: Semantics
    old: OldDiagram
    is_drawn: dict[str, bool] = field(default_factory=dict)
    planes: list[Plane] = field(default_factory=list)
    rank: dict[str, int] = field(default_factory=dict)
    """On the plane at hand: the place of every pool, by pool and by process, from the top."""

    def run(self) -> list[Plane]:
        """Collaborations first, then processes that none shows, then collapsed sub-processes."""
        self._find_drawn()
        shown: set[str] = set()
        for scope in self.model.of_kind("collaboration", "choreography", "globalConversation"):
            people = [one for one in self.model.inside(scope.id) if one.kind == "participant"]
            nodes = [one for one in self.model.inside(scope.id) if one.kind in k.NODES]
            if people or nodes:
                self._collaboration(scope, people, shown)
        for process in self.model.of_kind("process"):
            if process.id not in shown and (self._has_content(process.id) or not self.planes):
                self._single(process.id)
        for sub in self.model.of_kind(*k.SUB_PROCESSES):
            if not self._is_expanded(sub) and self._has_content(sub.id):
                self._single(sub.id)
        return self.planes

    def _find_drawn(self) -> None:
        """Data inputs and outputs are drawn where they were, or where they are the process's."""
        for item in self.model.of_kind("dataInput", "dataOutput"):
            holder = item.element.getparent()
            owner = holder.getparent() if holder is not None else None
            own = owner is not None and owner.get("id") == item.scope
            self.is_drawn[item.id] = item.id in self.old.bounds or (self.old.is_empty and own)

    def _has_content(self, scope: str) -> bool:
        inside = self.model.inside(scope)
        return bool(self.model.lanes.get(scope)) or any(
            item.kind in k.NODES and self.is_drawn.get(item.id, True) for item in inside
        )

    def _is_expanded(self, item: Item) -> bool:
        if item.kind not in k.SUB_PROCESSES or not self._has_content(item.id):
            return False
        default = self.old.is_empty or any(
            child.id in self.old.bounds for child in self.model.inside(item.id)
        )
        return self.old.expanded.get(item.id, default)

    def _collaboration(self, scope: Item, people: list[Item], shown: set[str]) -> None:
        inner = [
            person.process
            for person in people
            if person.process in self.model.items and self._has_content(person.process)
        ]
        messages = [item for item in self.model.items.values() if item.kind in k.MESSAGE_LINES]
        homeless = self._homeless(messages, people, shown)
        pairs = [(self._person(m.source, people), self._person(m.target, people)) for m in messages]
        order = order_pools([person.id for person in people], pairs)
        self._rank(order, homeless)
        contents = self._contents([*inner, *homeless])
        builder = self._builder(contents)
        for person in order:
            item = self.model.items[person]
            if item.process in inner and item.process not in shown:
                shown.add(item.process)
                builder.add_scope(item.process, item)
            else:
                builder.add_bar(item)
        for process in homeless:
            shown.add(process)
            builder.add_scope(process)
        if any(item.kind in k.NODES for item in self.model.inside(scope.id)):
            builder.add_scope(scope.id)
        self._draw(scope.id, builder, contents)

    def _homeless(self, messages: list[Item], people: list[Item], shown: set[str]) -> list[str]:
        """Processes that no participant shows, but that message flows of this plane reach."""
        ends = [end for item in messages for end in (item.source, item.target)]
        around = {scope for end in ends for scope in self.model.scopes_of(end)}
        taken = shown | {person.process for person in people}
        return [
            process.id
            for process in self.model.of_kind("process")
            if process.id in around and process.id not in taken and self._has_content(process.id)
        ]

    def _person(self, ident: str, people: list[Item]) -> str:
        """The participant that an end of a message flow belongs to."""
        around = {ident, *self.model.scopes_of(ident)}
        return next((p.id for p in people if p.id in around or p.process in around), "")

    def _rank(self, order: list[str], homeless: list[str]) -> None:
        """Remember which pool is above which other."""
        self.rank = {}
        for place, ident in enumerate([*order, *homeless]):
            self.rank[ident] = self.rank[self.model.items[ident].process or ident] = place

    def _side(self, inside: str, outside: str) -> bool | None:
        """Whether a line between two elements leads upward, if they are in different pools."""
        one, two = (
            next((self.rank[s] for s in (e, *self.model.scopes_of(e)) if s in self.rank), None)
            for e in (inside, outside)
        )
        return None if one is None or two is None or one == two else two < one

    def _single(self, scope: str) -> None:
        self.rank = {}
        contents = self._contents([scope])
        builder = self._builder(contents)
        builder.add_scope(scope)
        self._draw(scope, builder, contents)

    def _sides(self, sub: Item) -> Callable[[str, str], bool | None]:
        """By which side lines leave a sub-process: not where events sit, if there is a choice."""
        has_guests = any(item.host == sub.id for item in self.model.items.values())

        def side(inside: str, outside: str) -> bool | None:
            wanted = self._side(inside, outside)
            return True if wanted is None and has_guests else wanted

        return side

    def _builder(self, contents: dict[str, Drawing], sub: Item | None = None) -> ScopeBuilder:
        sizes = {
            ident: inner_size(drawing, self.model.items[ident].name)
            for ident, drawing in contents.items()
        }
        places = {ident: passes(drawing) for ident, drawing in contents.items()}
        side = self._sides(sub) if sub else None
        return ScopeBuilder(self.model, sizes, self.is_drawn, places, side)

    def _contents(self, scopes: list[str]) -> dict[str, Drawing]:
        """Drawings of the expanded sub-processes directly in some scopes, from the inside out."""
        found: dict[str, Drawing] = {}
        for scope in scopes:
            for item in self.model.inside(scope):
                if self._is_expanded(item):
                    inner = self._contents([item.id])
                    builder = self._builder(inner, item)
                    builder.add_scope(item.id)
                    graph, _ = builder.graph()
                    found[item.id] = place_inside(lay_out_graph(graph), inner)
        return found

    def _draw(self, element: str, builder: ScopeBuilder, contents: dict[str, Drawing]) -> None:
        graph, late = builder.graph()
        drawing = place_inside(lay_out_graph(graph), contents)
        drawn = {edge.element_id for edge in drawing.edges}
        lines = [
            LateLine(item.id, item.kind, item.source, item.target, item.name)
            for item in late
            if item.id not in drawn
        ]
        drawing = add_late_lines(drawing, lines, self._parents())
        groups = self.model.of_kind("group")
        drawing = group_frames(drawing, groups, self.old, self.model)
        self.planes.append(Plane(element, drawing))

    def _parents(self) -> dict[str, str]:
        """By element, the element around it."""
        found = {item.id: item.scope for item in self.model.items.values()}
        for person in self.model.of_kind("participant"):
            found[person.process] = person.id
        return found


def draw_planes(model: Semantics, old: OldDiagram) -> list[Plane]:
    """All diagrams of a file."""
    return _Planner(model, old).run()
