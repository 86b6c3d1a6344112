"""The face of printed maps: Roboto, from a package, so that every machine prints the same."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from bpmn_gen.bpmn_file.xml_text import clean
from bpmn_gen.drawing.typography import text_width

_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
"""Printed for a character that the face lacks: archives allow no missing glyph."""


def font_folder() -> Path:
    """Where the files of the face are."""
    return Path(str(files("font_roboto").joinpath("files")))


@lru_cache(maxsize=2)
def _face(bold: bool) -> TTFontFile:  # noqa: FBT001  (the key of a cache)
    """The metrics of one weight."""
    return TTFontFile(str(font_folder() / ("Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf")))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The characters that both weights have."""
    regular, bold = (frozenset(map(chr, _face(bold).charToGlyph)) for bold in (False, True))
    return regular & bold


def printable(text: str) -> str:
    """The text with a substitute for each character that the face lacks."""
    known = _known()
    substitute = _SUBSTITUTE if _SUBSTITUTE in known else "?"
    return "".join(char if char in known else substitute for char in clean(text))


def fitted_size(text: str, size: float, *, bold: bool) -> float:
    """The size at which a line is no wider than layout took it to be, in Arial.

    Roboto is narrower on the whole, but some letters are up to a twentieth wider.
    """
    widths = _face(bold).charWidths
    width = sum(widths.get(ord(char), 0.0) for char in text) / 1000 * size
    return min(size, size * text_width(text, size, bold) / width) if width else size
