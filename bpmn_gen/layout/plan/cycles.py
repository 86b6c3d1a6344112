"""Which flows close a loop; they are drawn backward, and all others lead to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Arc = tuple[int, int]
"""The numbers of two nodes, from the first of which something leads to the second."""


def loop_backs(size: int, arcs: Sequence[Arc]) -> frozenset[int]:
    """Indices of the arcs that close a loop in a depth-first walk, in linear time.

    The walk begins at nodes to which nothing leads and follows arcs in declaration order, so that
    the author's main path decides what is forward.
    """
    leaving: list[list[int]] = [[] for _ in range(size)]
    entered = [False] * size
    for index, (source, target) in enumerate(arcs):
        leaving[source].append(index)
        entered[target] = entered[target] or source != target
    state = [0] * size
    back: set[int] = set()
    for root in sorted(range(size), key=lambda node: entered[node]):
        if not state[root]:
            _walk(root, arcs, leaving, state, back)
    return frozenset(back)


def _walk(
    root: int, arcs: Sequence[Arc], leaving: list[list[int]], state: list[int], back: set[int]
) -> None:
    """Walk from one root and note the arcs that close a loop.

    The stack is explicit, because a path may be longer than Python recurses.  ``state`` is 1 for a
    node on the stack and 2 for one that is done.
    """
    state[root] = 1
    stack = [(root, iter(leaving[root]))]
    while stack:
        node, rest = stack[-1]
        for index in rest:
            target = arcs[index][1]
            if state[target] == 1:
                back.add(index)
            elif not state[target]:
                state[target] = 1
                stack.append((target, iter(leaving[target])))
                break
        else:
            state[node] = 2
            stack.pop()


def topological(size: int, arcs: Sequence[Arc]) -> list[int]:
    """All nodes in an order in which every arc leads onward; the arcs must have no loops."""
    missing = [0] * size
    after: list[list[int]] = [[] for _ in range(size)]
    for source, target in arcs:
        missing[target] += 1
        after[source].append(target)
    order = [node for node in range(size) if not missing[node]]
    for node in order:
        for target in after[node]:
            missing[target] -= 1
            if not missing[target]:
                order.append(target)
    return order
