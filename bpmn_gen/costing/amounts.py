"""Times of different kinds, which are added kind by kind and compared only by a stated measure.

Minutes and hours are working time of a person, working days are elapsed days of an office, days,
weeks and months pass on the calendar.  A sum keeps them apart; only ``weight`` brings them to one
measure, to tell which of two ways is the longer one.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bpmn_gen.model.duration import read_duration

if TYPE_CHECKING:
    from bpmn_gen.definition.schema.daerah import WaktuKerja
    from bpmn_gen.model.duration import Stretch

MINUTES_OF_HOUR = 60
_DAYS_OF_WEEK = 7
_DAYS_OF_MONTH = 30
"""Of the calendar, to compare ways; a sum says months."""
_MINUTES = {"detik": Fraction(1, 60), "menit": Fraction(1), "jam": Fraction(MINUTES_OF_HOUR)}
_DAYS = {"hari": 1, "minggu": _DAYS_OF_WEEK}
_MONTHS = {"bulan": 1, "triwulan": 3, "semester": 6, "tahun": 12}


@dataclass(frozen=True, slots=True)
class Pace:
    """The measure by which times of different kinds are compared; shown wherever it is used."""

    hours_of_day: Fraction = Fraction(15, 2)
    """Hours of work in a working day."""
    days_of_week: int = 5
    """Working days in a week."""

    @property
    def minutes_of_day(self) -> Fraction:
        """Minutes of work in a working day."""
        return self.hours_of_day * MINUTES_OF_HOUR


def pace_of(settings: WaktuKerja) -> Pace:
    """The measure that the regency sets."""
    return Pace(Fraction(settings.jam_per_hari.kali), int(settings.hari_per_minggu))


@dataclass(frozen=True, slots=True)
class Amount:
    """A time, kind by kind."""

    minutes: Fraction = Fraction()
    """Working time of a person, in minutes."""
    working_days: Fraction = Fraction()
    """Elapsed days on which the office works."""
    days: Fraction = Fraction()
    """Elapsed days of the calendar."""
    months: Fraction = Fraction()
    """Elapsed months of the calendar."""

    def __add__(self, other: Amount) -> Amount:
        """The sum, kind by kind."""
        return Amount(
            self.minutes + other.minutes,
            self.working_days + other.working_days,
            self.days + other.days,
            self.months + other.months,
        )

    def __mul__(self, times: Fraction | int) -> Amount:
        """So many times as much."""
        return Amount(
            self.minutes * times, self.working_days * times, self.days * times, self.months * times
        )

    def __bool__(self) -> bool:
        """Whether it is any time at all."""
        return self != NOTHING

    @property
    def kinds(self) -> int:
        """How many kinds of time stand in it, which cannot be added: 0 to 3."""
        elapsed = bool(self.days or self.months)
        return bool(self.minutes) + bool(self.working_days) + elapsed

    def weight(self, pace: Pace) -> Fraction:
        """Minutes of work in the same time, to compare it with another; printed nowhere."""
        days = self.days + self.months * _DAYS_OF_MONTH
        worked = self.working_days + days * Fraction(pace.days_of_week, _DAYS_OF_WEEK)
        return self.minutes + worked * pace.minutes_of_day


NOTHING = Amount()


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most time that something takes."""

    least: Amount = NOTHING
    most: Amount = NOTHING

    @property
    def middle(self) -> Amount:
        """Half-way between the two."""
        return (self.least + self.most) * Fraction(1, 2)

    def __add__(self, other: Range) -> Range:
        """Both, one after the other."""
        return Range(self.least + other.least, self.most + other.most)


def range_of(text: str) -> Range | None:
    """The time that a duration means, e.g. ``1-3 hari kerja``; None where it says none."""
    found = read_duration(text)
    if found is None:
        return None
    whole = Range()
    for part in found.parts:
        low, high = sorted((part.least, part.most))
        whole += Range(_amount(part, Fraction(low)), _amount(part, Fraction(high)))
    return whole


def _amount(part: Stretch, number: Fraction) -> Amount:
    """So many of the unit of a part."""
    if part.unit in _MINUTES:
        return Amount(minutes=number * _MINUTES[part.unit])
    if part.unit == "hari" and part.in_working_time:
        return Amount(working_days=number)
    if part.unit in _DAYS:
        return Amount(days=number * _DAYS[part.unit])
    return Amount(months=number * _MONTHS[part.unit])
