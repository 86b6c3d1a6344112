"""Times in Indonesian words, as pages and workbooks print them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.costing.amounts import MINUTES_OF_HOUR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.costing.amounts import Amount, Pace, Range
    from bpmn_gen.costing.lead_time import LeadTime

_PLACES = Decimal("0.01")
CALENDAR = "hari atau bulan kalender"
"""The name of times that pass whether anybody works or not."""
_YEAR = 12
"""Months."""


def number(value: Fraction) -> str:
    """A number with two decimals at the most, as Indonesians write it: ``1,5``."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    rounded = exact.quantize(_PLACES, ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    return ",".join(filter(None, (whole, rest.rstrip("0"))))


def in_words(amount: Amount) -> str:
    """A time kind by kind, the slowest first: ``3 hari kerja 2 jam 30 menit``; ``0 menit``."""
    years, months = divmod(amount.months, _YEAR)
    hours, minutes = divmod(amount.minutes, MINUTES_OF_HOUR)
    parts = (
        (Fraction(years), "tahun"),
        (months, "bulan"),
        (amount.days, "hari"),
        (amount.working_days, "hari kerja"),
        (Fraction(hours), "jam"),
        (minutes, "menit"),
    )
    said = [f"{number(value)} {unit}" for value, unit in parts if value]
    return " ".join(said) or "0 menit"


def from_to(time: Range) -> str:
    """A range of times: ``2 jam sampai 3 hari kerja``, or one time where both are equal."""
    if time.least == time.most:
        return in_words(time.most)
    return f"{in_words(time.least)} sampai {in_words(time.most)}"


def measure(pace: Pace) -> str:
    """The measure by which times of different kinds were compared, as a sentence."""
    hours, days = number(pace.hours_of_day), pace.days_of_week
    return (
        f"Untuk membandingkan jalan: 1 hari kerja = {hours} jam kerja, "
        f"1 minggu = {days} hari kerja, 1 bulan = 30 hari"
    )


def needs_measure(lead: LeadTime) -> bool:
    """Whether times of different kinds stood in the comparison."""
    return len(kinds_in(lead.times.values())) > 1


def kinds_in(times: Iterable[Range]) -> list[str]:
    """The kinds of time that stand in some times and cannot be added, by their names."""
    amounts = [amount for time in times for amount in (time.least, time.most)]
    said = (
        ("jam dan menit kerja", any(amount.minutes for amount in amounts)),
        ("hari kerja", any(amount.working_days for amount in amounts)),
        (CALENDAR, any(amount.days or amount.months for amount in amounts)),
    )
    return [name for name, is_there in said if is_there]
