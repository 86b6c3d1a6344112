"""Cleans what people type and paste: spaces that look like spaces, quotes of Word."""

from __future__ import annotations

import re

_SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000 ]+")
_NOTHING = re.compile(
    "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
"""Signs that nobody sees, or that no file of definitions can hold."""
_QUOTES = str.maketrans("“”„‟‘’‚‛`´", "\"\"\"\"''''''")
_ENDS = (".", ",", ";", ":", "?", "!")
"""Signs behind which a line needs no other one."""
_SIGNS = re.compile(r"[^a-z0-9]+")


def tidy(text: str) -> str:
    """A text without spaces at the ends of its lines, runs of them, and signs nobody sees."""
    if not text:  # most cells are empty
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = [_SPACES.sub(" ", _NOTHING.sub("", line)).strip() for line in lines]
    return "\n".join(cleaned).strip("\n")


def one_line(text: str) -> str:
    """A text of one line."""
    return " ".join(tidy(text).split())


def joined_lines(text: str) -> str:
    """A text of one line in which the lines that somebody broke can still be told apart."""
    lines = [line for line in tidy(text).split("\n") if line]
    ended = [line if line.endswith(_ENDS) else f"{line};" for line in lines[:-1]]
    return " ".join([*ended, *lines[-1:]])


def folded(text: str) -> str:
    """A text for comparison: whatever capitals, spaces and signs it is written with."""
    return text and _SIGNS.sub("", tidy(text).translate(_QUOTES).casefold())


def plain_quotes(text: str) -> str:
    """A text with the quotes of a typewriter."""
    return text.translate(_QUOTES)
