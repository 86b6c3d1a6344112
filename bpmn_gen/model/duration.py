"""Durations as people write them, e.g. ``1 (satu) hari kerja``, ``15'``, ``1 jam 30 menit``.

What is printed stays as it is written; the numbers are for engines and for sums.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ONES = (
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
)  # fmt: skip
_ONE = rf"(?:{'|'.join(_ONES[1:])})"
_BELOW_HUNDRED = rf"(?:{_ONE}\s+puluh(?:\s+{_ONE})?|{_ONE}\s+belas|sepuluh|sebelas|{_ONE}|nol)"
_WORDS = rf"(?:(?:seratus|{_ONE}\s+ratus)(?:\s+{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
"""Numbers in words up to 999."""
_UNITS = {
    "detik": r"detik|dtk|\"|″|''",
    "menit": r"menit|mnt|'|′|’",
    "jam": r"jam",
    "hari": r"hari",
    "minggu": r"minggu|pekan",
    "bulan": r"bulan|bln",
    "triwulan": r"triwulan",
    "semester": r"semester",
    "tahun": r"tahun|thn",
}
"""How each unit is written."""
_MINUTES = {"menit": 1, "jam": 60, "hari": 24 * 60, "minggu": 7 * 24 * 60}
"""Minutes of each unit that has a fixed number of them.  Working days count as days, because an
engine knows no calendar of an office."""
_MONTHS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}
_DIGITS = r"\d{1,6}(?:[.,]\d{1,3})?"
_NUMBER = rf"(?:{_DIGITS}|setengah|½|{_WORDS})"
_LIMIT = (
    r"(?:maksimal|maksimum|maks\.?|max\.?|paling (?:lama|lambat|cepat|sedikit)|selama"
    r"|kurang lebih|lebih kurang|sekitar|selambat-lambatnya|±|≤|<)\s*"
)
_TO = r"(?:-|–|s\.?\s?d\.?|s/d|sampai(?: dengan)?|hingga)"
_PART = re.compile(
    rf"(?P<least>{_NUMBER})(?:\s*\([\w ]+\))?"
    rf"(?:\s*{_TO}\s*(?P<most>{_NUMBER})(?:\s*\([\w ]+\))?)?"
    rf"\s*(?P<unit>{'|'.join(f'(?:{words})' for words in _UNITS.values())})(?![a-z])"
    r"(?P<working>\s*(?:kerja|kalender)\b)?",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(\d{1,3})\s*[x×]\s*(\d{1,3})(?=\s*jam\b)", re.IGNORECASE)
"""``2 x 24 jam``, as laws write two days."""
_BEGINNING = re.compile(rf"\s*(?:{_LIMIT})?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|dan|lebih)?\s*", re.IGNORECASE)
_UNIT_OF = [(re.compile(words, re.IGNORECASE), unit) for unit, words in _UNITS.items()]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A number of one unit, or a range of numbers."""

    least: Decimal
    most: Decimal
    unit: str
    """E.g. ``menit``, however it was written."""
    in_working_time: bool = False
    """Whether working days are meant."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A duration with its parts, the largest first: hours, then minutes."""

    parts: tuple[Stretch, ...]
    remark: str = ""
    """What is written behind it, e.g. ``setelah surat diterima``."""

    @property
    def iso(self) -> str | None:
        """The longest that it may take, in ISO 8601: ``PT90M``, ``P3D``.

        None where it is no whole number of minutes or months, or of both kinds: engines keep the
        two apart.
        """
        for known, form in ((_MONTHS, "P{}M"), (_MINUTES, "PT{}M")):
            if all(part.unit in known for part in self.parts):
                total = sum(part.most * known[part.unit] for part in self.parts)
                if total <= 0 or total != int(total):
                    return None
                days, rest = divmod(int(total), _MINUTES["hari"])
                hours, minutes = divmod(int(total), _MINUTES["jam"])
                if known is _MONTHS:
                    return form.format(int(total))
                if not rest:
                    return f"P{days}D"
                return form.format(int(total)) if minutes else f"PT{hours}H"
        return None


@lru_cache(maxsize=4_096)
def read_duration(text: str) -> Duration | None:
    """The duration that a text begins with; None where it is none."""
    text = _TIMES.sub(lambda found: str(int(found[1]) * int(found[2])), text)
    start = _BEGINNING.match(text)
    at = start.end() if start else 0
    parts: list[Stretch] = []
    while found := _PART.match(text, at):
        parts.append(_stretch(found))
        at = found.end()
        between = _BETWEEN.match(text, at)
        if between is None or not _PART.match(text, between.end()):
            break
        at = between.end()
    return Duration(tuple(parts), text[at:].strip()) if parts else None


def mended(text: str) -> str | None:
    """A duration with a mistyped unit as it was probably meant; None where that is not plain."""
    words = text.split()
    for number, word in enumerate(words):
        near = difflib.get_close_matches(word.casefold(), _UNITS, n=1, cutoff=0.6)
        meant = " ".join([*words[:number], *near, *words[number + 1 :]])
        if near and re.search(r"\d", text) and read_duration(meant) is not None:
            return meant
    return None


def in_figures(text: str) -> str | None:
    """A duration whose numbers stand in words alone, with figures; None where there is none.

    ``5 (lima) menit`` has both and is left as it is.
    """
    if re.search(r"\d|½", text) or read_duration(text) is None:
        return None
    return re.sub(rf"\b(?:setengah|{_WORDS})\b", _as_figures, text, flags=re.IGNORECASE)


def _as_figures(found: re.Match[str]) -> str:
    """A number in words as people write it in figures."""
    return f"{_value(found[0]).normalize():f}".replace(".", ",")


def in_order(text: str) -> str | None:
    """A range of two numbers in figures from the less to the more; None where there is none."""
    found = re.search(rf"({_DIGITS})(\s*{_TO}\s*)({_DIGITS})", text, re.IGNORECASE)
    if found is None or _value(found[1]) <= _value(found[3]):
        return None
    return text[: found.start()] + found[3] + found[2] + found[1] + text[found.end() :]


def _stretch(found: re.Match[str]) -> Stretch:
    """One part."""
    least = _value(found["least"])
    most = _value(found["most"]) if found["most"] else least
    unit = next(name for pattern, name in _UNIT_OF if pattern.fullmatch(found["unit"]))
    working = (found["working"] or "").strip().casefold() == "kerja"
    return Stretch(least, most, unit, working)


def _value(written: str) -> Decimal:
    """A number in figures or in words."""
    word = written.casefold()
    if word in {"setengah", "½"}:
        return Decimal("0.5")
    if word[:1].isdigit():
        return Decimal(word.replace(",", "."))
    total = last = 0
    for one in word.split():
        if one in _ONES:
            last = _ONES.index(one)
            total += last
        elif one in _WHOLE:
            total += _WHOLE[one]
        else:  # belas, puluh and ratus say what the number before them counts
            total += _MORE[one](last) - last
    return Decimal(total)


_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_MORE: dict[str, Callable[[int], int]] = {
    "belas": lambda ones: ones + 10,
    "puluh": lambda tens: tens * 10,
    "ratus": lambda hundreds: hundreds * 100,
}
