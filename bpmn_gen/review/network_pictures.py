"""The networks of relations as they were, as they are, and both as one.

They are no objects of Pasal 22 ayat (4), so that their titles say that they stand beside one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from bpmn_gen.maps.network import group_network, whole_network
from bpmn_gen.maps.survey import Ways
from bpmn_gen.model.ids import slug
from bpmn_gen.picture.changed_board import ChangedBoard
from bpmn_gen.picture.changed_map import AFTER, AS_ONE, BEFORE, IN_ONE
from bpmn_gen.review.joined_maps import joined_group_network
from bpmn_gen.review.joined_network import JoinedNetwork, joined_network
from bpmn_gen.review.network_board import network_board, state_board
from bpmn_gen.review.sides import joined
from bpmn_gen.review.titles import Renaming, renamed_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.maps.network_figure import Network
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.review.sides import Side
    from bpmn_gen.review.unit_marks import Marked, UnitMarks
    from bpmn_gen.review.units import Review

_NAME: Final = "Jaringan relasi {} (pelengkap peta relasi)"
_WHOLE: Final = "Jaringan proses seluruh unit (pelengkap peta relasi)"
_NOWHERE: Final = Ways(frozenset())
Both = tuple["Side", "Side"]
"""A unit as it was and as it is."""


def group_networks(
    sides: Both, result: Review, code: str, told: tuple[UnitMarks, UnitMarks]
) -> Iterator[ChangedBoard]:
    """The network of one process of level 0; the map of both where both states have it.

    Args:
        sides: the unit.
        result: what changed.
        code: of the process of level 0.
        told: the signs of each state.
    """
    name = _NAME.format(code)
    drawn: list[Network] = []
    marks: list[dict[str, Sign]] = []
    boxes: list[Mapping[str, Sign]] = []
    for side, mark, signs in zip(sides, (BEFORE, AFTER), told, strict=True):
        if code not in side.groups:
            continue
        group = side.groups[code]
        drawn.append(group_network(side.survey, group, _NOWHERE))
        names = signs.knots(group)
        knots = [one for one in drawn[-1].knots if one.is_party and one.name in names]
        marks.append({one.id: names[one.name] for one in knots})
        boxes.append(signs.on_relations(group))
        yield _of_state(name, mark, drawn[-1], {**_by_id(boxes[-1]), **_by_slug(marks[-1])})
    if len(drawn) == len(sides):
        made = _joined(drawn[0], drawn[1], result)
        both = joined(*sides, result, code)
        parties = {made.places[key]: sign for key, sign in marks[0].items()} | marks[1]
        shown = f"{name}: {IN_ONE}"
        yield joined_group_network(shown, made, both, boxes[1], _by_slug(parties))


def whole_networks(
    sides: Both, result: Review, told: tuple[Marked, Marked]
) -> Iterator[ChangedBoard]:
    """The network of all processes of a unit; none where both states of it say the same.

    Args:
        sides: the unit.
        result: what changed.
        told: the signs of the processes of each state.
    """
    old, new = (whole_network(side.survey, _NOWHERE) for side in sides)
    made = _joined(old, new, result)
    if not (made.new or made.gone or made.has_other_documents or _called(old) != _called(new)):
        return
    for mark, network, signs in ((BEFORE, old, told[0]), (AFTER, new, told[1])):
        yield _of_state(_WHOLE, mark, network, _by_id(signs.boxes))
    marked = _by_id({**told[0].boxes, **told[1].boxes})
    yield ChangedBoard(f"{_WHOLE}: {IN_ONE}", network_board(made, marked)).marked(AS_ONE)


def _of_state(name: str, mark: str, network: Network, signs: Mapping[str, Sign]) -> ChangedBoard:
    """The network of one state."""
    return ChangedBoard(f"{name}: {mark.lower()}", state_board(network, signs)).marked(mark)


def _joined(old: Network, new: Network, result: Review) -> JoinedNetwork:
    """Both states of a network as one."""
    titles = Renaming({**_renamed(old, new, result), **result.titles})
    return joined_network(old, new, lambda one: result.onward.get(one, one), titles.text)


def _renamed(old: Network, new: Network, result: Review) -> dict[str, str]:
    """The new name by the old one, of parties that processes alone have renamed.

    Only where the old name is gone from the network, and no box had the new one: a party that
    stays in another process keeps its box there.
    """
    before, after = ({knot.name for knot in one.knots if knot.is_party} for one in (old, new))
    pairs = {
        pair
        for one in result.compared.values()
        for pair in renamed_actors(one.old, one.new).items()
        if pair[0] in before - after and pair[1] in after - before
    }
    sides = [Counter(names) for names in zip(*pairs, strict=True)] if pairs else []
    return {one: other for one, other in pairs if sides[0][one] == sides[1][other] == 1}


def _by_slug(signs: Mapping[str, Sign]) -> dict[str, Sign]:
    """The signs of parties by the ids of their boxes."""
    return {slug(key): sign for key, sign in signs.items()}


def _by_id(signs: Mapping[str, Sign]) -> dict[str, Sign]:
    """The signs of processes by the ids of their boxes."""
    return {f"proses_{slug(code)}": sign for code, sign in signs.items()}


def _called(network: Network) -> set[tuple[str, str, str]]:
    """What the boxes of a network say, and where they stand."""
    return {(one.code, one.name, one.cluster) for one in network.knots}
