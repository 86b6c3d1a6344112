"""The face of printed maps: Roboto, from a package, so that every machine prints the same."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from reportlab.pdfbase.ttfonts import TTFontFile

from bpmn_gen.render.xml_text import clean

_SUBSTITUTE = "\N{REPLACEMENT CHARACTER}"
"""Printed for a character that the face lacks: archives allow no missing glyph."""


def font_folder() -> Path:
    """Where the files of the face are."""
    return Path(str(files("font_roboto").joinpath("files")))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The characters that both weights have."""
    faces = [
        TTFontFile(str(font_folder() / name)) for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf")
    ]
    regular, bold = (frozenset(map(chr, face.charToGlyph)) for face in faces)
    return regular & bold


def printable(text: str) -> str:
    """The text with a substitute for each character that the face lacks."""
    known = _known()
    substitute = _SUBSTITUTE if _SUBSTITUTE in known else "?"
    return "".join(char if char in known else substitute for char in clean(text))
