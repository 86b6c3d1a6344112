"""The face of printed maps: Roboto from a package, so that every machine prints the same."""

from __future__ import annotations

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.font_widths import printed_characters, roboto_file
from bpmn_gen.drawing.sums import added
from bpmn_gen.drawing.typography import text_width

_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
"""Printed for a character that the face lacks, because PDF/A allows no missing glyph."""


def printable(text: str) -> str:
    """The text, in which a substitute stands for each character that the face lacks.

    Ends of lines are kept.
    """
    known = printed_characters()
    substitute = _SUBSTITUTE if _SUBSTITUTE in known else "?"
    return "".join(char if char in known or char == "\n" else substitute for char in clean(text))


def fitted_size(text: str, size: float, *, bold: bool) -> float:
    """The type size at which a line is no wider than layout measured it in Arial.

    Roboto is narrower on the whole, but some of its letters are up to a twentieth wider.
    """
    widths = roboto_file(bold=bold).charWidths
    width = added(widths.get(ord(char), 0.0) for char in text) / 1000 * size
    return min(size, size * text_width(text, size, bold) / width) if width else size
