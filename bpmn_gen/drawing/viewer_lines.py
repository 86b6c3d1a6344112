"""The lines into which bpmn-js breaks a text, and with it Camunda Modeler and many other viewers.

It does not fill a line word by word.  It takes as many characters as would fit if all were equally
wide, cuts behind the last space or hyphen among them, and cuts a word where there is none.  So it
may break a word that has room on a line of its own.  Whoever makes a box for a text has to ask here
whether the words stay whole in it.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from bpmn_gen.drawing.typography import (
    LABEL_FONT,
    advance,
    natural_width,
    text_lines,
    text_width,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LINE = 1.2
"""The height of a line by the size of its text."""
_MEASURES = (1.0, 1.02)
"""How much wider than ours a viewer may find a text.  It has to fit either way, because machines
differ in faces and hinting."""
_USUAL = 90.0
"""px; the least width at which bpmn-js before 18.31 breaks a label, whatever the file says."""
_LONG = 600
"""Characters of a text of which nobody expects that it fits; it is not tried."""
_CUTS = re.compile(r"[\s-]")
_ENDS = re.compile(r"\r\n|\r")


def line_height(size: float) -> float:
    """The px from line to line of a text."""
    return size * _LINE


@lru_cache(maxsize=32_768)
def whole_lines(text: str, width: float, size: float) -> int | None:
    """How many lines a text takes at most in ``width`` px; None where a word would be broken."""
    if len(text) > _LONG:
        return len(text_lines(text, width, size))
    return _most(text, (viewer_lines(text, width, size, measure) for measure in _MEASURES))


def shown_lines(text: str, width: float, size: float) -> int:
    """How many lines a text takes at most in ``width`` px, where words may be broken."""
    if len(text) > _LONG:
        return len(text_lines(text, width, size))
    return max(len(viewer_lines(text, width, size, measure)) for measure in _MEASURES)


@lru_cache(maxsize=16_384)
def label_room(text: str, width: float) -> tuple[float, int]:
    """The room for a label outside its shape: its width in px, and the number of its lines.

    It is about as wide as its lines are where they are at most ``width`` px.  It gets wider, or a
    line more, where a viewer would break a word.
    """
    lines = text_lines(text, width, LABEL_FONT)
    least = math.ceil(max((text_width(line, LABEL_FONT) for line in lines), default=0.0))
    if len(text) > _LONG:
        return least, len(lines)
    full = math.ceil(_MEASURES[-1] * text_width(text, LABEL_FONT)) + 1
    reach = max(math.ceil(width), least)
    tries = [(wide, len(lines) + more) for more in range(3) for wide in range(least, reach + 1)]
    tries += [(wide, len(lines)) for wide in range(reach + 1, full)]
    return next(((float(w), most) for w, most in tries if _label_fits(text, w, most)), (full, 1))


def _label_fits(text: str, width: int, most: int) -> bool:
    """Whether each viewer shows a label of a width in ``most`` lines at most, with whole words."""
    for measure in _MEASURES:
        shown = viewer_lines(text, width, LABEL_FONT, measure), _twice_broken(text, width, measure)
        lines = _most(text, shown)
        if lines is None or lines > most:
            return False
    return True


def _twice_broken(text: str, width: float, measure: float) -> tuple[str, ...]:
    """The lines of a label before bpmn-js 18.31, which breaks it again as wide as it came out."""
    first = viewer_lines(text, max(width, _USUAL), LABEL_FONT, measure)
    widest = max(natural_width(line.rstrip(), LABEL_FONT) for line in first) * measure
    return viewer_lines(text, math.ceil(widest), LABEL_FONT, measure)


def _most(text: str, shown: Iterable[tuple[str, ...]]) -> int | None:
    """The number of lines where they are most; None where a word is broken."""
    most = 0
    for lines in shown:
        if breaks_words(text, lines):
            return None
        most = max(most, len(lines))
    return most


def viewer_lines(text: str, width: float, size: float, measure: float = 1.0) -> tuple[str, ...]:
    """The lines of a text in a box with ``width`` px of room.

    A line keeps the space at its end.  ``measure`` is how much wider than ours the viewer's
    characters are.
    """
    parts = _ENDS.sub("\n", text).split("\n")
    return tuple(line for part in parts for line in _lines(part, width / size / measure))


def breaks_words(text: str, lines: tuple[str, ...]) -> bool:
    """Whether a line ends inside a word of the text; behind a hyphen it may."""
    at = 0
    for line in lines:
        at = text.index(line, at) + len(line)
        if 0 < at < len(text) and not (
            text[at - 1].isspace() or text[at].isspace() or text[at - 1] == "-"
        ):
            return True
    return False


def _lines(part: str, room: float) -> Iterator[str]:
    """The lines of a text without line breaks, within so many em."""
    ends = list(accumulate(map(advance, part), initial=0.0))
    at, stop = 0, len(part)
    while True:
        end = stop
        while end - at > 1:
            wide = ends[at + len(part[at:end].rstrip())] - ends[at]
            if wide <= room:
                break
            end = _cut(part, at, end, max((end - at) * room / wide, 1.0))
        yield part[at:end]
        if end == stop:
            return
        stop = len(part.rstrip())
        at = min(stop, end + len(part[end:]) - len(part[end:].lstrip()))


def _cut(part: str, at: int, end: int, most: float) -> int:
    """Where a line from ``at`` to ``end`` is cut so that under ``most`` characters are left of it.

    It is cut behind a space or a hyphen, else inside the word.  Behind two of these in a row no
    further place is looked for.
    """
    kept = at
    for found in _CUTS.finditer(part, at, end):
        word = found.start() - kept
        if not word or found.start() - at >= most:
            break
        if found.end() - at >= most:
            kept = kept if found[0] == "-" else found.start()
            break
        kept = found.end()
    return kept if kept > at else at + max(math.floor(most - 0.5), 1)
