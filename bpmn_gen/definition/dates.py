"""Dates as Indonesians write them, and what is wrong with those that name no day."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)
"""The months as dates write them."""

_OTHER_NAMES = {
    "pebruari": 2,
    "peb": 2,
    "nopember": 11,
    "nop": 11,
    "agt": 8,
    "ags": 8,
    "agust": 8,
    "sept": 9,
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
}
"""Months as they are often spelled or shortened."""

_ENGLISH = {
    "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8,
    "october": 10, "december": 12, "aug": 8, "oct": 10, "dec": 12,
}  # fmt: skip
"""Months in English, which Excel writes where Windows is English."""

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
"""Excel adds the time of midnight to a date that is copied as data."""
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_IN_WORDS = re.compile(r"(?:[A-Za-z']+,\s*)?(\d{1,2})[\s-]+([A-Za-z]+)\.?[\s-]+(\d{4})")
"""Perhaps with the day of the week before it."""
_SHORT_YEAR = re.compile(r"(\d{1,2})([-/. ]+)(\d{1,2}|[A-Za-z]+)([-/. ]+)(\d{2})")
_SERIAL = re.compile(r"[2-6]\d{4}")
"""Days since 1900, by which Excel keeps dates: from 1954 to 2091."""

EXAMPLE = "2026-11-24 atau 24 November 2026"
"""How a date may be written, for hints."""


def day_of(text: str) -> dt.date:
    """The day that a text names.

    Raises:
        ValueError: when it names none.
        OverflowError: when its year is beyond what calendars know.
    """
    if found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif (found := _IN_WORDS.fullmatch(text)) and (number := _month(found[2])):
        day, month, year = int(found[1]), number, int(found[3])
    else:
        raise ValueError(text)
    return dt.date(year, month, day)


def names_day(text: str) -> bool:
    """Whether a text is a date that definitions take."""
    try:
        day_of(text)
    except (ValueError, OverflowError):
        return False
    return True


def spoken_date(day: dt.date) -> str:
    """A day as documents print it: 24 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def _month(name: str) -> int:
    """The number of a month; 0 when there is none of that name."""
    word = name.casefold()
    return MONTHS.index(word) + 1 if word in MONTHS else _OTHER_NAMES.get(word, 0)


def told_date(text: str) -> tuple[str, str]:
    """What is wrong with a date, and how to write it."""
    word = text.strip()
    if _SERIAL.fullmatch(word):
        return (
            f"'{word}' ialah nomor yang dipakai Excel untuk menyimpan tanggal",
            f"tulis tanggalnya seperti tampak di Excel, misalnya {EXAMPLE}",
        )
    if found := _SHORT_YEAR.fullmatch(word):
        return (
            f"tahun pada tanggal '{word}' hanya dua angka",
            f"tulis tahunnya lengkap, misalnya {''.join(found.groups()[:4])}20{found[5]}",
        )
    if (found := _IN_WORDS.fullmatch(word)) and (number := _ENGLISH.get(found[2].casefold())):
        month = MONTHS[number - 1].capitalize()
        return f"bulan '{found[2]}' bukan bahasa Indonesia", f"tulis {found[1]} {month} {found[3]}"
    if re.fullmatch(r"\d{4}|[A-Za-z]+\s+\d{4}", word):
        return f"tanggal '{word}' tidak lengkap", f"tulis dengan harinya, misalnya {EXAMPLE}"
    return f"'{word}' bukan tanggal yang ada", f"tulis misalnya {EXAMPLE}"
