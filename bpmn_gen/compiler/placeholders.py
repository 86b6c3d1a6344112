"""Fills ``{key}`` in texts.

A key is looked up and nothing is evaluated: no attribute, index, conversion or format.  A text from
anywhere is therefore safe to fill.  ``{{`` and ``}}`` stand for the braces themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_FILLED = 20_000
"""Characters of a filled text at most; a longer one is cut, because many placeholders with long
values could make a small file fill the memory."""

_TOKEN = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[{}]")


def keys_in(text: str) -> Iterator[str]:
    """The keys that a text asks for, in order; braces that are not closed are not keys."""
    if "{" in text:
        for token in _TOKEN.findall(text):
            if _is_key(token):
                yield token[1:-1].strip()


def has_loose_brace(text: str) -> bool:
    """Whether a brace stands alone, which is a slip of the author."""
    return any(token in ("{", "}", "{}") for token in _TOKEN.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its keys replaced; unknown keys stay as they are written."""
    if "{" not in text and "}" not in text:
        return text
    return _TOKEN.sub(lambda match: _value(match.group(), values), text)[:MAX_FILLED]


def escaped(text: str) -> str:
    """A text with its braces doubled, so that filling it gives the text itself."""
    return text.replace("{", "{{").replace("}", "}}")


def _value(token: str, values: Mapping[str, str]) -> str:
    """What a token stands for."""
    if token in ("{{", "}}"):
        return token[0]
    return values.get(token[1:-1].strip(), token) if _is_key(token) else token


def _is_key(token: str) -> bool:
    """Whether a token is a key in braces."""
    return len(token) > len("{}") and token.startswith("{")
