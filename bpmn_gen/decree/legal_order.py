"""The order of regulations under Mengingat: by rank, then by year and number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

REGENCY = "peraturan bupati"
ALIKE = ("peraturan wali kota", "peraturan walikota")
"""Names in cities for what regencies call ``REGENCY``; both have one rank."""
RANKS = (
    "undang-undang dasar",
    "undang-undang",
    "peraturan pemerintah pengganti undang-undang",
    "peraturan pemerintah",
    "peraturan presiden",
    "peraturan menteri",
    "peraturan badan",
    "peraturan daerah",
    "peraturan gubernur",
    REGENCY,
)
"""Kinds of regulations from the highest; any other kind comes last."""
_NUMBERS = re.compile(r"nomor\s+(\d+)\s+tahun\s+(\d{4})", re.IGNORECASE)


def ordered(regulations: Iterable[str]) -> tuple[str, ...]:
    """The regulations in the order in which a decree lists them."""
    return tuple(sorted(regulations, key=_place))


def _place(regulation: str) -> tuple[int, int, int]:
    """Rank, year and number."""
    name = " ".join(regulation.lower().split())
    name = REGENCY if name.startswith(ALIKE) else name
    fitting = [at for at, rank in enumerate(RANKS) if name.startswith(rank)]
    rank = max(fitting, key=lambda at: len(RANKS[at]), default=len(RANKS))
    numbers = _NUMBERS.search(regulation)
    number, year = (int(numbers[1]), int(numbers[2])) if numbers else (0, 0)
    return rank, year, number
