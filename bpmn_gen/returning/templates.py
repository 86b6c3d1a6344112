"""Words that somebody changed, put back into the author's text with its placeholders.

A definition says ``{camat}`` where a file says "Camat Kroya".  Whoever edits the file sees only the
title; the definition must keep the placeholder, because other units have other titles there.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLACEHOLDER: Final = re.compile(r"(\{\{|\}\}|\{[^{}]+\})")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


def reworded(template: str, edited: str, texts: Mapping[str, str]) -> str:
    """The template, changed so that it is filled to the edited text.

    A placeholder stays where the words that it stands for are all still there.

    Args:
        template: the text of the definition, with placeholders.
        edited: the text of the file, which has none.
        texts: what each placeholder stands for.
    """
    pieces = [*_pieces(" ".join(template.split()), texts)]
    edited = " ".join(edited.split())
    base = [(token, at) for at, (text, _) in enumerate(pieces) for token in _TOKEN.findall(text)]
    found = [*_TOKEN.finditer(edited)]
    matcher = SequenceMatcher(
        None, [token for token, _ in base], [one.group() for one in found], autojunk=False
    )
    partner = {
        block.a + at: block.b + at
        for block in matcher.get_matching_blocks()
        for at in range(block.size)
    }
    kept: list[tuple[int, int, str]] = []
    for number, (_, key) in enumerate(pieces):
        own = [at for at, (_, piece) in enumerate(base) if piece == number]
        there = [partner.get(at) for at in own]
        first = there[0] if there else None
        if key and first is not None and there == [first + at for at in range(len(own))]:
            last = found[first + len(own) - 1]
            kept.append((found[first].start(), last.end(), key))
    return "".join(_put_in(edited, kept))


def _pieces(template: str, texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The parts of a template: what each is filled to, and its placeholder if it is one."""
    for part in _PLACEHOLDER.split(template):
        is_key = part.startswith("{") and part != "{{"
        filled = " ".join(fill(part, texts).split()) if is_key else fill(part, texts)
        yield filled, part if is_key and filled != part else ""


def _put_in(edited: str, kept: list[tuple[int, int, str]]) -> Iterator[str]:
    """The edited text with placeholders in the place of what they stand for."""
    at = 0
    for begin, end, key in kept:
        yield escaped(edited[at:begin])
        yield key
        at = end
    yield escaped(edited[at:])
