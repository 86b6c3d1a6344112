"""Text and numbers as XML files hold them."""

from __future__ import annotations

import re

XML_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
"""First line of every XML file."""

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""What XML 1.0 cannot hold at all, not even escaped."""


def clean(text: str) -> str:
    """The text without the characters that XML 1.0 forbids; its line ends become line feeds."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """The text on one line, its white space reduced to single spaces (for names)."""
    return " ".join(clean(text).split())


def number(value: float) -> str:
    """A coordinate with at most two decimals, without trailing zeros or a negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
