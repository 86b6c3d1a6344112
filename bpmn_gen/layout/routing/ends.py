"""How links may meet nodes: at which sides, at which places, and at what price.

Sides are named by a letter: l, r, t, b for left, right, top and bottom.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from bpmn_gen.layout.graph import constants as c
from bpmn_gen.layout.graph.elements import BORDER_FORMS, LinkRole, NodeForm

if TYPE_CHECKING:
    from bpmn_gen.layout.graph.elements import Graph, Link
    from bpmn_gen.layout.plan.boundary_events import Hook
    from bpmn_gen.layout.plan.grid import Corners

_STRANGE_SIDE: Final = 8.0
"""Price of leaving to the left or arriving from the right, against the direction of reading."""
_TOP_BOTTOM: Final = 1.5
"""Price of leaving a box upward or downward, or of arriving from there."""
_CORNER: Final = 0.5
"""The same at a gateway.  It is less, because branches usually part and meet there so."""
_NAME_SIDE: Final = 2.0
"""Price of using the lower side of an event or gateway, where its name stands."""


class Ends:
    """What is known about the ends of all links, worked out once for a board."""

    def __init__(
        self,
        graph: Graph,
        hooks: dict[int, Hook],
        backward: frozenset[int],
        crowded: frozenset[int],
    ) -> None:
        """Find the sides and their prices; the arguments are those of the board."""
        self._graph = graph
        self._hooks = hooks
        self._guest_sides: dict[int, str] = {}
        for node, hook in hooks.items():
            host = graph.nodes[node].host
            if host is not None:
                sides = self._guest_sides.get(host, "")
                self._guest_sides[host] = sides + ("t" if hook.is_top else "b")
        self.is_centred = [
            node.form in {NodeForm.CIRCLE, NodeForm.DIAMOND} and number not in crowded
            for number, node in enumerate(graph.nodes)
        ]
        forms = [node.form for node in graph.nodes]
        self.has_rims = NodeForm.RIM in forms
        self.has_frames = self.has_rims or NodeForm.FRAME in forms
        self.passing = [
            any(forms[node] in {NodeForm.RIM, NodeForm.PASS} for node in link.ends)
            for link in graph.links
        ]
        """By link: whether it has an end on the border of a sub-process."""
        self.is_loose = [node.form in BORDER_FORMS for node in graph.nodes]
        """By node: whether lines may meet it anywhere along it: a bar, or the border of a pool."""
        self._sides = [self._find_sides(node) for node in range(len(graph.nodes))]
        self._leave = [
            self._costs(back, link, link.source) for back, link in self._numbered(backward)
        ]
        self._arrive = [
            self._costs(back, link, link.target) for back, link in self._numbered(backward)
        ]

    def _numbered(self, backward: frozenset[int]) -> list[tuple[bool, Link]]:
        """All links, each with whether it closes a loop."""
        return [(number in backward, link) for number, link in enumerate(self._graph.links)]

    def _find_sides(self, node: int) -> str:
        """The sides at which links may meet a node; events on its border take one."""
        hook = self._hooks.get(node)
        if hook is not None:
            return "t" if hook.is_top else "b"
        if self._graph.nodes[node].form in BORDER_FORMS:
            return "tb"
        taken = self._guest_sides.get(node, "")
        return "".join(side for side in "lrtb" if side not in taken)

    def _costs(self, is_back: bool, link: Link, node: int) -> dict[str, float]:  # noqa: FBT001
        """By side of a node: the price of meeting it there with one end of a link.

        A link that closes a loop runs best over the top, where it does not look like a branch.
        """
        what = self._graph.nodes[node]
        strange = "l" if node == link.source else "r"
        named = what.form in {NodeForm.CIRCLE, NodeForm.DIAMOND} and what.text
        costs = dict.fromkeys("lrtb", math.inf)
        for side in self._sides[node]:
            if link.role is not LinkRole.FLOW:
                costs[side] = 0.0 if side in "tb" else _STRANGE_SIDE / 2
            elif side in "lr":
                costs[side] = _STRANGE_SIDE if side == strange else 0.0
            else:
                cost = _CORNER if what.form is NodeForm.DIAMOND else _TOP_BOTTOM
                if is_back:
                    cost = 0.0 if side == "t" else 2 * _TOP_BOTTOM
                costs[side] = cost + (_NAME_SIDE if side == "b" and named else 0.0)
        return costs

    def sides(self, node: int) -> str:
        """The sides of a node at which links may end, out of l, r, t and b."""
        return self._sides[node]

    def prices(self, link: int) -> tuple[dict[str, float], dict[str, float]]:
        """By side: the price at which a link leaves its source there, or arrives at its target."""
        return self._leave[link], self._arrive[link]

    def cost(self, link: int, path: Corners) -> float:
        """The price of the sides at which a path leaves and arrives; infinite for closed ones."""
        leave = _side(path[0], path[1])
        return self._leave[link][leave] + self._arrive[link][_side(path[-1], path[-2])]

    def fixed_at(self, node: int, *, is_level: bool) -> float | None:
        """Where a node has to be met, in px from the middle of its row or column.

        None means any place.  NaN means no place: a boundary event cannot be met from the side.
        """
        hook = self._hooks.get(node)
        if hook is not None:
            return math.nan if is_level else hook.dx
        return 0.0 if self.is_centred[node] else None

    def reach(self, node: int, *, is_level: bool) -> float:
        """How many px from the middle of a side links may meet a node."""
        what = self._graph.nodes[node]
        if what.form is NodeForm.BAR:
            return (max(what.width, c.TASK_WIDTH) - c.PORT_GAP) / 2
        if what.host is not None or self.is_loose[node]:
            return math.inf
        return (what.height if is_level else what.width) / 2 - c.PORT_GAP / 2


def _side(port: tuple[int, int], other: tuple[int, int]) -> str:
    """The side of the node at ``port`` that faces ``other``."""
    if port[0] == other[0]:
        return "r" if other[1] > port[1] else "l"
    return "b" if other[0] > port[0] else "t"
