"""The network of relations of a process of level 0 on which both states are drawn as one.

Documents that only one state has say so in words in the table behind the picture.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded
from bpmn_gen.model.ids import IdSpace, slug
from bpmn_gen.review.titles import with_former

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.maps.network_figure import Network
    from bpmn_gen.maps.network_parts import NetworkArrow, NetworkKnot, Passing

_Key = tuple[str, str, bool, bool]
"""By what an arrow is known in both states."""


@dataclass(frozen=True, slots=True)
class JoinedNetwork:
    """Both states of a network in one."""

    network: Network
    new: frozenset[str]
    """Ids, on the picture, of boxes and arrows that only the newer state has."""
    gone: frozenset[str]
    """Ids of those that only the older state had."""
    has_other_documents: bool = False
    """Whether documents pass in one of the states that do not in the other."""
    places: Mapping[str, str] = field(default_factory=dict)
    """The id here of each knot of the older network."""


def joined_network(
    old: Network, new: Network, code: Callable[[str], str], title: Callable[[str], str]
) -> JoinedNetwork:
    """Both states of a network.

    Args:
        old: the older state.
        new: the newer state.
        code: gives the code that a process has now.
        title: gives the name that a title has now.
    """
    return _Joining(old, new, code, title).made()


@dataclass
class _Joining:
    """Puts what is gone behind what is there."""

    old: Network
    new: Network
    code: Callable[[str], str]
    title: Callable[[str], str]
    _place: dict[str, str] = field(default_factory=dict)
    """The id here of each knot of the older network."""

    def made(self) -> JoinedNetwork:
        """The network, and what of it is new or gone."""
        knots = {knot.id: knot for knot in self.new.knots}
        older = {knot.id: knot for knot in map(self._renamed, self.old.knots)}
        known = dict.fromkeys([*knots, *older])
        numbers, passings = self._passings()
        before = {self._key(arrow, self._place): arrow for arrow in self.old.arrows}
        after = {self._key(arrow, {}): arrow for arrow in self.new.arrows}
        gone = {
            key: replace(
                arrow, source=key[0], target=key[1],
                documents=tuple(sorted(numbers[one] for one in arrow.documents)),
            )
            for key, arrow in before.items()
            if key not in after
        }  # fmt: skip
        whole = replace(
            self.new,
            knots=tuple(self._shown({**older, **knots}[key]) for key in known),
            arrows=(*self.new.arrows, *gone.values()),
            passings=tuple(passings),
        )
        ids = _arrow_ids(whole)
        left = {_box_id(knot) for key, knot in older.items() if key not in knots}
        come = {_box_id(knot) for key, knot in knots.items() if key not in older}
        left |= {ids[key] for key in gone}
        come |= {ids[key] for key in after if key not in before}
        others = {*passings} != {*self.new.passings} or len(passings) != len(self.new.passings)
        return JoinedNetwork(
            whole, frozenset(come - left), frozenset(left - come), others, self._place
        )

    def _shown(self, knot: NetworkKnot) -> NetworkKnot:
        """A knot of either state, a party with the name that it had beside its own."""
        if not knot.is_party:
            return knot
        return replace(knot, name=with_former(knot.name, self._former.get(knot.id, "")))

    @cached_property
    def _former(self) -> dict[str, str]:
        """The names that the knots of the older network had, by their ids here."""
        return {self._place[knot.id]: knot.name for knot in self.old.knots}

    def _renamed(self, knot: NetworkKnot) -> NetworkKnot:
        """A knot of the older network under the code or the name that it has now."""
        code = self.code(knot.code) if knot.code else ""
        name = knot.name if code else self.title(knot.name)
        side = f"{knot.column} " if knot.id not in (knot.code, knot.name) else ""
        self._place[knot.id] = f"{side}{code or name}"
        cluster = self._clusters.get(_code_in(knot.cluster), knot.cluster)
        return replace(knot, id=self._place[knot.id], code=code, name=name, cluster=cluster)

    @cached_property
    def _clusters(self) -> dict[str, str]:
        """What the processes of level 0 are called now, by their codes."""
        return {_code_in(knot.cluster): knot.cluster for knot in self.new.knots}

    @staticmethod
    def _key(arrow: NetworkArrow, place: dict[str, str]) -> _Key:
        """By what an arrow is known."""
        source, target = (place.get(one, one) for one in (arrow.source, arrow.target))
        return source, target, arrow.is_call, arrow.directed

    def _passings(self) -> tuple[dict[int, int], list[Passing]]:
        """The number here of each document of the older network, and the rows of both."""
        known = {folded(one.document): one.number for one in self.new.passings}
        numbers: dict[int, int] = {}
        for one in self.old.passings:
            numbers[one.number] = known.setdefault(folded(one.document), len(known) + 1)
        there = {(one.number, one.code) for one in self.new.passings}
        then = {(numbers[one.number], self.code(one.code)): one for one in self.old.passings}
        rows = [
            one
            if (one.number, one.code) in then
            else replace(one, document=f"{one.document} (baru)")
            for one in self.new.passings
        ]
        rows += [
            replace(one, number=number, code=code, document=f"{one.document} (dihapus)")
            for (number, code), one in then.items()
            if (number, code) not in there
        ]
        return numbers, sorted(rows, key=lambda one: (one.number, one.code))


def _code_in(cluster: str) -> str:
    """The code of a process of level 0, before its name."""
    return cluster.partition(" ")[0]


def _box_id(knot: NetworkKnot) -> str:
    """The id of the box of a knot on the picture."""
    return slug(knot.id) if knot.is_party else f"proses_{slug(knot.code)}"


def _arrow_ids(network: Network) -> dict[_Key, str]:
    """The ids of arrows on the picture."""
    ids = IdSpace()
    return {
        (one.source, one.target, one.is_call, one.directed): ids.take(
            slug(f"{one.source} ke {one.target}")
        )
        for one in network.arrows
    }
