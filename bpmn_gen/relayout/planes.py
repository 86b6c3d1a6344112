"""Which planes a file gets, and what is drawn on each.

A plane is one diagram.  Each collaboration gets one with its pools, each process that no pool shows
gets one, and so does each collapsed sub-process that has content.  Expanded sub-processes
are laid out first, from the inside out, and stand on the plane around them as one large node.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.foreign import kinds as k
from bpmn_gen.layout.engine import first_cost, is_plain, lay_out_graph
from bpmn_gen.layout.late.lines import LateLine, add_late_lines
from bpmn_gen.layout.late.nesting import inner_size, passes, place_inside
from bpmn_gen.layout.memory import without_waste_search
from bpmn_gen.layout.plan.pool_order import pool_orders
from bpmn_gen.relayout.frames import group_frames, loose_groups
from bpmn_gen.relayout.homes import at_home
from bpmn_gen.relayout.lane_order import as_drawn, in_drawn_order
from bpmn_gen.relayout.scope import ScopeBuilder

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.drawing.elements import Drawing
    from bpmn_gen.foreign.drawables import Drawable, Drawables
    from bpmn_gen.foreign.old_diagram import OldDiagram


_JOINING: Final = k.MESSAGE_LINES | k.DATA_LINES | {"association"}
"""Lines that may lead from pool to pool."""


@dataclass(frozen=True, slots=True)
class Plane:
    """One diagram."""

    element: str
    """Id of the collaboration, process or sub-process that the plane shows."""
    drawing: Drawing
    is_plain: bool = False
    """Whether it shows so many lines that they were led the plain way."""
    loose: tuple[Drawable, ...] = ()
    """The groups whose frame reaches over something that is not theirs."""


@dataclass(slots=True)
class _Planner:
    """Draws the planes of one file one after the other."""

    drawables: Drawables
    old: OldDiagram
    is_drawn: dict[str, bool] = field(default_factory=dict)
    """For data inputs and outputs, by id; everything else is always drawn."""
    planes: list[Plane] = field(default_factory=list)
    rank: dict[str, int] = field(default_factory=dict)
    """On the plane at hand: the number of each pool from the top, by id of pool and process."""

    def run(self) -> list[Plane]:
        """Draw collaborations, then processes that none shows, then collapsed sub-processes."""
        self._find_drawn()
        shown: set[str] = set()
        for scope in self.drawables.of_kind("collaboration", "choreography", "globalConversation"):
            people = [one for one in self.drawables.inside(scope.id) if one.kind == "participant"]
            nodes = [one for one in self.drawables.inside(scope.id) if one.kind in k.NODES]
            if people or nodes:
                self._collaboration(scope, people, shown)
        for process in self.drawables.of_kind("process"):
            if process.id not in shown and (self._has_content(process.id) or not self.planes):
                self._single(process.id)
        for sub in self.drawables.of_kind(*k.SUB_PROCESSES):
            if not self._is_expanded(sub) and self._has_content(sub.id):
                self._single(sub.id)
        return self.planes

    def _find_drawn(self) -> None:
        """Decide which data inputs and outputs are drawn.

        What the old diagram shows is drawn again.  In a file without a diagram, only those of the
        process itself are drawn, because tools write many more as hidden details of steps.
        """
        for item in self.drawables.of_kind("dataInput", "dataOutput"):
            was = item.id in self.old.bounds
            self.is_drawn[item.id] = was or (self.old.is_empty and item.is_of_process)

    def _has_content(self, scope: str) -> bool:
        """Whether there is anything to draw in a scope."""
        inside = self.drawables.inside(scope)
        return bool(self.drawables.lanes.get(scope)) or any(
            item.kind in k.NODES and self.is_drawn.get(item.id, True) for item in inside
        )

    def _is_expanded(self, item: Drawable) -> bool:
        """Whether a sub-process is drawn with its content.

        The old diagram decides.  Where it does not say, a sub-process is expanded if its content
        was drawn, or if nothing was.
        """
        if item.kind not in k.SUB_PROCESSES or not self._has_content(item.id):
            return False
        default = self.old.is_empty or any(
            child.id in self.old.bounds for child in self.drawables.inside(item.id)
        )
        return self.old.expanded.get(item.id, default)

    def _collaboration(self, scope: Drawable, people: list[Drawable], shown: set[str]) -> None:
        """Draw a plane with pools: those with a process, bars without, then processes by name.

        ``shown`` holds the processes that earlier planes show; those of this plane are added to it.
        """
        inner = [
            person.process
            for person in people
            if person.process in self.drawables.items and self._has_content(person.process)
        ]
        messages = [item for item in self.drawables.items.values() if item.kind in k.MESSAGE_LINES]
        homeless = self._homeless(messages, people, shown)
        joining = [item for item in self.drawables.items.values() if item.kind in _JOINING]
        pairs = [(self._person(m.source, people), self._person(m.target, people)) for m in joining]
        listed = [person.id for person in people]
        listed = in_drawn_order(listed, self.old.bounds) or listed
        full = {person.id for person in people if person.process in inner}
        orders = pool_orders(listed, pairs, full)
        tried = [self._built(scope, order, inner, homeless, shown) for order in orders]
        if len(tried) > 1:
            costs = [first_cost(builder.graph()[0]) for builder, _ in tried]
            best = min(range(len(tried)), key=costs.__getitem__)
            # What is known of sides depends on the order, so the best is made once more.
            tried = [self._built(scope, orders[best], inner, homeless, shown)]
        builder, contents = tried[0]
        shown |= {*inner, *homeless}
        self._draw(scope.id, builder, contents)

    def _built(
        self,
        scope: Drawable,
        order: list[str],
        inner: list[str],
        homeless: list[str],
        shown: set[str],
    ) -> tuple[ScopeBuilder, dict[str, Drawing]]:
        """The graph of a plane with its pools in some order, and what is in its sub-processes."""
        self._rank(order, homeless)
        contents = self._contents([*inner, *homeless])
        builder = self._builder(contents)
        seen = set(shown)
        for person in order:
            item = self.drawables.items[person]
            if item.process in inner and item.process not in seen:
                seen.add(item.process)
                builder.add_scope(item.process, item)
            else:
                builder.add_bar(item)
        for process in homeless:
            builder.add_scope(process)
        if any(item.kind in k.NODES for item in self.drawables.inside(scope.id)):
            builder.add_scope(scope.id)
        return builder, contents

    def _homeless(
        self, messages: list[Drawable], people: list[Drawable], shown: set[str]
    ) -> list[str]:
        """Processes that no participant shows although message flows of this plane reach them."""
        ends = [end for item in messages for end in (item.source, item.target)]
        around = {scope for end in ends for scope in self.drawables.scopes_of(end)}
        taken = shown | {person.process for person in people}
        return [
            process.id
            for process in self.drawables.of_kind("process")
            if process.id in around and process.id not in taken and self._has_content(process.id)
        ]

    def _person(self, ident: str, people: list[Drawable]) -> str:
        """Id of the participant to which an end of a message flow belongs; empty for none."""
        around = {ident, *self.drawables.scopes_of(ident)}
        return next((p.id for p in people if p.id in around or p.process in around), "")

    def _rank(self, order: list[str], homeless: list[str]) -> None:
        """Number the pools of the plane at hand from the top."""
        self.rank = {}
        for place, ident in enumerate([*order, *homeless]):
            self.rank[ident] = self.rank[self.drawables.items[ident].process or ident] = place

    def _side(self, inside: str, outside: str) -> bool | None:
        """Whether a line leads to a higher pool; None where its ends are not in two pools."""
        one, two = (
            next((self.rank[s] for s in (e, *self.drawables.scopes_of(e)) if s in self.rank), None)
            for e in (inside, outside)
        )
        return None if one is None or two is None or one == two else two < one

    def _single(self, scope: str) -> None:
        """Draw a plane with one process or sub-process and no pools."""
        self.rank = {}
        contents = self._contents([scope])
        builder = self._builder(contents)
        builder.add_scope(scope)
        self._draw(scope, builder, contents)

    def _sides(self, sub: Drawable) -> Callable[[str, str], bool | None]:
        """Tell by which side lines leave a sub-process: True for upward, None for either.

        Boundary events stand on the lower border, so lines that have the choice leave upward.
        """
        has_guests = any(item.host == sub.id for item in self.drawables.items.values())

        def side(inside: str, outside: str) -> bool | None:
            wanted = self._side(inside, outside)
            return True if wanted is None and has_guests else wanted

        return side

    def _builder(self, contents: dict[str, Drawing], sub: Drawable | None = None) -> ScopeBuilder:
        """A builder for one graph, which knows the size of each expanded sub-process in it.

        ``sub`` is the sub-process whose content the graph is, if it is one.
        """
        sizes = {
            ident: inner_size(drawing, self.drawables.items[ident].name)
            for ident, drawing in contents.items()
        }
        places = {ident: passes(drawing) for ident, drawing in contents.items()}
        side = self._sides(sub) if sub else None
        groups = {group.id: self.old.members(group.id) for group in self.drawables.of_kind("group")}
        return ScopeBuilder(self.drawables, sizes, self.is_drawn, places, side, groups)

    def _contents(self, scopes: list[str]) -> dict[str, Drawing]:
        """Drawings of the expanded sub-processes that stand directly in some scopes, by id."""
        found: dict[str, Drawing] = {}
        for scope in scopes:
            for item in self.drawables.inside(scope):
                if self._is_expanded(item):
                    inner = self._contents([item.id])
                    builder = self._builder(inner, item)
                    builder.add_scope(item.id)
                    graph, _ = builder.graph()
                    found[item.id] = place_inside(lay_out_graph(graph), inner)
        return found

    def _draw(self, element: str, builder: ScopeBuilder, contents: dict[str, Drawing]) -> None:
        """Lay out one plane: nodes and lines, the lines that end on lines, then the groups.

        Lines that end on groups come behind them.
        """
        graph, late = builder.graph()
        drawing = place_inside(lay_out_graph(graph), contents)
        drawn = {edge.element_id for edge in drawing.edges}
        lines = [
            LateLine(item.id, item.kind, item.source, item.target, item.name)
            for item in late
            if item.id not in drawn
        ]
        frames = {group.id for group in self.drawables.of_kind("group")}
        meet = [line for line in lines if {line.source, line.target} & frames]
        rest = [line for line in lines if not {line.source, line.target} & frames]
        parents = self._parents()
        drawing = add_late_lines(drawing, rest, parents)
        framed = group_frames(drawing, self.old, self.drawables)
        framed = add_late_lines(framed, meet, parents)
        loose = tuple(loose_groups(framed, self.old, self.drawables))
        self.planes.append(Plane(element, framed, is_plain(graph), loose))

    def _parents(self) -> dict[str, str]:
        """By id of an element, that of the element around it: of a process, its pool."""
        found = {item.id: item.scope for item in self.drawables.items.values()}
        for person in self.drawables.of_kind("participant"):
            found[person.process] = person.id
        return found


def draw_planes(drawables: Drawables, old: OldDiagram) -> list[Plane]:
    """All diagrams of a file, laid out anew; expanded sub-processes stay expanded."""
    shown = at_home(drawables, old.members)
    shown.lanes = as_drawn(shown.lanes, old.bounds)
    with without_waste_search():
        return _Planner(shown, old).run()
