"""Adds numbers so that every Python gets the same result, to the last digit.

Since 3.12 ``sum`` makes up for what rounding loses, so two versions would draw the same file
differently in its last digits, and its bytes would differ.
"""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def added(numbers: Iterable[float]) -> float:
    """The sum of numbers, added one after the other; 0 where there are none."""
    return reduce(add, numbers, 0.0)
