"""How often branches are taken: what authors say, and how it is written again."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bpmn_gen.compiler.shares import percent


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(1, 5), "20%"),
        (Fraction(1, 40), "2,5%"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 8), "12,5%"),
        (Fraction(1, 3), "33,333333%"),
    ],
)
def test_shares_are_written_as_authors_write_them(share: Fraction, text: str) -> None:
    assert percent(share) == text
