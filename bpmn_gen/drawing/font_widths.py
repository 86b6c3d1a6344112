"""How wide the characters of each face are, in thousandths of an em by character.

The widths of Arial and of Roboto come from libraries, because a copy of ours could grow apart from
the files with which PDFs are printed.  The faces of the machine are never read, so that lines break
alike everywhere.  No library has Bookman Old Style.  Its widths are written down here; they are
those of ITC Bookman, which TeX Gyre Bonum and URW Bookman share.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFontFile

CHARACTERS = (
    "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))))
    + "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2122"
)
"""The characters whose widths are known, in order: ASCII, Latin-1, dashes, quotes, dots.

Other characters are rare.  A table of them would not help, because each program takes a character
that a face lacks from another face of its own choice.
"""


def font_folder() -> Path:
    """The folder with the files of Roboto, in the package that brings them."""
    return Path(str(files("font_roboto").joinpath("files")))


@lru_cache(maxsize=2)
def roboto_file(*, bold: bool) -> TTFontFile:
    """One weight of Roboto, in which PDF files are printed on every machine."""
    return TTFontFile(str(font_folder() / ("Roboto-Bold.ttf" if bold else "Roboto-Regular.ttf")))


@lru_cache(maxsize=1)
def printed_characters() -> frozenset[str]:
    """The characters that both the regular and the bold face have; only these can be printed."""
    regular, bold = (
        frozenset(map(chr, roboto_file(bold=bold).charToGlyph)) for bold in (False, True)
    )
    return regular & bold


@lru_cache(maxsize=2)
def roboto(*, bold: bool) -> dict[str, int]:
    """The widths of Roboto."""
    widths = roboto_file(bold=bold).charWidths
    return {char: round(widths[ord(char)]) for char in CHARACTERS}


@lru_cache(maxsize=2)
def arial(*, bold: bool) -> dict[str, int]:
    """The widths of Arial, which are those of Helvetica.

    The encoding is that of PDF, because it holds every character of Helvetica.
    """
    name = "Helvetica-Bold" if bold else "Helvetica"
    widths = pdfmetrics.Font(name, name, "PDFDocEncoding").widths
    return {bytes([code]).decode("pdfdoc"): width for code, width in enumerate(widths) if width}


def bookman(*, bold: bool) -> dict[str, int]:
    """The widths of Bookman Old Style."""
    return _BOOKMAN_BOLD if bold else _BOOKMAN


def _widths(numbers: str) -> dict[str, int]:
    """By character its width, from a text with one number for each of CHARACTERS."""
    return dict(zip(CHARACTERS, map(int, numbers.split()), strict=True))


_BOOKMAN = _widths(
    """
    320 300 380 620 620 900 800 220 300 300 440 600 320 400 320 600 620 620 620 620 620 620 620
    620 620 620 320 320 600 600 600 540 820 680 740 740 800 720 640 800 800 340 600 720 600 920
    740 800 620 820 720 660 620 780 700 960 720 640 640 300 600 300 600 500 340 580 620 520 620
    520 320 540 660 300 300 620 300 940 660 560 620 580 440 520 380 680 520 780 560 540 480 280
    600 280 600 333 300 620 620 620 620 600 520 420 740 420 360 600 400 740 440 400 600 372 372
    340 680 600 320 320 372 420 360 930 930 930 540 680 680 680 680 680 680 1260 740 720 720 720
    720 340 340 340 340 800 740 800 800 800 800 800 600 800 780 780 780 780 640 620 660 580 580
    580 580 580 580 860 520 520 520 520 520 300 300 300 300 560 660 560 560 560 560 560 600 560
    680 680 680 680 540 620 540 500 1000 220 220 400 400 460 1000 620 980
    """
)

_BOOKMAN_BOLD = _widths(
    """
    340 360 420 660 660 940 800 240 320 320 460 600 340 360 340 600 660 660 660 660 660 660 660
    660 660 660 340 340 600 600 600 660 820 720 720 740 780 720 680 780 820 400 640 800 640 940
    740 800 660 800 780 660 700 740 720 940 780 700 640 300 600 300 600 500 400 580 600 580 640
    580 380 580 680 360 340 660 340 1000 680 620 640 620 460 520 460 660 600 800 600 620 560 320
    600 320 600 333 360 660 660 660 660 600 600 500 740 400 400 600 360 740 460 400 600 396 396
    400 660 800 340 360 396 400 400 990 990 990 660 720 720 720 720 720 720 1140 740 720 720 720
    720 400 400 400 400 780 740 800 800 800 800 800 600 800 740 740 740 740 700 660 660 580 580
    580 580 580 580 880 580 580 580 580 580 360 360 360 360 620 680 620 620 620 620 620 600 620
    660 660 660 660 620 640 620 500 1000 320 320 540 540 460 1000 660 980
    """
)
