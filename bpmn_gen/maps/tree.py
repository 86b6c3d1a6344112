"""Trees of boxes for structure figures: a box stands above the middle of those below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.drawing.geometry import Bounds, Point
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import text_width
from bpmn_gen.model.ids import IdSpace, slug
from bpmn_gen.picture.arrows import arrow_figures
from bpmn_gen.picture.board import BOARD_WIDTH, Panel
from bpmn_gen.picture.figures import Box, Line, Mark
from bpmn_gen.picture.set_text import TextPiece, TextStyle, set_lines, stacked, stacked_height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.picture.figures import Figure

BOX_WIDTH = 236.0
APART = 26.0
"""px between boxes beside each other."""
DROP = 58.0
"""px between a box and those below it, so that a word fits on the line."""
PAD = 9.0
BADGE = TextStyle(10.5, bold=True, role="text-inverse")
_BADGE_HEIGHT = 18.0
_WORD = TextStyle(10.5, role="text-muted")
_MINI = TextStyle(10.5)
_MINI_HEAD = TextStyle(10.5, bold=True)
_MINI_WIDTH = 132.0


@dataclass(frozen=True, slots=True)
class Mini:
    """A small box inside a box: a name, and the items listed in it."""

    name: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeBranch:
    """A box with the boxes below it."""

    pieces: tuple[TextPiece, ...]
    role: str
    title: str
    """The text for readers who cannot see the box."""
    badges: tuple[str, ...] = ()
    """Dark labels at the foot of the box."""
    minis: tuple[Mini, ...] = ()
    word: str = ""
    """The word beside the line from the box above."""
    word_source: str = ""
    """Citation of the provision behind the word."""
    dashed: bool = False
    """Whether the line to it is broken, because a condition decides whether the box is there."""
    below: tuple[TreeBranch, ...] = ()

    @property
    def width(self) -> float:
        """Width in px of the box."""
        inner = len(self.minis) * (_MINI_WIDTH + PAD) - PAD + 2 * PAD if self.minis else 0.0
        return max(BOX_WIDTH, inner)

    @property
    def span(self) -> float:
        """Width in px of the box with all that is below it."""
        below = added(item.span for item in self.below) + APART * max(len(self.below) - 1, 0)
        return max(self.width, below)

    @property
    def height(self) -> float:
        """Height in px of the box."""
        text = stacked_height(self.pieces, self.width - 2 * PAD)
        minis = _minis_height(self.minis) + PAD if self.minis else 0.0
        return text + 2 * PAD + minis + _BADGE_HEIGHT * len(self.badges)

    @property
    def depth(self) -> float:
        """Height in px from the top of the box to the foot of the lowest one below it."""
        below = max((item.depth for item in self.below), default=0.0)
        return self.height + (DROP + below if self.below else 0.0)


def _minis_height(minis: Sequence[Mini]) -> float:
    """Height in px of small boxes beside each other."""
    return max(len(mini.items) * (_MINI.step + 9.0) for mini in minis) + _MINI_HEAD.step + 14.0


def forest(branches: Sequence[TreeBranch], *, arrows: bool) -> Panel:
    """Trees beside each other as a panel.

    ``arrows`` gives a line with a word an arrow head, because such a word names something that is
    done to the box below.
    """
    planter = _Planter(arrows)
    width = added(item.span for item in branches) + 2 * APART * (len(branches) - 1)
    x = max((BOARD_WIDTH - width) / 2, 0.0)
    for item in branches:
        planter.plant(item, x, 0.0, None)
        x += item.span + 2 * APART
    height = max(item.depth for item in branches)
    return Panel((*planter.lines, *planter.boxes), height, max(BOARD_WIDTH, width))


class _Planter:
    """Places boxes and draws the lines between them."""

    def __init__(self, arrows: bool) -> None:  # noqa: FBT001 -- the only thing it is told
        """Begin with nothing."""
        self.arrows = arrows
        self.ids = IdSpace()
        self.lines: list[Mark] = []
        self.boxes: list[Mark] = []

    def plant(
        self, item: TreeBranch, x: float, y: float, parent: tuple[TreeBranch, Point] | None
    ) -> None:
        """Place a box in the middle of its span, then the line to it and all that is below it."""
        box = Bounds(x + (item.span - item.width) / 2, y, item.width, item.height)
        key = self.ids.take(slug(item.title))
        self.boxes.append(Mark(tuple(_box(item, box)), key, "kotak", item.title))
        if parent:
            self.lines.append(self._line(item, parent, Point(box.center.x, box.y), key))
        below = added(part.span for part in item.below) + APART * max(len(item.below) - 1, 0)
        left = x + (item.span - below) / 2
        for part in item.below:
            self.plant(part, left, box.bottom + DROP, (item, Point(box.center.x, box.bottom)))
            left += part.span + APART

    def _line(
        self, item: TreeBranch, parent: tuple[TreeBranch, Point], end: Point, key: str
    ) -> Mark:
        """The line from the foot of a box to the top of one below it, with its word."""
        above, start = parent
        turn = start.y + 16.0
        points: tuple[Point, ...] = (start, end)
        if abs(start.x - end.x) >= 1.0:
            points = (start, Point(start.x, turn), Point(end.x, turn), end)
        role = "message" if item.dashed else "flow"
        figures: tuple[Figure, ...] = (Line(points, role),)
        if self.arrows and item.word:
            figures = (
                arrow_figures("sequenceFlow", points)
                if not item.dashed
                else (*figures, *_tip(points))
            )
        words = _word(item.word, Point(end.x, (turn + end.y) / 2 - 2.0))
        source = f" ({item.word_source})" if item.word_source else ""
        told = f"{above.title} {item.word or 'membawahi'} {item.title}{source}"
        return Mark((*figures, *words), self.ids.take(f"garis_{key}"), "garis", told)


def _tip(points: tuple[Point, ...]) -> tuple[Figure, ...]:
    """The head of an arrow without its line, because the line of a conditional box is broken."""
    return arrow_figures("sequenceFlow", points)[1:]


def _word(text: str, middle: Point) -> tuple[Figure, ...]:
    """A word on a blank ground that hides the line behind it."""
    if not text:
        return ()
    lines = _WORD.lines(text, BOX_WIDTH - 20.0)
    wide = max(text_width(line, _WORD.size) for line in lines) + 8.0
    high = len(lines) * _WORD.step
    ground = Bounds(middle.x - wide / 2, middle.y - high / 2, wide, high)
    return (Box(ground, "paper"), *set_lines(lines, Point(middle.x, ground.y), _WORD, "middle"))


def _box(item: TreeBranch, box: Bounds) -> Iterator[Figure]:
    """The box with its texts, small boxes and badges."""
    yield Box(box, item.role, 5.0)
    badges = _BADGE_HEIGHT * len(item.badges)
    minis = _minis_height(item.minis) + PAD if item.minis else 0.0
    room = box.width - 2 * PAD
    text = Bounds(box.x + PAD, box.y + PAD, room, box.height - 2 * PAD - badges - minis)
    yield from stacked(item.pieces, text)
    if item.minis:
        yield from _minis(item.minis, Point(box.center.x, text.bottom + PAD))
    for number, badge in enumerate(item.badges):
        top = box.bottom - badges + number * _BADGE_HEIGHT
        strip = Bounds(box.x, top, box.width, _BADGE_HEIGHT)
        yield Box(strip, "pool-header", 0.0)
        line = Point(strip.center.x, strip.y + (_BADGE_HEIGHT - BADGE.step) / 2)
        yield from set_lines((badge,), line, BADGE, "middle")


def _minis(minis: Sequence[Mini], top: Point) -> Iterator[Figure]:
    """Small boxes beside each other below a point, with their items in boxes inside."""
    wide = len(minis) * (_MINI_WIDTH + PAD) - PAD
    x, height = top.x - wide / 2, _minis_height(minis)
    for mini in minis:
        box = Bounds(x, top.y, _MINI_WIDTH, height)
        yield Box(box, "lane", 3.0)
        middle = box.y + (box.height - _MINI_HEAD.step) / 2
        head = Point(box.center.x, box.y + 5.0 if mini.items else middle)
        yield from set_lines((mini.name,), head, _MINI_HEAD, "middle")
        y = box.y + _MINI_HEAD.step + 9.0
        for entry in mini.items:
            cell = Bounds(box.x + 8.0, y, box.width - 16.0, _MINI.step + 4.0)
            yield Box(cell, "party", 2.0)
            yield from set_lines((entry,), Point(cell.center.x, cell.y + 2.0), _MINI, "middle")
            y += _MINI.step + 9.0
        x += _MINI_WIDTH + PAD
