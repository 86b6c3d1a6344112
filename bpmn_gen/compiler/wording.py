"""How messages quote what an author wrote and how they list names."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

QUOTED = 60
"""Characters of an author's text in a message, which are enough to recognise it."""
LISTED = 12
"""Names listed in one message before the rest is only counted."""


def quoted(text: str) -> str:
    """The text on one line in single quotes, cut when it is long."""
    line = " ".join(text[: 4 * QUOTED].split())
    if len(line) > QUOTED or len(text) > 4 * QUOTED:
        line = line[:QUOTED].rstrip() + "..."
    return f"'{line}'"


def listed(names: Sequence[str]) -> str:
    """Names with commas between them; more than LISTED are only counted.

    Names of units may hold commas themselves, which semicolons then keep apart.
    """
    shown = ("; " if any("," in one for one in names) else ", ").join(names[:LISTED])
    rest = len(names) - LISTED
    return f"{shown} dan {rest} lainnya" if rest > 0 else shown


def first_few(names: Sequence[str], most: int, joint: str = ", ") -> str:
    """The first few of some names, and how many there are besides."""
    more = len(names) - most
    return joint.join(names[:most]) + (f", dan {more} lainnya" if more > 0 else "")


def counted(number: int) -> str:
    """A whole number as Indonesians write it: 1.411."""
    return f"{number:,}".replace(",", ".")


def type_numbers(numbers: Iterable[int]) -> str:
    """Unit types as a phrase, e.g. ``tipe unit 1, 2 dan 7``."""
    words = [str(number) for number in sorted(numbers)]
    if len(words) < 2:  # noqa: PLR2004 -- one or none needs no joining word
        return f"tipe unit {''.join(words)}"
    return f"tipe unit {', '.join(words[:-1])} dan {words[-1]}"


def runs(numbers: Iterable[int]) -> str:
    """Numbers as runs: ``0 1 2 5`` becomes ``0-2 5``."""
    parts = []
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in run]
        ends = (members[0], members[-1])
        parts.append(str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}")
    return " ".join(parts)
