"""What a number in a cell means: Excel keeps dates and times as numbers too."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation
from typing import Final

from bpmn_gen.workbook.cells import Kind

_DATES: Final = frozenset({14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)})
_TIMES: Final = frozenset({18, 19, 20, 21, 45, 46, 47})
"""Formats that every workbook knows without saying so."""
_QUOTED = re.compile(r'"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_.|\*.', re.IGNORECASE)
"""What a format prints as it is, and what it says about colours and languages."""
_EPOCH = dt.date(1899, 12, 30)
_LATER = 1_462
"""Days by which the calendar of old Macintosh workbooks begins later."""
_DAYS: Final = 2_958_466
"""Beyond the last day that Excel knows."""
_MINUTES = 24 * 60


def kind_of_format(number: int, code: str) -> Kind:
    """What a number in some format is."""
    if number in _DATES:
        return Kind.DATE
    if number in _TIMES:
        return Kind.TIME
    bare = _QUOTED.sub("", code).lower().split(";")[0]
    if bare in ("", "general", "@"):
        return Kind.NUMBER
    if "y" in bare or "d" in bare:
        return Kind.DATE
    return Kind.TIME if "h" in bare or "s" in bare else Kind.NUMBER


def shown(raw: str, kind: Kind, *, later: bool = False) -> tuple[str, Kind]:
    """The text of a number, and what it really is."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw, Kind.TEXT
    if not value.is_finite() or abs(value) >= Decimal(10) ** 40:
        return raw, Kind.ERROR
    if kind is Kind.NUMBER or not 0 <= value < _DAYS:
        return _plain(value), Kind.NUMBER
    if value < 1:
        return _clock(value), Kind.TIME
    day = _EPOCH + dt.timedelta(days=int(value) + later * _LATER)
    rest = value % 1
    return (day.isoformat() + (f" {_clock(rest)}" if rest else ""), Kind.DATE)


def _plain(value: Decimal) -> str:
    """A number as people write it; Excel keeps 15 digits and adds noise behind them."""
    rounded = +value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    if rounded == rounded.to_integral_value():
        return f"{rounded:.0f}"
    return f"{float(rounded):.12g}".replace(".", ",")


def _clock(value: Decimal) -> str:
    """A part of a day as a time."""
    minutes = round(value * _MINUTES) % _MINUTES
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
