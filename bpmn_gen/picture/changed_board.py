"""A board on which changes are marked, and a legend of the marks at its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.picture.board import BOARD_WIDTH, Panel
from bpmn_gen.picture.change_signs import change_legend, restyled, sign_mark
from bpmn_gen.picture.figures import Box

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.picture.figures import Mark

_GAP: Final = 3.0
"""px between a box and the frame of a sign around it."""
_APART: Final = 10.0
"""px between the legend of the map and that of the signs."""


@dataclass(frozen=True, slots=True)
class ChangedBoard:
    """A board with what became of its parts, as writers draw it."""

    title: str
    """Which map it is, and which state it shows."""
    board: Board


def changed_board(
    board: Board, signs: Mapping[str, Sign], gone: Collection[str] = frozenset()
) -> Board:
    """The board with signs.

    Args:
        board: the map.
        signs: what became of an element since an older state, by its id.
        gone: ids of elements that are gone and drawn all the same.
    """
    panels = tuple(
        replace(panel, marks=(*_changed(panel.marks, signs, gone),)) for panel in board.panels
    )
    ids = {mark.element_id for panel in board.panels for mark in panel.marks}
    looks = {sign.look for key, sign in signs.items() if key in ids}
    return replace(board, panels=panels, key=_key(board.key, looks))


def _changed(
    marks: tuple[Mark, ...], signs: Mapping[str, Sign], gone: Collection[str]
) -> Iterator[Mark]:
    """The marks of a panel with the signs in front of them."""
    for mark in marks:
        yield restyled(mark, is_gone=True) if mark.element_id in gone else mark
    for mark in marks:
        boxes = [figure.bounds for figure in mark.figures if isinstance(figure, Box)]
        if boxes and mark.element_id in signs:
            around = reduce(lambda one, other: one.union(other), boxes)
            yield sign_mark(around.grown(_GAP), signs[mark.element_id])


def _key(key: Panel | None, looks: Collection[str]) -> Panel | None:
    """The legend of a board with that of the signs below it."""
    top = key.height + _APART if key else 0.0
    more, height = change_legend(looks, Point(0.0, top), BOARD_WIDTH)
    if not height:
        return key
    if key is None:
        return Panel((more,), height)
    return replace(key, marks=(*key.marks, more), height=top + height)
