"""Cuts documents of the project into parts, so that pages show them without a copy.

A line ``<!-- bagian: Portal -->`` of a page stands for that part of the guide, with its heading;
``<!-- bagian: Portal | tanpa judul -->`` leaves the heading out, ``seluruhnya`` takes the parts
below it as well, and ``tanya jawab`` makes headings of questions in bold.  Links of the part keep
leading where they led in the document.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from manual.markup import slug
from manual.page import MARK

ROOT = Path(__file__).resolve().parents[1]
GUIDE = "docs/panduan.md"
_FENCE = re.compile(r"^ *```")
_HEADING = re.compile(r"^(#+) (.+)$")
_LINK = re.compile(r"(\]\()([^)\s]+)(\))")
_QUESTION = re.compile(r"^\*\*([^*]+?[.?])\*\* ", re.MULTILINE)
_PART = re.compile(r"^<!-- bagian: ([^|\n]+?)(?: \| ([^\n]+?))? -->$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading of a document with what stands between it and the next one."""

    level: int
    heading: str
    body: str

    @property
    def place(self) -> str:
        """Its anchor."""
        return slug(self.heading)


@cache
def parts(document: str) -> tuple[Part, ...]:
    """All parts of a document, by its path in the project."""
    found: list[Part] = []
    level, heading, lines = 0, "", list[str]()
    is_code = False
    for line in (ROOT / document).read_text("utf-8").splitlines():
        is_code ^= bool(_FENCE.match(line))
        title = None if is_code else _HEADING.match(line)
        if title:
            found.append(Part(level, heading, "\n".join(lines).strip("\n")))
            level, heading, lines = len(title[1]), title[2], []
        else:
            lines.append(line)
    return (*found[1:], Part(level, heading, "\n".join(lines).strip("\n")))


def below(document: str, heading: str) -> tuple[Part, ...]:
    """A part and those below it.

    Raises:
        KeyError: when the document has no such heading.
    """
    every = parts(document)
    at = next((at for at, part in enumerate(every) if part.heading == heading), None)
    if at is None:
        raise KeyError(f"{document}: {heading}")
    ends = (end for end in range(at + 1, len(every)) if every[end].level <= every[at].level)
    return every[at : next(ends, len(every))]


def with_parts(text: str) -> tuple[str, tuple[str, ...]]:
    """A page's text with the parts that it names, and the places of the guide that it shows."""
    shown: list[str] = []

    def instead(found: re.Match[str]) -> str:
        asked = {word.strip() for word in (found[2] or "").split(",")}
        taken = below(GUIDE, found[1])
        taken = taken if "seluruhnya" in asked else taken[:1]
        shown.extend(f"{GUIDE}#{part.place}" for part in taken)
        is_bare = "tanpa judul" in asked
        base = taken[0].level + is_bare
        told = (_told(part, 2 + part.level - base) for part in taken[is_bare:])
        first = (pointed(taken[0].body, GUIDE),) if is_bare else ()
        text = "\n\n".join((*first, *told))
        return _QUESTION.sub(_asked, text) if "tanya jawab" in asked else text

    return _PART.sub(instead, text), tuple(shown)


def _asked(question: re.Match[str]) -> str:
    """A question as a heading; one that is a statement loses its full stop."""
    return f"## {question[1].removesuffix('.')}\n\n"


def _told(part: Part, level: int) -> str:
    """A part of the guide with its heading."""
    return f"{'#' * level} {part.heading}\n\n{pointed(part.body, GUIDE)}"


def pointed(text: str, document: str) -> str:
    """A text of a document whose links name documents of the project."""

    def instead(found: re.Match[str]) -> str:
        target = found[2]
        if re.match(r"[a-z]+:", target):
            return found[0]
        path, _, anchor = target.partition("#")
        home = posixpath.dirname(document)
        place = posixpath.normpath(posixpath.join(home, path)) if path else document
        return f"{found[1]}{MARK}{place}{'#' + anchor if anchor else ''}{found[3]}"

    return _LINK.sub(instead, text)


def whole(document: str) -> tuple[str, tuple[str, ...]]:
    """A document as a page, and the places that it shows: itself and all its headings."""
    text = pointed((ROOT / document).read_text("utf-8"), document)
    return text, (document, *(f"{document}#{part.place}" for part in parts(document)))
