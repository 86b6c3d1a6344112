"""Writes a text so that this program and any other YAML tool read the same text.

A text is plain where possible.  It is quoted where YAML would take it for something else, or where
YAML 1.1 or 1.2 would give back another text (``no``, ``1.10``, ``0123``, ``12:30``).  Whole numbers
and dates stay plain, because tools give them back as they were.
"""

from __future__ import annotations

import re

from bpmn_gen.definition.node import TO_FILL

WIDTH = 120
"""Columns of a line; longer texts are folded where nothing else is said."""

_HARMLESS = re.compile(r"0|-?[1-9][0-9]{0,14}|[12][0-9]{3}-[01][0-9]-[0-3][0-9]")
_WORDS = frozenset(
    ["y", "yes", "n", "no", "true", "false", "on", "off", "null", "~", "=", "<<", TO_FILL]
)
_NUMBERS = re.compile(
    r"""[-+]?(?:
        [0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?
      | \.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?
      | 0[xobXOB][0-9a-fA-F_]+
      | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?
      | \.(?:inf|Inf|INF)
    )|\.(?:nan|NaN|NAN)""",
    re.VERBOSE,
)
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW = re.compile(r"[,\[\]{}:?]")
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write_inline(text: str, *, flow: bool) -> str:
    """A text on one line; ``flow`` inside brackets or braces."""
    if _UNPRINTABLE.search(text):
        return '"' + "".join(_escaped(char) for char in text) + '"'
    if is_plain(text, flow=flow):
        return text
    if "'" in text and not re.search(r'["\\]', text):
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text needs no quotes."""
    if text != text.strip() or text[0] in _INDICATORS or _UNPRINTABLE.search(text):
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    if flow and _FLOW.search(text):
        return False
    return _keeps_itself(text)


def _keeps_itself(text: str) -> bool:
    """Whether no YAML tool makes another text of it."""
    if _HARMLESS.fullmatch(text):
        return True
    special = text.lower() in _WORDS or _NUMBERS.fullmatch(text) or _MOMENT.fullmatch(text)
    return not special


def write_block(text: str, indent: int) -> list[str] | None:
    """A text as a block below its key: header and lines; None when it cannot be one.

    ``indent`` is the column, from 0, of the block's lines.
    """
    if _UNPRINTABLE.search(text.replace("\n", "")) or text != text.strip():
        return None
    if "\n" in text:
        lines = text.split("\n")
        return ["|-", *(f"{'':{indent}}{line}" if line else "" for line in lines)]
    if "  " in text or " " not in text:
        return None
    return [">-", *(f"{'':{indent}}{line}" for line in _wrapped(text, WIDTH - indent))]


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of whole words, as full as they get."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _escaped(char: str) -> str:
    """A character inside double quotes."""
    if char in _ESCAPES:
        return _ESCAPES[char]
    if not _UNPRINTABLE.match(char):
        return char
    return f"\\u{ord(char):04x}"
