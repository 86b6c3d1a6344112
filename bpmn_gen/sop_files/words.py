"""Words as they are meant: without the blanks that people and programs leave in them."""

from __future__ import annotations

import re
from typing import Final

_UNSEEN: Final = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_BREAK: Final = re.compile("\r\n?|\x0b|\u2028|\u2029")


def tidy(text: str) -> str:
    """A text whose lines have single blanks between words and none around them."""
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", _BREAK.sub("\n", text)).split("\n"))
    return "\n".join(lines).strip("\n")
