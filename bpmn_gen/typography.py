"""How wide text is and where its lines break, in px of the drawing plane.

Widths are those of Arial (Helvetica's metrics are equal), the face of bpmn-js, Camunda Modeler
and our SVG.  Other viewers substitute slightly wider faces, so no text is ever taken to be
narrower than half an em a character.
"""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase._fontdata_widths_helvetica import widths as _REGULAR
from reportlab.pdfbase._fontdata_widths_helveticabold import widths as _BOLD
from reportlab.pdfbase._glyphlist import _glyphname2unicode

TASK_FONT = 12.0
"""px; text inside shapes and in the headers of pools and lanes (bpmn-js draws it so)."""
LABEL_FONT = 11.0
"""px; text beside events, gateways and edges (bpmn-js draws it so)."""
TASK_LINE = 15.0
"""px from line to line of TASK_FONT text."""
LABEL_LINE = 13.0
"""px from line to line of LABEL_FONT text."""
MIN_EM = 0.5
"""Least width of a character in em, see above."""
_UNKNOWN = 667
"""Thousandths of an em for a character that Arial's Latin metrics lack; about a capital's."""


@lru_cache(maxsize=2)
def _advances(bold: bool) -> dict[str, int]:
    """Thousandths of an em by character."""
    names = _BOLD if bold else _REGULAR
    return {
        chr(_glyphname2unicode[name]): width
        for name, width in names.items()
        if name in _glyphname2unicode
    }


@lru_cache(maxsize=65_536)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text in px at a font size of ``size`` px."""
    advances = _advances(bold)
    natural = sum(advances.get(char, _UNKNOWN) for char in text) / 1000 * size
    return max(natural, MIN_EM * size * len(text))


@lru_cache(maxsize=16_384)
def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break text greedily at spaces into lines of at most ``width`` px.

    A word wider than ``width`` stays whole on a line of its own: whoever owns the box makes it
    wider (see ``longest_word``), or a rule reports the word.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def longest_word(text: str, size: float, bold: bool = False) -> float:
    """Width in px of the widest word: no box for this text can be narrower."""
    return max((text_width(word, size, bold) for word in text.split()), default=0.0)
