"""Text and numbers in the form in which XML files hold them."""

from __future__ import annotations

import math
import re

XML_DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'
"""The first line of every XML file; lxml would write it with single quotes."""

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")
"""A character that XML 1.0 cannot hold at all, not even escaped."""

_TEMPLATE = re.compile(r"([$#{])(?=\{)")


def clean(text: str) -> str:
    """The text without characters that XML 1.0 forbids, with line feeds as its line ends."""
    return _FORBIDDEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def one_line(text: str) -> str:
    """The text on one line with single spaces, as names have to be."""
    return " ".join(clean(text).split())


def inert(text: str) -> str:
    """The text without templates: a space parts the signs with which expressions begin.

    Engines and forms evaluate texts that hold ``${``, ``#{`` or ``{{``, names and remarks included,
    and nobody who draws a process means to run anything by its name.
    """
    return _TEMPLATE.sub(r"\1 ", text)


def as_label(text: str) -> str:
    """The text without templates, and with no equals sign at its begin, which makes it one."""
    return f" {inert(text)}" if text.startswith("=") else inert(text)


def number(value: float) -> str:
    """A coordinate with at most two decimals; never ``-0``.

    Raises:
        ValueError: if it is not finite.  No file may say so, because readers fail on it.
    """
    if not math.isfinite(value):
        message = "a place or a size is not a finite number"
        raise ValueError(message)
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
