"""A board on which changes are marked, and a legend of the marks at its foot."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Final

from bpmn_gen.drawing.geometry import Point
from bpmn_gen.picture.board import BOARD_WIDTH, Panel
from bpmn_gen.picture.change_signs import (
    GONE_WAY,
    NEW_WAY,
    change_legend,
    cross_on_line,
    restyled,
    sign_mark,
)
from bpmn_gen.picture.figures import Box, Line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bpmn_gen.picture.board import Board
    from bpmn_gen.picture.change_signs import Sign
    from bpmn_gen.picture.figures import Mark

_GAP: Final = 3.0
"""px between a box and the frame of a sign around it."""
_WAYS: Final = ("arah", "terlibat")
"""Kinds of marks that are arrows or lines."""
_APART: Final = 10.0
"""px between the legend of the map and that of the signs."""


@dataclass(frozen=True, slots=True)
class ChangedBoard:
    """A board with what became of its parts, as writers draw it."""

    title: str
    """Which map it is, and which state it shows."""
    board: Board

    def marked(self, mark: str) -> ChangedBoard:
        """The same with a mark that says which state it shows."""
        return replace(self, board=replace(self.board, sheet=replace(self.board.sheet, mark=mark)))


def changed_board(
    board: Board,
    signs: Mapping[str, Sign],
    gone: Collection[str] = frozenset(),
    new_ways: Collection[str] = frozenset(),
) -> Board:
    """The board with signs.

    Args:
        board: the map.
        signs: what became of an element since an older state, by its id.
        gone: ids of elements that are gone and drawn all the same.
        new_ways: ids of arrows that are new.
    """
    panels = tuple(
        replace(panel, marks=(*_changed(panel.marks, signs, gone, new_ways),))
        for panel in board.panels
    )
    kinds = {mark.element_id: mark.kind for panel in board.panels for mark in panel.marks}
    looks = {sign.look for key, sign in signs.items() if key in kinds}
    looks |= {NEW_WAY for key in new_ways if key in kinds}
    looks |= {GONE_WAY for key in gone if kinds.get(key) in _WAYS}
    return replace(board, panels=panels, key=_key(board.key, looks))


def _changed(
    marks: tuple[Mark, ...],
    signs: Mapping[str, Sign],
    gone: Collection[str],
    new_ways: Collection[str],
) -> Iterator[Mark]:
    """The marks of a panel with the signs in front of them."""
    for mark in marks:
        yield restyled(mark, gone, new_ways)
        if mark.element_id in gone and mark.kind in _WAYS:
            yield from (cross_on_line(one) for one in mark.figures[:1] if isinstance(one, Line))
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
