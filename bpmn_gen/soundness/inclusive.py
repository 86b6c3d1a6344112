"""How inclusive gateways take and give tokens, as the standard has it.

A gateway that splits gives a token to one way or more.  A gateway that joins waits for every token
elsewhere that can come to one of its empty inputs without passing the gateway itself.  It does not
wait for a token that can also come to an input that holds one already (BPMN 2.0.2, table 13.3).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

TokenPlace = TypeVar("TokenPlace", bound=Hashable)
"""Where a token can be."""


def choices(ways: Sequence[TokenPlace]) -> Iterator[tuple[TokenPlace, ...]]:
    """Every selection of one way or more, small ones first."""
    for count in range(1, len(ways) + 1):
        yield from combinations(ways, count)


@dataclass(slots=True)
class Waiting(Generic[TokenPlace]):
    """Tells when gateways that join have waited long enough."""

    before: Mapping[TokenPlace, Iterable[TokenPlace]]
    """By place the places from which a token can come straight to it."""
    _sources: dict[tuple[frozenset[TokenPlace], TokenPlace], frozenset[TokenPlace]] = field(
        default_factory=dict
    )

    def is_over(self, inputs: Collection[TokenPlace], tokens: Collection[TokenPlace]) -> bool:
        """Whether a gateway can fire: one of its inputs holds a token and no other is awaited."""
        marked = [place for place in inputs if place in tokens]
        awaited = [place for place in inputs if place not in tokens]
        if not marked or not awaited:
            return bool(marked)
        border = frozenset(inputs)
        coming = {p for place in awaited for p in self._leading(border, place)}
        come = {p for place in marked for p in self._leading(border, place)}
        return not any(t in coming and t not in come for t in tokens if t not in border)

    def _leading(self, border: frozenset[TokenPlace], goal: TokenPlace) -> frozenset[TokenPlace]:
        """The places from which a token can come to an input without passing the gateway."""
        key = (border, goal)
        if key not in self._sources:
            found: set[TokenPlace] = set()
            stack = [goal]
            while stack:
                for place in self.before.get(stack.pop(), ()):
                    if place not in found and place not in border:
                        found.add(place)
                        stack.append(place)
            self._sources[key] = frozenset(found)
        return self._sources[key]
