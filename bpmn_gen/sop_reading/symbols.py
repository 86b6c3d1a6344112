"""Symbols of the table: which shape belongs to which step and actor, which one only leads on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.sheet import Box, ShapeKind
from bpmn_gen.sop_reading.read_sop import StepKind
from bpmn_gen.sop_reading.vocabulary import answer_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.sop_files.sheet import Shape, Sheet
    from bpmn_gen.sop_reading.form_table import Form, Head

_LETTER: Final = re.compile(r"[A-Z0-9]{1,2}", re.IGNORECASE)
_PAGES: Final = re.compile(r"(?:ke |dari )?hal(?:aman|\.)? ?\d[\d,\u2013 -]*", re.IGNORECASE)
"""What stands beside a page link and names the page of its other end, as letters do already."""
_SMALL: Final = 0.62
"""A circle under this share of the usual height and width of symbols is a joint and no step."""
_TINY: Final = 12.0
"""The width of a circle, in points, that nobody takes for a step."""
_EVEN: Final = 1.6
"""How much longer than high a circle may be drawn."""
_SCAN: Final = 200.0
"""Width and height at least of a picture of a table, in points."""
_UNKNOWN: Final = frozenset({ShapeKind.PICTURE, ShapeKind.OTHER})
_STEP_KINDS: Final = frozenset({ShapeKind.BOX, ShapeKind.DIAMOND, ShapeKind.ROUND})


class Duty(StrEnum):
    """What a symbol is in the flow."""

    STEP = "step"
    LINK = "link"
    """It leads to the symbol with the same letter."""
    JOINT = "joint"
    """Lines meet in it."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A shape in the flow."""

    shape: Shape
    duty: Duty
    step: int | None = None
    """Which step it belongs to."""
    actor: str = ""
    letter: str = ""

    @property
    def box(self) -> Box:
        """Where it is."""
        return self.shape.box


@dataclass(frozen=True, slots=True)
class Sorted:
    """The shapes of a form."""

    symbols: tuple[Symbol, ...]
    captions: tuple[tuple[str, Box], ...]
    """Words that name a way, with their places."""
    strays: tuple[Shape, ...]
    """Shapes like those of steps that stand in no row."""
    unknown: tuple[Shape, ...] = ()
    """Pictures and forms that say nothing to this program, over the rows."""


def sort_shapes(sheet: Sheet, form: Form) -> Sorted:
    """Say of each shape of the form what it is."""
    zones = [_zone(head, form) for head in form.heads]
    shapes = [
        shape
        for shape in sheet.shapes
        if any(zone.distance(shape.box.centre) == 0 for zone in zones)
    ]
    usual = _usual_size(
        [one for one in shapes if one.kind in _STEP_KINDS and not _is_lettered_circle(one)]
    )
    symbols: list[Symbol] = []
    captions: list[tuple[str, Box]] = []
    strays: list[Shape] = []
    for shape in shapes:
        if shape.kind is ShapeKind.TEXT or (
            shape.kind is ShapeKind.BOX and answer_of(shape.text) and _is_low(shape, usual)
        ):
            if shape.text and not _PAGES.fullmatch(shape.text.strip()):
                captions.append((shape.text, shape.box))
        elif shape.kind is ShapeKind.PAGE_LINK or _is_small_circle(shape, usual):
            letter = shape.text.strip()
            is_link = bool(_LETTER.fullmatch(letter)) or shape.kind is ShapeKind.PAGE_LINK
            duty = Duty.LINK if is_link else Duty.JOINT
            symbols.append(Symbol(shape, duty, letter=letter.upper()))
        elif shape.kind in _STEP_KINDS:
            symbol = _of_step(shape, form)
            if symbol is None:
                strays.append(shape)
            else:
                symbols.append(symbol)
    unknown = tuple(one for one in shapes if one.kind in _UNKNOWN and _is_seen(one))
    return Sorted(tuple(_spread(symbols, form)), tuple(captions), tuple(strays), unknown)


def has_picture(sheet: Sheet) -> bool:
    """Whether a picture is on a sheet that is large enough to show a table."""
    return any(
        one.kind is ShapeKind.PICTURE and min(one.box.width, one.box.height) >= _SCAN
        for one in sheet.shapes
    )


def _is_seen(shape: Shape) -> bool:
    """Whether a form is large enough to mean something."""
    return max(shape.box.width, shape.box.height) >= _TINY


def _zone(head: Head, form: Form) -> Box:
    """Where symbols of a form stand: over its rows, between its first and its last actor."""
    top = head.table.ys[head.last + 1]
    bottoms = (band.bottom for band in form.bands if band.table is head.table)
    return Box(head.left - 40, top - 30, head.right + 40, max(bottoms, default=top) + 60)


def _usual_size(shapes: Sequence[Shape]) -> tuple[float, float]:
    """The median width and height of shapes."""
    if not shapes:
        return 40.0, 25.0
    widths = sorted(shape.box.width for shape in shapes)
    heights = sorted(shape.box.height for shape in shapes)
    return widths[len(widths) // 2], heights[len(heights) // 2]


def _is_low(shape: Shape, usual: tuple[float, float]) -> bool:
    """Whether a shape is too low to be a step."""
    return shape.box.height < usual[1] * _SMALL


def _is_lettered_circle(shape: Shape) -> bool:
    """Whether a shape is a circle with a letter, as page links are drawn, or a tiny one."""
    box = shape.box
    if shape.kind is not ShapeKind.ROUND or not min(box.width, box.height):
        return False
    is_even = max(box.width, box.height) < _EVEN * min(box.width, box.height)
    return is_even and (
        re.fullmatch("[A-Za-z]", shape.text.strip()) is not None or box.width <= _TINY
    )


def _is_small_circle(shape: Shape, usual: tuple[float, float]) -> bool:
    """Whether a shape is one of the small circles in which lines meet or which lead on."""
    box = shape.box
    if shape.kind is not ShapeKind.ROUND or not box.height:
        return False
    is_even = max(box.width, box.height) < _EVEN * min(box.width, box.height)
    is_small = box.width < usual[0] * _SMALL
    return is_even and is_small and (box.height < usual[1] * 0.9 or _is_lettered_circle(shape))


def _of_step(shape: Shape, form: Form) -> Symbol | None:
    """The symbol of a step; None where no row is near."""
    x, y = shape.box.centre
    best: tuple[float, int, str] | None = None
    for head in form.heads:
        actor = head.actor_at((x, y))
        if actor is None:
            continue
        for place, band in enumerate(form.bands):
            if band.table is head.table and band.first > head.last:
                away = band.away(y)
                if away <= shape.box.height and (best is None or away < best[0]):
                    name = band.marks[0] if band.is_named and band.marks else actor.name
                    best = away, place, name
    return None if best is None else Symbol(shape, Duty.STEP, best[1], best[2])


def _spread(symbols: list[Symbol], form: Form) -> list[Symbol]:
    """Give a step without symbol the one that slipped out of its row into that of a neighbour."""
    by_step: dict[int, list[int]] = {}
    for place, symbol in enumerate(symbols):
        if symbol.step is not None:
            by_step.setdefault(symbol.step, []).append(place)
    found = list(symbols)
    for step, band in enumerate(form.bands):
        if step in by_step:
            continue
        near = [
            (band.away(symbols[place].box.centre[1]), place)
            for other in (step - 1, step + 1)
            for place in by_step.get(other, ())
            if len(by_step[other]) > 1 and form.bands[other].table is band.table
        ]
        if near:
            away, place = min(near)
            if away <= symbols[place].box.height:
                old = symbols[place]
                by_step[old.step or 0].remove(place)
                by_step[step] = [place]
                found[place] = Symbol(old.shape, old.duty, step, old.actor, old.letter)
    return found


def of_step(symbols: Iterable[Symbol], step: int) -> list[Symbol]:
    """The symbols of a step, from left to right."""
    mine = [one for one in symbols if one.duty is Duty.STEP and one.step == step]
    return sorted(mine, key=lambda one: one.box.left)


def kind_of(symbols: Iterable[Symbol], *, is_first: bool, is_end: bool) -> StepKind:
    """What the symbols of a step say of it.

    Args:
        symbols: of the step.
        is_first: whether it is the first one, which a rounded symbol begins.
        is_end: whether nothing follows it, so that a rounded symbol ends it.
    """
    kinds, told = set(), set()
    for symbol in symbols:
        kinds.add(symbol.shape.kind)
        told.add(_says_end(symbol))
    if ShapeKind.DIAMOND in kinds:
        return StepKind.DECISION
    if True in told:
        return StepKind.END
    is_round = ShapeKind.ROUND in kinds
    if False in told or (is_round and is_first):
        return StepKind.START
    return StepKind.END if is_round and is_end else StepKind.WORK


def _says_end(symbol: Symbol) -> bool | None:
    """Whether the words in a symbol call it an end, or a beginning; None where they do not say."""
    words = plain(symbol.shape.text)
    if words in {"selesai", "akhir", "end", "finish", "stop"}:
        return True
    return False if words in {"mulai", "awal", "start"} else None
