"""Where Indonesian words may be broken: between syllables, never so that one letter stands alone.

The rules are those of EYD for simple words: before a consonant between vowels, between two
consonants, behind the first of three, and between vowels that are no diphthong.  The letters of
ng, ny, sy and kh stay together.  Words with a hyphen or a slash break behind it first.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

LEAST_BEFORE, LEAST_BEHIND = 2, 3
"""Letters of a word that stay before and behind a break, at least; suffixes of two letters stay
with their word."""
HYPHEN = "\u00ad"
"""Ends the first piece of a word that is broken between syllables; it is printed as a hyphen."""
_VOWELS = frozenset("aeiouéèê")
_TWINS = frozenset(("ng", "ny", "sy", "kh"))
_DIPHTHONGS = frozenset(("ai", "au", "oi", "ei"))
_SIGNS = frozenset("-/\u2013")
"""Signs behind which a word may be broken without a hyphen."""


@lru_cache(maxsize=4_096)
def breaks(word: str) -> tuple[int, ...]:
    """The places at which a word may be broken, from left to right."""
    found = [at + 1 for at, char in enumerate(word[:-1]) if char in _SIGNS and at]
    start = 0
    for end in (*_ends_of_runs(word), len(word)):
        found += _in_run(word, start, end)
        start = end + 1
    return tuple(sorted(set(found)))


def piece(word: str, end: int) -> str:
    """The part of a word before a break, with the sign that it goes on."""
    return word[:end] if word[end - 1] in _SIGNS else f"{word[:end]}{HYPHEN}"


def _ends_of_runs(word: str) -> list[int]:
    """The places of everything that is no letter."""
    return [at for at, char in enumerate(word) if not char.isalpha()]


def _in_run(word: str, start: int, end: int) -> list[int]:
    """The breaks between the syllables of a run of letters; capitals alone are no word."""
    run = word[start:end]
    if len(run) < LEAST_BEFORE + LEAST_BEHIND or run.isupper() or not run.isascii():
        return []
    units = _units(run.lower())
    found = []
    nuclei = [at for at, (_, _, is_vowel) in enumerate(units) if is_vowel]
    for one, other in pairwise(nuclei):
        between = other - one - 1
        at = units[other][0] if between == 0 else units[one + (1 if between == 1 else 2)][0]
        if LEAST_BEFORE <= at <= len(run) - LEAST_BEHIND:
            found.append(start + at)
    return found


def _units(run: str) -> list[tuple[int, str, bool]]:
    """The sounds of a run: where each begins, its letters, and whether it is a vowel."""
    units: list[tuple[int, str, bool]] = []
    at = 0
    while at < len(run):
        pair = run[at : at + 2]
        long = pair in _TWINS or pair in _DIPHTHONGS
        text = pair if long else run[at]
        units.append((at, text, text[0] in _VOWELS))
        at += len(text)
    return units
