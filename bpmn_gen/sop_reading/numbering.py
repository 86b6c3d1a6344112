"""Numbers of rows: which one follows which, and what is missing between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop_reading.form_table import Band
    from bpmn_gen.sop_reading.read_sop import Doubts

_SIGNS: Final = re.compile(r"[\s./()]+")
_LETTER: Final = re.compile("[a-z]")
_ROMAN: Final = (
    "", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
    "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv",
)  # fmt: skip
_FIRST: Final = frozenset({"a", "i"})
_PARTS: Final = re.compile(r"(?P<group>[0-9]{1,3}|[ivx]{1,5})(?P<letter>[a-z])")


def folded(number: str) -> str:
    """A number as it is compared: ``1/b``, ``1.b`` and ``01 B`` are one."""
    return _SIGNS.sub("", number.casefold()).lstrip("0") or "0"


def split(number: str) -> tuple[str, str] | None:
    """``1b`` as the number of a heading and the letter of a row under it."""
    found = _PARTS.fullmatch(folded(number))
    return (found["group"], found["letter"]) if found else None


def follows(number: str, other: str, blanks: int = 0) -> bool:
    """Whether a number comes right after another one, or after rows between them without one."""
    one, two = _values(folded(number)), _values(folded(other))
    return any(
        kind in one and one[kind] < value <= one[kind] + 1 + blanks for kind, value in two.items()
    )


def _values(number: str) -> dict[str, int]:
    """What a number counts, by each way in which it can be read."""
    found = {}
    if number.isdecimal():
        found["figure"] = int(number)
    if _LETTER.fullmatch(number):
        found["letter"] = ord(number)
    if number in _ROMAN:
        found["roman"] = _ROMAN.index(number)
    return found


def doubt_gaps(bands: Sequence[Band], kept: Sequence[Band], doubts: Doubts) -> None:
    """Doubt numbers that do not go on: rows may be hidden, lost, or on another page.

    Args:
        bands: all rows, also headings between the steps.
        kept: the rows that are steps.
        doubts: where doubts go.
    """
    before, blanks, letter = "", 0, ""
    for band in bands:
        number = folded(band.number) if band.number else ""
        same = (
            place
            for place, one in enumerate(kept)
            if one.table is band.table and one.first >= band.first
        )
        step = next(same, None)
        if not number.isdecimal():
            blanks += not number
            if letter and number:
                _doubt_letter(letter, number, blanks, step, doubts)
            letter = number or letter
            continue
        letter = ""
        if not before and int(number) > 1 + blanks:
            doubts.add(f"penomoran mulai dari {number}; baris sebelumnya tidak terbaca", step)
        elif before:
            _doubt_gap(int(before), int(number), blanks, step, doubts)
        before, blanks = number, 0


def _doubt_letter(before: str, number: str, blanks: int, step: int | None, doubts: Doubts) -> None:
    """Doubt a letter or a Roman number after another one; each heading may begin anew."""
    is_alike = bool(_values(before).keys() & _values(number).keys())
    if is_alike and number not in _FIRST and not follows(before, number, blanks):
        doubts.add(f"penomoran meloncat dari {before} ke {number}", step)


def _doubt_gap(before: int, number: int, blanks: int, step: int | None, doubts: Doubts) -> None:
    """Doubt a number after another; each part of an SOP may begin with 1 again."""
    most = before + 1 + blanks
    if number > most:
        missing = f"{before + 1}" if number == before + 2 else f"{before + 1}–{number - 1}"
        doubts.add(f"penomoran meloncat dari {before} ke {number}; {missing} tidak terbaca", step)
    elif number <= before and number != 1:
        doubts.add(f"penomoran mundur dari {before} ke {number}", step)
