"""How wide text is and where its lines break, in px of the drawing plane or in a printed face.

Maps are measured in Arial, because bpmn-js, Camunda Modeler and our SVG use it.  Other viewers put
slightly wider faces in its place, so each text counts as at least half an em wide for each of its
characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from bpmn_gen.drawing.font_widths import arial, bookman, roboto
from bpmn_gen.drawing.syllables import HYPHEN, breaks, piece

TASK_FONT = 12.0
"""px; text inside shapes and in the headers of pools and lanes, as bpmn-js draws it."""
LABEL_FONT = 11.0
"""px; text beside events, gateways and edges, as bpmn-js draws it."""
TASK_LINE = 15.0
"""px from line to line of TASK_FONT text."""
LABEL_LINE = 13.0
"""px from line to line of LABEL_FONT text."""
MIN_EM = 0.5
"""em; the least mean width of a character, so that text also fits in viewers with wider faces."""
_UNKNOWN = 667
"""Thousandths of an em for a character that the tables lack: the width of a common capital."""


def advance(char: str, *, bold: bool = False) -> float:
    """Width of one character of Arial in em."""
    return arial(bold=bold).get(char, _UNKNOWN) / 1000


@lru_cache(maxsize=65_536)
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text in px at a font size of ``size`` px."""
    return max(natural_width(text, size, bold), MIN_EM * size * len(text))


@lru_cache(maxsize=65_536)
def natural_width(text: str, size: float, bold: bool = False) -> float:
    """Width of one line of text in px where a viewer has Arial itself, or a face as wide."""
    advances = arial(bold=bold)
    return sum(advances.get(char, _UNKNOWN) for char in text) / 1000 * size


@lru_cache(maxsize=16_384)
def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break text greedily at spaces into lines of at most ``width`` px.

    A word wider than ``width`` stays whole on a line of its own, because the owner of the box makes
    the box wider (see ``longest_word``), or a rule reports the word.
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(lines)


def text_lines(text: str, width: float, size: float) -> tuple[str, ...]:
    """The lines of a text, at most ``width`` px wide; its own line breaks stay."""
    if "\n" not in text:
        return wrap(text, width, size)
    return tuple(line for part in text.split("\n") for line in wrap(part, width, size) or ("",))


def longest_word(text: str, size: float, bold: bool = False) -> float:
    """Width in px of the widest word, which is the least width of a box for the text."""
    return max((text_width(word, size, bold) for word in text.split()), default=0.0)


class Measure(Protocol):
    """Thousandths of an em by character, of one weight of a face."""

    def __call__(self, *, bold: bool) -> dict[str, int]:
        """The widths."""


@dataclass(frozen=True, slots=True)
class Face:
    """The face of a printed document; widths are in the unit in which its size is given.

    Word and Excel show a document in the face that it names, its PDF is set in another one.  A
    character counts as wide as in the widest of these faces, so that lines fit in every format.
    """

    name: str
    """The name by which Word and Excel know it."""
    shown_in: tuple[Measure, ...]
    """The widths of characters in each face in which the document is shown."""

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of one line of text in the unit of ``size``."""
        return _length(self.name, bold, text) / 1000 * size * SLACK

    def wrap(self, text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
        """The lines of a text, at most ``width`` wide; a word that is wider is broken inside.

        It is broken between syllables where it has some, and its line then ends with ``HYPHEN``.
        Line breaks in the text stay.
        """
        return tuple(
            line
            for paragraph in text.split("\n")
            for line in _wrapped(self.name, paragraph, width, size, bold)
        )

    def longest_word(self, text: str, size: float, *, bold: bool = False) -> float:
        """Width of the widest word."""
        return max((self.width(word, size, bold=bold) for word in text.split()), default=0.0)


SLACK = 1.02
"""Widths are taken 2 % larger, because programs differ in hinting, kerning and rounding."""
_SAME = {HYPHEN: "-", "\u00a0": " "}
"""Characters that are as wide as another one."""
_SPACE = re.compile(r"[^\S\u00a0]+")
"""What stands between words; a no-break space does not."""
_WIDE = 1000
"""Thousandths of an em for a character of another script: a whole em, because many fill one."""


def _advance(widths: dict[str, int], char: str) -> int:
    """The width of a character in thousandths of an em."""
    return widths.get(_SAME.get(char, char), _WIDE if ord(char) > _LATIN else _UNKNOWN)


_LATIN = 0x24F
"""Code of the last Latin letter.  An unknown character up to it counts as wide as a capital."""


def words_of(text: str) -> list[str]:
    """The words of a text, which no-break spaces do not part."""
    return [word for word in _SPACE.split(text) if word]


DOCUMENT_FACES = {
    "Arial": Face("Arial", (arial, roboto)),
    "Bookman Old Style": Face("Bookman Old Style", (bookman, roboto)),
}
"""The faces of documents by name.  PDF files are set in Roboto, or in a face with equal widths."""


@lru_cache(maxsize=8)
def _widest(name: str, bold: bool) -> dict[str, int]:
    """By character, the widest of its widths in the faces in which a document is shown."""
    tables = [measure(bold=bold) for measure in DOCUMENT_FACES[name].shown_in]
    known = dict.fromkeys(char for table in tables for char in table)
    return {char: max(table.get(char, 0) for table in tables) for char in known}


@lru_cache(maxsize=16_384)
def _length(name: str, bold: bool, text: str) -> int:
    """The width of a text in thousandths of an em; the same few words are measured all the time."""
    widths = _widest(name, bold)
    return sum(_advance(widths, char) for char in text)


@lru_cache(maxsize=16_384)
def _wrapped(name: str, text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    """The lines of one paragraph; an empty paragraph is one empty line."""
    widths, room = _widest(name, bold), width * 1000 / (size * SLACK)
    space = _advance(widths, " ")
    lines: list[str] = []
    left = 0.0
    for word in words_of(text):
        length = _length(name, bold, word)
        if lines and space + length <= left:
            lines[-1] += f" {word}"
            left -= space + length
            continue
        pieces = [word] if length <= room else _broken(widths, word, room)
        lines += pieces
        left = room - _length(name, bold, pieces[-1])
    return tuple(lines) or ("",)


def _broken(widths: dict[str, int], word: str, room: float) -> list[str]:
    """A word in pieces that fit: whole syllables, else at least one character each."""
    pieces: list[str] = []
    while sum(_advance(widths, char) for char in word) > room:
        ends = [end for end in breaks(word) if _fits(widths, piece(word, end), room)]
        end = ends[-1] if ends else _characters(widths, word, room)
        pieces.append(piece(word, end) if ends else word[:end])
        word = word[end:]
    return [*pieces, word]


def _fits(widths: dict[str, int], text: str, room: float) -> bool:
    """Whether a text is no wider than there is room."""
    return sum(_advance(widths, char) for char in text) <= room


def _characters(widths: dict[str, int], word: str, room: float) -> int:
    """How many characters of a word fit, at least one."""
    left = room
    for at, char in enumerate(word):
        left -= _advance(widths, char)
        if left < 0:
            return max(at, 1)
    return len(word)
