"""Arrows from symbol to symbol: which way each net leads, and what about it is not certain."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_files.sheet import ShapeKind
from bpmn_gen.sop_reading.nets import REACHING, nets_of, path_between
from bpmn_gen.sop_reading.read_sop import LIKELY, SURE
from bpmn_gen.sop_reading.symbols import Duty

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_files.sheet import Line, Point
    from bpmn_gen.sop_reading.nets import Net, Touch
    from bpmn_gen.sop_reading.symbols import Symbol

_RIVAL: Final = 4.0
"""A second symbol that is hardly further than the first could be meant as well, in points."""
_BOTH_ENDS: Final = 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one symbol to another; both are places in the list of symbols."""

    start: int
    end: int
    path: tuple[Point, ...]
    words: tuple[str, ...] = ()
    """What is written into its lines."""
    doubt: str = ""
    """Why it is not certain; empty where it is."""

    @property
    def certainty(self) -> float:
        """How certain it is."""
        return LIKELY if self.doubt else SURE


@dataclass(slots=True)
class Arrows:
    """What the lines of a form say."""

    arrows: list[Arrow] = field(default_factory=list)
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Symbols of one row that are tied together: they do the step jointly."""
    to_nowhere: list[tuple[int, Point]] = field(default_factory=list)
    """Symbols from which an arrow leads to a place where nothing is."""
    from_nowhere: list[int] = field(default_factory=list)
    """Symbols to which an arrow leads that begins nowhere."""
    lost: list[Point] = field(default_factory=list)
    """Where lines lie that touch nothing."""


def arrows_of(lines: Sequence[Line], symbols: Sequence[Symbol]) -> Arrows:
    """Read all lines of a form."""
    found = Arrows()
    for net in nets_of(lines, symbols):
        _read(net, lines, symbols, found)
    return found


def _read(net: Net, lines: Sequence[Line], symbols: Sequence[Symbol], found: Arrows) -> None:
    """Read one net."""
    if _is_pair(net, symbols):
        first, second = net.touches
        found.pairs.append((first.symbol, second.symbol))
        return
    tails = [touch for touch in net.touches if not touch.has_head]
    heads = [touch for touch in net.touches if touch.has_head]
    has_loose_head = any(loose.has_head for loose in net.loose)
    if not tails and len(heads) == 1:
        found.from_nowhere.append(heads[0].symbol)
    elif not heads and (has_loose_head or len(tails) <= 1):
        _note_loose(net, tails, found)
    else:
        _connect(net, lines, found)
        if has_loose_head:
            _note_loose(net, tails, found)


def _connect(net: Net, lines: Sequence[Line], found: Arrows) -> None:
    """Arrows from each beginning of a net to each of its heads."""
    tails = [touch for touch in net.touches if not touch.has_head]
    heads = [touch for touch in net.touches if touch.has_head]
    doubt = ""
    if not heads:
        tails, heads = _by_drawing(tails, lines)
        doubt = "garisnya tidak berkepala panah"
    elif not tails:
        tails = heads
        doubt = "panahnya berkepala di kedua ujung"
    elif len(heads) > 1 and len(tails) > 1:
        doubt = "beberapa panah bertemu, sehingga pasangan asal dan tujuannya tidak pasti"
    words = tuple(text for line in net.lines if (text := lines[line].text))
    seen = set()
    for tail in tails:
        for head in heads:
            pair = tail.symbol, head.symbol
            # Corners of one arrow may touch the same symbol as its beginning.
            if tail.symbol != head.symbol and pair not in seen:
                seen.add(pair)
                path = path_between(lines, net, tail, head)
                reason = doubt or _doubt_of(tail, head)
                found.arrows.append(Arrow(tail.symbol, head.symbol, path, words, reason))


def _is_pair(net: Net, symbols: Sequence[Symbol]) -> bool:
    """Whether a net only ties two symbols of one row together."""
    if len(net.touches) != _BOTH_ENDS or net.loose:
        return False
    first, second = net.touches
    one, other = symbols[first.symbol], symbols[second.symbol]
    if one.step is None or one.step != other.step or first.symbol == second.symbol:
        return False
    return first.has_head == second.has_head or ShapeKind.DIAMOND not in {
        one.shape.kind,
        other.shape.kind,
    }


def _note_loose(net: Net, tails: Sequence[Touch], found: Arrows) -> None:
    """Note the ends of a net at which nothing is."""
    ends = [loose.point for loose in net.loose if loose.has_head] or [
        loose.point for loose in net.loose
    ]
    if not tails:
        found.lost += ends
        return
    for tail in tails:
        found.to_nowhere.append((tail.symbol, ends[0] if ends else (0.0, 0.0)))


def _by_drawing(tails: list[Touch], lines: Sequence[Line]) -> tuple[list[Touch], list[Touch]]:
    """Source and target of a net without a head: from the point where it was begun to the last."""
    starts = [touch for touch in tails if not touch.at_end]
    ends = [touch for touch in tails if touch.at_end]
    if len(starts) == 1 and ends:
        return starts, ends
    ordered = sorted(tails, key=lambda touch: lines[touch.line].points[0][1])
    return ordered[:1], ordered[1:]


def _doubt_of(tail: Touch, head: Touch) -> str:
    """Why an arrow between two ends is not certain."""
    if head.gap > REACHING:
        return "ujung panahnya tidak menyentuh simbol"
    if tail.gap > REACHING:
        return "pangkal panahnya tidak menyentuh simbol"
    if head.rival < _RIVAL and head.gap > 1:
        return "ujung panahnya dekat dengan dua simbol"
    if tail.rival < _RIVAL and tail.gap > 1:
        return "pangkal panahnya dekat dengan dua simbol"
    return ""


def through(found: Arrows, symbols: Sequence[Symbol]) -> tuple[list[Arrow], list[str]]:
    """Arrows between steps only, led through joints and page links, with the letters left alone."""
    ways: dict[int, list[Arrow]] = {}
    for arrow in found.arrows:
        ways.setdefault(arrow.start, []).append(arrow)
    by_letter: dict[str, list[int]] = {}
    for place, symbol in enumerate(symbols):
        if symbol.duty is Duty.LINK:
            by_letter.setdefault(symbol.letter, []).append(place)
    arrows = [
        whole
        for arrow in found.arrows
        if symbols[arrow.start].duty is Duty.STEP
        for whole in _followed(arrow, ways, by_letter, symbols, frozenset())
    ]
    reached = {arrow.end for arrow in found.arrows}
    alone = [
        letter
        for letter, places in by_letter.items()
        if not (
            any(place in reached for place in places) and any(place in ways for place in places)
        )
    ]
    return arrows, alone


def _followed(
    arrow: Arrow,
    ways: dict[int, list[Arrow]],
    by_letter: dict[str, list[int]],
    symbols: Sequence[Symbol],
    seen: frozenset[int],
) -> Iterator[Arrow]:
    """An arrow, and where it leads on."""
    target = symbols[arrow.end]
    if target.duty is Duty.STEP:
        yield arrow
        return
    if arrow.end in seen:
        return
    places = [arrow.end]
    if target.duty is Duty.LINK:
        places = [place for place in by_letter[target.letter] if place != arrow.end]
    several = target.duty is Duty.LINK and sum(place in ways for place in places) > 1
    for place in places:
        for following in ways.get(place, ()):
            doubt = arrow.doubt or following.doubt
            if several:
                doubt = doubt or f"huruf sambungan '{target.letter}' dipakai untuk beberapa tujuan"
            whole = Arrow(
                arrow.start, following.end, arrow.path, (*arrow.words, *following.words), doubt
            )
            yield from _followed(whole, ways, by_letter, symbols, seen | {arrow.end})
