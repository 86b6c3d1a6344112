"""Reads the texts that staff edit: named sections of paragraphs with blank lines between them.

::

    [menimbang]
    bahwa ...;

    bahwa ...;

A line that begins with ``==`` is a heading, one that begins with ``@`` asks for a table or for
maps, lines that begin with ``-`` are items of a list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECTION = re.compile(r"\[([a-z][a-z0-9 -]*)\]\s*(.*)")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text."""

    name: str
    title: str
    """What stands behind the bracket."""
    paragraphs: tuple[str, ...]


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a text in order; whatever stands before the first is a remark to staff."""
    found: list[tuple[str, str, list[str]]] = []
    for line in text.splitlines():
        match = _SECTION.fullmatch(line.strip())
        if match:
            found.append((match[1], match[2], []))
        elif found:
            found[-1][2].append(line)
    return tuple(Section(name, title, tuple(_paragraphs(lines))) for name, title, lines in found)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Adjacent lines joined to paragraphs; headings, requests and items take one line each."""
    words: list[str] = []
    for line in [*lines, ""]:
        text = line.strip()
        if words and (not text or text.startswith(("==", "@", "- "))):
            yield " ".join(words)
            words = []
        if text.startswith(("==", "@")):
            yield text
        elif text:
            words.append(text)


def only(found: tuple[Section, ...], name: str) -> tuple[str, ...]:
    """The paragraphs of all sections of one name."""
    return tuple(text for section in found if section.name == name for text in section.paragraphs)
