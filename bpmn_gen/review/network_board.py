"""The board of a network with its signs, on every part of it.

The network of one group is parted where it is tall.  A box that stands on several parts has a
number behind its id there, so that whatever became of it has to be told for each of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.picture.change_signs import GONE, MOVED, NEW, Sign
from bpmn_gen.picture.changed_board import changed_board

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.maps.network_figure import Network
    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.figures import Mark
    from bpmn_gen.review.joined_network import JoinedNetwork


def network_board(made: JoinedNetwork, signs: Mapping[str, Sign]) -> Board:
    """A network of both states; ``signs`` has what became of boxes, by their ids."""
    marked = {**signs}
    for keys, look in ((made.gone, GONE), (made.new, NEW)):
        for key in keys:
            known = signs.get(key, Sign(look))
            marked[key] = Sign(MOVED if known.look == MOVED else look, known.number)
    board = made.network.board()
    again = _repeats(board, {*marked, *made.gone, *made.new})
    shown = {key: marked[one] for key, one in again.items() if one in marked}
    gone, fresh = (
        frozenset(key for key, one in again.items() if one in ids) for ids in (made.gone, made.new)
    )
    return changed_board(board, shown, gone, fresh)


def state_board(network: Network, signs: Mapping[str, Sign]) -> Board:
    """A network of one state with what became of its boxes, by their ids."""
    board = network.board()
    again = _repeats(board, signs)
    return changed_board(board, {key: signs[one] for key, one in again.items()})


def _repeats(board: Board, wanted: Iterable[str]) -> dict[str, str]:
    """The id of the thing by each id under which it stands on a board."""
    marks = {mark.element_id: mark for panel in board.panels for mark in panel.marks}
    found = {key: key for key in wanted}
    for key, mark in marks.items():
        base, _, number = key.rpartition("_")
        if key not in found and number.isdigit() and base in found:
            first = marks.get(base)
            found |= {key: base} if first is not None and _is_alike(first, mark) else {}
    return found


def _is_alike(one: Mark, other: Mark) -> bool:
    """Whether two marks stand for one thing."""
    return (one.kind, one.title) == (other.kind, other.title)
